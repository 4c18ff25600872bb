"""Define a page as written for any engine: values for the frame of a theme, and blocks of Markdown and HTML."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.site.pages import SearchEntry

HEADING = re.compile(r"(?P<marks>#{1,6})\s(?P<words>.*)\s\{#(?P<anchor>[^{}]+)\}")
"""A heading as our templates write it."""
MARKS = re.compile(
    r"""[\\`*_(){}\[\]#+~^=|@!$/"']|-(?=[->])|(?<=-)-|:(?=\S)|\.(?=\.)|(?<=\.)\.|(?<=www)\.|\d(?=(?:st|nd|rd|th)\b)"""
)
"""What Markdown or an extension of it could read as a mark; a character reference makes it a plain character."""
LOOSE = re.compile(r"(?<![^\W_])_|_(?![^\W_])|-(?=-)|(?<=-)-")
"""What Markdown could read as a mark in an anchor."""
TAG = re.compile(r"(<[^>]*>)")
REFERENCE = re.compile(r"(&[#\w]+;)")
VALUE = re.compile(r'="([^"]*)"')


class Heading(NamedTuple):
    """A heading: its level from 1 to 6, its words as HTML in which Markdown finds no mark, and its anchor."""

    level: int
    words: str
    anchor: str


Block = Heading | str
"""A heading, or one element of HTML on one line."""


@dataclass(frozen=True)
class Written:
    """A page that is written, but has no frame of a theme yet.

    ``title`` is empty if the page has the name of the site as its title.
    ``head`` is markup for the head of the page; ``edit`` is the address at which its file is edited.
    ``hidden`` lists the parts of the frame that the page does not show.
    ``files`` are texts beside the page, by name; ``found`` is what the search finds on the page.
    """

    address: str
    title: str
    description: str
    head: str
    edit: str
    hidden: tuple[str, ...]
    blocks: tuple[Block, ...]
    files: Mapping[str, str] = field(default_factory=dict)
    found: tuple[SearchEntry, ...] = ()

    @property
    def headings(self) -> list[Heading]:
        """Its headings, in order."""
        return [block for block in self.blocks if isinstance(block, Heading)]


def read_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text that our templates wrote: each line that is not empty is a block."""
    lines = filter(None, map(str.strip, text.split("\n")))
    return tuple(_heading(line) if line[0] == "#" else line for line in lines)


def _heading(line: str) -> Heading:
    found = HEADING.fullmatch(line)
    if found is None:
        raise ValueError(line)
    anchor = LOOSE.sub(_refer, found["anchor"])
    return Heading(len(found["marks"]), hide_marks(found["words"]), anchor)


def hide_marks(html: str) -> str:
    """Return HTML in whose words and attributes Markdown finds no mark."""
    parts = TAG.split(html)
    parts[::2] = map(_hide, parts[::2])
    parts[1::2] = (VALUE.sub(lambda value: f'="{_hide(value[1])}"', tag) for tag in parts[1::2])
    return "".join(parts)


def _hide(words: str) -> str:
    parts = REFERENCE.split(words)
    parts[::2] = (MARKS.sub(_refer, part) for part in parts[::2])
    return "".join(parts)


def _refer(mark: re.Match[str]) -> str:
    return f"&#{ord(mark[0])};"


def to_markdown(page: Written) -> str:
    """Return a page as Markdown with front matter, as every engine reads it."""
    slots = {
        "description": page.description,
        "hide": page.hidden,
        "search": {"exclude": True},  # the search entries come from the data
        "head": page.head,
        "edit_url": page.edit,
        "title": page.title,
    }
    front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in slots.items() if value)
    blocks = (block if isinstance(block, str) else _mark(block) for block in page.blocks)
    return f"---\n{front}---\n\n" + "\n\n".join(blocks) + "\n"


def _mark(heading: Heading) -> str:
    return f"{'#' * heading.level} {heading.words} {{#{heading.anchor}}}"
