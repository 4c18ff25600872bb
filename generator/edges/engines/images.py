"""Find the desk's own images, such as its logo, and their paths in the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import IMAGES, image
from generator.read.characters import is_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def images(root: Path) -> dict[str, Path]:
    """Return the images below ``briefings/assets/`` by their paths in the site.

    Nothing else in that folder is published, and no link is followed.
    """
    found = {image(path.relative_to(root).as_posix()): path for path in sorted(_walk(root / IMAGES))}
    return {name: path for name, path in found.items() if name and is_address(name)}


def _walk(folder: Path) -> Iterator[Path]:
    """Return all files below a folder, without recursion, because there may be thousands of levels."""
    folders = [folder] if folder.is_dir() and not folder.is_symlink() else []
    while folders:
        for path in folders.pop().iterdir():
            if path.is_symlink():
                continue
            if path.is_dir():
                folders.append(path)
            elif path.is_file():
                yield path
