"""Takes the quotations of a source; gives its passages: each quote in its place as the capture has it, and its uses.

No more of a capture leaves here than quotes with what the rights allow around them.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from generator.check.fragments import linked
from generator.check.limits import around, sought, union
from generator.model.addresses import NARRATIVE
from generator.site.attribution import named
from generator.site.components import Link, Passage, PassagePiece, Use
from generator.site.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model import Quotation, Source, Span, Verdict
    from generator.site.index import SiteIndex

Placed = tuple["Quotation", "Verdict", "Use"]


def passages(placed: Iterable[Placed], source: Source, captures: Mapping[str, str]) -> tuple[Passage, ...]:
    """Cut each capture of a source to its quotes and what may be shown around them, in the order of the text."""
    by_file: dict[str, list[Placed]] = {}
    for each in placed:
        by_file.setdefault(each[0].capture.file, []).append(each)
    return tuple(
        _passage(file, captures[file], span, here)
        for file, group in by_file.items()
        for span, here in _spread(group, source, captures[file])
    )


def _spread(group: Sequence[Placed], source: Source, capture: str) -> Iterator[tuple[Span, list[Placed]]]:
    """Give each stretch of a capture that is shown, with the quotes of which a part begins in it."""
    spans = union(chain.from_iterable(around(source, verdict, capture) for _, verdict, _ in group))
    starts = [start for start, _ in spans]
    held: list[list[Placed]] = [[] for _ in spans]
    for each in group:
        for number in dict.fromkeys(bisect_right(starts, start) - 1 for start, _ in each[1].spans):
            held[number].append(each)
    yield from zip(spans, held, strict=True)


def shown(verdicts: Iterable[Verdict], *, alone: bool) -> list[Span]:
    """Give the sentences of quotes, or the quotes ``alone``, where they overlap each stretch of a capture once."""
    return union(span for verdict in verdicts for span in (verdict.spans if alone else verdict.sentences))


def called(quotation: Quotation, index: SiteIndex) -> str:
    """Name what a quotation is used for within its briefing: ``c24``, ``list US partners: Japan``, ``summary``."""
    if quotation.claim and quotation.evidence:
        return str(quotation.claim.id)
    if row := index.row(quotation):
        if row.whole:
            return worded("used.short.list", list=row.title)
        return worded("used.short.row", list=row.title, row=row.words)
    return worded("used.short.narrative" if _in_narrative(quotation) else "used.short.summary")


def use(quotation: Quotation, index: SiteIndex) -> Use:
    """Say where a quotation is used, and what is said there on its strength."""
    title = index.library.briefings[quotation.briefing].head.title
    if quotation.claim and quotation.evidence:
        what, sentence = str(quotation.claim.id), index.sentences[quotation.address.holder]
    elif quotation.evidence and (row := index.row(quotation)):
        what, sentence = worded("used.list"), named(row.words, [quotation.evidence], index.library.sources, short=True)
    else:
        what, sentence = worded("used.narrative" if _in_narrative(quotation) else "used.summary"), None
    if not index.gone(quotation):
        words = worded("used.in", what=what, briefing=title)
    elif index.ended(quotation):
        words = worded("used.withdrawn-in", what=what, briefing=title)
    else:
        words = worded("used.taken-back-in", what=what, briefing=title)
    return Use(Link(words, quotation.address.url), sentence, index.quote(quotation))


def _in_narrative(quotation: Quotation) -> bool:
    return quotation.address.holder.anchor == NARRATIVE


def cut(capture: str, span: Span, quoted: Sequence[Span], begins: Mapping[int, list[str]]) -> tuple[PassagePiece, ...]:
    """Cut a stretch wherever quoting starts or stops (``quoted`` is in order), and where a quote begins in another."""
    cuts = sorted({*span, *(edge for each in quoted for edge in each), *begins})
    return tuple(
        PassagePiece(capture[one:two], _within(one, quoted), tuple(begins.get(one, ()))) for one, two in pairwise(cuts)
    )


def _within(offset: int, spans: Sequence[Span]) -> bool:
    """Whether one of several spans, which are in order and apart, holds an offset."""
    number = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return number >= 0 and offset < spans[number][1]


def _passage(file: str, capture: str, span: Span, group: Sequence[Placed]) -> Passage:
    """Give a passage with an anchor wherever a quote begins in it, or goes on in it behind an elision."""
    quoted: list[Span] = []
    begins: dict[int, list[str]] = {}
    uses, links = [], {}
    for quotation, verdict, use in group:
        here = [number for number, each in enumerate(verdict.spans) if span[0] <= each[0] < span[1]]
        if here:
            first = verdict.spans[here[0]][0]
            anchor = use.quote.passage if here[0] == 0 else f"{use.quote.passage}-p{here[0] + 1}"
            begins.setdefault(first, []).append(anchor)
            quoted += (verdict.spans[number] for number in here)
            uses.append(use)
            if here[0] == 0 and (terms := sought(quotation, verdict, capture)):
                links[first] = linked(quotation.source.url or "", capture, terms)
    return Passage(
        pieces=cut(capture, span, union(quoted), begins),
        uses=tuple(uses),
        language=next((use.quote.language for use in uses), ""),
        file=file,
        anchor=begins[min(begins)][0],
        live=links[min(links)] if links else "",
    )
