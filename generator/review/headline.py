"""Say in one sentence whether a change is ready, and how many of the touched quotes stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Tier
from generator.model.english import counted
from generator.site.words import capitalised, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Quotation
    from generator.review.change import Comparison
    from generator.review.memo import Memo
    from generator.review.scope import Scope
    from generator.review.snapshot import Snapshot


NAMED = 3
"""How many briefings a sentence names."""


def verdict(memo: Memo, within: Scope) -> str:
    """Give the sentence."""
    errors = memo.errors
    if errors and not (memo.items or memo.publishing or memo.falls):
        return f"Not ready, as {_come(len(errors), 'error')}: {errors[0].message}"
    told = _told(memo) if memo.items or memo.publishing or memo.falls else _silent(memo, within)
    if warnings := len(memo.faults) - len(errors):
        told += f"; {_come(warnings, 'warning')}, which nobody has answered"
    return f"Not ready, as {_come(len(errors), 'error')}: {told}." if errors else f"{capitalised(told)}."


def _come(number: int, noun: str) -> str:
    return f"{counted(number, noun)} {'comes' if number == 1 else 'come'} with it"


def _silent(memo: Memo, within: Scope) -> str:
    """Say that readers see no change, and what changes all the same."""
    beside = ", for only formatting, the order of keys or the layout of files differs" if within.changed else ""
    return f"nothing a reader sees changes{', but files outside the content do' if memo.outside else beside}"


def _told(memo: Memo) -> str:
    if not memo.items and not memo.publishing:
        return memo.falls[0].sentence.rstrip(".")
    homes = list(dict.fromkeys(item.home for item in memo.items if item.home))
    number = sum(len(item.changes) for item in memo.items)
    changes = f"{counted(number, 'change')} to what readers will see"
    if memo.publishing:
        changes = f"this publishes {_named([each.title for each in memo.publishing], 'edition')}, with {changes}"
    elif homes:
        changes = f"{changes}, in {_named(homes, 'briefing')}"
    if memo.falls:
        changes += ", and something falls with it"
    lead = ": " if number == 1 else "; look first at: "
    return f"{changes}{lead}{memo.items[0].changes[0].kind} ({memo.items[0].title})" if memo.items else changes


def _named(names: list[str], noun: str) -> str:
    """Name what there is, or say how many there are."""
    return joined(names) if len(names) <= NAMED else counted(len(names), noun)


def counts(change: Comparison) -> Iterator[str]:
    """Give the counts, which add up, and what could not be counted."""
    old, new, paired = change.old, change.new, change.pairs
    before = {(name or was, anchor): each for was, name in paired for anchor, each in _quotes(old, was).items()}
    after = {(name, anchor): each for _, name in paired for anchor, each in _quotes(new, name).items()}
    if before or after:
        where = f"In the {counted(len(paired), 'briefing')} that this touches"
        yield f"{where}, {_stand(new, after)}: {_counted_of(before, after, whole=not new.library.unread)}."
    if unread := sorted(path for path in new.library.unread if path in change.within.paths):
        yield f"Not read whole, so that what seems to be gone is not told: {', '.join(unread)}."


Quotes = dict[tuple[str, str], "Quotation"]


def _stand(new: Snapshot, after: Quotes) -> str:
    tiers = [new.checked.verdicts[each.address].tier for each in after.values()]
    stand, unchecked = sum(tier.passes for tier in tiers), tiers.count(Tier.UNCHECKED)
    failing = len(tiers) - stand - unchecked
    match = "matches its capture" if len(tiers) == 1 else "match their captures"
    others = [f"{failing} {'does' if failing == 1 else 'do'} not"] * bool(failing)
    others += [f"{unchecked} could not be checked"] * bool(unchecked)
    return "; ".join((f"{stand} of {counted(len(tiers), 'quote')} {match}", *others))


def _counted_of(before: Quotes, after: Quotes, *, whole: bool) -> str:
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


def _quotes(desk: Snapshot, name: str) -> Mapping[str, Quotation]:
    """Give the quotes of a briefing by their anchors."""
    return {each.address.anchor: each for each in desk.index.by_briefing.get(name, ())}
