"""Takes a quote with the editor's marks and a capture; gives where its pieces stand, in order and close together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.folding import SPACELESS
from generator.quotes.marks import Piece, pieces
from generator.quotes.sentences import sentence

if TYPE_CHECKING:
    from generator.model import Span
    from generator.quotes.languages import Language
    from generator.quotes.literal import CaptureText

WIDEST_ELISION = 1000
"""Characters that an elision may leave out: some three sentences of the longest kind, and less than most pages."""

SHORT, SHORT_SPACELESS = 12, 5
"""Characters below which words prove nothing, in scripts with and without spaces."""


@dataclass(frozen=True)
class Fit:
    """One way in which all pieces stand in the capture: their spans, and the brackets that are the editor's own.

    ``opening`` is the first of them where it opens the quote, so that it stands for whatever was cut before.
    """

    spans: tuple[Span, ...]
    glosses: tuple[str, ...]
    opening: str = ""

    @property
    def width(self) -> int:
        """Characters from the first word to the last."""
        return self.spans[-1][1] - self.spans[0][0]


def is_short(words: str) -> bool:
    """Whether words are too few to prove anything."""
    return len(words) < (SHORT_SPACELESS if SPACELESS.search(words) else SHORT)


def fits(quote: str, capture: CaptureText, words: Language, tag: str) -> tuple[list[Fit], str]:
    """Give the shortest ways in which the pieces fit, none overlapping another, and the trouble if there is none.

    The trouble is ``"short"`` (pieces too short to hold), ``"wide"`` (in order, but too far apart) or nothing.
    """
    parts = pieces(quote, words, breaks=capture.breaks)
    if _too_short(parts):
        return [], "short"
    stands = [_stands(part, capture, tag) for part in parts]
    chains = [_closest(stands[:-1], last) for last in stands[-1]] if all(stands) else []
    complete = [chain for chain in chains if chain]
    near = [fit for fit in complete if _widest_gap(fit) <= WIDEST_ELISION]
    return _apart(near), "wide" if complete and not near else ""


def _too_short(parts: list[Piece]) -> bool:
    short = [is_short(part.typed) for part in parts]
    return len(parts) > 1 and any(
        each and all(short[index] for index in (at - 1, at + 1) if 0 <= index < len(short))
        for at, each in enumerate(short)
    )


def _stands(part: Piece, capture: CaptureText, tag: str) -> list[Fit]:
    expression = re.compile(part.expression)
    found = []
    at = 0
    while match := expression.search(capture.all.folded.text, at):
        if span := capture.all.whole(*match.span(), tag):
            glosses = tuple(each for at_bracket, each in enumerate(part.brackets) if match[f"b{at_bracket}"] is None)
            opening = part.brackets[0] if "opening" in match.groupdict() and match.groupdict().get("b0") is None else ""
            # A gloss may be put before a sentence; within one, it would take the place of words of the source.
            if not opening or match["opening"] or sentence(capture.text, *span)[0] == span[0]:
                found.append(Fit((span,), glosses, opening))
        at = match.start() + 1
    return found


def _closest(earlier: list[list[Fit]], last: Fit) -> Fit | None:
    """Walk back from one place of the last piece, each time to the nearest place of the piece before."""
    fit = last
    for places in reversed(earlier):
        before = [place for place in places if place.spans[-1][1] <= fit.spans[0][0]]
        if not before:
            return None
        nearest = max(before, key=lambda place: place.spans[-1][1])
        fit = Fit(nearest.spans + fit.spans, nearest.glosses + fit.glosses, nearest.opening)
    return fit


def _widest_gap(fit: Fit) -> int:
    return max((after[0] - before[1] for before, after in zip(fit.spans, fit.spans[1:], strict=False)), default=0)


def _apart(found: list[Fit]) -> list[Fit]:
    """Keep the shortest of the fits that overlap."""
    kept: list[Fit] = []
    for fit in sorted(found, key=lambda each: each.width):
        if all(fit.spans[0][0] >= other.spans[-1][1] or fit.spans[-1][1] <= other.spans[0][0] for other in kept):
            kept.append(fit)
    return sorted(kept, key=lambda each: each.spans)
