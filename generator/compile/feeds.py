"""Takes what was published; gives the feeds of it: of all editions, of corrections, and of each briefing."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.compile.citing import absolute
from generator.words import capitalised, sentence, worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.compile.stories import ChangeView, News
    from generator.model import Library, Settings

LONGEST = 50
"""Entries in one feed: a reader that comes by once a month misses none on a busy desk, and the file stays small."""


@dataclass(frozen=True)
class Entry:
    """One edition in a feed; ``day`` is ISO 8601, ``lines`` are its changes."""

    id: str
    title: str
    address: str
    day: str
    kind: str
    summary: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A feed by its name, which is that of its files in ``feeds/``.

    ``day`` is that of its newest entry, ``home`` the page that it tells of, ``own`` its address without an ending.
    """

    name: str
    id: str
    title: str
    author: str
    home: str
    own: str
    day: str
    entries: tuple[Entry, ...]


def feeds(news: Sequence[News], library: Library) -> Iterator[Feed]:
    """Give every feed; a desk that has published nothing has none.

    An entry goes by the digest of its edition, and so does the feed of a briefing by that of its first one,
    under the names that the briefing had before as well. A feed of the whole site goes by the site's name.
    """
    settings = library.settings
    if not news:
        return
    day = min(each.told.day for each in news)
    for name, title, home, told in (
        ("editions", worded("feeds.editions"), "changes/", news),
        ("corrections", worded("feeds.corrections"), "corrections/", [each for each in news if each.told.telling]),
    ):
        yield _feed(name, _id(f"{settings.site_name} {name}"), title, home, told, day, settings)
    of: dict[str, list[News]] = {}
    for each in news:
        of.setdefault(each.briefing.address, []).append(each)
    for address, own in of.items():
        briefing = address.removesuffix("/")
        first = _id(f"feed of {library.editions[briefing][0].edition.sha256}")
        for name in (briefing, *map(str, library.briefings[briefing].head.was)):
            yield _feed(name, first, own[0].briefing.words, f"{address}changes/", own, day, settings)


def newest_first(news: News) -> tuple[object, ...]:
    """Sort the newest first, and those of one day by briefing, each briefing's newest first."""
    return (*(-int(part) for part in news.told.day.split("-")), news.briefing.address, -news.told.number)


def _feed(  # noqa: PLR0913, PLR0917 (what a feed is made of)
    name: str, named: str, title: str, home: str, news: Sequence[News], begun: str, settings: Settings
) -> Feed:
    root = absolute(settings, "", "../")
    entries = tuple(_entry(each, root) for each in news[:LONGEST])
    return Feed(
        name=name,
        id=named,
        title=worded("feeds.title", site=settings.site_name, feed=title),
        author=settings.site_name,
        home=f"{root}{home}",
        own=f"{root}feeds/{name}",
        day=max((entry.day for entry in entries), default=begun),
        entries=entries,
    )


def _entry(news: News, root: str) -> Entry:
    told = news.told
    parts = (sentence(told.kind.label), told.note, told.conclusion, told.since.share)
    summary = " ".join(filter(None, parts))
    lines = tuple(map(_line, told.since.changes))
    title = worded("editions.title", title=news.briefing.words, number=str(told.number))
    return Entry(_uuid(told.digest), title, f"{root}{told.link.address}", told.day, told.kind.label, summary, lines)


def _line(change: ChangeView) -> str:
    """Tell of one change: its kind, what it touches, and how that reads now."""
    now = "".join(words for row in change.rows[:1] if not row.name for words, _ in row.after)
    told = (
        worded("feeds.change", change=capitalised(change.kind), what=change.link.words),
        change.sentence or now,
        change.reason,
    )
    return " ".join(filter(None, told))


def _id(name: str) -> str:
    """Name something by a name that nothing else has."""
    return _uuid(sha256(name.encode()).hexdigest())


def _uuid(digest: str) -> str:
    """Name something by its digest: a UUID of version 8 (RFC 9562), which may be made of what one likes."""
    variant = "89ab"[int(digest[16], 16) % 4]
    return f"urn:uuid:{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-{variant}{digest[17:20]}-{digest[20:32]}"
