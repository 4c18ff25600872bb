"""Takes a policy, and who wrote and who read a briefing; gives the sentence why it may not go out, where it may not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import FrontMatter, Policy
    from generator.places import Text


def second_readers(head: FrontMatter) -> tuple[Text, ...]:
    """Give the reviewers who are not authors, each once."""
    authors = set(map(_handle, head.authors))
    others: dict[str, Text] = {}
    for each in head.reviewers:
        others.setdefault(_handle(each), each)
    return tuple(each for handle, each in others.items() if handle not in authors)


def _handle(name: Text) -> str:
    """Give a name as names are compared: code hosts write handles with an at sign, and mind no letter case."""
    return name.strip().removeprefix("@").casefold()


def unmet(policy: Policy, head: FrontMatter) -> str:
    """Say what the policy asks for that these people do not give; nothing where they do."""
    needed, there = int(policy.reviewers), len(second_readers(head))
    asked = "1 reviewer who is not an author" if needed == 1 else f"{needed} reviewers who are not authors"
    if needed and not head.authors:
        return f"The policy asks for {asked}, but no author is stated, so nobody can be told apart from the authors."
    if there < needed:
        return f"The policy asks for {asked}, but {there or 'none'} {'are' if there > 1 else 'is'} stated."
    return ""


def unreviewed(policy: Policy, kind: str, head: FrontMatter, expedited: str | None) -> str:
    """Say why an edition of a kind may not go out; nothing where it may.

    ``expedited`` is the reason for which it does not wait for its reviewers; without one, it waits.
    """
    missing = unmet(policy, head)
    if expedited is None:
        return missing
    if not missing:
        return "There is nothing to expedite: the policy asks for nobody else to read it."
    if kind not in policy.expedite:
        kinds = ", ".join(policy.expedite) or "none"
        return f"An edition of the kind {kind} waits for its reviewers; the policy expedites {kinds}."
    return "" if re.search(r"\w", expedited) else "It is not said why the edition does not wait for its reviewers."
