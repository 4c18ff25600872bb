"""Find the passage of a capture that is nearest to a quote, the first words that differ, and a word diff.

This module only makes suggestions: nothing here makes a quote pass.
Single words of the quote are found in the capture, and vote for the place where the quote would begin.
The alignment is then computed in one small window, so that the cost hardly grows with the capture.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from generator.check.normalize import SPACELESS, fold
from generator.check.quotes.bounds import SEEDED
from generator.check.wording import WordStep, choose_separator, compare_words, format_step, split_units

if TYPE_CHECKING:
    from generator.check.quotes.literal import CaptureText
    from generator.model import Span

_SEED = re.compile(r"\w{4,}")
_MOST_PLACES = 40
"""The most places of a word that vote: a word in more places says little about where the quote belongs."""

_MOST_SEEDS = 120
"""The most words of a quote that vote."""

_LEAST_ALIKE = 50.0
"""Similarity in per cent (Indel ratio); a passage that is less similar is not worth showing."""

_LONGEST_SHOWN = 600
_LONGEST_WORD = 100
"""The most characters by which an end of a passage is moved to the end of a word; a capture may be one long word."""


@dataclass(frozen=True)
class Nearest:
    """The passage of a capture that is most similar to a quote.

    ``span`` is the passage in the capture as read.
    ``ours`` and ``theirs`` are the first words where the quote and the source differ; one is empty if only the other
    has a word there.
    ``diff`` is the passage with ``[-words only in the quote-]`` and ``{+words only in the source+}``.
    """

    span: Span
    ours: str
    theirs: str
    diff: str


def nearest(quote: str, capture: CaptureText) -> Nearest | None:
    """Return the passage nearest to a quote; None if no passage is at least half similar."""
    needle = fold(quote).text.strip()[:_LONGEST_SHOWN]
    hay = capture.all.folded.text
    low, high = _find_window(needle, hay)
    aligned = (
        fuzz.partial_ratio_alignment(needle, hay[low:high], score_cutoff=_LEAST_ALIKE)
        if needle and high > low
        else None
    )
    if not aligned or 2 * (aligned.dest_end - aligned.dest_start) < len(needle):
        return None
    start, end = _extend_to_words(hay, low + aligned.dest_start, low + aligned.dest_end)
    between = choose_separator(needle, hay[start:end])
    parted = compare_words(needle, hay[start:end])
    # Words that only the source has, at the start or at the end, do not belong to the passage.
    parted = parted[not parted[0].old : len(parted) - (not parted[-1].old)]
    apart = next((step for step in parted if not step.same), WordStep("", ""))
    return Nearest(
        capture.all.folded.back(start, end),
        "".join(split_units(apart.old, between)[:1]),
        "".join(split_units(apart.new, between)[:1]),
        between.join(format_step(step, between) for step in parted),
    )


def _find_window(needle: str, hay: str) -> Span:
    """Return the span in which most words of a quote stand close together."""
    votes: Counter[int] = Counter()
    bucket = max(len(needle) // 2, 32)
    seeds: list[tuple[int, str]] = [(found.start(), found.group()) for found in _SEED.finditer(needle)]
    if SPACELESS.search(needle) or not seeds:
        seeds = [(at, needle[at : at + 3]) for at in range(0, max(len(needle) - 2, 1), 2)]
    for offset, word in _select_seeds(seeds[:_MOST_SEEDS], len(hay)):
        at, seen = hay.find(word), 0
        while at >= 0 and seen < _MOST_PLACES:
            votes[(at - offset) // bucket] += 1
            at, seen = hay.find(word, at + len(word)), seen + 1
    if not votes:
        # No word votes, for example because letter case differs: only a short capture is worth reading as a whole.
        return (0, len(hay)) if len(hay) <= 8 * _LONGEST_SHOWN else (0, 0)
    best = max(votes, key=lambda place: (votes[place] + votes.get(place + 1, 0), -place)) * bucket
    return max(best - bucket, 0), min(best + 3 * bucket + len(needle), len(hay))


def _select_seeds(seeds: list[tuple[int, str]], size: int) -> list[tuple[int, str]]:
    """Return the seeds to search for in a capture of a size.

    In a very long capture, only the longest words are used.
    """
    most = max(SEEDED // max(size, 1), 1)
    if len(seeds) <= most:
        return seeds
    once = {word: offset for offset, word in reversed(seeds)}
    return [(once[word], word) for word in sorted(once, key=lambda word: (-len(word), once[word]))[:most]]


def _extend_to_words(text: str, start: int, end: int) -> Span:
    if SPACELESS.search(text[start:end]):
        return start, end
    first, last = start, end
    while start > max(first - _LONGEST_WORD, 0) and not text[start - 1].isspace():
        start -= 1
    while end < min(last + _LONGEST_WORD, len(text)) and not text[end].isspace():
        end += 1
    # A mark beside the first or last word is not a difference that the writer would have to fix.
    while start < first and not text[start].isalnum():
        start += 1
    while end > last and not text[end - 1].isalnum():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
