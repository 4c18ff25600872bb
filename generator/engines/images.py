"""Takes a project's folder; gives the desk's own images, its logo among them, by their paths in the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import is_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER, PLACE = "briefings/assets", "assets"
SUFFIXES = frozenset({".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp"})


def images(root: Path) -> dict[str, Path]:
    """Give the images below ``briefings/assets/``; nothing else there is published, no link is followed."""
    folder = root / FOLDER
    found = {f"{PLACE}/{path.relative_to(folder).as_posix()}": path for path in sorted(_below(folder))}
    return {address: path for address, path in found.items() if is_address(address)}


def _below(folder: Path) -> Iterator[Path]:
    """Walk without a call for each level, of which there may be thousands."""
    folders = [folder] if folder.is_dir() and not folder.is_symlink() else []
    while folders:
        for path in folders.pop().iterdir():
            if path.is_symlink():
                continue
            if path.is_dir():
                folders.append(path)
            elif path.suffix.lower() in SUFFIXES and path.is_file():
                yield path
