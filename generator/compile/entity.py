"""Takes an entity; gives what its page shows: every claim and list that names it, briefing by briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compile.briefing import member_row
from generator.compile.parts import Fact, Link
from generator.compile.views import EntityLine, EntityView, ListedRow, Naming
from generator.compile.words import CLAIM_KINDS, NOT_STATED, STATUSES, counted

if TYPE_CHECKING:
    from generator.compile.shelf import Shelf
    from generator.model import Entity


def entity_view(entity: Entity, shelf: Shelf) -> EntityView:
    """Decide everything on an entity's page."""
    places: dict[str, list[str]] = {}
    for name in shelf.library.named_in.get(entity.id, ()):
        briefing, _, own = name.partition("/")
        places.setdefault(briefing, []).append(own)
    return EntityView(
        facts=(
            Fact("Kind", entity.kind or NOT_STATED),
            Fact("Code", entity.code or NOT_STATED),
            Fact("Also called", ", ".join(entity.aliases) or NOT_STATED),
        ),
        namings=tuple(_naming(briefing, names, shelf) for briefing, names in places.items()),
    )


def entity_line(entity: Entity, shelf: Shelf) -> EntityLine:
    """Decide an entity's line in the index."""
    names = shelf.library.named_in.get(entity.id, ())
    rows = sum(name in shelf.members for name in names)
    used = [counted(number, word) for number, word in ((len(names) - rows, "claim"), (rows, "list row")) if number]
    return EntityLine(
        shelf.entity(entity.id),
        entity.kind or NOT_STATED,
        ", ".join(entity.aliases),
        ", ".join(used) or "not named yet",
    )


def _naming(briefing: str, names: list[str], shelf: Shelf) -> Naming:
    claims, rows = [], []
    for own in names:
        if claim := shelf.library.claims.get(f"{briefing}/{own}"):
            link = Link(own, f"{briefing}/#{own}")
            claims.append((link, shelf.sentences[f"{briefing}/{own}"], CLAIM_KINDS[claim.kind], STATUSES[claim.status]))
        elif found := shelf.members.get(f"{briefing}/{own}"):
            each, member = found
            rows.append(ListedRow(Link(each.title, f"{briefing}/#{own}"), each.title, member_row(each, member, shelf)))
    return Naming(shelf.briefing(shelf.library.briefings[briefing]), tuple(claims), tuple(rows))
