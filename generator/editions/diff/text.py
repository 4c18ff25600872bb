"""Takes a Markdown text; gives it in blocks, free of what its file may lay out otherwise while readers see the same."""

from __future__ import annotations

import re
from itertools import groupby

from generator.model.places import LINE_END

CODE = re.compile(r"```|~~~|<pre", re.IGNORECASE)
"""Where this stands, every line may be shown as it was typed."""
STRUCTURE = re.compile(r"\s|[#>*+|`~:<=!{-]|_{3}|\d+[.)]|\[[^\[\]]*\]:|\[TOC\]|[^|]*\|")
"""With what a line begins that may be more than the next words of a paragraph, in any dialect; or a cell of a table."""
BREAKS = ("  ", "\\")
"""With what a line ends that readers see end."""


def blocks(text: str) -> tuple[str, ...]:
    """Give the blocks of a text, each plain paragraph on one line; of code, all lines."""
    lines = LINE_END.split(text)
    if CODE.search(text):
        return tuple(line.rstrip() for line in lines)
    runs = groupby(lines, key=lambda line: bool(line.strip()))
    return tuple(_block(list(run)) for filled, run in runs if filled)


def _block(lines: list[str]) -> str:
    kept = [line.rstrip() + "  " * line.endswith("  ") for line in lines]
    kept[-1] = kept[-1].rstrip()
    plain = not any(STRUCTURE.match(line) or line.endswith(BREAKS) for line in kept)
    return (" " if plain else "\n").join(kept)
