"""The memo of each class of change, read from the commits of a real repository, as an editor gets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.editions import RISKS
from tests.review.branches import BRANCHES, CLASSES
from tests.review.conftest import MEMOS
from tests.review.repository import git

if TYPE_CHECKING:
    from collections.abc import Callable

    Memo = Callable[..., tuple[int, str]]

NOT_READY = {"edition-deleted", "captured-anew", "broken", "sources", "all"}
SILENT = "Nothing a reader sees changes, for only formatting, the order of keys or the layout of files differs.\n"


@pytest.mark.parametrize("name", BRANCHES)
def test_the_memo_says_what_changes(name: str, memo: Memo, golden: Callable[[str, str], None]) -> None:
    status, told = memo(BRANCHES[name].base, name, "--format", "markdown")
    golden(f"{name}.md", told)
    assert status == (1 if "Not ready" in told else 0)


def test_every_class_of_risk_has_its_branch() -> None:
    assert set(CLASSES) == {"rules", *(risk.name for risk in RISKS)}


def test_every_golden_is_the_memo_of_a_branch() -> None:
    assert {file.stem for file in MEMOS.iterdir()} == set(BRANCHES)
