"""Show the quotes of a briefing in their own sentences, with their verdicts and sources.

This module returns no more of a capture than quotes and the sentences around them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.limits import merge_spans
from generator.review.memo import InContext
from generator.site.components import describe_glosses, describe_remarks
from generator.site.index import UNCHECKED
from generator.site.labels import RELIABILITY, stance_meaning, tier_meaning
from generator.site.naming import short_name
from generator.site.passages import cut_pieces, shown_spans
from generator.site.words import capitalised, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Quotation, Source, Verdict
    from generator.site.changes import Side

Quoted = dict[str, list["Quotation"]]
"""The quotes of a briefing by anchor: their own anchor, and the anchor of their claim, row or text."""


def index_quotes(side: Side, home: str) -> Quoted:
    """Return the quotes of a briefing that are not withdrawn, by anchor.

    A quote is under its own anchor, and under that of its claim, row or text.
    """
    found: Quoted = {}
    for quotation in side.index.library.by_briefing.get(home, ()):
        if quotation.evidence is None or not quotation.evidence.withdrawn:
            for anchor in {quotation.address.anchor, quotation.address.holder.anchor}:
                found.setdefault(anchor, []).append(quotation)
    return found


def in_context(side: Side, found: Mapping[str, list[Quotation]], anchors: Iterable[str]) -> Iterator[InContext]:
    """Return the quotes under these anchors in their sentences, and no quote twice."""
    for quotation in {quote.address: quote for anchor in anchors for quote in found.get(anchor, ())}.values():
        yield _show_in_context(side, quotation)


def _show_in_context(side: Side, quotation: Quotation) -> InContext:
    verdict = side.index.verdicts.get(quotation.address, UNCHECKED)
    evidence = quotation.evidence
    return InContext(
        address=quotation.address.anchor,
        pieces=tuple(_cut_pieces(quotation, verdict, side.index.library.captures.get(quotation.capture.file, ""))),
        stance=stance_meaning(quotation).sense,
        speaker=str(evidence.speaker or "") if evidence else "",
        source=describe_source(quotation.source),
        tier=tier_meaning(verdict.tier, quotation.capture.captured).label,
        passes=verdict.tier.passes,
        cautions=tuple((caution.message, caution.because) for caution in verdict.cautions),
        glosses=describe_glosses(verdict.glosses),
        remarks=describe_remarks(verdict, evidence),
    )


def describe_source(source: Source) -> str:
    """Describe a source in a line: its name, its reliability and its origin."""
    grade = RELIABILITY[source.reliability.grade].label if source.reliability else message("not-stated")
    return f"{capitalised(short_name(source))}; reliability {grade}; origin {source.origin or message('not-stated')}."


def _cut_pieces(quotation: Quotation, verdict: Verdict, capture: str) -> Iterator[tuple[str, bool]]:
    """Cut the sentences around a quote at the edges of the quote.

    A quote that does not pass, or whose capture is not here, is returned alone.
    """
    spans = merge_spans(verdict.spans)
    if not (verdict.tier.passes and spans and capture):
        yield " ".join(quotation.text.split()), True
        return
    around = shown_spans([verdict], alone=quotation.source.rights == "hash-only")
    for number, (start, end) in enumerate(around):
        if number:
            yield " […] ", False
        here = [(max(first, start), min(last, end)) for first, last in spans if first < end and last > start]
        yield from ((piece.text, piece.quoted) for piece in cut_pieces(capture, (start, end), here, {}))
