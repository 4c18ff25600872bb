"""Find what a change between two trees can touch, so that a review of three files reads no thousand.

Names are looked for as bytes: whatever mentions one is taken along, rightly or not.
What is taken along without need is the same on both sides and shows no change; where names cannot be told, all is read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.model import ENTITIES, IMAGES, SETTINGS, Tree
from generator.model.places import Text
from generator.model.schema import scalars
from generator.read import RECORD
from generator.read.yaml import Pairs, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet


INNER = frozenset(bytes([byte]) for byte in b"abcdefghijklmnopqrstuvwxyz0123456789-")
"""What a name goes on with."""
ESCAPE = re.compile(rb"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")
"""A letter as YAML may write it between double quotation marks."""


class Mentions:
    """Texts that are searched as bytes, which is fast and finds too much rather than too little."""

    def __init__(self, texts: Iterable[tuple[str, bytes]]) -> None:
        """Join the texts, each under its key, so that one search goes through all of them."""
        held = list(texts)
        self._keys = [key for key, _ in held]
        self._all = b"\n".join(text for _, text in held)
        self._starts = list(accumulate((len(text) + 1 for _, text in held), initial=0))

    def of(self, name: bytes) -> Iterator[str]:
        """Give the keys of the texts that have a name, some of them several times."""
        at = self._all.find(name)
        while at >= 0:
            if self._alone(name, at):
                index = bisect_right(self._starts, at) - 1
                yield self._keys[index]
                at = self._all.find(name, self._starts[index + 1])
            else:
                at = self._all.find(name, at + 1)

    def _alone(self, name: bytes, at: int) -> bool:
        end = at + len(name)
        before, after = self._all[max(at - 1, 0) : at], self._all[end : end + 1]
        return before not in INNER and (name.endswith(b"/") or after not in INNER)


def unescaped(data: bytes) -> bytes:
    """Give a text of YAML with what it says when its escapes are read behind it, so that no name hides in them."""
    if b"\\" not in data:
        return data
    return data + b"\n" + ESCAPE.sub(_letter, data.replace(b"\\\n", b""))


def _letter(found: re.Match[bytes]) -> bytes:
    point = int(next(filter(None, found.groups())), 16)
    return chr(point).encode("utf-8", "replace") if point < 0x110000 else b""  # noqa: PLR2004 (the last of Unicode)


FOLDER = re.compile(r"briefings/([^/]+)/.", re.DOTALL)
ID = re.compile(rb"""^["']?id["']?[ ]*:[ ]*["']?([a-z0-9-]+)""", re.MULTILINE)
"""The id of a source record, where it stands at the beginning of a line."""
WAS = re.compile(rb"^was[ ]*:[ ]*(\[[^\]]{0,2000}\]|(?:\n[ ]*-[^\n]*)+)", re.MULTILINE)
NAME = re.compile(rb"[a-z0-9-]+")
MOST = 200
"""Names that are looked for; a change that touches more is a change of everything."""


@dataclass(frozen=True)
class Scope:
    """What a change touches: the files that differ, the briefings to compare, and the files to read for that."""

    changed: frozenset[str]
    briefings: frozenset[str]
    paths: frozenset[str]

    def of(self, tree: Tree) -> Tree:
        """Give what is to be read of a tree."""
        files = {path: data for path, data in tree.files.items() if path in self.paths}
        refused = {path: why for path, why in tree.refused.items() if path in self.paths}
        return Tree(files, refused, partial=len(files) < len(tree.files))


def scope(old: Tree, new: Tree) -> Scope:
    """Find everything that what differs between two trees can touch."""
    return _Both(old, new).scope()


@dataclass(frozen=True)
class _Both:
    """Two trees, looked up together."""

    old: Tree
    new: Tree

    def scope(self) -> Scope:
        changed = frozenset(path for path in self.every if self._differs(path))
        # A file that was refused may hold any name, and the settings hold for all.
        whole = SETTINGS in changed or any(path in tree.refused for tree in (self.old, self.new) for path in changed)
        named = None if whole else self._named(changed)
        homes = {found[1] for path in changed if (found := FOLDER.match(path))}
        if named is None or len(named) + len(homes) > MOST:
            return Scope(changed, frozenset(self.homes), self.every)
        touched = homes | self._mentioning(named | {_encoded(f"{home}/") for home in homes})
        sources = self._sources(changed, touched)
        said = Mentions(self._of(touched))
        elsewhere = {home for home in self.homes if any(said.of(_encoded(f"{home}/")))}
        beside = self._mentioning(sources) | elsewhere
        sources |= self._sources(changed, beside)
        # A record whose id cannot be told at a glance is taken along, whichever it is.
        records = [path for path, names in self.records.items() if names & sources or not names]
        paths = {path for home in touched | beside for path in self.homes.get(home, ())}
        paths |= {*records, *self._captures(records), SETTINGS, ENTITIES, "briefings/index.md"}
        paths |= {path for path in self.every if path.startswith(("docs/", IMAGES))}  # links may lead there
        return Scope(changed, frozenset(touched), changed | paths & self.every)

    @cached_property
    def every(self) -> frozenset[str]:
        """The paths of both."""
        return frozenset(path for each in (self.old, self.new) for path in (*each.files, *each.refused))

    @cached_property
    def homes(self) -> dict[str, list[str]]:
        """The paths of each briefing."""
        found: dict[str, list[str]] = {}
        for path in self.every:
            if home := FOLDER.match(path):
                found.setdefault(home[1], []).append(path)
        return found

    @cached_property
    def records(self) -> dict[str, frozenset[bytes]]:
        """The ids of each source record, older ones among them, and those of both trees."""
        return {
            path: frozenset(name for text in self._texts(path) for name in _ids(text))
            for path in self.every
            if RECORD.fullmatch(path)
        }

    @cached_property
    def briefings(self) -> Mentions:
        """The texts of all briefings, under their names."""
        return Mentions(self._of(self.homes))

    @cached_property
    def sources(self) -> Mentions:
        """The texts of all source records, under their paths."""
        return Mentions((path, text) for path in self.records for text in self._texts(path))

    def _differs(self, path: str) -> bool:
        one, other = ((tree.files.get(path), tree.refused.get(path)) for tree in (self.old, self.new))
        return one != other

    def _texts(self, path: str) -> list[bytes]:
        texts = (tree.files.get(path) for tree in (self.old, self.new))
        held = list(dict.fromkeys(text for text in texts if text is not None))
        return list(map(unescaped, held)) if path.endswith((".yml", ".md")) else held

    def _of(self, homes: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        return ((home, text) for home in homes for path in self.homes.get(home, ()) for text in self._texts(path))

    def _named(self, changed: AbstractSet[str]) -> set[bytes] | None:
        """Give the names of the sources and entities that differ, or derive from such; None where none can be told."""
        found: set[bytes] = set()
        for path in changed:
            if path == ENTITIES:
                entities = self._entities()
                if entities is None:
                    return None
                found |= entities
            elif RECORD.fullmatch(path):
                if not self.records[path]:
                    return None
                found |= self.records[path]
            elif path.startswith("seeds/") and len(found) <= MOST:
                for record in self.sources.of(_file(path)):
                    if not self.records[record]:
                        return None
                    found |= self.records[record]
        return found | self._deriving(found)

    def _deriving(self, names: AbstractSet[bytes]) -> set[bytes]:
        """Give the ids of the records that mention one of these names, and so on."""
        found, fresh = set[bytes](), set(names)
        while fresh and len(found) <= MOST:
            held = {each for name in fresh for record in self.sources.of(name) for each in self.records[record]}
            fresh = held - found - names
            found |= fresh
        return found

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
        return {text.encode() for key in one.keys() ^ other.keys() for text, _ in scalars({**one, **other}[key])}

    def _mentioning(self, names: Iterable[bytes]) -> set[str]:
        return {home for name in names for home in self.briefings.of(name)}

    def _sources(self, changed: AbstractSet[str], homes: Iterable[str]) -> set[bytes]:
        """Give the ids of the sources that are mentioned in briefings or differ, and of those that they derive from."""
        names = {name for held in self.records.values() for name in held}
        altered = [path for path in changed if path in self.records]
        texts = [*self._of(homes), *((path, text) for path in altered for text in self._texts(path))]
        found: set[bytes] = {name for path in altered for name in self.records[path]}
        while texts:
            mentions = Mentions(texts)
            fresh = {name for name in names - found if any(mentions.of(name))}
            found |= fresh
            texts = [(path, text) for path, held in self.records.items() if held & fresh for text in self._texts(path)]
        return found

    def _captures(self, records: Iterable[str]) -> Iterator[str]:
        """Give the files that source records name."""
        mentions = Mentions((path, text) for path in records for text in self._texts(path))
        for path in self.every:
            if path.startswith("seeds/") and not RECORD.fullmatch(path) and any(mentions.of(_file(path))):
                yield path


def _file(path: str) -> bytes:
    return _encoded(path.rpartition("/")[2])


def _encoded(name: str) -> bytes:
    """Encode a name, also one that a file system allows and Unicode does not."""
    return name.encode("utf-8", "surrogatepass")


def _ids(text: bytes) -> Iterator[bytes]:
    """Give what looks like the id of a source record, and like the ids that it had."""
    yield from ID.findall(text)
    for older in WAS.findall(text):
        yield from NAME.findall(older)
