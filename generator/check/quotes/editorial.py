"""Find where the pieces of a quote with the editor's marks stand in a capture, in order and close together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from generator.check.normalize import CAPTURE, SPACELESS, fold, unbroken
from generator.check.quotes.bounds import MOST_ANCHORED, SHORT, SHORT_SPACELESS, WIDEST_ELISION
from generator.check.quotes.edges import inside_letters
from generator.check.quotes.marks import Bracket, Role, pieces
from generator.check.quotes.matching import LONGEST_PRONOUN, Matcher
from generator.check.quotes.sentences import asks, ends_at, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.quotes.languages import Language
    from generator.check.quotes.literal import CaptureText
    from generator.check.quotes.marks import QuotePiece
    from generator.check.quotes.matching import BracketReading, Match
    from generator.model import Span


@dataclass(frozen=True)
class Fit:
    """One way in which all pieces stand in the capture: their spans, and how the editor's brackets were read.

    ``opening`` is the bracket that opens the quote, if any: it replaces whatever was cut before the quote.
    ``lowered`` are the offsets of pieces whose first letter is a capital that the editor changed to lower case.
    ``continues`` says that the editor set a stop or comma at the end of a piece where the sentence goes on.
    """

    spans: tuple[Span, ...]
    glosses: tuple[BracketReading, ...] = ()
    opening: str = ""
    lowered: tuple[int, ...] = ()
    continues: bool = False

    @property
    def width(self) -> int:
        """The number of characters from the first word to the last."""
        start, end = self.extent
        return end - start

    @property
    def extent(self) -> Span:
        """The span from the first word to the last, including what the elisions leave out."""
        return self.spans[0][0], self.spans[-1][1]


def is_short(words: str) -> bool:
    """Return whether words are too few to prove anything."""
    return len(words) < (SHORT_SPACELESS if SPACELESS.search(words) else SHORT)


def fits(quote: str, capture: CaptureText, lists: Language, tag: str) -> tuple[list[Fit], str]:
    """Return the shortest fits of a quote's pieces, or the reason why none exists.

    A fit is one way in which all pieces stand in the capture. The fits do not overlap.
    The reason is ``"short"`` (a piece is too short to be found again), ``"wide"`` (the pieces are in order, but too far
    apart), ``"many"`` (there are more readings than the check tries) or empty.
    """
    parts = pieces(quote)
    if find_loose_piece(parts):
        return [], "short"
    matcher = Matcher(capture, lists)
    stands = []
    for part in parts:
        stands.append(list(islice(_find_piece(part, matcher, tag), MOST_ANCHORED)))
        if not stands[-1]:
            return [], "many" if matcher.spent else ""
    complete = _chain_pieces(stands)
    near = [fit for fit in complete if _widest_gap(fit) <= WIDEST_ELISION]
    return _drop_overlapping(near), "wide" if complete and not near else ""


def find_loose_piece(parts: list[QuotePiece]) -> QuotePiece | None:
    """Return the first piece that is too short to be found again and stands beside no longer piece."""
    short = [is_short(part.typed) for part in parts]
    loose = (
        part
        for at, part in enumerate(parts)
        if short[at] and all(short[index] for index in (at - 1, at + 1) if 0 <= index < len(short))
    )
    return next(loose, None) if len(parts) > 1 else None


def find_places(parts: list[QuotePiece], capture: CaptureText, lists: Language, tag: str) -> list[list[Span]]:
    """Return the spans where every piece of a quote stands by itself, whatever the order of the pieces is."""
    matcher = Matcher(capture, lists)
    return [[fit.spans[0] for fit in islice(_find_piece(part, matcher, tag), MOST_ANCHORED)] for part in parts]


def _find_piece(part: QuotePiece, matcher: Matcher, tag: str) -> Iterator[Fit]:
    """Return the places of a piece as typed, then its places without the stop at its end."""
    starts = set()
    for fit in _find_form(part, matcher, tag):
        starts.add(fit.spans[0][0])
        yield fit
    for fit in _find_form(part.unstopped, matcher, tag) if part.unstopped else ():
        if fit.spans[0][0] not in starts and not asks(matcher.capture.text, fit.spans[0][1]):
            yield replace(fit, continues=not ends_at(matcher.capture.text, fit.spans[0][1]))


def _find_form(part: QuotePiece, matcher: Matcher, tag: str) -> Iterator[Fit]:
    """Return the places of a piece, or if it stands nowhere as whole words, those where something is glued to it."""
    capture = matcher.capture
    loose: list[Fit] | None = []
    for match in matcher.matches(part):
        whole = capture.all.whole(match.start, match.end, tag)
        span = whole or (capture.all.glued(match.start, match.end, tag) if loose is not None else None)
        if span is None:
            continue
        opening = _find_opening(part, match)
        # A gloss may stand before a sentence; inside a sentence, it would replace words of the source.
        stands_for = any(reading.instead for reading in match.readings if reading.bracket.opens)
        if not opening or stands_for or sentence(capture.text, *span)[0] == span[0]:
            fit = Fit((span,), match.readings, opening, _find_lowered(part, capture.text, span[0]))
            if whole:
                loose = None
                yield fit
            elif loose is not None:
                loose.append(fit)
    yield from loose or ()


def _find_lowered(part: QuotePiece, text: str, at: int) -> tuple[int, ...]:
    first = part.tokens[0]
    small = isinstance(first, Bracket) and first.role is Role.LETTER and first.content.islower()
    return (at,) if small and text[at].isupper() else ()


def _find_opening(part: QuotePiece, match: Match) -> str:
    """Return the bracket that opens a piece, unless the capture contains its words."""
    first = part.tokens[0]
    opens = isinstance(first, Bracket) and first.opens and any(reading.bracket is first for reading in match.readings)
    return first.content if opens and isinstance(first, Bracket) else ""


def _chain_pieces(stands: list[list[Fit]]) -> list[Fit]:
    """Build fits from the places of all pieces.

    From every place of the last piece, go back to the nearest place of the piece before, and so on.
    """
    by_piece = [sorted(places, key=lambda place: place.spans[-1][1]) for places in stands]
    ends = [[place.spans[-1][1] for place in places] for places in by_piece]
    made = []
    for last in by_piece[-1]:
        chain = [last]
        for index in range(len(by_piece) - 2, -1, -1):
            behind = bisect_right(ends[index], chain[-1].spans[0][0])
            if not behind:
                break
            chain.append(by_piece[index][behind - 1])
        else:
            chain.reverse()
            spans = tuple(span for fit in chain for span in fit.spans)
            glosses = tuple(gloss for fit in chain for gloss in fit.glosses)
            lowered = tuple(offset for fit in chain for offset in fit.lowered)
            continues = any(fit.continues for fit in chain)
            made.append(Fit(spans, glosses, chain[0].opening, lowered, continues))
    return made


def _widest_gap(fit: Fit) -> int:
    return max((after[0] - before[1] for before, after in pairwise(fit.spans)), default=0)


def _drop_overlapping(found: list[Fit]) -> list[Fit]:
    """Drop fits that overlap a shorter fit."""
    kept: list[tuple[Span, Fit]] = []
    for fit in sorted(found, key=lambda fit: fit.width):
        extent = fit.extent
        at = bisect_left(kept, extent, key=lambda entry: entry[0])
        clear_before = not at or kept[at - 1][0][1] <= extent[0]
        if clear_before and (at == len(kept) or extent[1] <= kept[at][0][0]):
            insort(kept, (extent, fit), key=lambda entry: entry[0])
    return [fit for _, fit in kept]


def still_stands(quote: str, text: str, spans: tuple[Span, ...]) -> bool:
    """Return whether a quote still stands at the spans of an earlier check.

    Today's rules may refuse it all the same.
    Anybody can write spans into an edition, so this tests what every version of the rules requires: the pieces stand in
    order and near each other, cut no word, and contain no words except the quote's and those that brackets replace.
    """
    if not all(0 <= first < last <= len(text) and _is_uncut(text, first, last) for first, last in spans):
        return False
    if not all(0 <= after[0] - before[1] <= WIDEST_ELISION for before, after in pairwise(spans)):
        return False
    passages = [fold(text[slice(*span)], (*CAPTURE, unbroken)).text for span in spans]
    plain = fold(quote, (*CAPTURE, unbroken)).text.strip(_HOUSE_MARKS)
    if len(passages) == 1 and passages[0].strip(_HOUSE_MARKS) == plain:
        return True
    parts = pieces(quote)
    return len(parts) == len(passages) > 0 and all(map(_fills_passage, parts, passages))


_HOUSE_MARKS = " '.,"
"""The folded characters that a house style may add at the ends of a quote."""


def _is_uncut(text: str, first: int, last: int) -> bool:
    return not (inside_letters(text, first) or inside_letters(text, last))


def _fills_passage(part: QuotePiece, passage: str) -> bool:
    """Return whether the words of a piece fill its passage.

    Only words that its brackets replace may stand between them.
    """
    at, free = 0, len(_HOUSE_MARKS)
    for token in part.tokens:
        if isinstance(token, Bracket):
            free += max(LONGEST_PRONOUN, len(token.content) + len("[]"))
            continue
        words = fold(token.text, (unbroken,)).text.strip(_HOUSE_MARKS)
        found = passage.find(words, at, at + free + len(words))
        if found < 0:
            return False
        at, free = found + len(words), len(_HOUSE_MARKS)
    return len(passage) - at <= free
