"""Read the tree of a project's files at a commit, from the repository that contains its folder.

This reads Git's objects and checks nothing out, so it works in a bare or shallow clone that has the commit.
It runs no program that a repository or a branch contains: ``door`` explains how.
"""

from __future__ import annotations

import os
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, NamedTuple

from generator.edges.disk import DEEP, DEEPEST, PARTS, UNNAMED, is_named, is_project_file
from generator.edges.git.door import UnreadableError, opened
from generator.model import LARGEST, Tree
from generator.model.bounds import FILES, PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from generator.edges.git.door import Door

__all__ = ["Commit", "UnreadableError", "commit", "find_merge_base", "opened", "others_changed", "read"]

LINK, SUBMODULE = "120000", "160000"
"""Git's modes of a symbolic link and of a submodule."""
REASONS = ("fatal: ", "error: ")
"""The beginnings of the line in which Git states what is wrong."""
SHORT = 10
"""The number of digits of a hash that a message shows."""


class Commit(NamedTuple):
    """A commit: its hash, and a name for people."""

    id: str
    name: str

    def __str__(self) -> str:
        """Return the name with the short hash.

        If the name is the beginning of the hash, only the short hash is returned.
        """
        return self.id[:SHORT] if self.id.startswith(self.name) else f"{self.name} ({self.id[:SHORT]})"


def commit(door: Door, name: str) -> Commit:
    """Find a commit by a name; raise an UnreadableError if there is none."""
    done = door.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if done.returncode:
        _run(door, "rev-parse", "--git-dir")  # raises with the reason if the whole repository cannot be read
        message = f"there is no commit {name} in this clone; fetch it first, or name another"
        raise UnreadableError(message)
    return Commit(done.stdout.decode().strip(), name)


def find_merge_base(door: Door, base: Commit, head: Commit) -> Commit | None:
    """Find the commit where two branches part.

    Compared with it, later commits of the base do not count as changes.
    Return None if this clone knows of none: there is no common ancestor, or a shallow clone does not contain it.
    """
    done = door.run("merge-base", base.id, head.id)
    ancestors = done.stdout.decode().split()
    if not ancestors:
        return None
    return base if ancestors[0] == base.id else Commit(ancestors[0], f"the commit where it parts from {base.name}")


def read(door: Door, *commits: Commit) -> tuple[Tree, ...]:
    """Read the files of a project at each commit.

    The limits and refusals are those of ``disk.read``, which reads them from a folder.
    """
    listings = [_list_files(door, commit) for commit in commits]
    contents = dict(_read_objects(door, sorted({name for files, _ in listings for name in files.values()})))
    return tuple(Tree({path: contents[files[path]] for path in sorted(files)}, refused) for files, refused in listings)


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
        elif mode == SUBMODULE:
            refused[path] = "is neither a file nor a folder"
        elif not is_project_file(path):
            continue
        elif not size.isdecimal():
            raise _missing(name)
        elif int(size) > LARGEST:
            refused[path] = f"is larger than {LARGEST // 1024 // 1024} MiB"
        else:
            files[path] = name
            total += int(size)
    if total > PROJECT:
        raise _too_large(commit, f"{PROJECT:,} bytes")
    return files, dict(sorted(refused.items()))


def _list_entries(door: Door, commit: Commit) -> Iterator[bytes]:
    listed = _run(door, "ls-tree", "-r", "-z", "-l", commit.id, "--", *PARTS)
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
        sides = [set(_run(door, "ls-tree", "-r", "-z", "--full-tree", side.id).split(b"\0")) for side in commits]
        listed = [entry.partition(b"\t")[2] for entry in sides[0] ^ sides[1]]
    else:
        # Git must not look for uncommitted files in a submodule, because the settings of the submodule would act there.
        options = ("--no-ext-diff", "--no-renames", "--no-relative", "--ignore-submodules=dirty")
        changed = _run(door, "diff", *options, "--name-only", "-z", since.id, "--")
        # Files that nobody has added yet are in the working tree too.
        added = _run(door, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/")
        listed = (changed + added).split(b"\0")
    paths = sorted({os.fsdecode(raw) for raw in listed if raw})
    return tuple(
        path for path in paths if not (path.startswith(door.prefix) and is_project_file(path.removeprefix(door.prefix)))
    )


def _read_objects(door: Door, names: list[str]) -> Iterator[tuple[str, bytes]]:
    """Return the hash and the bytes of each object.

    One process writes them all into a file, which is faster than a pipe.
    """
    with TemporaryFile() as output:
        _run(door, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode(), into=output)
        output.seek(0)
        for name in names:
            head = output.readline()
            if head.endswith(b" missing\n"):
                raise _missing(name)
            yield name, output.read(int(head.split()[2]))
            output.read(1)


def _missing(name: str) -> UnreadableError:
    return UnreadableError(f"this clone does not have the object {name}; fetch the whole repository")


def _run(door: Door, *arguments: str, given: bytes = b"", into: IO[bytes] | None = None) -> bytes:
    done = door.run(*arguments, given=given, into=into)
    if done.returncode:
        lines = os.fsdecode(done.stderr).strip().splitlines() or ["no reason given"]
        # Warnings may come first, and advice last.
        reason = next((line for line in lines if line.startswith(REASONS)), lines[0])
        message = f"Git cannot read {door.desk.absolute()}: {reason.removeprefix('fatal: ').removeprefix('error: ')}"
        raise UnreadableError(message)
    return done.stdout
