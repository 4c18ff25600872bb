"""Takes quotations; gives each inside its own sentence, with how it stands and what it comes from, each in a line.

No more of a capture leaves here than quotes with the sentence around them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.compile.dates import said
from generator.compile.naming import brief
from generator.compile.passages import shown
from generator.compile.words import NOT_STATED, RELIABILITY, STANCES, TIERS, capitalised
from generator.model import Tier, Verdict
from generator.review.memo import InContext
from generator.verify.limits import union

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Quotation, Source
    from generator.review.desk import Desk

UNCHECKED = Verdict(Tier.UNCHECKED)


def in_context(desk: Desk, home: str, anchor: str, *, whole: bool = False) -> Iterator[InContext]:
    """Give the standing evidence that a briefing has under an address of its page, or the one piece with it.

    With ``whole``, that of a list comes with that of its rows and its open end.
    """
    name = anchor.removeprefix("l-")
    below = (f"m-{name}-", f"l-{name}-open-") if whole else ()
    for each in desk.shelf.by_briefing.get(home, ()):
        evidence = each.evidence
        under = each.id.partition("#")[2]
        here = evidence and anchor in {under, under.removesuffix(f"-{evidence.id}")}
        if evidence and not evidence.withdrawn and (here or under.startswith(below)):
            yield _in_context(desk, each)


def _in_context(desk: Desk, quotation: Quotation) -> InContext:
    verdict = desk.checked.verdicts.get(quotation.id, UNCHECKED)
    captured = quotation.capture.captured
    of = f" of {said(captured)}" if captured and verdict.tier.passes else ""
    evidence = quotation.evidence
    return InContext(
        address=quotation.id.partition("#")[2],
        pieces=tuple(_pieces(quotation, verdict, desk.library.captures.get(quotation.capture.file, ""))),
        stance=STANCES[evidence.stance].label if evidence and evidence.stance != "supports" else "",
        speaker=str(evidence.speaker or "") if evidence else "",
        source=card(quotation.source),
        tier=TIERS[verdict.tier].label.replace("its capture", f"its capture{of}"),
        cautions=tuple((each.message, each.because) for each in verdict.cautions),
    )


def card(source: Source) -> str:
    """Give what must be known of a source to weigh its words, in a line."""
    grade = RELIABILITY[source.reliability.grade].label if source.reliability else NOT_STATED
    return f"{capitalised(brief(source))}; reliability {grade}; origin {source.origin or NOT_STATED}."


def _pieces(quotation: Quotation, verdict: Verdict, capture: str) -> Iterator[tuple[str, bool]]:
    """Cut the sentences around a quote where quoting begins and ends; what does not stand there stands alone."""
    if not (verdict.tier.passes and capture):
        yield " ".join(quotation.text.split()), True
        return
    quoted = union(verdict.spans)
    for number, (start, end) in enumerate(shown([verdict], alone=quotation.source.rights == "hash-only")):
        if number:
            yield " […] ", False
        cuts = sorted({start, end, *(edge for span in quoted for edge in span if start < edge < end)})
        for one, two in pairwise(cuts):
            yield capture[one:two], any(first <= one < last for first, last in quoted)
