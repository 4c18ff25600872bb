"""Convert offsets in a text to places in a file; define text that knows its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple, Self


class Place(NamedTuple):
    """A range in a file; lines and columns count from 1, and the end column is after the last character."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        """Return ``file:line:column``, the form that compilers print."""
        return f"{self.file}:{self.line}:{self.column}"

    def below(self, folder: str) -> Place:
        """Return the place with its file named from a folder above."""
        return self._replace(file=folder + self.file)


NOWHERE = Place("")


class Run(NamedTuple):
    """A stretch of a text whose characters stand one after another in one line of a file.

    It reaches from ``offset`` to the next run, and begins in ``line`` at ``column``.
    """

    offset: int
    line: int
    column: int


ON_ONE_LINE = None
"""What a text has in place of its one run, if it stands in the file as it is and on one line."""


class Text(str):
    """A string that knows where it was typed; it compares and hashes like the plain string.

    ``runs`` map ranges of the string to ranges of the file.
    Without runs (a YAML value with escapes, or over several lines outside a ``|`` block), every part of the string
    has the whole ``place``.
    """

    __slots__ = ("_runs", "place")
    place: Place
    _runs: tuple[Run, ...] | None

    def __new__(cls, value: str = "", place: Place = NOWHERE, runs: tuple[Run, ...] | None = ()) -> Self:
        """Build a text; without ``place``, it has no place, which tests use."""
        self = str.__new__(cls, value)
        self.place = place
        self._runs = runs
        return self

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs of the text; empty if only its whole place is known."""
        return (Run(0, self.place.line, self.place.column),) if self._runs is ON_ONE_LINE else self._runs

    def __reduce__(self) -> tuple[type[Self], tuple[str, Place, tuple[Run, ...] | None]]:
        """Return the class, and the arguments with which copies and pickles keep the place."""
        return type(self), (str(self), self.place, self._runs)

    def at(self, start: int, end: int) -> Place:
        """Return the place of ``self[start:end]``."""
        if not self.runs:
            return self.place
        line, column = self._position(start)
        end_line, end_column = self._position(max(start, end - 1))
        return Place(self.place.file, line, column, end_line, end_column + (1 if end > start else 0))

    def cut(self, start: int, end: int) -> Text:
        """Return ``self[start:end]`` as a text that keeps its place."""
        if not self.runs:
            return Text(self[start:end], self.place)
        first = max(bisect_right(self.runs, start, key=lambda run: run.offset) - 1, 0)
        runs: list[Run] = []
        for run in self.runs[first:]:
            if run.offset >= end and runs:
                break
            skipped = max(start - run.offset, 0)
            runs.append(Run(run.offset + skipped - start, run.line, run.column + skipped))
        return Text(self[start:end], self.at(start, end), tuple(runs))

    def _position(self, offset: int) -> tuple[int, int]:
        run = self.runs[max(bisect_right(self.runs, offset, key=lambda run: run.offset) - 1, 0)]
        return run.line, run.column + offset - run.offset


class Commented(Text):
    """A text of YAML, typed without quotation marks, that a comment follows on its line.

    The comment may be the rest of what its writer meant: YAML ends such a text at a space and ``#``.
    """

    __slots__ = ()


LINE_END = re.compile(r"\r\n|\r|\n")


def split_lines(text: str) -> list[str]:
    """Return the lines of a text, without their ends."""
    return LINE_END.split(text) if "\r" in text else text.split("\n")


def line_starts(text: str) -> list[int]:
    """Return the offset at which each line of a text begins."""
    return [0, *(end.end() for end in LINE_END.finditer(text))]


@lru_cache(maxsize=8)
def typed(file: str, text: str) -> Text:
    r"""Return the text of a whole file, with the place of every character; line ends are ``\n``, ``\r\n`` or ``\r``."""
    starts = line_starts(text)
    runs = tuple(Run(start, number, 1) for number, start in enumerate(starts, start=1))
    return Text(text, Place(file, 1, 1, len(runs), len(text) - starts[-1] + 1), runs)
