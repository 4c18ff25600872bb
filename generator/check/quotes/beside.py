"""Decide whether the prefix and the suffix of a quote stand beside a place in its capture."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from generator.check.normalize import CAPTURE, TYPOGRAPHY, fold
from generator.check.quotes.bounds import SHORT
from generator.check.quotes.edges import inside_letters
from generator.check.quotes.literal import breaks, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOM = 64
"""Characters that are read beyond four times the length of a prefix or suffix: its layout may take more room there."""


class Beside(IntEnum):
    """How a prefix or suffix stands beside a place; of several places, those where it stands best are meant."""

    NOT = 0
    CUT = 1
    """It begins or ends inside a word, as programs write it that cut it after so many characters."""
    WHOLE = 2


def find_prefix(prefix: str, text: str, start: int) -> Beside:
    """Return how a prefix stands directly before an offset."""
    near = text[max(start - 4 * len(prefix) - _ROOM, 0) : start]
    return _choose_best(prefix, ((found, found.start()) for found in _find(prefix, near, r"(?:{})\Z")))


def find_suffix(suffix: str, text: str, end: int) -> Beside:
    """Return how a suffix stands directly after an offset."""
    near = text[end : end + 4 * len(suffix) + _ROOM]
    return _choose_best(suffix, ((found, found.end()) for found in _find(suffix, near, r"\A(?:{})")))


def _find(words: str, near: str, place: str) -> Iterator[re.Match[str]]:
    """Return where words stand at an end of a text, with or without the markers of the text."""
    needle = fold(words).text.strip()
    for passes in (TYPOGRAPHY, CAPTURE):
        there = fold(near, passes).text.strip()
        if found := re.search(place.format(pattern(needle, broken=breaks(there))), there):
            yield found


def _choose_best(words: str, places: Iterator[tuple[re.Match[str], int]]) -> Beside:
    """Return the best way in which words stand; a short part of a single word is not enough."""
    cut = Beside.CUT if len(words.split()) > 1 or len(words) >= SHORT else Beside.NOT
    ways = (cut if inside_letters(found.string, edge) else Beside.WHOLE for found, edge in places)
    return max(ways, default=Beside.NOT)
