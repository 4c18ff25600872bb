"""Takes two trees; gives what a change between them can touch, so that a review of three files reads no thousand.

Names are looked for as bytes: whatever mentions one is taken along, rightly or not, so that nothing is missed.
What is taken along without need is the same on both sides and shows no change.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.model import SETTINGS, Tree
from generator.places import Text
from generator.yamltext import Pairs, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

__all__ = ["SETTINGS", "Scope", "scope"]

ENTITIES = "briefings/entities.yml"
FOLDER = re.compile(r"briefings/([^/]+)/.")
RECORD = re.compile(r"seeds/[^/]+\.yml")
ID = re.compile(rb"""^[ {"']*id["']?[ ]*:[ ]*["']?([a-z0-9-]+)""", re.MULTILINE)
WAS = re.compile(rb"^was[ ]*:[ ]*(\[[^\]]*\]|(?:\n[ ]*-[^\n]*)+)", re.MULTILINE)
NAME = re.compile(rb"[a-z0-9-]+")
INNER = frozenset(bytes([byte]) for byte in b"abcdefghijklmnopqrstuvwxyz0123456789-")
"""What a name goes on with."""


@dataclass(frozen=True)
class Scope:
    """What a change touches: the files that differ, the briefings to compare, and the files to read for that."""

    changed: frozenset[str]
    briefings: frozenset[str]
    paths: frozenset[str]

    def of(self, tree: Tree) -> Tree:
        """Give what is to be read of a tree."""
        files = {path: data for path, data in tree.files.items() if path in self.paths}
        return Tree(files, {path: why for path, why in tree.refused.items() if path in self.paths})


def scope(old: Tree, new: Tree) -> Scope:
    """Find everything that what differs between two trees can touch."""
    return _Both(old, new).scope()


@dataclass(frozen=True)
class _Both:
    """Two trees, looked up together."""

    old: Tree
    new: Tree

    @cached_property
    def every(self) -> frozenset[str]:
        """The paths of both."""
        return frozenset(path for each in (self.old, self.new) for path in (*each.files, *each.refused))

    def scope(self) -> Scope:
        changed = frozenset(path for path in self.every if self._differs(path))
        # A file that was refused may hold any name, and the settings hold for all.
        whole = SETTINGS in changed or any(path in tree.refused for tree in (self.old, self.new) for path in changed)
        named = self._named(changed)
        if whole or named is None:
            return Scope(changed, frozenset(self.folders), self.every)
        homes = {found[1] for path in changed if (found := FOLDER.match(path))}
        touched = homes | set(self._mentioning(named | {f"{home}/".encode() for home in homes}))
        sources = self._sources(changed, touched)
        beside = set(self._mentioning(sources)) | {
            home for home in self.folders if any(self._mentions(each, [f"{home}/".encode()]) for each in touched)
        }
        sources |= self._sources(changed, beside)
        # A record whose id cannot be told at a glance is taken along, whichever it is.
        records = [path for path, names in self.records.items() if names & sources or not names]
        paths = {path for path in self.every if (found := FOLDER.match(path)) and found[1] in touched | beside}
        paths |= {*records, *self._captures(records), SETTINGS, ENTITIES, "briefings/index.md"}
        return Scope(changed, frozenset(touched), changed | paths & self.every)

    def _differs(self, path: str) -> bool:
        one, other = ((tree.files.get(path), tree.refused.get(path)) for tree in (self.old, self.new))
        return one != other

    @cached_property
    def folders(self) -> dict[str, list[bytes]]:
        """The texts of each briefing, those of both trees."""
        found: defaultdict[str, list[bytes]] = defaultdict(list)
        for path in self.every:
            if home := FOLDER.match(path):
                found[home[1]] += self._texts(path)
        return found

    @cached_property
    def records(self) -> dict[str, frozenset[bytes]]:
        """The ids of each source record, older ones among them, and those of both trees."""
        return {
            path: frozenset(name for text in self._texts(path) for name in _ids(text))
            for path in self.every
            if RECORD.fullmatch(path)
        }

    def _texts(self, path: str) -> list[bytes]:
        texts = (tree.files.get(path) for tree in (self.old, self.new))
        return list(dict.fromkeys(text for text in texts if text is not None))

    def _named(self, changed: AbstractSet[str]) -> set[bytes] | None:
        """Give the names of the sources and entities that differ; None where they cannot be told."""
        named: set[bytes] = set()
        for path in changed:
            if path == ENTITIES:
                entities = self._entities()
                if entities is None:
                    return None
                named |= entities
            elif RECORD.fullmatch(path):
                if not self.records[path]:
                    return None
                named |= self.records[path]
            elif path.startswith("seeds/"):
                file = path.removeprefix("seeds/").encode("utf-8", "surrogateescape")
                for record, names in self.records.items():
                    named |= names if any(_holds(text, file) for text in self._texts(record)) else frozenset()
        return named

    def _entities(self) -> set[bytes] | None:
        """Give the ids, names and aliases of the entities that differ; None where the file cannot be read."""
        sides = []
        for tree in (self.old, self.new):
            data, findings = read(ENTITIES, tree.files.get(ENTITIES, b"entities: []").decode("utf-8", "replace"))
            entities = data.get(Text("entities")) if isinstance(data, Pairs) else None
            if findings or not isinstance(entities, list):
                return None
            sides.append({repr(each): each for each in entities})
        one, other = sides
        return {text.encode() for key in one.keys() ^ other.keys() for text in _words({**one, **other}[key])}

    def _mentioning(self, names: Iterable[bytes]) -> Iterator[str]:
        names = list(names)
        return (home for home in self.folders if self._mentions(home, names))

    def _mentions(self, home: str, names: Iterable[bytes]) -> bool:
        return any(_holds(text, name) for text in self.folders.get(home, ()) for name in names)

    def _sources(self, changed: AbstractSet[str], homes: Iterable[str]) -> set[bytes]:
        """Give the ids of the sources that are mentioned in briefings or differ, and of those that they derive from."""
        texts = [text for home in homes for text in self.folders.get(home, ())]
        found: set[bytes] = {name for path in changed for name in self.records.get(path, ())}
        while texts:
            names = {name for names in self.records.values() for name in names - found}
            fresh = {name for name in names if any(_holds(text, name) for text in texts)}
            found |= fresh
            texts = [text for path, names in self.records.items() if names & fresh for text in self._texts(path)]
        return found

    def _captures(self, records: Iterable[str]) -> Iterator[str]:
        """Give the files that source records name."""
        texts = [text for record in records for text in self._texts(record)]
        for path in self.every:
            if path.startswith("seeds/") and not RECORD.fullmatch(path):
                file = path.removeprefix("seeds/").encode("utf-8", "surrogateescape")
                if any(_holds(text, file) for text in texts):
                    yield path


def _holds(text: bytes, name: bytes) -> bool:
    """Whether a text has a name as a word of its own, and not as a part of a longer one."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if text[max(at - 1, 0) : at] not in INNER and (name.endswith(b"/") or text[end : end + 1] not in INNER):
            return True
        at = text.find(name, at + 1)
    return False


def _ids(text: bytes) -> Iterator[bytes]:
    """Give what looks like the id of a source record, and like the ids that it had."""
    yield from ID.findall(text)
    for older in WAS.findall(text):
        yield from NAME.findall(older)


def _words(value: object) -> Iterator[str]:
    """Give every text in data."""
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _words(each)
    elif isinstance(value, list):
        for each in value:
            yield from _words(each)
