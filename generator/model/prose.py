"""Define our Markdown as the check needs it: its citations, and the words that look quoted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from generator.model.forms import Filled
from generator.model.places import Text
from generator.model.requirements import Entries
from generator.model.schema import Record


class Target(StrEnum):
    """The kind of record that a citation names."""

    SOURCE = "source"
    CLAIM = "claim"


@dataclass(frozen=True)
class Citation(Record):
    """``[@source]`` or ``[#claim]`` in our Markdown.

    ``name`` is the text after the mark; ``start`` and ``end`` are the offsets of the whole citation, including
    brackets, in the ``body`` of the prose.
    """

    target: Target
    name: Filled
    start: int
    end: int


@dataclass(frozen=True)
class Leading(Record):
    """A link or an image of our Markdown; its ``address`` is relative to the folder ``home`` of the site."""

    address: Text
    home: str


@dataclass(frozen=True)
class Quoted(Record):
    """Words of our Markdown that look quoted: in quotation marks, or as a block quote.

    ``text`` is the text between the marks (a block quote without its ``>``), ``citation`` the citation directly after
    it; ``start`` and ``end`` are the offsets of the quote with its marks in the ``body`` of the prose.
    """

    text: Filled
    citation: Citation | None
    block: bool
    start: int
    end: int


@dataclass(frozen=True)
class Prose(Record):
    """A Markdown body with all its citations and quotes, in order."""

    body: Filled
    citations: Annotated[tuple[Citation, ...], Entries()] = ()
    quoted: Annotated[tuple[Quoted, ...], Entries()] = ()
