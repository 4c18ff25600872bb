"""Find what of an edition can still be judged after words were taken out of it.

An edition was judged when it was published. A claim or a list whose words are gone is not judged again: its seal shows
that nothing else was changed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.check.support import lineage
from generator.editions import changes
from generator.model.redactions import BAR, has_bars

if TYPE_CHECKING:
    from generator.editions.diff.changes import Change
    from generator.model import Claim, Edition, Library, MemberList, Past


def readable(past: Past) -> Library:
    """Return the library of an edition without the claims and lists that rest on words which were taken out."""
    library = past.library
    if not past.edition.redactions:
        return library
    sources = {name for name, source in library.sources.items() if any(map(has_bars, lineage(library, source)))}
    entities = {name for name, entity in library.entities.items() if has_bars(entity)}

    def is_readable(claim: Claim) -> bool:
        return not has_bars(claim) and not any(str(item.source) in sources for item in claim.evidence)

    def is_readable_list(member_list: MemberList) -> bool:
        named = {library.entity_of(row) for row in member_list.members}
        return not has_bars(member_list) and not named & entities

    briefings = {
        name: replace(
            briefing,
            claims=tuple(filter(is_readable, briefing.claims)),
            lists=tuple(filter(is_readable_list, briefing.lists)),
        )
        for name, briefing in library.briefings.items()
    }
    claims = {address: claim for address, claim in library.claims.items() if is_readable(claim)}
    return replace(library, briefings=briefings, claims=claims)


def readable_changes(before: Edition, after: Edition) -> tuple[Change, ...]:
    """Return the changes between two editions by which the later one is judged: no bar is part of them."""
    made = changes(before.contents, after.contents)
    if not (before.redactions or after.redactions):
        return made
    return tuple(
        change
        for change in made
        if not any(BAR in str(value) for side in (change.before, change.after) for value in side.values())
    )
