"""Define the scales of grades that a desk declares beside the Admiralty's, and the grades on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from generator.model.bounds import NAMES
from generator.model.forms import GRADED, Filled, Id, Reference, Words
from generator.model.places import Text
from generator.model.requirements import Entries, OneOf
from generator.model.schema import Record


@dataclass(frozen=True, kw_only=True)
class Grade(Record):
    """One grade of a scale."""

    id: Id
    """The name by which claims and sources state it, such as `moderate`."""

    meaning: Words
    """What it says to a reader, in one sentence."""


@dataclass(frozen=True, kw_only=True)
class Scale(Record):
    """A scale of the desk, such as GRADE in medicine, or binding and persuasive in law."""

    id: Id
    """The name by which claims and sources state it."""

    title: Words
    """What readers call it."""

    of: Annotated[Text, OneOf(GRADED)]
    """What it grades: every `claim` or every `source`."""

    grades: Annotated[tuple[Grade, ...], Entries(1, NAMES)]
    """Its grades, in the order in which readers should see them explained."""


@dataclass(frozen=True, kw_only=True)
class Graded(Record):
    """A grade on a scale of the desk, with its reason; an edition keeps what it meant on the day of publication."""

    scale: Reference
    """The id of the scale."""

    grade: Reference
    """The id of the grade on it."""

    because: Words
    """Why it has this grade."""

    title: Filled | None = None
    """Leave this out: the program writes the title of the scale here when it publishes."""

    meaning: Filled | None = None
    """Leave this out: the program writes the meaning of the grade here when it publishes."""
