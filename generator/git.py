"""Takes a folder in a Git repository and the name of a commit; gives the tree of the project's files in it.

Reads Git's objects and checks nothing out, so it works in a bare or shallow clone that has the commit.
Nothing that a repository or a branch holds is run: no hook, no filter, no program of a diff.
"""

from __future__ import annotations

import os
import subprocess
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, NamedTuple

from generator.disk import PARTS, ours
from generator.model import LARGEST, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

ENVIRONMENT = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
PATHSPECS = frozenset(f"GIT_{how}_PATHSPECS" for how in ("GLOB", "ICASE", "LITERAL", "NOGLOB"))
"""What would have Git take our paths for something else."""
LINK, SUBMODULE = "120000", "160000"
REASONS = ("fatal: ", "error: ")
"""How the line begins in which Git says what is wrong."""
SHORT = 10
"""Digits of a commit's hash that people read."""


class UnreadableError(Exception):
    """Why a repository or a commit cannot be read, in a sentence."""


class Commit(NamedTuple):
    """A commit: its hash, and what it is called."""

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
    if not found:
        return None
    return base if found[0] == base.id else Commit(found[0], f"where it parts from {base.name}")


def read(root: Path, *commits: Commit) -> tuple[Tree, ...]:
    """Read the files of a project as each commit has them, as ``disk.read`` reads them from a folder."""
    listed = [_listed(root, each) for each in commits]
    held = dict(_objects(root, sorted({name for files, _ in listed for name in files.values()})))
    return tuple(Tree({path: held[files[path]] for path in sorted(files)}, refused) for files, refused in listed)


def _listed(root: Path, of: Commit) -> tuple[dict[str, str], dict[str, str]]:
    """Give the name of the object of each file, and what cannot be taken, with the reason."""
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
        elif not ours(path):
            continue
        elif int(size) > LARGEST:
            refused[path] = f"is larger than {LARGEST // 1024 // 1024} MiB"
        else:
            files[path] = name
    return files, dict(sorted(refused.items()))


def others_changed(root: Path, since: Commit, until: Commit | None) -> tuple[str, ...]:
    """Give the files of the whole repository that changed and that no project's tree holds, such as the program's."""
    ends = [since.id, *([until.id] if until else [])]
    prefix = os.fsdecode(_run(root, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    plain = ("--no-ext-diff", "--no-renames", "--no-relative", "--ignore-submodules=none")
    listed = _run(root, "diff", *plain, "--name-only", "-z", *ends, "--")
    if until is None:  # what nobody has added yet is in the working tree all the same
        listed += _run(root, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/")
    paths = sorted({os.fsdecode(raw) for raw in listed.split(b"\0") if raw})
    return tuple(path for path in paths if not (path.startswith(prefix) and ours(path.removeprefix(prefix))))


def _objects(root: Path, names: list[str]) -> Iterator[tuple[str, bytes]]:
    """Give the bytes of each object; one process writes them all into a file, which is faster than a pipe."""
    with TemporaryFile() as found:
        _run(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode(), into=found)
        found.seek(0)
        for name in names:
            head = found.readline()
            if head.endswith(b" missing\n"):
                message = f"this clone does not have the object {name}; fetch it whole"
                raise UnreadableError(message)
            yield name, found.read(int(head.split()[2]))
            found.read(1)


def _run(root: Path, *arguments: str, given: bytes = b"", into: IO[bytes] | None = None) -> bytes:
    done = _started(root, *arguments, given=given, into=into)
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().splitlines() or ["no reason given"]
        # Warnings may come first, and advice last.
        reason = next((line for line in said if line.startswith(REASONS)), said[0])
        message = f"Git cannot read {root.absolute()}: {reason.removeprefix('fatal: ').removeprefix('error: ')}"
        raise UnreadableError(message)
    return done.stdout


def _started(
    root: Path, *arguments: str, given: bytes = b"", into: IO[bytes] | None = None
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 (the arguments are ours, and names of commits cannot be options)
            ["git", "--no-replace-objects", "-c", "core.fsmonitor=false", *arguments],  # noqa: S607 (the one on the path)
            cwd=root,
            env={name: value for name, value in os.environ.items() if name not in PATHSPECS} | ENVIRONMENT,
            input=given,
            stdout=into or subprocess.PIPE,
            stderr=subprocess.PIPE,
            check=False,
        )
    except FileNotFoundError:
        message = "this needs Git, which is not installed"
        raise UnreadableError(message) from None
