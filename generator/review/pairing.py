"""Takes the two sides of a change; gives which briefing goes with which, and the states of it to compare."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from generator.compile.changes import Side
from generator.compile.shelf import Shelf
from generator.model import SETTINGS, Contents, FrontMatter, Prose
from generator.places import Text
from generator.review.desk import EMPTY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compile.row import Row
    from generator.model import Library
    from generator.review.desk import Desk
    from generator.review.scope import Scope


class Compared(NamedTuple):
    """Two states of a briefing; ``remark`` says what sets them apart from others of it, ``first`` that all is new."""

    before: Side
    after: Side
    remark: str = ""
    first: bool = False


def pairs(old: Desk, new: Desk, scope: Scope) -> Iterator[tuple[str, str]]:
    """Pair the briefings to compare by their names before and after, which differ where one was renamed.

    One that is new, or gone, is paired with an empty name; where the settings cannot be read, nothing can be compared.
    """
    if SETTINGS in old.library.unread | new.library.unread:
        return
    before = [name for name in old.library.briefings if name in scope.briefings]
    gone = [name for name in before if name not in new.library.briefings]
    for name, briefing in new.library.briefings.items():
        if name in scope.briefings:
            was = name if name in before else next((each for each in gone if _same(old, new, each, name)), "")
            if not was:
                was = next((str(each) for each in briefing.head.was if each in gone), "")
            gone = [each for each in gone if each != was]
            yield was, name
    yield from ((name, "") for name in gone)


def _same(old: Desk, new: Desk, was: str, name: str) -> bool:
    """Whether a briefing is another one under a new name: it names it, or has its editions, or says the same."""
    then, now = old.library.briefings[was], new.library.briefings[name]
    return was in now.head.was or bool(digests(old, was) & digests(new, name)) or bool(then.claims == now.claims != ())


def digests(desk: Desk, name: str) -> set[str]:
    """Give the digests of the editions of a briefing."""
    return {str(past.edition.sha256) for past in desk.library.editions.get(name, ())}


def fresh(old: Desk, new: Desk, name: str) -> tuple[int, ...]:
    """Give which of the editions of a briefing come with the change, by their place in its row."""
    known = {digest for each in old.library.editions for digest in digests(old, each)}
    row = new.library.editions.get(name, ())
    return tuple(index for index, past in enumerate(row) if past.edition.sha256 not in known)


def compared(old: Desk, new: Desk, was: str, name: str) -> Iterator[Compared]:
    """Give what to compare of a briefing.

    Where an edition comes or goes, that is what readers had with what they get, and then what is not published with it;
    else it is what was written with what is.
    """
    had, has = old.rows.get(was), new.rows.get(name)
    if name and (fresh(old, new, name) or (had and str(had.newest.sha256) not in digests(new, name))):
        after = _newest(has) if has else new.draft(name)
        yield Compared(_newest(had) if had else nothing(after, old.library), after, first=not had)
        if has and has.draft(draft := new.draft(name)):
            yield Compared(after, draft, ", not published with it")
    elif not name:
        yield Compared(then := old.draft(was), nothing(then, new.library))
    else:
        now = new.draft(name)
        yield Compared(old.draft(was) if was else nothing(now, old.library), now, first=not was)


def _newest(row: Row) -> Side:
    """Give the newest edition with what its quotes are worth today: what it records of them anybody could write."""
    side = row.sides[-1]
    return replace(side, shelf=Shelf(side.shelf.library, row.worth[-1]))


def nothing(beside: Side, known: Library) -> Side:
    """Give what stands beside a briefing that is all new, or all gone: one of the same title that says nothing.

    What is ``known`` without it is there on both sides: sources, and claims of other briefings.
    """
    contents, head = beside.contents, FrontMatter(title=beside.contents.front_matter.title)
    silent = Contents(
        front_matter=head,
        narrative=Prose(Text()),
        sources=tuple(source for source in contents.sources if source.id in known.sources),
        elsewhere={full: claim for full, claim in contents.elsewhere.items() if full in known.claims},
    )
    said = replace(beside.briefing, head=head, narrative=Prose(Text()), articles={}, claims=(), lists=())
    return Side(silent, Shelf(EMPTY, {}), said)
