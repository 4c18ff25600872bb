"""The scripts of the workflows do what the guide says: run as they stand, in what GitHub would have checked out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.architecture import ROOT
from tests.forge.workflows import WORKFLOWS, Played, environment_in, played
from tests.projects import CLAIMS, QUOTE, project, published
from tests.repository import committed, git, repository

if TYPE_CHECKING:
    from pathlib import Path

SET_UP = ("Makefile", "pyproject.toml", "requirements.txt", ".gitignore")
BEFORE = published(project()) | {path: (ROOT / path).read_text(encoding="utf-8") for path in SET_UP}
MEANWHILE = {"briefings/index.md": "# A desk on islands\n"}
"""What others changed on main since the pull request began; it is no part of the change."""
CHECK, PUBLISH = WORKFLOWS["check"]["jobs"]["check"], WORKFLOWS["publish"]["jobs"]["build"]

MORE = (
    "  - id: c2\n    statement: They pledged assistance\n"
    f"    evidence:\n      - source: paper\n        quote: {QUOTE}\n"
)
GOOD = {CLAIMS: BEFORE[CLAIMS] + MORE}
BROKEN = {CLAIMS: BEFORE[CLAIMS].replace("on Friday", "on Sunday")}


def checked_out(folder: Path, change: dict[str, str]) -> Path:
    """Return a shallow clone of the state that GitHub makes of a pull request: main, and the change merged into it."""
    origin, clone = folder / "origin", folder / "clone"
    repository(origin, BEFORE)
    git(origin, "checkout", "-b", "change")
    committed(origin, change, beside=True)
    git(origin, "checkout", "main")
    committed(origin, MEANWHILE, beside=True)
    git(origin, "checkout", "--detach")
    git(origin, "merge", "--no-ff", "change")
    git(origin, "update-ref", "refs/pull/1/merge", "HEAD")
    git(origin, "init", str(clone))
    git(clone, "fetch", "--depth=2", origin.as_uri(), "+refs/pull/1/merge:refs/remotes/pull/1/merge")
    git(clone, "checkout", "--detach", "refs/remotes/pull/1/merge")
    environment_in(clone)
    return clone


def run(job: object, folder: Path, change: dict[str, str]) -> Played:
    """Play a job on a pull request that makes a change."""
    (folder / "temp").mkdir()
    return played(job, checked_out(folder, change), folder / "temp")


class Good(NamedTuple):
    """What came of the check of a good pull request, the site that it built, and its whole memo."""

    outcome: Played
    site: Path
    memo: str


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Good:
    """A good pull request, checked."""
    folder = tmp_path_factory.mktemp("good")
    outcome = run(CHECK, folder, GOOD)
    return Good(outcome, folder / "clone/site", (folder / "temp/review-memo.md").read_text(encoding="utf-8"))


def test_every_step_succeeds_on_a_good_pull_request(good: Good) -> None:
    assert set(good.outcome.outcomes.values()) == {"success"}, good.outcome.printed
    assert "::error" not in good.outcome.printed["Check"]


def test_the_preview_shows_the_draft_and_is_the_whole_site_in_names_that_an_artifact_takes(good: Good) -> None:
    files = good.outcome.offered["Offer the preview"]
    assert any("They pledged assistance" in page.read_text(encoding="utf-8") for page in good.site.rglob("*.html"))
    assert {each.relative_to(good.site).as_posix() for each in good.site.rglob("*") if each.is_file()} == {
        *files,
        ".gitkeep",
    }
    assert not set("".join(files)) & set('":<>|*?\r\n')


def test_the_memo_tells_the_change_alone_on_the_summary_and_as_a_file(good: Good) -> None:
    assert good.outcome.offered["Offer the whole memo"] == ["review-memo.md"]
    assert good.outcome.summary == good.memo
    assert "assistance" in good.memo
    assert "islands" not in good.memo


def test_a_broken_quote_fails_the_check_at_its_line_and_is_reviewed_all_the_same(tmp_path: Path) -> None:
    outcome = run(CHECK, tmp_path, BROKEN)
    assert outcome.outcomes["Check"] == "failure"
    assert f"::error file={CLAIMS},line=7," in outcome.printed["Check"]
    assert outcome.outcomes["Build the preview"] == outcome.outcomes["Offer the preview"] == "skipped"
    assert outcome.outcomes["Write the review memo"] == "failure"
    assert outcome.outcomes["Offer the whole memo"] == "success"
    assert "Not ready, because 1 error comes with it" in outcome.summary
    assert "Sunday" in outcome.summary


def test_a_pull_request_that_breaks_the_set_up_gets_no_memo(tmp_path: Path) -> None:
    outcome = run(CHECK, tmp_path, {"Makefile": ".venv/site.stamp: missing\n"})
    assert outcome.outcomes.pop("Set up") == "failure"
    assert {name for name, each in outcome.outcomes.items() if each == "success"} == {"Check out", "Set up Python"}
    assert outcome.summary == ""


def test_what_was_merged_is_checked_built_and_handed_on(tmp_path: Path) -> None:
    outcome = run(PUBLISH, tmp_path, GOOD)
    assert set(outcome.outcomes.values()) == {"success"}, outcome.printed
    assert {"index.html", "pact/index.html", "404.html"} <= set(outcome.offered["Pass on the site"])


def test_a_broken_quote_is_not_published(tmp_path: Path) -> None:
    outcome = run(PUBLISH, tmp_path, BROKEN)
    assert outcome.outcomes["Check and build"] == "failure"
    assert outcome.outcomes["Pass on the site"] == "skipped"


def test_the_memo_for_a_comment_is_handed_on_whole(tmp_path: Path) -> None:
    outcome = run(WORKFLOWS["comment"]["jobs"]["memo"], tmp_path, GOOD)
    assert set(outcome.outcomes.values()) == {"success"}, outcome.printed
    handed_on = re.fullmatch(r"memo<<([0-9a-f]{32})\n(.+)\n\1\n", outcome.output, re.DOTALL)
    assert handed_on
    assert "assistance" in handed_on[2]
