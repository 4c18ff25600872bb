"""Write the line that says what claims rest on, and how many of their quotes match."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.check.support import carrying_stances, origin_of, select_stance
from generator.model.forms import CONTROLLED
from generator.site.attribution import DOCUMENTED
from generator.site.components import Standing
from generator.site.dates import is_undated
from generator.site.naming import text_called, translation_kind
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.check.support import Origin
    from generator.model import Claim, Quotation, Source
    from generator.site.index import SiteIndex


def standing(claims: Iterable[Claim], index: SiteIndex) -> Standing:
    """Return the line that counts claims and the origins that they rest on.

    Copies of one original count once; an unstated origin counts as its own.
    Withdrawn claims and sources do not count. The first source read from an origin describes it.
    """
    claims = list(claims)
    sources_of_claims = [_supporting_sources(claim, index) for claim in claims if not claim.withdrawn]
    supported = [sources for sources in sources_of_claims if sources]
    unsupported = len(sources_of_claims) - len(supported)
    note = [message("standing.loose", n=unsupported)] if unsupported else []
    if documented := sum(claim.status == DOCUMENTED and not claim.withdrawn for claim in claims):
        note.insert(0, message("standing.documented", n=documented))
    origins: dict[Origin, Source] = {}
    for source in {source.id: source for sources in supported for source in sources}.values():
        origins.setdefault(origin_of(index.library, source), source)
    if not origins:
        return Standing(*note or [message("standing.none")])
    kinds = Counter(_kind(source) for source in origins.values())
    line = message(
        "standing.rests",
        n=len(supported),
        origins=message("counts.origins", n=len(origins)),
        kinds=message("row.comma").join(_count_words(*kind, number) for kind, number in kinds.items()),
    )
    return Standing(" ".join((line, *note)), _unstated_note(origins))


def checks(quotations: Iterable[Quotation], index: SiteIndex) -> str:
    """Return sentences that count all quotes, those that match their captures, and those whose captures are away."""
    judged = [quotation for quotation in quotations if quotation.address in index.verdicts]
    if not judged:
        return message("standing.no-checks")
    passed = sum(index.verdicts[quotation.address].tier.passes for quotation in judged)
    counted = message("standing.checks", n=len(judged), passed=passed)
    away = sum(map(index.is_away, judged))
    return f"{counted} {message('standing.away', n=away)}" if away else counted


def _supporting_sources(claim: Claim, index: SiteIndex) -> list[Source]:
    sources = (
        index.library.sources.get(item.source) for item in select_stance(claim.evidence, *carrying_stances(claim))
    )
    return [source for source in sources if source and not source.withdrawn]


def _kind(source: Source) -> tuple[str, str, str]:
    """Return the key of the words for an origin, its genre if the words need it, and who controls its outlet.

    The words include how the text was translated.
    """
    if source.anonymous:
        return "standing.undated" if is_undated(source) else "standing.anonymous", "", ""
    control = source.control if source.control in CONTROLLED else ""
    text = text_called(source)
    return f"standing.kinds.{text.kind}.{translation_kind(source)}", text.genre, control


def _count_words(kind: str, genre: str, control: str, number: int) -> str:
    counted = message(kind, n=number, **({"genre": genre} if genre else {}))
    return message(f"standing.controlled.{control}", n=number, kind=counted) if control else counted


def _unstated_note(origins: Iterable[Origin]) -> str:
    """Explain what unstated origins mean, if there are any."""
    origins = list(origins)
    unstated = sum(not origin.stated for origin in origins)
    if not unstated:
        return ""
    return message("standing.unstated-alone") if len(origins) == 1 else message("standing.unstated", n=unstated)
