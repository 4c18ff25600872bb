"""Define an edition: a briefing as published, frozen with everything that its pages show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from generator.model.briefings import Claim, FrontMatter, Listed
from generator.model.forms import EDITION_KINDS, Day, Digest, Id, Salt, Words
from generator.model.places import Text
from generator.model.prose import Prose
from generator.model.redactions import Redaction
from generator.model.requirements import OneOf
from generator.model.schema import Record
from generator.model.settings import Policy
from generator.model.sources import Entity, Source
from generator.model.verdicts import Verdict

SCHEMAS: Mapping[int, Mapping[str, bool]] = {
    1: {},
    2: {"Edition.policy": True, "Edition.expedited": False},
    3: {"Verdict.glosses": False},
    4: {"Verdict.continues": False, "Capture.acknowledge": False, "Evidence.occurrence": False},
    5: {
        "Claim.valid": False,
        "Claim.corrections": False,
        "Member.corrections": False,
        "FrontMatter.not-before": False,
        "Edition.salts": True,
        "Capture.redacted": False,
        "Source.authority": False,
        "Source.grades": False,
        "Capture.original": False,
        "Claim.grades": False,
        "Source.license": False,
        "Source.rights-holder": False,
        "Name.dropping-particle": False,
        "Name.non-dropping-particle": False,
        "Name.static-ordering": False,
        "Claim.section": False,
        "Claim.reply": False,
        "Evidence.note": False,
        "MemberList.columns": False,
        "Member.values": False,
        "Entity.same-as": False,
        "Entity.sensitive": False,
    },
}
"""Every version of the edition file: the keys that it added to a record, and whether the record needs them.

A key that a version adds within the contents is empty by default, so older editions are still written as they were.
An edition passed the rules of its version. A rule that was added later states its first version.
"""
WORDS: Mapping[int, Mapping[str, frozenset[str]]] = {
    5: {
        "Source.control": frozenset({"public"}),
        "Claim.kind": frozenset({"provision"}),
        "Claim.status": frozenset({"denied", "documented"}),
        "Evidence.stance": frozenset({"supports-in-part"}),
        "Relation.kind": frozenset({"causes", "supersedes"}),
    },
}
"""The words that a version added to the closed list of a key; no older edition can contain them."""
UNWRITTEN = "Verdict.newer"
"""The key of a record in an edition that is never written to its file."""

SCHEMA = max(SCHEMAS)
"""The version that this generator writes. It reads every older version."""


def edition_file(briefing: str, number: int) -> str:
    """Return the path of the file of an edition in its project."""
    return f"briefings/{briefing}/editions/{number}.json"


def edition_address(briefing: str, number: int) -> str:
    """Return the address of the page of an edition in the site."""
    return f"{briefing}/editions/{number}/"


@dataclass(frozen=True, kw_only=True)
class Contents(Record):
    """What a briefing says, and everything that it rests on.

    Every piece of evidence and every row has its id.
    ``sources`` and ``entities`` are those that the briefing names, ordered by id.
    ``elsewhere`` maps ``<briefing>/<claim>`` to each claim of another briefing that it names.
    ``verdicts`` maps the anchor of each quotation on the page (``c1-e2``, ``narrative-q1``) to its verdict.
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

    ``date`` is the day of publication; a minor edition does not move the date that a briefing shows.
    ``previous`` is the digest of the previous edition, ``sha256`` its own.
    ``policy`` was in force when it was published; ``expedited`` states why it did not wait for its reviewers.
    ``salts`` are what the digest is computed with; ``redactions`` are what was taken out since.
    ``resealed`` is the digest of the file as it is now, if that is the only one that can still be computed.
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
    salts: Mapping[Text, Salt] = field(default_factory=dict)
    redactions: tuple[Redaction, ...] = ()
    resealed: Digest | None = None


def count_redacted(edition: Edition) -> Mapping[tuple[Text, Text], int]:
    """Return the number of words that were taken out of an edition, by the day and the reason."""
    counts: dict[tuple[Text, Text], int] = {}
    for redaction in edition.redactions:
        key = redaction.on, redaction.because
        counts[key] = counts.get(key, 0) + len(redaction.spans)
    return counts
