"""Find every place where the words of a quote stand literally, and how closely."""

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
    LAYOUT,
    SPACELESS,
    ZERO_WIDTH,
    Folded,
    fold,
    markers,
    unbroken,
)
from generator.check.quotes.bounds import MOST_ANCHORED, MOST_LOOKED_AT, MOST_PLACES, SCANNED
from generator.check.quotes.edges import inside_letters, whole
from generator.check.quotes.languages import Language, language
from generator.model import Span, Tier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_INTERRUPTS = re.compile(rf"[{ZERO_WIDTH}&*_`\\\[|†‡¹²³⁰⁴-⁹•‣◦▪·\u0132\u0133\ufb00-\ufdff\ufe70-\ufefc]")
_REACHING = ("-\n", "-\r", "‐\n", "- \n", "\n#", "\n>", "\n- ", "\n+ ", "   ", "\n\n\n", "\n ", "\t")
_WORD = re.compile(r"[^\W\d_]{4,}")
_FOLDED_ROUND = 12
"""Places of a word beyond which folding round each of them costs more than folding the whole capture."""


@dataclass(frozen=True, slots=True)
class FoldedStretch:
    """A folded stretch of a capture, and where it begins in the ``text`` as read."""

    text: str
    folded: Folded
    offset: int = 0

    def whole(self, start: int, end: int, tag: str) -> Span | None:
        """Give the span as read for one of the folded stretch, unless it cuts a word or a number."""
        if inside_letters(self.folded.text, start) or inside_letters(self.folded.text, end):
            # A ligature of the capture was cut through.
            return None
        first, last = self.folded.back(start, end)
        span = (first + self.offset, last + self.offset)
        return span if whole(self.text, *span, tag) else None


class CaptureText:
    """A capture's text as read, folded once, when somebody first needs all of it."""

    def __init__(self, text: str) -> None:
        """Take the text as read: nothing stripped."""
        self.text = text
        self.effort = 0
        """Places looked at and readings of brackets tried so far."""

    @cached_property
    def all(self) -> FoldedStretch:
        """The whole text, folded as far as folding goes."""
        return FoldedStretch(self.text, fold(self.text, CAPTURE))

    @cached_property
    def breaks(self) -> bool:
        """Whether words are broken over line ends."""
        return breaks(self.all.folded.text)

    @cached_property
    def language(self) -> Language | None:
        """The word lists of the language that the text is in, as far as its common words tell."""
        return language("", self.text)

    @cached_property
    def unbroken(self) -> Folded:
        """The whole text folded, without its hyphens and broken lines: a word is found however it was broken."""
        return fold(self.all.folded.text, (unbroken,))

    def places(self, needle: str) -> Iterator[Span]:
        """Give each span of the whole folded text where a folded quote stands, overlapping or not."""
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
                # What is set aside may stand before the first letter that is not.
                near = (expression.match(text, start - step) for step in range(min(3, start + 1)))
                if match := next(filter(None, near), None):
                    yield match.span()

    def holds(self, words: str) -> bool:
        """Whether folded words stand somewhere in the text as whole words."""
        text = self.all.folded.text
        return any(
            not inside_letters(text, start) and not inside_letters(text, end)
            for start, end in islice(self.places(words), MOST_ANCHORED)
        )

    @cached_property
    def plain(self) -> bool:
        """Whether nothing that folding sets aside can interrupt a word or reach far."""
        reaching = any(marks in self.text for marks in _REACHING)
        return not reaching and is_normalized("NFC", self.text) and not _INTERRUPTS.search(self.text)

    def around(self, needle: str, known: Sequence[Span] = ()) -> list[FoldedStretch]:
        """Give stretches outside of which words cannot stand, but for the spans where they are known to stand.

        In a plain capture they can stand only where their rarest word does, and only the surroundings of those places
        need folding; this spares most captures theirs.
        """
        words = {word for word in _WORD.findall(needle) if not SPACELESS.search(word)} if self.plain else set()
        rarest, places = "", [-1] * (_FOLDED_ROUND + 1)
        for word in sorted(words, key=len, reverse=True)[:3]:
            found = list(islice(_find_all(word, self.text), len(places)))
            if len(found) < len(places):
                rarest, places = word, found
            if len(places) <= 1:
                break
        if not rarest or BREAK in needle or DIGIT_BREAK in needle:
            return [self.all]
        # White space may be twice as wide before it is folded, and a mark as wide as three.
        before = needle.index(rarest)
        ahead, behind = (len(part) + part.count(" ") + 32 for part in (needle[:before], needle[before:]))
        return [
            FoldedStretch(self.text, fold(self.text[max(at - ahead, 0) : at + behind], CAPTURE), max(at - ahead, 0))
            for at in places
            if not any(start <= at < end for start, end in known)
        ]


def occurrences(quote: str, capture: CaptureText, tag: str, most: int = MOST_PLACES) -> tuple[list[Span], bool]:
    """Give each span where the quote stands at whole words, and whether it stands inside longer words only."""
    capture.effort += len(capture.text) // SCANNED
    exact, cut = _find_exact(quote, capture, tag, most)
    found = dict.fromkeys(exact)
    inner = fold(quote).text.strip()
    bare = fold(quote, CAPTURE).text.strip() if _find_markers(quote) else inner
    for needle in dict.fromkeys((inner, bare)) if len(found) < most else ():
        stretches = capture.around(needle, tuple(found))
        if not found and stretches != [capture.all] and not any(needle in stretch.folded.text for stretch in stretches):
            stretches = [capture.all]
        for stretch in stretches:
            for start, end in (
                capture.places(needle) if stretch is capture.all else _find_spans(needle, stretch.folded.text)
            ):
                span = stretch.whole(start, end, tag)
                if (
                    needle != inner
                    and span
                    and Counter(_find_markers(quote)) - Counter(_find_markers(capture.text[slice(*span)]))
                ):
                    # Markers are set aside where they stand in the capture, not where the editor put them.
                    continue
                cut = cut or span is None
                if span:
                    found[span] = None
                if len(found) >= most:
                    return list(found), False
    return list(found), cut and not found


def _find_exact(quote: str, capture: CaptureText, tag: str, most: int) -> tuple[list[Span], bool]:
    """Give each span where the quote stands character by character, and whether it stands inside longer words too."""
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
    """Give where words of any length stand, at whole words or not, by what takes no longer for longer ones."""
    needle = fold(quote, (*CAPTURE, unbroken)).text.strip()
    at = capture.unbroken.text.find(needle) if needle else -1
    if at < 0:
        return None
    return capture.all.folded.back(*capture.unbroken.back(at, at + len(needle)))


def _find_all(words: str, text: str) -> Iterator[int]:
    """Give each offset at which words stand in a text, overlapping or not."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def tier(quote: str, passage: str) -> Tier:
    """Give the closest tier on which a quote equals the passage that folding found for it."""
    if quote == passage:
        return Tier.EXACT
    ours, theirs = fold(quote, LAYOUT).text, fold(passage, LAYOUT).text
    broken = breaks(ours + theirs)
    same = re.fullmatch(pattern(ours, broken=True), theirs) if broken else ours == theirs
    return Tier.LAYOUT if same else Tier.TYPOGRAPHY


def _find_spans(needle: str, text: str) -> list[Span]:
    """Give the spans of a folded text where a folded quote stands."""
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
    """Whether a folded text has words that were broken over a line end."""
    return BREAK in text or DIGIT_BREAK in text


def pattern(folded: str, *, broken: bool) -> str:
    """Give the regular expression for a folded quote, which allows for words broken over line ends if there are any."""
    if not broken and not breaks(folded):
        return re.escape(folded)
    return _ATOM.sub(_atom_pattern, folded)


_ATOM = re.compile(rf"- |-|{BREAK}|{DIGIT_BREAK}|[^\W\d_](?=[^\W\d_])|[\s\S]")


def _atom_pattern(atom: re.Match[str]) -> str:
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
