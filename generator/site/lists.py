"""Build the view of a list of members and of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.addresses import Address
from generator.site.attribution import Attributed, attribute_row
from generator.site.components import Link
from generator.site.dates import describe_withdrawal, format_date
from generator.site.labels import LIST_KINDS, STANDINGS, Meaning
from generator.site.words import message

if TYPE_CHECKING:
    from generator.model import Member, MemberList
    from generator.site.components import Quote
    from generator.site.index import SiteIndex


@dataclass(frozen=True, kw_only=True)
class MemberRow:
    """One row of a list: a member in a sentence that first says who names it."""

    anchor: str
    sentence: Attributed
    entity: str
    role: str
    standing: Meaning
    period: str
    quotes: tuple[Quote, ...]
    above: tuple[Link, ...]
    """The words of the list on which a row without evidence of its own rests."""
    values: tuple[str, ...]
    """The value of each of the columns that the list itself has."""
    withdrawn: str


@dataclass(frozen=True, kw_only=True)
class ListView:
    """A list of members, what it rests on, and its open end."""

    anchor: str
    title: str
    kind: Meaning
    lead: Attributed | None
    quotes: tuple[Quote, ...]
    columns: tuple[str, ...]
    """The titles of the columns that the list itself has."""
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
        lead=attribute_row(member_list.title, member_list.evidence, sources) if member_list.evidence else None,
        quotes=index.quotes(address, member_list.evidence),
        columns=tuple(str(column.title) for column in member_list.columns),
        rows=tuple(
            member_row(Address.of_member(home, member_list.id, str(member.id)), index) for member in member_list.members
        ),
        open_end=attribute_row(end.text, end.evidence, sources, short=True) if end else None,
        open_quotes=index.quotes(Address.of_open_end(home, member_list.id), end.evidence) if end else (),
        open_withdrawn=describe_withdrawal(end.withdrawn) if end else "",
        withdrawn=describe_withdrawal(member_list.withdrawn),
    )


def member_row(address: Address, index: SiteIndex) -> MemberRow:
    """Build a row of a list: a member in a sentence that first says who names it."""
    member_list, member = index.members[address]
    entity = index.entity_of(member)
    resting = () if member.evidence else index.support.rows[address]
    return MemberRow(
        anchor=address.anchor,
        sentence=index.row_sentences[address],
        entity=f"entities/{entity.id}/" if entity else "",
        role=str(member.role or message("not-stated")),
        standing=STANDINGS[member.standing],
        period=_period(member),
        quotes=index.quotes(address, member.evidence),
        above=tuple(
            Link(index.shown[place].source.words, f"#{place.anchor}") for place in resting if place in index.shown
        ),
        values=tuple(str(member.values.get(column.id) or message("not-stated")) for column in member_list.columns),
        withdrawn=describe_withdrawal(member.withdrawn),
    )


def _period(member: Member) -> str:
    start, end = format_date(member.from_), format_date(member.until)
    if member.from_ and member.until:
        return message("lists.period-both", start=start, end=end)
    if member.from_:
        return message("lists.period-from", start=start)
    return message("lists.period-until", end=end) if member.until else message("not-stated")
