"""Takes a paragraph; gives the stretches that stand in quotation marks, of every kind and in every house style."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Marked(NamedTuple):
    """Words in quotation marks: ``start`` to ``end`` with the marks, ``inner`` to ``last`` without them."""

    start: int
    inner: int
    last: int
    end: int


class _Mark(NamedTuple):
    kind: str
    start: int
    end: int


CLOSERS = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "”": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "｢": "｣",
    "〝": "〞〟",
    "﹁": "﹂",
    "﹃": "﹄",
    "❝": "❞",
    "＂": "＂",
    '"': '"',
    "‘": "’",
    "‚": "‘’",
    "‛": "’",
    "'": "'",
    "<": ">",
}
"""Which marks close what a mark opens; ``<`` and ``>`` stand for HTML's own elements for quotes."""
MIXED = '"“”'
"""What closes a double mark that its own partner does not close."""
SINGLE = frozenset("‘‚‛'")
NEAR = 100
"""Marks behind a single one among which its partner is looked for; a paragraph has fewer, unless it means harm."""
SIDELESS = frozenset("”»›")
"""Marks that mostly close: they open only where one of their kind closes them."""

MARK = re.compile(r"&#?\w{2,31};?|</?(?:q|blockquote)\b[^<>]*>|[“”„‟«»‹›「」『』｢｣〝〞〟﹁﹂﹃﹄❝❞＂\"‘’‚‛']")
WORD = re.compile(r"[^\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter or digit of a script that puts spaces between words (or, Korean, between words and not before marks)."""
CONTRACTED = re.compile(r"\d\ds?\b|(?:tis|twas|twere|em|til|till|n|cause|cos|bout|round)\b", re.IGNORECASE)
HEBREW = re.compile(r"[\u05d0-\u05ea]")


def quoted(text: str, cited: Callable[[int], bool] = lambda _: False) -> list[Marked]:
    """Find what stands in quotation marks; marks within marks belong to the outer ones.

    ``cited`` says whether a citation follows at an offset: it decides which of several single marks closes a quote.
    A double mark that is never closed reaches to the end of the paragraph, for so a reader would take it;
    a single one is then an apostrophe.
    """
    marks = [mark for match in MARK.finditer(text) if (mark := _mark(match))]
    found: list[Marked] = []
    position = 0
    for number, mark in enumerate(marks):
        if mark.start < position or not _opens(text, mark):
            continue
        later = marks[number + 1 : number + 1 + (NEAR if mark.kind in SINGLE else len(marks))]
        close = _single(text, mark, later, cited) if mark.kind in SINGLE else _double(mark, later)
        if close is None and (mark.kind in SINGLE or mark.kind in SIDELESS):
            continue
        last, end = (close.start, close.end) if close else (len(text), len(text))
        if text[mark.end : last].strip():
            found.append(Marked(mark.start, mark.end, last, end))
        position = end
    return found


def _mark(match: re.Match[str]) -> _Mark | None:
    raw = match.group()
    if raw.startswith("<"):
        kind = ">" if raw.startswith("</") else "<"
    else:
        kind = unescape(f"{raw.removesuffix(';')};") if raw.startswith("&") else raw
        if not MARK.fullmatch(kind) or len(kind) > 1:
            return None
    return _Mark(kind, *match.span())


def _opens(text: str, mark: _Mark) -> bool:
    if mark.kind not in CLOSERS:
        return False
    before, behind = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    if mark.kind in "“„‟«‹「『｢〝﹁﹃❝<":
        return True
    if not behind or behind.isspace():
        return False
    if mark.kind in '"＂':
        # After a digit it is an inch or a second; between two Hebrew letters it marks an acronym.
        return not before.isdigit() and not (HEBREW.match(before) and HEBREW.match(behind))
    if WORD.match(before):
        return False
    return mark.kind not in SINGLE or not CONTRACTED.match(text, mark.end)


def _double(mark: _Mark, later: Sequence[_Mark]) -> _Mark | None:
    depth = 1
    for other in later:
        if other.kind in CLOSERS[mark.kind]:
            depth -= 1
            if not depth:
                return other
        elif other.kind == mark.kind:
            depth += 1
    if mark.kind in '“„‟"':
        return next((other for other in later if other.kind in MIXED and other.kind != mark.kind), None)
    return None


def _single(text: str, mark: _Mark, later: Sequence[_Mark], cited: Callable[[int], bool]) -> _Mark | None:
    closers = [
        other
        for other in later
        if other.kind in CLOSERS[mark.kind]
        and not text[other.start - 1].isspace()
        and not WORD.match(text[other.end : other.end + 1])
    ]
    again = next((other.start for other in later if other.kind == mark.kind and _opens(text, other)), len(text))
    near = [other for other in closers if other.start < again]
    return next((other for other in near if cited(other.end)), next(iter(closers), None))
