"""Decide what may go out as an edition, after whose reading and with which changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category, normalize

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.editions.diff.changes import Change
    from generator.model import FrontMatter, Policy
    from generator.model.places import Text

HANDLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What a code host takes for a handle, in small letters."""
LEAD = re.compile(r"\A[@\s]+")
JOINED = re.compile("[\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Signs without width that Unicode counts among the accents, and not among the signs of format."""


def second_readers(head: FrontMatter) -> tuple[Text, ...]:
    """Give the reviewers who are not authors, each once; who is named by no handle could be anybody."""
    authors = set(map(_bare, head.authors))
    others: dict[str, Text] = {}
    for each in head.reviewers:
        others.setdefault(_bare(each), each)
    return tuple(each for name, each in others.items() if name not in authors and HANDLE.fullmatch(name))


def _bare(name: Text) -> str:
    """Give a name as names are compared: without at signs before it and what is not seen, and minding no case."""
    seen = "".join(each for each in JOINED.sub("", normalize("NFKC", name)) if category(each) != "Cf")
    return LEAD.sub("", seen.rstrip()).lower()


def unmet(policy: Policy, head: FrontMatter) -> str:
    """Say what the policy asks for that these people do not give; nothing where they do."""
    needed, there = int(policy.reviewers), len(second_readers(head))
    asked = "1 reviewer who is not an author" if needed == 1 else f"{needed} reviewers who are not authors"
    if needed and not head.authors:
        return f"The policy asks for {asked}, but no author is stated, so nobody can be told apart from the authors."
    if there < needed:
        stated = f"{there or 'none'} {'are' if there > 1 else 'is'} stated"
        return f"The policy asks for {asked}, but {stated}{_nameless(head)}."
    return ""


def _nameless(head: FrontMatter) -> str:
    """Say which of the reviewers are named by no handle."""
    names = [f"`{each}`" for each in head.reviewers if not HANDLE.fullmatch(_bare(each))]
    return f"; {', '.join(names)} {'are no handles' if names[1:] else 'is no handle'}" if names else ""


def unreviewed(policy: Policy, kind: str, head: FrontMatter, expedited: str | None) -> str:
    """Say why an edition of a kind may not go out; nothing where it may.

    ``expedited`` is the reason for which it does not wait for its reviewers; without one, it waits.
    Nothing makes up for authors who are not stated.
    """
    missing = unmet(policy, head)
    if expedited is None or (missing and not head.authors):
        return missing
    if not missing:
        return "There is nothing to expedite: the policy asks for nobody else to read it."
    if kind not in policy.expedite:
        kinds = ", ".join(policy.expedite) or "none"
        return f"An edition of the kind {kind} waits for its reviewers; the policy expedites {kinds}."
    return "" if says(expedited) else "It is not said why the edition does not wait for its reviewers."


def says(words: str) -> bool:
    """Return whether a note or a reason says anything: a letter or a digit at least."""
    return any(map(str.isalnum, words))


def is_barred(kind: str, last: str) -> bool:
    """Return whether an edition of a kind cannot follow one of another: after a retraction comes a major one alone."""
    return last == "retraction" and kind != "major"


def must_differ(kind: str, last: str) -> bool:
    """Return whether an edition needs a change; one that retracts, or brings back, says enough without any."""
    return "retraction" not in {kind, last}


def is_seen(made: Iterable[Change]) -> bool:
    """Return whether a reader sees any of the changes."""
    return any(change.kind.seen for change in made)


def too_grave(made: Iterable[Change]) -> list[str]:
    """Name the changes that no minor edition may hold, each with its address."""
    return [f"{each.kind.label} ({each.subject.address or 'briefing.md'})" for each in made if not each.kind.minor]
