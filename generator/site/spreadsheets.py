"""Write a table as the text of a CSV file (RFC 4180), in which no spreadsheet takes a cell for a formula."""

from __future__ import annotations

from csv import writer
from io import StringIO
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from generator.read.characters import UNSEEN

if TYPE_CHECKING:
    from generator.site.pictures.parts import Table

FORMULA = frozenset("=+-−@|%")
"""What a cell begins with that a spreadsheet works out, or hands to another program; so do wide and small forms."""
DIVIDER = ";"
"""What divides cells where a spreadsheet is set to a language with a decimal comma."""


def csv(table: Table) -> str:
    """Write the heads and the rows, each cell on one line."""
    written = StringIO()
    rows = [table.heads, *([cell.words for cell in row] for row in table.rows)]
    writer(written).writerows(map(inert, row) for row in rows)
    return written.getvalue()


def inert(words: str) -> str:
    """Write words as a cell; an apostrophe before a formula makes it words again."""
    return DIVIDER.join(map(_inert, " ".join(words.split()).split(DIVIDER)))


def _inert(words: str) -> str:
    first = next(filter(_is_seen, words), "")
    return f"'{words}" if FORMULA.intersection(normalize("NFKC", first)) else words


def _is_seen(letter: str) -> bool:
    """Say whether a character shows by itself: no space, nothing unseen, no mark on the character before it."""
    return category(letter)[0] not in "CMZ" and not UNSEEN.match(letter)
