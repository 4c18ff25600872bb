"""Our Markdown, read for what the check needs: its citations, and the words that look quoted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from generator.model.asked import Entries
from generator.model.forms import Filled
from generator.model.places import Text
from generator.model.schema import Record


class Target(StrEnum):
    """What a citation names."""

    SOURCE = "source"
    CLAIM = "claim"


@dataclass(frozen=True)
class Citation(Record):
    """``[@source]`` or ``[#claim]`` in our Markdown.

    ``name`` is what stands behind the mark; ``start`` and ``end`` bound the whole citation, brackets included,
    as offsets into the prose's ``body``.
    """

    target: Target
    name: Filled
    start: int
    end: int


@dataclass(frozen=True)
class Leading(Record):
    """A link or an image of our Markdown; its ``address`` counts from the folder ``home`` of the site."""

    address: Text
    home: str


@dataclass(frozen=True)
class Quoted(Record):
    """Words of our Markdown that look quoted: in quotation marks, or as a block quote.

    ``text`` is what stands between the marks (a block quote without its ``>``), ``citation`` what directly follows it,
    ``start`` and ``end`` bound it with its marks, as offsets into the prose's ``body``.
    """

    text: Filled
    citation: Citation | None
    block: bool
    start: int
    end: int


@dataclass(frozen=True)
class Prose(Record):
    """A Markdown body with everything in it that is cited or quoted, in order."""

    body: Filled
    citations: Annotated[tuple[Citation, ...], Entries()] = ()
    quoted: Annotated[tuple[Quoted, ...], Entries()] = ()
