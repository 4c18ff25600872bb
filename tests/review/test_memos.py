"""The memo of each class of change, read from the commits of a real repository, as an editor gets it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.build import check, reviewed
from generator.editions import RISKS
from generator.model import Tree
from generator.report import markdown
from generator.review import Comparison, Snapshot, review, scope
from tests.review.branches import BASES, BRANCHES, CLASSES, DESK
from tests.review.conftest import MEMOS

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.review import Memo

    Told = Callable[..., tuple[int, str]]

SILENT = "Nothing a reader sees changes"


def memo_of(name: str) -> Memo:
    """Return the memo of a branch, made of texts alone."""
    branch = BRANCHES[name]
    return reviewed(Tree.of(BASES[branch.base]), Tree.of(branch.files), "Compared.")


@pytest.mark.parametrize("name", BRANCHES)
def test_the_memo_says_what_changes(name: str, told: Told, golden: Callable[[str, str], None]) -> None:
    status, memo = told(BRANCHES[name].base, name, "--format", "markdown")
    golden(f"{name}.md", re.sub(r"- Compared .*\n", "", memo))
    assert status == (1 if "Not ready" in memo else 0)


def test_every_class_of_risk_has_its_branch() -> None:
    assert set(CLASSES) == {"rules", *(risk.name for risk in RISKS)}


@pytest.mark.parametrize("risk", CLASSES)
def test_the_branch_of_a_risk_has_that_risk_first(risk: str) -> None:
    assert memo_of(risk).items[0].risk.name == risk


def test_what_is_riskiest_stands_first() -> None:
    found = [item.risk.name for item in memo_of("all").items]
    ranks = ["rules", *(risk.name for risk in RISKS)]
    assert found == sorted(found, key=ranks.index)
    assert set(found) >= set(CLASSES) - {"taken-out", "grades", "wording"}  # two fall together with graver ones


def test_every_golden_is_the_memo_of_a_branch() -> None:
    assert {file.stem for file in MEMOS.iterdir()} == set(BRANCHES)


@pytest.mark.parametrize("name", BRANCHES)
def test_reading_only_what_the_change_can_touch_finds_what_reading_all_does(name: str) -> None:
    old, new = Tree.of(BASES[BRANCHES[name].base]), Tree.of(BRANCHES[name].files)
    narrow = memo_of(name)
    within = scope(old, new)
    every = {path.split("/")[1] for tree in (old, new) for path in tree.files if path.count("/") > 1}
    within = replace(within, briefings=frozenset(every))
    whole = review(Comparison(Snapshot(old, check(old)), Snapshot(new, check(new)), within), "Compared.")
    for told in ("items", "faults", "falls", "captures", "coverage", "publishing", "questions", "mended", "verdict"):
        assert getattr(narrow, told) == getattr(whole, told), told


def test_a_change_of_layout_alone_is_silent(told: Told) -> None:
    status, memo = told("main", "layout")
    assert status == 0
    assert memo.startswith(SILENT)
    assert memo.count("\n") == 2


def test_nothing_between_a_commit_and_itself(told: Told) -> None:
    assert told("main", "main")[1].startswith(f"{SILENT}.\n")


def test_the_json_holds_the_same(told: Told) -> None:
    status, printed = told("main", "all", "--format", "json")
    memo = json.loads(printed)
    assert status == 0
    assert memo["version"] == 1
    assert memo["verdict"] in told("main", "all")[1]
    assert [item["title"] for item in memo["items"]] == [item.title for item in memo_of("all").items]
    (item,) = (item for item in memo["items"] if item["title"] == "c2")
    assert item["changes"][0]["link"] == {"words": "c2", "address": "pact/#c2", "title": ""}


def test_the_same_change_gives_the_same_memo_in_every_run() -> None:
    entities = "".join(f"  - {{id: gulf-{n}, name: Gulf {n}, kind: place}}\n" for n in range(9))
    new = {**BRANCHES["all"].files, "briefings/entities.yml": f"{DESK['briefings/entities.yml']}{entities}"}
    code = (
        "import json, sys; from generator.build import reviewed; from generator.model import Tree;"
        "from generator.report import markdown; old, new = json.load(sys.stdin);"
        "print(markdown(reviewed(Tree.of(old), Tree.of(new), 'Compared.')))"
    )
    other = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps([DESK, new]),
        env={**os.environ, "PYTHONHASHSEED": "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert other == markdown(reviewed(Tree.of(DESK), Tree.of(new), "Compared.")) + "\n"
    assert "Gulf 8, place" in other
