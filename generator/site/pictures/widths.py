"""Estimate how wide words are at most in any font, and break them into lines that fit."""

from __future__ import annotations

import unicodedata
from functools import cache

from generator.site.pictures.parts import SIZE

NARROW = frozenset("iljftrI.,:;!|'’‘()[]- ")
BROAD = frozenset("mwMW@%&—…")
SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC", "ARMENIAN", "GEORGIAN")
"""Scripts whose letters are about as wide as Latin ones; a letter of any other script counts as a full square."""


def width(words: str, size: float = SIZE) -> float:
    """Return the width of words in a letter size, rather too large than too small."""
    return sum(map(_em, words)) * size


@cache
def _em(character: str) -> float:
    if character in NARROW:
        return 0.45
    kind = unicodedata.category(character)
    if kind in {"Mn", "Me", "Cf"}:
        return 0
    broad = character in BROAD or unicodedata.east_asian_width(character) in "WF"
    if broad or (ord(character) > 0xFF and not unicodedata.name(character, "").startswith(SCRIPTS)):  # noqa: PLR2004 (the end of Latin-1)
        return 1.1
    return 0.85 if kind == "Lu" else 0.65


def wrapped(words: str, room: float) -> tuple[str, ...]:
    """Return words in lines that fit; a word longer than a line is broken."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer) <= room:
            lines[-1] = longer
            continue
        lines.append("")
        for character in word:
            if lines[-1] and width(lines[-1] + character) > room:
                lines.append("")
            lines[-1] += character
    return tuple(lines)
