"""Takes a folder in a Git repository and the name of a commit; gives the tree of the project's files in it.

Reads Git's objects and checks nothing out, so it works in a bare or shallow clone that has the commit.
Nothing that a repository or a branch holds is run: no hook, no filter, no program of a diff.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from generator.disk import PARTS
from generator.model import LARGEST, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENVIRONMENT = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
LINK, SUBMODULE = "120000", "160000"
SHORT = 10
"""Digits of a commit's hash that people read."""


class UnreadableError(Exception):
    """Why a repository or a commit cannot be read, in a sentence."""


class Commit(NamedTuple):
    """A commit: its hash, and the name that it was asked for by."""

    id: str
    name: str

    def __str__(self) -> str:
        """Give the name with the hash in short, or the hash alone."""
        return self.id[:SHORT] if self.id.startswith(self.name) else f"{self.name} ({self.id[:SHORT]})"


def commit(root: Path, name: str) -> Commit:
    """Find a commit by a name; raises UnreadableError where there is none."""
    if not root.is_dir():
        message = f"{root.absolute()} is no folder"
        raise UnreadableError(message)
    _run(root, "rev-parse", "--git-dir")
    done = _started(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if done.returncode:
        message = f"there is no commit {name} in this clone; fetch it first, or name another"
        raise UnreadableError(message)
    return Commit(done.stdout.decode().strip(), name)


def parting(root: Path, base: Commit, head: Commit) -> Commit | None:
    """Give the commit at which two lines of work part, so that what base gained since is not taken for a change.

    None where this clone knows of none: they have no common ancestor, or a shallow clone does not reach it.
    """
    done = _started(root, "merge-base", base.id, head.id)
    found = done.stdout.decode().split()
    return Commit(found[0], base.name) if found else None


def read(root: Path, of: Commit) -> Tree:
    """Read the files of a project as a commit has them, as ``disk.read`` reads them from a folder."""
    files: dict[str, str] = {}
    refused: dict[str, str] = {}
    listed = _run(root, "ls-tree", "-r", "-z", "-l", of.id, "--", *PARTS)
    for entry in filter(None, listed.split(b"\0")):
        head, _, raw = entry.partition(b"\t")
        mode, _, name, size = head.decode().split()
        path = os.fsdecode(raw)
        if mode == LINK:
            refused[path] = "is a link"
        elif mode == SUBMODULE:
            refused[path] = "is neither a file nor a folder"
        elif path.startswith("docs/") and not path.endswith(".md"):
            continue
        elif int(size) > LARGEST:
            refused[path] = f"is larger than {LARGEST // 1024 // 1024} MiB"
        else:
            files[path] = name
    held = dict(_objects(root, sorted(set(files.values()))))
    return Tree({path: held[files[path]] for path in sorted(files)}, dict(sorted(refused.items())))


def others_changed(root: Path, since: Commit, until: Commit | None) -> tuple[str, ...]:
    """Give the files of the whole repository that changed and that no project's tree holds, such as the program's."""
    ends = [since.id, *([until.id] if until else [])]
    prefix = _run(root, "rev-parse", "--show-prefix").decode().strip()
    listed = _run(root, "diff", "--no-ext-diff", "--no-renames", "--no-relative", "--name-only", "-z", *ends, "--")
    ours = tuple(f"{prefix}{part}" for part in PARTS)
    paths = (os.fsdecode(raw) for raw in listed.split(b"\0") if raw)
    return tuple(path for path in paths if path not in ours and not path.startswith(tuple(f"{part}/" for part in ours)))


def _objects(root: Path, names: list[str]) -> Iterator[tuple[str, bytes]]:
    """Give the bytes of each object; one process reads them all."""
    data = _run(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    at = 0
    for name in names:
        head, _, _ = data[at : at + 128].partition(b"\n")
        if head.endswith(b" missing"):
            message = f"this clone does not have the object {name}; fetch it whole"
            raise UnreadableError(message)
        start = at + len(head) + 1
        at = start + int(head.split()[2])
        yield name, data[start:at]
        at += 1


def _run(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    done = _started(root, *arguments, given=given)
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().splitlines() or ["no reason given"]
        message = f"Git cannot read {root.absolute()}: {said[0].removeprefix('fatal: ')}"
        raise UnreadableError(message)
    return done.stdout


def _started(root: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 (the arguments are ours, and names of commits cannot be options)
            ["git", "--no-replace-objects", "-c", "core.fsmonitor=false", *arguments],  # noqa: S607 (the one on the path)
            cwd=root,
            env={**os.environ, **ENVIRONMENT},
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        message = "this needs Git, which is not installed"
        raise UnreadableError(message) from None
