"""What a desk may set under ``extra.briefings`` of ``mkdocs.yml``, and the defaults with their reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from generator.model.asked import OneOf
from generator.model.forms import EDITION_KINDS, NUMBER
from generator.model.places import Text
from generator.model.schema import Record

CONTRACT = 1
"""The version of the file formats that this generator writes; it reads every older one."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much of a source that may only be excerpted the desk shows."""

    quote_words: int = 100
    """Words in one quote: beyond a long paragraph, a quotation no longer serves an argument but replaces the source."""

    source_words: int = 500
    """Words quoted from one source on the whole site: about a page, which a review may need and a reprint exceeds."""

    source_share: float = 0.5
    """Share of a capture shown on the whole site, quotes with their sentences: past a half, it replaces it."""


@dataclass(frozen=True, kw_only=True)
class Policy(Record):
    """Who may publish: what has to be so before an edition goes out, which keeps the policy that it went out under."""

    reviewers: Annotated[Text, NUMBER] = Text("1")
    """How many who are not authors must have read it: the check finds wrong words, only a person a wrong reading."""

    expedite: tuple[Annotated[Text, OneOf(EDITION_KINDS)], ...] = (Text("correction"), Text("retraction"))
    """Kinds of edition that need not wait, with a reason: while they do, readers go on reading what is wrong."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The project's settings as far as the generator itself uses them."""

    contract: int = CONTRACT
    site_name: str = "Research Briefings"
    site_url: str = ""
    issues: str = ""
    """The address of the desk's issue tracker; without one, no page offers to report anything."""
    limits: Limits = field(default_factory=Limits)
    review: Policy = field(default_factory=Policy)
