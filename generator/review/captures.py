"""Describe the captures that a change adds or replaces, and how much of each capture is used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.quotes import find_furniture
from generator.check.wording import pair_changed_lines
from generator.model.english import counted
from generator.model.places import LINE_END
from generator.model.redactions import only_bars_differ
from generator.review.memo import Captured, Covered
from generator.site.coverage import coverage, opening
from generator.site.differences import difference
from generator.site.labels import FURNITURE
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.review.snapshot import Snapshot
    from generator.site.differences import Difference

WORD = re.compile(r"\w+")
SHOWN = 8
"""The most lines that the memo shows of a capture: furniture of the page, or lines that differ."""
LONGEST = 160
"""The most characters that the memo shows of a line that differs."""


def describe_captures(old: Snapshot, new: Snapshot) -> Iterator[Captured]:
    """Describe each capture that is new, or that has another text than before."""
    for source in new.library.sources.values():
        for capture in source.captures:
            text, before = (snapshot.library.captures.get(capture.file) for snapshot in (new, old))
            if text is None or text == before:
                continue
            size = f"{counted(len(WORD.findall(text)), 'word')}, {counted(len(text), 'character')}"
            lines = list(dict.fromkeys(find_furniture(text).values()))
            furniture = (
                message(f"uses.{FURNITURE}.counted", n=len(lines))
                if lines
                else f"no line {message(f'uses.{FURNITURE}.label')}"
            )
            redacted = before is not None and only_bars_differ(before, text)
            status = "has another text than before" if before is not None else "is new"
            status = "has lost words by a redaction" if redacted else status
            sentence = f"seeds/{capture.file}, the capture of {source.id}, {status}: {size}; {furniture}."
            openings = [f"{words}…" for words in map(opening, lines) if words]
            shown = {"full": lines, "excerpt": openings}.get(source.rights, [])
            differs = (
                tuple(_find_differences(before, text))
                if before is not None and not redacted and source.rights != "hash-only"
                else ()
            )
            yield Captured(sentence, tuple(shown[:SHOWN]), differs)


def _find_differences(before: str, now: str) -> Iterator[Difference]:
    """Return the first lines that differ.

    A long line is cut to the part that shows the difference.
    """
    pairs = [
        pair
        for pair in pair_changed_lines(LINE_END.split(before), LINE_END.split(now))
        if pair[0].split() != pair[1].split()
    ]
    for old, new in pairs[:SHOWN]:
        changed = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
        start = old.rfind(" ", 0, max(changed - LONGEST // 4, 0)) + 1
        yield difference("", old[start : start + LONGEST], new[start : start + LONGEST])


def describe_coverage(old: Snapshot, new: Snapshot) -> Iterator[Covered]:
    """Describe how much of a capture is used, if that changed.

    The description states the use now and before.
    """
    for name, now in new.library.sources.items():
        before = old.library.sources.get(name)
        earlier = {use.file: use.sentence for use in coverage(before, old.index)} if before else {}
        for use in coverage(now, new.index):
            was = earlier.get(use.file, "")
            capture = f", {use.name}" if len(now.captures) > 1 else ""
            label = f"{new.index.sources[name].words}{capture}"
            if was != use.sentence and not new.library.out_of_sight(use.file):
                yield Covered(label, use.address, use.sentence, was)
