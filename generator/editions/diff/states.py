"""Flatten the contents of an edition into plain values by path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model.schema import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Contents

Path = tuple[str, ...]
State = dict[Path, Any]
"""Plain values by path.

The records of a list have their ids in the path, so a new order of the list does not hide other changes.
"""

ORDER = "*"
"""The last step of a path to the ids of a list, in their order; no id can be written like this."""


def flatten(contents: Contents) -> State:
    """Return the contents as plain values by path."""
    return dict(_flat(plain(contents), ()))


def _flat(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401 (JSON's own types)
    if isinstance(value, list) and value and all(isinstance(item, dict) and "id" in item for item in value):
        yield (*path, ORDER), tuple(record["id"] for record in value)
        value = {record["id"]: record for record in value}
    if isinstance(value, dict) and value:
        for name, inner in value.items():
            yield from _flat(inner, (*path, name))
    else:
        yield path, value
