"""What was published: an edition, which is a briefing frozen with everything that its pages show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from generator.model.asked import OneOf
from generator.model.briefings import Claim, FrontMatter, Listed
from generator.model.forms import EDITION_KINDS, Day, Digest, Id, Words
from generator.model.places import Text
from generator.model.prose import Prose
from generator.model.schema import Record
from generator.model.settings import Policy
from generator.model.sources import Entity, Source
from generator.model.verdicts import Verdict

SCHEMAS: Mapping[int, Mapping[str, bool]] = {
    1: {},
    2: {"policy": True, "expedited": False},
    3: {"contents.verdicts.*.glosses": False},
}
"""Every version of the files of editions: the keys that it brought, and whether an edition needs them.

A key that a version brings further inside is empty by default, so that older editions are written as they were.
An edition passed the rules of its version: each rule that came later says since which one it holds.
"""
UNWRITTEN = ("contents.verdicts.*.newer",)
"""Keys of records of editions that no edition has."""

SCHEMA = max(SCHEMAS)
"""The version that this generator writes; it reads every older one."""


def edition_file(briefing: str, number: int) -> str:
    """Return the path of the file of an edition in its project."""
    return f"briefings/{briefing}/editions/{number}.json"


def edition_address(briefing: str, number: int) -> str:
    """Return the address of the page of an edition in the site."""
    return f"{briefing}/editions/{number}/"


@dataclass(frozen=True, kw_only=True)
class Contents(Record):
    """What a briefing says, and all that it rests on.

    Every piece of evidence and every row has its id.
    ``sources`` and ``entities`` are those that the briefing names, in the order of their ids.
    ``elsewhere`` holds the claims of other briefings that it names, by ``<briefing>/<claim>``.
    ``verdicts`` are those of its quotations, by their anchors on the page: ``c1-e2``, ``narrative-q1``.
    """

    front_matter: FrontMatter
    narrative: Prose
    articles: Mapping[str, Prose] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    lists: tuple[Listed, ...] = ()
    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    elsewhere: Mapping[str, Claim] = field(default_factory=dict)
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Edition(Record):
    """A briefing as it was published.

    ``date`` is the day on which it was; a minor edition does not move the date that a briefing shows.
    ``previous`` is the digest of the edition before it, ``sha256`` its own.
    ``policy`` is the one in force when it was published, and ``expedited`` says why it did not wait for its reviewers.
    """

    schema: int
    briefing: Id
    number: int
    date: Day
    kind: Annotated[Text, OneOf(EDITION_KINDS)]
    note: Words
    conclusion_changed: bool
    previous: Digest | None
    sha256: Digest
    contents: Contents
    policy: Policy | None = None
    expedited: Words | None = None
