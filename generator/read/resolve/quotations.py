"""Takes a briefing and the sources; gives each of its quotations, whose capture is known, under its address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model import Quotation, Target
from generator.model.places import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Briefing, Capture, Citation, Claim, Evidence, Prose, Source

Found = dict[str, tuple[Quotation, ...]]
"""The quotations of each claim, by ``<briefing>/<claim>``."""


def from_records(briefing: Briefing, sources: Mapping[str, Source]) -> Iterator[Quotation]:
    """Give the quotations in the claims and lists of a briefing, in reading order."""
    for anchor, claim, evidence in anchored(briefing):
        for item in evidence:
            source = sources.get(item.source)
            capture = source and captured(source, item)
            if source and capture:
                address = f"{briefing.id}#{anchor}-{item.id}"
                yield Quotation(address, str(briefing.id), item.quote, source, capture, item, claim)


def anchored(briefing: Briefing) -> Iterator[tuple[Text, Claim | None, Iterable[Evidence]]]:
    """Give the address within the page of whatever has evidence, the claim where it is one, and the evidence."""
    for claim in briefing.claims:
        yield claim.id, claim, claim.evidence
    for each in briefing.lists:
        yield Text(f"l-{each.id}", each.id.place), None, each.evidence
        for member in each.members:
            place = member.id.place if member.id else each.id.place
            yield Text(f"m-{each.id}-{member.id}", place), None, member.evidence
        if each.open_end:
            yield Text(f"l-{each.id}-open", each.open_end.text.place), None, each.open_end.evidence


def captured(source: Source, evidence: Evidence) -> Capture | None:
    """Give the capture that a piece of evidence names, or the newest."""
    if evidence.capture is None:
        return source.captures[-1]
    return next((capture for capture in source.captures if capture.id == evidence.capture), None)


def from_prose(
    briefing: Briefing, sources: Mapping[str, Source], of_claim: Mapping[str, tuple[Quotation, ...]]
) -> Iterator[Quotation]:
    """Give the quotations in the Markdown of a briefing; each is numbered among those that cite anything.

    Words that cite several sources in one bracket are looked up in each: the second has the address with ``-2``.
    """
    yield from _in(briefing, "narrative", briefing.narrative, sources, of_claim)
    for name, summary in briefing.articles.items():
        yield from _in(briefing, f"article-{name}", summary, sources, of_claim)


def _in(
    briefing: Briefing,
    part: str,
    prose: Prose,
    sources: Mapping[str, Source],
    of_claim: Mapping[str, tuple[Quotation, ...]],
) -> Iterator[Quotation]:
    brackets: dict[int, list[Citation]] = {}
    for each in prose.citations:
        brackets.setdefault(each.start, []).append(each)
    for number, quoted in enumerate((each for each in prose.quoted if each.citation), start=1):
        bracket = brackets.get(quoted.citation.start, []) if quoted.citation else []
        for turn, citation in enumerate(bracket, start=1):
            address = f"{briefing.id}#{part}-q{number}" + (f"-{turn}" if turn > 1 else "")
            if citation.target is Target.SOURCE:
                source = sources.get(citation.name)
                if source:
                    yield Quotation(address, str(briefing.id), quoted.text, source, source.captures[-1])
            else:
                inside = of_claim.get(full_name(briefing.id, citation.name), ())
                if inside:
                    first = next((each for each in inside if _holds(each.text, quoted.text)), inside[0])
                    yield Quotation(
                        address,
                        str(briefing.id),
                        quoted.text,
                        first.source,
                        first.capture,
                        claim=first.claim,
                        inside=inside,
                    )


def _holds(quote: str, words: str) -> bool:
    """Whether a quote has these words in a row, whatever stands between them."""
    longer, shorter = (re.sub(r"[\W_]+", " ", f" {text} ") for text in (quote, words))
    return shorter in longer


def full_name(briefing: str, reference: str) -> str:
    """Give a claim's name in the library for a reference to it that stands in a briefing."""
    return reference if "/" in reference else f"{briefing}/{reference}"
