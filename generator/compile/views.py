"""Holds what each kind of page shows: all of it decided, none of it marked up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.compile.covered import CoverageView
from generator.compile.front import HomeView
from generator.compile.stories import ChangesView, NewsView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.compile.attribution import Attributed
    from generator.compile.coverage import Coverage
    from generator.compile.meanings import Meaning
    from generator.compile.parts import Fact, Filter, Link, Passage, Prose, Quote, Reporting, Resting, Standing, Use
    from generator.compile.stories import Compared, Notice


@dataclass(frozen=True, kw_only=True)
class ClaimRow:
    """A claim with everything that is known about it."""

    anchor: str
    sentence: Attributed
    kind: Meaning
    status: Meaning
    facets: Mapping[str, tuple[str, ...]]
    """What the table can be filtered by, in the words of the record: of each name, the values that hold."""
    likelihood: str
    credibility: Fact
    quotes: tuple[Quote, ...]
    relations: tuple[tuple[str, tuple[Link, ...]], ...]
    about: tuple[Link, ...]
    withdrawn: tuple[str, Link | None] | None
    history: tuple[tuple[Link, str], ...] = ()
    """What became of it, edition by edition."""
    cite: str = ""
    """The reference to copy; empty in a draft, which nobody can cite."""
    report: Link | None = None
    """Where an error in it is reported; nowhere in a draft, and where the desk has no issue tracker."""


@dataclass(frozen=True)
class ClaimGroup:
    """Claims that are known in the same way."""

    id: str
    title: str
    sense: str
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True, kw_only=True)
class MemberRow:
    """One member of a list behind who names it."""

    anchor: str
    sentence: Attributed
    entity: str
    role: str
    standing: Meaning
    period: str
    quotes: tuple[Quote, ...]
    withdrawn: str


@dataclass(frozen=True, kw_only=True)
class ListView:
    """A list of members, what it rests on, and whom its source leaves unnamed."""

    anchor: str
    title: str
    kind: Meaning
    lead: Attributed | None
    quotes: tuple[Quote, ...]
    rows: tuple[MemberRow, ...]
    open_end: Attributed | None
    open_quotes: tuple[Quote, ...]
    open_withdrawn: str
    withdrawn: str


@dataclass(frozen=True)
class Article:
    """Our summary of one article."""

    source: Link
    name: str
    date: str
    withdrawn: str
    summary: Prose


@dataclass(frozen=True)
class SourceLine:
    """A source as a briefing and the index of sources list it."""

    link: Link
    name: str
    date: str
    reliability: Meaning | None
    used: str
    withdrawn: str
    cite: str


@dataclass(frozen=True, kw_only=True)
class BriefingView:
    """Everything on a briefing's page."""

    strip: tuple[str, ...]
    known: tuple[Fact, ...]
    """How many claims are known in which way, and where on the page they stand."""
    standing: Standing
    checks: str
    question: str
    key_points: tuple[tuple[Attributed, tuple[Link, ...]], ...]
    narrative: Prose
    articles: tuple[Article, ...]
    count: int
    groups: tuple[ClaimGroup, ...]
    filters: tuple[Filter, ...]
    lists: tuple[ListView, ...]
    open_ends: tuple[tuple[Attributed, Link], ...]
    """Whom the lists leave unnamed, each with its list."""
    sources: tuple[SourceLine, ...]
    banner: tuple[Notice, ...] = ()
    cite: str = ""
    changes: Link | None = None
    """Where the page tells what changed from edition to edition."""
    since: Compared | None = None
    """On the page of an older edition: what has changed up to the newest."""
    reporting: Reporting | None = None


@dataclass(frozen=True, kw_only=True)
class SourceView:
    """Everything on a source's page."""

    name: str
    withdrawn: str
    facts: tuple[Fact, ...]
    """What must be known of it first; the ``record`` has the rest."""
    record: tuple[Fact, ...]
    remarks: tuple[Fact, ...]
    notices: tuple[Fact, ...]
    provenance: tuple[Fact, ...]
    reliability: Fact
    falls: str
    resting: tuple[Resting, ...]
    shown: str
    passages: tuple[tuple[Passage, str], ...]
    """With the capture that a passage is from, where it is not the newest."""
    page: str
    """The address of the live page, and its ``state`` today where that is known; empty, like ``archived``, for none."""
    state: str
    archived: str
    elsewhere: tuple[Use, ...]
    cite: str
    reporting: Reporting | None
    coverage: tuple[Coverage, ...] = ()
    """In a preview: which sentences of each capture are used."""


@dataclass(frozen=True)
class ListedRow:
    """A list row as an entity's page shows it."""

    link: Link
    row: MemberRow
    withdrawn: str


@dataclass(frozen=True)
class NamingClaim:
    """A claim as an entity's page shows it."""

    link: Link
    sentence: Attributed
    kind: Meaning
    status: Meaning
    withdrawn: str


@dataclass(frozen=True)
class Naming:
    """What one briefing says about an entity."""

    briefing: Link
    claims: tuple[NamingClaim, ...]
    rows: tuple[ListedRow, ...]


@dataclass(frozen=True)
class EntityView:
    """Everything on an entity's page."""

    facts: tuple[Fact, ...]
    namings: tuple[Naming, ...]


@dataclass(frozen=True)
class EntityLine:
    """An entity as the index lists it."""

    link: Link
    kind: str
    aliases: str
    used: str


@dataclass(frozen=True)
class IndexView:
    """An index of sources or entities."""

    lines: tuple[SourceLine, ...] | tuple[EntityLine, ...]
    reporting: Reporting | None = None


@dataclass(frozen=True)
class TextView:
    """A page that is Markdown already."""

    markdown: str


View = BriefingView | ChangesView | NewsView | HomeView | SourceView | CoverageView | EntityView | IndexView | TextView
