"""Decide whether the prefix and the suffix of a quote stand beside a place in its capture."""

from __future__ import annotations

import re

from generator.check.normalize import CAPTURE, TYPOGRAPHY, fold
from generator.check.quotes.literal import breaks, pattern

_ROOM = 64
"""Characters that are read beyond four times the length of a prefix or suffix: its layout may take more room there."""


def stands_before(prefix: str, text: str, start: int) -> bool:
    """Return whether a prefix stands directly before an offset.

    It may begin inside a word: a program that writes it cuts it after so many characters.
    """
    near = text[max(start - 4 * len(prefix) - _ROOM, 0) : start]
    return _stands(prefix, near, r"(?:{})\Z")


def stands_behind(suffix: str, text: str, end: int) -> bool:
    """Return whether a suffix stands directly after an offset; it may end inside a word."""
    return _stands(suffix, text[end : end + 4 * len(suffix) + _ROOM], r"\A(?:{})")


def _stands(words: str, near: str, place: str) -> bool:
    """Return whether words stand at a place of a text near a quote, with or without the markers of that text."""
    needle = fold(words).text.strip()
    folded = (fold(near, passes).text.strip() for passes in (TYPOGRAPHY, CAPTURE))
    return any(re.search(place.format(pattern(needle, broken=breaks(there))), there) for there in folded)
