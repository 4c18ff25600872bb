"""Takes a rule, a place and a sentence; gives the finding that every stage hands on and every report prints."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.places import Place


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, a warning stays until it is mended or acknowledged."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that the check holds true.

    ``name`` is public, kebab-case and never reused; ``code`` is its short form.
    ``summary`` states the truth held, in a sentence; ``page`` is what ``briefing explain`` prints beneath it.
    ``lasting`` says that what breaks the rule can no longer be mended, so that its warning never becomes an error.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    page: str
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A second place that belongs to a finding, with a sentence on what stands there."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding: one sentence on what is there and what was expected, and one imperative that mends it."""

    rule: Rule
    place: Place
    message: str
    hint: str = ""
    also: tuple[Remark, ...] = field(default=())


def ordered(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Give findings in reading order, file by file, each once."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda finding: (finding.place, finding.rule.code, finding.message)))
