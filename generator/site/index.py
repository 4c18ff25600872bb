"""Takes a library and its verdicts; gives what every page looks up: addresses, citations, quotes, origins."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from generator.model import Tier, Verdict
from generator.read.resolve.quotations import full_name
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
        Member,
        MemberList,
        Quotation,
        Source,
        Verdicts,
    )
    from generator.site.attribution import Attributed

UNCHECKED = Verdict(Tier.UNCHECKED)


class Listed(NamedTuple):
    """What a list of that title says where it has evidence, and whether it is withdrawn."""

    title: str
    words: str
    gone: bool


@dataclass(frozen=True)
class SiteIndex:
    """The library as the pages look things up in it."""

    library: Library
    verdicts: Verdicts
    placed: frozenset[str] | None = None
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
    def sentences(self) -> Mapping[str, Attributed]:
        """Each claim behind those who report it, by ``<briefing>/<claim>``."""
        return {
            name: attributed(claim, self.library.sources, short=True) for name, claim in self.library.claims.items()
        }

    @cached_property
    def shown(self) -> Mapping[int, Quote]:
        """Each quotation as a page shows it, by the identity of the quotation."""
        return {id(each): self._quote(each) for each in self.library.quotations}

    @cached_property
    def by_evidence(self) -> Mapping[int, Quotation]:
        """Each quotation by the identity of its evidence record."""
        return {id(each.evidence): each for each in self.library.quotations if each.evidence is not None}

    @cached_property
    def by_id(self) -> Mapping[str, Quotation]:
        """Each quotation by its address."""
        return {each.id: each for each in self.library.quotations}

    @cached_property
    def by_briefing(self) -> Mapping[str, tuple[Quotation, ...]]:
        """The quotations of each briefing, in reading order."""
        return {name: tuple(group) for name, group in groupby(self.library.quotations, key=lambda each: each.briefing)}

    @cached_property
    def members(self) -> Mapping[str, tuple[MemberList, Member]]:
        """Each member with its list, by ``<briefing>/m-<list>-<member>``."""
        return {
            f"{briefing.id}/m-{each.id}-{member.id}": (each, member)
            for briefing in self.library.briefings.values()
            for each in briefing.lists
            for member in each.members
        }

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each member in its list, by ``<briefing>/m-<list>-<member>``."""
        return {
            f"{briefing.id}/m-{each.id}-{member.id}": number
            for briefing in self.library.briefings.values()
            for each in briefing.lists
            for number, member in enumerate(each.members, start=1)
        }

    @cached_property
    def points(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the key points that rest on each claim, by ``<briefing>#<claim>``, the claim in full."""
        found: dict[str, list[int]] = {}
        for name, briefing in self.library.briefings.items():
            for number, point in enumerate(briefing.head.key_points, start=1):
                for claim in dict.fromkeys(point.claims):
                    found.setdefault(f"{name}#{full_name(name, claim)}", []).append(number)
        return {claim: tuple(numbers) for claim, numbers in found.items()}

    @cached_property
    def rows(self) -> Mapping[str, Listed]:
        """What each list says wherever it has evidence, by the address of the evidence."""
        rows = {
            name.replace("/", "#", 1): Listed(each.title, self.called(member), bool(each.withdrawn or member.withdrawn))
            for name, (each, member) in self.members.items()
        }
        for briefing in self.library.briefings.values():
            for each in briefing.lists:
                rows[f"{briefing.id}#l-{each.id}"] = Listed(each.title, each.title, bool(each.withdrawn))
                if each.open_end:
                    gone = bool(each.withdrawn or each.open_end.withdrawn)
                    rows[f"{briefing.id}#l-{each.id}-open"] = Listed(each.title, each.open_end.text, gone)
        return rows

    def row(self, quotation: Quotation) -> Listed | None:
        """Give what a list says on the strength of a quotation; None where none does."""
        evidence = quotation.evidence
        return self.rows.get(quotation.id.removesuffix(f"-{evidence.id}")) if evidence else None

    def gone(self, quotation: Quotation) -> bool:
        """Whether a quotation is evidence that the desk withdrew, alone or with what rests on it."""
        return bool(quotation.evidence and (quotation.evidence.withdrawn or self.ended(quotation)))

    def ended(self, quotation: Quotation) -> bool:
        """Whether what a quotation is evidence of is withdrawn."""
        claim, row = quotation.claim, self.row(quotation)
        return bool((claim and claim.withdrawn) or (row and row.gone))

    def named(self, member: Member) -> Entity | None:
        """Give the entity that a member is, when it is known."""
        return self.library.entities.get(member.entity or self.library.names.get(member.name or "", ""))

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

    def claim(self, name: str, briefing: str = "") -> Link:
        """Lead to a claim from any page, or from the page of ``briefing``; the title is the attributed sentence."""
        home, own = name.split("/", 1) if "/" in name else (briefing, name)
        record = self.library.claims[f"{home}/{own}"].withdrawn
        address, words = (f"#{own}", own) if home == briefing else (f"{home}/#{own}", f"{home} {own}")
        sentence = str(self.sentences[f"{home}/{own}"])
        if record:
            words = worded("withdrawn.name", name=words)
            sentence = worded("withdrawn.was", withdrawn=withdrawal(record).rstrip("."), sentence=sentence)
        return Link(words, address, sentence)

    def claims(self, briefing: Briefing, names: Iterable[str]) -> tuple[Claim, ...]:
        """Give the claims that a briefing names; those of other briefings carry their briefing."""
        found = (self.library.claims.get(full_name(briefing.id, name)) for name in names)
        return tuple(claim for claim in found if claim)

    def standing(self, briefing: Briefing, names: Iterable[str]) -> tuple[Claim, ...]:
        """Give those of the named claims that are not withdrawn."""
        return tuple(claim for claim in self.claims(briefing, names) if not claim.withdrawn)

    def quotes(self, evidence: Iterable[Evidence]) -> tuple[Quote, ...]:
        """Give each piece of evidence as a page shows it; what could not be resolved is left to the findings."""
        return tuple(self.quote(self.by_evidence[id(item)]) for item in evidence if id(item) in self.by_evidence)

    def quote(self, quotation: Quotation) -> Quote:
        """Give a quotation with its passage on the source's page."""
        return self.shown[id(quotation)]

    def _quote(self, quotation: Quotation) -> Quote:
        verdict = self.verdicts.get(quotation.id, UNCHECKED)
        evidence, source = quotation.evidence, quotation.source
        anchor = quotation.id.partition("#")[2]
        passage, grade = self.sources[source.id], source.reliability
        translation = evidence.translation if evidence else None
        words = quotation.text.strip()
        return Quote(
            id=quotation.id,
            anchor=anchor,
            words=words,
            language=str((evidence and evidence.language) or source.language or ""),
            source=self._passage(quotation, passage),
            passage=quotation.passage,
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
        if self.placed is not None and quotation.id not in self.placed:
            return page
        return page._replace(address=f"{page.address}#{quotation.passage}")

    def origin(self, source: Source) -> str:
        """Name the origin of a source: its own statement, that of the source it derives from, or itself alone."""
        seen = {source.id}
        while not source.origin and (earlier := self.library.sources.get(source.derived_from or "")):
            if earlier.id in seen:
                break
            source = earlier
            seen.add(source.id)
        return f"origin {source.origin}" if source.origin else f"source {source.id}"
