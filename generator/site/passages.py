"""Build the passages of a source: each quote in its place in the capture, with its uses.

Only quotes leave this module, with as much of the capture around them as the rights allow.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from generator.check.fragments import add_fragment, open_at_page
from generator.check.limits import choose_live_terms, extend_by_rights, merge_spans
from generator.model.addresses import NARRATIVE
from generator.site.attribution import attribute_row
from generator.site.components import Link, Passage, PassagePart, PassagePiece, Use
from generator.site.tables import Row, find_rows
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.model import Locator, Quotation, Source, Span, Verdict
    from generator.site.index import SiteIndex

Placed = tuple["Quotation", "Verdict", "Use"]


def passages(placed: Iterable[Placed], source: Source, captures: Mapping[str, str]) -> tuple[Passage, ...]:
    """Return the passages of each capture: the quotes and what may surround them.

    The passages are in the order of the text.
    """
    by_file: dict[str, list[Placed]] = {}
    for item in placed:
        by_file.setdefault(item[0].capture.file, []).append(item)
    return tuple(
        _passage(source, captures[file], span, here)
        for file, group in by_file.items()
        for span, here in _spread(group, source, captures[file])
    )


def _spread(group: Sequence[Placed], source: Source, capture: str) -> Iterator[tuple[Span, list[Placed]]]:
    """Return each part of a capture that is shown, with its quotes.

    A quote belongs to every part in which one of its pieces begins.
    """
    spans = merge_spans(chain.from_iterable(extend_by_rights(source, verdict, capture) for _, verdict, _ in group))
    starts = [start for start, _ in spans]
    groups: list[list[Placed]] = [[] for _ in spans]
    for item in group:
        for number in dict.fromkeys(bisect_right(starts, start) - 1 for start, _ in item[1].spans):
            groups[number].append(item)
    yield from zip(spans, groups, strict=True)


def shown_spans(verdicts: Iterable[Verdict], *, alone: bool) -> list[Span]:
    """Return the spans of the sentences of quotes, or of the quotes ``alone``.

    Spans that overlap are merged, so that no part of a capture is repeated.
    """
    return merge_spans(span for verdict in verdicts for span in (verdict.spans if alone else verdict.sentences))


def short_use(quotation: Quotation, index: SiteIndex) -> str:
    """Name what a quotation is used for in its briefing.

    For example: ``c24``, ``list US partners: Japan``, ``summary``.
    """
    if quotation.claim and quotation.evidence:
        return str(quotation.claim.id)
    if row := index.row(quotation):
        if row.whole:
            return message("used.short.list", list=row.title)
        return message("used.short.row", list=row.title, row=row.words)
    return message("used.short.narrative" if _in_narrative(quotation) else "used.short.summary")


def describe_use(quotation: Quotation, index: SiteIndex) -> Use:
    """Return where a quotation is used, and the statement that it supports there."""
    title = index.library.briefings[quotation.briefing].head.title
    if quotation.claim and quotation.evidence:
        name, sentence = str(quotation.claim.id), index.sentences[quotation.address.holder]
    elif quotation.evidence and (row := index.row(quotation)):
        name, sentence = (
            message("used.list"),
            attribute_row(row.words, [quotation.evidence], index.library.sources, short=True, state=row.state),
        )
    else:
        name, sentence = message("used.narrative" if _in_narrative(quotation) else "used.summary"), None
    if not index.is_withdrawn(quotation):
        words = message("used.in", what=name, briefing=title)
    elif index.is_holder_withdrawn(quotation):
        words = message("used.withdrawn-in", what=name, briefing=title)
    else:
        words = message("used.taken-back-in", what=name, briefing=title)
    return Use(Link(words, quotation.address.url), sentence, index.quote(quotation))


def _in_narrative(quotation: Quotation) -> bool:
    return quotation.address.holder.anchor == NARRATIVE


def cut_pieces(
    capture: str, span: Span, quoted: Sequence[Span], begins: Mapping[int, list[str]]
) -> tuple[PassagePiece, ...]:
    """Cut a part of a capture wherever quoting starts or stops.

    It is also cut where a quote begins inside another one. ``quoted`` is in the order of the text.
    """
    edges = {edge for edge in (*chain.from_iterable(quoted), *begins) if span[0] < edge < span[1]}
    cuts = [span[0], *sorted(edges), span[1]] if span[0] < span[1] else []
    return tuple(
        PassagePiece(capture[start:end], _within(start, quoted), tuple(begins.get(start, ())))
        for start, end in pairwise(cuts)
    )


def _within(offset: int, spans: Sequence[Span]) -> bool:
    """Return whether one of several spans contains an offset.

    The spans are in order and do not overlap.
    """
    number = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return number >= 0 and offset < spans[number][1]


def _lay_out(
    capture: str, span: Span, quoted: Sequence[Span], begins: Mapping[int, list[str]]
) -> Iterator[PassagePart]:
    """Return a part of a capture as text and as rows of tables."""
    cut = partial(cut_pieces, capture, quoted=quoted, begins=begins)
    reached, table = span[0], list[tuple[tuple[PassagePiece, ...], ...]]()
    for row in (*find_rows(capture, span), Row(span[1], span[1], span[1])):
        if table and (row.start > reached or row.start == row.after):
            single = len(table) == len(table[0]) == 1  # words of one cell are a text
            yield PassagePart(pieces=table[0][0]) if single else PassagePart(rows=tuple(table))
            table = []
        if row.start > reached:
            yield PassagePart(pieces=cut((reached, row.start)))
        if cells := tuple(_cells(row, (max(span[0], row.start), min(span[1], row.end)), cut)):
            table.append(cells)
        reached = row.after


def _cells(row: Row, span: Span, cut: Callable[[Span], tuple[PassagePiece, ...]]) -> list[tuple[PassagePiece, ...]]:
    """Return the cells in the shown part of a row, without bars and marks; an anchor in one of these stays."""
    cells, reached = [list[PassagePiece]()], span[0]
    for start, end in sorted((*row.bars, *row.marks)):
        first, last = max(start, span[0]), min(end, span[1])
        if first >= last:
            continue
        cells[-1] += cut((reached, first))
        if (start, end) in row.bars:
            cells.append([])
        cells[-1] += (
            PassagePiece("", quoted=False, begins=piece.begins) for piece in cut((first, last)) if piece.begins
        )
        reached = last
    cells[-1] += cut((reached, span[1]))
    blank = [not any(piece.text.strip() for piece in cell) for cell in cells]
    outside_first = blank[0] and bool(row.bars) and span[0] <= row.bars[0][0]  # nothing stands before the first bar
    cells = cells[outside_first : len(cells) - blank[-1]]
    return [tuple(cell) for cell in cells]


def _passage(source: Source, capture: str, span: Span, group: Sequence[Placed]) -> Passage:
    """Build a passage.

    It has an anchor wherever a quote begins in it, or continues in it after an elision.
    """
    quoted: list[Span] = []
    begins: dict[int, list[str]] = {}
    uses, terms = [], {}
    locators: dict[int, Locator] = {}
    for quotation, verdict, use in group:
        inside = [number for number, piece in enumerate(verdict.spans) if span[0] <= piece[0] < span[1]]
        if inside:
            first = verdict.spans[inside[0]][0]
            anchor = use.quote.passage if inside[0] == 0 else f"{use.quote.passage}-p{inside[0] + 1}"
            begins.setdefault(first, []).append(anchor)
            quoted += (verdict.spans[number] for number in inside)
            uses.append(use)
            if inside[0] == 0 and (chosen := choose_live_terms(quotation, verdict, capture)):
                terms[first] = chosen
            if quotation.evidence and quotation.evidence.locator:
                locators.setdefault(first, quotation.evidence.locator)
    locator = locators[min(locators)] if locators else None
    page = open_at_page(source.url or "", locator if source.kept_live else None)
    return Passage(
        parts=tuple(_lay_out(capture, span, merge_spans(quoted), begins)),
        uses=tuple(uses),
        language=next((use.quote.language for use in uses), ""),
        file=str(group[0][0].capture.file),
        anchor=begins[min(begins)][0],
        live=add_fragment(page, capture, terms[min(terms)]) if terms and source.shown_live else "",
        page=page,
        archived=open_at_page(source.archive_url or "", locator),
    )
