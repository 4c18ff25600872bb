"""Decide which origins are independent, and what depends on a source, in one place for rules, pages and memos.

"Independent" has one meaning everywhere: see `independent_origins`. Only the status of a claim in an older edition is
judged by the conditions of its time. What pages and memos say of today, such as what rests on a source alone, is always
said by the conditions of today, also of claims that an older edition published.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from generator.check.attributed import find_saying
from generator.check.rows import find_row_evidence
from generator.model import SCHEMA, Tier, upheld
from generator.model.addresses import KEY_POINTS, Address
from generator.model.english import joined
from generator.model.forms import CONTROLLED, SUPPORTING
from generator.model.rules import quoting
from generator.read.resolve.quotations import Holder, holders

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from generator.model import Claim, Evidence, Library, Quotation, Source, Verdict, Verdicts

ORIGINS_NEEDED = 2
"""How many independent origins are needed to establish a claim, or to refute it: one origin confirms nothing."""


class Origin(NamedTuple):
    """Where the words of a source come from.

    An origin that is not ``stated`` has the id of the source as its name, and never counts as independent.
    """

    name: str
    stated: bool


def lineage(library: Library, source: Source) -> list[Source]:
    """Return a source, and each source from which it derives, the earliest last."""
    found = {source.id: source}
    while (earlier := library.sources.get(source.derived_from or "")) and earlier.id not in found:
        source = found[earlier.id] = earlier
    return [*found.values()]


def origin_of(library: Library, source: Source) -> Origin:
    """Return the stated origin of a source, or its own id.

    A source that states no origin has the origin of the source from which it derives.
    If no source of this chain states one, the id of the earliest source is the name of the origin.
    """
    chain = lineage(library, source)
    first = next((each for each in chain if each.origin), chain[-1])
    return Origin(str(first.origin or first.id), stated=bool(first.origin))


INDEPENDENT_SINCE = 5
"""The first version of the rules that counts only sources of a stated kind and of stated independent control.

It counts no official or retracted source, and none whose original is unseen. What sources share makes them one origin.
"""


def find_obstacles(source: Source, version: int = SCHEMA) -> list[str]:
    """Return why the origin of a source never counts as independent; empty if it counts.

    Each reason completes a sentence about the source. The conditions of ``version`` decide.
    """
    strict = version >= INDEPENDENT_SINCE
    controlled = source.control not in {"independent", "unknown"} if strict else source.control in CONTROLLED
    reasons = {
        "states no origin": not source.origin,
        "states no author, publisher or container-title": source.anonymous,
        "is an opinion": source.source_kind == "opinion",
        "is an official source": strict and source.source_kind == "official",
        "does not state its source-kind": strict and source.source_kind == "unknown",
        f"is under {source.control} control": controlled,
        "does not state control: independent": strict and source.control == "unknown",
        "has an original that nobody of the desk has seen": strict and source.original_unseen,
        "was retracted by its publisher": strict and any(notice.kind == "retraction" for notice in source.notices),
        "is withdrawn": bool(source.withdrawn),
    }
    return [reason for reason, holds in reasons.items() if holds]


UNCHECKED = "has no quote here that could be checked"
"""The reason why a source does not count for a claim, if its capture is withdrawn or not at hand."""
GLOSSED = "has words in its quote here that the desk added"
"""The reason why a source does not count for a claim, if the quote is not in its own words alone."""
NEGATED = "is quoted here without a negation beside the quote"
"""The reason why a source does not count for a claim, if a negation was cut off, also for a stated reason."""


def find_quote_obstacle(
    library: Library, address: Address, item: Evidence, verdict: Verdict | None, version: int = SCHEMA
) -> str:
    """Return why evidence whose quote has this verdict adds no independent origin; empty if it may.

    A source that passes on what somebody says vouches for these words, not for what they say.
    """
    strict, quotation = version >= INDEPENDENT_SINCE, library.quotation_at.get(address)
    rules = {caution.rule for caution in verdict.cautions} if verdict else set()
    text = library.captures.get(str(quotation.capture.file), "") if quotation else ""
    saying = find_saying(text, verdict) if strict and verdict else ""
    reasons = {
        UNCHECKED: bool(verdict and verdict.tier is Tier.UNCHECKED),
        f"only passes on words of {item.speaker}": strict and bool(item.speaker),
        f"passes on here what somebody else says (“{saying}”)": bool(saying),
        GLOSSED: strict and bool(verdict and any(not gloss.instead for gloss in verdict.glosses)),
        NEGATED: strict and quoting.QUOTE_CUT_NEGATION.name in rules,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


PARTIAL = SUPPORTING[1:]
"""The stances of evidence that supports a statement, and yet not all of it."""


def carrying_stances(claim: Claim | None) -> tuple[str, ...]:
    """Return the stances of the evidence that a claim rests on, or a row without a claim.

    A claim that is only denied rests on the denials.
    """
    return ("contradicts",) if claim and claim.status == "denied" else SUPPORTING


def select_stance(evidence: Iterable[Evidence], *stances: str) -> list[Evidence]:
    """Return the evidence of some stances that is not withdrawn."""
    return [item for item in upheld(evidence) if item.stance in stances]


def evidence_by_address(holder: Address, evidence: Iterable[Evidence], stance: str) -> dict[Address, Evidence]:
    """Return the evidence of a stance that is not withdrawn, by its address.

    The address is below that of its ``holder``.
    """
    return {holder.below(str(item.id)): item for item in select_stance(evidence, stance)}


def weigh_sources(
    library: Library, evidence: Mapping[Address, Evidence], verdicts: Verdicts, version: int = SCHEMA
) -> dict[str, Sequence[str]]:
    """Return why each source of some evidence does not count as independent; nothing if it counts."""
    quoted: dict[str, list[str]] = {}
    for address, item in evidence.items():
        obstacle = find_quote_obstacle(library, address, item, verdicts.get(address), version)
        quoted.setdefault(str(item.source), []).append(obstacle)
    return {
        name: [*find_obstacles(library.sources[name], version), *(dict.fromkeys(found) if all(found) else ())]
        for name, found in quoted.items()
        if name in library.sources
    }


Traits = dict[tuple[str, str], str]
"""What shows that sources are one origin if they share it: as written, by what it is and its words without case."""


def find_traits(library: Library, source: Source, version: int = SCHEMA) -> Traits:
    """Return the traits of a source: its origin, its texts and address, and who made it."""
    origin = origin_of(library, source)
    traits = [("origin", origin.name)] if origin.stated else []
    if version >= INDEPENDENT_SINCE:
        traits += [("capture digest", str(capture.sha256)) for capture in source.captures]
        traits += [("URL", str(source.url or "").partition("#")[0].rstrip("/"))]
        traits += [("author", str(name)) for name in source.author]
        traits += [("publisher", str(source.publisher or "")), ("container-title", str(source.container_title or ""))]
    return {(what, " ".join(words.casefold().split())): words for what, words in traits if words}


def merge_sources(
    library: Library, evidence: Mapping[Address, Evidence], verdicts: Verdicts, version: int = SCHEMA
) -> list[dict[str, Traits]]:
    """Return the sources of some evidence that count as independent, grouped by what they share, with their traits."""
    whole = {address: item for address, item in evidence.items() if item.stance not in PARTIAL}
    groups: list[dict[str, Traits]] = []
    for name, reasons in weigh_sources(library, whole, verdicts, version).items():
        if reasons:
            continue
        traits = find_traits(library, library.sources[name], version)
        alike = [group for group in groups if any(traits.keys() & own.keys() for own in group.values())]
        merged = {each: own for group in alike for each, own in group.items()} | {name: traits}
        groups = [*(group for group in groups if group not in alike), merged]
    return groups


def independent_origins(
    library: Library, evidence: Mapping[Address, Evidence], verdicts: Verdicts, version: int = SCHEMA
) -> dict[str, list[str]]:
    """Return the origins of some evidence that count as independent, each with its sources.

    An origin counts if the evidence names a source of this origin that has no obstacle, and a quote of that source
    could be checked, has lost no negation and has no speaker. A source that supports only a part of a claim never
    counts.
    Copies, translations and reposts share their origin, so they count once.
    Sources that share any other trait count once too, under the origin of the first.
    """
    groups = merge_sources(library, evidence, verdicts, version)
    return {str(library.sources[next(iter(group))].origin): [*group] for group in groups}


def describe_shared(group: Mapping[str, Traits]) -> list[str]:
    """Return which sources of a group share what, as clauses."""
    holders: dict[tuple[str, str], list[str]] = {}
    for name, traits in group.items():
        for trait in traits:
            holders.setdefault(trait, []).append(name)
    shared: dict[tuple[str, ...], list[str]] = {}
    for (what, key), names in holders.items():
        if len(names) > 1:
            shared.setdefault(tuple(names), []).append(f"the {what} {group[names[0]][what, key]}")
    return [f"{joined(names)} share {joined(what)}" for names, what in shared.items()]


def takes_stance(stance: str, source: Source, evidence: Iterable[Evidence]) -> bool:
    """Return whether a source takes a stance in some evidence that is not withdrawn."""
    return any(item.source == source.id for item in select_stance(evidence, stance))


class Dependent(NamedTuple):
    """A claim, a row or a key point that rests on quotations, and what happens to it without them.

    It ``falls`` if nothing independent supports it without them. A claim is ``unsettled`` if it is corroborated and
    would no longer have enough independent origins. A key point has its number as ``point``; a claim or a row has 0.
    """

    address: Address
    falls: bool
    unsettled: bool = False
    point: int = 0


@dataclass(frozen=True, eq=False)
class Support:
    """The evidence of a library and what depends on it, with the verdicts on its quotes."""

    library: Library
    verdicts: Verdicts

    @cached_property
    def holders(self) -> Mapping[Address, Holder]:
        """Every record that has evidence, by its address."""
        return {holder.address: holder for briefing in self.library.briefings.values() for holder in holders(briefing)}

    @cached_property
    def supporting(self) -> Mapping[Address, Mapping[Address, Evidence]]:
        """The standing evidence that a record rests on, in full or in part: by both their addresses."""
        own = {
            address: {address.below(str(item.id)): item for item in holder.evidence}
            for address, holder in self.holders.items()
        }
        return {
            address: {place: item for place, item in evidence.items() if select_stance([item], *stances)}
            for address, evidence in (own | dict(self.rows)).items()
            if (stances := carrying_stances(self.holders[address].claim))
        }

    @cached_property
    def rows(self) -> Mapping[Address, Mapping[Address, Evidence]]:
        """The evidence that each row of a list rests on, its own or the list's: by both their addresses."""
        found: dict[Address, Mapping[Address, Evidence]] = {}
        for name, briefing in self.library.briefings.items():
            for member_list in briefing.lists:
                found |= find_row_evidence(self.library, name, member_list)
        return found

    @cached_property
    def resting(self) -> Mapping[Address, tuple[Address, ...]]:
        """The rows without evidence of their own, by the address of the list whose evidence they rest on."""
        found: dict[Address, tuple[Address, ...]] = {}
        for row, evidence in self.rows.items():
            for above in {address.holder for address in evidence} - {row}:
                found[above] = (*found.get(above, ()), row)
        return found

    @cached_property
    def points(self) -> Mapping[str, Mapping[Address, tuple[int, ...]]]:
        """The numbers of the key points that rest on a claim: by briefing, then by the address of the claim."""
        found: dict[str, dict[Address, tuple[int, ...]]] = {}
        for name, briefing in self.library.briefings.items():
            of_claim = found.setdefault(name, {})
            for number, point in enumerate(briefing.head.key_points, start=1):
                for claim in dict.fromkeys(Address.of_reference(name, reference) for reference in point.claims):
                    of_claim[claim] = (*of_claim.get(claim, ()), number)
        return found

    @cached_property
    def _groups(self) -> dict[Address, list[dict[str, Traits]]]:
        return {}

    def _merged(self, holder: Address) -> list[dict[str, Traits]]:
        """Return the independent sources that support a record, grouped by what they share; found once."""
        if holder not in self._groups:
            self._groups[holder] = merge_sources(self.library, self.supporting[holder], self.verdicts)
        return self._groups[holder]

    def rests_only_on(self, source: Source, claim: Address, taken: Container[Address] | None = None) -> bool:
        """Return whether nothing independent of a source supports a claim or a row.

        ``taken`` contains the addresses of some evidence. With it, the other quotes of the source count as support too.
        """
        evidence = self.supporting[claim]
        own = find_traits(self.library, source).keys()
        independent = any(all(own.isdisjoint(traits) for traits in group.values()) for group in self._merged(claim))
        beside = taken is not None and any(
            item.source == source.id and item.stance not in PARTIAL and address not in taken
            for address, item in evidence.items()
        )
        return not (independent or beside)

    def dependents(self, source: Source, quotations: Iterable[Quotation]) -> Iterator[Dependent]:
        """Return what rests on some or all quotations of a source.

        Claims, key points and rows are returned, except withdrawn ones.
        Within a briefing, the claims come first, then the key points on the claims that fall, then the rows.
        """
        evidence = [quotation for quotation in quotations if quotation.evidence]
        taken = {quotation.address for quotation in evidence}
        for home, group in groupby(evidence, key=lambda quotation: quotation.briefing):
            above = dict.fromkeys(quotation.address.holder for quotation in group)
            places = dict.fromkeys(place for address in above for place in (address, *self.resting.get(address, ())))
            found = [self.holders[address] for address in places]
            resting = [
                holder
                for holder in found
                if not holder.withdrawn and not taken.isdisjoint(self.supporting[holder.address])
            ]
            claims = [self._claim_dependent(source, holder, taken) for holder in resting if holder.claim]
            yield from claims
            yield from self._point_dependents(home, {claim.address for claim in claims if claim.falls})
            for holder in resting:
                if holder.member:
                    yield Dependent(holder.address, self.rests_only_on(source, holder.address, taken))

    def _claim_dependent(self, source: Source, holder: Holder, taken: Container[Address]) -> Dependent:
        left = {address: item for address, item in self.supporting[holder.address].items() if address not in taken}
        established = holder.claim is not None and holder.claim.status == "corroborated"
        unsettled = established and len(independent_origins(self.library, left, self.verdicts)) < ORIGINS_NEEDED
        return Dependent(holder.address, self.rests_only_on(source, holder.address, taken), unsettled)

    def _point_dependents(self, home: str, lost: set[Address]) -> Iterator[Dependent]:
        """Return the key points on claims that fall.

        A key point falls if none of its claims stands any longer.
        """
        touched = {number for claim in lost for number in self.points[home].get(claim, ())}
        for number in sorted(touched):
            point = self.library.briefings[home].head.key_points[number - 1]
            named = {Address.of_reference(home, name) for name in point.claims}
            standing = {
                address for address in named if (claim := self.library.claims.get(address)) and not claim.withdrawn
            }
            yield Dependent(Address(home, KEY_POINTS), standing <= lost, point=number)
