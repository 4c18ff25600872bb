"""Takes the quotations of a source; gives its passages: each quote in its sentence as the capture has it, and its uses.

No more of a capture leaves here than quotes with the sentence around them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.compile.attribution import named
from generator.compile.parts import Link, Passage, Piece, Use
from generator.verify.limits import union
from generator.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.compile.shelf import Shelf
    from generator.model import Quotation, Span, Verdict

Placed = tuple["Quotation", "Verdict", "Use"]


def passages(placed: Iterable[Placed], captures: Mapping[str, str], *, alone: bool) -> tuple[Passage, ...]:
    """Cut each capture to its quoted sentences, in the order of the text; with ``alone``, to the quoted words."""
    by_file: dict[str, list[Placed]] = {}
    for each in placed:
        by_file.setdefault(each[0].capture.file, []).append(each)
    return tuple(
        _passage(file, captures[file], (start, end), group)
        for file, group in by_file.items()
        if file in captures
        for start, end in shown((verdict for _, verdict, _ in group), alone=alone)
    )


def shown(verdicts: Iterable[Verdict], *, alone: bool) -> list[Span]:
    """Give the stretches of a capture that the site shows: the union of the sentences, or ``alone``, of the quotes."""
    return union(span for verdict in verdicts for span in (verdict.spans if alone else verdict.sentences))


def called(quotation: Quotation, shelf: Shelf) -> str:
    """Name what a quotation is used for within its briefing: ``c24``, ``list US partners: Japan``, ``summary``."""
    if quotation.claim and quotation.evidence:
        return str(quotation.claim.id)
    if row := shelf.row(quotation):
        if row.words == row.title:
            return worded("used.short.list", list=row.title)
        return worded("used.short.row", list=row.title, row=row.words)
    return worded("used.short.narrative" if _in_narrative(quotation) else "used.short.summary")


def use(quotation: Quotation, shelf: Shelf) -> Use:
    """Say where a quotation is used, and what is said there on its strength."""
    briefing, _, anchor = quotation.id.partition("#")
    title = shelf.library.briefings[briefing].head.title
    if quotation.claim and quotation.evidence:
        what, sentence = str(quotation.claim.id), shelf.sentences[f"{briefing}/{quotation.claim.id}"]
    elif quotation.evidence and (row := shelf.row(quotation)):
        what, sentence = worded("used.list"), named(row.words, [quotation.evidence], shelf.library.sources, short=True)
    else:
        what, sentence = worded("used.narrative" if _in_narrative(quotation) else "used.summary"), None
    words = worded("used.withdrawn-in" if shelf.gone(quotation) else "used.in", what=what, briefing=title)
    return Use(Link(words, f"{briefing}/#{anchor}"), sentence, shelf.quote(quotation))


def _in_narrative(quotation: Quotation) -> bool:
    return quotation.id.partition("#")[2].startswith("narrative")


def cut(capture: str, span: Span, quoted: Sequence[Span], begins: Mapping[int, list[str]]) -> tuple[Piece, ...]:
    """Cut a stretch wherever quoting starts or stops, and wherever a quote begins within another."""
    cuts = sorted({*span, *(edge for each in quoted for edge in each), *begins})
    return tuple(
        Piece(capture[one:two], any(first <= one < last for first, last in quoted), tuple(begins.get(one, ())))
        for one, two in pairwise(cuts)
    )


def _passage(file: str, capture: str, span: Span, group: Sequence[Placed]) -> Passage:
    start, end = span
    here = [each for each in group if start <= each[1].spans[0][0] < end]
    spans = [span for _, verdict, _ in group for span in verdict.spans if start <= span[0] < end]
    begins: dict[int, list[str]] = {}
    for _, verdict, each in here:
        begins.setdefault(verdict.spans[0][0], []).append(each.quote.passage)
    language = next((each.quote.language for _, _, each in here), "")
    return Passage(cut(capture, span, union(spans), begins), tuple(each for _, _, each in here), language, file)
