"""Define what a field requires of its value, as metadata of its type.

Pydantic validates values by it, and a schema of the records can be generated from it.
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
from generator.model.places import Commented
from generator.model.rules import reading

NOTHING = frozenset({"", "~", "null"})
"""What a writer of YAML types for no value; if it were printed, it would look like a value."""


@dataclass(frozen=True)
class Requirement:
    """The requirement on every scalar: that it is not empty.

    Pydantic reports a broken requirement under the name of its rule; its context has this object as ``requirement``.
    A validation whose own context is true checks no requirement.
    """

    of: ClassVar[type] = str
    """The type of data that is checked; a value of another type is wrong anyway."""
    alone: ClassVar[bool] = True
    """Whether broken requirements inside the value are left unreported."""
    free: ClassVar[bool] = True
    """Whether any words are valid, so that nothing else shows that a comment has cut them."""

    def broken_rule(self, value: Any) -> Rule | None:  # noqa: ANN401 (a value of the type in ``of``)
        """Return the rule that a value breaks, or None."""
        if value.strip() in NOTHING:
            return reading.VALUE_EMPTY
        return reading.VALUE_COMMENTED if self.free and isinstance(value, Commented) else None

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return pydantic's schema for a type, with a check of the requirement."""
        return with_info_wrap_validator_function(self._held, handler(source))

    def _held(self, value: object, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> object:
        rule = self.broken_rule(value) if isinstance(value, self.of) and not info.context else None
        if rule is None:
            return handler(value)
        within = _nested_failures(handler, value)
        found = _details(rule.name, {"requirement": self}, (), value)
        raise ValidationError.from_exception_data(rule.name, [found] if self.alone else [found, *within])


@dataclass(frozen=True)
class OneOf(Requirement):
    """The requirement that a value is a word of a closed list."""

    free = False
    words: tuple[str, ...]

    def broken_rule(self, value: str) -> Rule | None:
        """Return the rule that a value breaks, or None."""
        return super().broken_rule(value) or (None if value in self.words else reading.VALUE_UNKNOWN)


@dataclass(frozen=True)
class Form(Requirement):
    """The requirement that a text has a written form: its name, an example, and a pattern or a test.

    Without a pattern and a test, any text is valid.
    ``most`` is the largest number of characters.
    ``kept`` means that a malformed value stays in the record, so that references to it can be resolved.
    """

    free = False
    name: str
    example: str = ""
    pattern: str | None = None
    test: Callable[[str], bool] | None = None
    most: int = NAME
    kept: bool = False

    def holds(self, value: str) -> bool:
        """Return whether a text is written in this form."""
        fits = self.pattern is None or bool(re.fullmatch(self.pattern, value))
        return fits and (self.test is None or self.test(value))

    def broken_rule(self, value: str) -> Rule | None:
        """Return the rule that a value breaks, or None."""
        long = reading.VALUE_LONG if len(value) > self.most else None
        return super().broken_rule(value) or long or (None if self.holds(value) else reading.VALUE_FORM)


@dataclass(frozen=True)
class Handle(Requirement):
    """The requirement on the handle of a person, which contains no ``#``."""

    free = False


@dataclass(frozen=True)
class Variable(Requirement):
    """The requirement on a variable of CSL, of which many are numbers."""

    def broken_rule(self, value: str) -> Rule | None:
        """Return the rule that a value breaks, or None; a comment cuts no words from a number."""
        rule = super().broken_rule(value)
        is_number = rule is reading.VALUE_COMMENTED and re.fullmatch(r"\d+(?:[,–-]\d+)*", value)
        return None if is_number else rule


@dataclass(frozen=True)
class Ours(Requirement):
    """The requirement on our own words; ``check.our_words`` also reports quotation marks in them."""


@dataclass(frozen=True)
class Theirs(Requirement):
    """The requirement on words of a source, which may contain quotation marks."""


@dataclass(frozen=True)
class Entries(Requirement):
    """The requirement that a list has at least ``least`` and at most ``most`` entries."""

    of = list
    least: int = 0
    most: int = ENTRIES

    def broken_rule(self, value: list[object]) -> Rule | None:
        """Return the rule that a list breaks, or None."""
        long = reading.YAML_ENTRIES if len(value) > self.most else None
        return reading.VALUE_EMPTY if len(value) < self.least else long


@dataclass(frozen=True)
class Either(Requirement):
    """The requirement that a record has at least one of two keys."""

    of = dict
    alone = False
    keys: tuple[str, str]

    def broken_rule(self, value: dict[str, object]) -> Rule | None:
        """Return the rule that a mapping breaks, or None.

        A key with an empty list counts as missing.
        """
        return reading.KEY_MISSING if all(value.get(key, []) == [] for key in self.keys) else None


def _nested_failures(handler: ValidatorFunctionWrapHandler, value: object) -> list[InitErrorDetails]:
    """Return the broken requirements inside a value; raise if its shape is wrong, which is reported first."""
    try:
        handler(value)
    except ValidationError as error:
        rows: list[Any] = error.errors()
        if all("requirement" in row.get("ctx", ()) for row in rows):
            return [_details(row["type"], row["ctx"], row["loc"], row["input"]) for row in rows]
        raise
    return []


def _details(rule: str, context: dict[str, Any], path: tuple[str | int, ...], value: object) -> InitErrorDetails:
    return InitErrorDetails(type=PydanticCustomError(rule, rule, context), loc=path, input=value)
