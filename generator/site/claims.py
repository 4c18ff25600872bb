"""Group the claims of a briefing by how they are known, and say by what their table can be filtered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Claim
from generator.model.addresses import Address
from generator.site.components import Fact, Filter, Link, Quote
from generator.site.dates import withdrawal
from generator.site.index import SiteIndex
from generator.site.labels import CLAIM_KINDS, CREDIBILITY, STATUSES, Meaning, likelihood
from generator.site.words import capitalised, worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Briefing, Claim, Withdrawal
    from generator.model.places import Text
    from generator.site.attribution import Attributed
    from generator.site.index import SiteIndex


@dataclass(frozen=True, kw_only=True)
class ClaimRow:
    """A claim with everything that is known about it."""

    anchor: str
    sentence: Attributed
    kind: Meaning
    status: Meaning
    facets: Mapping[str, tuple[str, ...]]
    """What the table can be filtered by, in the words of the record: of each name, the values that hold."""
    likelihood: str
    credibility: Fact
    quotes: tuple[Quote, ...]
    relations: tuple[tuple[str, tuple[Link, ...]], ...]
    about: tuple[Link, ...]
    withdrawn: tuple[str, Link | None] | None
    history: tuple[tuple[Link, str], ...] = ()
    """What became of it, edition by edition."""
    cite: str = ""
    """The reference to copy; empty in a draft, which nobody can cite."""
    report: Link | None = None
    """Where an error in it is reported; nowhere in a draft, and where the desk has no issue tracker."""


@dataclass(frozen=True)
class ClaimGroup:
    """Claims that are known in the same way."""

    id: str
    title: str
    sense: str
    rows: tuple[ClaimRow, ...]


GROUPS = (
    ("corroborated", ("corroborated",)),
    ("reported", ("reported",)),
    ("disputed", ("contradicted", "refuted")),
    ("not-known", ("unverifiable",)),
)


def groups(claims: Iterable[Claim], rows: Mapping[Text, ClaimRow]) -> Iterator[ClaimGroup]:
    """Give each group that has claims, withdrawn ones among them, with what their statuses mean."""
    for name, own in _groups(claims):
        if own:
            title = worded(f"groups.{name}.title")
            yield ClaimGroup(_id(name), title, _sense(own), tuple(rows[claim.id] for claim in own))


def known(claims: tuple[Claim, ...]) -> Iterator[Fact]:
    """Give how many claims each group has, the empty ones too, and apart from them how many are withdrawn."""
    if not claims:
        return
    for name, own in _groups(claims):
        standing = sum(not claim.withdrawn for claim in own)
        link = f"#{_id(name)}" if own else ""
        yield Fact(worded(f"groups.{name}.label"), str(standing or worded("groups.none")), link=link)
    if gone := sum(bool(claim.withdrawn) for claim in claims):
        yield Fact(worded("groups.withdrawn"), str(gone))


def _groups(claims: Iterable[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    claims = list(claims)
    for name, statuses in GROUPS:
        yield name, [claim for claim in claims if claim.status in statuses]


def _id(name: str) -> str:
    return f"claims_{name}"


def _sense(claims: Iterable[Claim]) -> str:
    """Say what the statuses of these claims mean."""
    met = {claim.status for claim in claims}
    senses = [meaning for status, meaning in STATUSES.items() if status in met]
    if len(senses) == 1:
        return senses[0].sense
    return " ".join(worded("groups.sense", status=capitalised(each.label), sense=each.sense) for each in senses)


WITHDRAWN = "withdrawn"


def facets(claim: Claim) -> Mapping[str, tuple[str, ...]]:
    """Give the values of a claim by the name of the choice; a withdrawn one has no other status."""
    return {
        "status": (WITHDRAWN if claim.withdrawn else str(claim.status),),
        "kind": (str(claim.kind),),
        "source": tuple(dict.fromkeys(str(item.source) for item in claim.evidence)),
        "about": tuple(str(name) for name in claim.about),
    }


def filters(claims: Iterable[Claim], index: SiteIndex) -> Iterator[Filter]:
    """Give the choices that tell claims apart, each with the values that occur."""
    labels: Mapping[str, Mapping[str, str]] = {
        "status": {name: meaning.label for name, meaning in STATUSES.items()} | {WITHDRAWN: worded("filter.withdrawn")},
        "kind": {name: meaning.label for name, meaning in CLAIM_KINDS.items()},
        "source": {name: link.words for name, link in index.sources.items()},
        "about": {name: str(entity.name) for name, entity in index.library.entities.items()},
    }
    met = [facets(claim) for claim in claims]
    for name, known in labels.items():
        values = {value for each in met for value in each[name]}
        options = sorted(((value, known.get(value, value)) for value in values), key=lambda pair: pair[1].casefold())
        if len(options) > 1:
            yield Filter(name, worded(f"filter.{name}"), tuple(options))


def claim_row(claim: Claim, briefing: Briefing, index: SiteIndex, answers: Iterable[tuple[str, str]]) -> ClaimRow:
    """Decide a row of the claim table."""
    address = Address.of_claim(briefing.id, claim.id)
    relations: dict[str, list[Link]] = {}
    for words, name in (
        *((worded(f"relations.{each.kind}.there"), str(each.claim)) for each in claim.relations),
        *answers,
    ):
        if index.claims(briefing, [name]):
            link = index.claim(Address.of_reference(briefing.id, name), briefing.id)
            relations.setdefault(words, []).append(link)
    return ClaimRow(
        anchor=claim.id,
        sentence=index.sentences[address],
        kind=CLAIM_KINDS[claim.kind],
        status=Meaning(worded("filter.withdrawn"), withdrawal(claim.withdrawn))
        if claim.withdrawn
        else STATUSES[claim.status],
        facets=facets(claim),
        likelihood=likelihood(claim.likelihood) if claim.likelihood else "",
        credibility=credibility(claim),
        quotes=index.quotes(address, claim.evidence),
        relations=tuple((words, tuple(links)) for words, links in relations.items()),
        about=tuple(index.entity(name) for name in claim.about if name in index.library.entities),
        withdrawn=_withdrawn(claim.withdrawn, briefing, index),
    )


def credibility(claim: Claim) -> Fact:
    """Give the grade of a piece of information with its reason."""
    grade = claim.credibility
    name = worded("claims.credibility")
    return Fact(name, CREDIBILITY[grade.grade].label, grade.because) if grade else Fact(name, worded("not-stated"))


def _withdrawn(record: Withdrawal | None, briefing: Briefing, index: SiteIndex) -> tuple[str, Link | None] | None:
    if not record:
        return None
    instead = record.replaced_by if record.replaced_by and index.claims(briefing, [record.replaced_by]) else None
    link = index.claim(Address.of_claim(briefing.id, instead), briefing.id) if instead else None
    return withdrawal(record), link


def _answers(briefing: Briefing) -> dict[Address, list[tuple[str, str]]]:
    """What other claims say of a claim, from its own side."""
    answers: dict[Address, list[tuple[str, str]]] = {}
    for claim in briefing.claims:
        for each in claim.relations:
            there = Address.of_reference(briefing.id, each.claim)
            answers.setdefault(there, []).append((worded(f"relations.{each.kind}.back"), str(claim.id)))
    return answers
