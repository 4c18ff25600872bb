"""Summarise a change: whether it is ready, in one sentence, and how many of its quotes match their captures."""

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
"""The most briefings or editions that a sentence names; more are counted."""


def summarise(memo: Memo, within: Scope) -> str:
    """Return the sentence that says whether the change is ready, and what it does."""
    errors = memo.errors
    if errors and not (memo.items or memo.publishing or memo.falls):
        return f"Not ready, because {_count_new(len(errors), 'error')}: {errors[0].message}"
    summary = _summarise(memo) if memo.items or memo.publishing or memo.falls else _summarise_unseen(memo, within)
    if warnings := len(memo.faults) - len(errors):
        summary += f"; {_count_new(warnings, 'warning')}, which nobody has answered"
    return (
        f"Not ready, because {_count_new(len(errors), 'error')}: {summary}." if errors else f"{capitalised(summary)}."
    )


def _count_new(number: int, noun: str) -> str:
    return f"{counted(number, noun)} {'comes' if number == 1 else 'come'} with it"


def _summarise_unseen(memo: Memo, within: Scope) -> str:
    """Say that readers see no change, and what else differs."""
    other = "; only formatting, the order of keys or the layout of files differs" if within.changed else ""
    return f"nothing a reader sees changes{', but files outside the content do' if memo.outside else other}"


def _summarise(memo: Memo) -> str:
    if not memo.items and not memo.publishing:
        return memo.falls[0].sentence.rstrip(".")
    homes = list(dict.fromkeys(item.home for item in memo.items if item.home))
    number = sum(len(item.changes) for item in memo.items)
    changes = f"{counted(number, 'change')} to what readers will see"
    if memo.publishing:
        titles = [edition.title for edition in memo.publishing]
        changes = f"this publishes {_name_or_count(titles, 'edition')}, with {changes}"
    elif homes:
        changes = f"{changes}, in {_name_or_count(homes, 'briefing')}"
    if memo.falls:
        changes += ", and something is lost with it"
    lead = ": " if number == 1 else "; look first at: "
    return f"{changes}{lead}{memo.items[0].changes[0].kind} ({memo.items[0].title})" if memo.items else changes


def _name_or_count(names: list[str], noun: str) -> str:
    """Join a few names, or count many."""
    return joined(names) if len(names) <= NAMED else counted(len(names), noun)


def count_quotes(change: Comparison) -> Iterator[str]:
    """State the counts of quotes, and the files not read in full.

    The counts add up.
    """
    old, new, paired = change.old, change.new, change.pairs
    before = {(name or was, anchor): quote for was, name in paired for anchor, quote in _quotes_of(old, was).items()}
    after = {(name, anchor): quote for _, name in paired for anchor, quote in _quotes_of(new, name).items()}
    if before or after:
        where = f"In the {counted(len(paired), 'briefing')} that this touches"
        changes = _count_changes(before, after, whole=not new.library.unread)
        yield f"{where}, {_count_matches(new, after)}{f': {changes}' if changes else ''}."
    if unread := sorted(path for path in new.library.unread if path in change.within.paths):
        yield f"Not read in full, so this memo does not report what seems to be missing: {', '.join(unread)}."


Quotes = dict[tuple[str, str], "Quotation"]


def _count_matches(new: Snapshot, after: Quotes) -> str:
    tiers = [new.checked.verdicts[quote.address].tier for quote in after.values()]
    passed, unchecked = sum(tier.passes for tier in tiers), tiers.count(Tier.UNCHECKED)
    failing = len(tiers) - passed - unchecked
    match = "matches its capture" if len(tiers) == 1 else "match their captures"
    others = [f"{failing} {'does' if failing == 1 else 'do'} not"] * bool(failing)
    others += [f"{unchecked} could not be checked"] * bool(unchecked)
    return "; ".join((f"{passed} of {counted(len(tiers), 'quote')} {match}", *others))


def _count_changes(before: Quotes, after: Quotes, *, whole: bool) -> str:
    both = before.keys() & after.keys()
    same = sum(_words(before[key]) == _words(after[key]) for key in both)
    numbers = {
        "as before": same,
        "changed": len(both) - same,
        "new": len(after) - len(both),
        "taken out": len(before) - len(both) if whole else 0,
    }
    return ", ".join(f"{number} {word}" for word, number in numbers.items() if number)


def _words(quotation: Quotation) -> tuple[list[str], str]:
    return quotation.text.split(), str(quotation.source.id)


def _quotes_of(snapshot: Snapshot, name: str) -> Mapping[str, Quotation]:
    """Return the quotes of a briefing by anchor."""
    return {quote.address.anchor: quote for quote in snapshot.index.library.by_briefing.get(name, ())}
