"""Draw how a briefing changed: a bar for each of its editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.site.components import Link
from generator.site.pictures.parts import WIDTH, Drawing, Picture, Shape, Stroke, Table, Writing, heads
from generator.site.words import message

if TYPE_CHECKING:
    from generator.site.history import EditionHistory

ROW, BAR = 40, 28
"""The height of the row of an edition, and the distance of its bar from the top of the row."""
DRAWN = 50
"""The most editions in a picture."""
ALL = 180
"""The length of a bar that represents all claims."""


def how_it_changed(history: EditionHistory) -> Picture | None:
    """Return the picture of the newest editions, the newest first; None for a single edition."""
    summaries = [
        (summary, str(past.edition.kind)) for summary, past in zip(history.summaries, history.pasts, strict=True)
    ][: -DRAWN - 1 : -1]
    if len(summaries) < 2:  # noqa: PLR2004 (a comparison needs two)
        return None
    words: list[Writing] = []
    rules: list[Stroke] = []
    bars: list[Stroke] = []
    marks: list[Shape] = []
    rows: list[tuple[Link, ...]] = []
    for number, (summary, kind) in enumerate(summaries):
        top = number * ROW
        name = message("row.comma").join((summary.link.words, summary.kind.label))
        touched, claims = summary.since.touches, summary.since.claims
        all_of_them = message("counts.claims", n=claims)
        first = touched is None
        share = all_of_them if first else message("pictures.editions.share", n=touched, claims=all_of_them)
        marks.append(Shape(0, top + 5, kind, name))
        words += [
            Writing(18, top + 15, name, "called"),
            Writing(WIDTH, top + 15, summary.date, "beside", "end"),
            Writing(WIDTH, top + BAR + 4, share, "beside", "end"),
        ]
        rules += [Stroke(0, top + BAR, ALL)] if touched is not None else []
        bars += [Stroke(0, top + BAR, round(ALL * touched / claims))] if touched else []
        rows.append(
            (
                Link(summary.link.words, summary.link.address),
                Link(summary.kind.label, ""),
                Link(summary.day, ""),
                Link(message("pictures.editions.first") if first else str(touched), ""),
                Link(str(claims), ""),
            )
        )
    return Picture(
        id="how_it_changed",
        title=message("pictures.editions.title"),
        caption=message("pictures.editions.caption"),
        description=message("pictures.editions.described", editions=message("counts.editions", n=len(summaries))),
        drawing=Drawing(
            height=len(summaries) * ROW, words=tuple(words), rules=tuple(rules), bars=tuple(bars), marks=tuple(marks)
        ),
        table=Table(heads("editions"), tuple(rows)),
        file="editions.csv",
    )
