"""Takes the quotations of a source; gives its passages: each quote in its sentence as the capture has it, and its uses.

No more of a capture leaves here than quotes with the sentence around them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.compile.parts import Passage, Piece
from generator.quotes import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.compile.parts import Use
    from generator.model import Quotation, Span, Verdict

Placed = tuple["Quotation", "Verdict", "Use"]


def passages(placed: Iterable[Placed], captures: Mapping[str, str], *, alone: bool) -> tuple[Passage, ...]:
    """Cut each capture to its quoted sentences, in the order of the text; with ``alone``, to the quoted words."""
    by_file: dict[str, list[Placed]] = {}
    for each in placed:
        by_file.setdefault(each[0].capture.file, []).append(each)
    return tuple(
        _passage(captures[file], start, end, group)
        for file, group in by_file.items()
        if file in captures
        for start, end in shown(
            captures[file], (span for _, verdict, _ in group for span in verdict.spans), alone=alone
        )
    )


def shown(capture: str, spans: Iterable[Span], *, alone: bool = False) -> list[Span]:
    """Give the stretches of a capture that the site shows: the union of the sentences that hold the spans."""
    wide = sorted(span if alone else sentence(capture, *span) for span in spans)
    return _united(wide)


def _united(spans: Iterable[Span]) -> list[Span]:
    united: list[Span] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _passage(capture: str, start: int, end: int, group: Sequence[Placed]) -> Passage:
    here = [each for each in group if start <= each[1].spans[0][0] < end]
    spans = [span for _, verdict, _ in group for span in verdict.spans if start <= span[0] < end]
    begins: dict[int, list[str]] = {}
    for _, verdict, use in here:
        begins.setdefault(verdict.spans[0][0], []).append(use.quote.passage)
    quoted = _united(spans)
    # A stretch is cut wherever quoting starts or stops, and wherever a quote begins within another.
    cuts = sorted({start, end, *(edge for span in quoted for edge in span), *begins})
    pieces = tuple(
        Piece(capture[one:two], any(first <= one < last for first, last in quoted), tuple(begins.get(one, ())))
        for one, two in pairwise(cuts)
    )
    language = next((use.quote.language for _, _, use in here), "")
    return Passage(pieces, tuple(use for _, _, use in here), language)
