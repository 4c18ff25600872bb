"""Build the address at which the desk's code host opens the file of a page for editing."""

from __future__ import annotations

import re
from posixpath import splitext
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from generator.model.forms import is_url

if TYPE_CHECKING:
    from generator.model import Library, Settings
    from generator.site.pages import Page

FOLDER = re.compile(r"(?:briefings|docs)(?:/|%2F)(?=\{path)", re.IGNORECASE)
"""The folder from which MkDocs counts: ours and its own default. Files of the site are in several folders."""


def edit_address(page: Page, library: Library) -> str:
    """Return the address for editing the file of a page; empty if the page has none, or the settings name no host."""
    file = _find_file(page, library)
    return _join(library.settings, file) if file else ""


def _find_file(page: Page, library: Library) -> str:
    """Return the path of the file that somebody edits to change a page.

    Editions are never edited, and the other pages are made from many files.
    """
    if page.kind == "briefing":
        return f"{page.made_from}briefing.md"
    if page.kind == "source":
        source = library.sources.get(page.address.split("/")[1])  # the public record of a source has no place
        return source.id.place.file if source else ""
    return page.made_from if page.kind == "text" and page.made_from in library.texts.pages else ""


def _join(settings: Settings, file: str) -> str:
    """Return the address of a file by MkDocs' own settings, ``edit_uri_template`` or ``edit_uri``."""
    template = settings.edit_uri_template or (settings.edit_uri and f"{settings.edit_uri.rstrip('/')}/{{path}}")
    address = FOLDER.sub("", template)
    for name, path in (("path", file), ("path_noext", splitext(file)[0])):
        address = address.replace(f"{{{name}}}", quote(path)).replace(f"{{{name}!q}}", quote(path, safe=""))
    host = settings.repo_url if template.startswith(("?", "#")) else f"{settings.repo_url.rstrip('/')}/"
    address = urljoin(host, address)
    return address if template and is_url(address) else ""
