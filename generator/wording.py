"""Takes two wordings; gives the words that only one has, and those of both, in order."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from generator.folding import SPACELESS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORD = re.compile(r"\S+")


class Step(NamedTuple):
    """A stretch of both wordings: what the old one has there, and what the new one has."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Whether both say it."""
        return self.old == self.new


def steps(old: str, new: str) -> list[Step]:
    """Part two wordings word by word, or sign by sign in scripts that write no spaces; white space does not count."""
    between = joint(old, new)
    ours, theirs = units(old, between), units(new, between)
    codes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [Step(between.join(ours[one:two]), between.join(theirs[three:four])) for _, one, two, three, four in codes]


def joint(*texts: str) -> str:
    """Give what stands between the units of texts: a space, or nothing in scripts that write none."""
    return "" if any(map(SPACELESS.search, texts)) else " "


def units(text: str, between: str) -> list[str]:
    """Give the words of a text, or its signs where nothing stands between them."""
    return WORD.findall(text) if between else list(text)


def marked(step: Step, between: str) -> str:
    """Give a step with the marks that ``wdiff`` made customary: ``[-only old-]``, ``{+only new+}``."""
    if step.same:
        return step.old
    parts = (f"[-{step.old}-]" * bool(step.old), f"{{+{step.new}+}}" * bool(step.new))
    return between.join(part for part in parts if part)


def lines_apart(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair the lines of two texts that differ; one that has no partner is paired with nothing."""
    for tag, one, two, three, four in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from zip_longest(old[one:two], new[three:four], fillvalue="")
