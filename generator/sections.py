"""Takes Markdown; gives its sections: the anchor and the words of each heading, its line, and the text under it."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator import markdown

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from markdown_it.token import Token

COUNTED = re.compile(r"(?P<name>.*)_(?P<number>\d+)")
TEXT = {"text", "text_special", "code_inline", "html_inline", "keys", "softbreak", "hardbreak"}


class Section(NamedTuple):
    """A heading with its anchor and its line, counted from 0, and the paragraphs under it.

    What stands before the first heading has no anchor and no title.
    """

    anchor: str
    title: str
    line: int
    paragraphs: tuple[str, ...]


def sections(text: str, taken: Iterable[str] = ()) -> Iterator[Section]:
    """Cut Markdown at its headings, without blocks of code and tables; ``taken`` are the anchors above it on its page.

    Anchors are those that Python-Markdown gives, each once on a page.
    """
    anchors, anchor, title, line = set(taken), "", "", 0
    paragraphs: list[str] = []
    defined: markdown.Environment = {}
    for before, token in pairwise(markdown.blocks(text, defined)):
        words = _words(token, defined) if token.type == "inline" else ""
        if before.type == "heading_open":
            yield Section(anchor, title, line, tuple(paragraphs))
            line = before.map[0] if before.map else line
            own = markdown.ID.search(words)
            title, paragraphs = markdown.ID.sub("", words), []
            anchor = own["id"] if own else anchor_of(title, anchors)
            anchors.add(anchor)
        elif before.type == "paragraph_open" and words:
            paragraphs.append(words)
    yield Section(anchor, title, line, tuple(paragraphs))


def anchor_of(title: str, taken: Container[str]) -> str:
    """Give the anchor of a heading, as Python-Markdown makes it: one that is taken or empty gets the next number."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    anchor = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
    while not anchor or anchor in taken:
        counted = COUNTED.fullmatch(anchor)
        anchor = f"{counted['name']}_{int(counted['number']) + 1}" if counted else f"{anchor}_1"
    return anchor


def _words(token: Token, defined: markdown.Environment) -> str:
    parsed = markdown.inline(token.content, defined)
    shown = (each for each in parsed if each.type in TEXT and not markdown.is_comment(each.content))
    return " ".join("".join(each.content or " " for each in shown).split())
