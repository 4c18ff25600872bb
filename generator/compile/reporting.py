"""Takes the settings and what a reader looks at; gives the address of the form in which they tell the desk of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from generator.compile.citing import absolute

if TYPE_CHECKING:
    from generator.model import Settings


def error_in_claim(settings: Settings, briefing: str, claim: str, edition: int) -> str:
    """Give the address at which an error in a claim of an edition is reported; empty without an issue tracker."""
    permanent = absolute(settings, f"{briefing}/editions/{edition}/#{claim}")
    return _form(
        settings,
        template="error-in-claim.yml",
        title=f"Error in {briefing} {claim}",
        claim=permanent if settings.site_url else f"{briefing}/{claim}",
        edition=str(edition),
    )


def suggest_source(settings: Settings, briefing: str = "") -> str:
    """Give the address at which a source is suggested, for a briefing or for any; empty without an issue tracker."""
    return _form(settings, template="suggest-source.yml", briefing=briefing)


def _form(settings: Settings, **fields: str) -> str:
    given = {name: value for name, value in fields.items() if value}
    return f"{settings.issues.rstrip('/')}/new?{urlencode(given)}" if settings.issues else ""
