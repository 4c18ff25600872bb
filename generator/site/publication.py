"""Build what a briefing page says about its edition or draft: its status, banner and reference."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from generator.editions.corrections import TELLING
from generator.model import by_any_id
from generator.model.addresses import Address
from generator.model.editions import count_redacted
from generator.model.english import LISTED
from generator.site.citing import citing
from generator.site.components import Link
from generator.site.correcting import correction_views
from generator.site.dates import describe_withdrawal, format_date
from generator.site.history import TOLD, describe_policy
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Briefing, Edition
    from generator.site.citing import Citing
    from generator.site.history import Compared, EditionHistory


class BannerNotice(NamedTuple):
    """One thing that a reader must know before anything else: a title, a sentence and perhaps a link."""

    title: str
    text: str
    link: Link | None


@dataclass(frozen=True, kw_only=True)
class Publication:
    """What a briefing page says about its edition or draft; ``day`` is the date that it shows, as data.

    ``edition`` is its number; a draft has none. ``asked`` is what the policy asked for before the edition went out.
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


def unpublished(briefing: Briefing, today: str = "") -> Publication:
    """Return what the page of a briefing without editions says about its draft ``today``."""
    updated = briefing.head.updated
    return Publication(
        status=message("strip.draft"),
        dated=message("strip.updated", date=format_date(updated)),
        day=str(updated or ""),
        banner=(
            *_embargo(briefing, today),
            BannerNotice(message("banner.draft.title"), message("banner.draft.text"), None),
        ),
    )


def _embargo(briefing: Briefing, today: str) -> Iterator[BannerNotice]:
    """Return a notice for a draft under embargo, which only a preview shows."""
    day = briefing.head.not_before
    if day and today < day:
        text = message("banner.embargo.text", date=format_date(day))
        yield BannerNotice(message("banner.embargo.title"), text, None)


def published(history: EditionHistory, index: int = -1, *, permanent: bool = False) -> Publication:
    """Return what a page says about the edition that it shows.

    The page is that of the briefing, or the edition's own ``permanent`` page.
    """
    index %= len(history.pasts)
    edition = history.pasts[index].edition
    number, day = str(edition.number), history.dated(index)
    if edition.kind in TELLING:
        status = message("strip.edition-kind", number=number, kind=message(f"edition-kinds.{edition.kind}.one"))
    else:
        status = message("strip.edition", number=number)
    return Publication(
        status=status,
        dated=format_date(day),
        day=day,
        asked=describe_policy(edition),
        banner=tuple(banner(history, index, permanent=permanent)),
        history=history.claim_histories,
        citing=citing(edition, history.name, history.library.settings),
        edition=edition.number,
        changes=_changes(history),
        since=history.since(index) if permanent and edition is not history.newest else None,
        retracted=history.newest.kind == "retraction",
    )


def drafted(history: EditionHistory, briefing: Briefing, draft: Compared, today: str) -> Publication:
    """Return what the page of a draft says ``today`` about edits that are not published yet.

    Nobody can cite them.
    """
    number, count = str(history.newest.number), message("counts.changes", n=len(draft.changes))
    text = message("banner.unpublished.text", changes=count, number=number, share=draft.touched)
    link = Link(message("banner.unpublished.link"), f"{history.name}/changes/#draft")
    notice = BannerNotice(message("banner.unpublished.title"), text, link)
    return Publication(
        status=message("strip.unpublished", number=number),
        dated=message("strip.updated", date=format_date(briefing.head.updated)),
        day=history.dated(len(history.pasts) - 1),
        banner=(*_embargo(briefing, today), notice, *banner(history, len(history.pasts) - 1, permanent=False)),
        history=history.claim_histories,
        changes=_changes(history),
    )


def _changes(history: EditionHistory) -> Link:
    return Link(message("briefing.changes"), f"{history.name}/changes/")


def banner(history: EditionHistory, index: int, *, permanent: bool) -> Iterator[BannerNotice]:
    """Return every notice for an edition.

    ``permanent`` is its own page, which remains when a newer edition supersedes it.
    """
    yield from _retracted(history)
    if permanent:
        yield from _corrections_since(history, index)
        yield from _superseded(history, index)
    # The notice above has named the edition after this one, with its note.
    yield from _corrected_since(history, index + 1 if permanent else index)
    yield from _redacted(history.pasts[index].edition)
    yield from _lost(history, index)
    yield from _sources_withdrawn(history, index)
    yield from _claims_withdrawn(history, index)


def _retracted(history: EditionHistory) -> Iterator[BannerNotice]:
    if history.newest.kind == "retraction":
        text = message("banner.retracted.text", date=format_date(history.newest.date), note=history.newest.note)
        yield BannerNotice(message("banner.retracted.title"), text, history.story(len(history.pasts) - 1))


def _corrections_since(history: EditionHistory, index: int) -> Iterator[BannerNotice]:
    """Return a notice for every correction since an edition: what was wrong, and what is right now."""
    found = [each for later in range(index + 1, len(history.pasts)) for each in history.corrections(later)]
    told = list(correction_views(found, history.current, f"{history.name}/"))
    if left := max(len(told) - TOLD, 0):
        yield BannerNotice(message("banner.since.correction"), message("banner.since.more", n=left), _changes(history))
    for view in told[left:]:
        title = message("corrections.title", what=view.link.words)
        yield BannerNotice(title, f"{view.wrong} {view.right}", view.link)


def _superseded(history: EditionHistory, index: int) -> Iterator[BannerNotice]:
    """Return a notice that says which edition superseded this one, when and why.

    The newest edition has no such notice.
    """
    if history.pasts[index].edition is history.newest:
        return
    after, newest = history.pasts[index + 1].edition, history.newest
    text = message(
        "banner.superseded.barred" if history.pasts[index].edition.redactions else "banner.superseded.text",
        number=str(history.pasts[index].edition.number),
        after=str(after.number),
        kind=message(f"edition-kinds.{after.kind}.one"),
        date=format_date(after.date),
        note=after.note,
    )
    if after is not newest:
        kind = message(f"edition-kinds.{newest.kind}.one")
        text += " " + message(
            "banner.superseded.newest", number=str(newest.number), kind=kind, date=format_date(newest.date)
        )
    yield BannerNotice(
        message("banner.superseded.title"), text, Link(message("banner.superseded.link"), f"{history.name}/")
    )


def _corrected_since(history: EditionHistory, index: int) -> Iterator[BannerNotice]:
    """Return a notice for every correction and retraction after an edition.

    A retraction that is the newest edition is left out, because another notice names it.
    """
    found = [
        (later, past.edition)
        for later, past in enumerate(history.pasts)
        if later > index
        and past.edition.kind in TELLING
        and (past.edition.kind, past.edition) != ("retraction", history.newest)
    ]
    if left := max(len(found) - TOLD, 0):
        text = message("banner.since.more", n=left)
        yield BannerNotice(message("banner.since.correction"), text, _changes(history))
    for later, edition in found[left:]:
        text = message("banner.since.text", date=format_date(edition.date), note=edition.note)
        yield BannerNotice(message(f"banner.since.{edition.kind}"), text, history.story(later))


def _redacted(edition: Edition) -> Iterator[BannerNotice]:
    """Return a notice for each day and reason for which words were taken out of an edition."""
    for (day, because), n in count_redacted(edition).items():
        text = message("banner.redacted.text", n=n, date=format_date(day), because=because)
        more = f" {message('banner.redacted.older')}" if edition.resealed else ""
        yield BannerNotice(message("banner.redacted.title"), text + more, None)


def _lost(history: EditionHistory, index: int) -> Iterator[BannerNotice]:
    """Return notices that name quotes of an edition which today's check judges worse.

    They are not found any more, cannot be checked any more, or would need more care by newer rules.
    Other notices name claims whose status is refused today.
    """
    worth = history.worth[index]
    for title, key, quotes in (
        ("banner.lost.title", "banner.lost.gone", worth.lost.gone),
        ("banner.lost.title", "banner.lost.unseen", worth.lost.unseen),
        ("banner.redacted.title", "banner.lost.barred", worth.lost.barred),
        ("banner.stricter.title", "banner.stricter.text", (*worth.refused, *worth.warned)),
        ("banner.stricter.title", "banner.stricter.status", worth.unsettled),
        ("banner.fallen.title", "banner.fallen.status", worth.fallen),
    ):
        if quotes:
            names = message("row.comma").join(quotation.anchor for quotation in quotes[:LISTED])
            if len(quotes) > LISTED:
                names = message("row.more", row=names, n=len(quotes) - LISTED)
            yield BannerNotice(message(title), message(key, n=len(quotes), quotes=names), None)


def _sources_withdrawn(history: EditionHistory, index: int) -> Iterator[BannerNotice]:
    """Return a notice for every source that was withdrawn since the edition.

    A source is found even if its id has changed.
    """
    for name, then in history.pasts[index].library.sources.items():
        now = by_any_id(history.library.sources, name)
        if now and now.withdrawn and not then.withdrawn:
            yield BannerNotice(
                message("banner.source-withdrawn"),
                describe_withdrawal(now.withdrawn),
                Link(now.title, f"sources/{now.id}/"),
            )


def _claims_withdrawn(history: EditionHistory, index: int) -> Iterator[BannerNotice]:
    """Return a notice for every claim of another briefing that was withdrawn since.

    These are the claims that the edition names.
    """
    for reference, then in history.pasts[index].edition.contents.elsewhere.items():
        claim = Address.of_reference(history.name, reference)
        now = history.shown.library.claims.get(claim)
        if now and now.withdrawn and not then.withdrawn:
            link = Link(f"{claim.briefing} {claim.anchor}", claim.url)
            yield BannerNotice(message("banner.claim-withdrawn"), describe_withdrawal(now.withdrawn), link)
