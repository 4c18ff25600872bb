"""Write the feeds of what was published: Atom (RFC 4287) and JSON Feed 1.1, with the digests of editions."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.model import edition_address, edition_file
from generator.site.citing import absolute
from generator.site.words import capitalised, sentence, worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import Library, Settings
    from generator.site.changes import ChangeView
    from generator.site.history import News


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
    return Entry(
        _uuid(told.digest), news.title, f"{root}{told.link.address}", told.day, told.kind.label, summary, lines
    )


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


class Published(NamedTuple):
    """An edition: its briefing, its number, its day, its kind, its address, its file in the project, and digests.

    ``previous`` is the digest of the edition before it.
    """

    briefing: str
    number: int
    date: str
    kind: str
    address: str
    file: str
    sha256: str
    previous: str | None


def digests(library: Library) -> Iterator[Published]:
    """Give every edition that stands; one that a later build of the site lacks was taken away."""
    root = absolute(library.settings, "", "../")
    for name, row in sorted(library.editions.items()):
        for past in row:
            each = past.edition
            yield Published(
                briefing=name,
                number=each.number,
                date=str(each.date),
                kind=str(each.kind),
                address=f"{root}{edition_address(name, each.number)}",
                file=edition_file(name, each.number),
                sha256=str(each.sha256),
                previous=each.previous and str(each.previous),
            )


ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no character of XML 1.0."""
DIGESTS = "feeds/editions.sha256"


def files_of(feed: Feed) -> dict[str, str]:
    """Give the texts of both files by path."""
    return {f"feeds/{feed.name}.xml": _atom(feed), f"feeds/{feed.name}.json": _json(feed)}


def digests_of(editions: Iterable[Published]) -> dict[str, str]:
    """Give the texts of both files by path: for programs, and with a line to each file, as ``sha256sum`` prints them.

    No feed has such a name, because no id of a briefing has a full stop.
    """
    rows = list(editions)
    lines = sorted((each.file, each.sha256) for each in rows)
    held = {"version": 1, "editions": [each._asdict() for each in rows]}
    return {
        DIGESTS: "".join(f"{digest}  {file}\n" for file, digest in lines),
        f"{DIGESTS}.json": json.dumps(held, ensure_ascii=False, indent=1) + "\n",
    }


def _atom(feed: Feed) -> str:
    top = Element("feed", {"xmlns": ATOM})
    _add(top, "id", feed.id)
    _add(top, "title", feed.title)
    _add(top, "updated", _moment(feed.day))
    _add(SubElement(top, "author"), "name", feed.author)
    _add(top, "link", rel="self", type="application/atom+xml", href=f"{feed.own}.xml")
    _add(top, "link", rel="alternate", type="text/html", href=feed.home)
    for entry in feed.entries:
        item = SubElement(top, "entry")
        _add(item, "id", entry.id)
        _add(item, "title", entry.title)
        _add(item, "updated", _moment(entry.day))
        _add(item, "published", _moment(entry.day))
        _add(item, "category", term=entry.kind)
        _add(item, "link", rel="alternate", type="text/html", href=entry.address)
        _add(item, "summary", entry.summary)
        _add(item, "content", _whole(entry), type="text")
    indent(top, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(top, encoding="unicode")}\n'


def _json(feed: Feed) -> str:
    items = [
        {
            "id": entry.id,
            "url": entry.address,
            "title": entry.title,
            "summary": entry.summary,
            "content_text": _whole(entry),
            "date_published": _moment(entry.day),
            "tags": [entry.kind],
        }
        for entry in feed.entries
    ]
    top = {
        "version": JSON_FEED,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": f"{feed.own}.json",
        "authors": [{"name": feed.author}],
        "items": items,
    }
    return json.dumps(top, ensure_ascii=False, indent=1) + "\n"


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> None:
    said = {key: _characters(value) for key, value in attributes.items()}
    SubElement(parent, name, said).text = _characters(text) or None


def _characters(text: str) -> str:
    """Return a text in which every character is one that XML can hold; it has no way to write the others."""
    return FORBIDDEN.sub("\ufffd", text)


def _whole(entry: Entry) -> str:
    return "\n\n".join((entry.summary, *entry.lines))


def _moment(day: str) -> str:
    """An edition has a day; a feed wants a moment, so it is that day's first in UTC."""
    return f"{day}T00:00:00Z"
