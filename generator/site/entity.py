"""Build the page of an entity: the claims and lists that name it, briefing by briefing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from generator.model import ENTITIES
from generator.model.forms import ENTITY_KINDS
from generator.site.components import Fact, Link
from generator.site.dates import describe_withdrawal
from generator.site.directory import directory, part_of
from generator.site.labels import CLAIM_KINDS, STATUSES, Meaning
from generator.site.lists import MemberRow, member_row
from generator.site.pages import Page, SearchEntry, View
from generator.site.search import NAME
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Entity
    from generator.model.addresses import Address
    from generator.site.attribution import Attributed
    from generator.site.directory import PartLine
    from generator.site.index import SiteIndex
    from generator.site.material import Material


@dataclass(frozen=True)
class ListedRow:
    """A row of a list as the page of an entity shows it."""

    link: Link
    row: MemberRow
    withdrawn: str


@dataclass(frozen=True)
class NamingClaim:
    """A claim as the page of an entity shows it."""

    link: Link
    sentence: Attributed
    kind: Meaning
    status: Meaning
    withdrawn: str


@dataclass(frozen=True)
class Naming:
    """What one briefing says about an entity: its claims and its rows; ``anchor`` is its place on the page."""

    anchor: str
    briefing: Link
    claims: tuple[NamingClaim, ...]
    rows: tuple[ListedRow, ...]


@dataclass(frozen=True)
class EntityView(View):
    """Everything on the page of an entity."""

    kind = "entity"
    facts: tuple[Fact, ...]
    namings: tuple[Naming, ...]
    parts: tuple[PartLine, ...] = ()
    whole: Link | None = None
    """On a part of a long page: the link to the page of the entity."""

    def found(self, page: Page) -> Iterator[SearchEntry]:
        """Return the entity as a search entry: its name and what is known of it; a part has none."""
        facts = [fact.value for fact in self.facts if fact.stated and not fact.link]
        if not self.whole:
            yield SearchEntry(page.address, page.title, (message("row.comma").join(facts),), NAME)


@dataclass(frozen=True)
class EntityLine:
    """An entity as the index lists it."""

    link: Link
    kind: str
    aliases: str
    used: str


@dataclass(frozen=True)
class EntitiesView(View):
    """The index of entities, in the order of their names."""

    kind = "entities"
    lines: tuple[EntityLine, ...]
    parts: tuple[PartLine, ...] = ()
    whole: Link | None = None
    """On a part of a long index: the link to the index."""

    def found(self, page: Page) -> Iterator[SearchEntry]:
        """Return the index as a search entry; search finds the entities of a part by their own pages."""
        if not self.whole:
            yield from super().found(page)


def entity_pages(material: Material) -> Iterator[Page]:
    """Return the index of entities and its parts, then the page of each entity and its parts."""
    index = material.index
    yield from _index_pages(index)
    for entity in index.library.entities.values():
        page = Page(
            address=f"entities/{entity.id}/",
            title=entity.name,
            alone=message("entity.alone", name=entity.name),
            description=message("entity.description", name=entity.name),
            shows=EntityView,
            make=partial(_main_view, entity, index),
        )
        yield page
        for part in _list_parts(entity, index):
            yield part_of(page, part, partial(_part_view, entity, index, part))


def _main_view(entity: Entity, index: SiteIndex) -> EntityView:
    """Build what the page of an entity shows; if it is divided, its parts show what names the entity."""
    view = entity_view(entity, index)
    return replace(view, namings=()) if view.parts else view


def _part_view(entity: Entity, index: SiteIndex, part: PartLine) -> EntityView:
    view = entity_view(entity, index)
    namings = tuple(naming for naming in view.namings if naming.anchor in part.leads)
    return replace(view, namings=namings, parts=(), whole=Link(entity.name, index.entity(entity.id).address))


def _index_pages(index: SiteIndex) -> Iterator[Page]:
    entities = index.library.entities
    parts = directory(index.divided.get("entities/"), lambda name: (entities[name].name,), "counts.names")
    ordered = sorted(entities.values(), key=lambda entity: (entity.name.casefold(), entity.id))
    page = Page(
        address="entities/",
        title=message("entities.title"),
        anchored="entities",
        description=message("entities.description"),
        shows=EntitiesView,
        make=lambda: EntitiesView(() if parts else tuple(entity_line(entity, index) for entity in ordered), parts),
        made_from=ENTITIES,
    )
    yield page
    for part in parts:
        names = index.divided[page.address].parts[part.link.address]
        yield part_of(page, part, partial(_list_names, names, page, index))


def _list_names(names: Iterable[str], page: Page, index: SiteIndex) -> EntitiesView:
    entities = index.library.entities
    lines = tuple(entity_line(entities[name], index) for name in names)
    return EntitiesView(lines, whole=Link(page.title, page.address))


def entity_view(entity: Entity, index: SiteIndex) -> EntityView:
    """Build everything that is known of an entity, with the parts of its page if it is long."""
    places: dict[str, list[Address]] = {}
    for address in index.library.named_in.get(entity.id, ()):
        places.setdefault(address.briefing, []).append(address)
    return EntityView(
        facts=(
            Fact(message("entity.kind"), _kind(entity), stated=bool(entity.kind)),
            Fact.given(message("entity.code"), entity.code),
            Fact.given(message("entity.aliases"), message("row.comma").join(entity.aliases)),
            *(Fact(message("entity.same-as"), str(address), link=str(address)) for address in entity.same_as),
        ),
        namings=tuple(
            _naming(f"in-{number}", briefing, several, index)
            for number, (briefing, several) in enumerate(places.items(), start=1)
        ),
        parts=_list_parts(entity, index),
    )


def _list_parts(entity: Entity, index: SiteIndex) -> tuple[PartLine, ...]:
    briefings, division = index.library.briefings, index.divided.get(f"entities/{entity.id}/")
    return directory(division, lambda name: (briefings[name].head.title,), "counts.briefings")


def entity_line(entity: Entity, index: SiteIndex) -> EntityLine:
    """Build the row of an entity in the index."""
    addresses = index.library.named_in.get(entity.id, ())
    withdrawn = sum(bool(_withdrawal(address, index)) for address in addresses)
    rows = sum(address in index.members for address in addresses)
    used = [
        *([message("counts.claims", n=len(addresses) - rows)] if len(addresses) > rows else []),
        *([message("counts.list-rows", n=rows)] if rows else []),
        *([message("entities.withdrawn", n=withdrawn)] if withdrawn else []),
    ]
    comma = message("row.comma")
    return EntityLine(
        index.entity(entity.id),
        _kind(entity),
        comma.join(entity.aliases) or message("not-stated"),
        comma.join(used) or message("entities.unused"),
    )


def _kind(entity: Entity) -> str:
    if entity.kind and entity.kind not in ENTITY_KINDS:
        return str(entity.kind)
    return message(f"entity-kinds.{entity.kind}" if entity.kind else "not-stated")


def _withdrawal(address: Address, index: SiteIndex) -> str:
    """Return when and why a claim was withdrawn, or a row or its list."""
    if address in index.members:
        member_list, member = index.members[address]
        return describe_withdrawal(member.withdrawn or member_list.withdrawn)
    return describe_withdrawal(index.library.claims[address].withdrawn)


def _naming(anchor: str, briefing: str, addresses: list[Address], index: SiteIndex) -> Naming:
    claims, rows = [], []
    for address in addresses:
        withdrawn = _withdrawal(address, index)
        if claim := index.library.claims.get(address):
            kind, status = CLAIM_KINDS[claim.kind], STATUSES[claim.status]
            claims.append(
                NamingClaim(Link(address.anchor, address.url), index.sentences[address], kind, status, withdrawn)
            )
        elif found := index.members.get(address):
            member_list, _ = found
            rows.append(ListedRow(Link(member_list.title, address.url), member_row(address, index), withdrawn))
    return Naming(anchor, index.briefing(index.library.briefings[briefing]), tuple(claims), tuple(rows))
