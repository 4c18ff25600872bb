"""A file's name is a key and an address: no name makes anything fail, and every page has a valid address."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import check, reviewed, since
from generator.edges import disk
from generator.edges.engines.images import images
from generator.edges.git import commit, opened
from generator.edges.git import read as read_commits
from generator.model import Tree
from generator.model.bounds import ADDRESS_NAME
from generator.model.forms import is_id
from generator.read.characters import is_address
from generator.report import github, json, markdown, memo_json, memo_text, sarif, text
from tests.projects import CLAIMS, project, published, written
from tests.repository import git, repository
from tests.review.branches import DESK
from tests.sites import site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARKS = "] [ [x](y) {% {{x}} {# # ? &amp; <b> \" ' ` \\ | * %2e .. ... . ~ $x @x @x/y : ::error::x ##[x] //x".split()
UNSEEN = ("a\nb", "\n", "a\rb", "a\r\nb", "\x00", "\x1b[2J", "\x7f", "\x85", "\u2028", "\u202ex", "\u200b", "\ufeffx")
ODD = ("\xad", "\u3164", "\ud800", "\udcff", "\ufffe", "\U000e0041", "x" * 200, "x" * 5_000, "é" * 120, "../" * 3)
FORMS = (
    "a/../../b",
    " ",
    "  x",
    "x ",
    "x.",
    "{% raw %}",
    "A",
    "Å",
    "e\u0301",
    "१",
    "-",
    "--",
    "-x",
    "x-",
    "x--y",
    "x_y",
)
WORDS = "con nul.txt index index.md editions sources assets 404 null true 1 0x1 constructor __proto__ =1+1".split()
NAMES = (*MARKS, *UNSEEN, *ODD, *FORMS, *WORDS, "mailto:a@b.example")
PLACES = {
    "a briefing": "briefings/{}/briefing.md",
    "claims without a briefing": "briefings/{}/claims.yml",
    "an edition of no briefing": "briefings/{}/editions/1.json",
    "an article of no briefing": "briefings/{}/articles/paper.md",
    "an article": "briefings/pact/articles/{}.md",
    "a file of a briefing": "briefings/pact/{}",
    "an edition": "briefings/pact/editions/{}.json",
    "a file beside editions": "briefings/pact/editions/{}",
    "a file beside briefings": "briefings/{}.yml",
    "a page beside briefings": "briefings/{}.md",
    "a source record": "seeds/{}.yml",
    "a record that is misspelt": "seeds/{}.yaml",
    "a capture": "seeds/{}.txt",
    "a page of the guide": "docs/{}.md",
    "a page of the guide in a folder": "docs/{}/index.md",
    "an image": "briefings/assets/{}.png",
}
SOUND = project()
BASE = published(DESK)


def held(path: str) -> str:
    """Return what a file of that path could hold."""
    if path.endswith(".json"):
        return BASE["briefings/pact/editions/1.json"]
    if path.startswith("seeds/") and path.endswith("ml"):
        return DESK["seeds/paper.yml"].replace("id: paper", "id: fresh")
    if path.endswith("claims.yml"):
        return DESK[CLAIMS]
    return "---\ntitle: A title\n---\n\nWords [@paper].\n" if path.endswith("briefing.md") else "Words.\n"


def tree(files: dict[str, str]) -> Tree:
    return Tree({path: words.encode() for path, words in files.items()})


@pytest.mark.parametrize("place", PLACES)
def test_no_name_anywhere_fails_a_check_or_a_review(place: str) -> None:
    """Each name is checked with one other, and reviewed with a few others."""
    before = tree(SOUND)
    files = {path: held(path) for path in (PLACES[place].format(name) for name in NAMES)}
    for pair in range(len(files) // 2):
        check(tree(SOUND | dict([*files.items()][pair :: len(files) // 2])))
    for first in range(15):
        after = tree(SOUND | dict([*files.items()][first::15]))
        reviewed(before, after, "Compared.")
        reviewed(after, before, "Compared.")


@pytest.mark.parametrize("place", PLACES)
def test_no_name_anywhere_fails_a_site_or_a_report_or_leads_to_an_address_that_is_none(place: str) -> None:
    files = {path: held(path) for path in (PLACES[place].format(name) for name in NAMES)}
    changed = {path: f"{text}\nMore words.\n" for path, text in files.items()}
    before, after = tree(BASE), tree(BASE | files)
    checked = check(after)
    assert all(map(is_address, site(checked, "2026-11-24", preview=True)))
    for report in (github, json, sarif):
        report(checked)
    text(checked, after)
    since(after, checked, before)
    for old, new in ((before, after), (after, before), (after, tree(BASE | changed))):
        memo = reviewed(old, new, "Compared.")
        for write in (markdown, memo_text, memo_json):
            write(memo)


@pytest.mark.parametrize("place", ["briefings/{}/briefing.md", "briefings/pact/articles/{}.md"])
def test_what_is_no_id_is_a_finding_where_an_id_is_needed(place: str) -> None:
    for name in (each for each in NAMES if "/" not in each and not each.startswith(".")):
        path = place.format(name)
        found = [each for each in check(tree(SOUND | {path: held(path)})).findings if each.place.file == path]
        wanted = {"value-form"} if not is_id(name) else {"folder-reserved", "reference-unknown", "source-cited"}
        assert {each.rule.name for each in found} <= wanted | {"source-quoted"}, name
        assert is_id(name) or [len(each.message) < 200 for each in found] == [True], name


@pytest.mark.parametrize("place", ["docs/{}.md", "briefings/assets/{}.png"])
def test_what_is_no_address_is_a_finding_and_is_not_published(place: str) -> None:
    names = [each for each in NAMES if not is_address(f"{each}.md") and "/." not in f"/{each}"]
    paths = {place.format(name): name for name in names}
    checked = check(tree(SOUND | {path: held(path) for path in paths}))
    assert {(each.rule.name, each.place.file) for each in checked.findings} == {
        ("file-unexpected", path) for path in paths
    }
    assert len(checked.findings) == len(paths) > 40
    assert all(len(each.message) < 200 for each in checked.findings)
    assert not checked.errors
    built = site(checked, "2026-11-24")
    assert [name for name in names for path in built if name in path] == []


def test_names_that_people_give_their_pages_and_images_are_addresses() -> None:
    for name in (
        "How to read",
        "README",
        "was_ist-das?"[:-1],
        "Qu'est-ce (1)",
        "日本語",
        "हिन्दी",
        "e\u0301",
        "logo@2x",
        "a.b",
    ):
        assert is_address(f"docs/{name}.md"), name
    assert not any(is_address(f"docs/{name}.md") for name in UNSEEN + ODD)


@given(st.text(min_size=1))
def test_an_address_is_short_and_holds_nothing_that_a_program_reads(name: str) -> None:
    if is_address(name):
        assert all(0 < len(each.encode()) <= ADDRESS_NAME for each in name.split("/"))
        assert not set(name) & set('<>"`\\|*?#%{}[]^$;:=~\r\n\t\0')
        assert ".." not in name.split("/")


def test_an_id_of_a_record_that_is_none_leads_to_no_page() -> None:
    place = "../../x"
    files = SOUND | {"seeds/paper.yml": SOUND["seeds/paper.yml"].replace("id: paper", f"id: {place}")}
    files |= {"briefings/pact/claims.yml": SOUND["briefings/pact/claims.yml"].replace("paper", place)}
    checked = check(tree(files))
    assert "value-form" in {each.rule.name for each in checked.findings}
    assert not [path for path in site(checked, "2026-11-24", preview=True) if ".." in path]


def test_images_whose_names_are_no_addresses_are_not_published(tmp_path: Path) -> None:
    files = {
        f"briefings/assets/{name}.png": "x" for name in ("a", "b c", "{% x %}", "d\n", "#e", "f" * 160, "sub/g", ".h")
    }
    assert sorted(images(written(tmp_path, files))) == ["assets/a.png", "assets/b c.png", "assets/sub/g.png"]


@pytest.fixture
def bottomless(tmp_path: Path) -> Iterator[Path]:
    """A folder that Python's own removal of folders, which calls itself for each level, could not take away."""
    yield tmp_path / "r"
    subprocess.run(["rm", "-rf", str(tmp_path / "r")], check=True)


def test_folders_that_lie_thousands_deep_are_a_finding_and_no_image_is_looked_for_without_end(bottomless: Path) -> None:
    folder = repository(bottomless, SOUND)
    deep = folder / "briefings/assets"
    deep.mkdir()
    here = os.open(deep, os.O_RDONLY)
    for _ in range(1_200):  # no path is as long, so one goes there step by step
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(os.open("a.png", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    read = disk.read(folder)
    assert [each.message for each in check(read).findings] == ["What is here lies more than 64 folders deep."]
    assert len(images(folder)) <= 1
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Deep")
    with opened(folder) as door:
        assert read_commits(door, commit(door, "HEAD")) == (read,)


def test_a_name_in_a_commit_that_is_no_text_is_refused_as_on_the_disk(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", SOUND)
    (folder / "docs").mkdir()
    (folder / os.fsdecode(b"docs/\xff.md")).write_text("Words.\n", encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Odd")
    read = disk.read(folder)
    assert list(read.refused.values()) == [disk.UNNAMED]
    with opened(folder) as door:
        assert read_commits(door, commit(door, "HEAD")) == (read,)
