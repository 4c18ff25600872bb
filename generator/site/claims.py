"""Group the claims of a briefing by status, and build the filters of their table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.check.anchors import section_anchor
from generator.model.addresses import GROUP, GROUPS, Address
from generator.site.attribution import DOCUMENTED, attribute_reply
from generator.site.components import Fact, Filter, Link, Quote
from generator.site.dates import describe_correction, describe_withdrawal
from generator.site.grades import grade_facts
from generator.site.labels import CLAIM_KINDS, CREDIBILITY, STATUSES, Meaning, likelihood
from generator.site.words import capitalised, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.model import Briefing, Claim, Withdrawal
    from generator.model.places import Text
    from generator.site.attribution import Attributed
    from generator.site.index import SiteIndex


@dataclass(frozen=True, kw_only=True)
class ClaimRow:
    """A claim with everything that is known about it, as a row of the claim table."""

    anchor: str
    sentence: Attributed
    kind: Meaning
    status: Meaning
    facets: Mapping[str, tuple[str, ...]]
    """The values that the table can be filtered by, by the name of the filter; they are words of the record."""
    likelihood: str
    credibility: Fact | None
    """Its grade of credibility; None if the desk grades no claim so."""
    quotes: tuple[Quote, ...]
    section: str
    replied: Attributed | None
    """What those whom the claim is about answered, as a sentence that first says who replied."""
    reply: tuple[Quote, ...]
    relations: tuple[tuple[str, tuple[Link, ...]], ...]
    about: tuple[Link, ...]
    withdrawn: tuple[str, Link | None] | None
    corrections: tuple[str, ...] = ()
    grades: tuple[Fact, ...] = ()
    """Its grades on scales of the desk."""
    history: tuple[tuple[Link, str], ...] = ()
    """What changed in the claim, edition by edition."""
    cite: str = ""
    """The reference to copy; empty in a draft, which nobody can cite."""
    report: Link | None = None
    """Where an error in the claim is reported; None in a draft, and if the desk has no issue tracker."""


class ClaimSection(NamedTuple):
    """The claims of a group under one heading of the desk's, or before the first of these headings."""

    anchor: str
    title: str
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True)
class ClaimGroup:
    """The claims of one group, such as disputed claims, by section, with what their statuses mean."""

    id: str
    title: str
    sense: str
    sections: tuple[ClaimSection, ...]

    @property
    def rows(self) -> tuple[ClaimRow, ...]:
        """All claims of the group."""
        return tuple(row for section in self.sections for row in section.rows)


def groups(claims: Iterable[Claim], rows: Mapping[Text, ClaimRow]) -> Iterator[ClaimGroup]:
    """Return each group that has claims, with the meaning of their statuses.

    Withdrawn claims are in the group of their status.
    """
    by_group = {name: members for name, members in _by_group(claims) if members}
    times = Counter(section for members in by_group.values() for section in {each.section or "" for each in members})
    for name, members in by_group.items():
        shown = tuple(rows[claim.id] for claim in members)
        sections = tuple(_sections(name, shown, times)) if any(times) else (ClaimSection("", "", shown),)
        title = message(f"groups.{name}.title")
        yield ClaimGroup(GROUP.format(name), title, _explain_statuses(members), sections)


def _sections(group: str, rows: Iterable[ClaimRow], times: Mapping[str, int]) -> Iterator[ClaimSection]:
    """Return each section in the order of its first claim, then the claims without a section.

    The heading of a section that several groups have, as ``times`` counts, names the group too.
    """
    found: dict[str, list[ClaimRow]] = {}
    for row in sorted(rows, key=lambda row: not row.section):
        found.setdefault(section_anchor(group, row.section), []).append(row)
    for anchor, several in found.items():
        section = several[0].section
        title = section or message("groups.others")
        if times[section] > 1:
            title = message("groups.section", group=message(f"groups.{group}.label"), section=title)
        yield ClaimSection(anchor, title, tuple(several))


def count_groups(claims: tuple[Claim, ...], past: int = 0) -> Iterator[Fact]:
    """Return a fact with the number of claims for each group, for claims that no longer hold, and for withdrawn ones.

    Withdrawn claims do not count in their group; a group without claims has a fact too, except that of documented ones.
    ``past`` is the number of those that no longer hold.
    """
    if not claims:
        return
    for name, members in _by_group(claims):
        if name == DOCUMENTED and not members:
            continue
        standing = sum(not claim.withdrawn for claim in members)
        link = f"#{GROUP.format(name)}" if members else ""
        yield Fact(message(f"groups.{name}.label"), str(standing or message("groups.none")), link=link)
    if past:
        yield Fact(message("times.past"), str(past))
    if withdrawn := sum(bool(claim.withdrawn) for claim in claims):
        yield Fact(message("groups.withdrawn"), str(withdrawn))


def _by_group(claims: Iterable[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    claims = list(claims)
    for name, statuses in GROUPS:
        yield name, [claim for claim in claims if claim.status in statuses]


def _explain_statuses(claims: Iterable[Claim]) -> str:
    """Return what the statuses of these claims mean."""
    statuses = {claim.status for claim in claims}
    senses = [meaning for status, meaning in STATUSES.items() if status in statuses]
    if len(senses) == 1:
        return senses[0].sense
    return " ".join(
        message("groups.sense", status=capitalised(meaning.label), sense=meaning.sense) for meaning in senses
    )


WITHDRAWN = "withdrawn"


def facets(claim: Claim) -> Mapping[str, tuple[str, ...]]:
    """Return the values of a claim by the name of the filter.

    The status of a withdrawn claim is that it is withdrawn.
    """
    return {
        "status": (WITHDRAWN if claim.withdrawn else str(claim.status),),
        "kind": (str(claim.kind),),
        "source": tuple(dict.fromkeys(str(item.source) for item in claim.evidence)),
        "about": tuple(str(name) for name in claim.about),
    }


def filters(claims: Iterable[Claim], index: SiteIndex) -> Iterator[Filter]:
    """Return the filters of the claim table, each with the values that occur."""
    entities = index.library.entities
    labels: Mapping[str, Callable[[str], str]] = {
        "status": lambda value: message("filter.withdrawn") if value == WITHDRAWN else STATUSES[value].label,
        "kind": lambda value: CLAIM_KINDS[value].label,
        "source": lambda value: index.sources[value].words if value in index.sources else value,
        "about": lambda value: str(entities[value].name) if value in entities else value,
    }
    all_values = [facets(claim) for claim in claims]
    for name, label in labels.items():
        values = {value for values_of_claim in all_values for value in values_of_claim[name]}
        options = sorted(((value, label(value)) for value in values), key=lambda pair: pair[1].casefold())
        if len(options) > 1:
            yield Filter(name, message(f"filter.{name}"), tuple(options))


def claim_row(claim: Claim, briefing: Briefing, index: SiteIndex, incoming: Iterable[tuple[str, str]]) -> ClaimRow:
    """Build a row of the claim table.

    ``incoming`` are the relations of other claims to this claim: pairs of the words and the id of the other claim.
    """
    address = Address.of_claim(briefing.id, claim.id)
    relations: dict[str, list[Link]] = {}
    for words, name in (
        *((message(f"relations.{relation.kind}.there"), str(relation.claim)) for relation in claim.relations),
        *incoming,
    ):
        if index.claims(briefing, [name]):
            link = index.claim(Address.of_reference(briefing.id, name), briefing.id)
            relations.setdefault(words, []).append(link)
    return ClaimRow(
        anchor=claim.id,
        sentence=index.sentences[address],
        kind=CLAIM_KINDS[claim.kind],
        status=Meaning(message("filter.withdrawn"), describe_withdrawal(claim.withdrawn))
        if claim.withdrawn
        else STATUSES[claim.status],
        facets=facets(claim),
        likelihood=likelihood(claim.likelihood) if claim.likelihood else "",
        credibility=credibility(claim) if index.credited else None,
        grades=grade_facts(claim.grades, index.library.settings.scales),
        quotes=index.quotes(address, claim.evidence),
        section=str(claim.section or ""),
        replied=attribute_reply(claim.reply, index.library.sources) if claim.reply else None,
        reply=index.quotes(address, (claim.reply,)) if claim.reply else (),
        relations=tuple((words, tuple(links)) for words, links in relations.items()),
        about=tuple(index.entity(name) for name in claim.about if name in index.library.entities),
        withdrawn=_withdrawal(claim.withdrawn, briefing, index),
        corrections=tuple(map(describe_correction, claim.corrections)),
    )


def credibility(claim: Claim) -> Fact:
    """Return the credibility grade of a claim with its reason."""
    grade = claim.credibility
    name = message("claims.credibility")
    return Fact.given(name, CREDIBILITY[grade.grade].label, grade.because) if grade else Fact.given(name, None)


def _withdrawal(record: Withdrawal | None, briefing: Briefing, index: SiteIndex) -> tuple[str, Link | None] | None:
    if not record:
        return None
    replacement = record.replaced_by if record.replaced_by and index.claims(briefing, [record.replaced_by]) else None
    link = index.claim(Address.of_claim(briefing.id, replacement), briefing.id) if replacement else None
    return describe_withdrawal(record), link


def reverse_relations(briefing: Briefing) -> dict[Address, list[tuple[str, str]]]:
    """Return the relations that other claims of a briefing have to each claim.

    They are pairs of words and the id of the other claim.
    The words are said from that claim's side, for example ``is contradicted by``.
    """
    incoming: dict[Address, list[tuple[str, str]]] = {}
    for claim in briefing.claims:
        for relation in claim.relations:
            target = Address.of_reference(briefing.id, relation.claim)
            incoming.setdefault(target, []).append((message(f"relations.{relation.kind}.back"), str(claim.id)))
    return incoming
