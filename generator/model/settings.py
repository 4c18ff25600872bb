"""What a desk may set under ``extra.briefings`` of ``mkdocs.yml``, and the defaults with their reasons."""

from __future__ import annotations

from dataclasses import dataclass, field

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
class Settings:
    """The project's settings as far as the generator itself uses them."""

    contract: int = CONTRACT
    site_name: str = "Research Briefings"
    site_url: str = ""
    issues: str = ""
    """The address of the desk's issue tracker; without one, no page offers to report anything."""
    limits: Limits = field(default_factory=Limits)
