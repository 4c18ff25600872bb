"""Takes text as read; gives the text folded for comparison, and the way back to the offsets it came from.

Folding sets aside what does not belong to the words: the layout of a page and the typography of a house.
It never touches letter case, digits, signs, superscripts, fractions, accents or scripts.

A fold is a chain of passes; each pass is a list of edits ``(start, end, replacement)``.
Nothing but the edits is remembered, so the way back is walked only for the few offsets that somebody asks for.

Two characters stand for what may be read in more than one way where a word was broken over a line end:
``BREAK`` between letters is nothing, a hyphen, or a hyphen and a space; ``DIGIT_BREAK`` is one of the last two.
"""

from __future__ import annotations

from generator.check.normalize.edits import Folded, Pass
from generator.check.normalize.edits import fold as fold_through
from generator.check.normalize.layout import BREAK, DIGIT_BREAK, layout, unbroken
from generator.check.normalize.markers import emphasis, markers
from generator.check.normalize.scripts import QUOTATION_MARKS, SPACELESS, ZERO_WIDTH
from generator.check.normalize.typography import composition, entities, typography

LAYOUT: tuple[Pass, ...] = (layout,)
TYPOGRAPHY: tuple[Pass, ...] = (entities, composition, layout, typography)
CAPTURE: tuple[Pass, ...] = (entities, markers, composition, layout, typography)


def fold(text: str, passes: tuple[Pass, ...] = TYPOGRAPHY) -> Folded:
    """Fold ``text`` through ``passes``, in order; those of a ``CAPTURE`` set aside its markers too."""
    return fold_through(text, passes)


__all__ = [
    "BREAK",
    "CAPTURE",
    "DIGIT_BREAK",
    "LAYOUT",
    "QUOTATION_MARKS",
    "SPACELESS",
    "TYPOGRAPHY",
    "ZERO_WIDTH",
    "Folded",
    "emphasis",
    "fold",
    "markers",
    "unbroken",
]
