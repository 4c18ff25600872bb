"""Takes two trees, each checked; gives the memo of what changes for readers between them, and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.review.captures import captures, coverages
from generator.review.checklist import questions
from generator.review.counting import counts
from generator.review.desk import Desk
from generator.review.falling import falls
from generator.review.faults import faults
from generator.review.items import items
from generator.review.memo import Memo
from generator.review.people import people, publishing
from generator.review.scope import Scope, scope
from generator.review.verdict import verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Desk", "Memo", "Scope", "faults", "review", "scope"]


def review(old: Desk, new: Desk, within: Scope, compared: str, outside: Sequence[str] = ()) -> Memo:
    """Give the memo; ``compared`` says with what, ``outside`` names files that changed beside the content."""
    found, come = items(old, new, within), faults(old, new, within)
    editions, fallen = tuple(publishing(old, new, within)), tuple(falls(old, new, within))
    told = bool(found or editions or fallen or come[0])
    memo = Memo(
        verdict="",
        compared=compared,
        counts=tuple(counts(old, new, within)) if told else (),
        faults=come[0],
        mended=come[1],
        publishing=editions,
        items=found,
        falls=fallen,
        captures=tuple(captures(old, new)),
        coverage=tuple(coverages(old, new)),
        people=tuple(people(old, new, within)) if told else (),
        outside=tuple(outside),
        questions=(),
    )
    return replace(memo, verdict=verdict(memo, within), questions=questions(memo))
