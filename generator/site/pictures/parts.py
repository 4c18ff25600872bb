"""Holds what a picture is: marks, rules and words at their places, and the table that says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.site.words import worded

if TYPE_CHECKING:
    from generator.site.components import Link

WIDTH = 324
"""As wide as a phone's screen has room for, in units of a pixel there; a multiple of ``EM``."""
EM = 12
"""Units to the em that a page gives a picture: on a large screen it has a larger one."""
SIZE, SMALL, LINE = 11, 8, 14
"""How high letters are, and those within a mark, and how far a line is from the next."""
FULL = frozenset({"alone"})
"""The shapes that are filled, so that words on them have the colour of the page."""


class Writing(NamedTuple):
    """Words in one line, which start, or as the ``anchor`` says have their middle or end, at ``x`` on the line ``y``.

    Their ``kind`` is ``called`` for a name, or ``beside`` for what stands over names or beside them.
    """

    x: int
    y: int
    words: str
    kind: str
    anchor: str = ""
    address: str = ""


class Stroke(NamedTuple):
    """A line from a point to the right, or down where it has a ``height``."""

    x: int
    y: int
    width: int = 0
    height: int = 0


class Shape(NamedTuple):
    """A shape whose corner is at ``x`` and ``y``, with what it says; it may hold ``words`` and lead somewhere."""

    x: int
    y: int
    shape: str
    title: str
    size: int = 12
    words: str = ""
    address: str = ""

    @property
    def full(self) -> bool:
        """Whether it is filled."""
        return self.shape in FULL


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """Everything that is drawn; ``bars`` are thick rules."""

    height: int
    width: int = WIDTH
    size: int = SIZE
    small: int = SMALL
    words: tuple[Writing, ...] = ()
    rules: tuple[Stroke, ...] = ()
    bars: tuple[Stroke, ...] = ()
    marks: tuple[Shape, ...] = ()

    @property
    def wide(self) -> bool:
        """Whether it is wider than a phone's screen, and scrolls sideways there."""
        return self.width > WIDTH

    @property
    def ems(self) -> int:
        """Its width as a page measures it."""
        return self.width // EM

    @property
    def shapes(self) -> tuple[str, ...]:
        """The shapes that occur in it."""
        return tuple(dict.fromkeys(mark.shape for mark in self.marks))

    @property
    def leads(self) -> bool:
        """Whether anything in it leads somewhere."""
        return any(each.address for each in self.words) or any(each.address for each in self.marks)


class Table(NamedTuple):
    """Rows of cells under their heads; a cell may lead somewhere, and an address of "" leads nowhere."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Link, ...], ...]


COLUMNS = {
    "members": ("named", "list", "standing", "sentence"),
    "origins": ("claim", "origin", "source", "how", "sentence"),
    "editions": ("edition", "kind", "date", "touched", "claims"),
}
"""What each table tells of a mark."""


def heads(picture: str) -> tuple[str, ...]:
    """Give the heads of a picture's table in words."""
    return tuple(worded(f"pictures.{picture}.heads.{column}") for column in COLUMNS[picture])


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture, what it is in words, and the same as data.

    ``file`` is the name of the table's CSV file, beside the page.
    ``key`` names what its numbers stand for, ``legend`` what its shapes do where no words stand beside them.
    """

    id: str
    title: str
    caption: str
    description: str
    drawing: Drawing
    table: Table
    file: str
    legend: tuple[tuple[str, str], ...] = ()
    key: tuple[Link, ...] = ()
