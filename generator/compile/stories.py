"""Holds what pages show of editions: what changed from one to the next, and what a reader must know of an older one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.words import capitalised

if TYPE_CHECKING:
    from generator.compile.meanings import Meaning
    from generator.compile.parts import Link, Reporting
    from generator.editions import Risk

Marked = tuple[tuple[str, bool], ...]
"""A text in pieces, white space among them, each with whether only this side of a comparison has it."""


@dataclass(frozen=True)
class Difference:
    """One thing before and after; without a name it speaks for itself.

    ``language`` is that of a quote, empty where it is not stated; our own words have None.
    """

    name: str
    before: Marked
    after: Marked
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class ChangeView:
    """One change: its kind by name and in words, what it touches, the sentence that it is about, what was and is."""

    name: str
    kind: str
    risk: Risk
    claim: str
    link: Link
    sentence: str
    rows: tuple[Difference, ...]
    reason: str


class Compared(NamedTuple):
    """What changed between two states of a briefing, and in words how many of its claims are touched.

    The same as numbers: it ``touches`` so many of the ``claims`` of either; a first edition is compared with none.
    """

    touched: str
    changes: tuple[ChangeView, ...]
    touches: int | None = None
    claims: int = 0

    @property
    def share(self) -> str:
        """The words as a sentence of their own."""
        return capitalised(self.touched)


class Told(NamedTuple):
    """What an edition says of itself, and what changed with it; ``day`` is its date as data.

    ``telling`` says that it is a correction or a retraction.
    """

    number: int
    anchor: str
    link: Link
    kind: Meaning
    minor: bool
    telling: bool
    date: str
    day: str
    note: str
    conclusion: str
    review: str
    """Who read it before it went out, and what was asked for."""
    since: Compared
    """What changed since the edition before it."""
    digest: str


class Notice(NamedTuple):
    """One thing that a reader must know before anything else: what it is, in a sentence, and where it leads."""

    title: str
    text: str
    link: Link | None


@dataclass(frozen=True)
class ChangesView:
    """What changed from edition to edition of a briefing, newest first; ``draft`` is what is not published yet."""

    briefing: Link
    draft: Compared | None
    editions: tuple[Told, ...]


@dataclass(frozen=True)
class News:
    """One edition among those of all briefings."""

    briefing: Link
    told: Told


@dataclass(frozen=True)
class NewsView:
    """Editions of all briefings, newest first."""

    news: tuple[News, ...]
    empty: str
    older: int
    """How many more there are, which the pages of the briefings tell of."""
    reporting: Reporting | None = None
