"""Find the repository that contains a folder, by walking up from the folder.

Git also accepts a folder itself as a bare repository, before it looks above, and a branch can add such files.
So this module searches itself, and only a ``.git`` at or above the folder counts.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POINTER = "gitdir: "
"""The beginning of a ``.git`` file, which names the repository's own folder."""
LONGEST = 4096
"""The most characters of a path that are read from a file."""


class Repository(NamedTuple):
    """A repository: the folder of its files, its own folder of data, and the data folder that its worktrees share."""

    top: Path
    own: Path
    shared: Path
    bare: bool = False

    def prefix(self, folder: Path) -> str:
        """Return the beginning of a folder's paths, relative to the top."""
        inside = "" if self.bare else folder.resolve().relative_to(self.top).as_posix()
        return f"{inside}/" if inside not in {"", "."} else ""


def repositories(folder: Path) -> Iterator[Repository]:
    """Find the repositories at or above a folder, the nearest first.

    A bare repository counts only if there is no other.
    """
    folder = folder.resolve()
    found = [repository for top in (folder, *folder.parents) if (repository := _find_at(top))]
    yield from found
    if not found and _is_repository(folder):
        yield Repository(folder, folder, folder, bare=True)


def _find_at(top: Path) -> Repository | None:
    """Find the repository of a folder that has a ``.git``.

    If that is a file, it must not lead into the same folder.
    """
    place = top / ".git"
    own = place if place.is_dir() and not place.is_symlink() else _read_path(place, POINTER)
    if own is None or (own != place and own.is_relative_to(top)):
        return None
    shared = _read_path(own / "commondir") or own
    return Repository(top, own, shared) if _is_repository(own, shared) else None


def _read_path(file: Path, before: str = "") -> Path | None:
    """Return the folder that one of Git's files names.

    A relative path starts at the folder of that file.
    """
    with suppress(OSError, ValueError):
        if file.is_symlink():
            return file.resolve()
        if file.is_file():
            with file.open(encoding="utf-8", errors="surrogateescape") as stream:
                line = stream.read(LONGEST).removesuffix("\n").removesuffix("\r")
            if line.startswith(before):
                return (file.parent / line.removeprefix(before)).resolve()
    return None


def _is_repository(own: Path, shared: Path | None = None) -> bool:
    shared = shared or own
    with suppress(OSError):
        return (own / "HEAD").is_file() and (shared / "objects").is_dir() and (shared / "refs").is_dir()
    return False
