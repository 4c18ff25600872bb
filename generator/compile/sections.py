"""Takes Markdown; gives its sections as a search finds them: the anchor and the words of each heading, and the text."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

READ = MarkdownIt("commonmark", {"html": True}).enable("table")
OWN = re.compile(r"\s*\{:?[^{}]*#(?P<id>[\w-]+)[^{}]*\}\s*\Z")
"""The id that a heading gives itself."""
TEXT = {"text", "code_inline", "softbreak", "hardbreak"}


class Section(NamedTuple):
    """A heading with its anchor, and the paragraphs under it; what stands before the first heading has neither."""

    anchor: str
    title: str
    paragraphs: tuple[str, ...]


def sections(markdown: str, taken: Iterable[str] = ()) -> Iterator[Section]:
    """Cut Markdown at its headings, without blocks of code and tables; ``taken`` are the anchors above it on its page.

    Anchors are those that Python-Markdown gives, each once on a page.
    """
    anchors, anchor, title = set(taken), "", ""
    paragraphs: list[str] = []
    for before, token in pairwise(READ.parse(markdown)):
        words = _words(token) if token.type == "inline" else ""
        if before.type == "heading_open":
            yield Section(anchor, title, tuple(paragraphs))
            own = OWN.search(words)
            title, paragraphs = OWN.sub("", words), []
            anchor = own["id"] if own else _free(slug(title), anchors)
            anchors.add(anchor)
        elif before.type == "paragraph_open" and words:
            paragraphs.append(words)
    yield Section(anchor, title, tuple(paragraphs))


def slug(words: str) -> str:
    """Give the anchor of a heading, as Python-Markdown makes it."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _free(name: str, taken: Iterable[str]) -> str:
    number, free = 0, name
    while not free or free in taken:
        number += 1
        free = f"{name}_{number}"
    return free


def _words(token: Token) -> str:
    children = token.children or []
    return " ".join("".join(each.content or " " for each in children if each.type in TEXT).split())
