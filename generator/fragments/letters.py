"""Takes a capture; gives whether the words of a stretch stand nowhere else in it, by letters and digits alone.

Every eighth position of its letters is indexed by the twelve letters that stand there.
Wherever twenty letters stand, one of eight such groups of twelve is indexed, so that few places need a look.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

GROUP, STEP = 12, 8
INDEXED = GROUP + STEP - 1
"""Letters that the index can find; for fewer, all letters of the capture are read."""
ROOM = 100_000
"""Letters that may be read, or places that may be looked at, to single out the words for one stretch.

Words for which this is not enough are held to stand elsewhere too.
"""
PLACE = 20
"""Letters for which a look at one place counts."""

_NO_LETTERS = re.compile(r"[\W_]+")


class Letters:
    """The letters of a capture, indexed when they are first looked through."""

    def __init__(self, capture: str) -> None:
        """Take the capture as read."""
        self.text = letters(capture)
        self._places: dict[str, list[int]] | None = None

    @property
    def places(self) -> dict[str, list[int]]:
        """Where each indexed group stands."""
        if self._places is None:
            self._places = {}
            for at in range(0, len(self.text) - GROUP + 1, STEP):
                self._places.setdefault(self.text[at : at + GROUP], []).append(at)
        return self._places


class Search:
    """The search for words that lead to one stretch; all that it asks comes out of one room."""

    def __init__(self, capture: str) -> None:
        """Begin with the whole room."""
        self.letters = prepared(capture)
        self.capture = capture
        self.room = ROOM

    def alone(self, start: int, end: int) -> bool:
        """Whether the words of a stretch surely stand nowhere else."""
        words = letters(self.capture[start:end])
        if len(words) >= INDEXED:
            return self._indexed(words)
        self.room -= len(self.letters.text)
        return self.room >= 0 and self.letters.text.find(words) == self.letters.text.rfind(words)

    def _indexed(self, words: str) -> bool:
        found = 0
        for ahead in range(STEP):
            # Of the groups that are indexed together, the rarest leaves fewest places to look at.
            offsets = range(ahead, len(words) - GROUP + 1, STEP)
            rarest, offset = min(
                ((self.letters.places.get(words[at : at + GROUP], ()), at) for at in offsets),
                key=lambda each: len(each[0]),
            )
            for place in rarest:
                self.room -= PLACE
                if self.room < 0:
                    return False
                if place >= offset and self.letters.text.startswith(words, place - offset):
                    found += 1
                    if found > 1:
                        return False
        return True


@lru_cache(maxsize=8)
def prepared(capture: str) -> Letters:
    """Give the letters of a capture, which all of its stretches are looked for in."""
    return Letters(capture)


def letters(text: str) -> str:
    """Give letters and digits alone, without case and accents: two words that a browser takes for one are one here."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKD", text.casefold()))
