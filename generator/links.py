"""Lead a link of our Markdown to its page, from wherever the text is shown."""

from __future__ import annotations

import re
from posixpath import normpath, relpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Container

RELATIVE = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|[/#?])(?P<path>[^?#]+)(?P<rest>.*)", re.DOTALL)
"""Somewhere within the site, counted from the folder that the text was written for."""
IMAGES = "assets/"
"""Where the site holds the desk's own images."""
PAGE = re.compile(r"(?:(?P<name>.*)/)?(?P<last>[^/]*)\.md")
"""The path of a page's file; its address is that of a folder."""


def target(link: str, home: str) -> str | None:
    """Return the path in the site that a relative link of a text leads to; None where it is not relative.

    ``home`` is the folder that the text was written for, counted from the site's root: ``pact/``, or nothing.
    """
    found = RELATIVE.fullmatch(link)
    if found is None:
        return None
    slash = "/" if found["path"].endswith("/") else ""
    path = normpath(f"{home}{unquote(found['path'])}")
    return f"{path}{slash}" if path != "." else ""


def led(link: str, home: str, here: str, pages: Container[str]) -> str:
    """Return the address, from the page at ``here``, for a link of a text that was written for ``home``.

    A link to a file that the site no longer has leads nowhere:
    what was published cannot be changed, and must not lead readers into a missing page.
    """
    path = target(link, home)
    if path is None:
        return link
    rest = RELATIVE.fullmatch(link)["rest"]  # type: ignore[index]  # it has a target, so it is relative
    if path in pages:
        address = address_of(path)
        return f"{relpath(address or '.', here or '.')}/{rest}"
    if "." in path.rpartition("/")[2] and not path.startswith(IMAGES):
        return "#"
    slash = "/" if path.endswith("/") and path != "/" else ""
    return f"{relpath(path or '.', here or '.')}{slash}{rest}"


def address_of(path: str) -> str:
    """Return the address of the page that is made from a file of the tree of pages."""
    page = PAGE.fullmatch(path)
    if page is None:
        return path
    folder = f"{page['name']}/" if page["name"] else ""
    return folder if page["last"] == "index" else f"{folder}{page['last']}/"
