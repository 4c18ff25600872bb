"""Takes bands of squares; gives the drawing of them, those of a group behind a bracket."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from generator.site.pictures.parts import LINE, SMALL, WIDTH, Drawing, Shape, Stroke, Writing
from generator.site.pictures.widths import width, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.site.components import Link

INDENT = 12
"""Room for the bracket."""
SQUARE, PITCH = 23, 26
"""How large a square is, and how far it is from the next: far enough to be hit by a finger."""
ACROSS = (WIDTH - INDENT) // PITCH
GAP = 8


class Band(NamedTuple):
    """Squares under a name, each of a shape, with what it says and where it leads; ``group`` is named ``above`` it."""

    group: str
    above: str
    name: Link
    squares: Sequence[tuple[str, str, str]]


def drawing(bands: Sequence[Band]) -> Drawing:
    """Give the drawing, as the bands come."""
    words: list[Writing] = []
    rules: list[Stroke] = []
    marks: list[Shape] = []
    y = 0
    for _, group in groupby(bands, key=lambda band: band.group):
        own = list(group)
        for line in wrapped(own[0].above, WIDTH):
            y += LINE
            words.append(Writing(0, y, line, "beside"))
        top = y = y + GAP
        for band in own:
            for line in wrapped(band.name.words, WIDTH - INDENT):
                words.append(Writing(INDENT, y + LINE - 4, line, "called", address=band.name.address))
                y += LINE
            y += 3
            for number, (shape, says, address) in enumerate(band.squares):
                down, across = divmod(number, ACROSS)
                name = address.removeprefix("#")
                held = name if width(name, SMALL) <= SQUARE else ""
                place = INDENT + across * PITCH, y + down * PITCH
                marks.append(Shape(*place, shape, f"{name}: {says}", SQUARE, held, address))
            y += -(-len(band.squares) // ACROSS) * PITCH + GAP
        y -= GAP
        rules += [Stroke(0, top, height=y - top), Stroke(0, top, INDENT // 2), Stroke(0, y, INDENT // 2)]
        y += GAP
    return Drawing(height=y, words=tuple(words), rules=tuple(rules), marks=tuple(marks))
