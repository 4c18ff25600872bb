"""Define rules and findings: every stage passes findings on, and every report prints them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.places import Place


class Severity(StrEnum):
    """How serious a finding is: an error stops the build, a warning stays until it is fixed or acknowledged."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition that the check requires.

    ``name`` is public, kebab-case and never reused; ``code`` is its short form.
    ``summary`` states the condition in a sentence; ``briefing explain`` prints ``page`` below it.
    ``lasting`` means that nobody can undo a breach, or that a day alone has caused it: its warning never becomes an
    error.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    page: str
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A second place that belongs to a finding, with a sentence about it."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding: a message (what is there and what was expected) and a hint that tells how to fix it."""

    rule: Rule
    place: Place
    message: str
    hint: str = ""
    also: tuple[Remark, ...] = field(default=())

    def below(self, folder: str) -> Diagnostic:
        """Return the finding with its files named from a folder above."""
        also = tuple(replace(remark, place=remark.place.below(folder)) for remark in self.also)
        return replace(self, place=self.place.below(folder), also=also)


def ordered(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings in reading order, file by file, without duplicates."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda finding: (finding.place, finding.rule.code, finding.message)))
