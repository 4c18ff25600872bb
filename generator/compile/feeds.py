"""Takes what was published; gives the feeds of it: of all editions, of corrections, and of each briefing."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.compile.citing import absolute
from generator.compile.words import capitalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.compile.stories import News, Told
    from generator.model import Settings

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


def feeds(news: Iterable[News], settings: Settings) -> Iterator[Feed]:
    """Give every feed; minor editions are in none, and a desk that has published nothing has none.

    An entry goes by the digest of its edition, a feed by that of the first edition that it could have told of,
    so that both keep their ids whatever the site is called and wherever it stands.
    """
    several = [each for each in news if not each.told.minor]
    if not several:
        return
    first = several[-1].told
    yield _feed("editions", "new editions", "changes/", several, first, settings)
    corrections = [each for each in several if each.told.telling]
    yield _feed("corrections", "corrections", "corrections/", corrections, first, settings)
    for address in sorted({each.briefing.address for each in several}):
        own = [each for each in several if each.briefing.address == address]
        title = own[0].briefing.words
        yield _feed(address.rstrip("/"), title, f"{address}changes/", own, own[-1].told, settings)


def newest_first(news: News) -> tuple[object, ...]:
    """Sort the newest first, and those of one day by briefing, each briefing's newest first."""
    return (*(-int(part) for part in news.told.day.split("-")), news.briefing.address, -news.told.number)


def _feed(name: str, title: str, home: str, news: Sequence[News], first: Told, settings: Settings) -> Feed:  # noqa: PLR0913, PLR0917
    root = absolute(settings, "", "../")
    entries = tuple(_entry(each, root) for each in news[:LONGEST])
    return Feed(
        name=name,
        id=_id(sha256(f"feed {name} {first.digest}".encode()).hexdigest()),
        title=f"{settings.site_name}: {title}",
        author=settings.site_name,
        home=f"{root}{home}",
        own=f"{root}feeds/{name}",
        day=max((entry.day for entry in entries), default=first.day),
        entries=entries,
    )


def _entry(news: News, root: str) -> Entry:
    told = news.told
    summary = " ".join(filter(None, (f"{capitalised(told.kind.label)}.", told.note, told.conclusion, told.share)))
    lines = tuple(
        " ".join(filter(None, (f"{capitalised(change.kind)}: {change.link.words}.", change.sentence, change.reason)))
        for change in told.changes
    )
    title = f"{news.briefing.words}, edition {told.number}"
    return Entry(_id(told.digest), title, f"{root}{told.link.address}", told.day, told.kind.label, summary, lines)


def _id(digest: str) -> str:
    """Name something by its digest: a UUID of version 8 (RFC 9562), which may be made of what one likes."""
    variant = "89ab"[int(digest[16], 16) % 4]
    return f"urn:uuid:{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-{variant}{digest[17:20]}-{digest[20:32]}"
