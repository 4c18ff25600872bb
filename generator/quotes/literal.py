"""Takes a quote and a capture; gives every place where the words stand literally, and how closely."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from generator.folding import BREAK, CAPTURE, DIGIT_BREAK, LAYOUT, ZERO_WIDTH, Folded, fold, markers
from generator.model import Span, Tier
from generator.quotes.edges import inside_letters, whole

_BREAKERS = re.compile(rf"[{ZERO_WIDTH}&*_`\\]|[-‐][ \t]*[\r\n]|[\u0300-\u036f\ufb00-\ufb06]")
_PLAIN_WORD = re.compile(r"(?<!\w)[A-Za-z]{4,}(?!\w)")


class CaptureText:
    """A capture's text as read, folded once, when somebody first asks."""

    def __init__(self, text: str) -> None:
        """Take the text as read: nothing stripped."""
        self.text = text

    @cached_property
    def folded(self) -> Folded:
        """The text folded as far as folding goes."""
        return fold(self.text, CAPTURE)

    @cached_property
    def breaks(self) -> bool:
        """Whether words are broken over line ends."""
        return BREAK in self.folded.text or DIGIT_BREAK in self.folded.text

    def whole(self, start: int, end: int, language: str) -> Span | None:
        """Give the span as read for one of the folded text, unless it cuts a word or a number."""
        text = self.folded.text
        if inside_letters(text, start) or inside_letters(text, end):
            # A ligature of the capture was cut through.
            return None
        span = self.folded.back(start, end)
        return span if whole(self.text, *span, language) else None

    @cached_property
    def plain(self) -> bool:
        """Whether no word can be interrupted by anything that folding sets aside."""
        return not _BREAKERS.search(self.text)


def pattern(folded: str, *, breaks: bool) -> str:
    """Give the regular expression for a folded quote, which allows for words broken over line ends if there are any."""
    if not breaks and BREAK not in folded and DIGIT_BREAK not in folded:
        return re.escape(folded)
    return _ATOM.sub(_readings, folded)


_ATOM = re.compile(rf"- |-|{BREAK}|{DIGIT_BREAK}|[^\W\d_](?=[^\W\d_])|[\s\S]")


def _readings(atom: re.Match[str]) -> str:
    """Give the ways in which one piece of a folded quote may stand in a folded capture."""
    match atom.group():
        case "- ":
            return f"(?:- |{BREAK}|{DIGIT_BREAK})"
        case "-":
            return f"[-{BREAK}{DIGIT_BREAK}]"
        case "\ufdd0":
            return f"(?:- ?|{BREAK})?"
        case "\ufdd1":
            return f"(?:- ?|{BREAK}|{DIGIT_BREAK})"
        case letter if letter.isalpha() and atom.end() < len(atom.string) and atom.string[atom.end()].isalpha():
            return f"{letter}{BREAK}?"
        case other:
            return re.escape(other)


def occurrences(quote: str, capture: CaptureText, language: str) -> tuple[list[Span], bool]:
    """Give each span where the quote stands at whole words, and whether it stands inside longer words only."""
    quick = _sole_occurrence(quote, capture, language)
    if quick:
        return [quick], False
    found: list[Span] = []
    cut = False
    inner = fold(quote).text.strip()
    bare = fold(quote, CAPTURE).text.strip()
    for needle in dict.fromkeys((inner, bare)):
        for start, end in _spans(needle, capture):
            span = capture.whole(start, end, language)
            if needle != inner and span and Counter(_marks(quote)) - Counter(_marks(capture.text[slice(*span)])):
                # Markers are set aside where they stand in the capture, not where the editor put them.
                continue
            cut = cut or span is None
            if span and span not in found:
                found.append(span)
    return found, cut and not found


def tier(quote: str, passage: str) -> Tier:
    """Give the closest tier on which a quote equals the passage that folding found for it."""
    if quote == passage:
        return Tier.EXACT
    ours, theirs = fold(quote, LAYOUT).text, fold(passage, LAYOUT).text
    broken = any(mark in ours + theirs for mark in (BREAK, DIGIT_BREAK))
    same = re.fullmatch(pattern(ours, breaks=True), theirs) if broken else ours == theirs
    return Tier.LAYOUT if same else Tier.TYPOGRAPHY


def _spans(needle: str, capture: CaptureText) -> list[Span]:
    """Give the spans of the folded capture where a folded quote stands."""
    text = capture.folded.text
    spans = []
    if needle and (capture.breaks or BREAK in needle or DIGIT_BREAK in needle):
        expression = re.compile(pattern(needle, breaks=True))
        at = 0
        while match := expression.search(text, at):
            spans.append(match.span())
            at = match.start() + 1
    elif needle:
        at = text.find(needle)
        while at >= 0:
            spans.append((at, at + len(needle)))
            at = text.find(needle, at + 1)
    return spans


def _marks(text: str) -> list[str]:
    return [text[edit.start : edit.end].strip() for edit in markers(text)]


def _sole_occurrence(quote: str, capture: CaptureText, language: str) -> Span | None:
    """Find the quote as it stands, where nothing else in the capture can fold to it: most captures need no folding.

    It cannot stand a second time in another guise if one of its plain words occurs nowhere else.
    """
    text = capture.text
    start = text.find(quote)
    end = start + len(quote)
    if start < 0 or not capture.plain or text.find(quote, start + 1) >= 0 or not whole(text, start, end, language):
        return None
    words = sorted(set(_PLAIN_WORD.findall(quote)), key=len, reverse=True)
    if any(text.count(word) == quote.count(word) for word in words[:6]):
        return start, end
    return None
