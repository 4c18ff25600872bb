"""Build the page of an entity: the claims and lists that name it, briefing by briefing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator.model import ENTITIES
from generator.site.components import Fact, Link
from generator.site.dates import describe_withdrawal
from generator.site.labels import CLAIM_KINDS, STATUSES, Meaning
from generator.site.lists import MemberRow, member_row
from generator.site.pages import Page, SearchEntry, View
from generator.site.search import NAME
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Entity
    from generator.model.addresses import Address
    from generator.site.attribution import Attributed
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
    """What one briefing says about an entity: its claims and its rows."""

    briefing: Link
    claims: tuple[NamingClaim, ...]
    rows: tuple[ListedRow, ...]


@dataclass(frozen=True)
class EntityView(View):
    """Everything on the page of an entity."""

    kind = "entity"
    facts: tuple[Fact, ...]
    namings: tuple[Naming, ...]

    def found(self, page: Page) -> Iterator[SearchEntry]:
        """Return the entity as a search entry: its name and what is known of it."""
        facts = [fact.value for fact in self.facts if fact.stated]
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


def entity_pages(material: Material) -> Iterator[Page]:
    """Return the index of entities, then the page of each entity."""
    entities = material.index.library.entities.values()
    ordered = sorted(entities, key=lambda entity: (entity.name.casefold(), entity.id))
    yield Page(
        address="entities/",
        title=message("entities.title"),
        anchored="entities",
        description=message("entities.description"),
        shows=EntitiesView,
        make=lambda: EntitiesView(tuple(entity_line(entity, material.index) for entity in ordered)),
        made_from=ENTITIES,
    )
    for entity in entities:
        yield Page(
            address=f"entities/{entity.id}/",
            title=entity.name,
            alone=message("entity.alone", name=entity.name),
            description=message("entity.description", name=entity.name),
            shows=EntityView,
            make=partial(entity_view, entity, material.index),
        )


def entity_view(entity: Entity, index: SiteIndex) -> EntityView:
    """Build everything on the page of an entity."""
    places: dict[str, list[Address]] = {}
    for address in index.library.named_in.get(entity.id, ()):
        places.setdefault(address.briefing, []).append(address)
    return EntityView(
        facts=(
            Fact(message("entity.kind"), _kind(entity), stated=bool(entity.kind)),
            Fact.given(message("entity.code"), entity.code),
            Fact.given(message("entity.aliases"), message("row.comma").join(entity.aliases)),
        ),
        namings=tuple(_naming(briefing, several, index) for briefing, several in places.items()),
    )


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
    return message(f"entity-kinds.{entity.kind}" if entity.kind else "not-stated")


def _withdrawal(address: Address, index: SiteIndex) -> str:
    """Return when and why a claim was withdrawn, or a row or its list."""
    if address in index.members:
        member_list, member = index.members[address]
        return describe_withdrawal(member.withdrawn or member_list.withdrawn)
    return describe_withdrawal(index.library.claims[address].withdrawn)


def _naming(briefing: str, addresses: list[Address], index: SiteIndex) -> Naming:
    claims, rows = [], []
    for address in addresses:
        withdrawn = _withdrawal(address, index)
        if claim := index.library.claims.get(address):
            kind, status = CLAIM_KINDS[claim.kind], STATUSES[claim.status]
            claims.append(
                NamingClaim(Link(address.anchor, address.url), index.sentences[address], kind, status, withdrawn)
            )
        elif found := index.members.get(address):
            member_list, member = found
            rows.append(ListedRow(Link(member_list.title, address.url), member_row(address, member, index), withdrawn))
    return Naming(index.briefing(index.library.briefings[briefing]), tuple(claims), tuple(rows))
