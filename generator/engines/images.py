"""Takes a project's folder; gives the desk's own images, its logo among them, by their paths in the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import IMAGES, image

if TYPE_CHECKING:
    from pathlib import Path


def images(root: Path) -> dict[str, Path]:
    """Give the images below ``briefings/assets/``; nothing else there is published, and no link is followed."""
    if (root / IMAGES).is_symlink():
        return {}
    found = {image(path.relative_to(root).as_posix()): path for path in sorted((root / IMAGES).rglob("*"))}
    return {name: path for name, path in found.items() if name and path.is_file() and not path.is_symlink()}
