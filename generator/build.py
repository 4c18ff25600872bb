"""Takes a tree; gives what a check found out about it, and the site made from it: the whole pipeline on one screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import compress
from typing import TYPE_CHECKING

from generator.check import verify
from generator.check.our_words import our_words_hold_no_quotation_marks
from generator.editions import freeze
from generator.editions.publishing import Judge, planned
from generator.editions.thawing import public, thawed
from generator.model import Tier
from generator.model.dates import is_day
from generator.model.diagnostics import Severity, ordered
from generator.model.library import Checked, Counts
from generator.model.rules.reading import PROJECT_MISSING
from generator.read import load
from generator.read.resolve import resolve
from generator.review import Comparison, Snapshot, review, scope
from generator.review.faults import faults, on_changed_lines
from generator.site import annotated, compile  # noqa: A004 (the stage's name; nobody compiles Python here)
from generator.site.changes import Side
from generator.site.history import Compared, compared, rows
from generator.site.index import SiteIndex
from generator.site.render import Site, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.editions.publishing import Particulars, Plan, Refusal
    from generator.model import Library, Tree, Verdicts
    from generator.review import Memo

__all__ = ["Checked", "Counts", "changed", "check", "plan", "reviewed", "since", "site", "stamp", "strictly"]


def check(tree: Tree) -> Checked:
    """Give what a tree holds, a verdict for each quotation, and every finding in reading order."""
    content, unread = load(tree)
    if any(finding.rule is PROJECT_MISSING for finding in unread):
        return Checked(None, {}, ordered(unread), Counts())
    library, unresolved = resolve(content)
    library = thawed(library, content)
    verdicts, worth, untrue = verify(library)
    return Checked(library, verdicts, ordered((*unread, *unresolved, *untrue)), _counted(library, verdicts), worth)


def site(checked: Checked, today: str, *, preview: bool = False) -> Site:
    """Give the texts of the site, by path.

    A ``preview`` shows what is not published yet, and prints each finding on the page it belongs to.
    """
    if checked.library is None:
        return {}
    shown = None if preview else public(checked, checked.library)
    pages = compile(checked, today, public=shown, drafts=preview)
    return render(annotated(pages, checked.findings) if preview else pages)


def changed(checked: Checked, name: str, old: int | None = None, new: int | None = None) -> Compared | str:
    """Compare two editions of a briefing, or else the newest with what is not published yet; or say what is missing."""
    library = checked.library
    if library is None or name not in library.briefings:
        return f"there is no briefing named {name}"
    index = SiteIndex(library, checked.verdicts)
    row = rows(library, checked.worth, index).get(name)
    if row is None:
        return f"no edition of {name} has been published"
    sides = {past.edition.number: side for past, side in zip(row.pasts, row.sides, strict=True)}
    old = row.newest.number if old is None else old
    for number in (old, new):
        if number is not None and number not in sides:
            return f"{name} has no edition {number}; the newest is {row.newest.number}"
    if new is not None:
        return compared(sides[old], sides[new])
    draft = Side(freeze(library, checked.verdicts, name), index, library.briefings[name])
    return (row.draft(draft) or Compared("", ())) if old == row.newest.number else compared(sides[old], draft)


def plan(tree: Tree, checked: Checked, name: str, particulars: Particulars) -> Plan | Refusal:
    """Plan the next edition of a briefing whose project passed the check; nothing is written here."""
    return planned(tree, checked, name, particulars, Judge(check, our_words_hold_no_quotation_marks))


def reviewed(old: Tree, new: Tree, sides: str, outside: Sequence[str] = ()) -> Memo:
    """Give the memo of what changes between two trees: only what the change can touch is checked.

    ``sides`` says what is compared; ``outside`` names files that changed beside the trees.
    """
    return review(_change(old, new), sides, outside)


def since(tree: Tree, checked: Checked, before: Tree) -> Checked:
    """Set apart the findings that were there before a change, and stand on lines that it left as they were.

    What the change brings with it may stand on any line: a capture that is replaced fails the quotes of other files.
    """
    come = {(each.rule.name, each.place) for each in faults(_change(before, tree))[0]}
    on_lines = on_changed_lines(checked.findings, before, tree)
    shown = [each in on_lines or (each.rule.name, each.place) in come for each in checked.findings]
    rest = tuple(each for each, seen in zip(checked.findings, shown, strict=True) if not seen)
    return replace(checked, findings=tuple(compress(checked.findings, shown)), elsewhere=rest)


def _change(old: Tree, new: Tree) -> Comparison:
    """Check of two trees what a change between them can touch."""
    within = scope(old, new)
    before, after = within.of(old), within.of(new)
    return Comparison(Snapshot(before, check(before)), Snapshot(after, check(after)), within)


def stamp(checked: Checked) -> int:
    """Give the day of the newest briefing, in seconds: the time that an engine may write into what it makes."""
    library = checked.library
    editions = library.editions if library else {}
    days = (
        str(editions[name][-1].edition.date if name in editions else briefing.head.updated)
        for name, briefing in (library.briefings.items() if library else ())
    )
    # What an archive can hold as a time ends with these years.
    newest = max((day for day in days if is_day(day) and "1980" <= day < "2100"), default="1980-01-01")
    return int(datetime.fromisoformat(newest).replace(tzinfo=UTC).timestamp())


def strictly(checked: Checked) -> Checked:
    """Give the same outcome with every warning weighing as much as an error, where it can be mended."""
    weighed = tuple(
        finding if finding.rule.lasting else replace(finding, rule=replace(finding.rule, severity=Severity.ERROR))
        for finding in checked.findings
    )
    return replace(checked, findings=weighed)


def _counted(library: Library, verdicts: Verdicts) -> Counts:
    tiers = [verdicts[quotation.address].tier for quotation in library.quotations]
    passed = sum(tier.passes for tier in tiers)
    unchecked = tiers.count(Tier.UNCHECKED)
    return Counts(
        quotes=len(tiers),
        passed=passed,
        failed=len(tiers) - passed - unchecked,
        unchecked=unchecked,
        claims=len(library.claims),
        sources=len(library.sources),
    )
