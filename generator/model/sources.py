"""What they said, and who: sources with their captures, and the entities that are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeVar

from generator.model.asked import Asked, Entries, OneOf
from generator.model.bounds import EVIDENCE, FORMER, NAMES
from generator.model.forms import (
    CONTROLS,
    ENTITY_KINDS,
    LIVE,
    NOTICES,
    RELIABILITY,
    RIGHTS,
    SOURCE_KINDS,
    STEPS,
    Day,
    Digest,
    Edtf,
    Filled,
    Flag,
    Id,
    Reference,
    Tag,
    Url,
    Words,
)
from generator.model.places import Text
from generator.model.schema import Record


@dataclass(frozen=True, kw_only=True)
class Name(Record):
    """A CSL name: ``family`` and ``given`` of a person, or ``literal`` for a body."""

    family: Filled | None = None
    given: Filled | None = None
    literal: Filled | None = None
    suffix: Filled | None = None

    def __str__(self) -> str:
        """The name as it is read aloud."""
        return self.literal or " ".join(part for part in (self.given, self.family, self.suffix) if part)


@dataclass(frozen=True, kw_only=True)
class Capture(Record):
    """The text as received: a file beside the source record, pinned by SHA-256."""

    file: Filled
    sha256: Digest
    id: Id | None = None
    captured: Edtf | None = None
    method: Filled | None = None


@dataclass(frozen=True, kw_only=True)
class Step(Record):
    """What one hand did to the text, and whether we have seen the text as it left that hand."""

    step: Annotated[Text, OneOf(STEPS)]
    by: Filled | None = None
    seen: Flag = Text("false")
    on: Edtf | None = None


@dataclass(frozen=True, kw_only=True)
class Reliability(Record):
    """Admiralty grade of a source, A to F, with its rationale; F means that it cannot be judged."""

    grade: Annotated[Text, OneOf(RELIABILITY)]
    because: Words


@dataclass(frozen=True, kw_only=True)
class Notice(Record):
    """What the publisher itself corrected or withdrew."""

    on: Edtf | None = None
    kind: Annotated[Text, OneOf(NOTICES)]
    text: Filled


@dataclass(frozen=True, kw_only=True)
class Withdrawal(Record):
    """When and why the desk withdrew a record, and what stands in its place."""

    on: Day
    because: Words
    replaced_by: Reference | None = None


@dataclass(frozen=True, kw_only=True)
class Source(Record):
    """A source record: CSL's variables with CSL's meaning, and ours beside them.

    ``captures`` always holds at least one after loading, newest last.
    ``csl`` holds the CSL variables that have no field here.
    """

    id: Id
    title: Filled
    captures: Annotated[tuple[Capture, ...], Entries(1, EVIDENCE)]
    type: Filled | None = None
    author: Annotated[tuple[Name, ...], Entries(most=NAMES)] = ()
    container_title: Filled | None = None
    publisher: Filled | None = None
    issued: Edtf | None = None
    url: Url | None = None
    language: Tag | None = None
    genre: Filled | None = None
    note: Filled | None = None
    source_kind: Annotated[Text, OneOf(SOURCE_KINDS)] = Text("unknown")
    control: Annotated[Text, OneOf(CONTROLS)] = Text("unknown")
    origin: Id | None = None
    provenance: tuple[Step, ...] = ()
    derived_from: Reference | None = None
    reliability: Reliability | None = None
    rights: Annotated[Text, OneOf(RIGHTS)] = Text("excerpt")
    archive_url: Url | None = None
    live: Annotated[Text, OneOf(LIVE)] = Text("unknown")
    notices: tuple[Notice, ...] = ()
    withdrawn: Withdrawal | None = None
    desk_note: Words | None = None
    was: Annotated[tuple[Id, ...], Entries(most=FORMER)] = ()
    csl: Mapping[Text, Annotated[Any, Asked()]] = field(default_factory=dict)

    @property
    def anonymous(self) -> bool:
        """Whether neither an author nor a publisher is stated."""
        return not self.author and not self.publisher

    @property
    def shown_live(self) -> bool:
        """Whether the page at its address may show the words that we hold; of some it is known that they do not."""
        translated = any(step.step == "translation" for step in self.provenance)
        return bool(self.url) and self.live not in {"differs", "gone"} and not translated

    @property
    def original_unseen(self) -> bool:
        """Whether the text that we hold is not the one that its author wrote, as far as the provenance says."""
        return any(step.step == "original" and step.seen == "false" for step in self.provenance)


@dataclass(frozen=True, kw_only=True)
class Entity(Record):
    """Who or what is named: one identity, and the other names it goes by."""

    id: Id
    name: Filled
    kind: Annotated[Text, OneOf(ENTITY_KINDS)] | None = None
    code: Filled | None = None
    aliases: Annotated[tuple[Filled, ...], Entries(most=NAMES)] = ()
    was: Annotated[tuple[Id, ...], Entries(most=FORMER)] = ()


R = TypeVar("R", Source, Entity)


def by_any_id(records: Mapping[str, R], name: str) -> R | None:
    """Give the record that goes by an id today, or did once; None where none does."""
    return records.get(name) or next((each for each in records.values() if name in each.was), None)
