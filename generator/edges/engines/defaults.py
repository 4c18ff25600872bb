"""State the settings that our pages need, for whatever a desk leaves out of its ``mkdocs.yml``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Container

PLACES = {
    "frame.navigation.briefings": "index.md",
    "frame.navigation.news": "changes/index.md",
    "frame.navigation.corrections": "corrections/index.md",
    "frame.navigation.sources": "sources/index.md",
    "frame.navigation.entities": "entities/index.md",
    "frame.navigation.guide": "guide/index.md",
}
"""The pages that the navigation names: a list of all pages in every page would grow with the square of the site."""
STYLE, SCRIPT = "assets/briefings.css", "assets/briefings.js"
EXTENSIONS: dict[str, dict[str, Any]] = {
    "attr_list": {},
    "tables": {"use_align_attribute": True},
    "toc": {"permalink": True, "toc_depth": 3},
}
"""The Markdown extensions: the first only saves time, and the second reads the ids of headings."""


def missing_settings(stated: Container[str]) -> dict[str, Any]:
    """Return the value of each setting that our pages need and that is not stated."""
    navigation = [{message(words): page} for words, page in PLACES.items()]
    needed = {
        "nav": navigation,
        "extra_css": [STYLE],
        "extra_javascript": [SCRIPT],
        "markdown_extensions": [{name: options} if options else name for name, options in EXTENSIONS.items()],
    }
    return {key: value for key, value in needed.items() if key not in stated}


def missing_theme_settings(stated: Container[str]) -> dict[str, Any]:
    """Return the value of each setting of the theme that our pages need and that is not stated."""
    schemes = (
        ("light", "default", "weather-night", "frame.to-dark"),
        ("dark", "slate", "weather-sunny", "frame.to-light"),
    )
    palette = [
        {
            "media": f"(prefers-color-scheme: {light})",
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": f"material/{icon}", "name": message(words)},
        }
        for light, scheme, icon, words in schemes
    ]
    needed = {
        "font": False,
        "features": ["navigation.instant", "navigation.tabs", "navigation.top", "toc.follow", "search.highlight"],
        "palette": palette,
    }
    return {key: value for key, value in needed.items() if key not in stated}
