"""Build a site from its texts in ``site/``, completely or not at all."""

from __future__ import annotations

import errno
import shutil
from typing import TYPE_CHECKING

from generator.edges import disk, engines
from generator.edges.engines.content_policy import add_policy
from generator.edges.engines.images import images
from generator.edges.engines.printable import find_obstacle
from generator.edges.engines.search_index import fill, load_from_files
from generator.edges.printing import explain_frame, order
from generator.model import FRAMED, SETTINGS
from generator.site.printing import FrameError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.site.render import Site

BUILD, SITE = "build", "site"
MARK = "assets/briefings.css"
"""A file that every built site contains: a folder without it belongs to somebody else."""
ENGINES_OWN = frozenset({"search.json", "sitemap.xml", "sitemap.xml.gz", "objects.inv"})
"""Files at the root of a site that only some engines make."""


def build(root: Path, site: Site, stamp: int, engine: str, *, stock: bool = False) -> tuple[bool, str]:
    """Build a site, and replace ``site/`` by it.

    Under ``build/``, the engine builds specimens, and the pages are printed into the frames that are cut from them.
    If ``stock`` is true, or if printed pages could differ, the engine builds every page itself, with the same result.
    Returns whether the build succeeded, and what a person should read about it; a failed build leaves the old site
    unchanged.
    Raises an OSError that names a link or a file that this program did not make, if it is in the way.
    """
    build = root / BUILD
    for folder in (build, root / SITE):
        if folder.is_symlink():
            raise _refuse(folder, "is a link, but a build makes its own folder here; delete the link")
    build.mkdir(exist_ok=True)
    with disk.lock_folder(build) as locked:
        if not locked:
            raise _refuse(build, "another build is running here; try again when it has ended")
        return _build(root, site, stamp, engine, stock=stock)


def _build(root: Path, site: Site, stamp: int, engine: str, *, stock: bool) -> tuple[bool, str]:
    build = root / BUILD
    file, tree, built = build / SETTINGS, build / engines.PAGES, build / engines.SITE
    for path in (tree, built, build / engines.TEMPLATES, file):
        clear(path)
    for place, image in images(root).items():
        target = tree / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(image, target)
    own = (root / SETTINGS).read_text(encoding="utf-8")
    settings = engines.settings(own, as_files=site.as_files)
    obstacle = "" if stock else find_obstacle(settings)
    ordered = None if stock or obstacle else order(site, settings, engine)
    write(tree, ordered.tree() if ordered else site.tree())
    engines.copy_templates(build, root, own, engine)
    file.write_text(engines.write_settings(settings), encoding="utf-8", newline="\n")
    succeeded, log = engines.run(engine, file, stamp)
    if not succeeded:
        return False, log
    if site.as_files:
        load_from_files(built)
    if engines.theme(own).name == FRAMED:
        add_policy(built, engine, as_files=site.as_files)
    found = None
    if ordered:
        try:
            found = ordered.print(built)
        except FrameError as error:
            return False, f"{explain_frame(error)}; build with --stock, and {engine} builds every page itself\n"
    fill(built, found, as_files=site.as_files)
    swap(built, root / SITE)
    return True, f"{engine} builds every page itself, which is slower, because {obstacle}\n" if obstacle else ""


def write(folder: Path, texts: Iterable[tuple[str, str]]) -> None:
    """Write texts by path under a folder."""
    for path, text in texts:
        disk.write_below(folder, path, text)


def swap(new: Path, old: Path) -> None:
    """Replace a folder by another in two renames.

    If the second rename fails, the first is undone. The new folder gets a ``.gitkeep``.
    The old folder is deleted, so it must be a site that was built before, and contain no other files.
    """
    (new / ".gitkeep").touch()
    if own := _find_own(new, old):
        raise _refuse(own, "no build made this, and a build would delete it with the old site; move it elsewhere")
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


def _find_own(new: Path, old: Path) -> Path | None:
    """Return the path of something that no build made, at the place of a site.

    It is the place itself, or is at the root of the site, for example a file that the host asks for.
    """
    if not old.is_dir():
        return old if old.exists() else None
    found = [path for path in sorted(old.iterdir()) if path.name != ".gitkeep"]
    if (old / MARK).is_file():
        made = {path.name for path in new.iterdir()} | ENGINES_OWN
        found = [path for path in found if path.name not in made and (path.name[0] == "." or not path.is_dir())]
    return next(iter(found), None)


def clear(path: Path) -> None:
    """Delete what is at a path, if there is anything.

    A folder is deleted with everything in it, and a link without its target.
    """
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _refuse(path: Path, reason: str) -> OSError:
    return OSError(errno.EEXIST, reason, str(path))
