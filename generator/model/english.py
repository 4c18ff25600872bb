"""Write numbers and lists in English, for texts that only editors read: findings, memos, the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: ``1 claim``, ``2 claims``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


LISTED = 5
"""How many names a sentence lists before it counts the rest."""


def listed(names: Sequence[str], mark: str = "") -> str:
    """Return the first names and the number of the rest; ``mark`` separates them, also before *and*."""
    more = f"{mark} and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return f"{(mark or ',')} ".join(names[:LISTED]) + more


def joined(parts: Sequence[str]) -> str:
    """Join phrases with commas and *and*: ``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
