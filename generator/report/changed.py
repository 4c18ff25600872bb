"""Takes what a check found out, and the tree as it was; gives it with the findings on unchanged lines set apart."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from generator.places import LINE_END

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.diagnostics import Diagnostic
    from generator.model import Tree
    from generator.model.checked import Checked
    from generator.places import Place

LONGEST = 5000
"""Lines that are compared one by one; between the first and the last that differ in a longer stretch, all count."""


def narrowed(checked: Checked, before: Tree, now: Tree) -> Checked:
    """Set apart what stands on lines that are as they were; what points at a changed line belongs to the change."""
    changed = {
        file: _changed(_lines(before, file), _lines(now, file))
        for finding in checked.findings
        for file in (finding.place.file, *(remark.place.file for remark in finding.also))
    }

    def new(place: Place) -> bool:
        return any(lines.start <= place.end_line and place.line < lines.stop for lines in changed[place.file])

    def here(finding: Diagnostic) -> bool:
        return any(map(new, (finding.place, *(remark.place for remark in finding.also))))

    shown = tuple(filter(here, checked.findings))
    rest = tuple(finding for finding in checked.findings if not here(finding))
    return replace(checked, findings=shown, elsewhere=rest)


def _lines(tree: Tree, file: str) -> Sequence[str] | None:
    """Give the lines of a file; None where there is none."""
    data = tree.files.get(file)
    return None if data is None else LINE_END.split(data.decode("utf-8", "replace"))


def _changed(old: Sequence[str] | None, new: Sequence[str] | None) -> list[range]:
    """Give the lines that differ, counted from 1; where lines only went, the two beside the gap."""
    if old is None or new is None:
        return [range(1, len(new or old or ()) + 2)] if old is not new else []
    start = next(
        (at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new))
    )
    if start == len(old) == len(new):
        return []
    common = next(
        (
            at
            for at, pair in enumerate(zip(reversed(old[start:]), reversed(new[start:]), strict=False))
            if pair[0] != pair[1]
        ),
        min(len(old), len(new)) - start,
    )
    one, other = old[start : len(old) - common], new[start : len(new) - common]
    if max(len(one), len(other)) > LONGEST:
        return [range(start + 1, start + len(other) + 1)]
    return [
        range(start + first + 1, start + last + 1) if last > first else range(start + first, start + first + 2)
        for tag, _, _, first, last in SequenceMatcher(None, one, other).get_opcodes()
        if tag != "equal"
    ]
