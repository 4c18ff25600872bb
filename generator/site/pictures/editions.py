"""Takes the editions of a briefing; gives the picture of how it changed: a bar for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.site.components import Link
from generator.site.pictures.parts import WIDTH, Drawing, Picture, Shape, Stroke, Table, Writing, heads
from generator.site.words import worded

if TYPE_CHECKING:
    from generator.site.history import EditionHistory

ROW, BAR = 40, 28
"""How high the row of an edition is, and how far below its top its bar is."""
ALL = 180
"""How long a bar is that stands for every claim."""


def how_it_changed(row: EditionHistory) -> Picture | None:
    """Give the picture of the editions, the newest first; the first alone has nothing to be compared with."""
    told = [(each, str(past.edition.kind)) for each, past in zip(row.told, row.pasts, strict=True)][::-1]
    if len(told) < 2:  # noqa: PLR2004 (two can be compared)
        return None
    words: list[Writing] = []
    rules: list[Stroke] = []
    bars: list[Stroke] = []
    marks: list[Shape] = []
    rows: list[tuple[Link, ...]] = []
    for number, (each, kind) in enumerate(told):
        top = number * ROW
        name = worded("row.comma").join((each.link.words, each.kind.label))
        touched, claims = each.since.touches, each.since.claims
        all_of_them = worded("counts.claims", n=claims)
        first = touched is None
        share = all_of_them if first else worded("pictures.editions.share", n=touched, claims=all_of_them)
        marks.append(Shape(0, top + 5, kind, name))
        words += [
            Writing(18, top + 15, name, "called"),
            Writing(WIDTH, top + 15, each.date, "beside", "end"),
            Writing(WIDTH, top + BAR + 4, share, "beside", "end"),
        ]
        rules += [Stroke(0, top + BAR, ALL)] if touched is not None else []
        bars += [Stroke(0, top + BAR, round(ALL * touched / claims))] if touched else []
        rows.append(
            (
                Link(each.link.words, each.link.address),
                Link(each.kind.label, ""),
                Link(each.day, ""),
                Link(worded("pictures.editions.first") if first else str(touched), ""),
                Link(str(claims), ""),
            )
        )
    return Picture(
        id="how_it_changed",
        title=worded("pictures.editions.title"),
        caption=worded("pictures.editions.caption"),
        description=worded("pictures.editions.described", editions=worded("counts.editions", n=len(told))),
        drawing=Drawing(
            height=len(told) * ROW, words=tuple(words), rules=tuple(rules), bars=tuple(bars), marks=tuple(marks)
        ),
        table=Table(heads("editions"), tuple(rows)),
        file="editions.csv",
    )
