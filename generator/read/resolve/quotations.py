"""Find the quotations of a briefing whose capture is known, each with its address."""

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
    """Return the quotations in the claims and lists of a briefing, in reading order."""
    for holder in holders(briefing):
        for item in holder.evidence:
            source = sources.get(item.source)
            capture = source and capture_of(source, item)
            if source and capture:
                address = holder.address.below(str(item.id))
                yield Quotation(address, item.quote, source, capture, item, holder.claim)


class Holder(NamedTuple):
    """A record that has evidence.

    ``address`` is its address, ``place`` the place of its id, and ``within`` the list that contains it, if any.
    """

    address: Address
    place: Place
    record: Claim | MemberList | Member | OpenEnd
    within: MemberList | None = None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What the record quotes, withdrawn or not: its evidence, and the reply to a claim."""
        return self.record.quoted if isinstance(self.record, Claim) else self.record.evidence

    @property
    def claim(self) -> Claim | None:
        """The record if it is a claim, or None."""
        return self.record if isinstance(self.record, Claim) else None

    @property
    def member(self) -> Member | None:
        """The record if it is a row of a list, or None."""
        return self.record if isinstance(self.record, Member) else None

    @property
    def withdrawn(self) -> Withdrawal | None:
        """The withdrawal of the record, or else of the list that contains it."""
        return self.record.withdrawn or (self.within.withdrawn if self.within else None)


def holders(briefing: Briefing) -> Iterator[Holder]:
    """Return each record of a briefing that can have evidence, in reading order."""
    home = briefing.id
    for claim in briefing.claims:
        yield Holder(Address.of_claim(home, claim.id), claim.id.place, claim)
    for member_list in briefing.lists:
        yield Holder(Address.of_list(home, member_list.id), member_list.id.place, member_list)
        for member in member_list.members:
            typed = member.id or member_list.id
            yield Holder(Address.of_member(home, member_list.id, str(member.id)), typed.place, member, member_list)
        if end := member_list.open_end:
            yield Holder(Address.of_open_end(home, member_list.id), end.text.place, end, member_list)


def capture_of(source: Source, evidence: Evidence) -> Capture | None:
    """Return the capture that a piece of evidence names, or the newest.

    Return None if the source has no capture of that name.
    """
    if evidence.capture is None:
        return source.captures[-1]
    return next((capture for capture in source.captures if capture.id == evidence.capture), None)


def from_prose(
    briefing: Briefing, sources: Mapping[str, Source], of_claim: Mapping[Address, tuple[Quotation, ...]]
) -> Iterator[Quotation]:
    """Return the quotations in the Markdown of a briefing.

    They are numbered in each text; a quote without a citation is not counted.
    A quote that cites several sources in one bracket is looked up in each source.
    The address of the second quotation then ends in ``-2``.
    """
    yield from _in_text(Address(briefing.id, NARRATIVE), briefing.narrative, sources, of_claim)
    for name, summary in briefing.articles.items():
        yield from _in_text(Address(briefing.id, SUMMARY.format(name)), summary, sources, of_claim)


def _in_text(
    text: Address,
    prose: Prose,
    sources: Mapping[str, Source],
    of_claim: Mapping[Address, tuple[Quotation, ...]],
) -> Iterator[Quotation]:
    """Return the quotations in one Markdown text; ``of_claim`` contains the quotations of each claim's evidence."""
    brackets: dict[int, list[Citation]] = {}
    for citation in prose.citations:
        brackets.setdefault(citation.start, []).append(citation)
    for number, quoted in enumerate((quoted for quoted in prose.quoted if quoted.citation), start=1):
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
                    first = next((quotation for quotation in inside if _has(quotation.text, quoted.text)), inside[0])
                    yield Quotation(
                        address,
                        quoted.text,
                        first.source,
                        first.capture,
                        claim=first.claim,
                        inside=inside,
                    )


def _has(quote: str, words: str) -> bool:
    """Return whether a quote has these words in a row; punctuation and spaces do not count."""
    longer, shorter = (re.sub(r"[\W_]+", " ", f" {text} ") for text in (quote, words))
    return shorter in longer
