"""Takes our Markdown as it was read; gives it in pieces, with links and marked quotes where it cites and quotes."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain, count, groupby, takewhile
from typing import TYPE_CHECKING

from generator.model import Target
from generator.model.addresses import Address
from generator.site.components import Cited, QuotedHere

if TYPE_CHECKING:
    from generator.model import Citation, Prose, Quoted
    from generator.site.components import CitedProse
    from generator.site.index import SiteIndex


def prose(body: Prose, text: Address, index: SiteIndex) -> CitedProse:
    """Cut the body of a text at what it cites and quotes.

    What names nothing that is known, or is quoted without a citation, stays as it was typed: the findings speak of it.
    """
    cuts: list[tuple[int, int, CitedProse]] = []
    for number, quoted in enumerate((each for each in body.quoted if each.citation), start=1):
        first = text.below(f"q{number}")
        others = (text.below(f"q{number}-{turn}") for turn in count(2))
        turns = takewhile(index.quotations.__contains__, chain([first], others))
        if quotes := tuple(index.quote(index.quotations[turn]) for turn in turns):
            here = QuotedHere(quotes, quoted.block)
            lead, behind = (_before(quoted, body.body), "\n\n") if quoted.block else ("", "")
            cuts.append((quoted.start, quoted.end, (lead, here, behind)))
    inside = sorted((start, end) for start, end, _ in cuts)
    for (start, end), group in groupby(body.citations, key=lambda citation: (citation.start, citation.end)):
        before = bisect_right(inside, start, key=lambda span: span[0]) - 1
        if before < 0 or start >= inside[before][1]:
            cuts.append((start, end, tuple(cited for each in group if (cited := _cited(each, text.briefing, index)))))
    pieces: list[str | Cited | QuotedHere] = []
    reached = 0
    for start, end, instead in sorted(cuts, key=lambda cut: cut[0]):
        pieces += [str(body.body[reached:start]), *(instead or (str(body.body[start:end]),))]
        reached = end
    return tuple(piece for piece in (*pieces, str(body.body[reached:])) if piece)


def _before(quoted: Quoted, body: str) -> str:
    """Return what stands on the line of a block quote before its mark, and belongs to the list around it."""
    return "\n" + body[quoted.start : max(body.find(">", quoted.start, quoted.end), quoted.start)]


def _cited(citation: Citation, briefing: str, index: SiteIndex) -> Cited | None:
    if citation.target is Target.SOURCE:
        return Cited(index.sources[citation.name]) if citation.name in index.library.sources else None
    claim = Address.of_reference(briefing, citation.name)
    return Cited(index.claim(claim, briefing)) if claim in index.library.claims else None
