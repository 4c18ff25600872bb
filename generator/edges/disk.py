"""Read the files of a project from its folder, and write new texts there, all or none."""

from __future__ import annotations

import os
import re
import shutil
import signal
from contextlib import contextmanager, suppress
from dataclasses import replace
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import TYPE_CHECKING

from generator.model import LARGEST, SETTINGS, Tree
from generator.model.bounds import FILES, PROJECT
from generator.model.tree import FOR_HOSTS, LIKE_PAGE, TOO_LARGE
from generator.read.settings import find_captures_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


PARTS = (SETTINGS, "seeds", "briefings", "docs")
"""The file and the folders that make a project."""
UNNAMED = "has a name that is not UTF-8"
"""Why a file is refused whose name is not text."""
DEEPEST = 64
"""The deepest level of folders that is read."""
DEEP = f"lies more than {DEEPEST} folders deep"
WRITTEN = (".json", ".md", ".yml")
"""The endings of files that this program reads or writes; a folder with such a name is refused."""


def read(root: Path) -> Tree:
    """Read ``mkdocs.yml``, ``seeds/``, ``briefings/`` and the texts of ``docs/``.

    Links are not followed. What cannot be read inside the folder is refused with a reason, and raises nothing.
    Raises an OSError if this program may not enter the folder.
    Reading stops when the project exceeds the limits, which a finding reports later.
    """
    files: dict[str, bytes] = {}
    refused: dict[str, str] = {}
    total = 0
    with suppress(FileNotFoundError, NotADirectoryError):
        _try_to_enter(root)
    for path in _find_files([root / part for part in PARTS], refused, root):
        name = path.relative_to(root).as_posix()
        if not is_named(name):
            refused[name] = UNNAMED
            continue
        try:
            if path.stat().st_size > LARGEST:
                refused[name] = TOO_LARGE
            else:
                files[name] = path.read_bytes()
                total += len(files[name])
        except OSError as error:
            refused[name] = _explain_error(error)
        if len(files) > FILES or total > PROJECT:
            break
    tree = Tree(dict(sorted(files.items())), dict(sorted(refused.items())))
    folder = find_captures_folder(files.get(SETTINGS, b""))
    return _with_captures(tree, root, folder) if folder else tree


def _with_captures(tree: Tree, root: Path, folder: str) -> Tree:
    """Return a tree with the captures that its records name and that lie in a folder outside of the project.

    Links are not followed, and a file in ``seeds/`` comes first.
    """
    try:
        if not S_ISDIR((root / folder).lstat().st_mode):
            return tree
    except OSError:
        return tree
    named = b"\n".join(data for path, data in tree.files.items() if path.startswith("seeds/") and path.endswith(".yml"))
    files, outside, refused = dict(tree.files), {}, dict(tree.refused)
    for found in sorted(_walk(root / folder)):
        inner = found.relative_to(root / folder).as_posix()
        path = f"seeds/{inner}"
        if path in files or path in refused or not is_named(inner) or inner.encode() not in named:
            continue
        outside[path] = f"{folder}/{inner}"
        try:
            if found.stat().st_size > LARGEST:
                refused[path] = TOO_LARGE
            else:
                files[path] = found.read_bytes()
        except OSError as error:
            refused[path] = _explain_error(error)
    return replace(tree, files=dict(sorted(files.items())), refused=dict(sorted(refused.items())), outside=outside)


def _walk(folder: Path, depth: int = 0) -> Iterator[Path]:
    """Return the files below a folder, without links and hidden files."""
    with suppress(OSError):
        for entry in folder.iterdir():
            mode = entry.lstat().st_mode
            if entry.name.startswith("."):
                continue
            if S_ISDIR(mode) and depth < DEEPEST:
                yield from _walk(entry, depth + 1)
            elif S_ISREG(mode):
                yield entry


def is_named(path: str) -> bool:
    """Return whether the path of a file is text that UTF-8 can write."""
    return not re.search("[\ud800-\udfff]", path)


def _try_to_enter(root: Path) -> None:
    """Raise an OSError that names the folder if nobody may enter it.

    Otherwise each file in the folder would be refused instead.
    """
    try:
        os.stat(os.path.join(root, "."))  # noqa: PTH116, PTH118 (a Path would drop the dot)
    except PermissionError as error:
        raise PermissionError(error.errno, error.strerror, str(root)) from None


def is_project_file(path: str) -> bool:
    """Return whether a project's tree includes a file at this path.

    Of ``docs/``, the tree includes only the pages, and what is easily taken for one or for a part of the site.
    """
    if path.startswith("docs/"):
        return path.endswith(".md") or bool(LIKE_PAGE.fullmatch(path) or FOR_HOSTS.fullmatch(path))
    return path.partition("/")[0] in PARTS


def write_below(folder: Path, path: str, text: str) -> None:
    """Write a new text at a path below a folder."""
    file = folder / path
    try:
        file.write_bytes(text.encode())
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())


@contextmanager
def lock_folder(root: Path) -> Iterator[bool]:
    """Lock a folder while the context lasts, and yield whether that worked.

    Yields True if the system has no such locks.
    """
    if fcntl is None or not root.is_dir():
        yield True
        return
    folder = os.open(root, os.O_RDONLY)
    try:
        yield _lock(folder)
    finally:
        os.close(folder)


def _lock(folder: int) -> bool:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _find_files(paths: list[Path], refused: dict[str, str], root: Path) -> Iterator[Path]:
    for path in sorted(paths):
        name = path.relative_to(root).as_posix()
        try:
            mode = path.lstat().st_mode
            if reason := _explain_refusal(name, mode):
                refused[name] = reason
            elif S_ISDIR(mode):
                yield from _find_files(list(path.iterdir()), refused, root)
            elif is_project_file(name):
                yield path
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            refused[name] = _explain_error(error)


def _explain_refusal(name: str, mode: int) -> str:
    """Explain why a file or folder of this mode is refused, if it is."""
    if S_ISLNK(mode):
        return "is a link"
    if name.count("/") >= DEEPEST:
        return DEEP
    if S_ISDIR(mode):
        return "is a folder, where a file is expected" if name.endswith(WRITTEN) else ""
    if not S_ISREG(mode):
        return "is neither a file nor a folder"
    return "is a file, where a folder is expected" if name in PARTS and name != SETTINGS else ""


def _explain_error(error: OSError) -> str:
    return f"cannot be read: {(error.strerror or 'unknown reason').lower()}"


NAMED = 3
"""The most files that a sentence names."""


class ChangedError(Exception):
    """An error: files have changed since they were read; the message names them."""


def replace_all(root: Path, tree: Tree, texts: Mapping[str, str]) -> None:
    """Replace files of a tree on the disk by texts, all or none.

    Only this function overwrites files that a person may have edited.
    If a file of the tree is no longer as it was read, it writes nothing and raises a ChangedError with its name.
    Otherwise a file that was saved meanwhile would be lost, or the new texts would not fit the files on the disk.

    Each text is first written to a file beside its target, so that only renames are left, in the order of ``texts``.
    After a failure half-way the old files are put back, and a signal waits until everything is done.
    Only an event that cannot be delayed, such as a power cut, can happen between two renames.
    """
    targets = {path: root / (tree.outside or {}).get(path, path) for path in texts}
    new_folders = [target.parent for target in targets.values() if not target.parent.exists()]
    staged = {path: target.with_name(f".{target.name}.new") for path, target in targets.items()}
    done: list[str] = []
    with _hold_signals():
        try:
            for path, text in texts.items():
                staged[path].parent.mkdir(parents=True, exist_ok=True)
                _sync_folder(staged[path].parent.parent)
                write_durably(staged[path], text.encode())
            unchanged(root, tree)
            for path, beside in staged.items():
                put(beside, targets[path], tree.files.get(path))
                done.append(path)
        except BaseException:
            for path in reversed(done):
                _put_back(targets[path], tree.files.get(path), texts[path].encode())
            for beside in staged.values():
                beside.unlink(missing_ok=True)
            for folder in new_folders:
                with suppress(OSError):
                    folder.rmdir()
            raise


def unchanged(root: Path, tree: Tree) -> None:
    """Raise a ChangedError if a folder differs from the tree read from it.

    The error names what differs.
    Hidden files, which text editors keep beside a file while it is open, are not part of the project.
    """
    before, after = (
        {path: state for path, state in {**version.refused, **version.files}.items() if "/." not in path}
        for version in (tree, read(root))
    )
    if changed := sorted(path for path in {*before, *after} if before.get(path) != after.get(path)):
        raise _name_changed(*(root / path for path in changed))


def put(beside: Path, target: Path, before: bytes | None) -> None:
    """Rename a file to its target, or raise a ChangedError.

    The target must have the bytes ``before``, or must not exist if they are None.
    """
    if before is None:
        _put_new(beside, target)
    elif not target.is_file() or target.is_symlink() or target.read_bytes() != before:
        raise _name_changed(target)
    else:
        shutil.copymode(target, beside)
        beside.replace(target)
    _sync_folder(target.parent)


def _put_new(beside: Path, target: Path) -> None:
    """Put a file where none exists: unlike a rename, a link never replaces another file."""
    try:
        os.link(beside, target)
    except FileExistsError:
        raise _name_changed(target) from None
    except OSError as error:  # a file system without links
        if os.path.lexists(target):
            raise _name_changed(target) from error
        beside.rename(target)
    else:
        beside.unlink()


def _put_back(target: Path, before: bytes | None, ours: bytes) -> None:
    """Undo a replacement, unless somebody has saved the file since then."""
    if not target.is_file() or target.read_bytes() != ours:
        return
    if before is None:
        target.unlink()
        return
    beside = target.with_name(f".{target.name}.old")
    write_durably(beside, before)
    shutil.copymode(target, beside)
    beside.replace(target)


def _name_changed(*files: Path) -> ChangedError:
    names = ", ".join(map(str, files[:NAMED])) + (" and more" if len(files) > NAMED else "")
    return ChangedError(
        f"somebody changed {names} while this ran, so nothing was done; look at the change and try again"
    )


def write_durably(file: Path, data: bytes) -> None:
    """Replace a file by new data that is on the disk on return."""
    file.unlink(missing_ok=True)  # remove what a power cut left behind, or a link that leads elsewhere
    with file.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Write the names in a folder to the disk, if the system can.

    This happens before the next file is renamed.
    """
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


@contextmanager
def _hold_signals() -> Iterator[None]:
    """Delay signals until the context ends, if the system can do that."""
    hold = getattr(signal, "pthread_sigmask", None)
    before = hold(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}) if hold else None
    try:
        yield
    finally:
        if hold:
            hold(signal.SIG_SETMASK, before)
