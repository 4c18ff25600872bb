"""Read what is sound in a broken document, so that one mistake hides no other.

Each key and each list entry is read alone, as its indentation shows. Only the innermost part that is broken is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.model.bounds import DEPTH, ENTRIES
from generator.model.places import Place, Run, Text
from generator.read.yaml.data import Items, Pairs, report_duplicate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.model.diagnostics import Diagnostic
    from generator.read.yaml.data import Data

KEY = re.compile(r"(?P<indent> *)(?P<key>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>\S.*?))?\s*$")
ENTRY = re.compile(r"(?P<indent> *)-(?:[ \t]|$)")
EMPTY = re.compile(r"\s*(?:#.*)?$|---\s*$")
PLAIN = re.compile(r"[\w(“‘„«][^#]*")
"""A value that is meant as it is typed, although a colon in it keeps YAML from reading it."""


class Part(NamedTuple):
    """Lines of a file; the first of them is line ``first``."""

    lines: Sequence[str]
    first: int

    def split(self, opening: re.Pattern[str], indent: int) -> list[Part]:
        """Return the parts that begin with an opening at an indentation."""
        matches = ((number, opening.match(line)) for number, line in enumerate(self.lines))
        starts = [number for number, match in matches if match and len(match["indent"]) == indent]
        return [
            Part(self.lines[start:end], self.first + start)
            for start, end in zip(starts, [*starts[1:], len(self.lines)], strict=True)
        ]


class Found(NamedTuple):
    """What was read of a part, or None; the findings; and whether some of it is broken."""

    data: Data | None
    findings: tuple[Diagnostic, ...]
    broken: bool


class Salvage:
    """A salvage of one file, which notes whether it had to leave out anything."""

    def __init__(self, file: str, read: Callable[[Part], Found]) -> None:
        """Start with nothing left out; ``read`` reads a part as a document."""
        self.file = file
        self.read = read
        self.whole = True

    def salvage(self, part: Part, depth: int = 0) -> Found:
        """Return what can be read of a part, and of the parts inside it that are sound alone."""
        found = self.read(part)
        first = next((line for line in part.lines if not EMPTY.match(line)), "")
        inner = None
        if found.broken and depth < DEPTH:
            if entry := ENTRY.match(first):
                inner = self._items(part.split(ENTRY, len(entry["indent"])), depth)
            elif key := KEY.match(first):
                inner = self._pairs(part.split(KEY, len(key["indent"])), depth)
        # If each inner part is sound alone, the mistake is between them, and nothing shows what was meant.
        return inner if inner and inner.broken else found

    def _items(self, entries: Sequence[Part], depth: int) -> Found:
        """Return what can be read of the entries of a list."""
        items = Items()
        findings: list[Diagnostic] = []
        broken = False
        for entry in entries[:ENTRIES]:
            found = self.read(entry)
            if found.broken:
                broken = True
                inner = self.salvage(
                    Part((entry.lines[0].replace("-", " ", 1), *entry.lines[1:]), entry.first), depth + 1
                )
                found = found._replace(data=None)
                if inner.broken and inner.data is not None:
                    found = inner._replace(data=Items([inner.data]))
                elif inner.broken:
                    found = inner
            findings += found.findings
            if isinstance(found.data, Items):
                items += found.data
                items.place = items.place if items.place.file else found.data[0].place
            else:
                self.whole = False
        return Found(items or None, tuple(findings), broken)

    def _pairs(self, keys: Sequence[Part], depth: int) -> Found:
        """Return what can be read of the keys of a mapping.

        A plain value on one line that is broken is returned as it was typed.
        """
        pairs = Pairs()
        known: dict[str, Text] = {}
        findings: list[Diagnostic] = []
        broken = False
        for part in keys[:ENTRIES]:
            found = self.read(part)
            if found.broken:
                broken = True
                found = self._value(part, found, depth)
            findings += found.findings
            for key, value in found.data.items() if isinstance(found.data, Pairs) else ():
                if key in known:
                    findings.append(report_duplicate(key, known[key]))
                else:
                    known[key] = key
                    pairs[key] = value
                    pairs.place = pairs.place if pairs.place.file else key.place
            pairs.cut |= found.data.cut if isinstance(found.data, Pairs) else frozenset()
        return Found(pairs or None, tuple(findings), broken)

    def _value(self, part: Part, found: Found, depth: int) -> Found:
        """Return a mapping with the one key of a part and what can be read of its value."""
        line = part.lines[0]
        match = KEY.match(line)
        if match is None:
            return found
        key = Text(match["key"], self._place(part.first, match, "key"))
        value: Data | None = None
        rest = [line for line in part.lines[1:] if not EMPTY.match(line)]
        if match["value"] is None:
            inner = self.salvage(Part(part.lines[1:], part.first + 1), depth + 1)
            if inner.broken:
                value, found = inner.data, inner
        elif not rest and PLAIN.fullmatch(match["value"]):
            place = self._place(part.first, match, "value")
            value = Text(match["value"], place, (Run(0, place.line, place.column),))
        pairs = Pairs({key: value} if value is not None else {})
        if value is None:
            pairs.cut = frozenset({match["key"]})
            self.whole = False
        return found._replace(data=pairs)

    def _place(self, line: int, match: re.Match[str], name: str) -> Place:
        start, end = match.span(name)
        return Place(self.file, line, start + 1, line, end + 1)
