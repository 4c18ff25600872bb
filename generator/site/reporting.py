"""Takes the settings and what a reader looks at; gives the links to the forms in which they tell the desk of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from generator.model import edition_address
from generator.site.citing import absolute
from generator.site.components import Link, Reporting
from generator.site.words import worded

if TYPE_CHECKING:
    from generator.model import Settings

EXAMPLE = re.compile(r"\w+://(?:[\w-]+\.)*example\.(?:org|com|net)(?![\w.-])", re.IGNORECASE)
"""An address that stands in the settings until the desk knows its own."""


def reporting(settings: Settings, *links: Link | None) -> Reporting | None:
    """Give what a page offers at its end; nothing without an issue tracker."""
    offered = tuple(link for link in links if link)
    host = urlsplit(settings.issues).hostname
    return Reporting(offered, worded("reporting.account", host=host)) if offered else None


def error_in_claim(settings: Settings, briefing: str, claim: str, edition: int) -> Link | None:
    """Lead to where an error in a claim of an edition is reported."""
    permanent = _permanent(settings, f"{edition_address(briefing, edition)}#{claim}", f"{briefing}/{claim}")
    return _error(settings, worded("reporting.claim", claim=claim), f"{briefing} {claim}", permanent, edition)


def error_on_page(settings: Settings, address: str, edition: int = 0) -> Link | None:
    """Lead to where an error on a page is reported; it is that of an edition, or of none."""
    name = address.rstrip("/")
    return _error(settings, worded("reporting.page"), name, _permanent(settings, address, name), edition)


def suggest_source(settings: Settings, briefing: str = "") -> Link | None:
    """Lead to where a source is suggested, for a briefing or for any."""
    return _form(settings, worded("reporting.source"), template="suggest-source.yml", briefing=briefing)


def _error(settings: Settings, words: str, name: str, claim: str, edition: int) -> Link | None:
    fields = {"title": worded("reporting.title", name=name), "claim": claim, "edition": str(edition or "")}
    return _form(settings, words, template="error-in-claim.yml", **fields)


def _form(settings: Settings, words: str, **fields: str) -> Link | None:
    given = {name: value for name, value in fields.items() if value}
    return Link(words, f"{settings.issues.rstrip('/')}/new?{urlencode(given)}") if settings.issues else None


def _permanent(settings: Settings, address: str, name: str) -> str:
    """Give the address of a page on the web, or its name where the desk has not said where its site is."""
    known = settings.site_url and not EXAMPLE.match(settings.site_url)
    return absolute(settings, address) if known else name
