"""Find every place where the words of a quote stand literally, and the tier on which they stand."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING
from unicodedata import is_normalized

from generator.check.normalize import (
    BREAK,
    CAPTURE,
    DIGIT_BREAK,
    FORMS,
    HYPHENS,
    LAYOUT,
    SPACELESS,
    ZERO_WIDTH,
    Folded,
    fold,
    is_letter,
    markers,
    unbroken,
)
from generator.check.quotes.bounds import MOST_ANCHORED, MOST_LOOKED_AT, MOST_PLACES, SCANNED
from generator.check.quotes.edges import inside_letters, whole
from generator.check.quotes.joined import glued
from generator.check.quotes.languages import Language, language
from generator.model import Span, Tier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_INTERRUPTS = re.compile(
    rf"[\r\n\t{ZERO_WIDTH}&*_`\\\[|†‡¹²³⁰⁴-⁹•‣◦▪·{FORMS}]"
    r"(?:(?<![\r\n])|(?<=[-‐].)|(?<=-[ ].)|(?<=\n)(?=[#> ]|[-+][ ]|\n\n))",
    re.DOTALL,
)
"""A character that folding may remove inside a word, and a line end beside which it may remove more than a space."""
_WIDE = "   "
"""White space of which folding may remove more than a stretch has room for."""
_LAYOUT = re.compile(rf"[\s{ZERO_WIDTH}{HYPHENS}]")
"""The characters that folding the layout may drop; one of two texts with the same layout may lack them."""
_DROPPED = re.compile(rf"[\s{ZERO_WIDTH}]")
_WORD = re.compile(r"[^\W\d_]{4,}")
_FEW_PLACES, _FAR_APART = 12, 10_000
"""The most places of a word around which a capture is folded instead of as a whole, and the characters for each more.

A capture with many quotes is folded once for all of them.
"""


@dataclass(frozen=True, slots=True)
class FoldedStretch:
    """A stretch of a capture without its layout and typography, and where it begins in ``text``.

    ``folded`` is the stretch as ``normalize.fold`` returns it; ``offset`` counts in ``text``, the capture as read.
    """

    text: str
    folded: Folded
    offset: int = 0

    def whole(self, start: int, end: int, tag: str) -> Span | None:
        """Return the span as read for a span of the folded stretch.

        Return None if the span cuts a word or a number.
        """
        if inside_letters(self.folded.text, start) or inside_letters(self.folded.text, end):
            # A ligature of the capture was cut through.
            return None
        span = self.back(start, end)
        return span if whole(self.text, *span, tag) else None

    def glued(self, start: int, end: int, tag: str) -> Span | None:
        """Return the span as read if it cuts a word only because something is glued to the word; None if not."""
        span = self.back(start, end)
        for inner, outer in zip((start, end), span, strict=True):
            if inside_letters(self.folded.text, inner) and not inside_letters(self.text, outer):
                return None  # a ligature of the capture was cut through
        return span if glued(self.text, *span, tag) else None

    def back(self, start: int, end: int) -> Span:
        """Return the span as read for a span of the folded stretch, without white space at its ends."""
        first, last = self.folded.back(start, end)
        return _trim(self.text, first + self.offset, last + self.offset)


class CaptureText:
    """The text of a capture as read, and its folded form, which is made when it is first needed.

    A folded text is without layout and typography: ``normalize.fold`` returns it.
    """

    def __init__(self, text: str) -> None:
        """Prepare a text as read, with nothing stripped."""
        self.text = text
        self.effort = 0
        """The effort so far: the number of places compared and of bracket readings tried."""

    @cached_property
    def all(self) -> FoldedStretch:
        """The whole text, folded through all passes of a capture."""
        return FoldedStretch(self.text, fold(self.text, CAPTURE))

    @cached_property
    def breaks(self) -> bool:
        """Whether the text has words that are broken over line ends."""
        return breaks(self.all.folded.text)

    @cached_property
    def language(self) -> Language | None:
        """The word lists of the likely language of the text, judged by its common words; None if there is none."""
        return language("", self.text)

    @cached_property
    def unbroken(self) -> Folded:
        """The whole folded text without hyphens and break marks, so that a word is found however it was broken."""
        return fold(self.all.folded.text, (unbroken,))

    def places(self, needle: str) -> Iterator[Span]:
        """Return every span of the folded text where a folded quote stands.

        Spans may overlap.
        """
        for span in islice(self._find_places(needle), MOST_LOOKED_AT):
            self.effort += 1
            yield span

    def _find_places(self, needle: str) -> Iterator[Span]:
        text = self.all.folded.text
        bare = fold(needle, (unbroken,)).text if self.breaks or breaks(needle) else needle
        if bare == needle and not self.breaks:
            yield from ((at, at + len(needle)) for at in _find_all(needle, text))
        elif bare.strip():
            expression = None
            for at in _find_all(bare, self.unbroken.text):
                expression = expression or re.compile(pattern(needle, broken=True))
                start = self.unbroken.back(at, at + len(bare))[0]
                # A hyphen or a break mark, which was dropped, may stand before the first letter.
                near = (expression.match(text, start - step) for step in range(min(3, start + 1)))
                if match := next(filter(None, near), None):
                    yield match.span()

    def holds(self, words: str) -> bool:
        """Return whether the text contains folded words as whole words."""
        text = self.all.folded.text
        return any(
            not inside_letters(text, start) and not inside_letters(text, end)
            for start, end in islice(self.places(words), MOST_ANCHORED)
        )

    @cached_property
    def plain(self) -> bool:
        """Whether nothing that folding removes can stand inside a word or reach over a long stretch."""
        return _WIDE not in self.text and not _INTERRUPTS.search(self.text) and is_normalized("NFC", self.text)

    def around(self, needle: str, known: Sequence[Span] = ()) -> list[FoldedStretch] | None:
        """Return folded stretches that contain every place where words can stand; None if that takes the whole text.

        The spans already ``known`` are left out.
        In a plain capture, the words can stand only where their rarest word stands. Only the text around those places
        is then folded, so that most captures need not be folded as a whole.
        """
        words = set(_WORD.findall(needle)) if self.plain else set()
        if SPACELESS.search(needle):
            words = {word for word in words if not SPACELESS.search(word)}
        rarest, places = "", [-1] * (max(_FEW_PLACES, len(self.text) // _FAR_APART) + 1)
        # Names are rare, and so are long words.
        for word in sorted(sorted(words, key=len), key=str.istitle)[:-4:-1]:
            found = list(islice(_find_all(word, self.text), len(places)))
            if len(found) < len(places):
                rarest, places = word, found
            if len(places) <= 1:
                break
        if not rarest or BREAK in needle or DIGIT_BREAK in needle:
            return None
        # Unfolded white space may be twice as wide, and a mark may have three characters or spaces on both sides.
        before = needle.index(rarest)
        ahead, behind = (
            4 * len(part) - 3 * sum(map(str.isalnum, part)) + 32 for part in (needle[:before], needle[before:])
        )
        if len(places) * (ahead + behind) > len(self.text):
            return None  # folding the whole text once costs less
        return [
            FoldedStretch(self.text, fold(self.text[max(at - ahead, 0) : at + behind], CAPTURE), max(at - ahead, 0))
            for at in places
            if not any(start <= at < end for start, end in known)
        ]


def occurrences(quote: str, capture: CaptureText, tag: str, most: int = MOST_PLACES) -> tuple[list[Span], bool]:
    """Return every span where a quote stands at whole words.

    The second value says whether it stands only inside longer words.
    """
    capture.effort += len(capture.text) // SCANNED
    exact, cut = _find_exact(quote, capture, tag, most)
    found = {_trim(capture.text, *span): span for span in exact}
    loose: dict[Span, Span] = {}
    inner = fold(quote).text.strip()
    marked = _find_markers(quote)
    bare = fold(quote, CAPTURE).text.strip() if marked else inner
    for needle in dict.fromkeys((inner, bare)) if len(found) < most else ():
        stretches = capture.around(needle, tuple(found))
        anywhere = stretches is None or not (found or any(needle in stretch.folded.text for stretch in stretches))
        for stretch in (capture.all,) if anywhere or stretches is None else stretches:
            for start, end in capture.places(needle) if anywhere else _find_spans(needle, stretch.folded.text):
                whole_span = stretch.whole(start, end, tag)
                span = whole_span or stretch.glued(start, end, tag)
                cut = cut or span is None
                if span and needle != inner:
                    span = _extend_to_markers(span, quote, capture.text)
                    if Counter(marked) - Counter(_find_markers(capture.text[slice(*span)])):
                        # Markers are ignored only if they stand in the capture, not if the editor added them.
                        continue
                if span:
                    (found if whole_span else loose).setdefault(_trim(capture.text, *span), span)
                if len(found) >= most:
                    return list(found.values()), False
    found = found or loose
    return list(found.values())[:most], cut and not found


def _trim(text: str, start: int, end: int) -> Span:
    """Return a span without the characters at its ends that folding drops: white space and characters without width."""
    while start < end and _DROPPED.match(text[start]):
        start += 1
    while end > start and _DROPPED.match(text[end - 1]):
        end -= 1
    return start, end


def _extend_to_markers(span: Span, quote: str, text: str) -> Span:
    """Return a span with the markers of the capture beside it that the quote has at its own ends."""
    start, end = span
    edits = list(markers(quote))
    first, last = (quote[edit.start : edit.end].strip() for edit in (edits[0], edits[-1]))
    if edits[0].start == 0 and (at := text.rfind(first, max(start - len(first) - 1, 0), start)) >= 0:
        start = at
    if edits[-1].end == len(quote) and (at := text.find(last, end, end + len(last) + 1)) >= 0:
        end = at + len(last)
    return start, end


def _find_exact(quote: str, capture: CaptureText, tag: str, most: int) -> tuple[list[Span], bool]:
    """Return every span where a quote stands character by character.

    The second value says whether it also stands inside longer words.
    """
    found: list[Span] = []
    looked = 0
    for at in islice(_find_all(quote, capture.text), MOST_LOOKED_AT):
        looked += 1
        if whole(capture.text, at, at + len(quote), tag):
            found.append((at, at + len(quote)))
        if len(found) >= most:
            break
    capture.effort += looked
    return found, looked > len(found)


def stands(quote: str, capture: CaptureText) -> Span | None:
    """Return the first span where words stand, even inside longer words, or None.

    The words may have any length, and the time does not grow with it.
    """
    needle = fold(quote, (*CAPTURE, unbroken)).text.strip()
    at = capture.unbroken.text.find(needle) if needle else -1
    if at < 0:
        return None
    return capture.all.folded.back(*capture.unbroken.back(at, at + len(needle)))


def _find_all(words: str, text: str) -> Iterator[int]:
    """Return every offset at which words stand in a text, overlapping or not."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def tier(quote: str, passage: str) -> Tier:
    """Return the closest tier on which a quote equals its passage.

    Folding has found the passage for the quote.
    """
    if quote == passage:
        return Tier.EXACT
    if not all(map(_LAYOUT.match, {*quote} ^ {*passage})):
        return Tier.TYPOGRAPHY
    ours, theirs = fold(quote, LAYOUT).text, fold(passage, LAYOUT).text
    broken = breaks(ours + theirs)
    same = re.fullmatch(pattern(ours, broken=True), theirs) if broken else ours == theirs
    return Tier.LAYOUT if same else Tier.TYPOGRAPHY


def _find_spans(needle: str, text: str) -> list[Span]:
    """Return the spans of a folded text where a folded quote stands."""
    if not breaks(text) and not breaks(needle):
        return [(at, at + len(needle)) for at in _find_all(needle, text)]
    spans = []
    expression = re.compile(pattern(needle, broken=True))
    at = 0
    while needle and (match := expression.search(text, at)):
        spans.append(match.span())
        at = match.start() + 1
    return spans


def _find_markers(text: str) -> list[str]:
    return [text[edit.start : edit.end].strip() for edit in markers(text)]


def breaks(text: str) -> bool:
    """Return whether a folded text contains words that were broken over a line end."""
    return BREAK in text or DIGIT_BREAK in text


def pattern(folded: str, *, broken: bool) -> str:
    """Return a regular expression that finds a folded quote in a folded text.

    A folded text is without layout and typography: ``normalize.fold`` returns it.
    If the quote or, with ``broken``, the text has words that were broken over a line end, the expression matches all
    readings of these words.
    """
    if not broken and not breaks(folded):
        return re.escape(folded)
    return _ATOM.sub(_atom_pattern, folded)


_ATOM = re.compile(rf" - |- |-|{BREAK}|{DIGIT_BREAK}|[\s\S]")


_READINGS = {
    " - ": f"(?: - |{BREAK})",
    "- ": f"(?:- |{BREAK}|{DIGIT_BREAK})",
    "-": f"[-{BREAK}{DIGIT_BREAK}]",
    BREAK: f"(?:- ?|{BREAK})?",
    DIGIT_BREAK: f"(?:- ?|{BREAK}|{DIGIT_BREAK})",
}
"""The regular expressions for all readings of hyphens and break marks."""


def _atom_pattern(atom: re.Match[str]) -> str:
    """Return the regular expression for all readings of a part of a folded quote."""
    part = atom.group()
    if part in _READINGS:
        return _READINGS[part]
    inside = is_letter(part) and atom.string[atom.end() : atom.end() + 1].isalpha()
    return f"{part}{BREAK}?" if inside else re.escape(part)
