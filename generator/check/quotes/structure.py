"""Find what a span of a capture runs across: the end of a paragraph, list items, table cells or page furniture."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.check.quotes.bounds import LONGEST_LINE, TEXTS_KNOWN
from generator.check.quotes.lines import (
    BLANK_LINE,
    LINE_END,
    LINE_ENDS,
    begins_item,
    blocks,
    crosses_columns,
    is_running,
)
from generator.check.quotes.sentences import CLOSING_MARKS, END_MARKS, is_wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.check.quotes.lines import LineBlock
    from generator.model import Span

_FURNITURE = re.compile(
    "|".join(
        rf"^[ \t]*(?:{lines})[ \t]*$"
        for lines in (
            r"leave a (?:reply|comment)|comments?|please enter.*|subscribe(?: now)?|newsletter|sign (?:in|up)|log in",
            r"related (?:articles?|posts?|stories|content|news)|latest (?:articles?|news|posts?)|stay connected",
            r"read (?:more|also|next).*|also read.*|see also.*|continue.*|click here.*|skip to content|follow us.*",
            r"share(?: this)?(?: article)?|tweet|print|e-?mail|menu|search|home|buy now|download (?:pdf|the app)",
            r"-? ?advertisement ?-?.*|sponsored|cookies?\b.*|all rights reserved.*|(?:©|copyright).*",
            r"(?:image|photo)(?: source| credit)?:.*|getty images.*",
            r"(?:.*\s{2,})?page \d+(?: of \d+)?(?:\s{2,}.*)?|\d{1,4}|- ?\d{1,4} ?-",
        )
    ),
    re.IGNORECASE | re.MULTILINE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?[ ]"
_DATE = (
    rf"(?:{_DAY})?(?:\d{{1,2}}[ ]{_MONTH}|{_MONTH}[ ]\d{{1,2}}),?[ ]\d{{4}}|\d{{4}}-\d\d-\d\d|(?:\d\d?[/.]){{2}}\d{{4}}"
)
_CLOCK = r"\d{1,2}:\d\d(?:[ ]?[ap]\.?m\.?)?(?:[ ](?:GMT|UTC|CET|EST|EDT|BST))?"
_MENU_ENTRY = r"[^\W\d_]+(?:[ &'’-]{1,3}[^\W\d_]+){0,2}"
_LOOKS_LIKE_FURNITURE = re.compile(
    "|".join(
        (
            rf"{_MENU_ENTRY}(?:[ ]*\|[ ]*{_MENU_ENTRY}){{2,}}",
            r"(?:accept|reject|manage)(?: all)? cookies",
            r"sign up (?:to|for) (?:our|the)(?: \w+){0,2} newsletters?",
            rf"(?:{_DATE})(?:,?[ ]{_CLOCK})?|{_CLOCK}",
            r"(?:[^\W\d_]+,?[ ])?[-+−]?\d{1,2} ?°[ ]?[CF]?",
        )
    ),
    re.IGNORECASE,
)
"""Lines that look like furniture on a page, but may be text in a quote: rows of a table, a date, a measurement."""
LONGEST_HEADING = 100
"""Characters. A longer line is a paragraph, even if no full stop ends it."""

LONGEST_FURNITURE = 120
"""Characters. A longer line may begin like furniture, with "Continue" or "Copyright", and still be text."""

_SENTENCE_END = re.compile(rf"[{END_MARKS}:][{CLOSING_MARKS}]*\Z")
_PARTED = re.compile(rf"[{LINE_ENDS}]\s*[{LINE_ENDS}]")
"""A blank line; only behind one or beside a heading, which begins with ``#``, another block can begin."""

_DASHED_ITEMS = re.compile(r"^[ \t]*[–—][ \t][^\r\n]*[\r\n]+[ \t]*[–—][ \t]", re.MULTILINE)
"""Two lines in a row that begin with a dash; in a single line, the dash may belong to the sentence."""

_CELL = re.compile(r"[^\s,a-z][ ]*\t+[ ]*\S|\S[ ]*\t+[ ]*[^\sa-z]|[\r\n]\|")
_PIPE = re.compile(r"\([^()\n]*\)|(\s\|(?=\s|\Z))")


def is_furniture(line: str) -> bool:
    """Return whether a line of a capture looks like page furniture.

    Furniture is, for example, a menu, a button, a page number or a date alone.
    """
    line = line.strip()
    return len(line) <= LONGEST_FURNITURE and bool(_FURNITURE.search(line) or _LOOKS_LIKE_FURNITURE.fullmatch(line))


def find_furniture(text: str) -> dict[int, str]:
    """Return the lines of a capture that look like page furniture, by the offset at which each begins."""
    lines = ((start, text[start:end].strip()) for block in blocks(text) for start, end in block.lines)
    return {start: line for start, line in lines if is_furniture(line) and not is_running(text, start)}


def crosses_paragraph(text: str, start: int, end: int) -> bool:
    """Return whether a paragraph ends between two offsets.

    It ends at a blank line, or at a line end that ends a sentence.
    """
    hidden = text[start:end]
    if BLANK_LINE.search(hidden):
        return True
    for line_end in LINE_END.finditer(hidden):
        before = text[max(start + line_end.start() - LONGEST_LINE, 0) : start + line_end.start()].rstrip()
        if _SENTENCE_END.search(before[-20:]) and not is_wrapped(text):
            return True
    return False


def paragraph(text: str, start: int, end: int) -> Span:
    """Return the span of the paragraph around two offsets.

    In a wrapped text, only a blank line ends a paragraph.
    """
    opens, closes = _paragraph_ends(text)
    before, behind = bisect_right(opens, start), bisect_left(closes, end)
    return opens[before - 1] if before else 0, closes[behind] if behind < len(closes) else len(text)


# Facts about a whole text are computed once for all of its quotes.


@lru_cache(TEXTS_KNOWN)
def _paragraph_ends(text: str) -> tuple[list[int], list[int]]:
    """Return the end offsets and the start offsets of all paragraph breaks."""
    found = [end.span() for end in (BLANK_LINE if is_wrapped(text) else LINE_END).finditer(text)]
    return [end for _, end in found], [start for start, _ in found]


@lru_cache(TEXTS_KNOWN)
def _has_cells(text: str) -> bool:
    return sum(bool(found) for found in _PIPE.findall(text)) > 1


def crosses(text: str, start: int, end: int) -> str:
    """Return the name of what a span runs across, such as "list items"; empty if nothing.

    List items, table cells and page furniture are named: words across them were never one sentence.
    """
    span = text[start:end]
    if span.isprintable() and "|" not in span:
        return ""
    first, last = max(start - LONGEST_LINE, 0), min(end + LONGEST_LINE, len(text))
    line_start = max(text.rfind("\n", first, start), text.rfind("\r", first, start), first - 1) + 1
    if begins_item(text, start, end, plain=True) or _DASHED_ITEMS.search(text, line_start, end):
        return "list items"
    if not {"\t", "|"}.isdisjoint(span) and (_CELL.search(span) or (any(_PIPE.findall(span)) and _has_cells(text))):
        return "table cells"
    line_end = min((at for at in (text.find("\n", end, last), text.find("\r", end, last)) if at >= 0), default=last)
    at = line_start
    for line in text[line_start:line_end].splitlines(keepends=True):
        if len(line) <= LONGEST_LINE and _FURNITURE.search(line) and not is_running(text, at):
            return "the furniture of the page"
        at += len(line)
    return ""


def crosses_blocks(text: str, start: int, end: int, pieces: Sequence[Span]) -> str:
    """Return the name of separate blocks that a span runs across; empty if there are none.

    These are columns that wide gaps part, and two blocks if the first does not end a sentence.
    An elision over the end of a block counts as one over the end of a paragraph, so only the ``pieces`` between
    elisions are searched for blocks. Items of lists with any mark are searched for too.
    """
    if begins_item(text, start, end):
        return "list items"
    if crosses_columns(text, start, end):
        return "columns"
    return "separate blocks" if any(_runs_on(text, *piece) for piece in pieces) else ""


def _runs_on(text: str, start: int, end: int) -> bool:
    """Return whether a block ends between two offsets without the end of a sentence, or between two headings."""
    if not LINE_END.search(text, start, end):
        return False
    line_start = max(text.rfind(line_end, 0, start) for line_end in LINE_ENDS) + 1
    if not _PARTED.search(text, start, end) and "#" not in text[line_start:end]:
        return False
    found = blocks(text)
    first = max(bisect_right(found, start, key=lambda block: block.lines[0][0]) - 1, 0)
    last = bisect_left(found, end, key=lambda block: block.lines[0][0])
    worded = [
        block for block in found[first:last] if any(map(str.isalnum, text[block.lines[0][0] : block.lines[-1][1]]))
    ]
    return any(
        not _ends_sentence(text, block) or (_is_heading(text, block) and _is_heading(text, after))
        for block, after in pairwise(worded)
    ) and not _is_double_spaced(text)


def _ends_sentence(text: str, block: LineBlock) -> bool:
    return bool(_SENTENCE_END.search(text[slice(*block.lines[-1])][-20:]))


def _is_heading(text: str, block: LineBlock) -> bool:
    line = text[slice(*block.lines[0])]
    return len(block.lines) == 1 and len(line) <= LONGEST_HEADING and (line[-1].isalnum() or line[-1] in "?!")


@lru_cache(TEXTS_KNOWN)
def _is_double_spaced(text: str) -> bool:
    """Return whether a blank line follows most lines of a text, also in mid-sentence."""
    pairs = list(pairwise(blocks(text)))
    middling = [
        not _ends_sentence(text, block) and text[after.lines[0][0] : after.lines[0][1]].lstrip()[:1].islower()
        for block, after in pairs
    ]
    return len(pairs) > 1 and 2 * sum(middling) > len(pairs)
