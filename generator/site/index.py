"""Look up what every page needs in a library: addresses, citations, quotes and origins."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.check.holding import Holding
from generator.check.parts import divisions
from generator.check.rows import row_names, stands_in
from generator.check.support import Support
from generator.model import (
    Member,
    MemberList,
    OpenEnd,
    Tier,
    Verdict,
)
from generator.model.addresses import Address
from generator.site.attribution import attribute_claim, attribute_key_point, attribute_row
from generator.site.components import Link, Quote, describe_glosses, describe_remarks, split_at_glosses
from generator.site.dates import describe_withdrawal
from generator.site.grades import grade_labels
from generator.site.labels import RELIABILITY, STATUSES, stance_meaning, tier_meaning
from generator.site.naming import citation_name, full_name
from generator.site.times import describe_claim, describe_point, describe_row, name_state
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.check.holding import State
    from generator.check.parts import Division
    from generator.model import (
        Briefing,
        Claim,
        Entity,
        Evidence,
        KeyPoint,
        Library,
        Quotation,
        Source,
        Verdicts,
    )
    from generator.site.attribution import Attributed

UNCHECKED = Verdict(Tier.UNCHECKED)


class Listed(NamedTuple):
    """A statement of a list that has evidence: the title of the list, and the words of the statement.

    ``gone`` is true if the statement is withdrawn; ``whole`` is true if it is the list itself.
    ``state`` says whether a row holds, if it does not.
    """

    title: str
    words: str
    gone: bool
    whole: bool
    state: str


@dataclass(frozen=True)
class SiteIndex:
    """The library and its verdicts, with indexes for the pages."""

    library: Library
    verdicts: Verdicts
    placed: Mapping[Address, str] | None = None
    """The address of the passage that shows a quotation; None if the pages of sources are made from this index."""
    day: str = ""
    """The day of the pages, which say first what does not hold on it; without one, they do not."""
    known: Holding | None = None
    """What supersedes claims on that day, if that is more than the library contains."""
    fallen: frozenset[Address] = frozenset()
    """The claims that no longer have the sources that their status needs."""

    @cached_property
    def sources(self) -> Mapping[str, Link]:
        """A link to the page of each source, with its citation as words and its full name as title.

        Two citations that would be the same include the ids of their sources.
        """
        labels = {name: citation_name(source) for name, source in self.library.sources.items()}
        times = Counter(labels.values())
        return {
            name: Link(
                words if times[words] == 1 else message("cited.twice", source=words, id=name),
                f"sources/{name}/",
                full_name(self.library.sources[name]),
            )
            for name, words in labels.items()
        }

    @cached_property
    def divided(self) -> Mapping[str, Division]:
        """The long pages that are divided into parts, by their addresses."""
        return {division.page: division for division in divisions(self.library)}

    @cached_property
    def sentences(self) -> Mapping[Address, Attributed]:
        """Each claim as a sentence that first says whether it holds, and who reports it."""
        return {
            name: attribute_claim(claim, self.library.sources, short=True, state=self._state(name, claim))
            for name, claim in self.library.claims.items()
        }

    def _state(self, name: Address, claim: Claim) -> str:
        """Return in words that the status of a claim has fallen, and whether the claim holds."""
        fallen = message("times.fallen", status=STATUSES[claim.status].label) if name in self.fallen else ""
        return message("row.semicolon").join(
            filter(None, (fallen, describe_claim(self.states[name], claim, name.briefing)))
        )

    @cached_property
    def states(self) -> Mapping[Address, State]:
        """Whether each claim holds on the day of the pages, and what supersedes it."""
        return {name: self.holding.of_claim(name, claim) for name, claim in self.library.claims.items()}

    @cached_property
    def holding(self) -> Holding:
        """What decides whether claims hold on the day of the pages."""
        return self.known or Holding(self.library.claims, self.day)

    @cached_property
    def graded(self) -> bool:
        """Whether any source has a grade of reliability; without any, no quote says that its source has none."""
        return any(source.reliability for source in self.library.sources.values())

    @cached_property
    def credited(self) -> bool:
        """Whether any claim has a grade of credibility; without any, no claim says that it has none."""
        return any(claim.credibility for claim in self.library.claims.values())

    @cached_property
    def support(self) -> Support:
        """What supports each claim, list and row."""
        return Support(self.library, self.verdicts)

    @cached_property
    def shown(self) -> Mapping[Address, Quote]:
        """Each quotation as a page shows it, by its address."""
        return {quotation.address: self._quote(quotation) for quotation in self.library.quotations}

    @cached_property
    def quotations(self) -> Mapping[Address, Quotation]:
        """Each quotation by its address."""
        return {quotation.address: quotation for quotation in self.library.quotations}

    @cached_property
    def members(self) -> Mapping[Address, tuple[MemberList, Member]]:
        """Each member with its list, by the address of its row."""
        return {
            address: (holder.within, holder.member)
            for address, holder in self.support.holders.items()
            if holder.within and holder.member
        }

    @cached_property
    def numbers(self) -> Mapping[Address, int]:
        """The number of each member in its list, by the address of its row."""
        return {
            Address.of_member(briefing.id, member_list.id, str(member.id)): number
            for briefing in self.library.briefings.values()
            for member_list in briefing.lists
            for number, member in enumerate(member_list.members, start=1)
        }

    def row(self, quotation: Quotation) -> Listed | None:
        """Return the statement of a list that a quotation is evidence for, if any."""
        holder = self.support.holders.get(quotation.address.holder)
        if holder is None or holder.claim:
            return None
        named, words, state = "", "", ""
        match holder.record:
            case MemberList(title=title):
                named, words = str(title), message("lists.titled", title=title)
            case Member() as member:
                words, state = self.worded_names[quotation.address.holder], describe_row(member, self.day)
            case OpenEnd(text=text):
                words = str(text)
        named = str(holder.within.title) if holder.within else named
        return Listed(named, words, bool(holder.withdrawn), whole=holder.within is None, state=state)

    def is_withdrawn(self, quotation: Quotation) -> bool:
        """Return whether a quotation is withdrawn evidence, or evidence for something that is withdrawn."""
        return bool(quotation.evidence and (quotation.evidence.withdrawn or self.is_holder_withdrawn(quotation)))

    def is_holder_withdrawn(self, quotation: Quotation) -> bool:
        """Return whether the claim or row that a quotation is evidence for is withdrawn."""
        claim, row = quotation.claim, self.row(quotation)
        return bool((claim and claim.withdrawn) or (row and row.gone))

    def entity_of(self, member: Member) -> Entity | None:
        """Return the entity of a member, if it is known."""
        return self.library.entities.get(self.library.entity_of(member))

    def member_name(self, member: Member) -> str:
        """Return the name that the row of a member prints."""
        entity = self.entity_of(member)
        return str(entity.name if entity else member.name or member.entity)

    @cached_property
    def worded_names(self) -> Mapping[Address, str]:
        """The name of each row as its evidence words it, by its address; the desk's own name for it is told apart."""
        return {address: self._worded_name(address, member) for address, (_, member) in self.members.items()}

    def _worded_name(self, address: Address, member: Member) -> str:
        name, quotes = self.member_name(member), [str(item.quote) for item in self.support.rows[address].values()]
        names = (name, *row_names(self.library, member))
        worded = next((each for each in names if stands_in(each, quotes)), "")
        if worded == name:
            return name
        return message("lists.worded", worded=worded, name=name) if worded else message("lists.unworded", name=name)

    def point(self, briefing: Briefing, point: KeyPoint, names: Iterable[str], *, short: bool = True) -> Attributed:
        """Return a key point as a sentence that first says what of it does not hold, and which sources it has.

        ``names`` are the claims that it rests on.
        """
        claims = {
            address: claim
            for name in names
            if (claim := self.library.claims.get(address := Address.of_reference(briefing.id, name)))
        }
        state = describe_point({address: self.states[address] for address in claims}, claims, briefing.id)
        return attribute_key_point(point.text, claims.values(), self.library.sources, short=short, state=state)

    @cached_property
    def row_sentences(self) -> Mapping[Address, Attributed]:
        """Each row of a list as a sentence that first says if it does not hold, and who names it, by its address."""
        return {
            address: attribute_row(
                self.worded_names[address],
                self.support.rows[address].values(),
                self.library.sources,
                short=True,
                state=describe_row(member, self.day),
            )
            for address, (_, member) in self.members.items()
        }

    def entity(self, name: str) -> Link:
        """Return a link to the page of an entity."""
        return Link(self.library.entities[name].name, f"entities/{name}/")

    def briefing(self, briefing: Briefing) -> Link:
        """Return a link to a briefing."""
        return Link(briefing.head.title, f"{briefing.id}/")

    def claim(self, claim: Address, here: str = "") -> Link:
        """Return a link to a claim, with its attributed sentence as title.

        A link from the page of the briefing ``here`` to a claim on that page needs only the anchor.
        """
        withdrawn, anchor = self.library.claims[claim].withdrawn, claim.anchor
        address, words = (f"#{anchor}", anchor) if claim.briefing == here else (claim.url, f"{claim.briefing} {anchor}")
        sentence = str(self.sentences[claim])
        if withdrawn:
            words = message("withdrawn.name", name=words)
            sentence = message("withdrawn.was", withdrawn=describe_withdrawal(withdrawn).rstrip("."), sentence=sentence)
        return Link(name_state(words, self.states[claim]), address, sentence)

    def claims(self, briefing: Briefing, names: Iterable[str]) -> tuple[Claim, ...]:
        """Return the claims with these names; a name without a claim is left out.

        The name of a claim of another briefing includes that briefing.
        """
        found = (self.library.claims.get(Address.of_reference(briefing.id, name)) for name in names)
        return tuple(claim for claim in found if claim)

    def standing(self, briefing: Briefing, names: Iterable[str]) -> tuple[Claim, ...]:
        """Return the named claims that are not withdrawn."""
        return tuple(claim for claim in self.claims(briefing, names) if not claim.withdrawn)

    def quotes(self, holder: Address, evidence: Iterable[Evidence]) -> tuple[Quote, ...]:
        """Return each piece of evidence as a page shows it.

        Evidence that could not be resolved is left out; the findings report it.
        """
        addresses = (holder.below(str(item.id)) for item in evidence)
        return tuple(self.shown[address] for address in addresses if address in self.shown)

    def quote(self, quotation: Quotation) -> Quote:
        """Return a quotation as a page shows it, with a link to its passage."""
        return self.shown[quotation.address]

    def _quote(self, quotation: Quotation) -> Quote:
        verdict = self.verdicts.get(quotation.address, UNCHECKED)
        evidence, source = quotation.evidence, quotation.source
        anchor = quotation.address.anchor
        passage = self.sources[source.id]
        translation = evidence.translation if evidence else None
        words = quotation.text.strip()
        return Quote(
            id=quotation.address,
            anchor=anchor,
            words=words,
            language=str((evidence and evidence.language) or source.language or ""),
            source=self._passage(quotation, passage),
            passage=quotation.address.passage,
            grade=self.grade(source),
            tier=tier_meaning(verdict.tier, quotation.capture.captured),
            passes=verdict.tier.passes,
            stance=stance_meaning(quotation).label,
            speaker=str(evidence.speaker or "") if evidence else "",
            locator=f"{evidence.locator.label} {evidence.locator.value}" if evidence and evidence.locator else "",
            translation=(translation.language, translation.text, translation.by or message("not-stated"))
            if translation
            else None,
            cautions=verdict.cautions,
            withdrawn=describe_withdrawal(evidence.withdrawn) if evidence else "",
            pieces=split_at_glosses(words, verdict.glosses),
            glosses=describe_glosses(verdict.glosses),
            remarks=describe_remarks(verdict, evidence),
        )

    def grade(self, source: Source) -> str:
        """Return how a source is graded, for the line below a quote; empty if the desk grades no source."""
        reliability = source.reliability
        unstated = [message("quotes.ungraded")] if self.graded else []
        labels = [RELIABILITY[reliability.grade].label] if reliability else unstated
        return message("row.comma").join((*labels, *grade_labels(source.grades, self.library.settings.scales)))

    def _passage(self, quotation: Quotation, page: Link) -> Link:
        """Return a link to the passage of a quotation.

        If the page of its source now shows other words there, link to the page itself.
        """
        if self.placed is None:
            return page._replace(address=self.place(quotation))
        return page._replace(address=self.placed.get(quotation.address, page.address))

    def place(self, quotation: Quotation) -> str:
        """Return the address of the passage of a quotation, on the page of its source or on a part of that page."""
        page = f"sources/{quotation.source.id}/"
        part = self.divided[page].part_of[quotation.briefing] if page in self.divided else page
        return f"{part}#{quotation.address.passage}"
