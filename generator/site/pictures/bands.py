"""Draw rows of squares; a bracket at the left joins the rows of a group."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from generator.site.pictures.parts import LINE, SMALL, WIDTH, Drawing, Shape, Stroke, Writing
from generator.site.pictures.widths import width, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.site.components import Link

INDENT = 12
"""The space for the bracket."""
SQUARE, PITCH = 23, 26
"""The size of a square, and the distance from one square to the next: large enough for a finger."""
ACROSS = (WIDTH - INDENT) // PITCH
GAP = 8


class Band(NamedTuple):
    """Squares under a name; each square has a shape, a title and an address.

    ``above`` is the name that is written above the first band of a ``group``.
    """

    group: str
    above: str
    name: Link
    squares: Sequence[tuple[str, str, str]]


def drawing(bands: Sequence[Band]) -> Drawing:
    """Return the drawing of the bands, in their order."""
    words: list[Writing] = []
    rules: list[Stroke] = []
    marks: list[Shape] = []
    y = 0
    for _, group in groupby(bands, key=lambda band: band.group):
        members = list(group)
        for line in wrapped(members[0].above, WIDTH):
            y += LINE
            words.append(Writing(0, y, line, "beside"))
        top = y = y + GAP
        for band in members:
            for line in wrapped(band.name.words, WIDTH - INDENT):
                words.append(Writing(INDENT, y + LINE - 4, line, "called", address=band.name.address))
                y += LINE
            y += 3
            for number, (shape, title, address) in enumerate(band.squares):
                down, across = divmod(number, ACROSS)
                name = address.removeprefix("#")
                label = name if width(name, SMALL) <= SQUARE else ""
                place = INDENT + across * PITCH, y + down * PITCH
                marks.append(Shape(*place, shape, f"{name}: {title}", SQUARE, label, address))
            y += -(-len(band.squares) // ACROSS) * PITCH + GAP
        y -= GAP
        rules += [Stroke(0, top, height=y - top), Stroke(0, top, INDENT // 2), Stroke(0, y, INDENT // 2)]
        y += GAP
    return Drawing(height=y, words=tuple(words), rules=tuple(rules), marks=tuple(marks))
