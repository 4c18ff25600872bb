"""Takes changes as readers see them; gives them as text for a terminal, with the words that went and came marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.compile.stories import ChangeView, Marked


def changes(views: Iterable[ChangeView]) -> str:
    """Give a line for each change, and below it what was and what is."""
    return "".join(f"{line}\n" for view in views for line in _lines(view))


def _lines(view: ChangeView) -> Iterator[str]:
    where = f"{view.link.words}  {view.link.address}" if view.link.words not in view.link.address else view.link.address
    yield f"{view.kind}: {where}"
    if view.sentence:
        yield f"    {view.sentence}"
    if view.reason:
        yield f"    {view.reason}"
    for row in view.rows:
        name = f"{row.name}: " if row.name else ""
        if row.before:
            yield f"  - {name}{_marked(row.before, '[-', '-]')}"
        if row.after:
            yield f"  + {name}{_marked(row.after, '{+', '+}')}"


def _marked(pieces: Marked, start: str, end: str) -> str:
    return " ".join(f"{start}{words}{end}" if only else words for words, only in pieces)
