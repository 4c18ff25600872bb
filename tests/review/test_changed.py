"""What is printed may be limited to the lines that changed; what is checked, and how it ends, never is."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import report
from generator.build import check, since
from generator.edges import cli, disk
from generator.model import Tree
from generator.model.diagnostics import Diagnostic
from generator.model.library import Checked, Counts
from generator.model.places import Place
from generator.model.rules.quoting import QUOTE_NOT_FOUND, QUOTE_SHORT
from generator.review.faults import find_on_changed_lines
from tests.projects import CAPTURE, CLAIMS, project
from tests.repository import committed, repository

if TYPE_CHECKING:
    from pathlib import Path

MORE = "  - id: c{0}\n    statement: It was signed\n    evidence:\n      - source: paper\n        quote: {1}\n"


def finding(line: int, rule: object = QUOTE_NOT_FOUND, file: str = "a.yml") -> Diagnostic:
    """Return a finding on a line."""
    return Diagnostic(rule, Place(file, line, 1, line, 2), f"On line {line}.")  # type: ignore[arg-type] # a rule


def parted(before: list[str], now: list[str]) -> tuple[list[int], list[int]]:
    """Return which lines of a text count as changed, and which do not, by a finding on each."""
    lines = range(1, len(now) + 1)
    trees = (Tree.of({"a.yml": "\n".join(text)}) for text in (before, now))
    here = {each.place.line for each in find_on_changed_lines(map(finding, lines), *trees)}
    return sorted(here), sorted(set(lines) - here)


WORDS = st.lists(st.sampled_from("abcd"), max_size=12)


@given(WORDS, WORDS, WORDS)
def test_lines_that_stand_before_and_behind_every_change_are_unchanged(
    head: list[str], middle: list[str], tail: list[str]
) -> None:
    here, elsewhere = parted([*head, *tail], [*head, "new", *middle, *tail])
    assert len(head) + 1 in here
    assert sorted((*here, *elsewhere)) == list(range(1, len(head) + len(middle) + len(tail) + 2))
    assert not [line for line in here if line <= len(head)]


@given(WORDS)
def test_nothing_changes_in_a_file_that_is_the_same(lines: list[str]) -> None:
    assert parted(lines, lines) == ([], list(range(1, len(lines) + 1)))


def test_where_lines_only_went_those_beside_the_gap_count_as_changed() -> None:
    assert parted(["a", "b", "c", "d"], ["a", "d"]) == ([1, 2], [])


def test_two_changes_far_apart_leave_what_is_between_unchanged() -> None:
    assert parted(list("abcdefgh"), list("XbcdefgY")) == ([1, 8], [2, 3, 4, 5, 6, 7])


def test_every_line_of_a_new_file_is_changed_and_so_is_a_file_that_is_gone() -> None:
    findings = (finding(1), finding(3, file="gone.yml"))
    assert find_on_changed_lines(findings, Tree.of({"gone.yml": "a\nb\nc"}), Tree.of({"a.yml": "x"})) == {*findings}


def test_what_points_at_a_changed_line_belongs_to_the_change() -> None:
    old, new = project(), project()
    new["seeds/paper.txt"] = new["seeds/paper.txt"].replace("on Friday", "on Monday")
    here = find_on_changed_lines(check(Tree.of(new)).findings, Tree.of(old), Tree.of(new))
    assert {each.rule.name for each in here} == {"capture-changed"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with a quote that was wrong before, and one that is wrong since."""
    before = project("signed a treaty on Sunday at dawn")
    now = {**before, CLAIMS: before[CLAIMS] + MORE.format(2, "No other state has joined it so far.")}
    return committed(repository(tmp_path, before), now)


@pytest.mark.parametrize("format_", report.FORMATS)
def test_only_what_changed_is_printed_and_the_rest_is_counted(
    format_: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", "-C", str(folder), "--format", format_, "--changed-since", "HEAD^"]) == 1
    told = capsys.readouterr().out
    if format_ == "json":
        assert [each["line"] for each in json.loads(told)["diagnostics"]] == [11]
        assert json.loads(told)["elsewhere"] == 1
        assert json.loads(told)["checked"]["failed"] == 2
    elif format_ == "sarif":
        run = json.loads(told)["runs"][0]
        assert len(run["results"]) == 1
        assert run["properties"]["elsewhere"] == 1
    elif format_ == "text":
        assert f"{CLAIMS}:11:16" in told
        assert f"{CLAIMS}:6:16" not in told
        assert told.endswith("1 error\n1 error that was there before, on lines that did not change\n")
    else:  # there is room for both: what changed goes first
        assert [line.split(",")[1] for line in told.splitlines() if line.startswith("::")] == ["line=11", "line=6"]


def test_a_fault_that_was_there_before_still_fails_the_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "-C", str(folder), "--changed-since", "HEAD"]) == 1
    assert "2 errors that were there before, on lines that did not change" in capsys.readouterr().out


@pytest.mark.parametrize("format_", report.FORMATS)
@pytest.mark.parametrize("strict", [[], ["--strict"]])
def test_what_a_new_capture_breaks_is_printed_though_its_own_lines_did_not_change(
    format_: str, strict: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = project()
    before[CLAIMS] += MORE.format(2, "No state has ever joined it.")
    text = CAPTURE.replace("on Friday", "on Monday")
    old, new = (sha256(each.encode()).hexdigest() for each in (CAPTURE, text))
    now = {**before, "seeds/paper.txt": text, "seeds/paper.yml": before["seeds/paper.yml"].replace(old, new)}
    folder = committed(repository(tmp_path, before), now)
    command = ["check", "-C", str(folder), "--format", format_, *strict, "--changed-since"]
    assert cli.main([*command, "HEAD^"]) == 1
    told = capsys.readouterr().out
    if format_ == "json":
        assert [(each["file"], each["rule"]) for each in json.loads(told)["diagnostics"]] == [
            (CLAIMS, "quote-not-found")
        ]
        assert json.loads(told)["elsewhere"] == 1
    else:
        assert "“Friday”" in told
    assert cli.main([*command, "HEAD"]) == 1
    assert "“Friday”" not in capsys.readouterr().out or format_ == "github"


def test_what_is_said_apart_and_what_is_printed_are_together_all_findings(folder: Path) -> None:
    tree, before = disk.read(folder), Tree.of(project("signed a treaty on Sunday at dawn"))
    checked = check(tree)
    narrow = since(tree, checked, before)
    assert sorted((*narrow.findings, *narrow.elsewhere), key=str) == sorted(checked.findings, key=str)
    assert narrow.elsewhere
    assert {*narrow.errors} == {*checked.errors}


def test_a_commit_that_is_not_there_stops_the_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "-C", str(folder), "--changed-since", "nope"]) == 2
    assert "there is no commit nope" in capsys.readouterr().err


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 15))
def test_github_gets_at_most_ten_errors_and_ten_warnings_those_that_changed_first(
    errors: int, warnings: int, elsewhere: int
) -> None:
    every = [finding(line + 1) for line in range(errors)] + [
        finding(line + 100, QUOTE_SHORT) for line in range(warnings)
    ]
    old = tuple(finding(line + 1000) for line in range(elsewhere))
    told = report.github(replace(Checked(None, {}, tuple(every), Counts()), elsewhere=old)).splitlines()
    lines = [int(line.partition("line=")[2].partition(",")[0]) for line in told if line.startswith("::error")]
    assert lines == [*range(1, errors + 1), *range(1000, 1000 + elsewhere)][:10]
    assert sum(line.startswith("::warning") for line in told) == min(warnings, 10)
    left = max(errors + elsewhere - 10, 0), max(warnings - 10, 0)
    assert any(line.endswith("`briefing check --format json` prints all") for line in told) == any(left)
