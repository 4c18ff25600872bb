"""Find why words were taken out of what a site shows, so that every page with bars can say it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from generator.site.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Library, Redaction, Source, TakenOut

Reasons = tuple[tuple[str, str], ...]
"""Days in words, each with a reason."""


def find_reasons(library: Library) -> Mapping[str, Reasons]:
    """Return the day and the reason of each redaction of a briefing and its sources, and under "" those of all."""
    redactions = {
        name: [redaction for past in history for redaction in past.edition.redactions]
        for name, history in library.editions.items()
    }
    found = {
        name: _reasons(redactions.get(name, ()), (each.source for each in library.by_briefing.get(name, ())))
        for name in library.briefings
    }
    return found | {"": _reasons(chain.from_iterable(redactions.values()), library.sources.values())}


def _reasons(redactions: Iterable[Redaction], sources: Iterable[Source]) -> Reasons:
    captures = {capture.file: capture for source in sources for capture in source.captures}
    taken: chain[Redaction | TakenOut] = chain(redactions, *(capture.redacted for capture in captures.values()))
    return tuple(
        (format_date(day), because) for day, because in sorted({(str(gone.on), str(gone.because)) for gone in taken})
    )
