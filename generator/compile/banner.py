"""Takes the editions of a briefing; gives what a reader of one of them must know today, the gravest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compile.dates import said, withdrawal
from generator.compile.parts import Link
from generator.compile.row import TELLING
from generator.compile.stories import Notice
from generator.compile.words import EDITION_KINDS
from generator.model import by_any_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compile.row import Row


def banner(row: Row, index: int, *, permanent: bool) -> Iterator[Notice]:
    """Give every notice for an edition; ``permanent`` is its own page, which stays when it is superseded."""
    yield from _retracted(row)
    if permanent:
        yield from _superseded(row, index)
    # The first edition behind this one has just been named, with its note.
    yield from _told_since(row, index + 1 if permanent else index)
    for sentence in row.lost(index).said("in it"):
        yield Notice("Quotes lost", sentence, None)
    yield from _sources_withdrawn(row, index)
    yield from _claims_withdrawn(row, index)


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


def _told_since(row: Row, index: int) -> Iterator[Notice]:
    """Name every correction and retraction behind an edition, but for a retraction that stands and is named already."""
    for later, past in enumerate(row.pasts):
        edition = past.edition
        if later > index and edition.kind in TELLING and (edition.kind, edition) != ("retraction", row.newest):
            title = "Corrected since" if edition.kind == "correction" else "Retracted in between"
            yield Notice(title, f"{said(edition.date)}: {edition.note}", row.story(later))


def _sources_withdrawn(row: Row, index: int) -> Iterator[Notice]:
    """Name the sources that the desk has withdrawn since, whatever their ids are by now."""
    for name, then in row.pasts[index].library.sources.items():
        now = by_any_id(row.library.sources, name)
        if now and now.withdrawn and not then.withdrawn:
            yield Notice("Source withdrawn", withdrawal(now.withdrawn), Link(now.title, f"sources/{now.id}/"))


def _claims_withdrawn(row: Row, index: int) -> Iterator[Notice]:
    """Name the claims of other briefings that it names and that have been withdrawn since."""
    for full, then in row.pasts[index].edition.contents.elsewhere.items():
        now = row.shown.library.claims.get(full)
        if now and now.withdrawn and not then.withdrawn:
            link = Link(full.replace("/", " "), full.replace("/", "/#"))
            yield Notice("Claim withdrawn", withdrawal(now.withdrawn), link)
