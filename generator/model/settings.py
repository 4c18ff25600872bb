"""Define the settings that the generator reads from ``mkdocs.yml``, and the defaults with their reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from generator.model.forms import EDITION_KINDS, NUMBER
from generator.model.places import Text
from generator.model.requirements import OneOf
from generator.model.scales import Scale
from generator.model.schema import Record

CONTRACT = 1
"""The version of the file formats that this generator writes. It reads every older version."""
FRAMED = "material"
"""The theme that the site is made for; with any other theme, a desk has no selector and none of our templates."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The limits on what the site shows of a source that may only be excerpted."""

    quote_words: int = 100
    """Words in one quote: beyond a long paragraph, a quotation replaces the source and supports no argument."""

    source_words: int = 500
    """Words quoted from one source on the whole site: about a page, enough for a review but not for a reprint."""

    source_share: float = 0.5
    """Share of a capture shown on the whole site, as quotes with their sentences: more than half replaces it."""


@dataclass(frozen=True, kw_only=True)
class Policy(Record):
    """Who may publish: the conditions for publishing an edition. Each edition keeps the policy of its own day."""

    reviewers: Annotated[Text, NUMBER] = Text("1")
    """How many people who are not authors must have read it: only a person finds a wrong reading."""

    expedite: tuple[Annotated[Text, OneOf(EDITION_KINDS)], ...] = (Text("correction"), Text("retraction"))
    """Kinds of edition that need not wait, with a reason: until they appear, readers read what is wrong."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of a project: those under ``extra.briefings``, and those of MkDocs that our pages print."""

    contract: int = CONTRACT
    site_name: str = "Research Briefings"
    site_url: str = ""
    repo_url: str = ""
    edit_uri: str = ""
    edit_uri_template: str = ""
    issues: str = ""
    """The address of the desk's issue tracker; without one, no page offers to report anything."""
    captures: Text = Text()
    """The folder outside of the project that contains captures too, from the folder of the project; empty if none."""
    reference_style: Text = Text()
    """The name of the style in which sources are cited, or its file; without one, they are cited in our own."""
    style: str = ""
    """The text of that style, in CSL."""
    limits: Limits = field(default_factory=Limits)
    review: Policy = field(default_factory=Policy)
    scales: tuple[Scale, ...] = ()
    """The scales of grades that the desk declares."""
    entity_kinds: tuple[str, ...] = ()
    """The kinds of entity that the desk has besides those of every desk."""
