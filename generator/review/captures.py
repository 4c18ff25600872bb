"""Takes the two sides of a change; gives the captures that are new or other, and how much of each is used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.quotes import is_furniture
from generator.check.wording import lines_apart
from generator.model.english import counted
from generator.model.places import LINE_END
from generator.review.memo import Captured, Covered
from generator.site.coverage import coverage, opening
from generator.site.differences import difference
from generator.site.labels import FURNITURE
from generator.site.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.review.snapshot import Snapshot
    from generator.site.differences import Difference

WORD = re.compile(r"\w+")
SHOWN = 8
"""How many lines of a capture are named: of the page's furniture, or where it is another text than before."""
LONGEST = 160
"""Characters of a line that are compared in view."""


def captures(old: Snapshot, new: Snapshot) -> Iterator[Captured]:
    """Give each capture that was not there, or was another text."""
    for source in new.library.sources.values():
        for capture in source.captures:
            text, before = (desk.library.captures.get(capture.file) for desk in (new, old))
            if text is None or text == before:
                continue
            size = f"{counted(len(WORD.findall(text)), 'word')}, {counted(len(text), 'character')}"
            lines = list(dict.fromkeys(line.strip() for line in LINE_END.split(text) if is_furniture(line)))
            furniture = (
                worded(f"uses.{FURNITURE}.counted", n=len(lines))
                if lines
                else f"no line {worded(f'uses.{FURNITURE}.label')}"
            )
            kind = "is another text than before" if before is not None else "is new"
            sentence = f"seeds/{capture.file}, the capture of {source.id}, {kind}: {size}; {furniture}."
            openings = [f"{first}…" for first in map(opening, lines) if first]
            shown = {"full": lines, "excerpt": openings}.get(source.rights, [])
            differs = tuple(_differs(before, text)) if before is not None and source.rights != "hash-only" else ()
            yield Captured(sentence, tuple(shown[:SHOWN]), differs)


def _differs(before: str, now: str) -> Iterator[Difference]:
    """Give the first lines that differ, no more of each than is needed to see it."""
    pairs = [
        pair for pair in lines_apart(LINE_END.split(before), LINE_END.split(now)) if pair[0].split() != pair[1].split()
    ]
    for one, other in pairs[:SHOWN]:
        start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
        begin = one.rfind(" ", 0, max(start - LONGEST // 4, 0)) + 1
        yield difference("", one[begin : begin + LONGEST], other[begin : begin + LONGEST])


def coverages(old: Snapshot, new: Snapshot) -> Iterator[Covered]:
    """Say of each capture that is used otherwise than before how much of it is, and where that is shown."""
    for name, now in new.library.sources.items():
        before = old.library.sources.get(name)
        told = {each.file: each.sentence for each in coverage(before, old.index)} if before else {}
        for each in coverage(now, new.index):
            was = told.get(each.file, "")
            which = f", {each.name}" if len(now.captures) > 1 else ""
            called = f"{new.index.sources[name].words}{which}"
            if was != each.sentence:
                yield Covered(called, each.address, each.sentence, was)
