"""Holds what a review says of a change: the memo that an editor reads before it is merged."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from generator.model.diagnostics import Severity
from generator.site.changes import UNPRINTED

if TYPE_CHECKING:
    from generator.editions import Risk
    from generator.model.diagnostics import Diagnostic
    from generator.site.changes import ChangeView
    from generator.site.differences import Difference


class OwnKind(StrEnum):
    """Kinds of change that no record of a briefing holds, in the words of the memo."""

    BRIEFING_ADDED = "briefing added"
    BRIEFING_REMOVED = "briefing taken out"
    ADDRESS_LEADS_ON = "address changed, and the old one leads on"
    ADDRESS_LOST = "address changed, and the old one is lost"
    OLD_ADDRESS_LOST = "old address leads here no longer"
    DATE_CHANGED = "date changed"
    READS_OTHERWISE = "reads otherwise, as a record that it names changed"
    ENTITY_ADDED = "entity added"
    ENTITY_REMOVED = "entity taken out"
    PROGRAMS_CHANGED = "what runs when the site is built, or in its pages, changed"
    SETTINGS_CHANGED = "settings changed"
    TEXT_EDITED = "text edited"
    PAGE_ADDED = "page added"
    PAGE_REMOVED = "page taken out"


MOVES = frozenset({OwnKind.ADDRESS_LEADS_ON, OwnKind.ADDRESS_LOST, OwnKind.OLD_ADDRESS_LOST})
"""What changes the address of a briefing."""


class InContext(NamedTuple):
    """A quote in its own sentence, in pieces, each with whether it is quoted; how it stands, and what it comes from.

    ``cautions`` pair what a reader should be wary of with why the editor finds it fair.
    ``glosses`` say what each bracket stands for that the source does not have.
    """

    address: str
    pieces: tuple[tuple[str, bool], ...]
    stance: str
    speaker: str
    source: str
    tier: str
    passes: bool
    cautions: tuple[tuple[str, str], ...]
    glosses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """One thing that changes: a claim, a row, a source, a text; with its evidence before and after where that differs.

    ``title`` names it and ``home`` the briefing; ``also`` names other briefings in which the same changes.
    ``facts`` are what is known of a source. ``own`` is the kind of a change that no record of a briefing holds.
    """

    risk: Risk
    title: str
    home: str
    address: str
    changes: tuple[ChangeView, ...]
    before: tuple[InContext, ...] = ()
    after: tuple[InContext, ...] = ()
    also: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    own: OwnKind | None = field(default=None, metadata=UNPRINTED)


class Publishing(NamedTuple):
    """An edition that comes with the change: what it says of itself, what changed with it, and who has read it."""

    title: str
    note: str
    share: str
    people: str


class Fall(NamedTuple):
    """A source or an edition that loses something: in a sentence, and everything that falls with it."""

    sentence: str
    falls: tuple[str, ...]


class Captured(NamedTuple):
    """A capture that is new or other: its size, lines that look like the page around it, and lines that differ."""

    sentence: str
    furniture: tuple[str, ...]
    differs: tuple[Difference, ...]


class Covered(NamedTuple):
    """How much of a capture is used, now and before where that differs, and the page that shows it."""

    name: str
    address: str
    sentence: str
    before: str


@dataclass(frozen=True, kw_only=True)
class Memo:
    """What a change comes to, for who must decide on it."""

    verdict: str
    compared: str
    counts: tuple[str, ...]
    faults: tuple[Diagnostic, ...]
    mended: tuple[Diagnostic, ...]
    publishing: tuple[Publishing, ...]
    items: tuple[Item, ...]
    falls: tuple[Fall, ...]
    captures: tuple[Captured, ...]
    coverage: tuple[Covered, ...]
    people: tuple[str, ...]
    outside: tuple[str, ...]
    questions: tuple[str, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The faults that stop the change."""
        return tuple(fault for fault in self.faults if fault.rule.severity is Severity.ERROR)
