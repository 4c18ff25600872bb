"""Read the tree of a project's files at a commit, from the repository that holds its folder.

Reads Git's objects and checks nothing out, so it works in a bare or shallow clone that has the commit.
Nothing that a repository or a branch holds is run: ``door`` says how.
"""

from __future__ import annotations

import os
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, NamedTuple

from generator.edges.disk import DEEP, DEEPEST, PARTS, UNNAMED, is_named, ours
from generator.edges.git.door import UnreadableError, opened
from generator.model import LARGEST, Tree
from generator.model.bounds import FILES, PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from generator.edges.git.door import Door

__all__ = ["Commit", "UnreadableError", "commit", "opened", "others_changed", "parting", "read"]

LINK, SUBMODULE = "120000", "160000"
REASONS = ("fatal: ", "error: ")
"""How the line begins in which Git says what is wrong."""
SHORT = 10
"""Digits of a commit's hash that people read."""


class Commit(NamedTuple):
    """A commit: its hash, and what it is called."""

    id: str
    name: str

    def __str__(self) -> str:
        """Give the name with the hash in short, or the hash alone."""
        return self.id[:SHORT] if self.id.startswith(self.name) else f"{self.name} ({self.id[:SHORT]})"


def commit(door: Door, name: str) -> Commit:
    """Find a commit by a name; raises UnreadableError where there is none."""
    done = door.started("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if done.returncode:
        _run(door, "rev-parse", "--git-dir")  # says why, where the whole repository cannot be read
        message = f"there is no commit {name} in this clone; fetch it first, or name another"
        raise UnreadableError(message)
    return Commit(done.stdout.decode().strip(), name)


def parting(door: Door, base: Commit, head: Commit) -> Commit | None:
    """Give the commit at which two lines of work part, so that what base gained since is not taken for a change.

    None where this clone knows of none: they have no common ancestor, or a shallow clone does not reach it.
    """
    done = door.started("merge-base", base.id, head.id)
    found = done.stdout.decode().split()
    if not found:
        return None
    return base if found[0] == base.id else Commit(found[0], f"where it parts from {base.name}")


def read(door: Door, *commits: Commit) -> tuple[Tree, ...]:
    """Read the files of a project as each commit has them, as ``disk.read`` reads them from a folder."""
    listed = [_listed(door, each) for each in commits]
    held = dict(_objects(door, sorted({name for files, _ in listed for name in files.values()})))
    return tuple(Tree({path: held[files[path]] for path in sorted(files)}, refused) for files, refused in listed)


def _listed(door: Door, of: Commit) -> tuple[dict[str, str], dict[str, str]]:
    """Give the name of the object of each file, and what cannot be taken, with the reason."""
    files: dict[str, str] = {}
    refused: dict[str, str] = {}
    whole = 0
    for entry in _entries(door, of):
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
        elif not ours(path):
            continue
        elif not size.isdecimal():
            raise _lacking(name)
        elif int(size) > LARGEST:
            refused[path] = f"is larger than {LARGEST // 1024 // 1024} MiB"
        else:
            files[path] = name
            whole += int(size)
    if whole > PROJECT:
        raise _beyond(of, f"{PROJECT:,} bytes")
    return files, dict(sorted(refused.items()))


def _entries(door: Door, of: Commit) -> Iterator[bytes]:
    listed = _run(door, "ls-tree", "-r", "-z", "-l", of.id, "--", *PARTS)
    if listed.count(b"\0") > FILES:
        raise _beyond(of, f"{FILES:,} files")
    return filter(None, listed.split(b"\0"))


def _beyond(of: Commit, bound: str) -> UnreadableError:
    return UnreadableError(f"the project at {of} holds more than {bound}, and no more are read")


def others_changed(door: Door, since: Commit, until: Commit | None) -> tuple[str, ...]:
    """Give the files of the whole repository that changed and that no project's tree holds, such as the program's."""
    if until:  # a diff of two trees holds all of it before it says any, and a tree may hold itself again and again
        sides = [set(_run(door, "ls-tree", "-r", "-z", "--full-tree", each.id).split(b"\0")) for each in (since, until)]
        listed = [entry.partition(b"\t")[2] for entry in sides[0] ^ sides[1]]
    else:
        # No program is started in a submodule to look for files that nobody committed there: its settings would act.
        plain = ("--no-ext-diff", "--no-renames", "--no-relative", "--ignore-submodules=dirty")
        changed = _run(door, "diff", *plain, "--name-only", "-z", since.id, "--")
        # What nobody has added yet is in the working tree all the same.
        added = _run(door, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/")
        listed = (changed + added).split(b"\0")
    paths = sorted({os.fsdecode(raw) for raw in listed if raw})
    return tuple(path for path in paths if not (path.startswith(door.prefix) and ours(path.removeprefix(door.prefix))))


def _objects(door: Door, names: list[str]) -> Iterator[tuple[str, bytes]]:
    """Give the bytes of each object; one process writes them all into a file, which is faster than a pipe."""
    with TemporaryFile() as found:
        _run(door, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode(), into=found)
        found.seek(0)
        for name in names:
            head = found.readline()
            if head.endswith(b" missing\n"):
                raise _lacking(name)
            yield name, found.read(int(head.split()[2]))
            found.read(1)


def _lacking(name: str) -> UnreadableError:
    return UnreadableError(f"this clone does not have the object {name}; fetch it whole")


def _run(door: Door, *arguments: str, given: bytes = b"", into: IO[bytes] | None = None) -> bytes:
    done = door.started(*arguments, given=given, into=into)
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().splitlines() or ["no reason given"]
        # Warnings may come first, and advice last.
        reason = next((line for line in said if line.startswith(REASONS)), said[0])
        message = f"Git cannot read {door.desk.absolute()}: {reason.removeprefix('fatal: ').removeprefix('error: ')}"
        raise UnreadableError(message)
    return done.stdout
