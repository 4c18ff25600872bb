"""Rewrite the links of a built site for a file system, where the address of a folder does not open a page."""

from __future__ import annotations

import re
from html import escape, unescape
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from generator.edges.engines.search_index import copy_into_scripts, find_worker

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

MARKUP = re.compile(
    r"<!--.*?-->|<style\b.*?</style\s*>|<script\b.*?</script\s*>"
    r"|(?P<tag><[a-z](?:[^\"'>]|\"[^\"]*\"|'[^']*')*>)",
    re.DOTALL | re.IGNORECASE,
)
"""Everything in a page except its text; a tag ends at the first ``>`` outside of quotation marks."""
ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'=<>/]+)\s*=\s*(?:(?P<quote>[\"'])(?P<quoted>.*?)(?P=quote)|(?P<bare>[^\s\"'>]+))", re.DOTALL
)
CONFIG = '<script id="__config"'
"""What the theme's own script reads, before it runs."""
REFRESH = re.compile(r"(?P<before>\s*\d+\s*;\s*url=)(?P<link>.*)", re.DOTALL | re.IGNORECASE)
"""The value with which a moved page leads to its new address without a script."""


def link_to_files(site: Path) -> None:
    """Make a site's links lead to files, and let its search work without a web server.

    From files, a browser starts no worker for the search, so each page loads it as a script before the theme's own.
    The theme, too, loads the index of the search as a script; without that script, its other scripts stop.
    """
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    worker = find_worker(site)
    for page in pages:
        file = site / page
        html = rewrite_links(file.read_bytes().decode(), page, pages)
        if worker:
            script = "../" * page.count("/") + worker.relative_to(site).as_posix()
            html = html.replace(CONFIG, f'<script src="{script}"></script>{CONFIG}')
        file.write_bytes(html.encode())
    copy_into_scripts(site)


def rewrite_links(html: str, page: str, pages: Container[str]) -> str:
    """Rewrite the links in the markup of a page to files.

    ``page`` and ``pages`` are paths within the site.
    """

    def attribute(found: re.Match[str]) -> str:
        value = unescape(found["quoted"] or found["bare"] or "")
        refresh = REFRESH.fullmatch(value) if found["name"].lower() == "content" else None
        if refresh:
            new = refresh["before"] + target(refresh["link"], page, pages)
        elif found["name"].lower() in {"href", "xlink:href"}:
            new = target(value, page, pages)
        else:
            return found[0]
        return found[0] if new == value else f'{found["name"]}="{escape(new)}"'

    def markup(found: re.Match[str]) -> str:
        return ATTRIBUTE.sub(attribute, found[0]) if found["tag"] else found[0]

    return MARKUP.sub(markup, html)


def target(link: str, page: str, pages: Container[str]) -> str:
    """Rewrite a link to a folder so that it leads to a file.

    Only a link to a folder of the site that has a page is rewritten; any other link stays.
    """
    try:
        parts = urlsplit(link)
    except ValueError:  # no browser follows such a link
        return link
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return link
    index = join(parts.path, "index.html")
    inside = normpath(join(dirname(page), unquote(index)))
    return parts._replace(path=index).geturl() if inside in pages else link
