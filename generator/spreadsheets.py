"""Takes a table; gives the text of its CSV file (RFC 4180), in which no spreadsheet takes a cell for a formula."""

from __future__ import annotations

from csv import writer
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.compile.pictures.parts import Table

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet works out; an apostrophe before it makes it words again."""


def csv(table: Table) -> str:
    """Give the heads and the rows, each cell on one line."""
    written = StringIO()
    rows = [table.heads, *([cell.words for cell in row] for row in table.rows)]
    writer(written).writerows(map(_inert, row) for row in rows)
    return written.getvalue()


def _inert(words: str) -> str:
    words = " ".join(words.split())
    return f"'{words}" if words.startswith(FORMULA) else words
