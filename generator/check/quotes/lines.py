"""Read how a text is set: which lines go on from the line before, begin a list item, or stand in columns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.check.quotes.bounds import LONGEST_LINE, TEXTS_KNOWN
from generator.check.quotes.itemmarks import ORDINARY, follows, read_mark

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from generator.check.quotes.itemmarks import ItemMark, MarkReading
    from generator.model import Span

LINE_ENDS = "\r\n\u2028\u2029"
"""The characters that end a line, for use inside a character class."""
LINE_END = re.compile(r"\r\n?|[\n\u2028\u2029]")
BLANK_LINE = re.compile(r"(?>\r\n?|\n)[ \t]*[\r\n]")

_UNUSUAL = {
    unix: re.compile(rf"{end}(?!{ORDINARY.pattern})(?=[^\S{LINE_ENDS}]*\S)")
    for unix, end in ((True, r"\n"), (False, f"[{LINE_ENDS}]"))
}
"""A line end before words that do not begin like most lines, which have no mark."""

_HEADING = re.compile(r"#{1,6}[ \t]")
_FIRST_WORD = re.compile(r"\s*(?P<word>\S+)")
_NARROWEST = 30
"""Characters. No page is wrapped at fewer; lines as short as this are items, verses or headings."""

_LEAST_FULL = 0.8
"""The share of its block's width that a full line has, in type whose letters are not equally wide."""

_LEAST_LINES = 3
"""The fewest lines that show at which width a block is wrapped."""


class LineBlock(NamedTuple):
    """Lines of a text between blank lines, or a heading in Markdown.

    ``lines`` are their spans, and ``width`` is the width of the widest.
    ``wrapped`` says whether every line is so full that the first word of the next line did not fit.
    """

    lines: tuple[Span, ...]
    width: int
    wrapped: bool


def _is_unix(text: str) -> bool:
    r"""Return whether all line ends of a text are ``\n``, so that they are found much faster."""
    return not any(end in text for end in "\r\u2028\u2029")


def split_lines(text: str) -> Iterator[tuple[int, str]]:
    """Return every line of a text with the offset at which it begins."""
    start = 0
    if not _is_unix(text):
        for found in LINE_END.finditer(text):
            yield start, text[start : found.start()]
            start = found.end()
        yield start, text[start:]
        return
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


@lru_cache(TEXTS_KNOWN)
def blocks(text: str) -> tuple[LineBlock, ...]:
    """Return the blocks of a text, in order."""
    gathered: list[list[Span]] = [[]]
    for start, line in split_lines(text):
        content = line.rstrip()
        heading = content[:1] == "#" and _HEADING.match(content)
        if not content or heading:
            gathered.append([])
        if content:
            gathered[-1].append((start, start + len(content)))
        if heading:
            gathered.append([])
    return tuple(_build_block(text, tuple(lines)) for lines in gathered if lines)


def _build_block(text: str, lines: tuple[Span, ...]) -> LineBlock:
    width = max(end - start for start, end in lines)
    full = all(_fill(text, *pair) > width for pair in pairwise(lines))
    return LineBlock(lines, width, full and len(lines) >= _LEAST_LINES and width >= _NARROWEST)


def _fill(text: str, line: Span, following: Span) -> int:
    """Return the width that a line would have with the first word of the next line."""
    first = _FIRST_WORD.match(text, *following)
    return line[1] - line[0] + 1 + (first.end() - first.start("word") if first else 0)


def find_line(text: str, offset: int) -> tuple[LineBlock, int]:
    """Return the block that an offset is in, or the last one before it, and the number of the line in the block."""
    found = blocks(text)
    block = found[max(bisect_right(found, offset, key=lambda block: block.lines[0][0]) - 1, 0)]
    return block, max(bisect_right(block.lines, offset, key=lambda line: line[0]) - 1, 0)


def goes_on(text: str, start: int) -> bool:
    """Return whether the line at an offset continues the line before it, because its first word did not fit there.

    In type whose letters are not equally wide, some room may be left.
    """
    block, at = find_line(text, start)
    if not at or block.width < _NARROWEST:
        return False
    return _fill(text, block.lines[at - 1], block.lines[at]) > _LEAST_FULL * block.width


def is_running(text: str, start: int) -> bool:
    """Return whether the line at an offset is the inside of a hard-wrapped paragraph.

    It continues the line before it, and the next line continues it; a last line begins with a small letter.
    """
    block, at = find_line(text, start)
    if at + 1 < len(block.lines):
        return goes_on(text, start) and goes_on(text, block.lines[at + 1][0])
    return goes_on(text, start) and text[slice(*block.lines[at])].lstrip()[:1].islower()


@lru_cache(TEXTS_KNOWN)
def _read_marks(text: str) -> list[tuple[int, ItemMark]]:
    """Return the marks with which lines may begin items, and the offsets of these lines."""
    found: list[tuple[int, ItemMark]] = []
    for start in (0, *(end.end() for end in _UNUSUAL[_is_unix(text)].finditer(text))):
        over = LINE_END.search(text, start)
        if mark := read_mark(text[start : over.start() if over else None].rstrip()):
            found.append((start, mark))
    return found


@lru_cache(2 * TEXTS_KNOWN)
def _item_starts(text: str, *, plain: bool) -> tuple[int, ...]:
    """Return the offsets of all lines that begin an item of a list, or only of those with a mark of an English list.

    In a hard-wrapped paragraph, a line may begin with a mark or a number that belongs to its sentence.
    So a line that continues the one before it is an item only if its mark follows another, as 2 follows 1,
    and not if the line before breaks off in a block that is wrapped throughout, unless an item is followed.
    A mark that is not plain follows another or is followed, wherever it stands.
    """
    found = [(start, mark) for start, mark in _read_marks(text) if mark.plain or not plain]
    if len(found) < 2:  # noqa: PLR2004 — a list has two items
        return ()
    partners = _follow_each_other(found)
    items: dict[int, ItemMark] = {}
    for start, mark in found:
        if _is_item(text, start, mark, partners.get(start, ()), {} if plain else items):
            items[start] = mark
    return tuple(items)


def _is_item(text: str, start: int, mark: ItemMark, partners: Sequence[int], items: Container[int]) -> bool:
    if not goes_on(text, start) or mark.sure:
        return mark.plain or bool(partners)
    block, at = find_line(text, start)
    if not partners or not text[block.lines[at - 1][1] - 1].isalnum():
        return bool(partners)
    beside = [partner for partner in partners if block.lines[0][0] <= partner <= block.lines[-1][0]]
    if block.wrapped:
        return any(partner in items for partner in beside)
    return mark.plain or bool(beside)


def _follow_each_other(found: list[tuple[int, ItemMark]]) -> dict[int, list[int]]:
    """Return the offsets of marks that follow each other, every one with those that it follows or that follow it."""
    by_style: dict[tuple[str, ...], list[tuple[int, MarkReading]]] = {}
    for start, mark in found:
        for reading in mark.readings:
            by_style.setdefault(reading.style, []).append((start, reading))
    partners: dict[int, list[int]] = {}
    for marks in by_style.values():
        for (start, reading), (after, following) in pairwise(marks):
            if follows(following, reading):
                partners.setdefault(start, []).append(after)
                partners.setdefault(after, []).append(start)
    return partners


def begins_item(text: str, start: int, end: int, *, plain: bool = False) -> bool:
    """Return whether a line that begins an item starts between two offsets."""
    if not LINE_END.search(text, max(start, 0), end):
        return False
    starts = _item_starts(text, plain=plain)
    return bisect_left(starts, end) > bisect_right(starts, start)


_SPACE = " \u00a0\u2000-\u200a\u202f\u3000"
_GAP = re.compile(rf"(?<=\S)[{_SPACE}]+(?=\S)")
_WIDE = re.compile(rf"[{_SPACE}](?<=\S.)[{_SPACE}]+(?=\S)")
_LEAST_WIDE = 3
"""The fewest spaces that part two columns by themselves; two do so in a line beside another with the same column."""

_LEAST_GAPS = 4
"""The fewest gaps by which a line shows how it is spaced."""


def crosses_columns(text: str, start: int, end: int) -> bool:
    """Return whether a wide gap inside a line, which parts columns, stands between two offsets.

    Like a tab, a gap between small letters parts nothing, unless the next column begins at the same place in a line
    above or below. The same is true of two spaces. In a justified text, only a gap that is wider than the others of its
    line is one.
    """
    return any(_parts_columns(text, *gap.span()) for gap in _WIDE.finditer(text, start, end))


def _parts_columns(text: str, start: int, end: int) -> bool:
    block, number = find_line(text, start)
    line = block.lines[number]
    near = max(line[0], start - LONGEST_LINE), min(line[1], end + LONGEST_LINE)
    width = _width(text, (start, end))
    if width == 1 or (_is_justified(text) and width <= min(_widths(text, near)) + 1):
        return False
    small = (text[start - 1].islower() or text[start - 1] == ",") and text[end].islower()
    return (width >= _LEAST_WIDE and not small) or _is_aligned(text, block, number, end - line[0])


def _widths(text: str, line: Span) -> list[int]:
    """Return the widths of the gaps of a line."""
    return [_width(text, found.span()) for found in _GAP.finditer(text, *line)]


def _width(text: str, gap: Span) -> int:
    """Return the width of a gap; the second space after a sentence does not count."""
    start, end = gap
    return max(end - start - (text[start - 1] in '.!?:”"'), 1)


def _is_aligned(text: str, block: LineBlock, number: int, column: int) -> bool:
    """Return whether words begin behind a wide gap at a column of a line beside the line of a number."""
    beside = (text[slice(*block.lines[at])] for at in (number - 1, number + 1) if 0 <= at < len(block.lines))
    return any(
        len(line) > column > 1 and not line[column - 2 : column].strip() and not line[column].isspace()
        for line in beside
    )


@lru_cache(TEXTS_KNOWN)
def _is_justified(text: str) -> bool:
    """Return whether spaces fill the lines of a text up to its margin, so that most lines are spaced evenly."""
    by_line = (_widths(text, line) for block in blocks(text) for line in block.lines)
    widths = [found for found in by_line if len(found) >= _LEAST_GAPS]
    even = sum(max(found) > 1 and max(found) - min(found) <= 1 for found in widths)
    return 2 * even > len(widths)
