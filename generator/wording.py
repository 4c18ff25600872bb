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
    """A stretch of both wordings: what the old one has there, what the new one has, and whether that is the same."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Whether both say it."""
        return self.old == self.new


def steps(old: str, new: str) -> list[Step]:
    """Part two wordings word by word, or sign by sign in scripts that write no spaces; white space does not count."""
    spaceless = SPACELESS.search(old + new)
    joint, split = ("", list) if spaceless else (" ", WORD.findall)
    ours, theirs = split(old), split(new)
    codes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [Step(joint.join(ours[one:two]), joint.join(theirs[three:four])) for _, one, two, three, four in codes]


def marked(step: Step, joint: str = " ") -> str:
    """Give a step with the marks that ``wdiff`` made customary: ``[-only old-]``, ``{+only new+}``."""
    if step.same:
        return step.old
    return joint.join(
        part for part in (f"[-{step.old}-]" * bool(step.old), f"{{+{step.new}+}}" * bool(step.new)) if part
    )


def units(text: str) -> list[str]:
    """Give the words of a text, or its signs in scripts that write no spaces."""
    return list(text) if SPACELESS.search(text) else WORD.findall(text)


def lines_apart(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair the lines of two texts that differ; one that has no partner is paired with nothing."""
    for tag, one, two, three, four in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from zip_longest(old[one:two], new[three:four], fillvalue="")
