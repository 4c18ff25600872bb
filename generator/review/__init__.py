"""Build the memo for editors: what a change between two trees does for readers, and what is wrong with the change."""

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
    """Build the memo of a change.

    ``compared`` is a sentence that names the two sides; ``outside`` names the changed files that are not content.
    """
    found, (introduced, resolved) = items(change), faults(change)
    editions, impacts = tuple(publishing(change)), tuple(falls(change))
    reported = bool(found or editions or impacts or introduced)
    memo = Memo(
        verdict="",
        compared=compared,
        counts=tuple(counts(change)) if reported else (),
        faults=introduced,
        mended=resolved,
        publishing=editions,
        items=found,
        falls=impacts,
        captures=tuple(captures(change.old, change.new)),
        coverage=tuple(coverages(change.old, change.new)),
        people=tuple(people(change)) if reported else (),
        outside=tuple(outside),
        questions=(),
    )
    return replace(memo, verdict=verdict(memo, change.within), questions=questions(memo))
