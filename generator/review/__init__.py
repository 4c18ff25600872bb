"""Build the memo for editors: what a change between two trees does for readers, and what is wrong with the change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.review.captures import describe_captures, describe_coverage
from generator.review.change import Comparison
from generator.review.checklist import choose_questions
from generator.review.faults import find_faults
from generator.review.headline import count_quotes, summarise
from generator.review.impact import find_impacts
from generator.review.items import ORDER, list_items
from generator.review.memo import Memo
from generator.review.people import describe_editions, describe_embargoes, describe_people
from generator.review.redactions import find_taken_words, list_redactions, without_taken_words
from generator.review.scope import Scope, scope
from generator.review.sides import assume_absent, take_over
from generator.review.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.review.memo import Item

__all__ = ["Comparison", "Memo", "Scope", "Snapshot", "assume_absent", "find_faults", "review", "scope", "take_over"]


def review(change: Comparison, compared: str, outside: Sequence[str] = ()) -> Memo:
    """Build the memo of a change.

    ``compared`` is a sentence that names the two sides; ``outside`` names the changed files that are not content.
    """
    found, (introduced, resolved) = _list_all(change), find_faults(change)
    editions, impacts = tuple(describe_editions(change)), tuple(find_impacts(change))
    reported = bool(found or editions or impacts or introduced)
    memo = Memo(
        verdict="",
        compared=compared,
        counts=(*describe_embargoes(change), *count_quotes(change)) if reported else (),
        faults=introduced,
        mended=resolved,
        publishing=editions,
        items=found,
        falls=impacts,
        captures=tuple(describe_captures(change.old, change.new)),
        coverage=tuple(describe_coverage(change.old, change.new)),
        people=tuple(describe_people(change)) if reported else (),
        outside=tuple(outside),
        questions=(),
    )
    return replace(memo, verdict=summarise(memo, change.within), questions=choose_questions(memo))


def _list_all(change: Comparison) -> tuple[Item, ...]:
    """List everything that changes, riskiest first, and words that were taken out before what else has that risk."""
    found = (*list_redactions(change), *list_items(change))
    taken = find_taken_words(change.old.tree, change.new.tree)
    shown = (without_taken_words(item, taken) for item in found)
    return tuple(sorted(shown, key=lambda item: ORDER[item.risk.name]))
