"""Takes the class of a record; gives, for each key, what may stand under it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from generator.model.record import Record, key


class Slot(NamedTuple):
    """What stands under a key: values of which record, if of one, and with which forms; ``named``, by names."""

    record: type | None
    forms: tuple[Any, ...]
    required: bool
    named: bool


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
    "Own": "`extra.briefings`",
    "Bounds": "`limits`",
    "Policy": "`review`",
    "Claims": "`claims.yml`",
    "Lists": "`members.yml`",
    "Entities": "`entities.yml`",
}


def noun(record: type) -> str:
    """Give what a writer calls a record."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", record.__name__).lower()
    return NOUNS.get(record.__name__, f"a {words}")


@lru_cache(maxsize=256)
def slots(record: type) -> dict[str, Slot]:
    """Give the slot of each key of a record."""
    hints = get_type_hints(record, include_extras=True)
    return {
        key(field.name): _slot(
            hints[field.name],
            required=field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
        )
        for field in dataclasses.fields(record)
    }


def _slot(hint: Any, *, required: bool) -> Slot:  # noqa: ANN401 - a type hint may be anything
    forms: tuple[Any, ...] = ()
    named = False
    while True:
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            forms += arguments[1:]
            hint = arguments[0]
        elif origin in {Union, UnionType}:
            hint = next(argument for argument in arguments if argument is not type(None))
        elif origin is tuple:
            hint = arguments[0]
        elif origin is Mapping:
            named, hint = True, arguments[1]
        else:
            record = hint if isinstance(hint, type) and issubclass(hint, Record) else None
            return Slot(record, forms, required, named)
