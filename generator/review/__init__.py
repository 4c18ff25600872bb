"""Takes two trees, each checked; gives the memo of what changes for readers between them, and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.compile.words import capitalised, counted, joined
from generator.diagnostics import Severity
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

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Desk", "Memo", "Scope", "review", "scope"]

NAMED = 3
"""How many briefings a sentence names."""


def review(old: Desk, new: Desk, within: Scope, compared: str, outside: Sequence[str] = ()) -> Memo:
    """Give the memo; ``compared`` says with what, ``outside`` names files that changed beside the content."""
    found, fallen, editions = (
        items(old, new, within),
        tuple(falls(old, new, within)),
        tuple(publishing(old, new, within)),
    )
    come, mended = faults(old, new)
    memo = Memo(
        verdict="",
        compared=compared,
        counts=tuple(counts(old, new, within)) if found or editions or come else (),
        faults=come,
        mended=mended,
        publishing=editions,
        items=found,
        falls=fallen,
        captures=tuple(captures(old, new)),
        coverage=tuple(coverages(old, new)),
        people=tuple(people(old, new, within)) if found or editions else (),
        outside=tuple(outside),
        questions=questions(found, published=bool(editions), fallen=bool(fallen), outside=bool(outside)),
    )
    return replace(memo, verdict=_verdict(memo, within))


def _verdict(memo: Memo, within: Scope) -> str:
    """Say in one sentence what the change comes to: whether anything stands in its way, and what to look at first."""
    errors = sum(finding.rule.severity is Severity.ERROR for finding in memo.faults)
    stopped = f"Not ready, as {counted(errors, 'error')} {'comes' if errors == 1 else 'come'} with it: " * bool(errors)
    told = _told(memo) if memo.items or memo.publishing else _silent(memo, within)
    return f"{stopped}{told}." if stopped else f"{capitalised(told)}."


def _silent(memo: Memo, within: Scope) -> str:
    if memo.faults:
        return "beside what is wrong, nothing a reader sees changes"
    layout = ", for only formatting, the order of keys or the layout of files differs" if within.changed else ""
    return f"nothing a reader sees changes{layout}"


def _told(memo: Memo) -> str:
    homes = list(dict.fromkeys(item.home for item in memo.items if item.home))
    number = sum(len(item.changes) for item in memo.items)
    changes = f"{counted(number, 'change')} to what readers will see"
    if memo.publishing:
        changes = f"this publishes {_named([each.title for each in memo.publishing], 'edition')}, with {changes}"
    elif homes:
        changes = f"{changes}, in {_named(homes, 'briefing')}"
    lead = ": " if number == 1 else "; look first at: "
    return f"{changes}{lead}{memo.items[0].changes[0].kind} ({memo.items[0].title})" if memo.items else changes


def _named(names: list[str], noun: str) -> str:
    """Name what there is, or say how many there are."""
    return joined(names) if len(names) <= NAMED else counted(len(names), noun)
