"""Say how a page of a briefing stands among its editions: its status, its banner, its reference."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from generator.model import by_any_id
from generator.model.addresses import Address
from generator.model.english import LISTED
from generator.site.citing import citing
from generator.site.components import Link
from generator.site.dates import said, withdrawal
from generator.site.history import TELLING, asked
from generator.site.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Briefing
    from generator.site.citing import Citing
    from generator.site.history import Compared, EditionHistory


class BannerNotice(NamedTuple):
    """One thing that a reader must know before anything else: what it is, in a sentence, and where it leads."""

    title: str
    text: str
    link: Link | None


@dataclass(frozen=True, kw_only=True)
class Publication:
    """How a page of a briefing stands among its editions; ``day`` is the day that it shows, as data.

    ``edition`` is its number; a draft has none. ``asked`` says what was asked for before it went out.
    """

    status: str
    dated: str
    day: str
    asked: str = ""
    banner: tuple[BannerNotice, ...] = ()
    history: Mapping[str, tuple[tuple[Link, str], ...]] = field(default_factory=dict)
    citing: Citing | None = None
    edition: int = 0
    changes: Link | None = None
    since: Compared | None = None
    retracted: bool = False


def unpublished(briefing: Briefing) -> Publication:
    """Give the place of a briefing of which nothing has been published."""
    updated = briefing.head.updated
    return Publication(
        status=worded("strip.draft"),
        dated=worded("strip.updated", date=said(updated)),
        day=str(updated or ""),
        banner=(BannerNotice(worded("banner.draft.title"), worded("banner.draft.text"), None),),
    )


def published(row: EditionHistory, index: int = -1, *, permanent: bool = False) -> Publication:
    """Give the place of an edition: on the page of the briefing, or on the ``permanent`` one of its own."""
    index %= len(row.pasts)
    edition = row.pasts[index].edition
    number, day = str(edition.number), row.dated(index)
    if edition.kind in TELLING:
        status = worded("strip.edition-kind", number=number, kind=worded(f"edition-kinds.{edition.kind}.one"))
    else:
        status = worded("strip.edition", number=number)
    return Publication(
        status=status,
        dated=said(day),
        day=day,
        asked=asked(edition),
        banner=tuple(banner(row, index, permanent=permanent)),
        history=row.history,
        citing=citing(edition, row.name, row.library.settings),
        edition=edition.number,
        changes=_changes(row),
        since=row.since(index) if permanent and edition is not row.newest else None,
        retracted=row.newest.kind == "retraction",
    )


def drafted(row: EditionHistory, briefing: Briefing, draft: Compared) -> Publication:
    """Give the place of edits that are not published yet; nobody can cite them."""
    number, count = str(row.newest.number), worded("counts.changes", n=len(draft.changes))
    text = worded("banner.unpublished.text", changes=count, number=number, share=draft.touched)
    link = Link(worded("banner.unpublished.link"), f"{row.name}/changes/#draft")
    notice = BannerNotice(worded("banner.unpublished.title"), text, link)
    return Publication(
        status=worded("strip.unpublished", number=number),
        dated=worded("strip.updated", date=said(briefing.head.updated)),
        day=row.dated(len(row.pasts) - 1),
        banner=(notice, *banner(row, len(row.pasts) - 1, permanent=False)),
        history=row.history,
        changes=_changes(row),
    )


def _changes(row: EditionHistory) -> Link:
    return Link(worded("briefing.changes"), f"{row.name}/changes/")


def banner(row: EditionHistory, index: int, *, permanent: bool) -> Iterator[BannerNotice]:
    """Give every notice for an edition; ``permanent`` is its own page, which stays when it is superseded."""
    yield from _retracted(row)
    if permanent:
        yield from _superseded(row, index)
    # The first edition behind this one has just been named, with its note.
    yield from _told_since(row, index + 1 if permanent else index)
    yield from _lost(row, index)
    yield from _sources_withdrawn(row, index)
    yield from _claims_withdrawn(row, index)


def _retracted(row: EditionHistory) -> Iterator[BannerNotice]:
    if row.newest.kind == "retraction":
        text = worded("banner.retracted.text", date=said(row.newest.date), note=row.newest.note)
        yield BannerNotice(worded("banner.retracted.title"), text, row.story(len(row.pasts) - 1))


def _superseded(row: EditionHistory, index: int) -> Iterator[BannerNotice]:
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
    yield BannerNotice(worded("banner.superseded.title"), text, Link(worded("banner.superseded.link"), f"{row.name}/"))


def _told_since(row: EditionHistory, index: int) -> Iterator[BannerNotice]:
    """Name every correction and retraction behind an edition, but for a retraction that stands and is named already."""
    for later, past in enumerate(row.pasts):
        edition = past.edition
        if later > index and edition.kind in TELLING and (edition.kind, edition) != ("retraction", row.newest):
            text = worded("banner.since.text", date=said(edition.date), note=edition.note)
            yield BannerNotice(worded(f"banner.since.{edition.kind}"), text, row.story(later))


def _lost(row: EditionHistory, index: int) -> Iterator[BannerNotice]:
    """Say which quotes of an edition stand no longer, which can be checked no longer, and which are held to more."""
    worth = row.worth[index]
    for title, key, quotes in (
        ("banner.lost.title", "banner.lost.gone", worth.lost.gone),
        ("banner.lost.title", "banner.lost.unseen", worth.lost.unseen),
        ("banner.stricter.title", "banner.stricter.text", (*worth.refused, *worth.warned)),
    ):
        if quotes:
            named = worded("row.comma").join(each.anchor for each in quotes[:LISTED])
            if len(quotes) > LISTED:
                named = worded("row.more", row=named, n=len(quotes) - LISTED)
            yield BannerNotice(worded(title), worded(key, n=len(quotes), quotes=named), None)


def _sources_withdrawn(row: EditionHistory, index: int) -> Iterator[BannerNotice]:
    """Name the sources that the desk has withdrawn since, whatever their ids are by now."""
    for name, then in row.pasts[index].library.sources.items():
        now = by_any_id(row.library.sources, name)
        if now and now.withdrawn and not then.withdrawn:
            yield BannerNotice(
                worded("banner.source-withdrawn"), withdrawal(now.withdrawn), Link(now.title, f"sources/{now.id}/")
            )


def _claims_withdrawn(row: EditionHistory, index: int) -> Iterator[BannerNotice]:
    """Name the claims of other briefings that it names and that have been withdrawn since."""
    for reference, then in row.pasts[index].edition.contents.elsewhere.items():
        claim = Address.of_reference(row.name, reference)
        now = row.shown.library.claims.get(claim)
        if now and now.withdrawn and not then.withdrawn:
            link = Link(f"{claim.briefing} {claim.anchor}", claim.url)
            yield BannerNotice(worded("banner.claim-withdrawn"), withdrawal(now.withdrawn), link)
