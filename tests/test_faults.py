"""The faults gallery: each folder of ``tests/faults`` is named after a rule and shows one mistake that breaks it.

A folder's files are laid over the sound project of ``tests/projects.py``;
one that has a ``mkdocs.yml`` of its own is a whole project by itself.
``expected.txt`` holds the one finding: ``file:line:column severity rule message``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check
from generator.model import Tree
from generator.model.rules import BY_NAME, quoting, reading
from tests.projects import project
from tests.sites import site

TODAY = "2026-11-22"
GALLERY = Path(__file__).parent / "faults"
FOLDERS = sorted(folder.name for folder in GALLERY.iterdir() if folder.is_dir())
ELSEWHERE = {
    reading.PROJECT_MISSING.name,  # every folder here has or gets a mkdocs.yml
    reading.FILE_UNREADABLE.name,  # links and permissions do not survive in every checkout
    reading.CAPTURE_UNREADABLE.name,
    reading.FILE_TOO_LARGE.name,  # nobody wants two megabytes in the gallery
    reading.MARKDOWN_LONG.name,  # nor a paragraph of ten pages
    reading.MARKDOWN_DENSE.name,  # nor so many marks
    reading.PROJECT_TOO_LARGE.name,  # … and that many files still less
    quoting.QUOTE_SEARCH_LONG.name,
}
"""Rules whose mistake is made in tests/test_cli.py, tests/read/test_disk.py and tests/quotes/test_bounds.py."""


def fault(name: str) -> Tree:
    """Return the tree of a folder of the gallery."""
    folder = GALLERY / name
    own = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "expected.txt"
    }
    sound = {} if "mkdocs.yml" in own else {path: text.encode() for path, text in project().items()}
    return Tree({**sound, **own})


@pytest.mark.parametrize("name", FOLDERS)
def test_one_mistake_gives_exactly_its_one_finding_with_a_hint_and_a_preview_prints_it(name: str) -> None:
    checked = check(fault(name), TODAY)
    found = [f"{each.place} {each.rule.severity} {each.rule.name} {each.message}" for each in checked.findings]
    assert found == (GALLERY / name / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert [line.split()[2] for line in found] == [name]
    assert checked.findings[0].hint.endswith(".")
    if checked.library:
        pages = site(checked, TODAY, preview=True)
        assert any(name in page and "rb-notices" in page for page in pages.values())


def test_the_sound_project_under_every_fault_has_none() -> None:
    assert check(Tree.of(project())).findings == ()


def test_every_folder_is_named_after_a_rule() -> None:
    unknown = [
        f"no rule in generator/model/rules/ is named {name}, for which there is tests/faults/{name}/"
        for name in FOLDERS
        if name not in BY_NAME
    ]
    assert unknown == [], "\n".join(unknown)


def test_every_rule_has_its_folder() -> None:
    lacking = [
        f"the rule {name} has no mistake that breaks it: write tests/faults/{name}/ with expected.txt"
        for name in sorted(set(BY_NAME) - ELSEWHERE - set(FOLDERS))
    ]
    assert lacking == [], "\n".join(lacking)
