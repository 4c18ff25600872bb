"""Find where wanted words still stand after a redaction, and what an editor can do about each place."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from generator.editions.wanted import free_texts, names_in
from generator.model import edition_file
from generator.model.places import Place, line_starts
from generator.read.seal import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.editions.wanted import Wanted
    from generator.model import Edition, Library, Tree

TOKEN = re.compile(r"[\w#-]+")
"""What may be an address, or contain one."""
VALUE = re.compile(r'\s*(?:"(?:[^"\\]|\\.)*": )?("(?:[^"\\]|\\.)*"),?\s*')
"""A line of an edition's file that has a text."""


class Left(NamedTuple):
    """Where wanted words still stand.

    At the places in ``by_hand``, an editor can take them out by hand. At those in ``other``, they stand in another
    form, such as a longer word. ``names`` counts the places of each address that has the words.
    """

    by_hand: tuple[Place, ...] = ()
    other: tuple[Place, ...] = ()
    names: Mapping[str, int] = {}


NOTHING = Left()
"""No place has the words."""


def find_left(tree: Tree, library: Library, wanted: Wanted) -> Left:
    """Return where the wanted words still stand in the files of a tree, and in their names.

    The library is that of the tree before the redaction.
    """
    editions = {
        edition_file(name, past.edition.number): past.edition
        for name, history in library.editions.items()
        for past in history
    }
    names = sorted({name for name in _names(library) if wanted.trace(name)}, key=len, reverse=True)
    patterns = {name: re.compile(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])") for name in names}
    counts: dict[str, int] = {}
    by_hand: list[Place] = []
    other: list[Place] = []

    def is_name(token: str) -> bool:
        name = next((name for name, pattern in patterns.items() if pattern.search(token)), None)
        if name:
            counts[name] = counts.get(name, 0) + 1
        return name is not None

    for path, data in tree.files.items():
        if wanted.trace(path) and not is_name(path):
            by_hand.append(Place(path))
        text = data.decode("utf-8", "replace")
        spans = wanted.trace(text)
        if not spans:
            continue
        free = _free_lines(text, editions[path]) if path in editions else None
        exact = wanted.find(text)
        starts = line_starts(text)
        for start, end in spans:
            line = bisect_right(starts, start)
            if is_name(_around(text, start, end)) or (free is not None and line not in free):
                continue
            place = Place(path, line, start - starts[line - 1] + 1)
            is_exact = any(start < last and first < end for first, last in exact)
            escaped = bool(re.search(r"[\\&%]", text[start:end]))
            (by_hand if (is_exact or escaped) and free is None else other).append(place)
    return Left(tuple(by_hand), tuple(other), counts)


def _names(library: Library) -> Iterator[str]:
    """Return every address of a project: ids, references and handles."""
    yield from chain(library.sources, library.entities, library.briefings)
    for record in chain(library.sources.values(), library.entities.values()):
        yield from names_in(record)
    for briefing in library.briefings.values():
        for part in (briefing.head, *briefing.claims, *briefing.lists):
            yield from names_in(part)
    for history in library.editions.values():
        for past in history:
            contents = past.edition.contents
            yield from names_in(contents)
            yield from chain(contents.articles, contents.elsewhere)


def _free_lines(text: str, edition: Edition) -> frozenset[int]:
    """Return the numbers of the lines of an edition's file with a text that may be taken out."""
    known = {at for at, _ in free_texts(edition) if not at.startswith("/redactions/")}
    values = dict(texts(json.loads(text)))
    free = {values[at] for at in known if at in values}
    return frozenset(
        number
        for number, line in enumerate(text.split("\n"), start=1)
        if (found := VALUE.fullmatch(line)) and json.loads(found[1]) in free
    )


def _around(text: str, start: int, end: int) -> str:
    """Return the words around a span that may be one address with it."""
    line = text.rfind("\n", 0, start) + 1
    token = next((token for token in TOKEN.finditer(text, line) if token.end() > start), None)
    return text[min(token.start(), start) : max(token.end(), end)] if token else text[start:end]
