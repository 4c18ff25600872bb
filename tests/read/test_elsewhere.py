"""Captures may lie in a folder outside of the project, which a fork does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.build import check, plan, plan_redaction, raise_warnings
from generator.edges import disk
from generator.editions.publishing import Particulars, Refusal
from generator.editions.redacting import Demand
from generator.editions.wanted import wanted_words
from tests.projects import SALT, edited, project, published, written
from tests.sites import site

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.library import Checked

FOLDER = "captures: ../private"
DESK = edited(project(), [("mkdocs.yml", "contract: 1,", f"contract: 1, {FOLDER},")])
PAPER = "seeds/paper.txt"


def apart(tmp_path: Path, files: dict[str, str] = DESK) -> Path:
    """Write a project whose capture is in a folder beside it, and return its folder."""
    written(tmp_path / "desk", {path: text for path, text in files.items() if path != PAPER})
    written(tmp_path / "private", {"paper.txt": files[PAPER], "unnamed.txt": "Nobody names this file."})
    return tmp_path / "desk"


def fork(files: dict[str, str]) -> dict[str, str]:
    """Return the files of a project without its capture."""
    return {path: text for path, text in files.items() if path != PAPER}


def told(checked: Checked) -> list[tuple[str, str]]:
    return [(each.rule.name, each.message) for each in checked.findings]


def test_a_capture_outside_of_the_project_is_checked_like_any_other(tmp_path: Path) -> None:
    tree = disk.read(apart(tmp_path))
    assert tree.outside == {PAPER: "../private/paper.txt"}
    checked = check(tree)
    assert told(checked) == []
    assert checked.counts.passed == checked.counts.quotes == 1


def test_a_capture_in_seeds_comes_first(tmp_path: Path) -> None:
    desk = apart(tmp_path)
    written(desk, {PAPER: DESK[PAPER]})
    (tmp_path / "private/paper.txt").write_text("Another text.")
    assert told(check(disk.read(desk))) == []


@pytest.mark.parametrize("files", [DESK, published(DESK)], ids=["a draft", "an edition"])
def test_without_the_folder_its_quotes_are_unchecked_aloud_and_nothing_fails(
    files: dict[str, str], tmp_path: Path
) -> None:
    checked = raise_warnings(check(disk.read(written(tmp_path / "desk", fork(files)))))
    assert checked.errors == ()
    edition = " and 1 quote of an edition" if files != DESK else ""
    assert told(checked) == [
        ("captures-elsewhere", f"1 quote{edition} could not be checked, because the folder ../private is not here.")
    ]
    page = site(checked, "2026-11-30")["pact/index.md"]
    assert "✗ not checked here, because its capture is kept elsewhere" in page
    assert "The capture of one quote is kept elsewhere, so it was not checked here." in page
    assert "Quotes lost" not in page


def test_a_page_whose_quotes_are_checked_does_not_say_where_captures_are(tmp_path: Path) -> None:
    pages = site(check(disk.read(apart(tmp_path))), "2026-11-30")
    assert not [path for path, page in pages.items() if "kept elsewhere" in page]


def test_a_folder_that_lacks_one_file_is_a_mistake(tmp_path: Path) -> None:
    desk = apart(tmp_path)
    (tmp_path / "private/paper.txt").unlink()
    checked = check(disk.read(desk))
    assert told(checked) == [("capture-missing", "There is no file ../private/paper.txt.")]
    assert checked.findings[0].hint == "Put the captured text there, not a link to it, or correct the name."


def test_a_changed_file_is_an_error_outside_too(tmp_path: Path) -> None:
    desk = apart(tmp_path)
    (tmp_path / "private/paper.txt").write_text("Another text.")
    (finding,) = check(disk.read(desk)).findings
    assert finding.rule.name == "capture-changed"
    assert finding.message.startswith("The capture ../private/paper.txt has changed")


FAULTS = {
    "missing": None,
    "changed": "Another text.",
    "empty": "",
    "with other line ends": DESK[PAPER].replace("\n", "\r\n") + "\r\n",
    "in conflict": "<<<<<<< ours\nA\n=======\nB\n>>>>>>> theirs\n",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_nobody_is_told_to_put_a_private_text_into_the_public_folder(tmp_path: Path, fault: str) -> None:
    desk, file = apart(tmp_path), tmp_path / "private/paper.txt"
    text = FAULTS[fault]
    file.unlink()
    if text is not None:
        file.write_bytes(text.encode())
    (finding,) = check(disk.read(desk)).findings
    assert "../private/paper.txt" in finding.message
    remarks = " ".join(f"{each.place} {each.message}" for each in finding.also)
    assert "seeds" not in f"{finding.message} {finding.hint} {remarks}"


def test_a_private_original_is_looked_for_in_its_folder_and_not_missed_in_a_fork(tmp_path: Path) -> None:
    record = DESK["seeds/paper.yml"].replace(
        "capture: {", f"capture: {{original: {{file: paper.pdf, sha256: {'0' * 64}}}, "
    )
    assert record != DESK["seeds/paper.yml"]
    files = DESK | {"seeds/paper.yml": record}
    (finding,) = check(disk.read(apart(tmp_path, files))).findings
    assert finding.message == "There is no file ../private/paper.pdf, from which paper.txt is said to be taken."
    assert "seeds" not in finding.hint
    forked = check(disk.read(written(tmp_path / "fork/desk", fork(files))))
    assert [name for name, _ in told(forked)] == ["captures-elsewhere"]


def test_no_link_is_followed(tmp_path: Path) -> None:
    desk = apart(tmp_path)
    (tmp_path / "private/paper.txt").rename(tmp_path / "paper.txt")
    (tmp_path / "private/paper.txt").symlink_to(tmp_path / "paper.txt")
    assert disk.read(desk).outside == {}
    (tmp_path / "private").rename(tmp_path / "other")
    (tmp_path / "private").symlink_to(tmp_path / "other")
    assert disk.read(desk).outside is None


@pytest.mark.parametrize("folder", ["/etc", "~/private", "C:private"])
def test_the_folder_is_named_from_the_project(folder: str) -> None:
    from generator.model import Tree  # noqa: PLC0415 (only this needs it)

    files = edited(DESK, [("mkdocs.yml", "../private", f'"{folder}"')])
    assert [name for name, _ in told(check(Tree.of(files)))] == ["value-form"]


def test_nothing_is_published_where_the_captures_are_not(tmp_path: Path) -> None:
    tree = disk.read(written(tmp_path / "desk", fork(DESK)))
    outcome = plan(tree, check(tree), "pact", Particulars(date="2026-11-24", note="A note.", salt=SALT))
    assert isinstance(outcome, Refusal)
    assert outcome.sentence == (
        "The captures of 1 quote are not here, so nobody can check them. Publish where they are kept."
    )


def test_a_redaction_reaches_a_capture_outside_of_the_project(tmp_path: Path) -> None:
    desk = apart(tmp_path, published(DESK))
    tree = disk.read(desk)
    order = Demand(wanted=wanted_words("officials"), date="2026-12-01", because="A court ordered it.")
    planned = plan_redaction(tree, check(tree), order)
    assert planned.refusals == ()
    disk.replace_all(desk, tree, planned.files)
    assert "on Friday, █████████ said" in (tmp_path / "private/paper.txt").read_text()
    assert not (desk / PAPER).exists()
    assert not check(disk.read(desk)).errors


def test_no_redaction_runs_where_the_captures_are_not(tmp_path: Path) -> None:
    tree = disk.read(written(tmp_path / "desk", fork(published(DESK))))
    order = Demand(wanted=wanted_words("governments"), date="2026-12-01", because="A court ordered it.")
    (refusal,) = plan_redaction(tree, check(tree), order).refusals
    assert refusal.startswith("The folder ../private is not here")
