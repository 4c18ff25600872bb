"""What the stages hand on: content as loaded, the library as resolved, verdicts as verified."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.model.briefings import Briefing, Claim, Evidence
from generator.model.settings import Settings
from generator.model.sources import Capture, Entity, Source
from generator.places import Text


@dataclass(frozen=True)
class Content:
    """Everything that was read, in file order; names are not resolved yet.

    ``captures`` holds the text of each capture as read (UTF-8, nothing stripped) by its file name,
    without those that are missing or were refused.
    ``unread`` names the files of which something had to be left out and was reported: what only they could hold
    is not reported again as unknown.
    """

    settings: Settings = field(default_factory=Settings)
    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    captures: Mapping[str, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Quotation:
    """One quote to be checked, wherever it stands.

    ``id`` is its address, ``<briefing>#<anchor>``: ``#c1-e2`` for a claim's evidence, ``#m-<list>-<member>-e1``,
    ``#l-<list>-e1``, ``#l-<list>-open-e1``, ``#narrative-q1`` and ``#article-<source>-q1`` for Markdown.
    ``evidence`` is the record it came from (none for a quote in Markdown that cites its source).
    ``claim`` is the claim that a quote belongs to; with ``inside``, a quote in Markdown that must stand
    in the evidence of that claim, and ``source`` and ``capture`` are then those of the evidence that has its words.
    """

    id: str
    briefing: str
    text: Text
    source: Source
    capture: Capture
    evidence: Evidence | None = None
    claim: Claim | None = None
    inside: tuple[Quotation, ...] = ()


@dataclass(frozen=True)
class Library:
    """Every record under its name, and the ways back.

    ``claims`` is keyed ``<briefing>/<claim>``; ``quotations`` come in reading order;
    ``names`` gives the id of the entity for its name and each alias.
    ``quoted_from`` gives a source's quotations, ``named_in`` the claims (``<briefing>/<claim>``)
    and list members (``<briefing>/m-<list>-<member>``) that name an entity.
    ``unread`` is that of the content: what is missing because of it is not reported again.
    """

    settings: Settings
    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]
    briefings: Mapping[str, Briefing]
    captures: Mapping[str, str]
    claims: Mapping[str, Claim] = field(default_factory=dict)
    quotations: tuple[Quotation, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    quoted_from: Mapping[str, tuple[Quotation, ...]] = field(default_factory=dict)
    named_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()


class Tier(StrEnum):
    """How a quote stands in its capture: the first four pass, in falling closeness."""

    EXACT = "exact"
    LAYOUT = "layout"
    TYPOGRAPHY = "typography"
    EDITORIAL = "editorial"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not-found"
    UNCHECKED = "unchecked"

    @property
    def passes(self) -> bool:
        """Whether the words stand in the capture."""
        return self in {Tier.EXACT, Tier.LAYOUT, Tier.TYPOGRAPHY, Tier.EDITORIAL}


Span = tuple[int, int]


@dataclass(frozen=True)
class Caution:
    """What a reader of the quote should know: the rule that warned, its sentence, and why the editor finds it fair."""

    rule: str
    message: str
    because: str = ""


@dataclass(frozen=True)
class Verdict:
    """What the check found out about one quotation.

    ``spans`` are code-point offsets into the capture as read, a pair for each piece between elisions;
    for an ambiguous quote, one pair for each place where it stands.
    ``sentences`` are the spans of the sentences around them, which is all that a page may show of an excerpted capture.
    ``unread`` is the language for want of whose word lists nothing around the quote was read.
    """

    tier: Tier
    spans: tuple[Span, ...] = ()
    cautions: tuple[Caution, ...] = ()
    sentences: tuple[Span, ...] = ()
    unread: str = ""


Verdicts = Mapping[str, Verdict]
"""Verdicts by the ``id`` of the quotation."""
