"""Write the feeds of published editions: Atom (RFC 4287) and JSON Feed 1.1, with the digests of editions."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.model import edition_address, edition_file
from generator.site.citing import absolute
from generator.site.words import capitalised, message, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import Library, Settings
    from generator.site.changes import ChangeView
    from generator.site.history import News


LONGEST = 50
"""The most entries in one feed: a monthly reader of a busy desk misses none, and the file stays small."""


@dataclass(frozen=True)
class Entry:
    """One edition in a feed; ``day`` is an ISO 8601 date, ``lines`` are its changes."""

    id: str
    title: str
    address: str
    day: str
    kind: str
    summary: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A feed; its ``name`` is also the name of its files in ``feeds/``.

    ``day`` is the day of its newest entry. ``home`` is the page whose news it reports.
    ``own`` is its address without the ending of the file.
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
    """Return every feed; a desk without editions has none.

    The id of an entry comes from the digest of its edition, and the id of a briefing's feed from its first edition.
    That feed also exists under the former ids of the briefing.
    The id of a feed of the whole site comes from the name of the site.
    """
    settings = library.settings
    if not news:
        return
    day = min(item.edition.day for item in news)
    for name, title, home, items in (
        ("editions", message("feeds.editions"), "changes/", news),
        ("corrections", message("feeds.corrections"), "corrections/", [item for item in news if item.edition.telling]),
    ):
        yield _feed(name, _id(f"{settings.site_name} {name}"), title, home, items, day, settings)
    by_briefing: dict[str, list[News]] = {}
    for item in news:
        by_briefing.setdefault(item.briefing.address, []).append(item)
    for address, items_of_briefing in by_briefing.items():
        briefing = address.removesuffix("/")
        first = _id(f"feed of {library.editions[briefing][0].edition.sha256}")
        for name in (briefing, *map(str, library.briefings[briefing].head.was)):
            yield _feed(
                name, first, items_of_briefing[0].briefing.words, f"{address}changes/", items_of_briefing, day, settings
            )


def _feed(  # noqa: PLR0913, PLR0917 (what a feed is made of)
    name: str, identity: str, title: str, home: str, news: Sequence[News], first_day: str, settings: Settings
) -> Feed:
    root = absolute(settings, "", "../")
    entries = tuple(_entry(item, root) for item in news[:LONGEST])
    return Feed(
        name=name,
        id=identity,
        title=message("feeds.title", site=settings.site_name, feed=title),
        author=settings.site_name,
        home=f"{root}{home}",
        own=f"{root}feeds/{name}",
        day=max((entry.day for entry in entries), default=first_day),
        entries=entries,
    )


def _entry(news: News, root: str) -> Entry:
    edition = news.edition
    kind = sentence(edition.kind.label)
    parts = (*map(str, edition.corrections), kind, edition.note, edition.conclusion, edition.since.share)
    summary = " ".join(filter(None, parts))
    lines = tuple(map(_line, edition.since.changes))
    return Entry(
        _uuid(edition.digest),
        news.title,
        f"{root}{edition.link.address}",
        edition.day,
        edition.kind.label,
        summary,
        lines,
    )


def _line(change: ChangeView) -> str:
    """Describe one change: its kind, its subject, and how the subject reads now."""
    now = "".join(words for row in change.rows[:1] if not row.name for words, _ in row.after)
    parts = (
        message("feeds.change", change=capitalised(change.kind), what=change.link.words),
        change.sentence or now,
        change.reason,
    )
    return " ".join(filter(None, parts))


def _id(name: str) -> str:
    """Return an id that is unique to a name."""
    return _uuid(sha256(name.encode()).hexdigest())


def _uuid(digest: str) -> str:
    """Return an id for a digest.

    It is a UUID of version 8 (RFC 9562), whose contents the writer may choose.
    """
    variant = "89ab"[int(digest[16], 16) % 4]
    return f"urn:uuid:{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-{variant}{digest[17:20]}-{digest[20:32]}"


class Published(NamedTuple):
    """An edition: its briefing, number, date, kind, address, file in the project, and digest.

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
    """Return a record of every published edition, with its digest.

    If a later build of the site lacks one of them, somebody took it away.
    """
    root = absolute(library.settings, "", "../")
    for name, pasts in sorted(library.editions.items()):
        for past in pasts:
            edition = past.edition
            yield Published(
                briefing=name,
                number=edition.number,
                date=str(edition.date),
                kind=str(edition.kind),
                address=f"{root}{edition_address(name, edition.number)}",
                file=edition_file(name, edition.number),
                sha256=str(edition.sha256),
                previous=edition.previous and str(edition.previous),
            )


ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow."""
DIGESTS = "feeds/editions.sha256"


def files_of(feed: Feed) -> dict[str, str]:
    """Return the texts of both files of a feed, by path."""
    return {f"feeds/{feed.name}.xml": _atom(feed), f"feeds/{feed.name}.json": _json(feed)}


def digests_of(editions: Iterable[Published]) -> dict[str, str]:
    """Return the texts of both files of digests, by path.

    One is JSON for programs; the other has one line for each file, as ``sha256sum`` prints them.
    No feed has the same name, because an id of a briefing contains no full stop.
    """
    rows = list(editions)
    lines = sorted((edition.file, edition.sha256) for edition in rows)
    data = {"version": 1, "editions": [edition._asdict() for edition in rows]}
    return {
        DIGESTS: "".join(f"{digest}  {file}\n" for file, digest in lines),
        f"{DIGESTS}.json": json.dumps(data, ensure_ascii=False, indent=1) + "\n",
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
    clean = {key: _characters(value) for key, value in attributes.items()}
    SubElement(parent, name, clean).text = _characters(text) or None


def _characters(text: str) -> str:
    """Return a text with a replacement for each character that XML cannot contain, even escaped."""
    return FORBIDDEN.sub("\ufffd", text)


def _whole(entry: Entry) -> str:
    return "\n\n".join((entry.summary, *entry.lines))


def _moment(day: str) -> str:
    """Return the first moment of a day in UTC, because a feed needs a time."""
    return f"{day}T00:00:00Z"
