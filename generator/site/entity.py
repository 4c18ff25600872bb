"""Takes an entity; gives what its page shows: every claim and list that names it, briefing by briefing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import ENTITIES
from generator.site.components import Fact, Link
from generator.site.dates import withdrawal
from generator.site.labels import CLAIM_KINDS, STATUSES, Meaning
from generator.site.lists import MemberRow, member_row
from generator.site.pages import Page, SearchEntry, View
from generator.site.search import NAME
from generator.site.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Entity
    from generator.model.addresses import Address
    from generator.site.attribution import Attributed
    from generator.site.index import SiteIndex
    from generator.site.material import Material


@dataclass(frozen=True)
class ListedRow:
    """A list row as an entity's page shows it."""

    link: Link
    row: MemberRow
    withdrawn: str


@dataclass(frozen=True)
class NamingClaim:
    """A claim as an entity's page shows it."""

    link: Link
    sentence: Attributed
    kind: Meaning
    status: Meaning
    withdrawn: str


@dataclass(frozen=True)
class Naming:
    """What one briefing says about an entity."""

    briefing: Link
    claims: tuple[NamingClaim, ...]
    rows: tuple[ListedRow, ...]


@dataclass(frozen=True)
class EntityView(View):
    """Everything on an entity's page."""

    kind = "entity"
    facts: tuple[Fact, ...]
    namings: tuple[Naming, ...]

    def found(self, page: Page) -> Iterator[SearchEntry]:
        """Return the entity by its name and by what is known of it."""
        facts = [fact.value for fact in self.facts if fact.stated]
        yield SearchEntry(page.address, page.title, (worded("row.comma").join(facts),), NAME)


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
    """Return the index of entities, then the page of each."""
    entities = material.index.library.entities.values()
    ordered = sorted(entities, key=lambda entity: (entity.name.casefold(), entity.id))
    yield Page(
        address="entities/",
        title=worded("entities.title"),
        description=worded("entities.description"),
        view=EntitiesView(tuple(entity_line(each, material.index) for each in ordered)),
        made_from=ENTITIES,
    )
    for entity in entities:
        yield Page(
            address=f"entities/{entity.id}/",
            title=entity.name,
            alone=worded("entity.alone", name=entity.name),
            description=worded("entity.description", name=entity.name),
            view=entity_view(entity, material.index),
        )


def entity_view(entity: Entity, index: SiteIndex) -> EntityView:
    """Decide everything on an entity's page."""
    places: dict[str, list[Address]] = {}
    for address in index.library.named_in.get(entity.id, ()):
        places.setdefault(address.briefing, []).append(address)
    return EntityView(
        facts=(
            Fact(worded("entity.kind"), _kind(entity), stated=bool(entity.kind)),
            Fact.given(worded("entity.code"), entity.code),
            Fact.given(worded("entity.aliases"), worded("row.comma").join(entity.aliases)),
        ),
        namings=tuple(_naming(briefing, several, index) for briefing, several in places.items()),
    )


def entity_line(entity: Entity, index: SiteIndex) -> EntityLine:
    """Decide an entity's line in the index."""
    names = index.library.named_in.get(entity.id, ())
    gone = sum(bool(_gone(name, index)) for name in names)
    rows = sum(name in index.members for name in names)
    used = [
        *([worded("counts.claims", n=len(names) - rows)] if len(names) > rows else []),
        *([worded("counts.list-rows", n=rows)] if rows else []),
        *([worded("entities.withdrawn", n=gone)] if gone else []),
    ]
    comma = worded("row.comma")
    return EntityLine(
        index.entity(entity.id),
        _kind(entity),
        comma.join(entity.aliases) or worded("not-stated"),
        comma.join(used) or worded("entities.unused"),
    )


def _kind(entity: Entity) -> str:
    return worded(f"entity-kinds.{entity.kind}" if entity.kind else "not-stated")


def _gone(name: Address, index: SiteIndex) -> str:
    """Say when and why a claim was withdrawn, or a row or the list that it stands in."""
    if name in index.members:
        each, member = index.members[name]
        return withdrawal(member.withdrawn or each.withdrawn)
    return withdrawal(index.library.claims[name].withdrawn)


def _naming(briefing: str, addresses: list[Address], index: SiteIndex) -> Naming:
    claims, rows = [], []
    for address in addresses:
        gone = _gone(address, index)
        if claim := index.library.claims.get(address):
            kind, status = CLAIM_KINDS[claim.kind], STATUSES[claim.status]
            claims.append(NamingClaim(Link(address.anchor, address.url), index.sentences[address], kind, status, gone))
        elif found := index.members.get(address):
            each, member = found
            rows.append(ListedRow(Link(each.title, address.url), member_row(address, member, index), gone))
    return Naming(index.briefing(index.library.briefings[briefing]), tuple(claims), tuple(rows))
