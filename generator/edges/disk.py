"""Read the files of a project from its folder, and save new texts there, all or none."""

from __future__ import annotations

import os
import re
import shutil
import signal
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import TYPE_CHECKING

from generator.model import LARGEST, SETTINGS, Tree
from generator.model.bounds import FILES, PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


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


NAMED = 3
"""How many files a sentence names."""


class ChangedError(Exception):
    """Which file is no longer as it was read, in a sentence."""


def replace_all(root: Path, tree: Tree, texts: Mapping[str, str]) -> None:
    """Put texts in place of files of a tree that was read below a folder, all of them or none.

    This is the one way in which a file is written over that a person may have edited.
    Where anything that the tree holds is other than it was read, nothing is done, and a ChangedError names it:
    a file that was saved meanwhile would be lost, and what was made from others would not be made from what is there.

    Everything is written beside its place first, so that only renames are left; these go in the order of ``texts``.
    What fails half-way is put back, and a signal waits until all is done.
    Only what nothing can wait for, such as a power cut, can fall between two renames.
    """
    made = [folder for path in texts for folder in ((root / path).parent,) if not folder.exists()]
    staged = {path: (root / path).with_name(f".{Path(path).name}.new") for path in texts}
    done: list[str] = []
    with _signals_held():
        try:
            for path, text in texts.items():
                staged[path].parent.mkdir(parents=True, exist_ok=True)
                _settle(staged[path].parent.parent)
                settled(staged[path], text.encode())
            unchanged(root, tree)
            for path, beside in staged.items():
                put(beside, root / path, tree.files.get(path))
                done.append(path)
        except BaseException:
            for path in reversed(done):
                _put_back(root / path, tree.files.get(path), texts[path].encode())
            for beside in staged.values():
                beside.unlink(missing_ok=True)
            for folder in made:
                with suppress(OSError):
                    folder.rmdir()
            raise


def unchanged(root: Path, tree: Tree) -> None:
    """Compare a folder with the tree that was read from it; raise a ChangedError that names what differs.

    What editors keep beside a file while it is open, under a hidden name, is no part of the project.
    """
    before, after = (
        {path: held for path, held in {**each.refused, **each.files}.items() if "/." not in path}
        for each in (tree, read(root))
    )
    if changed := sorted(path for path in {*before, *after} if before.get(path) != after.get(path)):
        raise _changed(*(root / path for path in changed))


def put(beside: Path, target: Path, before: bytes | None) -> None:
    """Rename a file to its place, where nothing stands or the bytes from ``before``; else raise a ChangedError."""
    if before is None:
        _put_first(beside, target)
    elif not target.is_file() or target.is_symlink() or target.read_bytes() != before:
        raise _changed(target)
    else:
        shutil.copymode(target, beside)
        beside.replace(target)
    _settle(target.parent)


def _put_first(beside: Path, target: Path) -> None:
    """Put a file where nothing stands: a link, unlike a rename, takes nobody's place."""
    try:
        os.link(beside, target)
    except FileExistsError:
        raise _changed(target) from None
    except OSError as error:  # a file system without links
        if os.path.lexists(target):
            raise _changed(target) from error
        beside.rename(target)
    else:
        beside.unlink()


def _put_back(target: Path, before: bytes | None, ours: bytes) -> None:
    """Undo a replacement, unless somebody has saved the file since."""
    if not target.is_file() or target.read_bytes() != ours:
        return
    if before is None:
        target.unlink()
        return
    beside = target.with_name(f".{target.name}.old")
    settled(beside, before)
    shutil.copymode(target, beside)
    beside.replace(target)


def _changed(*files: Path) -> ChangedError:
    named = ", ".join(map(str, files[:NAMED])) + (" and more" if len(files) > NAMED else "")
    return ChangedError(f"while this ran, somebody changed {named}, so nothing was done; look at that and try again")


def settled(file: Path, data: bytes) -> None:
    """Write a file anew, whatever stood there, so that it is on the disk before anything is renamed."""
    file.unlink(missing_ok=True)  # what a power cut has left, or a link that would lead elsewhere
    with file.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _settle(folder: Path) -> None:
    """Have the names in a folder on the disk before the next file is renamed, where the system can."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


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
