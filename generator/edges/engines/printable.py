"""Decide from the settings of a build whether its pages can be printed, and find what the frames depend on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.model import FRAMED
from generator.read.markdown.links import address_of
from generator.site.typesetting import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PLUGINS = frozenset({"search", "material/search", "briefings", "mike"})
"""The plugins under which printed pages have been compared with those that MkDocs builds."""
CONTENTS = frozenset({"permalink", "permalink_class", "permalink_title", "toc_depth", "title", "toc_class"})
"""The options of the extension ``toc`` for which the same is true."""


def find_obstacle(settings: Mapping[str, Any]) -> str:
    """Return why the engine must build every page itself, in words; empty if the pages can be printed.

    ``settings`` are whole settings of MkDocs, with what a desk leaves out.
    """
    if (theme := settings["theme"]["name"]) != FRAMED:
        return f"the theme is {theme}"
    if plugin := next((name for name in _names(settings.get("plugins")) if name not in PLUGINS), ""):
        return f"the plugin {plugin} may change them"
    options = _find_contents(settings)
    unknown = options.keys() - CONTENTS
    unknown |= set() if _read_depth(options) else {"toc_depth"}
    return f"the option {min(unknown)} of the extension toc changes them" if unknown else ""


def find_navigation(settings: Mapping[str, Any]) -> Iterator[str]:
    """Return the addresses of the pages that the navigation names."""
    return _addresses(settings.get("nav"))


def find_listed_levels(settings: Mapping[str, Any]) -> range:
    """Return the levels of the headings that the table of contents of a page lists."""
    return range(1, _read_depth(_find_contents(settings)) + 1)


def _find_contents(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the options of the Markdown extension that makes tables of contents."""
    extensions = settings.get("markdown_extensions") or ()
    for entry in extensions if isinstance(extensions, list) else [extensions]:
        if isinstance(entry, dict) and isinstance(entry.get("toc"), dict):
            options: Mapping[str, Any] = entry["toc"]
            return options
    return {}


def _read_depth(options: Mapping[str, Any]) -> int:
    """Return the lowest level that a table of contents lists, or 0 if the option is not one number."""
    stated = options.get("toc_depth", DEEPEST)  # without the option, every level is listed
    text = str(getattr(stated, "value", stated))  # a number is read as a node of YAML
    return int(text) if re.fullmatch("[1-6]", text) else 0


def _names(entries: Any) -> Iterator[str]:  # noqa: ANN401 (a desk may write anything)
    for entry in entries or ():
        yield from entry if isinstance(entry, dict) else (str(entry),)


def _addresses(entries: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(entries, str):
        yield address_of(entries)
    elif isinstance(entries, dict):
        yield from _addresses(list(entries.values()))
    else:
        for entry in entries or ():
            yield from _addresses(entry)
