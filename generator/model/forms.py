"""What a scalar may hold: the closed lists and written forms that the fields of the records name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from generator.model.places import Text


@dataclass(frozen=True, slots=True)
class OneOf:
    """A closed list of words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A written form that ``load`` checks: ``id``, ``edtf``, ``sha256``, ``date``, ``url`` or ``language``."""

    name: str


@dataclass(frozen=True, slots=True)
class Ours:
    """Our own words: no quotation marks may stand in them."""


@dataclass(frozen=True, slots=True)
class Theirs:
    """Words of a source, as the source has them."""


SOURCE_KINDS = ("news", "opinion", "official", "research", "reference", "unknown")
CONTROLS = ("state", "party", "independent", "unknown")
RIGHTS = ("full", "excerpt", "hash-only")
LIVE = ("matches", "differs", "gone", "unknown")
STEPS = ("original", "translation", "repost", "copy", "syndication", "excerpt", "transcript")
RELIABILITY = ("A", "B", "C", "D", "E", "F")
NOTICES = ("correction", "clarification", "update", "retraction")
ENTITY_KINDS = ("state", "organisation", "person", "group", "place")
CLAIM_KINDS = ("event", "fact", "assessment", "forecast", "opinion", "recommendation")
STATUSES = ("reported", "corroborated", "contradicted", "refuted", "unverifiable")
CREDIBILITY = ("1", "2", "3", "4", "5", "6")
RELATIONS = ("contradicts", "refines", "depends-on")
STANCES = ("supports", "contradicts", "context")
LIST_KINDS = ("treaty", "organisation", "grouping", "proposed", "position")
STANDINGS = ("member", "applicant", "observer", "named", "suggested", "possible", "excluded", "suspended", "withdrawn")
EDITION_KINDS = ("major", "minor", "correction", "retraction")
LIKELIHOODS = {
    "almost no chance": (1, 5),
    "very unlikely": (5, 20),
    "unlikely": (20, 45),
    "roughly even chance": (45, 55),
    "likely": (55, 80),
    "very likely": (80, 95),
    "almost certain": (95, 99),
}
"""ICD 203's terms and their bands in per cent."""

Id = Annotated[Text, Form("id")]
Edtf = Annotated[Text, Form("edtf")]
Day = Annotated[Text, Form("date")]
Digest = Annotated[Text, Form("sha256")]
Url = Annotated[Text, Form("url")]
Tag = Annotated[Text, Form("language")]
Flag = Annotated[Text, OneOf(("true", "false"))]
Words = Annotated[Text, Ours()]
Quoted = Annotated[Text, Theirs()]
