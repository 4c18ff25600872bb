"""Takes what a review found; gives it in one sentence: whether it is ready, and what to look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Severity
from generator.words import capitalised, joined
from generator.words.english import counted

if TYPE_CHECKING:
    from generator.review.memo import Memo
    from generator.review.scope import Scope

NAMED = 3
"""How many briefings a sentence names."""


def verdict(memo: Memo, within: Scope) -> str:
    """Give the sentence."""
    errors = [finding for finding in memo.faults if finding.rule.severity is Severity.ERROR]
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
