"""Find the commit that a name means, and refuse a name that can mean several."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from generator.edges.git.door import UnreadableError, explain, refuse
from generator.model.english import joined

if TYPE_CHECKING:
    import subprocess

    from generator.edges.git.door import Door

RULES = ("refs/{}", "refs/tags/{}", "refs/heads/{}", "refs/remotes/{}", "refs/remotes/{}/HEAD")
"""Where Git looks for a short name, after its own files such as ``HEAD``; it takes the first that exists."""
KINDS = {"refs/tags/": "the tag", "refs/heads/": "the branch", "refs/remotes/": "the remote branch"}
STEP = re.compile(r"[~^:]|@\{")
"""The beginning of what may follow a name, as in ``main~2``; no name can contain it."""
DIGITS = re.compile(r"(?:.*-g)?([0-9a-f]{4,39})", re.IGNORECASE)
"""An abbreviated hash, alone or at the end of a name as ``git describe`` prints it."""
OWN = re.compile(r"[A-Z_]*HEAD")
"""The names of Git's own files that name a commit."""
UNKNOWN = ", as it is: this clone knows of no common ancestor, so later changes of the base count as changes too."
"""The remark about two branches without a known common ancestor, for example in a shallow clone."""
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


class Base(NamedTuple):
    """What a change is compared with: the commit where it parts from a branch, and that branch as it is now.

    ``head`` is the newest commit of the change.
    ``remark`` ends the sentence that names the two: what the comparison leaves out, or cannot leave out.
    """

    commit: Commit
    tip: Commit
    head: Commit
    remark: str = "."


def commit(door: Door, name: str) -> Commit:
    """Find a commit by a name; raise an UnreadableError if there is none, or if the name can mean several."""
    meanings = _find_meanings(door, name)
    if meanings:
        several = joined([f"{_describe(full)} at {found[:SHORT]}" for full, found in meanings.items()])
        message = f"the name {name} can mean {several}; write the full name or the hash of the one that you mean"
        raise UnreadableError(message)
    done = _resolve(door, name)
    reason = explain(done.stderr).replace("Needed a single revision.", "")
    if done.returncode:
        door.read("rev-parse", "--git-dir")  # raises with the reason if the whole repository cannot be read
        message = f"there is no commit {name} in this clone; {reason or _advise(door, name)}"
        raise UnreadableError(message)
    if reason and "@{" in name:  # the log does not reach back so far, and Git took its oldest entry
        message = f"the name {name} leads to no commit for certain; {reason}"
        raise UnreadableError(message)
    return Commit(done.stdout.decode().strip(), name)


def _resolve(door: Door, name: str) -> subprocess.CompletedProcess[bytes]:
    silent = "-c", "core.warnAmbiguousRefs=false"  # all meanings are compared here
    return door.run(*silent, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}")


def _hash_of(door: Door, name: str) -> str:
    """Return the hash of the commit that Git takes for a name; empty if there is none."""
    done = _resolve(door, name)
    return "" if done.returncode else done.stdout.decode().strip()


def _advise(door: Door, name: str) -> str:
    """Return what to do about a name that this clone does not know.

    Git finds a branch of another repository only by its whole name, as in ``origin/main``.
    """
    if ".." in name.partition(":")[0]:
        return f"name two commits, as in {' '.join(filter(None, re.split(r'[.]{2,3}', name)))}"
    there = [full.removeprefix("refs/remotes/") for full in _list_refs(door, f"refs/remotes/*/{name}")]
    return f"name {' or '.join(there)}" if there else "fetch it first, or name another"


def _find_meanings(door: Door, name: str) -> dict[str, str]:
    """Return the commit of each full name that a name can mean; none if all lead to one commit, or none to any.

    What follows the name may exist below only one of them, as with ``work~1`` or ``work@{0}``.
    Git takes the first and only warns. A whole hash means only that commit.
    """
    stem = STEP.split(name, maxsplit=1)[0]
    if not stem:
        return {}
    patterns = [rule.format(stem) for rule in RULES]
    refs = [full for full in _list_refs(door, stem, *patterns) if full in {stem, *patterns}]
    if stem in refs:  # a full name has one meaning too
        return {}
    digits = DIGITS.fullmatch(stem)
    objects = door.read("rev-parse", f"--disambiguate={digits[1]}").decode().split() if digits else []
    own = [stem] if OWN.fullmatch(stem) and (door.stand_in / stem).is_file() else []
    several = [*own, *refs, *objects]
    found = {full: _hash_of(door, full) for full in several if len(several) > 1}
    found = {full: commit for full, commit in found.items() if commit}
    ends = {_hash_of(door, full + name[len(stem) :]) for full in found}
    return found if len(ends) > 1 and len(set(found.values())) > 1 else {}


def _list_refs(door: Door, *patterns: str) -> list[str]:
    return os.fsdecode(door.read("for-each-ref", "--format=%(refname)", "--", *patterns)).split()


def _describe(full: str) -> str:
    return next((f"{kind} {full}" for start, kind in KINDS.items() if full.startswith(start)), full)


def find_base(door: Door, base: str, head: str) -> Base:
    """Find the commit where two branches part.

    Compared with it, later commits of the base do not count as changes.
    """
    tip, newest = commit(door, base), commit(door, head)
    done = door.run("merge-base", tip.id, newest.id)
    if done.returncode > 1:
        raise refuse(door.desk, done.stderr)
    ancestors = done.stdout.decode().split()
    if not ancestors:
        return Base(tip, tip, newest, UNKNOWN)
    if ancestors[0] == tip.id:
        return Base(tip, tip, newest)
    parting = Commit(ancestors[0], f"the commit where it parts from {base}")
    return Base(parting, tip, newest, f". What {tip} has too is left out.")
