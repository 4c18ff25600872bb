"""Define the memo that an editor reads before a change is merged.

The field names of these records are the keys of the JSON memo.
"""

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
    """Kinds of change that are in no record of a briefing, in the words of the memo."""

    BRIEFING_ADDED = "briefing added"
    BRIEFING_REMOVED = "briefing taken out"
    ADDRESS_LEADS_ON = "address changed, and the old one leads to it"
    ADDRESS_LOST = "address changed, and the old one is lost"
    OLD_ADDRESS_LOST = "old address no longer leads here"
    DATE_CHANGED = "date changed"
    EMBARGO_CHANGED = "embargo set, moved or lifted"
    READS_OTHERWISE = "reads differently, because a record that it names changed"
    ENTITY_ADDED = "entity added"
    ENTITY_REMOVED = "entity taken out"
    PROGRAMS_CHANGED = "what runs when the site is built, or in its pages, changed"
    SETTINGS_CHANGED = "settings changed"
    TEXT_EDITED = "text edited"
    EDITION_REDACTED = "words taken out of a published edition"
    PAGE_ADDED = "page added"
    PAGE_REMOVED = "page taken out"


MOVES = frozenset({OwnKind.ADDRESS_LEADS_ON, OwnKind.ADDRESS_LOST, OwnKind.OLD_ADDRESS_LOST})
"""The kinds that change the address of a briefing."""


class InContext(NamedTuple):
    """A quote in its own sentence, with its verdict and its source.

    ``pieces`` are the pieces of the sentence, in pairs with whether the piece is quoted.
    ``cautions`` are pairs of a warning to readers and the editor's answer, which is empty if there is none.
    ``glosses`` explain each bracket that the source does not have.
    ``remarks`` are the sentences that tell readers how it ends and whether its place matters.
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
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """One thing that changes, such as a claim, a row, a source or a text, with its evidence before and after.

    ``title`` names it and ``home`` its briefing; ``also`` names other briefings with the same change.
    ``facts`` are pairs of name and value about it. ``own`` is the kind of a change that is in no record of a briefing.
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
    sensitive: bool = field(default=False, metadata=UNPRINTED)
    """Whether it is a claim or a row about a sensitive entity."""


class Publishing(NamedTuple):
    """An edition that the change publishes: its title and note, how much it changes, and who has read it."""

    title: str
    note: str
    share: str
    people: str


class Impact(NamedTuple):
    """Something that readers lose: a sentence about it, and sentences about what rests on it."""

    sentence: str
    falls: tuple[str, ...]


class Captured(NamedTuple):
    """A capture that is new or changed: its size, lines that look like furniture of the page, lines that differ."""

    sentence: str
    furniture: tuple[str, ...]
    differs: tuple[Difference, ...]


class Covered(NamedTuple):
    """How much of a capture is used, now and before, and the page that shows it."""

    name: str
    address: str
    sentence: str
    before: str


@dataclass(frozen=True, kw_only=True)
class Memo:
    """A memo about a change, for the editor who decides on it."""

    verdict: str
    compared: str
    counts: tuple[str, ...]
    faults: tuple[Diagnostic, ...]
    mended: tuple[Diagnostic, ...]
    publishing: tuple[Publishing, ...]
    items: tuple[Item, ...]
    falls: tuple[Impact, ...]
    captures: tuple[Captured, ...]
    coverage: tuple[Covered, ...]
    people: tuple[str, ...]
    outside: tuple[str, ...]
    questions: tuple[str, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The faults that are errors, which stop the change."""
        return tuple(fault for fault in self.faults if fault.rule.severity is Severity.ERROR)
