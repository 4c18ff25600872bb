"""Define what YAML is read into: texts, mappings and sequences that know their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.diagnostics import Diagnostic, Remark
from generator.model.places import NOWHERE, Place, Text
from generator.model.rules import reading

if TYPE_CHECKING:
    from collections.abc import Mapping


class Pairs(dict[Text, "Data"]):
    """A mapping that knows its place; its keys are texts that know their places.

    ``cut`` contains the keys whose values were wrong: they were reported and then removed.
    ``whole`` is false if more than that was left out, because it could not be read at all.
    """

    place: Place = NOWHERE
    whole: bool = True
    cut: frozenset[str | int] = frozenset()
    _typed: Mapping[str, Text] | None = None

    def typed(self, name: str) -> Text:
        """Return a key of the mapping as the text that was typed."""
        if self._typed is None or name not in self._typed:
            self._typed = {key: key for key in self}
        return self._typed[name]


class Items(list["Data"]):
    """A sequence that knows its place; ``whole`` is as for a mapping."""

    place: Place = NOWHERE
    whole: bool = True


class Tagged(Text):
    """A value that only an engine knows, because a tag such as ``!ENV`` says where it comes from."""

    __slots__ = ()


Data = Text | Pairs | Items
"""What YAML is read into: texts, mappings and sequences."""


def value_under(data: Data | None, *path: str) -> Data | None:
    """Return the value under the keys of a path, or None if there is none."""
    for step in path:
        data = data.get(Text(step)) if isinstance(data, Pairs) else None
    return data


def report_duplicate(key: Text, first: Text) -> Diagnostic:
    """Report a key that its mapping has already."""
    message, also = f"One mapping has the key `{key}` twice.", (Remark(first.place, "the first is here"),)
    return Diagnostic(reading.KEY_DUPLICATE, key.place, message, "Delete one of the two.", also)
