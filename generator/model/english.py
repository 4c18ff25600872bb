"""Write numbers and lists in English, for what editors alone read: findings, memos, the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def counted(number: int, one: str, many: str = "") -> str:
    """Give a number with its noun: ``1 claim``, ``2 claims``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


LISTED = 5
"""How many names a sentence lists before it says how many more there are."""


def listed(names: Sequence[str], mark: str = "") -> str:
    """Return the first names and how many more there are; a ``mark`` parts them, and stands before the *and* too."""
    more = f"{mark} and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return f"{(mark or ',')} ".join(names[:LISTED]) + more


def joined(parts: Sequence[str]) -> str:
    """Return phrases in a row: ``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
