"""Read the schema of a record, walk its scalars, and convert it to plain data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, ClassVar, TypeGuard, get_args, get_origin, get_type_hints

from generator.model.places import Text
from generator.model.requirements import Requirement


def key(name: str) -> str:
    """Return the YAML key of a field: ``derived-from`` for ``derived_from``, but ``URL`` for ``url``."""
    return "URL" if name == "url" else name.rstrip("_").replace("_", "-")


class Record:
    """The base of records that a file contains; keys are kebab-case."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "alias_generator": key,
        "arbitrary_types_allowed": True,
    }


NOUNS = {
    "Source": "a source record",
    "Step": "a step of the provenance",
    "Reliability": "a reliability grade",
    "Credibility": "a credibility grade",
    "Evidence": "evidence",
    "MemberList": "a list",
    "FrontMatter": "the front matter",
    "Entity": "an entity",
    "OpenEnd": "an open end",
    "Original": "an original",
    "TakenOut": "a redaction",
    "Graded": "a grade on a scale of the desk",
    "Grade": "a grade of a scale",
    "Own": "`extra.briefings`",
    "Bounds": "`limits`",
    "Policy": "`review`",
    "FolderDefaults": "the file of defaults",
    "Claims": "`claims.yml`",
    "Lists": "`members.yml`",
    "Entities": "`entities.yml`",
}


def noun(record: type) -> str:
    """Return the noun that messages use for a type of record."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", record.__name__).lower()
    return NOUNS.get(record.__name__, f"a {words}")


@cache
def slots(record: type) -> dict[str, type | None]:
    """Return the keys of a record type, each with the record type of its values, or None."""
    hints = get_type_hints(record)
    return {key(field.name): next(filter(_is_record, _within(hints[field.name])), None) for field in fields(record)}


@cache
def is_table(record: type, name: str) -> bool:
    """Return whether the value of a key of a record type is a mapping from names to other values."""
    hints = get_type_hints(record)
    return any(key(field.name) == name and get_origin(hints[field.name]) is Mapping for field in fields(record))


def requirements(record: type) -> dict[str, tuple[Requirement, ...]]:
    """Return the requirements on the values of each key of a record type."""
    return {key(name): forms for name, forms in _requirements_by_field(record)}


def required(record: type) -> list[str]:
    """Return the keys that every record of a type needs."""
    return [key(field.name) for field in fields(record) if field.default is field.default_factory is MISSING]


def _is_record(hint: object) -> TypeGuard[type[Record]]:
    return isinstance(hint, type) and issubclass(hint, Record)


def _within(hint: object) -> Iterator[object]:
    """Yield a type, every type inside it, and their requirements."""
    yield hint
    for inner in get_args(hint):
        yield from _within(inner)


def scalars(value: object) -> list[tuple[Text, tuple[Requirement, ...]]]:
    """Return every scalar of a record, in field order, with the requirements of its field."""
    found: list[tuple[Text, tuple[Requirement, ...]]] = []
    _add_scalars(value, (), found)
    return found


def _add_scalars(
    value: object, requirements: tuple[Requirement, ...], found: list[tuple[Text, tuple[Requirement, ...]]]
) -> None:
    if isinstance(value, Text):
        found.append((value, requirements))
    elif isinstance(value, tuple | list):
        for item in value:
            _add_scalars(item, requirements, found)
    elif is_dataclass(value) and not isinstance(value, type):
        for name, forms in _requirements_by_field(type(value)):
            item = getattr(value, name)
            if isinstance(item, Text):
                found.append((item, forms))
            elif item:
                _add_scalars(item, forms, found)
    elif isinstance(value, Mapping):
        for item in value.values():
            _add_scalars(item, requirements, found)


@cache
def _requirements_by_field(kind: type) -> tuple[tuple[str, tuple[Requirement, ...]], ...]:
    hints = get_type_hints(kind, include_extras=True)
    requirements = {
        name: tuple(part for part in _within(hint) if isinstance(part, Requirement)) for name, hint in hints.items()
    }
    return tuple((field.name, requirements[field.name]) for field in fields(kind))


EMPTY: tuple[object, ...] = (None, "", (), {})


def plain(value: object) -> Any:  # noqa: ANN401 (JSON's own types)
    """Return a value as mappings, lists, strings, numbers and booleans.

    An empty value is left out if the default is empty too. Any other default is written out,
    so a later change of the default does not change what was said.
    """
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        stated = ((name, needed, getattr(value, field)) for field, name, needed in _keys(value.__class__))
        return {name: plain(item) for name, needed, item in stated if needed or item not in EMPTY}
    return value


@cache
def _keys(kind: type[Any]) -> tuple[tuple[str, str, bool], ...]:
    return tuple((field.name, key(field.name), _needed(field)) for field in fields(kind))


def _needed(field: Field[Any]) -> bool:
    return field.default not in EMPTY and field.default_factory is MISSING
