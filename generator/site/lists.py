"""Build the view of a list of members and of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.addresses import Address
from generator.site.attribution import Attributed, named
from generator.site.dates import said, withdrawal
from generator.site.labels import LIST_KINDS, STANDINGS, Meaning
from generator.site.words import worded

if TYPE_CHECKING:
    from generator.model import Member, MemberList
    from generator.site.components import Quote
    from generator.site.index import SiteIndex


@dataclass(frozen=True, kw_only=True)
class MemberRow:
    """One member of a list, behind the sources that name it."""

    anchor: str
    sentence: Attributed
    entity: str
    role: str
    standing: Meaning
    period: str
    quotes: tuple[Quote, ...]
    withdrawn: str


@dataclass(frozen=True, kw_only=True)
class ListView:
    """A list of members, what it rests on, and its open end."""

    anchor: str
    title: str
    kind: Meaning
    lead: Attributed | None
    quotes: tuple[Quote, ...]
    rows: tuple[MemberRow, ...]
    open_end: Attributed | None
    open_quotes: tuple[Quote, ...]
    open_withdrawn: str
    withdrawn: str


def list_view(home: str, member_list: MemberList, index: SiteIndex) -> ListView:
    """Build the view of a list of members."""
    sources, end, address = index.library.sources, member_list.open_end, Address.of_list(home, member_list.id)
    return ListView(
        anchor=address.anchor,
        title=member_list.title,
        kind=LIST_KINDS[member_list.kind],
        lead=named(member_list.title, member_list.evidence, sources) if member_list.evidence else None,
        quotes=index.quotes(address, member_list.evidence),
        rows=tuple(
            member_row(Address.of_member(home, member_list.id, str(member.id)), member, index)
            for member in member_list.members
        ),
        open_end=named(end.text, end.evidence, sources, short=True) if end else None,
        open_quotes=index.quotes(Address.of_open_end(home, member_list.id), end.evidence) if end else (),
        open_withdrawn=withdrawal(end.withdrawn) if end else "",
        withdrawn=withdrawal(member_list.withdrawn),
    )


def member_row(address: Address, member: Member, index: SiteIndex) -> MemberRow:
    """Build a row of a list: the member behind the sources that name it."""
    entity = index.named(member)
    return MemberRow(
        anchor=address.anchor,
        sentence=named(index.called(member), member.evidence, index.library.sources, short=True),
        entity=f"entities/{entity.id}/" if entity else "",
        role=str(member.role or worded("not-stated")),
        standing=STANDINGS[member.standing],
        period=_period(member),
        quotes=index.quotes(address, member.evidence),
        withdrawn=withdrawal(member.withdrawn),
    )


def _period(member: Member) -> str:
    start, end = said(member.from_), said(member.until)
    if member.from_ and member.until:
        return worded("lists.period-both", start=start, end=end)
    if member.from_:
        return worded("lists.period-from", start=start)
    return worded("lists.period-until", end=end) if member.until else worded("not-stated")
