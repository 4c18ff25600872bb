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
    """What is counted: `page`, `paragraph`, `section` …"""

    value: Filled
    """Its number, or its name."""


@dataclass(frozen=True, kw_only=True)
class Translation(Record):
    """A quote in another language, and who translated it."""

    language: Tag
    """The language of the translation."""

    text: Quoted
    """The translated words."""

    by: Filled | None = None
    """Who translated them."""


@dataclass(frozen=True, kw_only=True)
class Evidence(Record):
    """Their words, which are checked, and where they stand. ``capture`` names one of the source's captures."""

    source: Reference
    """The source that has the words."""

    quote: Quoted
    """Its words, which are checked against the capture."""

    id: Id | None = None
    """Its address within the claim, list or row. Without one, it is numbered when first published, and keeps that
    number."""

    stance: Annotated[Text, OneOf(STANCES)] = Text("supports")
    """What the words do for the claim."""

    speaker: Words | None = None
    """Who says the words, where that is not the source's author."""

    locator: Locator | None = None
    """Where in the source the words stand."""

    language: Tag | None = None
    """The language of the words, where it is not the source's."""

    translation: Translation | None = None
    """The words in another language."""

    capture: Reference | None = None
    """Which capture of the source has the words, where it is not the newest."""

    prefix: Quoted | None = None
    """The words directly before the quote, to single out one of several places."""

    suffix: Quoted | None = None
    """The words directly after the quote, to single out one of several places."""

    acknowledge: Mapping[Text, Words] = field(default_factory=dict)
    """Why a warning is fair: under the name of its rule, the reason."""

    withdrawn: Withdrawal | None = None
    """When and why the desk withdrew it; it stays as a tombstone and carries nothing."""


Proof = Annotated[tuple[Evidence, ...], Entries(1, EVIDENCE)]
"""The evidence that a record needs."""


def upheld(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Give the evidence that the desk has not withdrawn: what stays as a tombstone carries nothing."""
    return tuple(item for item in evidence if not item.withdrawn)


@dataclass(frozen=True, kw_only=True)
class Relation(Record):
    """How one claim stands to another."""

    claim: Filled
    """The other claim: `c1` of this briefing, or `other-briefing/c1`."""

    kind: Annotated[Text, OneOf(RELATIONS)]
    """What this claim does to the other."""


@dataclass(frozen=True, kw_only=True)
class Credibility(Record):
    """Admiralty grade of a piece of information, 1 to 6, with its rationale; 6 means that it cannot be judged."""

    grade: Annotated[Text, OneOf(CREDIBILITY)]
    """The grade: `1` is the best, and `6` says that nothing is known to judge the claim by."""

    because: Words
    """Why the claim has this grade."""


@dataclass(frozen=True, kw_only=True)
class Claim(Record):
    """One thing said, in our words and bare: who reports it is for the renderer to say."""

    id: Id
    """Its address within the briefing, such as `c1`. Never used again for another claim."""

    statement: Words
    """The bare claim, without who says it: the page adds that."""

    evidence: Proof
    """The words that it rests on, one piece or more."""

    kind: Annotated[Text, OneOf(CLAIM_KINDS)] = Text("fact")
    """What kind of claim it is."""

    status: Annotated[Text, OneOf(STATUSES)] = Text("reported")
    """How it stands: see [How to read this site](how-to-read.md)."""

    likelihood: Annotated[Text, OneOf(tuple(LIKELIHOODS))] | None = None
    """A term of ICD 203, for forecasts and assessments that the desk itself makes."""

    credibility: Credibility | None = None
    """How credible the claim is, in the desk's judgement."""

    about: Annotated[tuple[Reference, ...], Entries(most=NAMES)] = ()
    """The entities that it is about."""

    relations: Annotated[tuple[Relation, ...], Entries(most=NAMES)] = ()
    """How it stands to other claims."""

    withdrawn: Withdrawal | None = None
    """When and why the desk withdrew it. The claim stays as a tombstone."""


@dataclass(frozen=True, kw_only=True)
class Member(Record):
    """One row of a list: an entity, or a name as the source words it."""

    evidence: Proof
    """Its own evidence, even where other rows have the same."""

    id: Id | None = None
    """Its address within the list. Without one, it is that of the entity."""

    entity: Reference | None = None
    """The entity that is a member. A row needs this or `name`."""

    name: Filled | None = None
    """The member as the source words it, where it is not an entity of ours."""

    role: Words | None = None
    """Its part in what the list is of."""

    standing: Annotated[Text, OneOf(STANDINGS)] = Text("named")
    """How it belongs to the list."""

    from_: Edtf | None = None
    """Since when it has this standing."""

    until: Edtf | None = None
    """Until when it had this standing."""

    withdrawn: Withdrawal | None = None
    """When and why the desk withdrew the row."""


@dataclass(frozen=True, kw_only=True)
class OpenEnd(Record):
    """Members that a source leaves unnamed, such as other nations."""

    text: Words
    """Whom the source leaves unnamed, such as other nations."""

    evidence: Proof
    """The words that say so."""

    withdrawn: Withdrawal | None = None
    """When and why the desk withdrew it."""


@dataclass(frozen=True, kw_only=True)
class MemberList(Record):
    """A list of members; it may have none, and then it says so."""

    id: Id
    """Its address within the briefing."""

    title: Words
    """Its title."""

    kind: Annotated[Text, OneOf(LIST_KINDS)] = Text("grouping")
    """What kind of list it is."""

    evidence: Annotated[tuple[Evidence, ...], Entries(most=EVIDENCE)] = ()
    """Evidence for the list itself. A list needs this or `members`."""

    members: tuple[Annotated[Member, Either(("entity", "name"))], ...] = ()
    """Its rows. A list may have none, and then the page says so."""

    open_end: OpenEnd | None = None
    """Members that the source leaves unnamed."""

    withdrawn: Withdrawal | None = None
    """When and why the desk withdrew it."""


Listed = Annotated[MemberList, Either(("members", "evidence"))]


@dataclass(frozen=True, kw_only=True)
class KeyPoint(Record):
    """One sentence that a hurried reader takes away, and the claims it rests on."""

    text: Words
    """The sentence, bare: the page puts before it who reports it."""

    claims: Annotated[tuple[Filled, ...], Entries(1)]
    """The claims that it rests on: `c1` of this briefing, or `other-briefing/c1`."""


@dataclass(frozen=True, kw_only=True)
class FrontMatter(Record):
    """The head of ``briefing.md``."""

    title: Words
    """Its title."""

    question: Words | None = None
    """What it sets out to answer."""

    key_points: tuple[KeyPoint, ...] = ()
    """What a hurried reader takes away."""

    topics: Annotated[tuple[Id, ...], Entries(most=NAMES)] = ()
    """What it is about; the home page lists the briefings of each topic."""

    authors: Annotated[tuple[Filled, ...], Entries(most=NAMES)] = ()
    """The handles of those who wrote it, as the desk states them."""

    reviewers: Annotated[tuple[Filled, ...], Entries(most=NAMES)] = ()
    """The handles of those who read it; see [who may publish](publishing.md#who-may-publish)."""

    updated: Day | None = None
    """The day of the last change, until an edition carries the date."""

    review_by: Day | None = None
    """The day by which the desk owes it another look."""

    was: Annotated[tuple[Id, ...], Entries(most=FORMER)] = ()
    """Ids that it had before; their addresses lead on."""


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
