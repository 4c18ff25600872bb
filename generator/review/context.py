"""Takes a state of a briefing; gives its quotes inside their own sentences, with how they stand and where from.

No more of a capture leaves here than quotes with the sentence around them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.limits import union
from generator.review.memo import InContext
from generator.site.components import told
from generator.site.index import UNCHECKED
from generator.site.labels import RELIABILITY, STANCES, matching
from generator.site.naming import brief
from generator.site.passages import cut, shown
from generator.site.words import capitalised, worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Quotation, Source, Verdict
    from generator.site.changes import Side

Quoted = dict[str, list["Quotation"]]
"""The quotes of a briefing under each address at which they can be looked for."""


def quoted(side: Side, home: str) -> Quoted:
    """Give the standing quotes of a briefing under their own addresses, and under those that they stand below."""
    found: Quoted = {}
    for each in side.index.by_briefing.get(home, ()):
        if each.evidence is None or not each.evidence.withdrawn:
            for anchor in {each.address.anchor, each.address.holder.anchor}:
                found.setdefault(anchor, []).append(each)
    return found


def in_context(side: Side, found: Mapping[str, list[Quotation]], anchors: Iterable[str]) -> Iterator[InContext]:
    """Give the quotes that stand under addresses, each once."""
    for each in {each.address: each for anchor in anchors for each in found.get(anchor, ())}.values():
        yield _in_context(side, each)


def _in_context(side: Side, quotation: Quotation) -> InContext:
    verdict = side.index.verdicts.get(quotation.address, UNCHECKED)
    evidence = quotation.evidence
    return InContext(
        address=quotation.address.anchor,
        pieces=tuple(_pieces(quotation, verdict, side.index.library.captures.get(quotation.capture.file, ""))),
        stance=STANCES[evidence.stance].sense if evidence and evidence.stance != "supports" else "",
        speaker=str(evidence.speaker or "") if evidence else "",
        source=weight(quotation.source),
        tier=matching(verdict.tier, quotation.capture.captured).label,
        passes=verdict.tier.passes,
        cautions=tuple((each.message, each.because) for each in verdict.cautions),
        glosses=told(verdict.glosses),
    )


def weight(source: Source) -> str:
    """Give what must be known of a source to weigh its words, in a line."""
    grade = RELIABILITY[source.reliability.grade].label if source.reliability else worded("not-stated")
    return f"{capitalised(brief(source))}; reliability {grade}; origin {source.origin or worded('not-stated')}."


def _pieces(quotation: Quotation, verdict: Verdict, capture: str) -> Iterator[tuple[str, bool]]:
    """Cut the sentences around a quote where quoting begins and ends; what does not stand there stands alone."""
    spans = union(verdict.spans)
    if not (verdict.tier.passes and spans and capture):
        yield " ".join(quotation.text.split()), True
        return
    around = shown([verdict], alone=quotation.source.rights == "hash-only")
    for number, (start, end) in enumerate(around):
        if number:
            yield " […] ", False
        here = [(max(one, start), min(two, end)) for one, two in spans if one < end and two > start]
        yield from ((piece.text, piece.quoted) for piece in cut(capture, (start, end), here, {}))
