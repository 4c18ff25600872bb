"""Cut our Markdown into pieces: text, links for its citations, and quotes with their marks."""

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
    """Cut the body of a text at its citations and quotes.

    A citation of something unknown and a quote without a citation stay as typed; the findings report them.
    """
    cuts: list[tuple[int, int, CitedProse]] = []
    for number, quoted in enumerate((quoted for quoted in body.quoted if quoted.citation), start=1):
        first = text.below(f"q{number}")
        others = (text.below(f"q{number}-{repeat}") for repeat in count(2))
        addresses = takewhile(index.quotations.__contains__, chain([first], others))
        if quotes := tuple(index.quote(index.quotations[address]) for address in addresses):
            quotes_here = QuotedHere(quotes, quoted.block)
            before, after = (_before(quoted, body.body), "\n\n") if quoted.block else ("", "")
            cuts.append((quoted.start, quoted.end, (before, quotes_here, after)))
    quoted_spans = sorted((start, end) for start, end, _ in cuts)
    for (start, end), group in groupby(body.citations, key=lambda citation: (citation.start, citation.end)):
        position = bisect_right(quoted_spans, start, key=lambda span: span[0]) - 1
        if position < 0 or start >= quoted_spans[position][1]:
            links = tuple(cited for citation in group if (cited := _cited(citation, text.briefing, index)))
            cuts.append((start, end, links))
    pieces: list[str | Cited | QuotedHere] = []
    reached = 0
    for start, end, replacement in sorted(cuts, key=lambda cut: cut[0]):
        pieces += [str(body.body[reached:start]), *(replacement or (str(body.body[start:end]),))]
        reached = end
    return tuple(piece for piece in (*pieces, str(body.body[reached:])) if piece)


def _before(quoted: Quoted, body: str) -> str:
    """Return what is before the mark of a block quote on its line.

    It belongs to the list around the quote.
    """
    return "\n" + body[quoted.start : max(body.find(">", quoted.start, quoted.end), quoted.start)]


def _cited(citation: Citation, briefing: str, index: SiteIndex) -> Cited | None:
    if citation.target is Target.SOURCE:
        return Cited(index.sources[citation.name]) if citation.name in index.library.sources else None
    claim = Address.of_reference(briefing, citation.name)
    return Cited(index.claim(claim, briefing)) if claim in index.library.claims else None
