"""Takes cells that each have a row and a column; gives the drawing of them, its columns under numbers."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from generator.site.pictures.parts import EM, LINE, WIDTH, Drawing, Shape, Stroke, Writing
from generator.site.pictures.widths import width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MARK, FRAME, PITCH = 12, 18, 24
"""How large a mark is, and what frames one, and how far a mark is from the next."""
NAMES = 132
"""What names have of the width at least; more where there are few columns."""
TOP, PADDING, BASE = 22, 10, 16
"""Room for the numbers, and between the names of two rows, and from the top of a row to the foot of its first line."""


class Cell(NamedTuple):
    """A mark, which another may frame: its row, which has a name, its column, and what a pointer on it reads."""

    row: str
    name: str
    column: int
    shapes: tuple[str, ...]
    title: str


def drawing(cells: Sequence[Cell], columns: int) -> Drawing:
    """Give the drawing: rows in the order in which they come; several marks in one place stand side by side."""
    names: dict[str, str] = {}
    for each in cells:
        names.setdefault(each.row, each.name)
    most = Counter[int]()
    for (_, column), times in Counter((each.row, each.column) for each in cells).items():
        most[column] = max(most[column], times)
    widths = [PITCH * max(most[column], 1) for column in range(columns)]
    longest = max(map(width, names.values())) + PADDING
    room = round(max(NAMES, min(longest, WIDTH - sum(widths))))
    lines = {row: wrapped(name, room - PADDING) for row, name in names.items()}
    *lefts, right = accumulate(widths, initial=room)
    *tops, bottom = accumulate((len(each) * LINE + PADDING for each in lines.values()), initial=TOP)
    top = dict(zip(names, tops, strict=True))
    numbers = [
        Writing(left + PITCH // 2, TOP - 8, str(column), "beside", "middle")
        for column, left in enumerate(lefts, start=1)
    ]
    labels = [
        Writing(0, top[row] + BASE + number * LINE, line, "called")
        for row, each in lines.items()
        for number, line in enumerate(each)
    ]
    return Drawing(
        width=max(WIDTH, -(-right // EM) * EM),
        height=bottom + 1,
        words=(*numbers, *labels),
        rules=tuple(Stroke(0, y, right) for y in (*tops, bottom)),
        marks=tuple(_marks(cells, lefts, {row: top[row] + (len(lines[row]) * LINE + PADDING) // 2 for row in names})),
    )


def _marks(cells: Iterable[Cell], lefts: Sequence[int], middles: Mapping[str, int]) -> Iterator[Shape]:
    placed = Counter[tuple[str, int]]()
    for each in cells:
        x = lefts[each.column] + PITCH * placed[each.row, each.column] + PITCH // 2
        placed[each.row, each.column] += 1
        for shape, size in zip(each.shapes, (MARK, FRAME), strict=False):
            yield Shape(x - size // 2, middles[each.row] - size // 2, shape, each.title, size)
