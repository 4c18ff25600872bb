"""Find the words between quotation marks, of every kind and house style."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class QuotedSpan(NamedTuple):
    """Words in quotation marks: ``start`` to ``end`` with the marks, ``inner`` to ``last`` without them."""

    start: int
    inner: int
    last: int
    end: int


class _Mark(NamedTuple):
    """One quotation mark: its kind, and where it is in the text.

    The kind is a key of ``CLOSERS``, or a mark in one of its values.
    """

    kind: str
    start: int
    end: int


CLOSERS = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "⹂": "“”⹂",
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
    "❛": "❜",
    "🙶": "🙷",
    "🙸": "🙶🙷",
    "❮": "❯",
    "❰": "❱",
    "《": "》",
    "〈": "〉",
    "⟪": "⟫",
    "⟨": "⟩",
    "≪": "≫",
    "＜": "＞",
    "<<": ">>",
    ",,": "''``\"“”‘’",
    "``": "''``\"”",
    "''": "''",
    "″": '″"”',
    '"': '"',
    "‘": "’",
    "’": "’",
    "‚": "‘’",
    "‛": "’",
    "ʻ": "ʼʻ",
    "ʼ": "ʼ",
    "'": "'",
    "`": "'’",
    "<": ">",
}
"""The marks that close each opening mark; ``<`` and ``>`` stand for HTML's own elements for quotes."""
ALIKE = dict.fromkeys("‶ʺ˝˶ˮ״", "″") | dict.fromkeys("´′‵ʹˈˊˋ՚᾽΄＇", "'") | {"＂": '"', "ʽ": "‛"}
"""Characters that readers take for a quotation mark: primes, accents, modifier letters, wide forms."""
MIXED = '"“”'
"""Marks that close a double mark if its own partner does not."""
TYPED = frozenset({"``", "''", ",,", "`"})
"""Marks that are made of other signs; they open only if the words follow without a space."""
STRAY = "'’"
"""Marks that close a single mark if its own partner does not."""
ALWAYS = frozenset("“„‟«‹「『｢〝﹁﹃❝<")
"""Marks that open in every position."""
SINGLE = frozenset("‘’‚‛ʻʼ'`")
"""Single marks, which may also be apostrophes."""
NEAR = 100
"""How many later marks are searched for the partner of a mark that may not be a quotation mark.

Ordinary paragraphs have fewer marks; the limit stops hostile texts from taking long.
"""
CLOSING = frozenset("”»›")
"""Marks that usually close."""
PAIRED = frozenset(CLOSERS) - ALWAYS - {'"'}
"""Marks that open only if a partner closes them; otherwise they close, or are not quotation marks."""

_SIGNS = "".join(sorted({*"".join((*CLOSERS, *CLOSERS.values(), *ALIKE))} - {*"<>,"}))
MARK = re.compile(
    r"(?P<much>(?:\\?<|&lt;){2})|(?P<more>(?:\\?>|&gt;){2})|&#?\w{2,31};?|</?(?:q|blockquote)\b[^<>]*>"
    rf"|(?<!\\)\\[\"'`]|``|''|,,|[{_SIGNS}]"
)
WORD = re.compile(r"[^\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter or digit of a script that puts spaces between words (or, Korean, between words and not before marks)."""
CONTRACTED = re.compile(
    r"\d\ds?\b|(?:tis|twas|twere|em|til|till|n|cause|cos|bout|round|s|d|ll|re|ve|m|t)\b", re.IGNORECASE
)
HEBREW = re.compile(r"[\u05d0-\u05ea]")


def find_quoted(text: str, cited: Callable[[int], bool] = lambda _: False) -> list[QuotedSpan]:
    """Find the words in quotation marks; marks inside a quote belong to that quote.

    ``cited`` returns whether a citation follows an offset: this decides which of several single marks closes a quote.
    A double mark that is never closed reaches to the end of the paragraph, because a reader would read it so.
    A single mark that is never closed is an apostrophe.
    """
    marks = [mark for match in MARK.finditer(text) if (mark := _mark(match))]
    found: list[QuotedSpan] = []
    position = 0
    for number, mark in enumerate(marks):
        if mark.start < position or not _opens(text, mark):
            continue
        later = marks[number + 1 : number + 1 + (NEAR if mark.kind in PAIRED else len(marks))]
        close = _close_single(text, mark, later, cited) if mark.kind in SINGLE else _close_double(mark, later)
        if close is None and mark.kind in PAIRED:
            continue
        last, end = (close.start, close.end) if close else (len(text), len(text))
        blank = not text[mark.end : last].strip()
        if not blank or (close is None and mark.kind in ALWAYS):
            found.append(QuotedSpan(mark.start, mark.end, last, end))
        position = mark.end if blank else end
    return found


def _mark(match: re.Match[str]) -> _Mark | None:
    """Return the quotation mark that a match spells, or None for another character reference."""
    raw = match.group()
    if match["much"] or match["more"]:
        kind = "<<" if match["much"] else ">>"
    elif raw.startswith("<"):
        kind = ">" if raw.startswith("</") else "<"
    else:
        kind = unescape(f"{raw.removesuffix(';')};") if raw.startswith("&") else raw.removeprefix("\\")
        if raw.startswith("&") and not (len(kind) == 1 and MARK.fullmatch(kind)):
            return None
    return _Mark(ALIKE.get(kind, kind), *match.span())


def _opens(text: str, mark: _Mark) -> bool:
    """Return whether a mark may open a quote, judged by its kind and its neighbours."""
    if mark.kind not in CLOSERS:
        return False
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    if mark.kind in ALWAYS:
        return True
    if not after or (after.isspace() and (before.strip() or mark.kind in TYPED)):
        return False
    if mark.kind in '"″':
        # After a digit it is an inch or a second; between two Hebrew letters it marks an acronym.
        return after.isalpha() if before.isdigit() else not (HEBREW.match(before) and HEBREW.match(after))
    if mark.kind in SINGLE | CLOSING and WORD.match(before):
        return False
    return mark.kind not in "'’ʼ" or not CONTRACTED.match(text, mark.end)


def _close_double(mark: _Mark, later: Sequence[_Mark]) -> _Mark | None:
    """Find the mark that closes a double mark, even around nested marks."""
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


def _close_single(text: str, mark: _Mark, later: Sequence[_Mark], cited: Callable[[int], bool]) -> _Mark | None:
    """Find the mark that closes a single mark.

    A mark before a citation is preferred, then a mark that is not after an s: that may be a possessive apostrophe.
    """
    spaced = text[mark.end : mark.end + 1].isspace()
    ends = [
        other
        for other in later
        if text[other.start - 1].isspace() == spaced and not WORD.match(text[other.end : other.end + 1])
    ]
    closers = [other for other in ends if other.kind in CLOSERS[mark.kind]]
    closers = closers or [other for other in ends if other.kind in STRAY and mark.kind in "‘‚‛'"]
    again = next((other.start for other in later if other.kind == mark.kind and _opens(text, other)), len(text))
    near = [other for other in closers if other.start < again]
    before_citation = (other for other in near if cited(other.end))
    plain = (other for other in near if text[other.start - 1] not in "sS")
    return next(before_citation, None) or next(plain, None) or next(iter(near[-1:] or closers), None)
