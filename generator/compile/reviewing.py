"""Takes an edition; gives the words that say who read it before it went out, and what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compile.words import joined, sentence
from generator.editions.policy import second_readers

if TYPE_CHECKING:
    from generator.model import Edition


def reviewed(edition: Edition) -> str:
    """Say in a sentence who read an edition besides its authors, and what was asked for; nothing before a policy."""
    readers = [str(each) for each in second_readers(edition.contents.front_matter)]
    told = (f"reviewed by {joined(readers)}" if readers else "", asked(edition))
    return sentence("; ".join(filter(None, told))) if edition.policy else ""


def asked(edition: Edition) -> str:
    """Say what was asked for before an edition went out, or why it did not wait; nothing before there was a policy."""
    if not edition.policy:
        return ""
    needed = int(edition.policy.reviewers)
    if edition.expedited:
        who = "a second person" if needed == 1 else f"{needed} people besides its authors"
        return f"went out before {who} had read it: {edition.expedited}"
    return f"this desk asked for {READERS.get(needed, f'{needed} readers besides the authors')}"


READERS = {0: "no second reader", 1: "a second reader"}
"""What is said of few; of more, their number."""
