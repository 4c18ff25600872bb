"""Takes claims; gives the line that says what they stand on, and whether one stands on a single origin alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.compile.dates import undated
from generator.compile.naming import NOUNS, translated
from generator.compile.parts import Standing
from generator.compile.words import counted
from generator.model import upheld

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.compile.shelf import Shelf
    from generator.model import Claim, Evidence, Source, Tier

KINDS = NOUNS | {"opinion": "opinion column", "unknown": "text of unstated kind"}
"""Where no author and no title stand beside it, a kind says more."""
PLURALS = {"study": "studies", "text of unstated kind": "texts of unstated kind"}


def standing(claims: Iterable[Claim], shelf: Shelf) -> Standing:
    """Count claims and the origins under them; copies of one original count once, an unstated origin counts as its own.

    Withdrawn claims and sources do not count; of each origin, the source that was read first describes it.
    """
    under = [_standing_sources(claim, shelf) for claim in claims if not claim.withdrawn]
    resting = [sources for sources in under if sources]
    fallen = len(under) - len(resting)
    loose = f"{counted(fallen, 'claim')} {'rests' if fallen == 1 else 'rest'} on no source that stands."
    origins: dict[str, Source] = {}
    for source in {source.id: source for sources in resting for source in sources}.values():
        origins.setdefault(shelf.origin(source), source)
    if not origins:
        return Standing(loose if fallen else "No claims yet.")
    kinds = Counter(_kind(source) for source in origins.values())
    parts = [
        f"{number} {_several(*kind) if number > 1 else ' '.join(filter(None, kind))}" for kind, number in kinds.items()
    ]
    verb = "rests" if len(resting) == 1 else "rest"
    line = f"{counted(len(resting), 'claim')} {verb} on {counted(len(origins), 'origin')}: {', '.join(parts)}."
    line += f" {loose}" if fallen else ""
    unstated = sum(name.startswith("source ") for name in origins)
    if not unstated:
        return Standing(line)
    which = "Its origin is" if len(origins) == 1 else "One origin is" if unstated == 1 else f"{unstated} origins are"
    return Standing(line, f"{which} not stated, and so independent of nothing.")


def checks(tiers: Iterable[Tier]) -> str:
    """Count the quotes that match their captures, of how many."""
    tiers = list(tiers)
    passed = sum(tier.passes for tier in tiers)
    if not tiers:
        return "No quotes yet."
    matching = "matches its capture" if len(tiers) == 1 else "match their captures"
    return f"{passed:,} of {counted(len(tiers), 'quote')} {matching}."


def supports(source: Source, evidence: Iterable[Evidence]) -> bool:
    """Whether a source carries what the evidence is for."""
    return _takes("supports", source, evidence)


def denies(source: Source, evidence: Iterable[Evidence]) -> bool:
    """Whether a source denies what the evidence is for."""
    return _takes("contradicts", source, evidence)


def alone(source: Source, evidence: Iterable[Evidence], shelf: Shelf) -> bool:
    """Whether no standing source of another stated origin supports the same: an unstated one may well be this one."""
    others = [shelf.library.sources.get(item.source) for item in upheld(evidence) if item.stance == "supports"]
    origins = {shelf.origin(other) for other in others if other and not other.withdrawn}
    return not any(origin.startswith("origin ") for origin in origins - {shelf.origin(source)})


def _takes(stance: str, source: Source, evidence: Iterable[Evidence]) -> bool:
    return any(item.source == source.id and item.stance == stance for item in upheld(evidence))


def _standing_sources(claim: Claim, shelf: Shelf) -> list[Source]:
    sources = (shelf.library.sources.get(item.source) for item in upheld(claim.evidence))
    return [source for source in sources if source and not source.withdrawn]


def _kind(source: Source) -> tuple[str, str, str]:
    """What an origin is, in three parts: what was done to it, what it is, and whose outlet it came from."""
    if source.anonymous and not source.container_title:
        return "", "anonymous and undated" if undated(source) else "anonymous", ""
    outlet = f"of a {source.control} outlet" if source.control in {"state", "party"} else ""
    return translated(source), KINDS[source.source_kind], outlet


def _several(hand: str, noun: str, outlet: str) -> str:
    plural = noun if noun.startswith("anonymous") else PLURALS.get(noun, f"{noun}s")
    return " ".join(filter(None, (hand, plural, outlet.replace("of a ", "of ").replace("outlet", "outlets"))))
