"""Lead a link of our Markdown to its page, from wherever the text is shown."""

from __future__ import annotations

import re
from posixpath import normpath, relpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Container

RELATIVE = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|//|[#?])(?P<path>[^?#]+)(?P<rest>.*)", re.DOTALL)
"""Somewhere within the site, counted from the folder that the text was written for."""
ABOVE = "/"
"""How an address begins that counts from the top of the host, where the site need not stand: it leads to no page."""
IMAGES = "assets/"
"""Where the site holds the desk's own images."""


class LinkTarget(NamedTuple):
    """Where a link leads: the address of a page or a file, from the site's root, and the query or fragment behind."""

    address: str
    rest: str


def target(link: str, home: str) -> LinkTarget | None:
    """Return where a relative link of a text leads; None where it is not relative.

    ``home`` is the folder that the text was written for, counted from the site's root: ``pact/``, or nothing.
    """
    found = RELATIVE.fullmatch(link)
    if found is None:
        return None
    path = unquote(found["path"])
    if path.startswith(ABOVE):
        return LinkTarget(path, found["rest"])
    folder = path.endswith(("/", "/.", "/..")) or path in {".", ".."}
    whole = normpath(f"{home}{path}")
    address = "" if whole == "." else f"{whole}/" if folder else address_of(whole)
    return LinkTarget(address, found["rest"])


def led(link: str, home: str, here: str, addresses: Container[str]) -> str:
    """Return the address, from the page at ``here``, for a link of a text that was written for ``home``.

    A link to what is not among the ``addresses`` of the site leads nowhere:
    what was published cannot be changed, and must not lead readers into a missing page.
    """
    there = target(link, home)
    if there is None:
        return link
    for address in (there.address, f"{there.address}/"):
        if address in addresses or address.startswith(IMAGES):
            slash = "/" if address.endswith("/") or not address else ""
            return f"{quote(relpath(address or '.', here or '.'))}{slash}{there.rest}"
    return "#"


def address_of(path: str) -> str:
    """Return the address of the page that is made from a file of the tree of pages; any other file has its path."""
    if path in {"index.md", "index.html"}:
        return ""
    return re.sub(r"(?:/(?:index|README))?\.md\Z", "/", path)
