"""Takes a site's texts; gives the built site in ``site/``, whole or not at all."""

from __future__ import annotations

import errno
import shutil
from typing import TYPE_CHECKING

from generator.edges import disk, engines
from generator.edges.engines.as_files import lead
from generator.edges.engines.content_policy import guard
from generator.edges.engines.images import images
from generator.edges.engines.search_index import fill
from generator.model import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BUILD, SITE = "build", "site"
MARK = "assets/briefings.css"
"""What every built site holds: a folder without it is somebody's own."""
ENGINES_OWN = frozenset({"search.json", "sitemap.xml", "sitemap.xml.gz", "objects.inv"})
"""Files at the root of a site that one engine makes and another does not."""


def build(root: Path, texts: Mapping[str, str], stamp: int, engine: str, *, as_files: bool = False) -> tuple[bool, str]:
    """Write the tree under ``build/``, let the engine build it there, and put the outcome in place of ``site/``.

    With ``as_files``, its links lead to files, so that it can be read without a web server.
    Gives whether it went well, and what the engine printed; a build that failed leaves the old site as it was.
    What stands in the way, a link or somebody's own files, is an OSError that names it.
    """
    build = root / BUILD
    for folder in (build, root / SITE):
        if folder.is_symlink():
            raise _in_the_way(folder, "is a link, and a build makes a folder of its own here; take it away")
    build.mkdir(exist_ok=True)
    with disk.alone(build) as alone:
        if not alone:
            raise _in_the_way(build, "something else is being built here; try again")
        return _built(root, texts, stamp, engine, as_files=as_files)


def _built(root: Path, texts: Mapping[str, str], stamp: int, engine: str, *, as_files: bool) -> tuple[bool, str]:
    build = root / BUILD
    file = build / SETTINGS
    for path in (build / engines.PAGES, build / engines.SITE, build / engines.TEMPLATES, file):
        clear(path)
    for place, image in images(root).items():
        target = build / engines.PAGES / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(image, target)
    write(build / engines.PAGES, texts)
    own = (root / SETTINGS).read_text(encoding="utf-8")
    engines.dress(build, root, own, engine)
    file.write_text(engines.settings(own), encoding="utf-8", newline="\n")
    done, log = engines.run(engine, file, stamp)
    if done:
        fill(build / engines.SITE)
        if as_files:
            lead(build / engines.SITE)
        if engines.theme(own).name == engines.FRAMED:
            guard(build / engines.SITE, engine, as_files=as_files)
        swap(build / engines.SITE, root / SITE)
    return done, log


def write(folder: Path, texts: Mapping[str, str]) -> None:
    """Write texts by path under a folder."""
    for path, text in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def swap(new: Path, old: Path) -> None:
    """Put a folder in place of another by two renames, the old one back if the second fails; ``.gitkeep`` is kept.

    The old one is taken away whole, so it must be a site that was built before, with nothing of anybody's own in it.
    """
    (new / ".gitkeep").touch()
    if own := _own(new, old):
        raise _in_the_way(
            own, "no build has made this, and it would be taken away with the old site; move it elsewhere"
        )
    aside = new.with_name(f"{new.name}.old")
    clear(aside)
    if old.exists():
        old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        if aside.exists():
            aside.rename(old)
        raise
    clear(aside)


def _own(new: Path, old: Path) -> Path | None:
    """Name what stands in place of a site, or at its root, and was not built, such as a file that a host asks for."""
    if not old.is_dir():
        return old if old.exists() else None
    there = [path for path in sorted(old.iterdir()) if path.name != ".gitkeep"]
    if (old / MARK).is_file():
        made = {path.name for path in new.iterdir()} | ENGINES_OWN
        there = [each for each in there if each.name not in made and (each.name[0] == "." or not each.is_dir())]
    return next(iter(there), None)


def clear(path: Path) -> None:
    """Remove what stands at a path, a folder with all that is in it; of a link the link alone."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _in_the_way(path: Path, why: str) -> OSError:
    return OSError(errno.EEXIST, why, str(path))
