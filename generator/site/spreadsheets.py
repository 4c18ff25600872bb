"""Write a table as CSV (RFC 4180) that every spreadsheet reads as UTF-8, without formulas."""

from __future__ import annotations

from csv import writer
from io import StringIO
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from generator.read.characters import UNSEEN

if TYPE_CHECKING:
    from generator.site.pictures.parts import Table

FORMULA = frozenset("=+-−@|%")
"""First characters of a cell that a spreadsheet computes, or passes to another program.

Their wide and small forms count too.
"""
BYTE_ORDER_MARK = "\ufeff"
"""The first character of a file from which Excel knows that the file is UTF-8."""
DIVIDER = ";"
"""What separates cells in a spreadsheet whose language has a decimal comma."""


def csv(table: Table) -> str:
    """Return the heads and rows as CSV, each cell on one line."""
    written = StringIO()
    rows = [table.heads, *([cell.words for cell in row] for row in table.rows)]
    writer(written).writerows(map(inert, row) for row in rows)
    return BYTE_ORDER_MARK + written.getvalue()


def inert(words: str) -> str:
    """Return words as a cell; an apostrophe before a formula turns it into text."""
    return DIVIDER.join(map(_inert, " ".join(words.split()).split(DIVIDER)))


def _inert(words: str) -> str:
    first = next(filter(_is_seen, words), "")
    return f"'{words}" if FORMULA.intersection(normalize("NFKC", first)) else words


def _is_seen(letter: str) -> bool:
    """Return whether a character is visible by itself.

    A space, an unseen character and a mark on the character before it are not.
    """
    return category(letter)[0] not in "CMZ" and not UNSEEN.match(letter)
