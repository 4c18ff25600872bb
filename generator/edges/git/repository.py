"""Find the repository that holds a folder, by walking up from it.

Git looks for a repository in a folder before it looks above, and takes files that a branch adds for one.
So we look ourselves, and only a ``.git`` at or above the folder counts.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POINTER = "gitdir: "
LONGEST = 4096
"""Characters of a path that a file names."""


class Repository(NamedTuple):
    """A repository: the folder that it holds, its own folder there, and the one that its worktrees share."""

    top: Path
    own: Path
    shared: Path
    bare: bool = False

    def prefix(self, folder: Path) -> str:
        """Return what the paths of a folder begin with, counted from the top."""
        inside = "" if self.bare else folder.resolve().relative_to(self.top).as_posix()
        return f"{inside}/" if inside not in {"", "."} else ""


def repositories(folder: Path) -> Iterator[Repository]:
    """Find the repositories at or above a folder, the nearest first; a bare one counts where there is no other."""
    folder = folder.resolve()
    found = [repository for top in (folder, *folder.parents) if (repository := _at(top))]
    yield from found
    if not found and _is_repository(folder):
        yield Repository(folder, folder, folder, bare=True)


def _at(top: Path) -> Repository | None:
    """Find the repository of a folder that has a ``.git``; a file there never leads into its own folder."""
    place = top / ".git"
    own = place if place.is_dir() and not place.is_symlink() else _named(place, POINTER)
    if own is None or (own != place and own.is_relative_to(top)):
        return None
    shared = _named(own / "commondir") or own
    return Repository(top, own, shared) if _is_repository(own, shared) else None


def _named(file: Path, before: str = "") -> Path | None:
    """Return the folder that a file of Git's names, counted from where the file stands."""
    with suppress(OSError, ValueError):
        if file.is_symlink():
            return file.resolve()
        if file.is_file():
            with file.open(encoding="utf-8", errors="surrogateescape") as stream:
                said = stream.read(LONGEST).removesuffix("\n").removesuffix("\r")
            if said.startswith(before):
                return (file.parent / said.removeprefix(before)).resolve()
    return None


def _is_repository(own: Path, shared: Path | None = None) -> bool:
    shared = shared or own
    with suppress(OSError):
        return (own / "HEAD").is_file() and (shared / "objects").is_dir() and (shared / "refs").is_dir()
    return False
