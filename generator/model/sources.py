"""Define what others said: sources with their captures, and the entities that are named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeVar

from generator.model.bounds import EVIDENCE, FORMER, NAMES
from generator.model.forms import (
    CONTROLS,
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
from generator.model.redactions import TakenOut
from generator.model.requirements import Entries, OneOf, Variable
from generator.model.scales import Graded
from generator.model.schema import Record


@dataclass(frozen=True, kw_only=True)
class Name(Record):
    """A CSL name: ``family`` and ``given`` of a person, or ``literal`` for a body."""

    family: Filled | None = None
    """The family name of a person."""

    given: Filled | None = None
    """The given names of a person."""

    literal: Filled | None = None
    """The name of a body, such as a ministry, as it is written."""

    suffix: Filled | None = None
    """What follows the name of a person, such as Jr."""

    dropping_particle: Filled | None = None
    """A particle that a family name alone loses."""

    non_dropping_particle: Filled | None = None
    """A particle that a family name keeps."""

    static_ordering: Flag | None = None
    """Whether the family name comes first."""

    def __str__(self) -> str:
        """Return the name in the order in which it is spoken."""
        if self.literal:
            return self.literal
        given, family = self.given or "", _glued(self.dropping_particle, self.non_dropping_particle, self.family)
        if given and SPACELESS_NAME.fullmatch(given + family):
            return f"{family}{given}"
        ordered = (family, given) if self.static_ordering == "true" else (given, family)
        return " ".join(filter(None, (*ordered, self.suffix)))

    @property
    def short(self) -> str:
        """The family name of a person, or the whole name of anybody else."""
        return _glued(self.non_dropping_particle, self.family) if self.family else str(self)


SPACELESS_NAME = re.compile(r"[\u3040-\u309f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
"""A name in scripts in which the family name comes first, without a space after it."""


def _glued(*parts: str | None) -> str:
    """Return the parts of a family name in a row, without a space after an apostrophe or a hyphen."""
    return re.sub(r"(?<=[’'-]) ", "", " ".join(filter(None, parts)))


@dataclass(frozen=True, kw_only=True)
class Original(Record):
    """The file that a text was taken from, such as a PDF, and the program that took the text from it."""

    sha256: Digest
    """Its digest, as `sha256sum` prints it."""

    file: Filled | None = None
    """Its name in `seeds/`, if the desk keeps it there."""

    media_type: Filled | None = None
    """Its type, such as `application/pdf`."""

    extractor: Filled | None = None
    """The program that took the text from it, with its version."""


@dataclass(frozen=True, kw_only=True)
class Capture(Record):
    """The text as received: a file beside the source record, pinned by SHA-256."""

    file: Filled
    """The name of the file in `seeds/` that contains the text, as UTF-8."""

    sha256: Digest
    """The digest of that file, as `sha256sum` prints it."""

    id: Id | None = None
    """Its own name, if the source has several captures."""

    captured: Edtf | None = None
    """When the text was taken or received."""

    method: Filled | None = None
    """How the desk got it: `supplied`, `saved`, `printed` …"""

    original: Original | None = None
    """What the text was taken from."""

    acknowledge: Mapping[Text, Words] = field(default_factory=dict)
    """Why a warning about it is not a fault, by rule: `capture-error-page` or `capture-markup`."""

    redacted: Annotated[tuple[TakenOut, ...], Entries(most=FORMER)] = ()
    """What was taken out of it by `briefing redact`, which writes this."""


@dataclass(frozen=True, kw_only=True)
class Step(Record):
    """What somebody did to the text, and whether we have seen the text after that step."""

    step: Annotated[Text, OneOf(STEPS)]
    """What was done to the text."""

    by: Filled | None = None
    """Who did it, or `machine`."""

    seen: Flag = Text("false")
    """Whether the desk has seen the text after this step."""

    on: Edtf | None = None
    """When it was done."""


@dataclass(frozen=True, kw_only=True)
class Reliability(Record):
    """The Admiralty grade of a source, A to F, with its reason; F means that it cannot be judged."""

    grade: Annotated[Text, OneOf(RELIABILITY)]
    """The grade: `A` is the best, and `F` means that the source cannot be judged."""

    because: Words
    """Why the source has this grade."""


@dataclass(frozen=True, kw_only=True)
class Notice(Record):
    """A correction or withdrawal by the publisher itself."""

    on: Edtf | None = None
    """When the publisher said so."""

    kind: Annotated[Text, OneOf(NOTICES)]
    """What the publisher did."""

    text: Filled
    """What the notice says."""


@dataclass(frozen=True, kw_only=True)
class Withdrawal(Record):
    """When and why the desk withdrew a record, and what replaces it."""

    on: Day
    """The day on which the desk withdrew it."""

    because: Words
    """Why it was withdrawn."""

    replaced_by: Reference | None = None
    """What replaces it."""


@dataclass(frozen=True, kw_only=True)
class Source(Record):
    """A source record: CSL's variables with CSL's meaning, and our own fields.

    After loading, ``captures`` has at least one entry, newest last.
    ``csl`` contains the CSL variables that have no field here.
    """

    id: Id
    """The name by which the source is cited everywhere."""

    title: Filled
    """The source's own title. Square brackets around it mean that the desk supplied it."""

    captures: Annotated[tuple[Capture, ...], Entries(1, EVIDENCE)]
    """The text as received, newest last, every capture with an `id`. If there is only one, write it under `capture`,
    without an `id` and without a list."""

    type: Filled | None = None
    """Its type in CSL, such as `webpage` or `article-newspaper`."""

    author: Annotated[tuple[Name, ...], Entries(most=NAMES)] = ()
    """Who wrote it, people or bodies."""

    container_title: Filled | None = None
    """The newspaper, journal or site that it is part of."""

    publisher: Filled | None = None
    """Who published it."""

    authority: Filled | None = None
    """The body that enacted, signed or decided it, under its own name: a parliament, a court, a ministry."""

    issued: Edtf | None = None
    """When it was published. CSL's `date-parts` are accepted too."""

    url: Url | None = None
    """The page that the capture was taken from. Passages link to it, in a PDF to the page of their `locator`, and to
    their words if the page may still have them."""

    language: Tag | None = None
    """Its language, such as `en`."""

    genre: Filled | None = None
    """What sort of text it is, in one to three words. Pages call it that, but not what judges it, such as verified."""

    note: Filled | None = None
    """A bibliographic note."""

    source_kind: Annotated[Text, OneOf(SOURCE_KINDS)] = Text("unknown")
    """What kind of source it is. If it is unknown, the source never counts as independent."""

    control: Annotated[Text, OneOf(CONTROLS)] = Text("unknown")
    """Who controls the outlet; `public` is for a public body that speaks for itself, such as a parliament or a
    court."""

    origin: Id | None = None
    """A name for the place of first publication. Copies, translations and reposts share it. Without one, the source
    never counts as independent."""

    provenance: tuple[Step, ...] = ()
    """The steps in which the text reached the desk, oldest first."""

    derived_from: Reference | None = None
    """The source on this site that this one was made from."""

    reliability: Reliability | None = None
    """How reliable the source is, in the desk's judgement."""

    grades: Annotated[tuple[Graded, ...], Entries(most=NAMES)] = ()
    """Its grades on scales that the desk declares."""

    rights: Annotated[Text, OneOf(RIGHTS)] = Text("excerpt")
    """How much of it the site may show."""

    license: Filled | None = None
    """Its licence: an id such as `CC-BY-4.0`, an address or words."""

    rights_holder: Filled | None = None
    """Who holds the rights."""

    archive_url: Url | None = None
    """An archived copy. Passages link to it too, but not to their words."""

    live: Annotated[Text, OneOf(LIVE)] = Text("unknown")
    """What the page at its address says now. With `differs` and `gone`, readers are told so, and nothing links to the
    words."""

    notices: tuple[Notice, ...] = ()
    """What the publisher corrected or withdrew."""

    withdrawn: Withdrawal | None = None
    """When and why the desk withdrew it."""

    desk_note: Words | None = None
    """What a reader should know about the text."""

    was: Annotated[tuple[Id, ...], Entries(most=FORMER)] = ()
    """Its former ids. Their addresses redirect here."""

    csl: Mapping[Text, Annotated[Any, Variable()]] = field(default_factory=dict)
    """Any other CSL variable, under its own name."""

    @property
    def shows_text(self) -> bool:
        """Whether pages and messages may repeat words of its captures that nobody quotes."""
        return self.rights != "hash-only" and not self.withdrawn

    @property
    def anonymous(self) -> bool:
        """Whether no author, no authority, no publisher and no outlet is stated."""
        return not (self.author or self.authority or self.publisher or self.container_title)

    @property
    def kept_live(self) -> bool:
        """Whether its address may still show what the desk captured."""
        return bool(self.url) and self.live not in {"differs", "gone"}

    @property
    def shown_live(self) -> bool:
        """Whether the page at its address may contain the words of our text."""
        return self.kept_live and not any(step.step == "translation" for step in self.provenance)

    @property
    def original_unseen(self) -> bool:
        """Whether the provenance states that the desk has not seen the original text."""
        return any(step.step == "original" and step.seen == "false" for step in self.provenance)


@dataclass(frozen=True, kw_only=True)
class Entity(Record):
    """A state, person, body, group or place: one identity and its other names."""

    id: Id
    """Its address."""

    name: Filled
    """The name that pages print."""

    kind: Words | None = None
    """What kind of thing it is: `state`, `organisation`, `person`, `group`, `place`, or one of `entity-kinds` in the
    settings."""

    code: Filled | None = None
    """A code, such as the two letters of ISO 3166 for a state."""

    aliases: Annotated[tuple[Filled, ...], Entries(most=NAMES)] = ()
    """Other names for it, such as PRC. List a capital only if a source uses it for the state, as Beijing for China."""

    same_as: Annotated[tuple[Url, ...], Entries(most=NAMES)] = ()
    """Its addresses in other registers, such as Wikidata, ORCID, ROR or an ontology."""

    sensitive: Flag | None = None
    """Whether each claim and row about it needs [two reviewers](publishing.md#who-may-publish)."""

    was: Annotated[tuple[Id, ...], Entries(most=FORMER)] = ()
    """Its former ids. Their addresses redirect here."""


R = TypeVar("R", Source, Entity)


def by_any_id(records: Mapping[str, R], name: str) -> R | None:
    """Return the record that has an id now or had it before; None if there is none."""
    return records.get(name) or next((record for record in records.values() if name in record.was), None)
