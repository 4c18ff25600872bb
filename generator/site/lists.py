"""Decide what a list of members shows, and each of its rows."""

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
    """One member of a list behind who names it."""

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
    """A list of members, what it rests on, and whom its source leaves unnamed."""

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


def list_view(home: str, each: MemberList, index: SiteIndex) -> ListView:
    """Decide a list of members."""
    sources, end, address = index.library.sources, each.open_end, Address.of_list(home, each.id)
    return ListView(
        anchor=address.anchor,
        title=each.title,
        kind=LIST_KINDS[each.kind],
        lead=named(each.title, each.evidence, sources) if each.evidence else None,
        quotes=index.quotes(address, each.evidence),
        rows=tuple(
            member_row(Address.of_member(home, each.id, str(member.id)), member, index) for member in each.members
        ),
        open_end=named(end.text, end.evidence, sources, short=True) if end else None,
        open_quotes=index.quotes(Address.of_open_end(home, each.id), end.evidence) if end else (),
        open_withdrawn=withdrawal(end.withdrawn) if end else "",
        withdrawn=withdrawal(each.withdrawn),
    )


def member_row(address: Address, member: Member, index: SiteIndex) -> MemberRow:
    """Decide a row of a list: the member behind those who name it."""
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
