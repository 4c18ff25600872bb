"""Read the pictures on a page as they are drawn: every mark with its place, and the table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from xml.etree import ElementTree as ET

BLOCK = re.compile(r'^<figure class="rb-picture">.*</figure>$', re.MULTILINE)
XLINK = "http://www.w3.org/1999/xlink"
HREF = f"{{{XLINK}}}href"
RULE = re.compile(r"M(\d+) (\d+)([HV])(\d+)")


def squeezed(words: str) -> str:
    """Return words without white space: a name is drawn in lines, and may break within a word."""
    return "".join(words.split())


def read(element: ET.Element) -> str:
    """Return the words of an element and of what it holds, on one line."""
    return " ".join("".join(element.itertext()).split())


class Line(NamedTuple):
    """Words as they are drawn, on the line ``y``."""

    x: int
    y: int
    kind: str
    words: str


@dataclass(frozen=True)
class Shape:
    """A mark as it is drawn."""

    name: str
    middle: tuple[float, float]
    title: str
    words: str
    href: str


class Figure:
    """One picture of a page, read by a parser of XML."""

    def __init__(self, line: str) -> None:
        """Read the line of a figure."""
        self.root = ET.fromstring(f'<page xmlns:xlink="{XLINK}">{line}</page>')  # noqa: S314 (our own text)
        self.drawn = next(svg for svg in self.root.iter("svg") if svg.get("role"))
        self.id = str(next(self.drawn.iter("title")).get("id")).removesuffix("_title")

    @cached_property
    def table(self) -> list[list[str]]:
        """The rows of the table, its heads the first."""
        return [[read(cell) for cell in row] for row in self.root.iter("tr")]

    @cached_property
    def cells(self) -> list[list[ET.Element]]:
        """The cells of the table's rows, without the heads."""
        return [list(row) for row in self.root.iter("tr")][1:]

    @cached_property
    def legend(self) -> dict[str, str]:
        """What each shape stands for."""
        items = (item for each in self.root.iter("ul") for item in each)
        return {str(next(item.iter("use")).get(HREF)).removeprefix("#shape_"): read(item) for item in items}

    @cached_property
    def texts(self) -> list[Line]:
        """Every line of words outside of the marks, with where it stands and of which kind it is."""
        (group,) = (each for each in self.drawn if each.get("font-size") == "11")
        return [
            Line(int(each.get("x", "")), int(each.get("y", "")), each.get("class", "").removeprefix("rb-"), read(each))
            for each in group.iter("text")
        ]

    @cached_property
    def shapes(self) -> list[Shape]:
        """Every mark."""
        held: list[Shape] = []
        (group,) = (each for each in self.drawn if each.get("text-anchor") == "middle")
        for each in group:
            use = next(iter(each.iter("use")))
            x, y, size = (float(use.get(name, "")) for name in ("x", "y", "width"))
            held.append(
                Shape(
                    str(use.get(HREF)).removeprefix("#shape_"),
                    (x + size / 2, y + size / 2),
                    read(use),
                    "".join(map(read, each.iter("text"))),
                    each.get(HREF, ""),
                )
            )
        return held

    def rules(self, kind: str = "rule") -> list[tuple[int, int, str, int]]:
        """Every rule of a kind: where it begins, whether across or down, and where it ends."""
        paths = (each for each in self.drawn if each.get("class") == f"rb-{kind}")
        return [
            (int(x), int(y), way, int(end)) for each in paths for x, y, way, end in RULE.findall(str(each.get("d")))
        ]


def figures(page: str) -> dict[str, Figure]:
    """Return the pictures of a page by their ids."""
    return {figure.id: figure for figure in map(Figure, BLOCK.findall(page))}
