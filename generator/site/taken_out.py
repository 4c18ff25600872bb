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


def find_reasons(shown: Library, today: Mapping[str, Source]) -> Mapping[str, Reasons]:
    """Return the day and the reason of each redaction of a briefing and its sources, and under "" those of all.

    A capture that is ``shown`` is the one of ``today``.
    """
    redactions = {
        name: [redaction for past in shown.editions.get(name, ()) for redaction in past.edition.redactions]
        for name in shown.briefings
    }
    quoted = {name: {each.source.id for each in shown.by_briefing.get(name, ())} for name in shown.briefings}
    found = {name: _reasons(redactions[name], quoted[name], today) for name in shown.briefings}
    return found | {"": _reasons(chain.from_iterable(redactions.values()), shown.sources, today)}


def _reasons(redactions: Iterable[Redaction], sources: Iterable[str], today: Mapping[str, Source]) -> Reasons:
    captures = chain.from_iterable(today[name].captures for name in sources if name in today)
    taken: chain[Redaction | TakenOut] = chain(redactions, *(capture.redacted for capture in captures))
    found = sorted({(str(gone.on), str(gone.because)) for gone in taken})
    return tuple((format_date(day), because) for day, because in found)
