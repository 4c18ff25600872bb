"""Takes a library and its verdicts; gives what every page looks up: addresses, citations, quotes, origins."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from generator.check.support import Support
from generator.model import (
    Member,
    MemberList,
    OpenEnd,
    Tier,
    Verdict,
)
from generator.model.addresses import Address
from generator.site.attribution import attributed
from generator.site.components import Link, Quote, pieces, told
from generator.site.dates import withdrawal
from generator.site.labels import RELIABILITY, STANCES, matching
from generator.site.naming import label, long
from generator.site.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import (
        Briefing,
        Claim,
        Entity,
        Evidence,
        Library,
        Quotation,
        Verdicts,
    )
    from generator.site.attribution import Attributed

UNCHECKED = Verdict(Tier.UNCHECKED)


class Listed(NamedTuple):
    """What a list of that title says where it has evidence, and whether it is withdrawn; ``whole``, the list itself."""

    title: str
    words: str
    gone: bool
    whole: bool


@dataclass(frozen=True)
class SiteIndex:
    """The library as the pages look things up in it."""

    library: Library
    verdicts: Verdicts
    placed: frozenset[Address] | None = None
    """The quotations whose words stand under their address on the page of their source; None where all do."""

    @cached_property
    def sources(self) -> Mapping[str, Link]:
        """The way to each source's page by its citation; the title names it in full.

        Two citations that would read alike carry their ids.
        """
        labels = {name: label(source) for name, source in self.library.sources.items()}
        times = Counter(labels.values())
        return {
            name: Link(
                words if times[words] == 1 else worded("cited.twice", source=words, id=name),
                f"sources/{name}/",
                long(self.library.sources[name]),
            )
            for name, words in labels.items()
        }

    @cached_property
    def sentences(self) -> Mapping[Address, Attributed]:
        """Each claim behind those who report it."""
        return {
            name: attributed(claim, self.library.sources, short=True) for name, claim in self.library.claims.items()
        }

    @cached_property
    def support(self) -> Support:
        """What rests on what."""
        return Support(self.library, self.verdicts)

    @cached_property
    def shown(self) -> Mapping[Address, Quote]:
        """Each quotation as a page shows it."""
        return {each.address: self._quote(each) for each in self.library.quotations}

    @cached_property
    def quotations(self) -> Mapping[Address, Quotation]:
        """Each quotation by its address."""
        return {each.address: each for each in self.library.quotations}

    @cached_property
    def by_briefing(self) -> Mapping[str, tuple[Quotation, ...]]:
        """The quotations of each briefing, in reading order."""
        return {name: tuple(group) for name, group in groupby(self.library.quotations, key=lambda each: each.briefing)}

    @cached_property
    def members(self) -> Mapping[Address, tuple[MemberList, Member]]:
        """Each member with its list."""
        return {
            address: (each.within, each.member)
            for address, each in self.support.holders.items()
            if each.within and each.member
        }

    @cached_property
    def numbers(self) -> Mapping[Address, int]:
        """The number of each member in its list."""
        return {
            Address.of_member(briefing.id, each.id, str(member.id)): number
            for briefing in self.library.briefings.values()
            for each in briefing.lists
            for number, member in enumerate(each.members, start=1)
        }

    def row(self, quotation: Quotation) -> Listed | None:
        """Give what a list says on the strength of a quotation; None where none does."""
        holder = self.support.holders.get(quotation.address.holder)
        if holder is None or holder.claim:
            return None
        match holder.record:
            case MemberList(title=title):
                words: str = title
            case Member() as member:
                words = self.called(member)
            case OpenEnd(text=words):
                pass
        return Listed(
            holder.within.title if holder.within else words, words, bool(holder.withdrawn), whole=holder.within is None
        )

    def gone(self, quotation: Quotation) -> bool:
        """Whether a quotation is evidence that the desk withdrew, alone or with what rests on it."""
        return bool(quotation.evidence and (quotation.evidence.withdrawn or self.ended(quotation)))

    def ended(self, quotation: Quotation) -> bool:
        """Whether what a quotation is evidence of is withdrawn."""
        claim, row = quotation.claim, self.row(quotation)
        return bool((claim and claim.withdrawn) or (row and row.gone))

    def named(self, member: Member) -> Entity | None:
        """Give the entity that a member is, when it is known."""
        return self.library.entities.get(self.library.entity_of(member))

    def called(self, member: Member) -> str:
        """Give the name that a member's row prints."""
        entity = self.named(member)
        return str(entity.name if entity else member.name or member.entity)

    def entity(self, name: str) -> Link:
        """Lead to an entity's page."""
        return Link(self.library.entities[name].name, f"entities/{name}/")

    def briefing(self, briefing: Briefing) -> Link:
        """Lead to a briefing."""
        return Link(briefing.head.title, f"{briefing.id}/")

    def claim(self, claim: Address, here: str = "") -> Link:
        """Lead to a claim from any page, or from that of the briefing ``here``, under the attributed sentence."""
        record, own = self.library.claims[claim].withdrawn, claim.anchor
        address, words = (f"#{own}", own) if claim.briefing == here else (claim.url, f"{claim.briefing} {own}")
        sentence = str(self.sentences[claim])
        if record:
            words = worded("withdrawn.name", name=words)
            sentence = worded("withdrawn.was", withdrawn=withdrawal(record).rstrip("."), sentence=sentence)
        return Link(words, address, sentence)

    def claims(self, briefing: Briefing, names: Iterable[str]) -> tuple[Claim, ...]:
        """Give the claims that a briefing names; those of other briefings carry their briefing."""
        found = (self.library.claims.get(Address.of_reference(briefing.id, name)) for name in names)
        return tuple(claim for claim in found if claim)

    def standing(self, briefing: Briefing, names: Iterable[str]) -> tuple[Claim, ...]:
        """Give those of the named claims that are not withdrawn."""
        return tuple(claim for claim in self.claims(briefing, names) if not claim.withdrawn)

    def quotes(self, holder: Address, evidence: Iterable[Evidence]) -> tuple[Quote, ...]:
        """Give each piece of evidence as a page shows it; what could not be resolved is left to the findings."""
        addresses = (holder.below(str(item.id)) for item in evidence)
        return tuple(self.shown[each] for each in addresses if each in self.shown)

    def quote(self, quotation: Quotation) -> Quote:
        """Give a quotation with its passage on the source's page."""
        return self.shown[quotation.address]

    def _quote(self, quotation: Quotation) -> Quote:
        verdict = self.verdicts.get(quotation.address, UNCHECKED)
        evidence, source = quotation.evidence, quotation.source
        anchor = quotation.address.anchor
        passage, grade = self.sources[source.id], source.reliability
        translation = evidence.translation if evidence else None
        words = quotation.text.strip()
        return Quote(
            id=quotation.address,
            anchor=anchor,
            words=words,
            language=str((evidence and evidence.language) or source.language or ""),
            source=self._passage(quotation, passage),
            passage=quotation.address.passage,
            grade=RELIABILITY[grade.grade].label if grade else worded("quotes.ungraded"),
            tier=matching(verdict.tier, quotation.capture.captured),
            passes=verdict.tier.passes,
            stance=STANCES[evidence.stance].label if evidence and evidence.stance != "supports" else "",
            speaker=str(evidence.speaker or "") if evidence else "",
            locator=f"{evidence.locator.label} {evidence.locator.value}" if evidence and evidence.locator else "",
            translation=(translation.language, translation.text, translation.by or worded("not-stated"))
            if translation
            else None,
            cautions=verdict.cautions,
            withdrawn=withdrawal(evidence.withdrawn) if evidence else "",
            pieces=pieces(words, verdict.glosses),
            glosses=told(verdict.glosses),
        )

    def _passage(self, quotation: Quotation, page: Link) -> Link:
        """Lead to the passage of a quotation, or to the page of its source where that shows other words by now."""
        if self.placed is not None and quotation.address not in self.placed:
            return page
        return page._replace(address=f"{page.address}#{quotation.address.passage}")
