"""Find the page that a link of our Markdown leads to."""

from __future__ import annotations

import re
from posixpath import normpath, relpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Container

RELATIVE = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|//|[#?])(?P<path>[^?#]+)(?P<rest>.*)", re.DOTALL)
"""A link within the site, relative to the folder that the text was written for."""
TYPED = re.compile(r"!?(?<!\\)\[(?![@#])[^\[\]]*[^\[\]\\]\]\([^()\n]*(?:\)|(?:\([^()\n]*)+\)+)")
"""A link or an image as Markdown writes it."""
ABOVE = "/"
"""The beginning of an address that is relative to the root of the host.

The site may be in a folder of the host, so such an address leads to no page.
"""
IMAGES = "assets/"
"""The folder of the desk's own images in the site."""


class LinkTarget(NamedTuple):
    """The target of a link.

    ``address`` is that of a page or a file, from the site's root; ``rest`` is the query or fragment after it.
    """

    address: str
    rest: str


def target(link: str, home: str) -> LinkTarget | None:
    """Return the target of a link, or None if the link is not relative.

    ``home`` is the folder that the text was written for, from the site's root: ``pact/``, or empty.
    """
    found = RELATIVE.fullmatch(link)
    if found is None:
        return None
    path = unquote(found["path"])
    if path.startswith(ABOVE):
        return LinkTarget(path, found["rest"])
    folder = path.endswith(("/", "/.", "/..")) or path in {".", ".."}
    full = normpath(f"{home}{path}")
    address = "" if full == "." else f"{full}/" if folder else address_of(full)
    return LinkTarget(address, found["rest"])


def link_on_page(link: str, home: str, here: str, addresses: Container[str]) -> str:
    """Return the address of a link on the page at ``here``.

    ``home`` is the folder that the text of the link was written for.
    If the site's ``addresses`` do not contain the target, the link leads nowhere:
    a published text cannot be changed, and must not lead readers to a missing page.
    """
    found = target(link, home)
    if found is None:
        return link
    for address in (found.address, f"{found.address}/"):
        if address in addresses or address.startswith(IMAGES):
            slash = "/" if address.endswith("/") or not address else ""
            return f"{quote(relpath(address or '.', here or '.'))}{slash}{found.rest}"
    return "#"


def address_of(path: str) -> str:
    """Return the address of the page that is built from a file.

    The address of any other file is its path.
    """
    if path in {"index.md", "index.html"}:
        return ""
    return re.sub(r"(?:/(?:index|README))?\.md\Z", "/", path)
