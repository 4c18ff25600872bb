"""Takes the editions of a briefing; gives what a reader of one of them must know today, the gravest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compile.dates import said, withdrawal
from generator.compile.parts import Link
from generator.compile.stories import Notice
from generator.compile.words import EDITION_KINDS
from generator.verify.editions import lost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compile.row import Row


def banner(row: Row, index: int, *, permanent: bool) -> Iterator[Notice]:
    """Give every notice for an edition; ``permanent`` is its own page, which stays when it is superseded."""
    yield from _retracted(row)
    if permanent:
        yield from _superseded(row, index)
    # The first edition behind this one has just been named, with its note.
    yield from _corrected(row, index + 1 if permanent else index)
    yield from _lost(row, index)
    yield from _withdrawn(row, index)


def _retracted(row: Row) -> Iterator[Notice]:
    if row.newest.kind == "retraction":
        text = f"This briefing was retracted on {said(row.newest.date)}: {row.newest.note}"
        yield Notice("Retracted", text, row.story(len(row.pasts) - 1))


def _superseded(row: Row, index: int) -> Iterator[Notice]:
    """Say by which edition, when and why."""
    if row.pasts[index].edition is row.newest:
        return
    after, newest = row.pasts[index + 1].edition, row.newest
    text = (
        f"This is edition {row.pasts[index].edition.number}, kept as it was published. "
        f"Edition {after.number}, a {EDITION_KINDS[after.kind].label}, superseded it on {said(after.date)}: "
        f"{after.note}"
    )
    if after is not newest:
        text += f" The newest is edition {newest.number}, a {EDITION_KINDS[newest.kind].label} of {said(newest.date)}."
    yield Notice("Superseded", text, Link("Read the newest edition", f"{row.name}/"))


def _corrected(row: Row, index: int) -> Iterator[Notice]:
    for later, past in enumerate(row.pasts):
        if later > index and past.edition.kind == "correction":
            yield Notice("Corrected since", f"{said(past.edition.date)}: {past.edition.note}", row.story(later))


def _lost(row: Row, index: int) -> Iterator[Notice]:
    """Name the quotes that were published and no longer stand where they stood."""
    if gone := lost(row.pasts[index], row.today[index]):
        stand = "One quote in it no longer stands" if len(gone) == 1 else f"{len(gone)} quotes in it no longer stand"
        yield Notice("Quotes lost", f"{stand} in the capture as it is kept today: {', '.join(gone)}.", None)


def _withdrawn(row: Row, index: int) -> Iterator[Notice]:
    """Name the sources that the desk has withdrawn since."""
    for name, then in row.pasts[index].library.sources.items():
        now = row.library.sources.get(name)
        if now and now.withdrawn and not then.withdrawn:
            yield Notice("Source withdrawn", withdrawal(now.withdrawn), Link(now.title, f"sources/{name}/"))
