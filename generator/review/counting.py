"""Takes the two sides of a change; gives how many quotes of the touched briefings stand, and of how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Tier
from generator.words.english import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Quotation
    from generator.review.change import Change
    from generator.review.desk import Desk


def counts(change: Change) -> Iterator[str]:
    """Give the counts, which add up, and what could not be counted."""
    old, new, paired = change.old, change.new, change.pairs
    before = {(name or was, anchor): each for was, name in paired for anchor, each in _quotes(old, was).items()}
    after = {(name, anchor): each for _, name in paired for anchor, each in _quotes(new, name).items()}
    if before or after:
        where = f"In the {counted(len(paired), 'briefing')} that this touches"
        yield f"{where}, {_stand(new, after)}: {_told(before, after, whole=not new.library.unread)}."
    if unread := sorted(path for path in new.library.unread if path in change.within.paths):
        yield f"Not read whole, so that what seems to be gone is not told: {', '.join(unread)}."


Quotes = dict[tuple[str, str], "Quotation"]


def _stand(new: Desk, after: Quotes) -> str:
    tiers = [new.checked.verdicts[each.id].tier for each in after.values()]
    stand, unchecked = sum(tier.passes for tier in tiers), tiers.count(Tier.UNCHECKED)
    failing = len(tiers) - stand - unchecked
    match = "matches its capture" if len(tiers) == 1 else "match their captures"
    others = [f"{failing} {'does' if failing == 1 else 'do'} not"] * bool(failing)
    others += [f"{unchecked} could not be checked"] * bool(unchecked)
    return "; ".join((f"{stand} of {counted(len(tiers), 'quote')} {match}", *others))


def _told(before: Quotes, after: Quotes, *, whole: bool) -> str:
    both = before.keys() & after.keys()
    same = sum(_said(before[each]) == _said(after[each]) for each in both)
    numbers = {
        "as before": same,
        "changed": len(both) - same,
        "new": len(after) - len(both),
        "taken out": len(before) - len(both) if whole else 0,
    }
    return ", ".join(f"{number} {word}" for word, number in numbers.items() if number)


def _said(quotation: Quotation) -> tuple[list[str], str]:
    return quotation.text.split(), str(quotation.source.id)


def _quotes(desk: Desk, name: str) -> Mapping[str, Quotation]:
    """Give the quotes of a briefing by their anchors."""
    return {each.id.partition("#")[2]: each for each in desk.shelf.by_briefing.get(name, ())}
