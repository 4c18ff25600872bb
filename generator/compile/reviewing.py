"""Takes an edition; gives the words that say who read it before it went out, and what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.editions.policy import second_readers
from generator.words import joined, sentence, worded

if TYPE_CHECKING:
    from generator.model import Edition


def reviewed(edition: Edition) -> str:
    """Say in a sentence who read an edition besides its authors, and what was asked for; nothing before a policy."""
    readers = [str(each) for each in second_readers(edition.contents.front_matter)]
    told = (worded("reviewed.by", readers=joined(readers)) if readers else "", asked(edition))
    return sentence(worded("row.semicolon").join(filter(None, told))) if edition.policy else ""


def asked(edition: Edition) -> str:
    """Say what was asked for before an edition went out, or why it did not wait; nothing before there was a policy."""
    if not edition.policy:
        return ""
    needed = int(edition.policy.reviewers)
    if edition.expedited:
        return worded("reviewed.expedited", n=needed, because=edition.expedited)
    return worded("reviewed.asked", n=needed) if needed else worded("reviewed.asked-none")
