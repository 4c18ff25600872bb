"""Takes a word that is not known and the words that are; gives the one that was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Iterable

ALIKE = 70
"""Of 100: one slip in a short word, two or three in a long one."""
LISTED = 12
MOST = 200
"""Words for which the nearest is looked for: behind more, there is another mistake than slips of the pen."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word nearest to ``word``, or None when none is near."""
    # The whole words are compared: that one is part of the other (page, language) makes no slip of the pen.
    best = process.extractOne(word, [*map(str, known)], scorer=fuzz.ratio, processor=str.casefold, score_cutoff=ALIKE)
    return best[0] if best else None


def hint(word: str, known: Iterable[str], otherwise: str = "Delete it.") -> str:
    """Give one imperative: the nearest word, or the few that there are, or ``otherwise``."""
    known = list(map(str, known))
    likely = nearest(word, known)
    if likely:
        return f"Did you mean `{likely}`? Write it so."
    if known and len(known) <= LISTED:
        return f"Write one of {', '.join(known)}."
    return otherwise
