"""Takes text as read; gives the text folded for comparison, and the way back to the offsets it came from.

Folding sets aside what does not belong to the words: the layout of a page and the typography of a house.
It never touches letter case, digits, signs, superscripts, fractions, accents or scripts.

A fold is a chain of passes; each pass is a list of edits ``(start, end, replacement)``.
Nothing but the edits is remembered, so the way back is walked only for the few offsets that somebody asks for.

Two characters stand for what may be read in more than one way where a word was broken over a line end:
``BREAK`` between letters is nothing, a hyphen, or a hyphen and a space; ``DIGIT_BREAK`` is one of the last two.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

BREAK = "\ufdd0"
DIGIT_BREAK = "\ufdd1"

ZERO_WIDTH = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe0e\ufe0f\ufeff"
"""Soft hyphens, joiners, direction marks and other characters without width, as the inside of a character class."""

HAN = "\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
SOUTH_EAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\uaa60-\uaa7f"
SPACELESS = re.compile(f"[{HAN}{SOUTH_EAST}]")
"""Characters of the scripts that write no spaces between words: Han and kana, Thai, Lao, Myanmar and Khmer."""

QUOTATION_MARKS = "\"'`´ʼʹ׳״‘’‚‛“”„‟«»‹›「」『』〝〞〟＂＇❛❜❝❞"
DASHES = "\\-‐‑‒–—―⸺⸻−﹘﹣－"


class Edit(NamedTuple):
    """``text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str


_BEYOND = 1 << 60

Pass = Callable[[str], Iterator[Edit]]


@dataclass(frozen=True, slots=True)
class Fold:
    """One pass as it was carried out: where each edit stands before and after it."""

    before: tuple[tuple[int, int], ...]
    after: tuple[tuple[int, int], ...]

    def back(self, offset: int, *, end: bool) -> int:
        """Give the offset before the pass; inside an edit, its start, or with ``end`` its end."""
        index = bisect_right(self.after, (offset, -1 if end else _BEYOND)) - 1
        if index < 0:
            return offset
        (start, stop), (new_start, new_stop) = self.before[index], self.after[index]
        if offset >= new_stop:
            return stop + offset - new_stop
        if offset == new_start:
            return start
        return stop if end else start


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the passes that made it."""

    text: str
    folds: tuple[Fold, ...] = ()

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the original that ``text[start:end]`` stands for, without what was dropped around it."""
        for fold in reversed(self.folds):
            start, end = fold.back(start, end=False), fold.back(end, end=True)
        return start, end


def entities(text: str) -> Iterator[Edit]:
    """Read HTML character references."""
    if "&" in text:
        for found in re.finditer(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});", text):
            character = html.unescape(found.group())
            if character != found.group():
                yield Edit(found.start(), found.end(), character)


_UNIT = r"(?<!met[re][re])(?<!met[re][re]s)(?<!mile)(?<!miles)(?<!feet)(?<!foot)(?<!inch)(?<!yards)"
_MARKERS = re.compile(
    r"""
      (?:(?<=\S)[ ]?\[(?:\^?\d{1,3}(?:[ ]?[,–-][ ]?\d{1,3})*|\^[\w-]+|(?:note|nb|fn)[ ]?\d{1,3}|citation[ ]needed)\])+
    | (?<=\w|[.,;:!?”’"'»)])\[[a-z]\](?!\w)                          # a lettered footnote
    | (?<=[.,;:!?”’"'»)])[¹²³⁰⁴-⁹]+(?=\s|\Z)                         # a raised footnote, behind a mark …
    | (?<=[^\W\d_]{4})UNIT[¹²³⁰⁴-⁹]+(?=[\s.,;:!?)]|\Z)               # … or behind a word that is no unit
    | (?<=\w|[.,;:!?”’])[†‡]+
    | (?<=[^\W\d_]{2})\*(?=[\s.,;:]|\Z)
    | ^[ \t]*(?:\#{1,6}|>|[•‣◦▪·])[ \t]+(?=\S)                       # headings, block quotes, bullets
    | ^[ \t]*\|[ \t]*|[ \t]*\|[ \t]*$
    | !\[[^\]\n]*\]\([^()\s]*\)
    | \\(?=[*_`\[\]\#>~|])
    """.replace("UNIT", _UNIT),
    re.VERBOSE | re.MULTILINE,
)
_BULLET = re.compile(r"^[ \t]*[-*+][ \t]+(?=\S)", re.MULTILINE)
_PAIRED = re.compile(
    r"""
      (?<![\w\\*])(?P<star>\*{1,3})(?=[^\s*])(?:(?!\n\s*\n)[^*])+?(?<=[^\s*])(?P=star)(?![\w*])
    | (?<![\w\\_])(?P<line>_{1,2})(?=[^\s_])(?:(?!\n\s*\n)[^_])+?(?<=[^\s_])(?P=line)(?![\w_])
    | (?<![`\w])(?P<tick>`)[^`'’\n]+(?P=tick)(?!`)
    | (?P<link>\[)[^\[\]\n]+(?P<to>\]\((?:https?:|mailto:|[/\#.])[^()\s]*\))
    """,
    re.VERBOSE,
)


def markers(text: str) -> Iterator[Edit]:
    """Drop Markdown and footnote markers."""
    edits = [Edit(found.start(), found.end(), "") for found in _MARKERS.finditer(text)]
    bullets = [Edit(found.start(), found.end(), "") for found in _BULLET.finditer(text)]
    # One line alone that begins with a dash is no list.
    edits += bullets if len(bullets) > 1 else ()
    if any(mark in text for mark in "*_`["):
        for found in _PAIRED.finditer(text):
            opening = found.lastgroup if found.lastgroup != "to" else "link"
            first = len(found.group(opening or 0))
            last = len(found.group("to") or found.group(opening or 0))
            edits += [Edit(found.start(), found.start() + first, ""), Edit(found.end() - last, found.end(), "")]
    for row in re.finditer(r"^[ \t]*\|.*\|.*$", text, re.MULTILINE) if "|" in text else ():
        edits += [Edit(row.start() + bar.start(), row.start() + bar.end(), " ")
                  for bar in re.finditer(r"(?<=\S)[ \t]*\|[ \t]*(?=\S)", row.group())]
    last = 0
    for edit in sorted(set(edits)):
        if edit.start >= last:
            yield edit
            last = edit.end


_LAYOUT = re.compile(
    rf"""
      (?P<broken>(?<=[^\W_])(?:[-‐]|[{ZERO_WIDTH}]*\u00ad)[{ZERO_WIDTH}]*[ \t]*(?:\r\n?|\n)[ \t]*(?=[^\W_]))
    | (?<=[{HAN}])[\s{ZERO_WIDTH}]+(?=[{HAN}])
    | (?<=[{SOUTH_EAST}])[\s{ZERO_WIDTH}]*[\r\n][\s{ZERO_WIDTH}]*(?=[{SOUTH_EAST}])
    | (?P<space>(?:[^\S ]|[{ZERO_WIDTH}]|[ ](?=[\s{ZERO_WIDTH}]))[\s{ZERO_WIDTH}]*)
    """,
    re.VERBOSE,
)


def layout(text: str) -> Iterator[Edit]:
    """Make every run of white space one space, drop what has no width, and mark words broken over a line end."""
    for found in _LAYOUT.finditer(text):
        start, end = found.span()
        if found.lastgroup == "space":
            yield Edit(start, end, " " if any(character.isspace() for character in found.group()) else "")
        elif found.lastgroup == "broken":
            letters = text[start - 1].isalpha() and text[end].isalpha()
            soft = "\u00ad" in found.group()
            yield Edit(start, end, "" if soft else BREAK if letters else DIGIT_BREAK)
        else:
            yield Edit(start, end, "")


def composition(text: str) -> Iterator[Edit]:
    """Compose letters and their accents (NFC), remembering the whole stretch that each came from."""
    if unicodedata.is_normalized("NFC", text):
        return
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and (unicodedata.combining(text[end]) or "\u1160" <= text[end] <= "\u11ff"):
            continue
        stretch = text[start:end]
        composed = stretch if stretch.isascii() else unicodedata.normalize("NFC", stretch)
        if composed != stretch:
            yield Edit(start, end, composed)
        start = end


_LIGATURES = "\u0132\u0133\ufb00-\ufb06\ufb13-\ufb17\ufb20-\ufb4f\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
_TYPOGRAPHY = re.compile(
    rf"""
      (?P<dots>…|\.[ ]\.[ ]\.(?:[ ]\.)?)
    | (?P<dash>(?<=\S)[ ]?[—―⸺⸻][ ]?(?=\S)|(?<=\S)[ ](?:-{{1,3}}|[{DASHES}])[ ](?=[^\s\d])|(?<=[^\s\d-])-{{2,3}}(?=[^\s\d-])|[{DASHES[2:]}])
    | (?:(?<=[\s(\[{DASHES}][«‹])|(?<=\A[«‹]))[ ] | [ ](?=[»›](?!\w))
    | (?P<mark>``|''|[{QUOTATION_MARKS.replace("'", "")}])
    | (?P<ligature>[{_LIGATURES}])
    """,
    re.VERBOSE,
)


def typography(text: str) -> Iterator[Edit]:
    """Make all quotation marks and apostrophes one, all dashes one, and take ligatures apart."""
    for found in _TYPOGRAPHY.finditer(text):
        match found.lastgroup:
            case "dots":
                new = "...." if found.group().count(".") == 4 else "..."  # noqa: PLR2004 — three dots and a full stop
            case "dash":
                new = "-"
            case "mark":
                new = "'"
            case "ligature":
                new = unicodedata.normalize("NFKC", found.group())
            case _:
                new = ""
        yield Edit(found.start(), found.end(), new)


LAYOUT: tuple[Pass, ...] = (layout,)
TYPOGRAPHY: tuple[Pass, ...] = (entities, composition, layout, typography)
CAPTURE: tuple[Pass, ...] = (entities, markers, composition, layout, typography)


def fold(text: str, passes: tuple[Pass, ...] = TYPOGRAPHY) -> Folded:
    """Fold ``text`` through ``passes``, in order."""
    folds = []
    for one in passes:
        parts: list[str] = []
        before: list[tuple[int, int]] = []
        after: list[tuple[int, int]] = []
        read = written = 0
        for start, end, new in one(text):
            written += start - read
            parts += (text[read:start], new)
            before.append((start, end))
            after.append((written, written + len(new)))
            written += len(new)
            read = end
        if before:
            text = "".join((*parts, text[read:]))
            folds.append(Fold(tuple(before), tuple(after)))
    return Folded(text, tuple(folds))
