"""What we say: briefings with their claims, the evidence under each, and the lists of members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from generator.model.asked import Either, Entries, OneOf
from generator.model.bounds import EVIDENCE, FORMER, NAMES
from generator.model.forms import (
    CLAIM_KINDS,
    CREDIBILITY,
    LIKELIHOODS,
    LIST_KINDS,
    RELATIONS,
    STANCES,
    STANDINGS,
    STATUSES,
    Day,
    Edtf,
    Filled,
    Id,
    Quoted,
    Reference,
    Tag,
    Words,
)
from generator.model.places import Text
from generator.model.prose import Prose
from generator.model.schema import Record
from generator.model.sources import Withdrawal


@dataclass(frozen=True, kw_only=True)
class Locator(Record):
    """Where in the source the words stand, as CSL says it: a label (page, paragraph, section …) and a value."""

    label: Filled
    value: Filled


@dataclass(frozen=True, kw_only=True)
class Translation(Record):
    """A quote in another language, and who translated it."""

    language: Tag
    text: Quoted
    by: Filled | None = None


@dataclass(frozen=True, kw_only=True)
class Evidence(Record):
    """Their words, which are checked, and where they stand. ``capture`` names one of the source's captures."""

    source: Reference
    quote: Quoted
    id: Id | None = None
    stance: Annotated[Text, OneOf(STANCES)] = Text("supports")
    speaker: Words | None = None
    locator: Locator | None = None
    language: Tag | None = None
    translation: Translation | None = None
    capture: Reference | None = None
    prefix: Quoted | None = None
    suffix: Quoted | None = None
    acknowledge: Mapping[Text, Words] = field(default_factory=dict)
    withdrawn: Withdrawal | None = None


Proof = Annotated[tuple[Evidence, ...], Entries(1, EVIDENCE)]
"""The evidence that a record needs."""


def upheld(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Give the evidence that the desk has not withdrawn: what stays as a tombstone carries nothing."""
    return tuple(item for item in evidence if not item.withdrawn)


@dataclass(frozen=True, kw_only=True)
class Relation(Record):
    """How one claim stands to another."""

    claim: Filled
    kind: Annotated[Text, OneOf(RELATIONS)]


@dataclass(frozen=True, kw_only=True)
class Credibility(Record):
    """Admiralty grade of a piece of information, 1 to 6, with its rationale; 6 means that it cannot be judged."""

    grade: Annotated[Text, OneOf(CREDIBILITY)]
    because: Words


@dataclass(frozen=True, kw_only=True)
class Claim(Record):
    """One thing said, in our words and bare: who reports it is for the renderer to say."""

    id: Id
    statement: Words
    evidence: Proof
    kind: Annotated[Text, OneOf(CLAIM_KINDS)] = Text("fact")
    status: Annotated[Text, OneOf(STATUSES)] = Text("reported")
    likelihood: Annotated[Text, OneOf(tuple(LIKELIHOODS))] | None = None
    credibility: Credibility | None = None
    about: Annotated[tuple[Reference, ...], Entries(most=NAMES)] = ()
    relations: Annotated[tuple[Relation, ...], Entries(most=NAMES)] = ()
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True, kw_only=True)
class Member(Record):
    """One row of a list: an entity, or a name as the source words it."""

    evidence: Proof
    id: Id | None = None
    entity: Reference | None = None
    name: Filled | None = None
    role: Words | None = None
    standing: Annotated[Text, OneOf(STANDINGS)] = Text("named")
    from_: Edtf | None = None
    until: Edtf | None = None
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True, kw_only=True)
class OpenEnd(Record):
    """Members that a source leaves unnamed, such as other nations."""

    text: Words
    evidence: Proof
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True, kw_only=True)
class MemberList(Record):
    """A list of members; it may have none, and then it says so."""

    id: Id
    title: Words
    kind: Annotated[Text, OneOf(LIST_KINDS)] = Text("grouping")
    evidence: Annotated[tuple[Evidence, ...], Entries(most=EVIDENCE)] = ()
    members: tuple[Annotated[Member, Either(("entity", "name"))], ...] = ()
    open_end: OpenEnd | None = None
    withdrawn: Withdrawal | None = None


Listed = Annotated[MemberList, Either(("members", "evidence"))]


@dataclass(frozen=True, kw_only=True)
class KeyPoint(Record):
    """One sentence that a hurried reader takes away, and the claims it rests on."""

    text: Words
    claims: Annotated[tuple[Filled, ...], Entries(1)]


@dataclass(frozen=True, kw_only=True)
class FrontMatter(Record):
    """The head of ``briefing.md``."""

    title: Words
    question: Words | None = None
    key_points: tuple[KeyPoint, ...] = ()
    topics: Annotated[tuple[Id, ...], Entries(most=NAMES)] = ()
    authors: Annotated[tuple[Filled, ...], Entries(most=NAMES)] = ()
    reviewers: Annotated[tuple[Filled, ...], Entries(most=NAMES)] = ()
    updated: Day | None = None
    review_by: Day | None = None
    was: Annotated[tuple[Id, ...], Entries(most=FORMER)] = ()


@dataclass(frozen=True, kw_only=True)
class Briefing:
    """One folder of ``briefings/``. ``articles`` holds the summary of each article by the id of its source."""

    id: Text
    head: FrontMatter
    narrative: Prose
    articles: Mapping[str, Prose] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    lists: tuple[MemberList, ...] = ()

    @property
    def prose(self) -> tuple[Prose, ...]:
        """All of its Markdown: the narrative, and then the summaries."""
        return self.narrative, *self.articles.values()
