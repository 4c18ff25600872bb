"""Takes the editions of a briefing; gives what a reader of one of them must know today, the gravest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compile.dates import said, withdrawal
from generator.compile.parts import Link
from generator.compile.row import TELLING
from generator.compile.stories import Notice
from generator.model import by_any_id
from generator.verify.editions import LISTED
from generator.words import worded

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
    yield from _lost(row, index)
    yield from _sources_withdrawn(row, index)
    yield from _claims_withdrawn(row, index)


def _retracted(row: Row) -> Iterator[Notice]:
    if row.newest.kind == "retraction":
        text = worded("banner.retracted.text", date=said(row.newest.date), note=row.newest.note)
        yield Notice(worded("banner.retracted.title"), text, row.story(len(row.pasts) - 1))


def _superseded(row: Row, index: int) -> Iterator[Notice]:
    """Say by which edition, when and why."""
    if row.pasts[index].edition is row.newest:
        return
    after, newest = row.pasts[index + 1].edition, row.newest
    text = worded(
        "banner.superseded.text",
        number=str(row.pasts[index].edition.number),
        after=str(after.number),
        kind=worded(f"edition-kinds.{after.kind}.one"),
        date=said(after.date),
        note=after.note,
    )
    if after is not newest:
        kind = worded(f"edition-kinds.{newest.kind}.one")
        text += " " + worded("banner.superseded.newest", number=str(newest.number), kind=kind, date=said(newest.date))
    yield Notice(worded("banner.superseded.title"), text, Link(worded("banner.superseded.link"), f"{row.name}/"))


def _told_since(row: Row, index: int) -> Iterator[Notice]:
    """Name every correction and retraction behind an edition, but for a retraction that stands and is named already."""
    for later, past in enumerate(row.pasts):
        edition = past.edition
        if later > index and edition.kind in TELLING and (edition.kind, edition) != ("retraction", row.newest):
            text = worded("banner.since.text", date=said(edition.date), note=edition.note)
            yield Notice(worded(f"banner.since.{edition.kind}"), text, row.story(later))


def _lost(row: Row, index: int) -> Iterator[Notice]:
    """Say which quotes of an edition stand no longer, which can be checked no longer, and which are held to more."""
    lost = row.lost(index)
    for title, key, quotes in (
        ("banner.lost.title", "banner.lost.gone", lost.gone),
        ("banner.lost.title", "banner.lost.unseen", lost.unseen),
        ("banner.stricter.title", "banner.stricter.text", row.stricter(index)),
    ):
        if quotes:
            named = worded("row.comma").join(quotes[:LISTED])
            if len(quotes) > LISTED:
                named = worded("row.more", row=named, n=len(quotes) - LISTED)
            yield Notice(worded(title), worded(key, n=len(quotes), quotes=named), None)


def _sources_withdrawn(row: Row, index: int) -> Iterator[Notice]:
    """Name the sources that the desk has withdrawn since, whatever their ids are by now."""
    for name, then in row.pasts[index].library.sources.items():
        now = by_any_id(row.library.sources, name)
        if now and now.withdrawn and not then.withdrawn:
            yield Notice(
                worded("banner.source-withdrawn"), withdrawal(now.withdrawn), Link(now.title, f"sources/{now.id}/")
            )


def _claims_withdrawn(row: Row, index: int) -> Iterator[Notice]:
    """Name the claims of other briefings that it names and that have been withdrawn since."""
    for full, then in row.pasts[index].edition.contents.elsewhere.items():
        now = row.shown.library.claims.get(full)
        if now and now.withdrawn and not then.withdrawn:
            link = Link(full.replace("/", " "), full.replace("/", "/#"))
            yield Notice(worded("banner.claim-withdrawn"), withdrawal(now.withdrawn), link)
