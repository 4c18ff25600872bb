"""Complete the settings of a desk: what it does not state comes from here, and what it states wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model import FRAMED
from generator.read.mkdocs_keys import FOLDERS, SCRIPT, STYLE
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACES = {
    "frame.navigation.briefings": "index.md",
    "frame.navigation.news": "changes/index.md",
    "frame.navigation.corrections": "corrections/index.md",
    "frame.navigation.sources": "sources/index.md",
    "frame.navigation.entities": "entities/index.md",
    "frame.navigation.guide": "guide/index.md",
}
"""The pages that the navigation names: a list of all pages in every page would grow with the square of the site."""
EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "attr_list": {},
    "tables": {"use_align_attribute": True},
    "toc": {"permalink": True, "toc_depth": 3},
}
"""The Markdown extensions: the first reads the ids of headings, and the policy refuses the styles of aligned cells."""


def complete(stated: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings as an engine needs them, from those that a desk states.

    A value that the desk states wins, also inside a mapping. Lists of files and extensions contain ours and the desk's.
    Colours without a scheme are those of both schemes.
    """
    own = {key: value for key, value in stated.items() if value is not None}
    theme = _write_mapping(own.get("theme", {}), "name")
    framed = theme.setdefault("name", FRAMED) == FRAMED
    colours = theme.get("palette")
    if framed and isinstance(colours, dict) and "scheme" not in colours:
        theme["palette"] = [{**scheme, **colours} for scheme in _palette()]
    whole: dict[str, Any] = _lay_over(
        {
            "theme": _theme() if framed else {},
            **FOLDERS,
            "nav": [{message(words): page} for words, page in PLACES.items()],
            "validation": {"omitted_files": "ignore"},
            "extra": {"generator": False},
        },
        {**own, "theme": theme},
    )
    for key, file in (("extra_css", STYLE), ("extra_javascript", SCRIPT)):
        listed = own.get(key, [])
        if isinstance(listed, list):
            is_named = any(file in (entry.values() if isinstance(entry, dict) else [entry]) for entry in listed)
            whole[key] = [*([] if is_named else [file]), *listed]
    extensions = own.get("markdown_extensions", {})
    if isinstance(extensions, list | dict):
        whole["markdown_extensions"] = _add_extensions(extensions)
    return whole


def _lay_over(ours: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return our values with those of a desk laid over them, key by key in mappings; an empty value states nothing."""
    both = {
        key: _lay_over(ours[key], own[key])
        for key in ours.keys() & own.keys()
        if isinstance(ours[key], dict) and isinstance(own[key], dict)
    }
    stated = {key: value for key, value in own.items() if value is not None or key not in ours}
    return {**ours, **stated, **both}


def _write_mapping(value: Any, name: Any) -> dict[str, Any]:  # noqa: ANN401 (a desk may write anything)
    """Return a setting that MkDocs accepts as a mapping or as the value of one key."""
    return dict(value) if isinstance(value, dict) else {name: value}


def _add_extensions(own: list[Any] | dict[str, Any]) -> list[Any]:
    """Return our Markdown extensions with the options of a desk, and then those of the desk alone."""
    listed = [own] if isinstance(own, dict) else own
    entries = [_write_mapping(entry, entry) for entry in listed if isinstance(entry, str | dict)]
    options = {name: value if isinstance(value, dict) else {} for entry in entries for name, value in entry.items()}
    others = [entry for entry in listed if not isinstance(entry, str | dict)]  # the engine may know what they are
    names = {**EXTENSIONS, **options}
    return [*({name: {**EXTENSIONS.get(name, {}), **options.get(name, {})}} for name in names), *others]


def _theme() -> dict[str, Any]:
    """Return what the pages need of the theme that they are made for."""
    return {
        "font": False,
        "features": ["navigation.instant", "navigation.tabs", "navigation.top", "toc.follow", "search.highlight"],
        "palette": _palette(),
    }


def _palette() -> list[dict[str, Any]]:
    """Return the light and the dark scheme, each with the switch to the other."""
    schemes = (
        ("light", "default", "weather-night", "frame.to-dark"),
        ("dark", "slate", "weather-sunny", "frame.to-light"),
    )
    return [
        {
            "media": f"(prefers-color-scheme: {light})",
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": f"material/{icon}", "name": message(words)},
        }
        for light, scheme, icon, words in schemes
    ]
