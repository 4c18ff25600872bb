"""A field of a record is whole: it has a sentence, a label, a row in the guide, and a place on the page of its source.

The last test adds one for real, to a copy of the package.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from generator.model import Claim, Entity, FrontMatter, MemberList, Source, Verdict
from generator.model.schema import key
from generator.site.source import ELSEWHERE
from generator.site.words import entries
from tests.architecture import PACKAGE, ROOT
from tests.fields import PAGE, TABLE, labelled, page, records, sentences

if TYPE_CHECKING:
    from pathlib import Path

FROZEN = (FrontMatter, Claim, MemberList, Source, Entity, Verdict)
"""The records that an edition is made of; all others stand within these."""
UNTOLD = frozenset({"id", "key-points", "newer", "not-before", "tier", "updated"})
"""Keys that no row is named by: readers do not read them, or the change says in its own way what became of them."""
LABELS = {
    name: f"changes.keys.{word}"
    for record in FROZEN
    for name in labelled(record)
    if (word := key(name.partition(".")[2])) not in UNTOLD
}
"""The key in the table of words for each field that an edition holds."""
FILES = {record.__name__: record.__module__.replace(".", "/") + ".py" for record in records()}


def test_the_tables_of_keys_in_the_guide_are_current() -> None:
    """``make fix`` rewrites them."""
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("record", records(), ids=lambda record: record.__name__)
def test_every_record_of_a_file_has_its_table_in_the_guide(record: type) -> None:
    tables = [found[1] for found in TABLE.finditer(PAGE.read_text(encoding="utf-8"))]
    lacking = f"docs/writing.md has no table of {record.__name__}: write the line `<!-- keys of {record.__name__} -->`"
    assert tables.count(record.__name__) == 1, f"{lacking}, and `<!-- end of keys -->` below it"


def test_every_field_of_a_file_has_its_sentence() -> None:
    lacking = [
        f"{name}.{field.name} has no sentence: write one as a string below the field in {FILES[name]}"
        for name, record in {record.__name__: record for record in records()}.items()
        for field in fields(record)
        if not sentences(record).get(field.name, "").endswith((".", "…"))
    ]
    assert lacking == [], "\n".join(lacking)


def test_every_field_that_an_edition_holds_has_its_label() -> None:
    lacking = [
        f"{name} has no label: write {label} into generator/site/words/en.yml"
        for name, label in LABELS.items()
        if label not in entries()
    ]
    assert lacking == [], "\n".join(lacking)


def test_what_the_page_of_a_source_shows_elsewhere_are_fields_of_it() -> None:
    assert {field.name for field in fields(Source)} >= ELSEWHERE


FIELD = '''    shelf_mark: Text | None = None
    """Where the archive keeps it."""

'''
LABEL = "    shelf-mark: shelf mark\n"
ROW = "| `shelf-mark` | Where the archive keeps it. | text | optional |"
TRIED = f"""
from collections import defaultdict
from generator.build import check, reviewed
from generator.model import Source, Tree
from generator.report import memo_text
from tests.fields import table
from tests.projects import project, published
from tests.sites import site

first = published(project(), "pact")
assert "shelf-mark" not in first["briefings/pact/editions/1.json"]
stated = first | {{"seeds/paper.yml": first["seeds/paper.yml"] + "shelf-mark: MS 1408\\n"}}
second = published(stated, "pact", note="Say whose it is.")
assert '"shelf-mark": "MS 1408"' in second["briefings/pact/editions/2.json"]
assert "Shelf mark" not in site(check(Tree.of(first)), "2026-11-24")["sources/paper/index.md"]
checked = check(Tree.of(second))
assert checked.findings == (), checked.findings
pages = site(checked, "2026-11-24")
for page in ("sources/paper/index.md", "pact/changes/index.md"):
    assert "Shelf mark" in pages[page], page
    assert "MS 1408" in pages[page], page
memo = memo_text(reviewed(Tree.of(first), Tree.of(stated), "Compared."))
assert "helf mark" in memo, memo
assert {ROW!r} in table(Source, defaultdict(str))
"""
"""What is true of the field with its label: it is read, frozen, shown, told of, and has its row in the guide."""
UNLABELLED = """
from tests import test_fields
test_fields.test_every_field_that_an_edition_holds_has_its_label()
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package whose sources have one more field, which has no label yet."""
    shutil.copytree(PACKAGE, tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    model = tmp_path / "generator/model/sources.py"
    before, found, after = model.read_text(encoding="utf-8").partition("    archive_url: ")
    model.write_text(before + FIELD + found + after, encoding="utf-8")
    return tmp_path


def tried(copy: Path, program: str) -> subprocess.CompletedProcess[str]:
    """Run a program of Python's on a copy of the package."""
    path = {"PYTHONPATH": f"{copy}:{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-c", program], cwd=copy, env=path, capture_output=True, text=True, check=False
    )


def test_a_field_of_a_source_is_added_in_the_model_and_in_the_table_of_words(copy: Path) -> None:
    words = copy / "generator/site/words/en.yml"
    before, found, after = words.read_text(encoding="utf-8").partition("    archive-url: ")
    words.write_text(before + LABEL + found + after, encoding="utf-8")
    done = tried(copy, TRIED)
    assert done.returncode == 0, done.stderr


def test_a_field_without_a_label_is_named_with_the_file_that_needs_it(copy: Path) -> None:
    told = tried(copy, UNLABELLED).stderr
    assert "Source.shelf_mark has no label" in told
    assert "generator/site/words/en.yml" in told
