"""Takes a record; gives it as plain data under the keys of its files, without what is not stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any

from generator.model.record import key


def plain(value: object) -> Any:  # noqa: ANN401 (JSON's own types)
    """Give mappings, lists, texts, numbers and truth values; what has its default is left out."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {
            name: plain(each)
            for field, name in _keys(value.__class__)
            if (each := getattr(value, field.name)) != _unset(field)
        }
    return value


@cache
def _keys(kind: type[Any]) -> tuple[tuple[Field[Any], str], ...]:
    return tuple((field, key(field.name)) for field in fields(kind))


def _unset(field: Field[Any]) -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default
