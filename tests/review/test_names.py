"""The name of a commit has one meaning, or the command says which meanings it has; Git's own words are kept."""

from __future__ import annotations

from hashlib import sha1
from itertools import count
from typing import TYPE_CHECKING

import pytest

from generator.edges import cli
from tests.projects import CLAIMS, edited, project, written
from tests.repository import committed, repository
from tests.repository import git as run
from tests.review.test_door import given

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DESK = project()
CHANGED = edited(DESK, [(CLAIMS, "signed a treaty\n", "calmed everybody\n")])
Said = tuple[int, str, str]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A repository with one commit on ``main``, and a second commit that is called ``second`` alone."""
    folder = committed(repository(tmp_path / "desk", DESK), CHANGED)
    run(folder, "update-ref", "refs/kept/second", "HEAD")
    run(folder, "reset", "--quiet", "--hard", "HEAD^")
    return folder


@pytest.fixture
def said(desk: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run a command in the repository; return its exit code and what it printed."""

    def call(*arguments: str) -> Said:
        capsys.readouterr()
        status = cli.main([arguments[0], "-C", str(desk), *arguments[1:]])
        return status, *capsys.readouterr()

    return call


def call_second(desk: Path, *names: str) -> None:
    """Give the second commit more names."""
    for name in names:
        run(desk, "update-ref", name, "refs/kept/second")


PAIRS = {
    "a tag and a branch": ("work", "refs/tags/work", "refs/heads/work"),
    "a branch here and one of a remote": ("origin/work", "refs/heads/origin/work", "refs/remotes/origin/work"),
    "a tag and the remote that it is called like": ("origin", "refs/tags/origin", "refs/remotes/origin/HEAD"),
    "a branch that is called like a folder of refs": ("heads/work", "refs/heads/work", "refs/heads/heads/work"),
}


@pytest.mark.parametrize(
    ("pair", "step"), [*((pair, "") for pair in PAIRS), *(("a tag and a branch", step) for step in ("~0", "^{commit}"))]
)
def test_a_name_of_two_commits_is_refused_with_the_full_names_and_each_of_them_works(
    pair: str, step: str, desk: Path, said: Callable[..., Said]
) -> None:
    name, first, second = PAIRS[pair]
    run(desk, "update-ref", first, "main")
    call_second(desk, second)
    for command in (
        ("review", name + step),
        ("review", "main", name + step),
        ("check", "--changed-since", name + step),
    ):
        status, printed, refusal = said(*command)
        assert (status, printed) == (2, "")
        assert first in refusal
        assert second in refusal
    assert "Nothing a reader sees changes" in said("review", "main", first + step)[1]
    assert "calmed everybody" in said("review", "main", second + step)[1]


@pytest.mark.parametrize("step", ["~1", "^", "@{0}"])
def test_a_step_that_only_one_of_two_commits_has_does_not_make_the_name_clear(
    step: str, desk: Path, said: Callable[..., Said]
) -> None:
    run(desk, "update-ref", "refs/tags/work", "main")
    run(desk, "branch", "--create-reflog", "work", "refs/kept/second")
    status, _, refusal = said("review", f"work{step}", "refs/heads/work")
    assert status == 2
    assert f"the name work{step} can mean the branch refs/heads/work at" in refusal


def test_a_range_is_told_to_name_two_commits(said: Callable[..., Said]) -> None:
    for first, dots in (("main", ".."), ("main", "..."), ("main~1", "..")):
        assert said("review", f"{first}{dots}work")[2].endswith(f"; name two commits, as in {first} work\n")


def test_two_names_of_one_commit_are_no_matter(desk: Path, said: Callable[..., Said]) -> None:
    run(desk, "branch", "--create-reflog", "work", "refs/kept/second")
    call_second(desk, "refs/tags/work")
    for name in ("work", "work~0", "work@{0}"):
        status, printed, refusal = said("review", "main", name)
        assert (status, refusal) == (0, "")
        assert "calmed everybody" in printed


def test_an_abbreviated_hash_that_a_branch_is_called_like_is_refused_and_a_whole_hash_is_not(
    desk: Path, said: Callable[..., Said]
) -> None:
    full = run(desk, "rev-parse", "main")
    call_second(desk, f"refs/heads/{full[:7]}", f"refs/heads/{full}")
    status, _, refusal = said("review", "main", full[:7])
    assert status == 2
    assert f"the branch refs/heads/{full[:7]} at" in refusal
    assert full in refusal
    assert "Nothing a reader sees changes" in said("review", "main", full)[1]


def test_an_abbreviated_hash_of_two_commits_is_refused_with_both(desk: Path, said: Callable[..., Said]) -> None:
    tree, found = run(desk, "rev-parse", "main^{tree}"), dict[str, str]()
    for number in count():
        text = f"tree {tree}\nauthor A <a@desk.example> {number} +0000\ncommitter A <a@desk.example> 0 +0000\n\nA\n"
        made = sha1(f"commit {len(text)}\0{text}".encode(), usedforsecurity=False).hexdigest()
        other = found.setdefault(made[:4], text)
        if other != text:
            break
    made, other = (given(desk, "hash-object", each, "-t", "commit", "-w", "--stdin") for each in (text, other))
    status, _, refusal = said("review", "main", made[:4])
    assert status == 2
    assert made in refusal
    assert other in refusal


def test_a_branch_called_head_makes_head_doubtful(desk: Path, said: Callable[..., Said]) -> None:
    call_second(desk, "refs/heads/HEAD")
    assert "HEAD at" in said("review", "main", "HEAD")[2]


def test_a_file_that_is_called_like_a_branch_is_no_matter(desk: Path, said: Callable[..., Said]) -> None:
    call_second(desk, "refs/heads/seeds")
    assert "calmed everybody" in said("review", "main", "seeds")[1]


def test_a_branch_that_only_a_remote_has_is_named_as_what_to_write(desk: Path, said: Callable[..., Said]) -> None:
    call_second(desk, "refs/remotes/origin/news")
    assert said("review", "news") == (2, "", "briefing: there is no commit news in this clone; name origin/news\n")


def test_a_day_before_the_first_entry_of_a_log_names_no_commit(said: Callable[..., Said]) -> None:
    """Git would take the oldest entry that it has, and only warns."""
    for name in ("main@{2001-01-01}", "main@{50}"):
        status, _, refusal = said("review", name)
        assert status == 2
        assert "log for 'main' only" in refusal


UNSAFE = (
    "fatal: detected dubious ownership in repository at '/work'\n"
    "To add an exception for this directory, call:\n\n\tgit config --global --add safe.directory /work\n"
)


def test_an_error_of_git_is_told_whole_with_its_remedy(
    said: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = written(tmp_path, {"bin/git": f'#!/bin/sh\nprintf "%s" "{UNSAFE}" >&2\nexit 128\n'}) / "bin/git"
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    status, _, refusal = said("review", "main")
    assert status == 2
    assert refusal.endswith(
        "detected dubious ownership in repository at '/work'. To add an exception for this directory, call: "
        "`git config --global --add safe.directory /work`\n"
    )


@pytest.mark.parametrize("file", [".git/config", ".git/index", "settings"])
def test_what_git_cannot_read_of_its_own_is_told_in_its_words(
    file: str, desk: Path, said: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(desk / "settings"))
    written(desk, {file: "[core\n"})
    status, _, refusal = said("review", "main")
    assert status == 2
    assert "bad config line 1 in file" in refusal or "index file smaller than expected" in refusal


def test_a_warning_of_git_is_passed_on(desk: Path, said: Callable[..., Said]) -> None:
    written(desk, {".gitattributes": "!seeds/* text\n"})
    run(desk, "update-index", "--refresh")
    written(desk, {CLAIMS: CHANGED[CLAIMS]})
    status, printed, warning = said("review", "main")
    assert status == 0
    assert "calmed everybody" in printed
    assert warning.startswith("briefing: Git says: warning: Negative patterns are ignored in git attributes.")
    assert warning.count("\n") == 1
