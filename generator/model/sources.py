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
    """The family name of a person."""

    given: Filled | None = None
    """The given names of a person."""

    literal: Filled | None = None
    """The name of a body, such as a ministry, just as it is written."""

    suffix: Filled | None = None
    """What follows the name of a person, such as Jr."""

    def __str__(self) -> str:
        """The name as it is read aloud."""
        return self.literal or " ".join(part for part in (self.given, self.family, self.suffix) if part)


@dataclass(frozen=True, kw_only=True)
class Capture(Record):
    """The text as received: a file beside the source record, pinned by SHA-256."""

    file: Filled
    """The name of the file in `seeds/` that holds the text."""

    sha256: Digest
    """The digest of that file, as `sha256sum` prints it."""

    id: Id | None = None
    """Its own name, where the source has several captures."""

    captured: Edtf | None = None
    """When the text was taken or received."""

    method: Filled | None = None
    """How it came: `supplied`, `saved`, `printed` …"""


@dataclass(frozen=True, kw_only=True)
class Step(Record):
    """What one hand did to the text, and whether we have seen the text as it left that hand."""

    step: Annotated[Text, OneOf(STEPS)]
    """What was done to the text."""

    by: Filled | None = None
    """Who did it, or `machine`."""

    seen: Flag = Text("false")
    """Whether the desk has seen the text as it left that hand."""

    on: Edtf | None = None
    """When it was done."""


@dataclass(frozen=True, kw_only=True)
class Reliability(Record):
    """Admiralty grade of a source, A to F, with its rationale; F means that it cannot be judged."""

    grade: Annotated[Text, OneOf(RELIABILITY)]
    """The grade: `A` is the best, and `F` says that nothing is known to judge the source by."""

    because: Words
    """Why the source has this grade."""


@dataclass(frozen=True, kw_only=True)
class Notice(Record):
    """What the publisher itself corrected or withdrew."""

    on: Edtf | None = None
    """When the publisher said so."""

    kind: Annotated[Text, OneOf(NOTICES)]
    """What the publisher did."""

    text: Filled
    """What the notice says."""


@dataclass(frozen=True, kw_only=True)
class Withdrawal(Record):
    """When and why the desk withdrew a record, and what stands in its place."""

    on: Day
    """The day on which the desk withdrew it."""

    because: Words
    """Why it was withdrawn."""

    replaced_by: Reference | None = None
    """What stands in its place."""


@dataclass(frozen=True, kw_only=True)
class Source(Record):
    """A source record: CSL's variables with CSL's meaning, and ours beside them.

    ``captures`` always holds at least one after loading, newest last.
    ``csl`` holds the CSL variables that have no field here.
    """

    id: Id
    """The name by which everything cites the source."""

    title: Filled
    """The source's own title. Square brackets round it say that the desk supplied it."""

    captures: Annotated[tuple[Capture, ...], Entries(1, EVIDENCE)]
    """The text as received, newest last, each with an `id`. Where there is only one, write it under `capture`,
    without an `id` and without a list."""

    type: Filled | None = None
    """The type that CSL has for it, such as `webpage` or `article-newspaper`."""

    author: Annotated[tuple[Name, ...], Entries(most=NAMES)] = ()
    """Who wrote it, people or bodies."""

    container_title: Filled | None = None
    """The newspaper, journal or site in which it stands."""

    publisher: Filled | None = None
    """Who published it."""

    issued: Edtf | None = None
    """When it was published. CSL's `date-parts` are read too."""

    url: Url | None = None
    """The page that the capture was taken from. Passages link to it, at their words where these may still stand
    there."""

    language: Tag | None = None
    """Its language, such as `en`."""

    genre: Filled | None = None
    """What sort of text it is, in a word or two."""

    note: Filled | None = None
    """A bibliographic note."""

    source_kind: Annotated[Text, OneOf(SOURCE_KINDS)] = Text("unknown")
    """What kind of source it is."""

    control: Annotated[Text, OneOf(CONTROLS)] = Text("unknown")
    """Who controls the outlet."""

    origin: Id | None = None
    """A name for where it was first published. Copies, translations and reposts share it. Without one, the source
    counts as independent of nothing."""

    provenance: tuple[Step, ...] = ()
    """The hands that the text went through, oldest first."""

    derived_from: Reference | None = None
    """The source of ours that this one was made from."""

    reliability: Reliability | None = None
    """How far the source can be relied on, in the desk's judgement."""

    rights: Annotated[Text, OneOf(RIGHTS)] = Text("excerpt")
    """How much of it the site may show."""

    archive_url: Url | None = None
    """An archived copy. Passages link to it too, without looking for their words."""

    live: Annotated[Text, OneOf(LIVE)] = Text("unknown")
    """What the page at its address says now. With `differs` and `gone`, readers are told so and are not led to the
    words."""

    notices: tuple[Notice, ...] = ()
    """What the publisher corrected or took back."""

    withdrawn: Withdrawal | None = None
    """When and why the desk withdrew it."""

    desk_note: Words | None = None
    """What a reader should know about the text."""

    was: Annotated[tuple[Id, ...], Entries(most=FORMER)] = ()
    """Ids that it had before; their addresses lead on."""

    csl: Mapping[Text, Annotated[Any, Asked()]] = field(default_factory=dict)
    """Any other variable of CSL may stand under its own name; it is kept and not printed."""

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
    """Its address."""

    name: Filled
    """The name that pages print."""

    kind: Annotated[Text, OneOf(ENTITY_KINDS)] | None = None
    """What kind of thing it is."""

    code: Filled | None = None
    """A code, such as the two letters of ISO 3166 for a state."""

    aliases: Annotated[tuple[Filled, ...], Entries(most=NAMES)] = ()
    """Other names for it, such as PRC; a capital only where a source means the state by it, as Beijing for China."""

    was: Annotated[tuple[Id, ...], Entries(most=FORMER)] = ()
    """Ids that it had before; their addresses lead on."""


R = TypeVar("R", Source, Entity)


def by_any_id(records: Mapping[str, R], name: str) -> R | None:
    """Give the record that goes by an id today, or did once; None where none does."""
    return records.get(name) or next((each for each in records.values() if name in each.was), None)
