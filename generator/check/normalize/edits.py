"""Apply the edits of a pass to a text, and map offsets of the new text back to the old one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar


class Edit(NamedTuple):
    """An edit that replaces ``text[start:end]`` with ``new``."""

    start: int
    end: int
    new: str


PlainEdit = tuple[int, int, str]
"""An edit as a plain tuple, which is made faster: a capture needs many thousands."""

Pass = Callable[[str], Iterator[PlainEdit]]
"""A function that returns its edits of a text, in order; of edits that overlap, the first counts."""

is_unfolded = re.compile(r"[ ]?(?:\(?[A-Za-z0-9À-ıĴ-ɏЀ-ҁҊ-ӿ]++[.,;:!?)]*+[ ]?)*+").fullmatch
"""Match a text of words with single spaces between them and with marks that no pass edits; most quotes are such."""

_BEYOND = 1 << 60


@dataclass(frozen=True)
class Fold:
    """The record of one pass: its edits of the text before the pass."""

    edits: tuple[PlainEdit, ...]

    @cached_property
    def after(self) -> list[tuple[int, int]]:
        """The span of every edit in the text after the pass."""
        spans, moved = [], 0
        for start, end, new in self.edits:
            spans.append((start + moved, start + moved + len(new)))
            moved += len(new) - (end - start)
        return spans

    def back(self, offset: int, *, end: bool) -> int:
        """Return the offset that an offset had before the pass.

        An offset inside an edit becomes the start of the edit, or with ``end`` its end.
        """
        index = bisect_right(self.after, (offset, -1 if end else _BEYOND)) - 1
        if index < 0:
            return offset
        (start, stop, _), (new_start, new_stop) = self.edits[index], self.after[index]
        if offset >= new_stop:
            return stop + offset - new_stop
        if offset == new_start:
            return start
        return stop if end else start


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and the records of the passes that made it."""

    text: str
    folds: tuple[Fold, ...] = ()

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that became ``text[start:end]``, without what was dropped around it."""
        for fold in reversed(self.folds):
            start, end = fold.back(start, end=False), fold.back(end, end=True)
        return start, end


_Each = TypeVar("_Each", bound=PlainEdit)


def ordered(edits: list[_Each]) -> list[_Each]:
    """Return edits sorted by their start; of edits with the same start, the longest comes first."""
    return sorted(edits, key=lambda edit: (edit[0], -edit[1]))


def fold(text: str, passes: tuple[Pass, ...]) -> Folded:
    """Return ``text`` with the edits of all passes, and the records that map offsets back."""
    if is_unfolded(text):
        return Folded(text)
    folds = []
    for find_edits in passes:
        parts: list[str] = []
        kept: list[PlainEdit] = []
        read = 0
        for edit in find_edits(text):
            start, end, new = edit
            if start < read:
                continue  # an earlier or a longer edit already covers it
            parts += (text[read:start], new)
            kept.append(edit)
            read = end
        if kept:
            text = "".join((*parts, text[read:]))
            folds.append(Fold(tuple(kept)))
    return Folded(text, tuple(folds))
