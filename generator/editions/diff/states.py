"""Takes the contents of an edition; gives them flat, a value to a path, and contents of such a state again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model import Contents
from generator.model.places import Place
from generator.model.schema import plain
from generator.read.edition_files import placed
from generator.read.records import read_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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


def contents(state: Mapping[Path, Any]) -> Contents:
    """Give the contents of a state; raises ValueError for one that is none."""
    nested: dict[str, Any] = {}
    for path, value in state.items():
        inside = nested
        for step in path[:-1]:
            inside = inside.setdefault(step, {})
        inside[path[-1]] = value
    record, findings, _ = read_record(Contents, placed(_listed(nested), Place("")))
    if record is None or findings:
        raise ValueError(findings[0].message)
    return record


def _listed(value: Any) -> Any:  # noqa: ANN401 (JSON's own types)
    """Put lists of records together again."""
    if not isinstance(value, dict):
        return value
    if ORDER in value:
        return [_listed(value[name]) for name in value[ORDER]]
    return {name: _listed(each) for name, each in value.items()}
