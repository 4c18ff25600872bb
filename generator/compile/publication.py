"""Takes the editions of a briefing; gives how a page of it stands among them: its status, its banner, its reference."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.compile.banner import banner
from generator.compile.citing import citing
from generator.compile.dates import said
from generator.compile.parts import Link
from generator.compile.reviewing import asked
from generator.compile.row import TELLING
from generator.compile.stories import Notice
from generator.words import worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.compile.citing import Citing
    from generator.compile.row import Row
    from generator.compile.stories import Compared
    from generator.model import Briefing


@dataclass(frozen=True, kw_only=True)
class Publication:
    """How a page of a briefing stands among its editions; ``day`` is the day that it shows, as data.

    ``edition`` is its number; a draft has none. ``asked`` says what was asked for before it went out.
    """

    status: str
    dated: str
    day: str
    asked: str = ""
    banner: tuple[Notice, ...] = ()
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
        banner=(Notice(worded("banner.draft.title"), worded("banner.draft.text"), None),),
    )


def published(row: Row, index: int = -1, *, permanent: bool = False) -> Publication:
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


def drafted(row: Row, briefing: Briefing, draft: Compared) -> Publication:
    """Give the place of edits that are not published yet; nobody can cite them."""
    number, count = str(row.newest.number), worded("counts.changes", n=len(draft.changes))
    text = worded("banner.unpublished.text", changes=count, number=number, share=draft.touched)
    link = Link(worded("banner.unpublished.link"), f"{row.name}/changes/#draft")
    notice = Notice(worded("banner.unpublished.title"), text, link)
    return Publication(
        status=worded("strip.unpublished", number=number),
        dated=worded("strip.updated", date=said(briefing.head.updated)),
        day=row.dated(len(row.pasts) - 1),
        banner=(notice, *banner(row, len(row.pasts) - 1, permanent=False)),
        history=row.history,
        changes=_changes(row),
    )


def _changes(row: Row) -> Link:
    return Link(worded("briefing.changes"), f"{row.name}/changes/")
