"""State what a field asks of its value, as metadata of its type.

Pydantic holds values to it, and a schema of the records can be printed from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError
from pydantic_core.core_schema import ValidationInfo, ValidatorFunctionWrapHandler, with_info_wrap_validator_function

from generator.model.bounds import ENTRIES, NAME
from generator.model.diagnostics import Rule
from generator.model.rules import reading

NOTHING = frozenset({"", "~", "null"})
"""What a writer of YAML means by no value; printed, it would read like one."""


@dataclass(frozen=True)
class Asked:
    """What is asked of every scalar: that it says something.

    Pydantic reports what is asked in vain under the name of a rule, with this object as ``asked`` in the context.
    Nothing is asked in a validation whose own context is true.
    """

    of: ClassVar[type] = str
    """Of which data it is asked; a value of another type is wrong without that."""
    alone: ClassVar[bool] = True
    """Whether what is asked within the value is not told as well."""

    def broken(self, value: Any) -> Rule | None:  # noqa: ANN401 (of the type that it is asked of)
        """Return the rule that a value breaks, or None."""
        return reading.VALUE_EMPTY if value.strip() in NOTHING else None

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Have pydantic ask it of each value of a type."""
        return with_info_wrap_validator_function(self._held, handler(source))

    def _held(self, value: object, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> object:
        rule = self.broken(value) if isinstance(value, self.of) and not info.context else None
        if rule is None:
            return handler(value)
        within = _asked_in_vain(handler, value)
        found = _details(rule.name, {"asked": self}, (), value)
        raise ValidationError.from_exception_data(rule.name, [found] if self.alone else [found, *within])


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
    example: str = ""
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
class Entries(Asked):
    """How many entries a list needs, and how many of it are read."""

    of = list
    least: int = 0
    most: int = ENTRIES

    def broken(self, value: list[object]) -> Rule | None:
        """Return the rule that a list breaks, or None."""
        long = reading.YAML_ENTRIES if len(value) > self.most else None
        return reading.VALUE_EMPTY if len(value) < self.least else long


@dataclass(frozen=True)
class Either(Asked):
    """The two keys of which a record needs one."""

    of = dict
    alone = False
    keys: tuple[str, str]

    def broken(self, value: dict[str, object]) -> Rule | None:
        """Return the rule that a mapping breaks, or None; what a key has an empty list for is not there."""
        return reading.KEY_MISSING if all(value.get(key, []) == [] for key in self.keys) else None


def _asked_in_vain(handler: ValidatorFunctionWrapHandler, value: object) -> list[InitErrorDetails]:
    """Return what is asked in vain within a value; raise where its shape is wrong, for that is told first."""
    try:
        handler(value)
    except ValidationError as error:
        rows: list[Any] = error.errors()
        if all("asked" in row.get("ctx", ()) for row in rows):
            return [_details(row["type"], row["ctx"], row["loc"], row["input"]) for row in rows]
        raise
    return []


def _details(rule: str, context: dict[str, Any], path: tuple[str | int, ...], value: object) -> InitErrorDetails:
    return InitErrorDetails(type=PydanticCustomError(rule, rule, context), loc=path, input=value)
