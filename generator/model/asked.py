"""What a field asks of its value, as metadata of its type by which pydantic validates and a schema can be printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError
from pydantic_core.core_schema import (
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    with_info_after_validator_function,
    with_info_wrap_validator_function,
)

from generator.model.bounds import ENTRIES, NAME
from generator.model.diagnostics import Rule
from generator.model.rules import reading

NOTHING = frozenset({"", "~", "null"})
"""What a writer of YAML means by no value; printed, it would read like one."""


@dataclass(frozen=True)
class Asked:
    """What is asked of every scalar: that it says something."""

    def broken(self, value: str) -> Rule | None:
        """Return the rule that a value breaks, or None."""
        return reading.VALUE_EMPTY if value.strip() in NOTHING else None

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Have pydantic validate what the type itself takes, and then ask."""
        return with_info_after_validator_function(self._held, handler(source))

    def _held(self, value: object, info: ValidationInfo) -> object:
        if not info.context and isinstance(value, str) and (rule := self.broken(value)):
            raise _misfit(rule, self)
        return value


@dataclass(frozen=True)
class OneOf(Asked):
    """A word of a closed list."""

    words: tuple[str, ...]

    def broken(self, value: str) -> Rule | None:
        """Return the rule that a value breaks, or None."""
        return super().broken(value) or (None if value in self.words else reading.VALUE_UNKNOWN)


@dataclass(frozen=True)
class Form(Asked):
    """A written form: its name and an example, and the pattern or the test that it passes; without one, any text does.

    ``most`` bounds its characters. ``kept`` says that a misformed value stays: what refers to it can be followed.
    """

    name: str
    example: str
    pattern: str | None = None
    test: Callable[[str], bool] | None = None
    most: int = NAME
    kept: bool = False

    def holds(self, value: str) -> bool:
        """Whether a text is written in this form."""
        fits = self.pattern is None or bool(re.fullmatch(self.pattern, value))
        return fits and (self.test is None or self.test(value))

    def broken(self, value: str) -> Rule | None:
        """Return the rule that a value breaks, or None."""
        long = reading.VALUE_LONG if len(value) > self.most else None
        return super().broken(value) or long or (None if self.holds(value) else reading.VALUE_FORM)


@dataclass(frozen=True)
class Ours(Asked):
    """Our own words: no quotation marks may stand in them."""


@dataclass(frozen=True)
class Theirs(Asked):
    """Words of a source, as the source has them."""


@dataclass(frozen=True)
class Entries:
    """How many entries a list needs, and how many of it are read; of one that is wrong so, no entry is told."""

    least: int = 0
    most: int = ENTRIES

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Have pydantic count the entries."""
        return with_info_wrap_validator_function(self._held, handler(source))

    def _held(self, value: object, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> object:
        if isinstance(value, list) and not self.least <= len(value) <= self.most and not info.context:
            _misfits(handler, value)
            raise _misfit(reading.YAML_ENTRIES if value else reading.VALUE_EMPTY, self)
        return handler(value)


@dataclass(frozen=True)
class Either:
    """The two keys of which a record needs one; it stays without them, and what stands in it is told as well."""

    keys: tuple[str, str]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Have pydantic look for the keys."""
        return with_info_wrap_validator_function(self._held, handler(source))

    def _held(self, value: object, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> object:
        if isinstance(value, dict) and all(value.get(key, []) == [] for key in self.keys) and not info.context:
            found = [InitErrorDetails(type=_misfit(reading.KEY_MISSING, self), loc=(), input=value)]
            raise ValidationError.from_exception_data("", [*found, *_misfits(handler, value)])
        return handler(value)


def _misfit(rule: Rule, asked: object) -> PydanticCustomError:
    return PydanticCustomError(rule.name, rule.summary, {"asked": asked})


def _misfits(handler: ValidatorFunctionWrapHandler, value: object) -> list[InitErrorDetails]:
    """Return what is asked in vain within a value; where its shape is wrong, raise that, which comes first."""
    try:
        handler(value)
    except ValidationError as error:
        rows: list[Any] = error.errors()
        if not all("asked" in row.get("ctx", ()) for row in rows):
            raise
        return [
            InitErrorDetails(
                type=PydanticCustomError(row["type"], row["msg"], row["ctx"]), loc=row["loc"], input=row["input"]
            )
            for row in rows
        ]
    return []
