"""Define the parts of a picture: marks, rules and words at their places, and the table with the same data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.site.words import message

if TYPE_CHECKING:
    from generator.site.components import Link

WIDTH = 324
"""The width of a phone screen, in units that are one pixel there; a multiple of ``EM``."""
EM = 12
"""How many units an em has; on a large screen, a page draws a picture with a larger em."""
SIZE, SMALL, LINE = 11, 8, 14
"""The height of letters, the height of letters in a mark, and the distance between lines."""
FULL = frozenset({"alone"})
"""The shapes that are filled, so that words on them need the colour of the page."""


class Writing(NamedTuple):
    """Words in one line at ``x`` on the baseline ``y``.

    ``anchor`` states whether ``x`` is the start, the middle or the end of the words.
    Their ``kind`` is ``called`` for a name, or ``beside`` for words above or beside names.
    """

    x: int
    y: int
    words: str
    kind: str
    anchor: str = ""
    address: str = ""


class Stroke(NamedTuple):
    """A line from a point to the right, or down if it has a ``height``."""

    x: int
    y: int
    width: int = 0
    height: int = 0


class Shape(NamedTuple):
    """A shape with its corner at ``x`` and ``y`` and a tooltip; it may contain ``words`` and have a link."""

    x: int
    y: int
    shape: str
    title: str
    size: int = 12
    words: str = ""
    address: str = ""

    @property
    def full(self) -> bool:
        """Whether the shape is filled."""
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
        """Whether it is wider than a phone screen, and scrolls sideways there."""
        return self.width > WIDTH

    @property
    def ems(self) -> int:
        """Its width in ems."""
        return self.width // EM

    @property
    def shapes(self) -> tuple[str, ...]:
        """The shapes that occur in it."""
        return tuple(dict.fromkeys(mark.shape for mark in self.marks))

    @property
    def leads(self) -> bool:
        """Whether anything in it is a link."""
        return any(writing.address for writing in self.words) or any(mark.address for mark in self.marks)


class Table(NamedTuple):
    """Rows of cells under their heads; a cell with an address is a link.

    The page shows only the first columns if it says elsewhere what the others say; the file has all of them.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[Link, ...], ...]
    shown: int | None = None


COLUMNS = {
    "members": ("named", "list", "standing", "sentence"),
    "origins": ("claim", "origin", "source", "how", "sentence"),
    "editions": ("edition", "kind", "date", "touched", "claims"),
}
"""The columns of each table."""


def heads(picture: str) -> tuple[str, ...]:
    """Return the heads of a picture's table in words."""
    return tuple(message(f"pictures.{picture}.heads.{column}") for column in COLUMNS[picture])


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture, its description in words, and the same as data.

    ``file`` is the name of the CSV file of the table, next to the page.
    ``key`` names what its numbers mean; ``legend`` names its shapes that have no words beside them.
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
