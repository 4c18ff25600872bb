"""Takes a record; gives it as plain data under the keys of its files, without what is not stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any

from generator.model.record import key

EMPTY: tuple[object, ...] = (None, "", (), {})


def plain(value: object) -> Any:  # noqa: ANN401 (JSON's own types)
    """Give mappings, lists, texts, numbers and truth values.

    What is empty and is so by default is left out; any other default is written,
    so that another one, some day, does not change what was said.
    """
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        stated = ((name, needed, getattr(value, field)) for field, name, needed in _keys(value.__class__))
        return {name: plain(each) for name, needed, each in stated if needed or each not in EMPTY}
    return value


@cache
def _keys(kind: type[Any]) -> tuple[tuple[str, str, bool], ...]:
    return tuple((field.name, key(field.name), _needed(field)) for field in fields(kind))


def _needed(field: Field[Any]) -> bool:
    return field.default not in EMPTY and field.default_factory is MISSING
