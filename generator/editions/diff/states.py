"""Takes the contents of an edition; gives them flat, a value to a path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model.schema import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Contents

Path = tuple[str, ...]
State = dict[Path, Any]
"""Plain values by path. A list of records is spread under their ids, so that its order cannot hide what changed."""

ORDER = "*"
"""Stands in a path for the ids of a list, in their order; no id is written so."""


def state(contents: Contents) -> State:
    """Give the contents flat."""
    return dict(_flat(plain(contents), ()))


def _flat(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401 (JSON's own types)
    if isinstance(value, list) and value and all(isinstance(each, dict) and "id" in each for each in value):
        yield (*path, ORDER), tuple(each["id"] for each in value)
        value = {each["id"]: each for each in value}
    if isinstance(value, dict) and value:
        for name, each in value.items():
            yield from _flat(each, (*path, name))
    else:
        yield path, value
