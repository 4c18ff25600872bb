"""Read what is the same for all sources of a folder, from the file ``defaults.yml`` in it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from posixpath import dirname
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeGuard

from generator.model import Capture, Source
from generator.model.diagnostics import Diagnostic
from generator.model.forms import CONTROLS, RIGHTS, Edtf, Filled, Tag
from generator.model.places import Text
from generator.model.requirements import OneOf
from generator.model.rules import reading
from generator.model.schema import Record, key, required, slots
from generator.read.yaml import Items, Pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.read.briefings import Reader
    from generator.read.yaml import Data

DEFAULTS = "defaults.yml"
"""The name of the file."""


@dataclass(frozen=True, kw_only=True)
class FolderDefaults(Record):
    """What holds for a source of a folder that does not say otherwise."""

    captured: Edtf | None = None
    """When the texts were taken or received."""

    method: Filled | None = None
    """How the desk got them."""

    language: Tag | None = None
    """The language of the sources."""

    rights: Annotated[Text, OneOf(RIGHTS)] | None = None
    """How much of them the site may show."""

    control: Annotated[Text, OneOf(CONTROLS)] | None = None
    """Who controls the outlets."""


KEYS = tuple(key(each.name) for each in fields(FolderDefaults))


class Defaults(NamedTuple):
    """The values of a folder by key, each with its place, and whether a file with more of them could not be read."""

    values: Mapping[str, Text]
    whole: bool = True

    def complete(self, source: Pairs) -> None:
        """Add to the data of a source, and of its captures, each default that they do not state."""
        captures = source.get(Text("captures"))
        for record, data in ((Source, [source]), (Capture, captures if isinstance(captures, Items) else [])):
            for name in self.values.keys() & slots(record).keys():
                for each in filter(_is_mapping, data):
                    each.setdefault(Text(name, self.values[name].place), self.values[name])


NOTHING = Defaults({})
"""The defaults of a folder without a file of them."""


def read_defaults(reader: Reader) -> Mapping[str, Defaults]:
    """Return the defaults that hold in each folder with a file of them; those of the folders above hold there too."""
    found: dict[str, Defaults] = {}
    for path in sorted(reader.tree.files, key=lambda path: (path.count("/"), path)):
        if is_defaults(path):
            above, own = defaults_of(dirname(path), found), _read(reader, path)
            found[dirname(path)] = Defaults({**above.values, **own.values}, above.whole and own.whole)
    return found


def is_defaults(path: str) -> bool:
    """Return whether a file contains the defaults of a folder."""
    return path.startswith("seeds/") and path.endswith(f"/{DEFAULTS}")


def defaults_of(path: str, known: Mapping[str, Defaults]) -> Defaults:
    """Return the defaults of the nearest folder above a path that has some."""
    while path:
        path = dirname(path)
        if path in known:
            return known[path]
    return NOTHING


def _read(reader: Reader, path: str) -> Defaults:
    data = reader.data(path)
    if isinstance(data, Pairs) and (found := _report_source(data)):
        reader.findings.append(found)
        reader.unread.add(path)
        data = None
    record = reader.record(FolderDefaults, path, data)
    values = {name: value for name in KEYS if record and (value := getattr(record, name))}
    return Defaults(values, path not in reader.unread)


def _is_mapping(data: Data) -> TypeGuard[Pairs]:
    return isinstance(data, Pairs)


def _report_source(data: Pairs) -> Diagnostic | None:
    """Report a source record under the name of the file of defaults."""
    first = next((name for name in data if name in required(Source)), None)
    if first is None:
        return None
    message = (
        f"This file has `{first}` like the record of a source, but {DEFAULTS} contains the defaults of its folder."
    )
    return Diagnostic(reading.KEY_UNKNOWN, first.place, message, "Give the record of a source another file name.")
