"""Run the whole pipeline: check a tree, build the site from it, and compare, publish and review."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import compress
from typing import TYPE_CHECKING

from generator.check import verify
from generator.check.our_words import our_words_hold_no_quotation_marks
from generator.editions import freeze, redacting
from generator.editions.publishing import Judge, plan_editions
from generator.editions.thawing import public, thaw_editions
from generator.model import Tier
from generator.model.dates import is_day
from generator.model.diagnostics import Severity, ordered
from generator.model.library import Checked, Counts
from generator.model.rules.reading import PROJECT_MISSING
from generator.model.sharing import alone
from generator.read import load
from generator.read.resolve import resolve
from generator.read.suggestions import nearest
from generator.review import Comparison, Snapshot, assume_absent, review, scope, take_over
from generator.review.faults import find_faults, find_on_changed_lines
from generator.site import add_findings, compile  # noqa: A004 (the name of the stage; this compiles no Python)
from generator.site.changes import Side
from generator.site.history import Compared, compared, edition_histories
from generator.site.index import SiteIndex
from generator.site.pages import Pages
from generator.site.render import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.editions.publishing import Particulars, Plan, Plans, Refusal
    from generator.editions.redacting import Demand, Redacted
    from generator.model import Library, Tree, Verdicts
    from generator.model.sharing import Share
    from generator.review import Memo

__all__ = [
    "Checked",
    "Counts",
    "check",
    "compare_editions",
    "plan",
    "plan_redaction",
    "plan_run",
    "raise_warnings",
    "reviewed",
    "since",
    "site",
    "stamp",
]


def check(tree: Tree, today: str = "", share: Share = alone) -> Checked:
    """Return the library of a tree, its verdicts, and its findings in reading order.

    ``today`` is a date such as 2026-11-24. Without it, no finding depends on the day.
    ``share`` may do the parts of long tasks in several processes, with the same result.
    """
    content, unread = load(tree, share)
    if any(finding.rule is PROJECT_MISSING for finding in unread):
        return Checked(None, {}, ordered(unread), Counts())
    library, unresolved = resolve(content)
    library = thaw_editions(library, content)
    verdicts, worth, untrue = verify(library, today, share)
    return Checked(library, verdicts, ordered((*unread, *unresolved, *untrue)), _count(library, verdicts), worth)


def site(checked: Checked, today: str, *, preview: bool = False, as_files: bool = False) -> Site:
    """Return the site, whose pages can be written; ``today`` is a date such as 2026-11-24.

    A ``preview`` shows what is not published yet, and prints each finding on the page to which it belongs.
    With ``as_files``, links lead to files, so that the site can be read without a web server.
    """
    if checked.library is None:
        return Site(Pages(()))
    shown = None if preview else public(checked, checked.library, today)
    pages = compile(checked, today, public=shown, drafts=preview)
    return Site(add_findings(pages, checked.findings) if preview else pages, as_files)


def compare_editions(
    checked: Checked, name: str, old: int | None = None, new: int | None = None, *, today: str = ""
) -> Compared | str:
    """Compare two editions of a briefing, or an edition with the draft, which speaks as of ``today``.

    If an edition or the briefing is missing, a sentence that says so is returned.
    ``old`` is the newest edition and ``new`` is the draft if they are not given.
    """
    library = checked.library
    if library is None or name not in library.briefings:
        near = nearest(name, library.briefings) if library else None
        return f"there is no briefing named {name}{f'; did you mean {near}?' if near else ''}"
    index = SiteIndex(library, checked.verdicts, day=today)
    history = edition_histories(library, checked.worth, index).get(name)
    if history is None:
        return f"no edition of {name} has been published"
    sides = {past.edition.number: side for past, side in zip(history.pasts, history.sides, strict=True)}
    old = history.newest.number if old is None else old
    for number in (old, new):
        if number is not None and number not in sides:
            return f"{name} has no edition {number}; the newest is {history.newest.number}"
    if new is not None:
        return compared(sides[old], sides[new])
    draft = Side(freeze(library, checked.verdicts, name), index, library.briefings[name])
    return (history.draft(draft) or Compared("", ())) if old == history.newest.number else compared(sides[old], draft)


def plan(tree: Tree, checked: Checked, name: str, particulars: Particulars) -> Plan | Refusal:
    """Plan the next edition of a briefing, or refuse it.

    The project must have passed the check. Nothing is written here.
    """
    run = plan_run(tree, checked, [name], particulars)
    return run.refusals[0] if run.refusals else run.plans[0]


def plan_run(
    tree: Tree, checked: Checked, names: Iterable[str] | None, particulars: Particulars, share: Share = alone
) -> Plans:
    """Plan the next editions of several briefings, all or none.

    Without names, plan one for every briefing whose draft differs from its newest edition, or that has none.
    """
    return plan_editions(tree, checked, names, particulars, _judge(share))


def plan_redaction(tree: Tree, checked: Checked, demand: Demand, share: Share = alone) -> Redacted:
    """Plan to take words out of every edition, draft and capture, all or none. Nothing is written here."""
    return redacting.plan_redaction(tree, checked, demand, _judge(share))


def _judge(share: Share) -> Judge:
    return Judge(partial(check, share=share), our_words_hold_no_quotation_marks)


def reviewed(  # noqa: PLR0913, PLR0917 (the two sides, and what the memo says of them)
    old: Tree, new: Tree, sides: str, outside: Sequence[str] = (), base: Tree | None = None, today: str = ""
) -> Memo:
    """Build the memo of a change between two trees; it says what holds ``today``.

    Only what the change can touch is checked.
    ``sides`` is a sentence that names what is compared; ``outside`` names changed files that are not in the trees.
    ``base`` is the branch that the change is for, as it is now: what it has already does not belong to the change.
    """
    return review(_check_change(take_over(old, base or old, new), new, today), sides, outside)


def since(tree: Tree, checked: Checked, before: Tree, base: Tree | None = None) -> Checked:
    """Move findings to ``elsewhere`` that a change neither adds nor touches.

    Such a finding existed before, and is on a line that the change left as it was.
    A new finding can be on any line, because a replaced capture fails the quotes of other files.
    ``base`` is the branch that the change is for, as it is now.
    """
    before = take_over(before, base or before, tree)
    new = {(finding.rule.name, finding.place) for finding in find_faults(_check_change(before, tree))[0]}
    on_lines = find_on_changed_lines(checked.findings, before, tree)
    shown = [finding in on_lines or (finding.rule.name, finding.place) in new for finding in checked.findings]
    rest = tuple(finding for finding, is_shown in zip(checked.findings, shown, strict=True) if not is_shown)
    return replace(checked, findings=tuple(compress(checked.findings, shown)), elsewhere=rest)


def _check_change(old: Tree, new: Tree, today: str = "") -> Comparison:
    """Check in two trees what a change between them can touch; no finding depends on the day."""
    old, new = assume_absent(old, new), assume_absent(new, old)
    within = scope(old, new)
    before, after = within.of(old), within.of(new)
    return Comparison(Snapshot(before, check(before), today), Snapshot(after, check(after), today), within)


def stamp(checked: Checked, today: str) -> int:
    """Return the day of the newest briefing that is public ``today``, in seconds since 1970.

    An engine may write this time into its files.
    """
    library = checked.library
    editions = library.editions if library else {}
    hidden = library.embargoed(today) if library else ()
    days = (
        str(editions[name][-1].edition.date if name in editions else briefing.head.updated)
        for name, briefing in (library.briefings.items() if library else ())
        if name not in hidden
    )
    # An archive can store only times in these years.
    newest = max((day for day in days if is_day(day) and "1980" <= day < "2100"), default="1980-01-01")
    return int(datetime.fromisoformat(newest).replace(tzinfo=UTC).timestamp())


def raise_warnings(checked: Checked) -> Checked:
    """Turn each warning into an error, unless its rule is lasting."""
    findings = tuple(
        finding if finding.rule.lasting else replace(finding, rule=replace(finding.rule, severity=Severity.ERROR))
        for finding in checked.findings
    )
    return replace(checked, findings=findings)


def _count(library: Library, verdicts: Verdicts) -> Counts:
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
