"""Takes a feed; gives its two files: Atom (RFC 4287) and JSON Feed 1.1; of all editions, their digests likewise."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.compile.digests import Published
    from generator.compile.feeds import Entry, Feed

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
