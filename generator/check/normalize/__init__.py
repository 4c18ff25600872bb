"""Fold a text for comparison, and map the offsets of the folded text back to the original.

Folding removes what does not belong to the words: the layout of a page, and typography that is a matter of house style.
It never changes letter case, digits, signs, superscripts, fractions, accents or scripts.

A fold is a chain of passes, and a pass is a list of edits ``(start, end, replacement)``.
Only the edits are stored, so an offset is mapped back only when somebody asks for it.

Two characters mark a word that was broken over a line end, because it can be read in more than one way.
``BREAK`` between letters means nothing, or a hyphen with or without spaces; ``DIGIT_BREAK`` means a hyphen, or a hyphen
and a space.
"""

from __future__ import annotations

from generator.check.normalize.edits import Folded, Pass
from generator.check.normalize.edits import fold as fold_through
from generator.check.normalize.layout import BREAK, DIGIT_BREAK, layout, spacing, unbroken
from generator.check.normalize.markers import emphasis, markers, signs_number
from generator.check.normalize.scripts import (
    CLOSING,
    COMBINING,
    DASHES,
    HYPHENS,
    OPENING,
    QUOTATION_MARKS,
    SPACELESS,
    ZERO_WIDTH,
    is_letter,
)
from generator.check.normalize.typography import (
    CHARACTER_REFERENCE,
    FORMS,
    composition,
    encodings,
    entities,
    foreign_entities,
    typography,
)

LAYOUT: tuple[Pass, ...] = (layout, spacing)
TYPOGRAPHY: tuple[Pass, ...] = (entities, encodings, composition, *LAYOUT, typography)
CAPTURE: tuple[Pass, ...] = (foreign_entities, markers, entities, encodings, composition, *LAYOUT, typography)


def fold(text: str, passes: tuple[Pass, ...] = TYPOGRAPHY) -> Folded:
    """Return a text without what the passes remove, and the records that map offsets back.

    The pass list ``CAPTURE`` also removes the markers of a captured text.
    """
    return fold_through(text, passes)


__all__ = [
    "BREAK",
    "CAPTURE",
    "CHARACTER_REFERENCE",
    "CLOSING",
    "COMBINING",
    "DASHES",
    "DIGIT_BREAK",
    "FORMS",
    "HYPHENS",
    "LAYOUT",
    "OPENING",
    "QUOTATION_MARKS",
    "SPACELESS",
    "TYPOGRAPHY",
    "ZERO_WIDTH",
    "Folded",
    "emphasis",
    "fold",
    "is_letter",
    "markers",
    "signs_number",
    "unbroken",
]
