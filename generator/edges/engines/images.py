"""Takes a project's folder; gives the desk's own images, its logo among them, by their paths in the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import IMAGES, image
from generator.read.characters import is_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def images(root: Path) -> dict[str, Path]:
    """Give the images below ``briefings/assets/``; nothing else there is published, and no link is followed."""
    found = {image(path.relative_to(root).as_posix()): path for path in sorted(_below(root / IMAGES))}
    return {name: path for name, path in found.items() if name and is_address(name)}


def _below(folder: Path) -> Iterator[Path]:
    """Walk without a call for each level, of which there may be thousands."""
    folders = [folder] if folder.is_dir() and not folder.is_symlink() else []
    while folders:
        for path in folders.pop().iterdir():
            if path.is_symlink():
                continue
            if path.is_dir():
                folders.append(path)
            elif path.is_file():
                yield path
