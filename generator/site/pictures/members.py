"""Draw who is in what for a briefing: a row for each name, a column for each list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.model import upheld
from generator.model.addresses import Address
from generator.model.forms import SUPPORTING
from generator.site.attribution import attribute_row
from generator.site.components import Link
from generator.site.labels import STANDINGS
from generator.site.pictures.matrix import Cell, drawing
from generator.site.pictures.parts import Picture, Table, heads
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Briefing, Evidence, Member, MemberList
    from generator.site.index import SiteIndex

BESIDE = ("open", "empty", "gone")
"""The rows below the names, by their shape: what a list has besides its members, or instead of them."""


class Seat(NamedTuple):
    """A name in a list: ``row`` is the same in every list; ``shapes`` show its standing, each with its words."""

    row: str
    name: str
    column: int
    shapes: dict[str, str]
    sentence: str
    address: str
    values: str = ""
    """What the columns of the list say of it, in words."""

    @property
    def standing(self) -> str:
        """The standing in words."""
        return message("row.comma").join(self.shapes.values())


def who_is_in_what(briefing: Briefing, index: SiteIndex) -> Picture | None:
    """Return the picture of a briefing's lists; withdrawn lists and rows are left out."""
    lists = [member_list for member_list in briefing.lists if not member_list.withdrawn]
    if not lists:
        return None
    seats = [
        place for column, member_list in enumerate(lists) for place in _seats(briefing.id, column, member_list, index)
    ]
    names = {place.row for place in seats}.difference(BESIDE)
    seats.sort(key=lambda place: BESIDE.index(place.row) if place.row in BESIDE else -1)
    shapes = {shape: words for place in seats for shape, words in place.shapes.items()}
    cells = [
        Cell(seat.row, seat.name, seat.column, tuple(seat.shapes), _title(seat, lists[seat.column].title))
        for seat in seats
    ]
    valued = any(member_list.columns for member_list in lists)

    def more(words: str) -> tuple[Link, ...]:
        return (Link(words, ""),) if valued else ()

    rows = [
        (
            Link(seat.name, seat.address),
            Link(lists[seat.column].title, f"#l-{lists[seat.column].id}"),
            Link(seat.standing, ""),
            Link(seat.sentence, ""),
            *more(seat.values),
        )
        for seat in sorted(seats, key=lambda place: place.column)
    ]
    return Picture(
        id="who_is_in_what",
        title=message("pictures.members.title"),
        caption=message("pictures.members.caption"),
        description=message(
            "pictures.members.described",
            names=message("counts.names", n=len(names)),
            lists=message("counts.lists", n=len(lists)),
        ),
        drawing=drawing(cells, len(lists)),
        legend=tuple(sorted(((shape, shapes[shape]) for shape in shapes.keys() - set(BESIDE)), key=_ordered)),
        table=Table((*heads("members"), *((message("pictures.members.values"),) if valued else ())), tuple(rows)),
        file="members.csv",
        key=tuple(Link(member_list.title, f"#l-{member_list.id}") for member_list in lists),
    )


def _seats(home: str, column: int, member_list: MemberList, index: SiteIndex) -> Iterator[Seat]:
    """Return the members and the open end of a list, or that it names nobody."""
    sources, anchor = index.library.sources, f"#l-{member_list.id}"
    standing = [member for member in member_list.members if not member.withdrawn]
    for member in standing:
        place = Address.of_member(home, member_list.id, str(member.id))
        sentence, evidence = str(index.row_sentences[place]), index.support.rows[place].values()
        shapes = {str(member.standing): STANDINGS[member.standing].label} | _stance_shape(evidence)
        address = f"#{place.anchor}"
        values = message("row.comma").join(
            message("pictures.members.value", column=each.title, value=member.values[each.id])
            for each in member_list.columns
            if each.id in member.values
        )
        yield Seat(_row_key(member, index), index.member_name(member), column, shapes, sentence, address, values)
    if not standing:
        row = "gone" if member_list.members else "empty"
        title = message("lists.titled", title=member_list.title)
        sentence = (
            str(attribute_row(title, member_list.evidence, sources, short=True))
            if member_list.evidence
            else message("not-stated")
        )
        words = message(f"pictures.members.{row}")
        yield Seat(row, words, column, {row: words}, sentence, anchor)
    end = member_list.open_end
    if end and not end.withdrawn:
        sentence = str(attribute_row(end.text, end.evidence, sources, short=True))
        words = message("pictures.members.open")
        yield Seat("open", words, column, {"open": words} | _stance_shape(end.evidence), sentence, f"{anchor}-open")


def _row_key(member: Member, index: SiteIndex) -> str:
    """Return the key of a name in all lists.

    It is the entity of the name, or else the name without regard to letter case.
    """
    entity = index.entity_of(member)
    return f"entity {entity.id}" if entity else f"name {' '.join(index.member_name(member).casefold().split())}"


def _stance_shape(evidence: Iterable[Evidence]) -> dict[str, str]:
    """Return an extra shape, with its words, for a row that is denied or not named.

    A source denies the row, or no source supports it; other rows have no extra shape.
    """
    stances = {item.stance for item in upheld(evidence)}
    if "contradicts" in stances:
        return {"denied": message("pictures.members.denied")}
    return {} if stances.intersection(SUPPORTING) else {"unnamed": message("pictures.members.unnamed")}


def _title(seat: Seat, title: str) -> str:
    return message("pictures.members.mark", sentence=seat.sentence, standing=seat.standing, list=title)


def _ordered(shape: tuple[str, str]) -> int:
    """Return the key that sorts a legend in the order of the closed list.

    Other shapes come last.
    """
    return list(STANDINGS).index(shape[0]) if shape[0] in STANDINGS else len(STANDINGS)
