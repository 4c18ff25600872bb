"""Split a Markdown text into blocks, without the line breaks that readers cannot see."""

from __future__ import annotations

import re
from itertools import groupby

from generator.model.places import LINE_END

CODE = re.compile(r"```|~~~|<pre", re.IGNORECASE)
"""Signs of code; a text with such a sign may show every line as it was typed."""
STRUCTURE = re.compile(r"\s|[#>*+|`~:<=!{-]|_{3}|\d+[.)]|\[[^\[\]]*\]:|\[TOC\]|[^|]*\|")
"""The beginning of a line that may not simply continue a paragraph, in any dialect, or that has a table cell."""
BREAKS = ("  ", "\\")
"""The end of a line that readers see as a line break."""


def blocks(text: str) -> tuple[str, ...]:
    """Return the blocks of a text, with each plain paragraph on one line.

    If the text has code, return all its lines instead.
    """
    lines = LINE_END.split(text)
    if CODE.search(text):
        return tuple(line.rstrip() for line in lines)
    runs = groupby(lines, key=lambda line: bool(line.strip()))
    return tuple(_block(list(run)) for filled, run in runs if filled)


def _block(lines: list[str]) -> str:
    """Join the lines of a block, and put a plain paragraph on one line."""
    kept = [line.rstrip() + "  " * line.endswith("  ") for line in lines]
    kept[-1] = kept[-1].rstrip()
    plain = not any(STRUCTURE.match(line) or line.endswith(BREAKS) for line in kept)
    return (" " if plain else "\n").join(kept)
