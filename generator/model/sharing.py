"""Define how the parts of a long task may be shared by several processes; by default, one does all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Result = TypeVar("Result")
Item = TypeVar("Item")


class Share(Protocol):
    """A function that does a task in parts, each perhaps in a process of its own.

    A task takes the number of its part, from 0, and how many parts there are. The results have the order of the parts.
    """

    def __call__(self, task: Callable[[int, int], Result]) -> list[Result]: ...  # noqa: D102


def alone(task: Callable[[int, int], Result]) -> list[Result]:
    """Do a task in one part."""
    return [task(0, 1)]


def slice_part(items: Sequence[Item], part: int, parts: int) -> Sequence[Item]:
    """Return the items of a part, which follow one another."""
    return items[len(items) * part // parts : len(items) * (part + 1) // parts]
