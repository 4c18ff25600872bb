"""Find the passage of a capture that is nearest to a quote, the first words that differ, and a word diff.

This module only makes suggestions: nothing here makes a quote pass.
The quote may begin where its longest head stands, where its longest tail ends, or where most of its words stand
together. Around these few places, the passage that is most similar is found, so that the cost hardly grows with the
capture. Letter case does not count for the place, only for the difference.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from statistics import median_low
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from generator.check.normalize import CAPTURE, SPACELESS, Folded, fold
from generator.check.quotes.aligning import Unit, UnitStep, compare, lower
from generator.check.quotes.bounds import SEEDED
from generator.check.wording import choose_separator, mark_added, mark_deleted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.check.quotes.literal import CaptureText
    from generator.model import Span

_SEED = re.compile(r"\w{4,}")
_MOST_PLACES = 40
"""The most places of a word that vote: a word in more places says little about where the quote belongs."""

_MOST_SEEDS = 120
"""The most words of a quote that vote."""

_MOST_ENDS = 100
"""The most places of the longest head, and of the longest tail, that are compared with the quote."""

_MOST_VOTED = 6
"""The most places where words of the quote stand together that are compared with it."""

_MOST_ALIGNED = 2
"""The most places, of those where the quote is most similar, around which it is aligned."""

_FINDS = 64
"""The searches of a capture that find the longest head and the longest tail, at most."""

_LEAST_ALIKE = 50.0
"""Similarity in per cent (Indel ratio); a passage that is less similar is not worth showing."""

_MOST_EXCERPTS = 4
"""The most parts of a long quote that are compared before a difference is found."""

_LONGEST_SHOWN = 600
"""The most characters of a quote that are compared at once: a message shows all of them."""


@dataclass(frozen=True)
class Nearest:
    """The passage of a capture that is most similar to a quote.

    ``span`` is the passage in the capture as read.
    ``ours`` and ``theirs`` are the first words where the quote and the source differ; one is empty if only the other
    has a word there. ``before`` are the last characters that both have before them.
    ``recased`` says that nothing but letter case differs; ``elided`` says that only the quote has dots somewhere.
    ``diff`` is the passage with ``[-words only in the quote-]`` and ``{+words only in the source+}``.
    """

    span: Span
    ours: str
    theirs: str
    before: str
    recased: bool
    elided: bool
    diff: str


def nearest(quote: str, capture: CaptureText) -> Nearest | None:
    """Return the passage nearest to a quote; None if no passage is at least half similar.

    The markers that the quote has from its capture are no difference, unless there is no other.
    """
    near = _find_nearest(quote, bare := fold(quote, CAPTURE), capture)
    if not near or near.ours or near.theirs:
        return near
    typed = fold(quote)
    return near if typed.text == bare.text else _find_nearest(quote, typed, capture) or near


def _find_nearest(quote: str, folded: Folded, capture: CaptureText) -> Nearest | None:
    """Return the passage nearest to a folded quote; of a long quote, to the part around the first difference."""
    hay = capture.all.folded.text
    lowered = lower(hay)
    long = len(folded.text) > _LONGEST_SHOWN
    at, same = 0, None
    for _ in range(_MOST_EXCERPTS):
        at += _count_standing(folded.text[at:], hay) if long else 0
        span = _choose_excerpt(folded.text, at)
        if found := _find_passage(folded.text[slice(*span)], hay, lowered):
            near = _describe(compare(quote, folded, span, capture, found), capture)
            if near.ours or near.theirs:
                return near
            same = same or near
        if span[1] <= at or span[1] >= len(folded.text.rstrip()):
            break
        at = span[1]
    return same


def _count_standing(words: str, text: str, *, tail: bool = False) -> int:
    """Return the length of the longest head of words, or of the longest tail, that stands in a text."""
    size = len(words)
    return bisect_left(
        range(1, size + 1), 1, key=lambda count: (words[size - count :] if tail else words[:count]) not in text
    )


def _choose_excerpt(text: str, middle: int) -> Span:
    """Return the span of whole words around an offset that is compared."""
    start = max(middle - _LONGEST_SHOWN // 2, 0)
    end = min(start + _LONGEST_SHOWN, len(text))
    if start:
        start = text.find(" ", start, middle) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", middle, end), middle) if " " in text[middle:end] else end
    return start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())


def _find_passage(needle: str, hay: str, lowered: str) -> Span | None:
    """Return the span of the passage that is most similar to a folded quote, or None."""
    small = lower(needle)
    margin = max(len(needle) // 2, 32)
    found = []
    alike = {at: fuzz.ratio(small, lowered[max(at, 0) : at + len(small)]) for at in _find_candidates(small, lowered)}
    ranked = sorted(alike, key=lambda at: (-alike[at], at))
    for at in (*ranked[:1], *(at for at in ranked[1:_MOST_ALIGNED] if alike[at] > _LEAST_ALIKE)):
        low, high = max(at - margin, 0), min(at + margin + len(needle), len(hay))
        aligned = low < high and fuzz.partial_ratio_alignment(small, lowered[low:high], score_cutoff=_LEAST_ALIKE)
        if aligned and 2 * (aligned.dest_end - aligned.dest_start) >= len(needle):
            found.append((aligned.score, (low + aligned.dest_start, low + aligned.dest_end)))
    # Of passages that are equally similar, the one in the same letter case is meant.
    best = max(found, key=lambda each: (each[0], fuzz.ratio(needle, hay[slice(*each[1])])), default=None)
    return best and best[1]


def _find_candidates(needle: str, hay: str) -> Iterator[int]:
    """Return the offsets at which a quote may begin in a text, without duplicates."""
    places: dict[int, None] = {}
    if SEEDED // max(len(hay), 1) >= _FINDS:
        head, tail = _count_standing(needle, hay), _count_standing(needle, hay, tail=True)
        places |= dict.fromkeys(_find_places(needle[:head], hay, _MOST_ENDS))
        ends = _find_places(needle[len(needle) - tail :], hay, _MOST_ENDS)
        places |= dict.fromkeys(at + tail - len(needle) for at in ends)
    places |= dict.fromkeys(_find_voted(needle, hay))
    if not places and len(hay) <= 8 * _LONGEST_SHOWN:
        # Nothing votes: only a short capture is worth reading as a whole.
        places |= dict.fromkeys(range(0, len(hay), max(len(needle), 32)))
    return iter(places)


def _find_places(words: str, text: str, most: int) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0 and most:
        yield at
        at, most = text.find(words, at + len(words)), most - 1


def _find_voted(needle: str, hay: str) -> list[int]:
    """Return the offsets around which most words of a quote stand close together, the best first."""
    votes: dict[int, list[int]] = {}
    bucket = max(len(needle) // 2, 32)
    seeds: list[tuple[int, str]] = [(found.start(), found.group()) for found in _SEED.finditer(needle)]
    if SPACELESS.search(needle) or not seeds:
        seeds = [(at, needle[at : at + 3]) for at in range(0, max(len(needle) - 2, 1), 2)]
    common: dict[int, list[int]] = {}
    for offset, word in _select_seeds(seeds[:_MOST_SEEDS], len(hay)):
        places = list(_find_places(word, hay, _MOST_PLACES + 1))
        for at in places:
            (common if len(places) > _MOST_PLACES else votes).setdefault((at - offset) // bucket, []).append(
                at - offset
            )
    votes = votes or common
    together = {place: votes[place] + votes.get(place + 1, []) for place in votes}
    best = sorted(together, key=lambda place: (-len(together[place]), place))[:_MOST_VOTED]
    return [median_low(together[place]) for place in best]


def _select_seeds(seeds: list[tuple[int, str]], size: int) -> list[tuple[int, str]]:
    """Return the seeds to search for in a capture of a size.

    In a very long capture, only the longest words are used.
    """
    most = max(SEEDED // max(size, 1), 1)
    if len(seeds) <= most:
        return seeds
    once = {word: offset for offset, word in reversed(seeds)}
    return [(once[word], word) for word in sorted(once, key=lambda word: (-len(word), once[word]))[:most]]


def _describe(steps: list[UnitStep], capture: CaptureText) -> Nearest:
    """Return the nearest passage with the first difference in words, and the word diff.

    A bracket of the editor does not count as long as there is another difference.
    """
    between = choose_separator(*(unit.word for step in steps for unit in (*step.old, *step.new)))
    apart = [step for step in steps if not step.same]
    first = next(
        (step for step in apart if not _is_bracketed(step)), apart[0] if apart else UnitStep((), (), same=True)
    )
    ours, theirs = (_write_first(first, units, between) for units in (first.old, first.new))
    before = steps[steps.index(first) - 1].new[-1:] if first in steps[1:] else ()
    kept = [unit for step in steps for unit in step.new]
    return Nearest(
        capture.all.folded.back(kept[0].span[0], kept[-1].span[1]) if kept else (0, 0),
        ours,
        theirs,
        "".join(unit.written for unit in before),
        bool(apart) and all(_lower_words(step.old) == _lower_words(step.new) for step in apart),
        any("..." in unit.word for step in apart for unit in step.old),
        between.join(part for step in steps for part in _write_step(step, between)),
    )


def _is_bracketed(step: UnitStep) -> bool:
    words = _join_words(step.old)
    return words.startswith("[") and words.endswith("]")


def _join_words(units: Sequence[Unit]) -> str:
    return "".join(unit.word for unit in units)


def _lower_words(units: Sequence[Unit]) -> list[str]:
    return [unit.word.lower() for unit in units]


def _write_first(step: UnitStep, units: Sequence[Unit], between: str) -> str:
    """Return the first unit of one side of a step, or all of them if only white space differs."""
    whole = "".join(_join_words(step.old).split()) == "".join(_join_words(step.new).split())
    return between.join(unit.written for unit in (units if whole else units[:1]))


def _write_step(step: UnitStep, between: str) -> Iterator[str]:
    if step.same:
        yield between.join(unit.written for unit in step.new)
        return
    if step.old:
        yield mark_deleted(between.join(unit.written for unit in step.old))
    if step.new:
        yield mark_added(between.join(unit.written for unit in step.new))
