"""Takes a number and a noun; gives them in English, for what editors alone read: findings, memos, the command."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """Give a number with its noun: ``1 claim``, ``2 claims``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
