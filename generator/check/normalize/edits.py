"""Takes the edits of a pass over a text; gives the text after it, and the way back to the offsets before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """``text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str


_BEYOND = 1 << 60

Pass = Callable[[str], Iterator[Edit]]
"""A pass over a text gives its edits, in order; of edits that overlap, the first counts."""


@dataclass(frozen=True, slots=True)
class Fold:
    """One pass as it was carried out: where each edit stands before and after it."""

    before: tuple[tuple[int, int], ...]
    after: tuple[tuple[int, int], ...]

    def back(self, offset: int, *, end: bool) -> int:
        """Give the offset before the pass; inside an edit, its start, or with ``end`` its end."""
        index = bisect_right(self.after, (offset, -1 if end else _BEYOND)) - 1
        if index < 0:
            return offset
        (start, stop), (new_start, new_stop) = self.before[index], self.after[index]
        if offset >= new_stop:
            return stop + offset - new_stop
        if offset == new_start:
            return start
        return stop if end else start


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the passes that made it."""

    text: str
    folds: tuple[Fold, ...] = ()

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the original that ``text[start:end]`` stands for, without what was dropped around it."""
        for fold in reversed(self.folds):
            start, end = fold.back(start, end=False), fold.back(end, end=True)
        return start, end


def ordered(edits: list[Edit]) -> list[Edit]:
    """Put edits in the order of the text, of those that begin together the longest first."""
    return sorted(edits, key=lambda edit: (edit.start, -edit.end))


def fold(text: str, passes: tuple[Pass, ...]) -> Folded:
    """Fold ``text`` through ``passes``, in order."""
    folds = []
    for find_edits in passes:
        parts: list[str] = []
        before: list[tuple[int, int]] = []
        after: list[tuple[int, int]] = []
        read = written = 0
        for start, end, new in find_edits(text):
            if start < read:
                continue  # an earlier or a longer edit has taken it along
            written += start - read
            parts += (text[read:start], new)
            before.append((start, end))
            after.append((written, written + len(new)))
            written += len(new)
            read = end
        if before:
            text = "".join((*parts, text[read:]))
            folds.append(Fold(tuple(before), tuple(after)))
    return Folded(text, tuple(folds))
