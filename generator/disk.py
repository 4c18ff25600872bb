"""Takes a folder; gives the tree of a project's files in it, and keeps the folder to ourselves meanwhile."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager, suppress
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import TYPE_CHECKING

from generator.model import LARGEST, SETTINGS, Tree
from generator.model.bounds import FILES, PROJECT

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PARTS = (SETTINGS, "seeds", "briefings", "docs")
UNNAMED = "has a name that is not UTF-8"
"""Why a file is refused that is not named in text."""
DEEPEST = 64
"""Folders within folders: what lies deeper is not read."""
DEEP = f"lies more than {DEEPEST} folders deep"
WRITTEN = (".json", ".md", ".yml")
"""How the names of files end that we write and read; no folder has such a name."""


def read(root: Path) -> Tree:
    """Read ``mkdocs.yml``, ``seeds/``, ``briefings/`` and the texts of ``docs/``.

    Follows no link, and raises nothing for what it meets inside the folder; one that nobody may enter is an OSError.
    Reading stops once a project is larger than what is read, which is a finding of its own.
    """
    files: dict[str, bytes] = {}
    refused: dict[str, str] = {}
    whole = 0
    with suppress(FileNotFoundError, NotADirectoryError):
        _enter(root)
    for path in _walk([root / part for part in PARTS], refused, root):
        name = path.relative_to(root).as_posix()
        if not is_named(name):
            refused[name] = UNNAMED
            continue
        try:
            if path.stat().st_size > LARGEST:
                refused[name] = f"is larger than {LARGEST // 1024 // 1024} MiB"
            else:
                files[name] = path.read_bytes()
                whole += len(files[name])
        except OSError as error:
            refused[name] = _reason(error)
        if len(files) > FILES or whole > PROJECT:
            break
    return Tree(dict(sorted(files.items())), dict(sorted(refused.items())))


def is_named(path: str) -> bool:
    """Say whether a file has a name that is text."""
    return not re.search("[\ud800-\udfff]", path)


def _enter(root: Path) -> None:
    """Raise an OSError that names a folder which nobody may enter, so that not each file in it is named."""
    try:
        os.stat(os.path.join(root, "."))  # noqa: PTH116, PTH118 (a Path would drop the dot)
    except PermissionError as error:
        raise PermissionError(error.errno, error.strerror, str(root)) from None


def ours(path: str) -> bool:
    """Whether a project's tree holds a file of this path: of the guide, it holds the texts."""
    return path.partition("/")[0] in PARTS and (not path.startswith("docs/") or path.endswith(".md"))


@contextmanager
def alone(root: Path) -> Iterator[bool]:
    """Keep a folder to ourselves, and say whether nobody else has it; where the system has no such lock, always."""
    if fcntl is None or not root.is_dir():
        yield True
        return
    folder = os.open(root, os.O_RDONLY)
    try:
        yield _locked(folder)
    finally:
        os.close(folder)


def _locked(folder: int) -> bool:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _walk(paths: list[Path], refused: dict[str, str], root: Path) -> Iterator[Path]:
    for path in sorted(paths):
        name = path.relative_to(root).as_posix()
        try:
            mode = path.lstat().st_mode
            if why := _unfit(name, mode):
                refused[name] = why
            elif S_ISDIR(mode):
                yield from _walk(list(path.iterdir()), refused, root)
            elif ours(name):
                yield path
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            refused[name] = _reason(error)


def _unfit(name: str, mode: int) -> str:
    """Say why what stands under a name is not taken; nothing where it is."""
    if S_ISLNK(mode):
        return "is a link"
    if name.count("/") >= DEEPEST:
        return DEEP
    if S_ISDIR(mode):
        return "is a folder, where a file is expected" if name.endswith(WRITTEN) else ""
    if not S_ISREG(mode):
        return "is neither a file nor a folder"
    return "is a file, where a folder is expected" if name in PARTS and name != SETTINGS else ""


def _reason(error: OSError) -> str:
    return f"cannot be read: {(error.strerror or 'unknown reason').lower()}"
