"""Takes the two sides of a change; gives the findings that come with it, and those that only the two together show."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.compile.dates import said
from generator.diagnostics import Diagnostic, ordered
from generator.places import Place
from generator.rules import publishing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.review.desk import Desk


def faults(old: Desk, new: Desk) -> tuple[tuple[Diagnostic, ...], int]:
    """Give the findings that come with the change, and how many go with it; one that only moved does neither."""
    before, after = (Counter(map(_told, desk.checked.findings)) for desk in (old, new))
    come, found = after - before, []
    for finding in new.checked.findings:
        if come[_told(finding)] > 0:
            come[_told(finding)] -= 1
            found.append(finding)
    return ordered((*found, *_taken_away(old, new))), (before - after).total()


def _told(finding: Diagnostic) -> tuple[str, str, str]:
    return finding.rule.name, finding.place.file, finding.message


def _taken_away(old: Desk, new: Desk) -> Iterator[Diagnostic]:
    """What was published stays: no tree alone can show that its newest edition is gone, or another."""
    standing = {past.edition.sha256 for row in new.library.editions.values() for past in row}
    reported = {finding.place.file for finding in new.checked.findings}
    for name, row in old.library.editions.items():
        for past in row:
            path = f"briefings/{name}/editions/{past.edition.number}.json"
            if past.edition.sha256 not in standing and path not in reported:
                there = path in new.tree.files
                rule = publishing.EDITION_CHANGED if there else publishing.EDITION_MISSING
                called = f"Edition {past.edition.number} of {name}, published on {said(past.edition.date)},"
                message = f"{called} {'is not as it was published' if there else 'is taken away'}."
                yield Diagnostic(rule, Place(path), message, "Restore the file from the version history.")
