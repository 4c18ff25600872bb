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
"""Which marks close what a mark opens; ``<`` and ``>`` stand for HTML's own elements for quotes."""
ALIKE = dict.fromkeys("‶ʺ˝˶ˮ״", "″") | dict.fromkeys("´′‵ʹˈˊˋ՚᾽΄＇", "'") | {"＂": '"', "ʽ": "‛"}
"""Characters that readers take for a mark: primes, accents, letters that modify others, wide forms."""
MIXED = '"“”'
"""What closes a double mark that its own partner does not close."""
TYPED = frozenset({"``", "''", ",,", "`"})
"""Marks made of other signs, which stand right before the words."""
STRAY = "'’"
"""What closes a single mark that its own partner does not close."""
ALWAYS = frozenset("“„‟«‹「『｢〝﹁﹃❝<")
"""Marks that open wherever they stand."""
SINGLE = frozenset("‘’‚‛ʻʼ'`")
NEAR = 100
"""Marks behind one that may be none, among which its partner is looked for; a paragraph has fewer, or means harm."""
CLOSING = frozenset("”»›")
"""Marks that mostly close."""
PAIRED = frozenset(CLOSERS) - ALWAYS - {'"'}
"""Marks that open only where one of their kind closes them; elsewhere they close, or are something else."""

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
        later = marks[number + 1 : number + 1 + (NEAR if mark.kind in PAIRED else len(marks))]
        close = _single(text, mark, later, cited) if mark.kind in SINGLE else _double(mark, later)
        if close is None and mark.kind in PAIRED:
            continue
        last, end = (close.start, close.end) if close else (len(text), len(text))
        blank = not text[mark.end : last].strip()
        if not blank or (close is None and mark.kind in ALWAYS):
            found.append(Marked(mark.start, mark.end, last, end))
        position = mark.end if blank else end
    return found


def _mark(match: re.Match[str]) -> _Mark | None:
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
    if mark.kind not in CLOSERS:
        return False
    before, behind = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    if mark.kind in ALWAYS:
        return True
    if not behind or (behind.isspace() and (before.strip() or mark.kind in TYPED)):
        return False
    if mark.kind in '"″':
        # After a digit it is an inch or a second; between two Hebrew letters it marks an acronym.
        return behind.isalpha() if before.isdigit() else not (HEBREW.match(before) and HEBREW.match(behind))
    if mark.kind in SINGLE | CLOSING and WORD.match(before):
        return False
    return mark.kind not in "'’ʼ" or not CONTRACTED.match(text, mark.end)


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
    """Find what closes a single mark: before a citation, or where it cannot be the apostrophe of several owners."""
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
