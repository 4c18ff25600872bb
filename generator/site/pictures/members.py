"""Takes a briefing; gives the picture of who is in what: a row for each name, a column for each list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.model import upheld
from generator.site.attribution import named
from generator.site.components import Link
from generator.site.labels import STANDINGS
from generator.site.pictures.matrix import Cell, drawing
from generator.site.pictures.parts import Picture, Table, heads
from generator.site.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Briefing, Evidence, Member, MemberList
    from generator.site.index import SiteIndex

BESIDE = ("open", "empty", "gone")
"""The rows below those of the names, by the shape in them: what a list has beside its members, or instead of them."""


class Seat(NamedTuple):
    """Someone in a list: ``row`` is theirs in every list; ``shapes`` and their words say as what."""

    row: str
    name: str
    column: int
    shapes: dict[str, str]
    sentence: str
    address: str

    @property
    def standing(self) -> str:
        """As what they are in it, in words."""
        return worded("row.comma").join(self.shapes.values())


def who_is_in_what(briefing: Briefing, index: SiteIndex) -> Picture | None:
    """Give the picture of a briefing's lists; what is withdrawn counts nowhere, and is left out."""
    lists = [each for each in briefing.lists if not each.withdrawn]
    if not lists:
        return None
    places = [place for column, each in enumerate(lists) for place in _places(column, each, index)]
    names = {place.row for place in places}.difference(BESIDE)
    places.sort(key=lambda place: BESIDE.index(place.row) if place.row in BESIDE else -1)
    shapes = {shape: words for place in places for shape, words in place.shapes.items()}
    cells = [
        Cell(each.row, each.name, each.column, tuple(each.shapes), _title(each, lists[each.column].title))
        for each in places
    ]
    rows = [
        (
            Link(each.name, each.address),
            Link(lists[each.column].title, f"#l-{lists[each.column].id}"),
            Link(each.standing, ""),
            Link(each.sentence, ""),
        )
        for each in sorted(places, key=lambda place: place.column)
    ]
    return Picture(
        id="who_is_in_what",
        title=worded("pictures.members.title"),
        caption=worded("pictures.members.caption"),
        description=worded(
            "pictures.members.described",
            names=worded("counts.names", n=len(names)),
            lists=worded("counts.lists", n=len(lists)),
        ),
        drawing=drawing(cells, len(lists)),
        legend=tuple(sorted(((shape, shapes[shape]) for shape in shapes.keys() - set(BESIDE)), key=_ordered)),
        table=Table(heads("members"), tuple(rows)),
        file="members.csv",
        key=tuple(Link(each.title, f"#l-{each.id}") for each in lists),
    )


def _places(column: int, each: MemberList, index: SiteIndex) -> Iterator[Seat]:
    """Give everything that a list has: its members, whom it leaves unnamed, or that it names nobody."""
    sources, anchor = index.library.sources, f"#l-{each.id}"
    standing = [member for member in each.members if not member.withdrawn]
    for member in standing:
        sentence = str(named(index.called(member), member.evidence, sources, short=True))
        shapes = {str(member.standing): STANDINGS[member.standing].label} | _bearing(member.evidence)
        address = f"#m-{each.id}-{member.id}"
        yield Seat(_row(member, index), index.called(member), column, shapes, sentence, address)
    if not standing:
        row = "gone" if each.members else "empty"
        sentence = str(named(each.title, each.evidence, sources, short=True)) if each.evidence else worded("not-stated")
        said = worded(f"pictures.members.{row}")
        yield Seat(row, said, column, {row: said}, sentence, anchor)
    end = each.open_end
    if end and not end.withdrawn:
        sentence = str(named(end.text, end.evidence, sources, short=True))
        said = worded("pictures.members.open")
        yield Seat("open", said, column, {"open": said} | _bearing(end.evidence), sentence, f"{anchor}-open")


def _row(member: Member, index: SiteIndex) -> str:
    """Give what makes one name of several rows: their entity, or else the name itself, whatever its letter case."""
    entity = index.named(member)
    return f"entity {entity.id}" if entity else f"name {' '.join(index.called(member).casefold().split())}"


def _bearing(evidence: Iterable[Evidence]) -> dict[str, str]:
    """Give what must be seen of a row that its sources do not simply name."""
    stances = {item.stance for item in upheld(evidence)}
    if "contradicts" in stances:
        return {"denied": worded("pictures.members.denied")}
    return {} if "supports" in stances else {"unnamed": worded("pictures.members.unnamed")}


def _title(place: Seat, title: str) -> str:
    return worded("pictures.members.mark", sentence=place.sentence, standing=place.standing, list=title)


def _ordered(shape: tuple[str, str]) -> int:
    """Bring the shapes of a legend into the order of the closed list; what may come to them stands last."""
    return list(STANDINGS).index(shape[0]) if shape[0] in STANDINGS else len(STANDINGS)
