"""The hook before a commit, run by pre-commit itself."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.architecture import ROOT
from tests.forge.workflows import GUIDE, environment_in, said
from tests.projects import CLAIMS, own, project, written
from tests.repository import git, repository

if TYPE_CHECKING:
    from pathlib import Path

OWN, OFFERED = ".pre-commit-config.yaml", ".pre-commit-hooks.yaml"
OWN_HOOK = said((ROOT / OWN).read_text(encoding="utf-8"))["repos"][0]["hooks"][0]
OFFERED_HOOK = said((ROOT / OFFERED).read_text(encoding="utf-8"))[0]


def pre_commit(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run pre-commit in a folder; give its exit code, and what it said."""
    command = [f"{sys.prefix}/bin/pre-commit", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository with the settings of this one, set up."""
    settings = (ROOT / OWN).read_text(encoding="utf-8")
    folder = repository(tmp_path / "clone", project() | {OWN: settings, ".gitignore": "/.venv/\n"})
    environment_in(folder)
    return folder


def test_pre_commit_reads_what_we_offer_and_what_we_use() -> None:
    assert pre_commit(ROOT, "validate-manifest", OFFERED) == (0, "")
    assert pre_commit(ROOT, "validate-config", OWN) == (0, "")


def test_our_hook_is_the_one_that_we_offer_but_for_where_its_program_is() -> None:
    where = {"entry", "language", "description"}
    assert {key: OWN_HOOK[key] for key in OWN_HOOK if key not in where} == {
        key: OFFERED_HOOK[key] for key in OFFERED_HOOK if key not in where
    }
    assert OWN_HOOK["entry"] == f".venv/bin/{OFFERED_HOOK['entry']}"


def test_the_hook_runs_for_every_file_that_the_check_reads_and_for_no_other() -> None:
    pattern = re.compile(OFFERED_HOOK["files"])
    assert all(map(pattern.search, own().files))
    assert not any(map(pattern.search, ("README.md", "docs/briefing.png", "generator/seeds/a.txt", "mkdocs.yml.orig")))


def test_a_sound_commit_passes_and_one_that_breaks_a_quote_does_not(clone: Path) -> None:
    status, printed = pre_commit(clone, "run", "--all-files")
    assert (status, printed.rsplit(".", 1)[-1]) == (0, "Passed\n")
    written(clone, project(quote="signed a treaty of mutual defence on Sunday"))
    git(clone, "add", ".")
    status, printed = pre_commit(clone, "run")
    assert status == 1
    assert f"{CLAIMS}:6:16 error quote-not-found" in printed


def test_what_is_not_staged_is_no_part_of_a_commit(clone: Path) -> None:
    written(clone, {"seeds/paper.yml": project()["seeds/paper.yml"] + "language: en\n"})
    git(clone, "add", ".")
    written(clone, project(quote="signed a treaty of mutual defence on Sunday"))
    assert pre_commit(clone, "run")[0] == 0


def test_a_commit_that_only_deletes_is_left_out_as_the_guide_says(clone: Path) -> None:
    git(clone, "rm", "seeds/paper.txt")
    status, printed = pre_commit(clone, "run")
    assert (status, printed.rsplit(")", 1)[-1]) == (0, "Skipped\n")
    assert "pre-commit skips a commit that only deletes files" in GUIDE
