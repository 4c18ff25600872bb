"""A second edition that a desk publishes on a branch is ready, and the memo asks its reviewers to confirm it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generator.build import reviewed
from generator.edges import cli
from generator.model import Tree
from tests.editions.test_publish import FIRST, REGRADED, SECOND
from tests.editions.test_schema import resealed
from tests.projects import DESK, MAIN, edited, published, written
from tests.repository import git, repository

if TYPE_CHECKING:
    from pathlib import Path

NAMED = (MAIN, "authors: [ada]\n", "authors: [ada]\nreviewers: [grace, mary]\n")
CONFIRM = "Only the edition says who reviewed it: let grace and mary confirm it."


def committed(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "A state")


@pytest.fixture(scope="module")
def branch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish a first edition on ``main`` and a second one on a branch, with the commands that a desk uses."""
    folder = repository(tmp_path_factory.mktemp("second"), DESK)
    assert cli.main(["publish", "pact", "--note", "The first.", "-C", str(folder)]) == 0
    committed(folder)
    git(folder, "switch", "--quiet", "--create", "second")
    before = {path: (folder / path).read_text(encoding="utf-8") for path in DESK}
    written(folder, edited(before, [NAMED, REGRADED]))
    committed(folder)
    assert cli.main(["publish", "pact", "--note", "A grade.", "-C", str(folder)]) == 0
    committed(folder)
    return folder


def files_of(folder: Path) -> dict[str, str]:
    return {path: (folder / path).read_text(encoding="utf-8") for path in (*DESK, FIRST, SECOND)}


def review(branch: Path, head: dict[str, str]) -> tuple[list[str], str]:
    """Return what is wrong with a head that follows ``main``, and what the memo says of its editions and people."""
    base = {path: git(branch, "show", f"main:{path}") + "\n" for path in (*DESK, FIRST)}
    memo = reviewed(Tree.of(base), Tree.of(head), "Compared.")
    return [each.rule.name for each in memo.faults], " ".join(
        (*(each.people for each in memo.publishing), *memo.people)
    )


def test_an_honest_second_edition_is_ready_and_its_reviewers_are_told_to_confirm(
    branch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "reviewers" not in (branch / MAIN).read_text(encoding="utf-8")
    assert cli.main(["review", "main", "second", "-C", str(branch)]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Not ready" not in said
    assert CONFIRM in said
    assert "is the same as edition 2. Authors: ada. Reviewers: grace and mary." in said
    assert "Have the people whom it names as reviewers read exactly this edition?" in said


def forged(branch: Path, **people: list[str]) -> dict[str, str]:
    """Return the files of the branch with other people in the second edition, sealed again."""
    head = files_of(branch)
    data = json.loads(head[SECOND])
    data["contents"]["front-matter"] |= people
    return head | {SECOND: resealed(data)}


def test_an_author_whom_only_the_edition_names_or_leaves_out_is_found(branch: Path) -> None:
    assert "edition-unreviewed" in review(branch, forged(branch, authors=["zed"]))[0]


def test_a_reviewer_who_is_the_author_is_found(branch: Path) -> None:
    assert "edition-unreviewed" in review(branch, forged(branch, reviewers=["ada"]))[0]


def test_reviewers_other_than_those_whom_the_briefing_still_names_are_found(branch: Path) -> None:
    head = edited(forged(branch, reviewers=["zed"]), [NAMED])
    assert "edition-unreviewed" in review(branch, head)[0]


def test_a_reviewer_whom_nobody_named_before_is_told_to_the_reader_of_the_memo(branch: Path) -> None:
    assert (
        "Only the edition says who reviewed it: let zed confirm it."
        in review(branch, forged(branch, reviewers=["zed"]))[1]
    )


def test_the_memo_names_the_reviewers_whom_the_briefing_named_before_the_change() -> None:
    base = published(DESK)
    head = edited(published(edited(base, [REGRADED])), [(MAIN, "reviewers: [grace]\n", "")])
    data = json.loads(head[SECOND])
    data["contents"]["front-matter"]["reviewers"] = ["zed"]
    memo = reviewed(Tree.of(base), Tree.of(head | {SECOND: resealed(data)}), "Compared.")
    (told,) = (each.people for each in memo.publishing)
    assert told.endswith("let zed confirm it. Before this change, briefing.md named grace.")
