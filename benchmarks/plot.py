"""Draw lines with logarithmic axes as one SVG file."""

from __future__ import annotations

from itertools import pairwise
from math import log10
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LEFT, RIGHT, TOP, BOTTOM = 50, 520, 40, 320
WIDTH, HEIGHT = 720, 370
LINE = 17
"""The distance from one name to the next."""
COLOURS = "#0072b2", "#d55e00", "#b0609a", "#009e73", "#808080"
"""Colours that people who confuse red and green can tell apart, and that can be read on white and on black."""
STYLE = """\
text { font: 13px sans-serif; fill: #222; }
.grid { stroke: #8884; }
.line { fill: none; stroke-width: 2; }
@media (prefers-color-scheme: dark) { text { fill: #ddd; } }
"""


def plot(title: str, across: str, lines: Mapping[str, Mapping[int, float]]) -> str:
    """Draw a line for each name, from its values by number; all values and numbers are above zero.

    ``across`` names the numbers.
    """
    numbers = sorted({number for line in lines.values() for number in line})
    values = [value for line in lines.values() for value in line.values()]
    ticks = list(_ticks(min(values), max(values)))
    columns = _Scale(numbers[0], numbers[-1], LEFT + 20, RIGHT)
    rows = _Scale(ticks[0], ticks[-1], BOTTOM, TOP)
    parts = [f'<text x="0" y="16">{escape(title)}</text>']
    for tick in ticks:
        y = rows.place(tick)
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{RIGHT}" y1="{y}" y2="{y}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{tick:g}</text>')
    parts.extend(
        f'<text x="{columns.place(number)}" y="{BOTTOM + 22}" text-anchor="middle">{number:,}</text>'
        for number in numbers
    )
    parts.append(f'<text x="{(LEFT + RIGHT) // 2}" y="{BOTTOM + 44}" text-anchor="middle">{escape(across)}</text>')
    ends: dict[str, int] = {}
    for (name, line), colour in zip(lines.items(), COLOURS, strict=False):
        places = [(columns.place(number), rows.place(value)) for number, value in sorted(line.items())]
        joined = " ".join(f"{x},{y}" for x, y in places)
        parts.append(f'<polyline class="line" stroke="{colour}" points="{joined}"/>')
        parts.extend(f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>' for x, y in places)
        ends[name] = places[-1][1]
    parts.extend(f'<text x="{RIGHT + 12}" y="{y + 4}">{escape(name)}</text>' for name, y in _set_apart(ends).items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" role="img">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}</style>\n" + "\n".join(parts) + "\n</svg>\n"
    )


class _Scale:
    """A logarithmic axis from one value and place to another."""

    def __init__(self, first: float, last: float, start: int, end: int) -> None:
        self._first, self._start = log10(first), start
        self._step = (end - start) / ((log10(last) - self._first) or 1)

    def place(self, value: float) -> int:
        return round(self._start + (log10(value) - self._first) * self._step)


def _ticks(least: float, most: float) -> Iterator[float]:
    """Return round values, the first at most the least value and the last at least the most."""
    steps = [digit * 10.0**power for power in range(-6, 7) for digit in (1, 2, 5)]
    for step, following in pairwise(steps):
        if following > least:
            yield step
        if step >= most:
            return


def _set_apart(places: Mapping[str, int]) -> dict[str, int]:
    """Move names down until each has a line of its own."""
    apart: dict[str, int] = {}
    lowest = 0
    for name, place in sorted(places.items(), key=lambda item: item[1]):
        lowest = apart[name] = max(place, lowest + LINE)
    return apart
