"""Compare two texts word by word: find the words that both have, and the words that only one has, in order."""

from __future__ import annotations

import re
from collections import Counter
from difflib import Match, SequenceMatcher
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from generator.check.normalize import SPACELESS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORD = re.compile(r"\S+")
MOST = 4_000_000
"""The most steps of one comparison, about a second: far more than two texts by human authors need.

Without this bound, a line that repeats two words ten thousand times would take hours.
"""

Opcode = tuple[str, int, int, int, int]
"""An opcode of ``SequenceMatcher``: its tag, its bounds in the old list, and its bounds in the new list."""


class WordStep(NamedTuple):
    """A stretch of two texts: the words of the old text, and the words of the new text."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Whether both texts have the same words."""
        return self.old == self.new


def compare_words(old: str, new: str) -> list[WordStep]:
    """Return the steps in which two texts have the same words or other words, in order.

    In scripts that write no spaces, characters are compared. White space does not count.
    """
    between = choose_separator(old, new)
    ours, theirs = split_units(old, between), split_units(new, between)
    codes = opcodes(ours, theirs)
    return [WordStep(between.join(ours[i1:i2]), between.join(theirs[j1:j2])) for _, i1, i2, j1, j2 in codes]


def opcodes(old: Sequence[str], new: Sequence[str]) -> Sequence[Opcode]:
    """Return the opcodes that turn one list into another, as ``SequenceMatcher`` does.

    If that takes too long, the common head and tail are set apart first. Whatever is not compared in time then counts
    as different.
    """
    whole = _Matcher(old, new)
    codes = whole.get_opcodes()
    if whole.left >= 0:
        return codes
    head, tail = count_common_ends(old, new)
    rest = _Matcher(old[head : len(old) - tail], new[head : len(new) - tail]).get_opcodes()
    moved = [(tag, i1 + head, i2 + head, j1 + head, j2 + head) for tag, i1, i2, j1, j2 in rest]
    ends = ("equal", 0, head, 0, head), ("equal", len(old) - tail, len(old), len(new) - tail, len(new))
    return [*ends[: bool(head)], *moved, *ends[1 : 1 + bool(tail)]]


class _Matcher(SequenceMatcher[str]):
    """A matcher that finds matches until its steps are used up, and no matches after that."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, old, new, autojunk=False)
        self.left = MOST
        there = Counter(new)
        self.steps = list(accumulate((1 + there[unit] for unit in old), initial=0))

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        """Find the longest match, as the library does, and count the steps.

        The library reads every unit of the old list and, for every unit, the equal units of the new list.
        """
        self.left -= self.steps[-1 if ahi is None else ahi] - self.steps[alo]
        return Match(alo, blo, 0) if self.left < 0 else super().find_longest_match(alo, ahi, blo, bhi)


def count_common_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Return the lengths of the common head and tail of two lists.

    The tail does not overlap the head.
    """
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    return head, next((at for at in range(shorter - head) if old[-1 - at] != new[-1 - at]), shorter - head)


def choose_separator(*texts: str) -> str:
    """Return the separator of the units of texts.

    It is a space, or nothing in scripts that write no spaces.
    """
    return "" if any(map(SPACELESS.search, texts)) else " "


def split_units(text: str, between: str) -> list[str]:
    """Return the words of a text, or its characters if the separator is empty."""
    return WORD.findall(text) if between else list(text)


def mark_deleted(words: str) -> str:
    """Return deleted words with the marks of ``wdiff``, ``[-words-]``."""
    return f"[-{_set_apart(words)}-]"


def mark_added(words: str) -> str:
    """Return added words with the marks of ``wdiff``, ``{+words+}``."""
    return f"{{+{_set_apart(words)}+}}"


def _set_apart(words: str) -> str:
    """Return words in quotation marks if one of their ends would look like a part of the marks around them."""
    return f"“{words}”" if any(map(_is_sign, words[:1] + words[-1:])) else words


def _is_sign(letter: str) -> bool:
    """Return whether a character is a sign, a dash, a bracket or white space."""
    return letter.isspace() or letter in "[]{}" or category(letter) in {"Sm", "Sc", "Sk", "Pd", "Pc"}


def pair_changed_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Return the lines of two texts that differ, in pairs.

    A line without a partner is paired with an empty line.
    """
    for tag, i1, i2, j1, j2 in opcodes(old, new):
        if tag != "equal":
            yield from zip_longest(old[i1:i2], new[j1:j2], fillvalue="")
