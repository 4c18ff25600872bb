"""A folder is read as it is: links are not followed, and what cannot be read is named with its reason."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from generator.build import check
from generator.edges import disk
from generator.model.bounds import LARGEST, SIZE
from tests.projects import project, written
from tests.read.marked import told

if TYPE_CHECKING:
    from pathlib import Path


def findings(folder: Path) -> list[tuple[str, str]]:
    """Return place and rule of what a check of a folder finds."""
    return told(check(disk.read(folder)).findings)


def test_a_tree_holds_the_projects_files_in_order_and_no_others(tmp_path: Path) -> None:
    written(tmp_path, {**project(), "README.md": "x", "generator/x.py": "x"})
    assert list(disk.read(tmp_path).files) == sorted(project())


def test_a_folder_that_is_not_there_is_an_empty_tree(tmp_path: Path) -> None:
    assert disk.read(tmp_path / "nowhere").files == {}
    assert findings(tmp_path / "nowhere") == [("mkdocs.yml:1:1", "project-missing")]


def test_a_capture_that_is_a_link_is_refused_where_it_is_named(tmp_path: Path) -> None:
    written(tmp_path, project())
    (tmp_path / "seeds/paper.txt").rename(tmp_path / "elsewhere.txt")
    (tmp_path / "seeds/paper.txt").symlink_to(tmp_path / "elsewhere.txt")
    assert findings(tmp_path) == [("seeds/paper.yml:3:17", "capture-unreadable")]


def test_a_linked_folder_is_not_followed(tmp_path: Path) -> None:
    written(tmp_path, project())
    (tmp_path / "briefings/pact/articles").symlink_to(tmp_path)
    assert findings(tmp_path) == [("briefings/pact/articles:1:1", "file-unreadable")]


def test_a_dangling_link_is_refused(tmp_path: Path) -> None:
    written(tmp_path, project())
    (tmp_path / "briefings/pact/members.yml").symlink_to(tmp_path / "nothing")
    assert findings(tmp_path) == [("briefings/pact/members.yml:1:1", "file-unreadable")]


def test_a_file_that_the_system_will_not_read_is_refused(tmp_path: Path) -> None:
    written(tmp_path, project())
    os.mkfifo(tmp_path / "briefings/pact/members.yml")
    assert findings(tmp_path) == [("briefings/pact/members.yml:1:1", "file-unreadable")]


@pytest.mark.parametrize("folder", [b"docs", b"seeds", b"briefings/pact"])
def test_a_file_whose_name_no_text_can_hold_is_refused(tmp_path: Path, folder: bytes) -> None:
    written(tmp_path, project() | {"docs/guide.md": "# Guide\n"})
    (tmp_path / os.fsdecode(folder + b"/\xff.md")).write_bytes(b"# Text\n")
    assert findings(tmp_path) == [(f"{folder.decode()}/\udcff.md:1:1", "file-unreadable")]


def test_a_file_beyond_the_bound_is_not_taken(tmp_path: Path) -> None:
    written(tmp_path, project())
    with (tmp_path / "briefings/pact/members.yml").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert findings(tmp_path) == [("briefings/pact/members.yml:1:1", "file-too-large")]


def test_yaml_beyond_its_own_bound_is_not_parsed(tmp_path: Path) -> None:
    written(tmp_path, {**project(), "briefings/pact/members.yml": "#" * (SIZE + 1)})
    assert findings(tmp_path) == [("briefings/pact/members.yml:1:1", "file-too-large")]


@pytest.mark.parametrize(("bound", "least"), [("FILES", 9), ("PROJECT", 1500)])
def test_reading_stops_where_a_project_is_larger_than_what_is_read(
    bound: str, least: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, project() | {f"seeds/{number}.txt": "A line.\n" * 10 for number in range(100)})
    for module in ("edges.disk", "read"):
        monkeypatch.setattr(f"generator.{module}.{bound}", least)
    held = disk.read(tmp_path).files
    assert len(held) <= 20
    assert findings(tmp_path) == [("mkdocs.yml:1:1", "project-too-large")]
