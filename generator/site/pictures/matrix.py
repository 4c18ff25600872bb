"""Draw cells in rows and columns; the columns have numbers."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from generator.site.pictures.parts import EM, LINE, WIDTH, Drawing, Shape, Stroke, Writing
from generator.site.pictures.widths import width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MARK, FRAME, PITCH = 12, 18, 24
"""The size of a mark and of a mark that frames it, and the distance from one mark to the next."""
NAMES = 132
"""The least width for names; few columns leave more."""
TOP, PADDING, BASE = 22, 10, 16
"""The space for the numbers, the space between names of two rows, and from the top of a row to its first baseline."""


class Cell(NamedTuple):
    """A mark, perhaps inside another mark: its row and the name of the row, its column, and its tooltip."""

    row: str
    name: str
    column: int
    shapes: tuple[str, ...]
    title: str


def drawing(cells: Sequence[Cell], columns: int) -> Drawing:
    """Return the drawing, with rows in the order of the cells.

    Several marks in one place are side by side.
    """
    names: dict[str, str] = {}
    for cell in cells:
        names.setdefault(cell.row, cell.name)
    most = Counter[int]()
    for (_, column), times in Counter((cell.row, cell.column) for cell in cells).items():
        most[column] = max(most[column], times)
    widths = [PITCH * max(most[column], 1) for column in range(columns)]
    longest = max(map(width, names.values())) + PADDING
    room = round(max(NAMES, min(longest, WIDTH - sum(widths))))
    lines = {row: wrapped(name, room - PADDING) for row, name in names.items()}
    *lefts, right = accumulate(widths, initial=room)
    *tops, bottom = accumulate((len(row_lines) * LINE + PADDING for row_lines in lines.values()), initial=TOP)
    top = dict(zip(names, tops, strict=True))
    numbers = [
        Writing(left + PITCH // 2, TOP - 8, str(column), "beside", "middle")
        for column, left in enumerate(lefts, start=1)
    ]
    labels = [
        Writing(0, top[row] + BASE + number * LINE, line, "called")
        for row, row_lines in lines.items()
        for number, line in enumerate(row_lines)
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
    for cell in cells:
        x = lefts[cell.column] + PITCH * placed[cell.row, cell.column] + PITCH // 2
        placed[cell.row, cell.column] += 1
        for shape, size in zip(cell.shapes, (MARK, FRAME), strict=False):
            yield Shape(x - size // 2, middles[cell.row] - size // 2, shape, cell.title, size)
