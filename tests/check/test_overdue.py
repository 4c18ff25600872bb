"""A briefing that is past its own day of review is a warning, for the draft and for what readers see."""

from __future__ import annotations

import pytest

from generator.build import check, raise_warnings
from generator.model import Tree
from tests.projects import DESK, MAIN, edited, published

TITLE = "title: The pact\n"


def dated(day: str, files: dict[str, str] = DESK, before: str = "") -> dict[str, str]:
    """Return the files with another day of review; an empty day states none."""
    old, new = (f"{TITLE}review-by: {each}\n" if each else TITLE for each in (before, day))
    return edited(files, [(MAIN, old, new)])


def overdue(files: dict[str, str], today: str) -> list[str]:
    """Return where reviews are overdue on a day, with each message."""
    findings = check(Tree.of(files), today).findings
    assert {each.rule.name for each in findings} <= {"review-overdue"}
    return [f"{each.place}: {each.message}" for each in findings]


@pytest.mark.parametrize(
    ("today", "late"), [("2026-11-24", False), ("2026-11-25", True), ("2028-01-01", True), ("", False)]
)
def test_a_review_is_overdue_from_the_day_after_its_own(today: str, *, late: bool) -> None:
    found = [f"{MAIN}:3:12: The briefing pact should have been reviewed by 2026-11-24."]
    assert overdue(dated("2026-11-24"), today) == (found if late else [])


def test_a_later_day_counts_once_readers_see_it() -> None:
    files = dated("2027-01-01", published(dated("2026-11-24")), before="2026-11-24")
    told = f"{MAIN}:3:12: Edition 1 of pact tells readers that it should have been reviewed by 2026-11-24."
    assert overdue(files, "2026-12-01") == [told]
    assert overdue(published(files), "2026-12-01") == []
    none = dated("", published(dated("2026-11-24")), before="2026-11-24")
    assert overdue(none, "2026-12-01") == [told.replace("3:12", "2:8")]


def test_a_retracted_briefing_needs_no_review() -> None:
    assert overdue(published(published(dated("2026-11-24")), kind="retraction"), "2028-01-01") == []


def test_a_day_alone_never_fails_a_strict_check() -> None:
    checked = raise_warnings(check(Tree.of(dated("2025-11-24")), "2026-11-24"))
    assert [each.rule.name for each in checked.findings] == ["review-overdue"]
    assert checked.errors == ()
