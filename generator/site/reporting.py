"""Build the links to the forms in which readers report errors or suggest sources to the desk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from generator.model import edition_address
from generator.site.citing import absolute
from generator.site.components import Link, Reporting
from generator.site.words import message

if TYPE_CHECKING:
    from generator.model import Settings

EXAMPLE = re.compile(r"\w+://(?:[\w-]+\.)*example\.(?:org|com|net)(?![\w.-])", re.IGNORECASE)
"""An example address, which the settings contain until the desk states its own."""


def reporting(settings: Settings, *links: Link | None) -> Reporting | None:
    """Return the links at the end of a page; None without an issue tracker."""
    offered = tuple(link for link in links if link)
    host = urlsplit(settings.issues).hostname
    return Reporting(offered, message("reporting.account", host=host)) if offered else None


def error_in_claim(settings: Settings, briefing: str, claim: str, edition: int) -> Link | None:
    """Return a link to the form for an error in a claim of an edition."""
    permanent = _permanent(settings, f"{edition_address(briefing, edition)}#{claim}", f"{briefing}/{claim}")
    return _error(settings, message("reporting.claim", claim=claim), f"{briefing} {claim}", permanent, edition)


def error_on_page(settings: Settings, address: str, edition: int = 0) -> Link | None:
    """Return a link to the form for an error on a page.

    The page is that of an edition, or of none.
    """
    name = address.rstrip("/")
    return _error(settings, message("reporting.page"), name, _permanent(settings, address, name), edition)


def suggest_source(settings: Settings, briefing: str = "") -> Link | None:
    """Return a link to the form that suggests a source.

    The source is for a briefing, or for any.
    """
    return _form(settings, message("reporting.source"), template="suggest-source.yml", briefing=briefing)


def _error(settings: Settings, words: str, name: str, claim: str, edition: int) -> Link | None:
    fields = {"title": message("reporting.title", name=name), "claim": claim, "edition": str(edition or "")}
    return _form(settings, words, template="error-in-claim.yml", **fields)


def _form(settings: Settings, words: str, **fields: str) -> Link | None:
    filled = {name: value for name, value in fields.items() if value}
    return Link(words, f"{settings.issues.rstrip('/')}/new?{urlencode(filled)}") if settings.issues else None


def _permanent(settings: Settings, address: str, name: str) -> str:
    """Return the address of a page on the web.

    If the settings state no real site address, return the name of the page.
    """
    known = settings.site_url and not EXAMPLE.match(settings.site_url)
    return absolute(settings, address) if known else name
