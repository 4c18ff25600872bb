"""Write the line that says what claims stand on, and how many of their quotes match."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.check.support import origin
from generator.model import upheld
from generator.site.components import Standing
from generator.site.dates import undated
from generator.site.naming import CONTROLLED, translated
from generator.site.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.check.support import Origin
    from generator.model import Claim, Source, Tier
    from generator.site.index import SiteIndex


def standing(claims: Iterable[Claim], index: SiteIndex) -> Standing:
    """Count claims and the origins under them; copies of one original count once, an unstated origin counts as its own.

    Withdrawn claims and sources do not count; of each origin, the source that was read first describes it.
    """
    under = [_standing_sources(claim, index) for claim in claims if not claim.withdrawn]
    resting = [sources for sources in under if sources]
    fallen = len(under) - len(resting)
    loose = [worded("standing.loose", n=fallen)] if fallen else []
    origins: dict[Origin, Source] = {}
    for source in {source.id: source for sources in resting for source in sources}.values():
        origins.setdefault(origin(index.library, source), source)
    if not origins:
        return Standing(*loose or [worded("standing.none")])
    kinds = Counter(_kind(source) for source in origins.values())
    rests = worded(
        "standing.rests",
        n=len(resting),
        origins=worded("counts.origins", n=len(origins)),
        kinds=worded("row.comma").join(_counted(*kind, number) for kind, number in kinds.items()),
    )
    return Standing(" ".join((rests, *loose)), _unstated(origins))


def checks(tiers: Iterable[Tier]) -> str:
    """Count the quotes that match their captures, of how many."""
    tiers = list(tiers)
    passed = sum(tier.passes for tier in tiers)
    return worded("standing.checks", n=len(tiers), passed=passed) if tiers else worded("standing.no-checks")


def _standing_sources(claim: Claim, index: SiteIndex) -> list[Source]:
    sources = (index.library.sources.get(item.source) for item in upheld(claim.evidence))
    return [source for source in sources if source and not source.withdrawn]


def _kind(source: Source) -> tuple[str, str]:
    """What an origin is, as the table has it: its kind with what was done to it, and whose outlet it came from."""
    if source.anonymous and not source.container_title:
        return "standing.undated" if undated(source) else "standing.anonymous", ""
    control = source.control if source.control in CONTROLLED else ""
    return f"standing.kinds.{source.source_kind}.{translated(source)}", control


def _counted(kind: str, control: str, number: int) -> str:
    words = worded(kind, n=number)
    return worded(f"standing.controlled.{control}", n=number, kind=words) if control else words


def _unstated(origins: Iterable[Origin]) -> str:
    """Say of origins that are not stated what that means."""
    origins = list(origins)
    unstated = sum(not each.stated for each in origins)
    if not unstated:
        return ""
    return worded("standing.unstated-alone") if len(origins) == 1 else worded("standing.unstated", n=unstated)
