"""Takes a folder; gives the tree of a project's files in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PARTS = ("mkdocs.yml", "seeds", "briefings", "docs")
LARGEST = 8 * 1024 * 1024


def read(root: Path) -> Tree:
    """Read ``mkdocs.yml``, ``seeds/``, ``briefings/`` and the texts of ``docs/``.

    Follows no link, and raises nothing for what it meets.
    """
    files: dict[str, bytes] = {}
    refused: dict[str, str] = {}
    for path in _walk([root / part for part in PARTS], refused, root):
        name = path.relative_to(root).as_posix()
        try:
            if path.stat().st_size > LARGEST:
                refused[name] = f"is larger than {LARGEST // 1024 // 1024} MiB"
            else:
                files[name] = path.read_bytes()
        except OSError as error:
            refused[name] = _reason(error)
    return Tree(dict(sorted(files.items())), dict(sorted(refused.items())))


def _walk(paths: list[Path], refused: dict[str, str], root: Path) -> Iterator[Path]:
    for path in sorted(paths):
        name = path.relative_to(root).as_posix()
        if path.is_symlink():
            refused[name] = "is a link"
        elif path.is_dir():
            try:
                yield from _walk(list(path.iterdir()), refused, root)
            except OSError as error:
                refused[name] = _reason(error)
        elif path.is_file():
            if not name.startswith("docs/") or path.suffix == ".md":
                yield path
        elif path.exists():
            refused[name] = "is neither a file nor a folder"


def _reason(error: OSError) -> str:
    return f"cannot be read: {(error.strerror or 'unknown reason').lower()}"
