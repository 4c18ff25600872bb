"""Split Markdown at its headings, and leave out code blocks and tables."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.read import markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from markdown_it.token import Token

COUNTED = re.compile(r"(?P<name>.*)_(?P<number>\d{1,9})")
UNKEPT = re.compile(r"[^\w\s-]")
"""What an anchor of a plain title does not contain."""
MARKED = re.compile(r"LATIN (?:SMALL|CAPITAL) LETTER (?P<letter>[A-Z]) WITH ")
"""How Unicode begins the name of a Latin letter with a mark."""
TEXT = {"text", "text_special", "code_inline", "html_inline", "keys", "softbreak", "hardbreak"}


class Section(NamedTuple):
    """A heading with its anchor and its line, and the paragraphs under it.

    Lines are counted from 0.
    The section before the first heading has no anchor and no title.
    """

    anchor: str
    title: str
    line: int
    paragraphs: tuple[str, ...]


def sections(text: str, anchors: Anchors, fill: Callable[[str], str] = str) -> Iterator[Section]:
    """Return the sections of Markdown: each heading with the paragraphs under it.

    Code blocks and tables are left out.
    ``anchors`` are those of its page. ``fill`` fills in what the words leave open.
    """
    section, paragraphs = Section("", "", 0, ()), list[str]()
    for block in _blocks(text, anchors, fill):
        if isinstance(block, Section):
            yield section._replace(paragraphs=tuple(paragraphs))
            section, paragraphs = block, []
        elif words := fill(_words(*block)):
            paragraphs.append(words)
    yield section._replace(paragraphs=tuple(paragraphs))


def headings(text: str, anchors: Anchors) -> Iterator[Section]:
    """Find the headings of Markdown, without the text under them."""
    return (block for block in _blocks(text, anchors, str) if isinstance(block, Section))


def _blocks(
    text: str, anchors: Anchors, fill: Callable[[str], str]
) -> Iterator[Section | tuple[Token, markdown.Environment]]:
    """Return each heading, and each paragraph as a token with its environment."""
    tokens, defined = markdown.parse(text)
    for before, token in pairwise(tokens):
        if before.type == "heading_open":
            words = fill(_words(token, defined))
            own = markdown.ID.search(words)
            title = markdown.ID.sub("", words)
            anchor = anchors.stated(own["id"]) if own else anchors.of(title)
            yield Section(anchor, title, before.map[0] if before.map else 0, ())
        elif before.type == "paragraph_open":
            yield token, defined


class Anchors:
    """The anchors that a page has so far; a heading without its own id gets one that is not among them.

    An anchor is the part of an address after the ``#``.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Start with the anchors that the page has already."""
        self.taken = set(taken)
        self.reached: dict[str, str] = {}

    def of(self, title: str) -> str:
        """Return the anchor of a heading.

        It consists of the letters, digits, hyphens and underscores of the title, in lowercase.
        Without any, it consists of the code points of the title, so that it is the same on every page.
        An anchor that is taken gets the next number.
        """
        own = re.sub(r"[-\s]+", "-", _fold_latin(title).strip().lower())
        # The ids of the theme's frame begin with two underscores, and its scripts look for them.
        own = re.sub(r"\A__+", "", own)
        if not own.strip("-_"):
            own = "-".join(f"{ord(letter):x}" for letter in title if not letter.isspace())
        anchor = self.reached.get(own, own)
        while not anchor or anchor in self.taken:
            counted = COUNTED.fullmatch(anchor)
            anchor = f"{counted['name']}_{int(counted['number']) + 1}" if counted else f"{anchor}_1"
        self.reached[own] = anchor  # many headings with one title need not all count from the start
        self.taken.add(anchor)
        return anchor

    def stated(self, anchor: str) -> str:
        """Record and return an anchor that a heading states itself."""
        self.taken.add(anchor)
        return anchor


def _fold_latin(title: str) -> str:
    """Return the characters of a title that an anchor may have.

    A Latin letter loses its marks, whether accents or strokes: ``u`` for ü, ``l`` for ł.
    A letter that is no other letter with a mark stays as it is: ß, æ, and all letters of other scripts.
    """
    if title.isascii():
        return UNKEPT.sub("", title)
    kept = ""
    for letter in unicodedata.normalize("NFC", title):
        plain = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode("ascii")
        if marked := MARKED.match(unicodedata.name(letter, "")):
            plain = marked["letter"]
        mark = unicodedata.category(letter).startswith("M")  # a vowel of some scripts, or an accent
        if plain:
            kept += UNKEPT.sub("", plain)
        elif letter.isalnum() or letter.isspace() or (mark and not kept[-1:].isascii()):
            kept += letter
    return kept


def _words(token: Token, defined: markdown.Environment) -> str:
    """Return the words of a block as a page shows them, on one line."""
    parsed = markdown.words(token, defined)
    shown = (part for part in parsed if part.type in TEXT and not markdown.is_comment(part.content))
    return " ".join("".join(part.content or " " for part in shown).split())
