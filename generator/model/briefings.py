"""Define what we say: briefings, their claims with evidence, and their lists of members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated

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
    Occurrence,
    Quoted,
    Reference,
    Tag,
    Words,
)
from generator.model.places import Text
from generator.model.prose import Prose
from generator.model.requirements import Either, Entries, Handle, OneOf
from generator.model.scales import Graded
from generator.model.schema import Record
from generator.model.sources import Withdrawal


@dataclass(frozen=True, kw_only=True)
class Locator(Record):
    """The place of the words in the source, in CSL's form: a label (page, paragraph, section …) and a value."""

    label: Filled
    """What is counted: `page`, `paragraph`, `section` …"""

    value: Filled
    """Its number, or its name in six words at most."""


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
    """Words of a source, which are checked, and their place. ``capture`` names one of the source's captures."""

    source: Reference
    """The source that contains the words."""

    quote: Quoted
    """Its words, which are checked against the capture."""

    id: Id | None = None
    """Its address within the claim, list or row. Without one, it gets a permanent number when it is
    first published."""

    stance: Annotated[Text, OneOf(STANCES)] = Text("supports")
    """What the words do for the claim."""

    note: Words | None = None
    """Why these words bear on the claim, in our words."""

    speaker: Words | None = None
    """Who says the words, if that is not the source's author."""

    locator: Locator | None = None
    """Where in the source the words stand."""

    language: Tag | None = None
    """The language of the words, if it is not the source's."""

    translation: Translation | None = None
    """The words in another language."""

    capture: Reference | None = None
    """The capture that contains the words, if it is not the newest."""

    prefix: Quoted | None = None
    """The words directly before the quote, to choose one of several places."""

    suffix: Quoted | None = None
    """The words directly after the quote, to choose one of several places."""

    occurrence: Occurrence | None = None
    """The number of the place that is meant, if the words stand in several; `any` for a term, a title or a name that
    means the same everywhere."""

    acknowledge: Mapping[Text, Words] = field(default_factory=dict)
    """Why the quote is fair in spite of a warning: the reason, under the name of the rule."""

    withdrawn: Withdrawal | None = None
    """When and why the desk withdrew it. It stays as a tombstone and supports nothing."""


Proof = Annotated[tuple[Evidence, ...], Entries(1, EVIDENCE)]
"""Evidence, at least one piece."""


def upheld(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence that the desk has not withdrawn: a tombstone supports nothing."""
    return tuple(item for item in evidence if not item.withdrawn)


@dataclass(frozen=True, kw_only=True)
class Relation(Record):
    """The relation of one claim to another."""

    claim: Filled
    """The other claim: `c1` of this briefing, or `other-briefing/c1`."""

    kind: Annotated[Text, OneOf(RELATIONS)]
    """How this claim relates to the other."""


@dataclass(frozen=True, kw_only=True)
class Credibility(Record):
    """The Admiralty grade of a piece of information, 1 to 6, with its reason; 6 means that it cannot be judged."""

    grade: Annotated[Text, OneOf(CREDIBILITY)]
    """The grade: `1` is the best, and `6` means that the claim cannot be judged."""

    because: Words
    """Why the claim has this grade."""


@dataclass(frozen=True, kw_only=True)
class Validity(Record):
    """The time for which a claim is said to hold."""

    from_: Edtf | None = None
    """The date from which it holds."""

    until: Edtf | None = None
    """The last date on which it holds."""


@dataclass(frozen=True, kw_only=True)
class Correction(Record):
    """What was wrong with a published claim or row; what is right, the record itself says now."""

    on: Day
    """The day on which the desk corrected it."""

    text: Words
    """What was wrong, in our words."""


@dataclass(frozen=True, kw_only=True)
class Claim(Record):
    """One statement in our words, without attribution: the renderer adds who reports it."""

    id: Id
    """Its address within the briefing, such as `c1`. Never use it again for another claim."""

    statement: Words
    """The claim, without who says it: the page adds that."""

    evidence: Proof
    """The words that it rests on: one piece of evidence or more."""

    kind: Annotated[Text, OneOf(CLAIM_KINDS)] = Text("fact")
    """What kind of claim it is."""

    status: Annotated[Text, OneOf(STATUSES)] = Text("reported")
    """Its status: see [How to read this site](how-to-read.md)."""

    likelihood: Annotated[Text, OneOf(tuple(LIKELIHOODS))] | None = None
    """A term of ICD 203, for forecasts and assessments that the desk itself makes."""

    credibility: Credibility | None = None
    """How credible the claim is, in the desk's judgement."""

    grades: Annotated[tuple[Graded, ...], Entries(most=NAMES)] = ()
    """Its grades on scales that the desk declares."""

    about: Annotated[tuple[Reference, ...], Entries(most=NAMES)] = ()
    """The entities that it is about."""

    relations: Annotated[tuple[Relation, ...], Entries(most=NAMES)] = ()
    """How it relates to other claims."""

    valid: Annotated[Validity, Either(("from", "until"))] | None = None
    """When it holds. Once that has passed, pages say so first."""

    corrections: Annotated[tuple[Correction, ...], Entries(most=NAMES)] = ()
    """What was wrong with it."""

    section: Words | None = None
    """The heading under which the page shows it."""

    reply: Evidence | None = None
    """What those whom it is about answered: words that are checked, and take no side."""

    withdrawn: Withdrawal | None = None
    """When and why the desk withdrew it. The claim stays as a tombstone."""

    @property
    def quoted(self) -> tuple[Evidence, ...]:
        """Everything that it quotes: its evidence, then the reply."""
        return (*self.evidence, self.reply) if self.reply else self.evidence


@dataclass(frozen=True, kw_only=True)
class Member(Record):
    """One row of a list: an entity, or a name as the source writes it."""

    evidence: Annotated[tuple[Evidence, ...], Entries(most=EVIDENCE)] = ()
    """Its own evidence. A row without it rests on the list's, if those words name it."""

    id: Id | None = None
    """Its address within the list; by default, the id of the entity."""

    entity: Reference | None = None
    """The entity that is a member. A row needs this or `name`."""

    name: Filled | None = None
    """The member as the source writes it, if it is not one of our entities."""

    role: Words | None = None
    """Its part in the group."""

    standing: Annotated[Text, OneOf(STANDINGS)] = Text("named")
    """How it belongs to the list."""

    from_: Edtf | None = None
    """The date from which it has this standing."""

    until: Edtf | None = None
    """The date until which it had this standing."""

    corrections: Annotated[tuple[Correction, ...], Entries(most=NAMES)] = ()
    """What was wrong with it."""

    values: Mapping[Text, Quoted] = field(default_factory=dict)
    """Its value in each column of the list, as the evidence words it."""

    withdrawn: Withdrawal | None = None
    """When and why the desk withdrew the row."""


@dataclass(frozen=True, kw_only=True)
class OpenEnd(Record):
    """Members that a source leaves unnamed, such as other nations."""

    text: Words
    """The unnamed members in our words, such as other nations."""

    evidence: Proof
    """The words that mention them."""

    withdrawn: Withdrawal | None = None
    """When and why the desk withdrew it."""


@dataclass(frozen=True, kw_only=True)
class Column(Record):
    """A column of a list that the desk names, such as the votes of its members."""

    id: Id
    """The name under which rows state their value."""

    title: Words
    """Its title on the page."""


@dataclass(frozen=True, kw_only=True)
class MemberList(Record):
    """A list of members; without members, its page says so."""

    id: Id
    """Its address within the briefing."""

    title: Words
    """Its title."""

    kind: Annotated[Text, OneOf(LIST_KINDS)] = Text("grouping")
    """What kind of list it is."""

    evidence: Annotated[tuple[Evidence, ...], Entries(most=EVIDENCE)] = ()
    """Evidence for the list itself. A list needs this or `members`."""

    columns: Annotated[tuple[Column, ...], Entries(most=NAMES)] = ()
    """Columns of its own, besides role and period."""

    members: tuple[Annotated[Member, Either(("entity", "name"))], ...] = ()
    """Its rows. If a list has none, the page says so."""

    open_end: OpenEnd | None = None
    """Members that the source leaves unnamed."""

    withdrawn: Withdrawal | None = None
    """When and why the desk withdrew it."""


Listed = Annotated[MemberList, Either(("members", "evidence"))]


@dataclass(frozen=True, kw_only=True)
class KeyPoint(Record):
    """One sentence for a reader in a hurry, and the claims that it rests on."""

    text: Words
    """The sentence, without who reports it: the page adds that."""

    claims: Annotated[tuple[Filled, ...], Entries(1)]
    """The claims that it rests on: `c1` of this briefing, or `other-briefing/c1`."""


@dataclass(frozen=True, kw_only=True)
class FrontMatter(Record):
    """The front matter of ``briefing.md``."""

    title: Words
    """Its title."""

    question: Words | None = None
    """The question that it answers."""

    key_points: tuple[KeyPoint, ...] = ()
    """The main points, for a reader in a hurry."""

    topics: Annotated[tuple[Id, ...], Entries(most=NAMES)] = ()
    """What it is about. The home page lists the briefings of each topic."""

    authors: Annotated[tuple[Annotated[Text, Handle()], ...], Entries(most=NAMES)] = ()
    """The handles of its authors, as the desk states them."""

    reviewers: Annotated[tuple[Annotated[Text, Handle()], ...], Entries(most=NAMES)] = ()
    """The handles of its reviewers; see [who may publish](publishing.md#who-may-publish)."""

    updated: Day | None = None
    """The day of the last change, until there is an edition with a date."""

    review_by: Day | None = None
    """The day by which the desk should review it again. The check warns once it has passed."""

    not_before: Day | None = None
    """The day before which it is not published: see [embargoes](publishing.md#embargoes)."""

    was: Annotated[tuple[Id, ...], Entries(most=FORMER)] = ()
    """Its former ids. Their addresses redirect here."""


@dataclass(frozen=True, kw_only=True)
class Briefing:
    """The contents of one folder of ``briefings/``.

    ``articles`` maps the id of a source to the summary of its article.
    """

    id: Text
    head: FrontMatter
    narrative: Prose
    articles: Mapping[str, Prose] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    lists: tuple[MemberList, ...] = ()

    @property
    def prose(self) -> tuple[Prose, ...]:
        """All of its Markdown: first the narrative, then the summaries."""
        return self.narrative, *self.articles.values()
