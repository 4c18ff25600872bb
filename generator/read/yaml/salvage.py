"""Read what is sound in a broken document, so that one mistake hides no other.

Each key and each list entry is read alone, as its indentation shows. Only the innermost part that is broken is left
out.
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
    """What was read of a part, or None; what was reported; and where reading had to stop, if anywhere."""

    data: Data | None
    findings: tuple[Diagnostic, ...] = ()
    stops: tuple[Diagnostic, ...] = ()


def salvage(file: str, part: Part, read: Callable[[Part], Found]) -> Found:
    """Return what can be read of a file: ``read`` reads a part of it as a document."""
    whole = read(part)
    if not whole.stops:
        return whole
    salvaged = _Salvage(file, read)
    found = salvaged.inside(part, 0)
    if found is None:
        return whole
    if isinstance(found.data, Pairs | Items):
        found.data.whole = found.data.whole and salvaged.whole
    # A single mistake is described best by who knows what stands around it.
    return found._replace(stops=whole.stops) if len(found.stops) == 1 else found


class _Salvage:
    """A salvage of one file; ``whole`` is false once anything had to be left out."""

    def __init__(self, file: str, read: Callable[[Part], Found]) -> None:
        self.file = file
        self.read = read
        self.whole = True

    def inside(self, part: Part, depth: int) -> Found | None:
        """Return what can be read inside a part that cannot be read as a whole.

        If each inner part is sound alone, the mistake is between them, and None is returned.
        """
        first = next((line for line in part.lines if not EMPTY.match(line)), "")
        found = None
        if depth > DEPTH:
            return None
        if entry := ENTRY.match(first):
            found = self._items(part.split(ENTRY, len(entry["indent"]))[:ENTRIES], depth)
        elif key := KEY.match(first):
            found = self._pairs(part.split(KEY, len(key["indent"]))[:ENTRIES], depth)
        return found if found and found.stops else None

    def _items(self, entries: Sequence[Part], depth: int) -> Found:
        items = Items()
        items.place = self._begin(entries)
        findings: list[Diagnostic] = []
        stops: list[Diagnostic] = []
        for entry in entries:
            found = self.read(entry)
            if found.stops:
                lines = (entry.lines[0].replace("-", " ", 1), *entry.lines[1:])
                inner = self.inside(Part(lines, entry.first), depth + 1)
                found = inner._replace(data=Items([inner.data])) if inner and inner.data else found
            findings += found.findings
            stops += found.stops
            if isinstance(found.data, Items):
                items += found.data
            else:
                self.whole = False
        return Found(items or None, tuple(findings), tuple(stops))

    def _pairs(self, keys: Sequence[Part], depth: int) -> Found:
        pairs = Pairs()
        pairs.place = self._begin(keys)
        findings: list[Diagnostic] = []
        stops: list[Diagnostic] = []
        for part in keys:
            found = self.read(part)
            if found.stops:
                found = self._value(part, found, depth)
            findings += found.findings
            stops += found.stops
            if not isinstance(found.data, Pairs):
                pairs.whole = self.whole = False
                continue
            for key, value in found.data.items():
                if key in pairs:
                    findings.append(report_duplicate(key, pairs.typed(key)))
                pairs.setdefault(key, value)
        return Found(pairs or None, tuple(findings), tuple(stops))

    def _value(self, part: Part, found: Found, depth: int) -> Found:
        """Return what can be read of the value of a key, in a mapping with that key.

        A value on one line that needs no marks is returned as it was typed.
        """
        match = KEY.match(part.lines[0])
        value: Data | None = None
        if match and match["value"] is None:
            inner = self.inside(Part(part.lines[1:], part.first + 1), depth + 1)
            value, found = (inner.data, inner) if inner else (None, found)
        elif match and PLAIN.fullmatch(match["value"]) and all(map(EMPTY.match, part.lines[1:])):
            place = self._place(part.first, match, "value")
            value = Text(match["value"], place, (Run(0, place.line, place.column),))
        if match is None or value is None:
            return found._replace(data=None)
        return found._replace(data=Pairs({Text(match["key"], self._place(part.first, match, "key")): value}))

    def _begin(self, parts: Sequence[Part]) -> Place:
        return Place(self.file, parts[0].first, 1, parts[0].first, 2)

    def _place(self, line: int, match: re.Match[str], name: str) -> Place:
        return Place(self.file, line, match.start(name) + 1, line, match.end(name) + 1)
