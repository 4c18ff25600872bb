"""Takes findings, and the tree as it was and is; gives those that stand on lines that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.places import LINE_END
from generator.wording import opcodes, shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.diagnostics import Diagnostic
    from generator.model import Tree
    from generator.places import Place


def on_changed_lines(findings: Iterable[Diagnostic], before: Tree, now: Tree) -> frozenset[Diagnostic]:
    """Give the findings on lines that are not as they were; what points at such a line stands on it."""
    places = {finding: (finding.place, *(remark.place for remark in finding.also)) for finding in findings}
    files = {place.file for several in places.values() for place in several}
    changed = {file: _changed(_lines(before, file), _lines(now, file)) for file in files}

    def new(place: Place) -> bool:
        return any(lines.start <= place.end_line and place.line < lines.stop for lines in changed[place.file])

    return frozenset(finding for finding, several in places.items() if any(map(new, several)))


def _lines(tree: Tree, file: str) -> Sequence[str] | None:
    """Give the lines of a file; None where there is none."""
    data = tree.files.get(file)
    return None if data is None else LINE_END.split(data.decode("utf-8", "replace"))


def _changed(old: Sequence[str] | None, new: Sequence[str] | None) -> list[range]:
    """Give the lines that differ, counted from 1; where lines only went, the two beside the gap."""
    if old is None or new is None:
        return [range(1, len(new or old or ()) + 2)] if old is not new else []
    head, tail = shared(old, new)
    return [
        range(head + first + 1, head + last + 1) if last > first else range(head + first, head + first + 2)
        for tag, _, _, first, last in opcodes(old[head : len(old) - tail], new[head : len(new) - tail])
        if tag != "equal"
    ]
