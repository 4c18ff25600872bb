"""Find the rows of Markdown tables in a capture, and the marks between and within their cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from generator.check.normalize import markers
from generator.model.places import LINE_END, line_starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Span

_BAR = re.compile(r"(?<!\\)\|")
_CLOSED = re.compile(r"\s*+\|.*(?<!\\)\|\s*+")
"""A row between two bars, which is a row also without a table around it."""
_RULE = re.compile(r"(?=.*\|)\s*+\|?+\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+")
"""The line between the head and the body of a table, which no reader sees."""
_EMPHASIS = re.compile(r"[*_`\\]+|\[|\]\(.*\)")
"""What Markdown writes for emphasis, code, a link or a literal character."""


class Row(NamedTuple):
    """A row of a table: its line, where the next line starts, the spans of its bars, and of the marks in its cells.

    The line between head and body has no bars, because it is not shown.
    """

    start: int
    end: int
    after: int
    bars: tuple[Span, ...] = ()
    marks: tuple[Span, ...] = ()


def find_rows(capture: str, span: Span) -> Iterator[Row]:
    """Return the rows of tables that a span touches, in order."""
    lines = _row_lines(capture) if "|" in capture else ()
    for start, after in lines[bisect_right(lines, span[0], key=itemgetter(1)) :]:
        if start >= span[1]:
            break
        line = capture[start:after].rstrip("\r\n")
        bars = () if _RULE.fullmatch(line) else tuple(_bars(line, start))
        edits = (edit for edit in markers(line) if bars and _EMPHASIS.fullmatch(line, edit.start, edit.end))
        marks = tuple((start + edit.start, start + edit.end) for edit in edits)
        yield Row(start, start + len(line), after, bars, marks)


def _bars(line: str, offset: int) -> Iterator[Span]:
    """Return the span of each bar of a row, with the white space around it."""
    found = [bar.start() for bar in _BAR.finditer(line)]
    ends = [0]
    for start, end in pairwise((-1, *found, len(line))):
        cell = line[start + 1 : end]
        ends += (end - len(cell.lstrip()), max(end - len(cell.lstrip()), start + 1 + len(cell.rstrip())))
    yield from ((offset + ends[at], offset + ends[at + 1]) for at in range(2, len(ends) - 1, 2))


@lru_cache(maxsize=8)
def _row_lines(capture: str) -> tuple[Span, ...]:
    """Return the spans of all lines that are rows of tables, each with its line end."""
    starts = [*line_starts(capture), len(capture)]
    lines = LINE_END.split(capture)
    rows: list[Span] = []
    inside = False
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        inside = bool(_BAR.search(line)) and (inside or bool(_RULE.fullmatch(following)))
        if inside or _CLOSED.fullmatch(line):
            rows.append((starts[number], starts[number + 1]))
    return tuple(rows)
