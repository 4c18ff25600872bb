"""Takes two wordings; gives the words that only one has, and those of both, in order."""

from __future__ import annotations

import re
from collections import Counter
from difflib import Match, SequenceMatcher
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from generator.check.normalize import SPACELESS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORD = re.compile(r"\S+")
MOST = 4_000_000
"""Steps that a comparison may take, about a second: far more than two texts need that people wrote.

Without a bound, a line that repeats two words ten thousand times would take hours.
"""

Opcode = tuple[str, int, int, int, int]
"""A stretch of two lists, as ``SequenceMatcher`` gives it: what becomes of it, and its bounds in the one and other."""


class WordStep(NamedTuple):
    """A stretch of both wordings: what the old one has there, and what the new one has."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Whether both say it."""
        return self.old == self.new


def steps(old: str, new: str) -> list[WordStep]:
    """Part two wordings word by word, or sign by sign in scripts that write no spaces; white space does not count."""
    between = joint(old, new)
    ours, theirs = units(old, between), units(new, between)
    codes = opcodes(ours, theirs)
    return [WordStep(between.join(ours[i1:i2]), between.join(theirs[j1:j2])) for _, i1, i2, j1, j2 in codes]


def opcodes(old: Sequence[str], new: Sequence[str]) -> Sequence[Opcode]:
    """Give what turns a list into another, as ``SequenceMatcher`` does.

    Where that takes too long, what both begin and end with is set apart, and what is not compared by then differs.
    """
    whole = _Matcher(old, new)
    codes = whole.get_opcodes()
    if whole.left >= 0:
        return codes
    head, tail = shared(old, new)
    rest = _Matcher(old[head : len(old) - tail], new[head : len(new) - tail]).get_opcodes()
    moved = [(tag, i1 + head, i2 + head, j1 + head, j2 + head) for tag, i1, i2, j1, j2 in rest]
    ends = ("equal", 0, head, 0, head), ("equal", len(old) - tail, len(old), len(new) - tail, len(new))
    return [*ends[: bool(head)], *moved, *ends[1 : 1 + bool(tail)]]


class _Matcher(SequenceMatcher[str]):
    """Finds what two lists have in common in so many steps, and nothing from then on."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, old, new, autojunk=False)
        self.left = MOST
        there = Counter(new)
        self.steps = list(accumulate((1 + there[unit] for unit in old), initial=0))

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        """Find one as the library does, which reads the units of the old list and, for each, its equals in the new."""
        self.left -= self.steps[-1 if ahi is None else ahi] - self.steps[alo]
        return Match(alo, blo, 0) if self.left < 0 else super().find_longest_match(alo, ahi, blo, bhi)


def shared(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Give how many units both lists begin with, and how many behind these they end with."""
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    return head, next((at for at in range(shorter - head) if old[-1 - at] != new[-1 - at]), shorter - head)


def joint(*texts: str) -> str:
    """Give what stands between the units of texts: a space, or nothing in scripts that write none."""
    return "" if any(map(SPACELESS.search, texts)) else " "


def units(text: str, between: str) -> list[str]:
    """Give the words of a text, or its signs where nothing stands between them."""
    return WORD.findall(text) if between else list(text)


def marked(step: WordStep, between: str) -> str:
    """Give a step with the marks that ``wdiff`` made customary: ``[-only old-]``, ``{+only new+}``."""
    if step.same:
        return step.old
    parts = (f"[-{step.old}-]" * bool(step.old), f"{{+{step.new}+}}" * bool(step.new))
    return between.join(part for part in parts if part)


def lines_apart(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair the lines of two texts that differ; one that has no partner is paired with nothing."""
    for tag, i1, i2, j1, j2 in opcodes(old, new):
        if tag != "equal":
            yield from zip_longest(old[i1:i2], new[j1:j2], fillvalue="")
