"""What we say: briefings with their claims, the evidence under each, and the lists of members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated

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
    Id,
    OneOf,
    Quoted,
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

    label: Text
    value: Text


@dataclass(frozen=True, kw_only=True)
class Translation(Record):
    """A quote in another language, and who translated it."""

    language: Tag
    text: Quoted
    by: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Evidence(Record):
    """Their words, which are checked, and where they stand. ``capture`` names one of the source's captures."""

    source: Id
    quote: Quoted
    id: Id | None = None
    stance: Annotated[Text, OneOf(STANCES)] = Text("supports")
    speaker: Words | None = None
    locator: Locator | None = None
    language: Tag | None = None
    translation: Translation | None = None
    capture: Id | None = None
    prefix: Quoted | None = None
    suffix: Quoted | None = None
    acknowledge: Mapping[Text, Words] = field(default_factory=dict)
    withdrawn: Withdrawal | None = None


def upheld(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Give the evidence that the desk has not withdrawn: what stays as a tombstone carries nothing."""
    return tuple(item for item in evidence if not item.withdrawn)


@dataclass(frozen=True, kw_only=True)
class Relation(Record):
    """How one claim stands to another."""

    claim: Text
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
    evidence: tuple[Evidence, ...]
    kind: Annotated[Text, OneOf(CLAIM_KINDS)] = Text("fact")
    status: Annotated[Text, OneOf(STATUSES)] = Text("reported")
    likelihood: Annotated[Text, OneOf(tuple(LIKELIHOODS))] | None = None
    credibility: Credibility | None = None
    about: tuple[Id, ...] = ()
    relations: tuple[Relation, ...] = ()
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True, kw_only=True)
class Member(Record):
    """One row of a list: an entity, or a name as the source words it."""

    evidence: tuple[Evidence, ...]
    id: Id | None = None
    entity: Id | None = None
    name: Text | None = None
    role: Words | None = None
    standing: Annotated[Text, OneOf(STANDINGS)] = Text("named")
    from_: Edtf | None = None
    until: Edtf | None = None
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True, kw_only=True)
class OpenEnd(Record):
    """Members that a source leaves unnamed, such as other nations."""

    text: Words
    evidence: tuple[Evidence, ...]
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True, kw_only=True)
class MemberList(Record):
    """A list of members; it may have none, and then it says so."""

    id: Id
    title: Words
    kind: Annotated[Text, OneOf(LIST_KINDS)] = Text("grouping")
    evidence: tuple[Evidence, ...] = ()
    members: tuple[Member, ...] = ()
    open_end: OpenEnd | None = None
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True, kw_only=True)
class KeyPoint(Record):
    """One sentence that a hurried reader takes away, and the claims it rests on."""

    text: Words
    claims: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class FrontMatter(Record):
    """The head of ``briefing.md``."""

    title: Words
    question: Words | None = None
    key_points: tuple[KeyPoint, ...] = ()
    topics: tuple[Id, ...] = ()
    authors: tuple[Text, ...] = ()
    reviewers: tuple[Text, ...] = ()
    updated: Day | None = None
    review_by: Day | None = None
    was: tuple[Id, ...] = ()


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
