"""Render Markdown with the engine that MkDocs uses, built once for each set of extensions."""

from __future__ import annotations

from functools import cache

from markdown import Markdown

EXTENSIONS: tuple[str, ...] = (
    "attr_list",
    "tables",
    "toc",
    "md_in_html",
    "smarty",
    "pymdownx.critic",
    "pymdownx.caret",
)
EXTENSIONS += ("pymdownx.tilde", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.magiclink", "pymdownx.emoji")


def rendered(text: str, *extensions: str) -> str:
    """Return the HTML of a Markdown text."""
    return str(_engine(extensions).reset().convert(text))


@cache
def _engine(extensions: tuple[str, ...]) -> Markdown:
    return Markdown(extensions=extensions)
