"""Read the tree of a project's files at a commit, from the repository that contains its folder.

This reads Git's objects and checks nothing out, so it works in a bare or shallow clone that has the commit.
It runs no program that a repository or a branch contains: ``door`` explains how.
"""

from __future__ import annotations

import os
from contextlib import nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from generator.edges import disk
from generator.edges.disk import DEEP, DEEPEST, PARTS, UNNAMED, is_named, is_project_file
from generator.edges.git.door import UnreadableError, opened
from generator.edges.git.names import commit, find_base
from generator.model import LARGEST, Tree
from generator.model.bounds import FILES, PROJECT
from generator.model.tree import NOT_HERE, SUBMODULE, TOO_LARGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.edges.git.door import Door
    from generator.edges.git.names import Commit


__all__ = ["UnreadableError", "commit", "find_base", "find_prefix", "opened", "others_changed", "read", "read_folder"]

LEFT_OUT = "S"
"""Git's tag of a file that a sparse checkout leaves out."""
LINK, REPOSITORY = "120000", "160000"
"""Git's modes of a symbolic link and of a submodule."""


def read(door: Door, *commits: Commit) -> tuple[Tree, ...]:
    """Read the files of a project at each commit.

    The limits and refusals are those of ``disk.read``, which reads them from a folder.
    """
    listed = {commit: _list_files(door, commit) for commit in dict.fromkeys(commits)}
    listings = [listed[commit] for commit in commits]
    wanted = {
        name: (path, commit)
        for commit, (files, _) in zip(commits, listings, strict=True)
        for path, name in files.items()
    }
    contents = dict(_read_objects(door, dict(sorted(wanted.items()))))
    return tuple(
        Tree({path: contents[files[path]] for path in sorted(files)}, refused, stored=True)
        for files, refused in listings
    )


def _list_files(door: Door, commit: Commit) -> tuple[dict[str, str], dict[str, str]]:
    """Return the hash of each file's object, and the reason for each refusal.

    Both are by path.
    """
    files: dict[str, str] = {}
    refused: dict[str, str] = {}
    total = 0
    for entry in _list_entries(door, commit):
        head, _, raw = entry.partition(b"\t")
        mode, _, name, size = head.decode().split()
        path = os.fsdecode(raw)
        if not is_named(path):
            refused[path] = UNNAMED
        elif path.count("/") >= DEEPEST:
            refused["/".join(path.split("/")[: DEEPEST + 1])] = DEEP
        elif mode == LINK:
            refused[path] = "is a link"
        elif mode == REPOSITORY:
            refused[path] = SUBMODULE
        elif not is_project_file(path):
            continue
        elif not size.isdecimal():
            raise _missing(name, path, commit)
        elif int(size) > LARGEST:
            refused[path] = TOO_LARGE
        else:
            files[path] = name
            total += int(size)
    if total > PROJECT:
        raise _too_large(commit, f"{PROJECT:,} bytes")
    return files, dict(sorted(refused.items()))


def _list_entries(door: Door, commit: Commit) -> Iterator[bytes]:
    listed = door.read("ls-tree", "-r", "-z", "-l", commit.id, "--", *PARTS)
    if listed.count(b"\0") > FILES:
        raise _too_large(commit, f"{FILES:,} files")
    return filter(None, listed.split(b"\0"))


def _too_large(commit: Commit, bound: str) -> UnreadableError:
    return UnreadableError(f"the project at {commit} has more than {bound}, which is too many to read")


def others_changed(door: Door, since: Commit, until: Commit | None) -> tuple[str, ...]:
    """Return the paths of changed files that are not in the project's tree.

    They are files of the repository, for example those of the program.
    """
    if until:  # `git diff` of two trees keeps all changes in memory first, and a tree may contain itself many times
        commits = (since, until)
        sides = [set(door.read("ls-tree", "-r", "-z", "--full-tree", side.id).split(b"\0")) for side in commits]
        listed = [entry.partition(b"\t")[2] for entry in sides[0] ^ sides[1]]
    else:
        # Git must not look for uncommitted files in a submodule, because the settings of the submodule would act there.
        options = ("--no-ext-diff", "--no-renames", "--no-relative", "--ignore-submodules=dirty")
        changed = door.read("diff", *options, "--name-only", "-z", since.id, "--")
        # Files that nobody has added yet are in the working tree too.
        added = door.read("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/")
        listed = (changed + added).split(b"\0")
    paths = sorted({os.fsdecode(raw) for raw in listed if raw})
    return tuple(
        path for path in paths if not (path.startswith(door.prefix) and is_project_file(path.removeprefix(door.prefix)))
    )


def _read_objects(door: Door, wanted: Mapping[str, tuple[str, Commit]]) -> Iterator[tuple[str, bytes]]:
    """Return the hash and the bytes of each object; ``wanted`` states for each where it was found.

    One process writes them all into a file, which is faster than a pipe.
    """
    with TemporaryFile() as output:
        door.read("cat-file", "--batch", given="".join(f"{name}\n" for name in wanted).encode(), into=output)
        output.seek(0)
        for name, (path, commit) in wanted.items():
            head = output.readline()
            if head.endswith(b" missing\n"):
                raise _missing(name, path, commit)
            yield name, output.read(int(head.split()[2]))
            output.read(1)


def _missing(name: str, path: str, commit: Commit) -> UnreadableError:
    where = f"this clone does not have the object {name}, which is {path} at {commit}"
    return UnreadableError(f"{where}; fetch the whole repository: `git fetch --refetch --no-filter`")


def find_prefix(desk: Path) -> str:
    """Return the beginning of a desk's paths in its repository, as in ``desks/one/``; it is empty without one."""
    with suppress(UnreadableError, OSError), opened(desk) as door:
        return door.prefix
    return ""


def read_folder(desk: Path, door: Door | None = None) -> Tree:
    """Read the files of a project from its folder, as ``disk.read`` does.

    What its repository has and Git has not written into the folder is refused, so that nothing seems to be deleted.
    The repository need not be opened again if its ``door`` is open.
    """
    tree = disk.read(desk)
    with suppress(UnreadableError, OSError), nullcontext(door) if door else opened(desk) as known:
        return replace(tree, refused=dict(sorted({**tree.refused, **_find_absent(known)}.items())))
    return tree  # a desk need not be in a repository


def _find_absent(door: Door) -> dict[str, str]:
    """Find what a sparse checkout leaves out of a desk, and submodules that are empty.

    A folder that is left out as a whole is one entry.
    """
    absent: dict[str, str] = {}
    for entry in filter(None, door.read("ls-files", "-t", "--stage", "-z", "--", *PARTS).split(b"\0")):
        head, _, raw = entry.partition(b"\t")
        tag, mode, *_ = head.decode().split()
        path = Path(os.fsdecode(raw))
        if tag == LEFT_OUT and is_project_file(path.as_posix()):
            parts = (*reversed(path.parents[:-1]), path)
            first = next((part for part in parts if not os.path.lexists(door.desk / part)), None)
            absent |= {first.as_posix(): NOT_HERE} if first else {}
        elif mode == REPOSITORY and not any((door.desk / path).glob("*")):
            absent[path.as_posix()] = NOT_HERE
    return absent
