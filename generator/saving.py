"""Takes the tree that was read from a folder, and new texts; puts these in place, where nothing changed meanwhile."""

from __future__ import annotations

import os
import shutil
import signal
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from generator.disk import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Tree

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
