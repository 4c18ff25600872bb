"""Takes a record; gives every scalar in it, with the form that its field asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from generator.model.forms import Form, OneOf, Ours, Theirs
from generator.places import Text

Asked = OneOf | Form | Ours | Theirs


def scalars(value: object, asked: tuple[Asked, ...] = ()) -> Iterator[tuple[Text, tuple[Asked, ...]]]:
    """Walk a record in the order of its fields; what a field asks for holds for every scalar in it."""
    if isinstance(value, Text):
        yield value, asked
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from scalars(each, asked)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from scalars(each, asked)
    elif is_dataclass(value) and not isinstance(value, type):
        for name, forms in _asked(type(value)):
            yield from scalars(getattr(value, name), forms)


@cache
def _asked(kind: type[Any]) -> tuple[tuple[str, tuple[Asked, ...]], ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple((field.name, tuple(_metadata(hints[field.name]))) for field in fields(kind))


def _metadata(hint: object) -> Iterator[Asked]:
    for each in getattr(hint, "__metadata__", ()):
        if isinstance(each, Asked):
            yield each
    for inner in get_args(hint):
        if not isinstance(inner, Asked):
            yield from _metadata(inner)
