"""Apply changes to the contents of an edition: the proof that they are the whole difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.editions.diff.states import ORDER, flatten
from generator.model import Contents
from generator.model.places import Place
from generator.read.edition_files import with_place
from generator.read.records import read_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.editions import Change
    from generator.editions.diff.states import Path


def applied(old: Contents, made: Iterable[Change]) -> Contents:
    """Return the contents that changes make of earlier ones."""
    values = flatten(old)
    for change in made:
        for path, value in change.after.items():
            values.pop(path, None)
            if value is not None:
                values[path] = value
    return contents(values)


def contents(state: Mapping[Path, Any]) -> Contents:
    """Return the contents of a state; raise ValueError if it is not one."""
    nested: dict[str, Any] = {}
    for path, value in state.items():
        inside = nested
        for step in path[:-1]:
            inside = inside.setdefault(step, {})
        inside[path[-1]] = value
    record, findings, _ = read_record(Contents, with_place(_listed(nested), Place("")))
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
