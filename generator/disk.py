"""Takes a folder; gives the tree of a project's files in it, and puts new texts in their place."""

from __future__ import annotations

import os
import re
import shutil
import signal
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from generator.model import LARGEST, SETTINGS, Tree

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PARTS = (SETTINGS, "seeds", "briefings", "docs")
UNNAMED = "has a name that is not UTF-8"
"""Why a file is refused that is not named in text."""
DEEPEST = 64
"""Folders within folders: what lies deeper is not read."""
DEEP = f"lies more than {DEEPEST} folders deep"


def read(root: Path) -> Tree:
    """Read ``mkdocs.yml``, ``seeds/``, ``briefings/`` and the texts of ``docs/``.

    Follows no link, and raises nothing for what it meets.
    """
    files: dict[str, bytes] = {}
    refused: dict[str, str] = {}
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
        except OSError as error:
            refused[name] = _reason(error)
    return Tree(dict(sorted(files.items())), dict(sorted(refused.items())))


def is_named(path: str) -> bool:
    """Say whether a file has a name that is text."""
    return not re.search("[\ud800-\udfff]", path)


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


def replace_all(root: Path, texts: Mapping[str, str]) -> None:
    """Put texts in place of files below a folder, all of them or none: what fails half-way is put back.

    Everything is written beside its place first, so that only renames are left; these go in the order of ``texts``.
    A signal waits until all is done. Only what nothing can wait for, such as a power cut, can fall between two renames.
    """
    targets = {root / path: text.encode() for path, text in texts.items()}
    made = [folder for target in targets for folder in (target.parent,) if not folder.exists()]
    staged = {target: target.with_name(f".{target.name}.new") for target in targets}
    before = {target: target.read_bytes() for target in targets if target.exists()}
    done: list[Path] = []
    with _signals_held():
        try:
            for target, data in targets.items():
                target.parent.mkdir(parents=True, exist_ok=True)
                settled(staged[target], data)
                if target in before:
                    shutil.copymode(target, staged[target])
            for target, beside in staged.items():
                beside.replace(target)
                done.append(target)
        except BaseException:
            for target in done:
                if target in before:
                    settled(staged[target], before[target])
                    staged[target].replace(target)
                else:
                    target.unlink()
            for beside in staged.values():
                beside.unlink(missing_ok=True)
            for folder in made:
                with suppress(OSError):
                    folder.rmdir()
            raise


def settled(file: Path, data: bytes) -> None:
    """Write a file so that it is on the disk before anything is renamed."""
    with file.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def _signals_held() -> Iterator[None]:
    """Let no signal interrupt what happens inside, where the system can hold them."""
    hold = getattr(signal, "pthread_sigmask", None)
    before = hold(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}) if hold else None
    try:
        yield
    finally:
        if hold:
            hold(signal.SIG_SETMASK, before)


def _walk(paths: list[Path], refused: dict[str, str], root: Path) -> Iterator[Path]:
    for path in sorted(paths):
        name = path.relative_to(root).as_posix()
        if path.is_symlink():
            refused[name] = "is a link"
        elif name.count("/") >= DEEPEST:
            refused[name] = DEEP
        elif path.is_dir():
            try:
                yield from _walk(list(path.iterdir()), refused, root)
            except OSError as error:
                refused[name] = _reason(error)
        elif path.is_file():
            if ours(name):
                yield path
        elif path.exists():
            refused[name] = "is neither a file nor a folder"


def _reason(error: OSError) -> str:
    return f"cannot be read: {(error.strerror or 'unknown reason').lower()}"
