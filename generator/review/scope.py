"""Find what a change between two trees can touch, so that a review of three files does not read a thousand.

The search looks for names as bytes, and includes whatever mentions a name, even by accident.
Files that are included without need are the same on both sides, so they show no change.
If the names cannot be found out, everything is read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from posixpath import dirname
from typing import TYPE_CHECKING

from generator.model import ENTITIES, IMAGES, SETTINGS, Tree
from generator.model.places import Text
from generator.model.schema import scalars
from generator.model.tree import NOT_HERE, SUBMODULE
from generator.read import RECORD
from generator.read.defaults import is_defaults
from generator.read.yaml import Pairs, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet


INNER = frozenset(bytes([byte]) for byte in b"abcdefghijklmnopqrstuvwxyz0123456789-")
"""The bytes that a name consists of: a name does not end before one of them."""
ESCAPE = re.compile(rb"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")
"""A character as YAML may escape it between double quotation marks."""


class Mentions:
    """Texts to search for names; a search may find too much, but never too little.

    The texts are searched as bytes, which is fast.
    """

    def __init__(self, texts: Iterable[tuple[str, bytes]]) -> None:
        """Join the texts, so that one search goes through all of them.

        A text comes with its key.
        """
        pairs = list(texts)
        self._keys = [key for key, _ in pairs]
        self._all = b"\n".join(text for _, text in pairs)
        self._starts = list(accumulate((len(text) + 1 for _, text in pairs), initial=0))

    def of(self, name: bytes) -> Iterator[str]:
        """Return the keys of the texts that mention a name.

        A key can come several times.
        """
        at = self._all.find(name)
        while at >= 0:
            if self._is_whole(name, at):
                index = bisect_right(self._starts, at) - 1
                yield self._keys[index]
                at = self._all.find(name, self._starts[index + 1])
            else:
                at = self._all.find(name, at + 1)

    def _is_whole(self, name: bytes, at: int) -> bool:
        end = at + len(name)
        before, after = self._all[max(at - 1, 0) : at], self._all[end : end + 1]
        return before not in INNER and (name.endswith(b"/") or after not in INNER)


def unescaped(data: bytes) -> bytes:
    """Append to YAML its own text with the escapes resolved.

    So no name can hide in an escape.
    """
    if b"\\" not in data:
        return data
    return data + b"\n" + ESCAPE.sub(_unescape, data.replace(b"\\\n", b""))


def _unescape(found: re.Match[bytes]) -> bytes:
    point = int(next(filter(None, found.groups())), 16)
    return chr(point).encode("utf-8", "replace") if point < 0x110000 else b""  # noqa: PLR2004 (the end of Unicode)


FOLDER = re.compile(r"briefings/([^/]+)/.", re.DOTALL)
ID = re.compile(rb"""^["']?id["']?[ ]*:[ ]*["']?([a-z0-9-]+)""", re.MULTILINE)
"""The id of a source record, at the beginning of a line."""
WAS = re.compile(rb"^was[ ]*:[ ]*(\[[^\]]{0,2000}\]|(?:\n[ ]*-[^\n]*)+)", re.MULTILINE)
NAME = re.compile(rb"[a-z0-9-]+")
MOST = 200
"""The most names to search for; a change that touches more counts as a change of everything."""


@dataclass(frozen=True)
class Scope:
    """What a change touches: the changed files, the briefings to compare, and the files to read for that."""

    changed: frozenset[str]
    briefings: frozenset[str]
    paths: frozenset[str]

    def of(self, tree: Tree) -> Tree:
        """Return the part of a tree that must be read, and whole folders that cannot be read."""
        files = {path: data for path, data in tree.files.items() if path in self.paths}
        refused = {
            path: reason
            for path, reason in tree.refused.items()
            if path in self.paths or "/" not in path or reason in {NOT_HERE, SUBMODULE}
        }
        return replace(tree, files=files, refused=refused, partial=len(files) < len(tree.files))


def scope(old: Tree, new: Tree) -> Scope:
    """Find everything that a change between two trees can touch."""
    return _TreePair(old, new).scope()


@dataclass(frozen=True)
class _TreePair:
    """Two trees that are searched together."""

    old: Tree
    new: Tree

    def scope(self) -> Scope:
        changed = frozenset(path for path in self.every if self._differs(path))
        # A refused file may contain any name, and the settings affect everything.
        is_everything = SETTINGS in changed or any(
            path in tree.refused for tree in (self.old, self.new) for path in changed
        )
        named = None if is_everything else self._find_named(changed)
        homes = {match[1] for path in changed if (match := FOLDER.match(path))}
        if named is None or len(named) + len(homes) > MOST:
            return Scope(changed, frozenset(self.homes), self.every)
        touched = homes | self._find_mentioning(named | {_encode_name(f"{home}/") for home in homes})
        sources = self._find_sources(changed, touched)
        texts = Mentions(self._texts_of(touched))
        elsewhere = {home for home in self.homes if any(texts.of(_encode_name(f"{home}/")))}
        beside = self._find_mentioning(sources) | elsewhere
        sources |= self._find_sources(changed, beside)
        # A record whose id the pattern does not find is always included.
        records = [path for path, names in self.records.items() if names & sources or not names]
        paths = {path for home in touched | beside for path in self.homes.get(home, ())}
        paths |= {*records, *self._find_captures(records), SETTINGS, ENTITIES, "briefings/index.md"}
        paths |= {path for path in self.every if path.startswith(("docs/", IMAGES))}  # links may lead there
        paths |= set(filter(is_defaults, self.every))
        return Scope(changed, frozenset(touched), changed | paths & self.every)

    @cached_property
    def every(self) -> frozenset[str]:
        """All paths of both trees."""
        return frozenset(path for tree in (self.old, self.new) for path in (*tree.files, *tree.refused))

    @cached_property
    def homes(self) -> dict[str, list[str]]:
        """The paths in each briefing's folder, by the name of the folder."""
        found: dict[str, list[str]] = {}
        for path in self.every:
            if match := FOLDER.match(path):
                found.setdefault(match[1], []).append(path)
        return found

    @cached_property
    def records(self) -> dict[str, frozenset[bytes]]:
        """The ids of each source record in both trees, with its older ids, by path."""
        return {
            path: frozenset(name for text in self._texts(path) for name in _find_ids(text))
            for path in self.every
            if RECORD.fullmatch(path)
        }

    @cached_property
    def briefings(self) -> Mentions:
        """The texts of all briefings, by the name of the folder."""
        return Mentions(self._texts_of(self.homes))

    @cached_property
    def sources(self) -> Mentions:
        """The search through the source records of both trees, which finds paths."""
        return Mentions((path, text) for path in self.records for text in self._texts(path))

    def _differs(self, path: str) -> bool:
        before, after = ((tree.files.get(path), tree.refused.get(path)) for tree in (self.old, self.new))
        return before != after

    def _texts(self, path: str) -> list[bytes]:
        texts = (tree.files.get(path) for tree in (self.old, self.new))
        distinct = list(dict.fromkeys(text for text in texts if text is not None))
        return list(map(unescaped, distinct)) if path.endswith((".yml", ".md")) else distinct

    def _texts_of(self, homes: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        return ((home, text) for home in homes for path in self.homes.get(home, ()) for text in self._texts(path))

    def _find_named(self, changed: AbstractSet[str]) -> set[bytes] | None:
        """Find the names of changed sources and entities, and of what derives from them.

        Returns None if one of the names is not known.
        """
        found: set[bytes] = set()
        for path in changed:
            if path == ENTITIES:
                entities = self._find_entities()
                if entities is None:
                    return None
                found |= entities
            elif RECORD.fullmatch(path) or is_defaults(path):
                beside = [path] if path in self.records else self._find_below(dirname(path))
                if not all(self.records[record] for record in beside):
                    return None
                found = found.union(*(self.records[record] for record in beside))
            elif path.startswith("seeds/") and len(found) <= MOST:
                for record in self.sources.of(_encode_file_name(path)):
                    if not self.records[record]:
                        return None
                    found |= self.records[record]
        return found | self._find_deriving(found)

    def _find_deriving(self, names: AbstractSet[bytes]) -> set[bytes]:
        """Find the ids of records that mention one of these names.

        Records that mention one of those are found too, and so on.
        """
        found, fresh = set[bytes](), set(names)
        while fresh and len(found) <= MOST:
            ids = {source for name in fresh for record in self.sources.of(name) for source in self.records[record]}
            fresh = ids - found - names
            found |= fresh
        return found

    def _find_entities(self) -> set[bytes] | None:
        """Find the ids, names and aliases of the entities that differ.

        Returns None if the file cannot be read.
        """
        sides = []
        for tree in (self.old, self.new):
            data, findings = read(ENTITIES, tree.files.get(ENTITIES, b"entities: []").decode("utf-8", "replace"))
            entities = data.get(Text("entities")) if isinstance(data, Pairs) else None
            if findings or not isinstance(entities, list):
                return None
            sides.append({repr(entity): entity for entity in entities})
        before, after = sides
        changed = before.keys() ^ after.keys()
        return {text.encode() for key in changed for text, _ in scalars({**before, **after}[key])}

    def _find_below(self, folder: str) -> list[str]:
        """Find the source records in a folder and below, for which the defaults of the folder may stand."""
        return [path for path in self.records if path.startswith(f"{folder}/")]

    def _find_mentioning(self, names: Iterable[bytes]) -> set[str]:
        return {home for name in names for home in self.briefings.of(name)}

    def _find_sources(self, changed: AbstractSet[str], homes: Iterable[str]) -> set[bytes]:
        """Find the ids of sources that changed or that briefings mention.

        The sources from which they derive are found too.
        """
        names = {name for ids in self.records.values() for name in ids}
        altered = [path for path in changed if path in self.records]
        altered += [record for path in changed if is_defaults(path) for record in self._find_below(dirname(path))]
        texts = [*self._texts_of(homes), *((path, text) for path in altered for text in self._texts(path))]
        found: set[bytes] = {name for path in altered for name in self.records[path]}
        while texts:
            mentions = Mentions(texts)
            fresh = {name for name in names - found if any(mentions.of(name))}
            found |= fresh
            texts = [(path, text) for path, ids in self.records.items() if ids & fresh for text in self._texts(path)]
        return found

    def _find_captures(self, records: Iterable[str]) -> Iterator[str]:
        """Find the capture files that source records name."""
        mentions = Mentions((path, text) for path in records for text in self._texts(path))
        for path in self.every:
            if path.startswith("seeds/") and not RECORD.fullmatch(path) and any(mentions.of(_encode_file_name(path))):
                yield path


def _encode_file_name(path: str) -> bytes:
    return _encode_name(path.rpartition("/")[2])


def _encode_name(name: str) -> bytes:
    """Encode a name, even one that a file system allows and Unicode does not."""
    return name.encode("utf-8", "surrogatepass")


def _find_ids(text: bytes) -> Iterator[bytes]:
    """Find what looks like the id of a source record, and like its older ids."""
    yield from ID.findall(text)
    for older in WAS.findall(text):
        yield from NAME.findall(older)
