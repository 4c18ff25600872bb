"""Takes claims; gives the line that says what they stand on, and whether one stands on a single origin alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.model import upheld
from generator.site.components import Standing
from generator.site.dates import undated
from generator.site.naming import CONTROLLED, translated
from generator.site.words import worded

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from generator.model import Claim, Evidence, Source, Tier
    from generator.site.index import SiteIndex


def standing(claims: Iterable[Claim], shelf: SiteIndex) -> Standing:
    """Count claims and the origins under them; copies of one original count once, an unstated origin counts as its own.

    Withdrawn claims and sources do not count; of each origin, the source that was read first describes it.
    """
    under = [_standing_sources(claim, shelf) for claim in claims if not claim.withdrawn]
    resting = [sources for sources in under if sources]
    fallen = len(under) - len(resting)
    loose = [worded("standing.loose", n=fallen)] if fallen else []
    origins: dict[str, Source] = {}
    for source in {source.id: source for sources in resting for source in sources}.values():
        origins.setdefault(shelf.origin(source), source)
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


def supports(source: Source, evidence: Iterable[Evidence]) -> bool:
    """Whether a source carries what the evidence is for."""
    return _takes("supports", source, evidence)


def denies(source: Source, evidence: Iterable[Evidence]) -> bool:
    """Whether a source denies what the evidence is for."""
    return _takes("contradicts", source, evidence)


def alone(source: Source, evidence: Iterable[Evidence], shelf: SiteIndex, taken: Container[int] | None = None) -> bool:
    """Whether no standing source of another stated origin supports the same: an unstated one may well be this one.

    With ``taken``, the identities of some evidence, the other quotes of the source support it as well.
    """
    left = [item for item in upheld(evidence) if item.stance == "supports"]
    others = [shelf.library.sources.get(item.source) for item in left]
    origins = {shelf.origin(other) for other in others if other and not other.withdrawn}
    independent = any(origin.startswith("origin ") for origin in origins - {shelf.origin(source)})
    beside = taken is not None and any(item.source == source.id and id(item) not in taken for item in left)
    return not (independent or beside)


def _takes(stance: str, source: Source, evidence: Iterable[Evidence]) -> bool:
    return any(item.source == source.id and item.stance == stance for item in upheld(evidence))


def _standing_sources(claim: Claim, shelf: SiteIndex) -> list[Source]:
    sources = (shelf.library.sources.get(item.source) for item in upheld(claim.evidence))
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


def _unstated(origins: Iterable[str]) -> str:
    """Say of origins that are not stated what that means."""
    origins = list(origins)
    unstated = sum(name.startswith("source ") for name in origins)
    if not unstated:
        return ""
    return worded("standing.unstated-alone") if len(origins) == 1 else worded("standing.unstated", n=unstated)
