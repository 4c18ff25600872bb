"""Turn a scalar of libyaml into a text that knows its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.model.places import ON_ONE_LINE, Commented, Place, Run, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import yaml


COMMENT = re.compile(r"[ \t]+#")
"""The beginning of a comment behind a value."""


class Sheet(NamedTuple):
    """The lines that libyaml reads; the first of them is line ``first`` of the file."""

    file: str
    lines: Sequence[str]
    first: int

    def point(self, mark: Any) -> tuple[int, int]:  # noqa: ANN401 - libyaml's mark, which its stubs call optional
        """Return the line and the column of a mark, counted from 1.

        libyaml puts the end of a file on an additional line; here it is on the last line.
        """
        if mark.line < len(self.lines):
            return mark.line + self.first, mark.column + 1
        return len(self.lines) - 1 + self.first, len(self.lines[-1]) + 1

    def place(self, start: yaml.Event, end: yaml.Event) -> Place:
        """Return the place from the beginning of one event to the end of another."""
        return Place(self.file, *self.point(start.start_mark), *self.point(end.end_mark))

    def text(self, event: yaml.ScalarEvent) -> Text:
        """Return a scalar as a text with its place.

        In a ``|`` block, and in a scalar on one line without escapes, each character knows its place.
        Any other scalar has one place as a whole.
        """
        value, style = event.value, event.style
        start: Any = event.start_mark
        end: Any = event.end_mark
        if start.line == end.line < len(self.lines) and style != "|":
            return self._on_one_line(event, start.line, start.column, end.column)
        (line, column), (end_line, end_column) = self.point(start), self.point(end)
        runs = self._block(value, line) if style == "|" else ()
        if value.strip() and style == "|":
            (line, column), (end_line, end_column) = runs[0][1:], _end(value, runs)
        elif style == "|":
            end_line, end_column = line, column + 1
        commented = not style and COMMENT.match(self.lines[end_line - self.first], end_column - 1)
        place = Place(self.file, line, column, end_line, end_column)
        return Commented(value, place) if commented else Text(value, place, runs)

    def _on_one_line(self, event: yaml.ScalarEvent, row: int, first: int, last: int) -> Text:
        """Return a scalar that stands between two columns of a line, all counted from 0; most scalars are such."""
        value, raw, line = event.value, self.lines[row], row + self.first
        start, end = (first + 1, last - 1) if event.style else (first, last)
        if event.anchor or event.tag:
            start = end - len(value)
        place = Place(self.file, line, start + 1, line, end + 1)
        # If the scalar has an escape, the text differs from what was typed.
        runs = ON_ONE_LINE if raw[start:end] == value else ()
        commented = not event.style and last < len(raw) and COMMENT.match(raw, last)
        return Commented(value, place, runs) if commented else Text(value, place, runs)

    def _block(self, value: str, line: int) -> tuple[Run, ...]:
        """Return a run for each line of a ``|`` block.

        Such a block changes nothing in its lines except the indentation.
        """
        top = line - self.first + 1
        pairs = list(zip(value.split("\n"), self.lines[top:], strict=False))
        indent = next((len(raw) - len(content) for content, raw in pairs if content), 0)
        runs = []
        offset = 0
        for number, (content, raw) in enumerate(pairs, start=top + self.first):
            runs.append(Run(offset, number, min(indent, len(raw)) + 1))
            offset += len(content) + 1
        return tuple(runs)


def _end(value: str, runs: tuple[Run, ...]) -> tuple[int, int]:
    """Return the line and the column where the words of a block end.

    Line ends after the words are not counted.
    """
    words = value.rstrip("\n")
    last = runs[words.count("\n")]
    return last.line, last.column + len(words) - last.offset
