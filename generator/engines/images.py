"""Takes a project's folder; gives the desk's own images, its logo among them, by their paths in the site."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER, PLACE = "briefings/assets", "assets"
SUFFIXES = frozenset({".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp"})


def images(root: Path) -> dict[str, Path]:
    """Give the images below ``briefings/assets/``; nothing else there is published, and no link is followed."""
    folder = root / FOLDER
    if folder.is_symlink():
        return {}
    found = [Path(above, name) for above, _, names in os.walk(folder) for name in names]
    return {
        f"{PLACE}/{path.relative_to(folder).as_posix()}": path
        for path in sorted(found)
        if path.suffix.lower() in SUFFIXES and path.is_file() and not path.is_symlink()
    }
