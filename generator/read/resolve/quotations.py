"""Takes a briefing and the sources; gives each of its quotations, whose capture is known, under its address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.model import Claim, Member, Quotation, Target
from generator.model.addresses import NARRATIVE, SUMMARY, Address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Briefing, Capture, Citation, Evidence, MemberList, OpenEnd, Prose, Source, Withdrawal
    from generator.model.places import Place


def from_records(briefing: Briefing, sources: Mapping[str, Source]) -> Iterator[Quotation]:
    """Give the quotations in the claims and lists of a briefing, in reading order."""
    for holder in holders(briefing):
        for item in holder.evidence:
            source = sources.get(item.source)
            capture = source and captured(source, item)
            if source and capture:
                address = holder.address.below(str(item.id))
                yield Quotation(address, item.quote, source, capture, item, holder.claim)


class Holder(NamedTuple):
    """A record that has evidence: its address, where its id was typed, and the list that it stands in, if any."""

    address: Address
    place: Place
    record: Claim | MemberList | Member | OpenEnd
    within: MemberList | None = None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Its evidence, withdrawn or not."""
        return self.record.evidence

    @property
    def claim(self) -> Claim | None:
        """The claim, where it is one."""
        return self.record if isinstance(self.record, Claim) else None

    @property
    def member(self) -> Member | None:
        """The row of a list, where it is one."""
        return self.record if isinstance(self.record, Member) else None

    @property
    def withdrawn(self) -> Withdrawal | None:
        """Its withdrawal, or that of the list that it stands in."""
        return self.record.withdrawn or (self.within.withdrawn if self.within else None)


def holders(briefing: Briefing) -> Iterator[Holder]:
    """Return everything in a briefing that has evidence, in reading order."""
    home = briefing.id
    for claim in briefing.claims:
        yield Holder(Address.of_claim(home, claim.id), claim.id.place, claim)
    for each in briefing.lists:
        yield Holder(Address.of_list(home, each.id), each.id.place, each)
        for member in each.members:
            called = member.id or each.id
            yield Holder(Address.of_member(home, each.id, str(member.id)), called.place, member, each)
        if end := each.open_end:
            yield Holder(Address.of_open_end(home, each.id), end.text.place, end, each)


def captured(source: Source, evidence: Evidence) -> Capture | None:
    """Give the capture that a piece of evidence names, or the newest."""
    if evidence.capture is None:
        return source.captures[-1]
    return next((capture for capture in source.captures if capture.id == evidence.capture), None)


def from_prose(
    briefing: Briefing, sources: Mapping[str, Source], of_claim: Mapping[Address, tuple[Quotation, ...]]
) -> Iterator[Quotation]:
    """Give the quotations in the Markdown of a briefing; each is numbered among those that cite anything.

    Words that cite several sources in one bracket are looked up in each: the second has the address with ``-2``.
    """
    yield from _in(Address(briefing.id, NARRATIVE), briefing.narrative, sources, of_claim)
    for name, summary in briefing.articles.items():
        yield from _in(Address(briefing.id, SUMMARY.format(name)), summary, sources, of_claim)


def _in(
    text: Address,
    prose: Prose,
    sources: Mapping[str, Source],
    of_claim: Mapping[Address, tuple[Quotation, ...]],
) -> Iterator[Quotation]:
    brackets: dict[int, list[Citation]] = {}
    for each in prose.citations:
        brackets.setdefault(each.start, []).append(each)
    for number, quoted in enumerate((each for each in prose.quoted if each.citation), start=1):
        bracket = brackets.get(quoted.citation.start, []) if quoted.citation else []
        for turn, citation in enumerate(bracket, start=1):
            address = text.below(f"q{number}" if turn == 1 else f"q{number}-{turn}")
            if citation.target is Target.SOURCE:
                source = sources.get(citation.name)
                if source:
                    yield Quotation(address, quoted.text, source, source.captures[-1])
            else:
                inside = of_claim.get(Address.of_reference(text.briefing, citation.name), ())
                if inside:
                    first = next((each for each in inside if _holds(each.text, quoted.text)), inside[0])
                    yield Quotation(
                        address,
                        quoted.text,
                        first.source,
                        first.capture,
                        claim=first.claim,
                        inside=inside,
                    )


def _holds(quote: str, words: str) -> bool:
    """Whether a quote has these words in a row, whatever stands between them."""
    longer, shorter = (re.sub(r"[\W_]+", " ", f" {text} ") for text in (quote, words))
    return shorter in longer
