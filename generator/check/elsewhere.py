"""Find another capture of a desk in which the words of a failing quote stand.

Only captures whose text the desk shows are searched: not those of which it keeps only the digest, and not those of a
withdrawn source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.check.normalize import SPACELESS, fold
from generator.check.quotes import check
from generator.check.quotes.bounds import ELSEWHERE, FOLDING, NEAREST_SHOWN
from generator.model import Tier

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.check.quotes import CaptureText
    from generator.model import Capture, Library, Quotation, Source, Span

_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST_WORDS = 3
"""The longest words of a quote that are looked for first; a capture that has only one of them is not searched."""

_SIGNS = 6
"""The characters that count as a word in a script without spaces."""


class Elsewhere(NamedTuple):
    """Where the words of a quote stand instead: the source, its capture with its text, and the span in it."""

    source: Source
    capture: Capture
    text: str
    span: Span


class OtherCaptures:
    """The captures of a desk, to be searched for failing quotes; ``left`` is what that may still cost in one run."""

    def __init__(self, captures: Mapping[str, CaptureText]) -> None:
        """Take the captures by file."""
        self.captures = captures
        self.left = ELSEWHERE
        self.failed = 0
        self.folded: set[CaptureText] = set()

    def find(self, quotation: Quotation, library: Library) -> Elsewhere | None:
        """Return where a quote stands: in another capture of its source, or else in the first other source."""
        words = _choose_words(quotation.text)
        self.failed += 1
        if self.failed > NEAREST_SHOWN:
            return None
        for source, capture in _list_others(quotation, library):
            text = self.captures.get(capture.file)
            if text is None or self.left < 0:
                continue
            self.left -= len(text.text) * (1 + len(words))
            if 2 * sum(word in text.text for word in words) < len(words):
                continue
            self.left -= 0 if text in self.folded else FOLDING * len(text.text)
            self.folded.add(text)
            result = check(quotation.text, text, language=source.language or "", suggest=False)
            if result.tier.passes or result.tier is Tier.AMBIGUOUS:
                return Elsewhere(source, capture, text.text, result.spans[0])
        return None


def _list_others(quotation: Quotation, library: Library) -> Iterator[tuple[Source, Capture]]:
    """Return every other capture that may be shown, with its source; those of the same source come first."""
    own = quotation.source.id
    for source in sorted(library.sources.values(), key=lambda source: source.id != own):
        if source.shows_text:
            yield from ((source, each) for each in source.captures if each.file != quotation.capture.file)


def _choose_words(quote: str) -> list[str]:
    """Return the longest words of a quote, as they stand in most captures that have its words."""
    words = {word[:_SIGNS] if SPACELESS.search(word) else word for word in _WORD.findall(fold(quote).text)}
    return sorted(words, key=lambda word: (-len(word), word))[:_MOST_WORDS]
