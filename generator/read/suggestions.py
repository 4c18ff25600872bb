"""Suggest the known word that a writer probably meant by an unknown one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Iterable

ALIKE = 70
"""The least likeness, out of 100: it allows one typing mistake in a short word, two or three in a long one."""
LISTED = 12
"""The most known words that a hint lists."""
MOST = 200
"""The most words for which the nearest is looked up: more unknown words than this are not typing mistakes."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to ``word``, or None if none is near."""
    # Whole words are compared, because a word that contains the other (language, page) is not a typing mistake.
    best = process.extractOne(word, [*map(str, known)], scorer=fuzz.ratio, processor=str.casefold, score_cutoff=ALIKE)
    return best[0] if best else None


def suggest(word: str, known: Iterable[str], otherwise: str = "Delete it.") -> str:
    """Return a hint that names the word that was probably meant.

    If no known word is near, the hint names the known words if they are few, or else it is ``otherwise``.
    """
    known = list(map(str, known))
    likely = nearest(word, known)
    if likely:
        return f"Did you mean `{likely}`? Write that instead."
    if known and len(known) <= LISTED:
        return f"Write one of {', '.join(known)}."
    return otherwise
