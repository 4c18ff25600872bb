"""Takes a site's texts; gives the built site in ``site/``, whole or not at all."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from generator import engines
from generator.engines.as_files import lead
from generator.engines.images import images
from generator.engines.policy import guard
from generator.engines.search import fill
from generator.model import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BUILD, SITE = "build", "site"


def build(root: Path, texts: Mapping[str, str], stamp: int, engine: str, *, as_files: bool = False) -> tuple[bool, str]:
    """Write the tree under ``build/``, let the engine build it there, and put the outcome in place of ``site/``.

    With ``as_files``, its links lead to files, so that it can be read without a web server.
    Gives whether it went well, and what the engine printed; a build that failed leaves the old site as it was.
    """
    build = root / BUILD
    for folder in (engines.PAGES, engines.SITE, engines.TEMPLATES):
        shutil.rmtree(build / folder, ignore_errors=True)
    for path, image in images(root).items():
        target = build / engines.PAGES / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(image, target)
    write(build / engines.PAGES, texts)
    own = (root / SETTINGS).read_text(encoding="utf-8")
    engines.dress(build, root, own, engine)
    file = build / SETTINGS
    file.write_text(engines.settings(own), encoding="utf-8", newline="\n")
    done, log = engines.run(engine, file, stamp)
    if done:
        fill(build / engines.SITE)
        if as_files:
            lead(build / engines.SITE)
        if engines.theme(own).name == engines.FRAMED:
            guard(build / engines.SITE, engine)
        swap(build / engines.SITE, root / SITE)
    return done, log


def write(folder: Path, texts: Mapping[str, str]) -> None:
    """Write texts by path under a folder."""
    for path, text in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def swap(new: Path, old: Path) -> None:
    """Put a folder in place of another by two renames, the old one back if the second fails; ``.gitkeep`` is kept."""
    (new / ".gitkeep").touch()
    aside = new.with_name(f"{new.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    if old.exists():
        old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        if aside.exists():
            aside.rename(old)
        raise
    shutil.rmtree(aside, ignore_errors=True)
