"""Takes two trees, each checked; gives the memo of what changes for readers between them, and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.review.captures import captures, coverages
from generator.review.change import Comparison
from generator.review.checklist import questions
from generator.review.faults import faults
from generator.review.headline import counts, verdict
from generator.review.impact import falls
from generator.review.items import items
from generator.review.memo import Memo
from generator.review.people import people, publishing
from generator.review.scope import Scope, scope
from generator.review.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Comparison", "Memo", "Scope", "Snapshot", "faults", "review", "scope"]


def review(change: Comparison, compared: str, outside: Sequence[str] = ()) -> Memo:
    """Give the memo; ``compared`` says with what, ``outside`` names files that changed beside the content."""
    found, come = items(change), faults(change)
    editions, fallen = tuple(publishing(change)), tuple(falls(change))
    told = bool(found or editions or fallen or come[0])
    memo = Memo(
        verdict="",
        compared=compared,
        counts=tuple(counts(change)) if told else (),
        faults=come[0],
        mended=come[1],
        publishing=editions,
        items=found,
        falls=fallen,
        captures=tuple(captures(change.old, change.new)),
        coverage=tuple(coverages(change.old, change.new)),
        people=tuple(people(change)) if told else (),
        outside=tuple(outside),
        questions=(),
    )
    return replace(memo, verdict=verdict(memo, change.within), questions=questions(memo))
