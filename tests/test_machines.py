"""What the README promises of `make test`: Python, make and git are enough, whatever else a machine has or lacks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import ROOT
from tests.conftest import BROWSERS


def thinned(folder: Path, *without: str) -> str:
    """Return a PATH of one folder with all programs of the machine, without some."""
    folder.mkdir()
    for each in os.environ["PATH"].split(os.pathsep):
        for program in Path(each).iterdir() if Path(each).is_dir() else ():
            link = folder / program.name
            if program.name not in without and not os.path.lexists(link):
                link.symlink_to(program)
    return str(folder)


def run(path: str, *selected: str, demanded: bool = False) -> subprocess.CompletedProcess[str]:
    """Run some tests with a PATH, and with the judges, in a process of its own."""
    command = [sys.executable, "-m", "pytest", "-q", "--judges", "-p", "no:cacheprovider", "-p", "no:xdist", *selected]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PATH": path, "BRIEFING_REQUIRE_BROWSER": str(int(demanded))},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("without", "selected", "unseen"),
    [
        (BROWSERS, "lighthouse or reader", {"a browser": "no Chromium", "Lighthouse": "no Chromium"}),
        (("node", "java"), "judges", {"Lighthouse": "no node", "the Nu checker": "no java"}),
        (
            (*BROWSERS, "node", "java"),
            "judges or reader",
            {"a browser": "no Chromium", "Lighthouse": "no Chromium, no node", "the Nu checker": "no java"},
        ),
    ],
    ids=["no-chromium", "no-node-and-no-java", "none-of-them"],
)
def test_without_a_program_the_run_passes_and_its_last_line_says_what_was_not_looked_at(
    tmp_path: Path, without: tuple[str, ...], selected: str, unseen: dict[str, str]
) -> None:
    path = thinned(tmp_path / "bin", *without)
    assert not any(shutil.which(program, path=path) for program in without)
    done = run(path, "tests/browser/test_judges.py", "tests/browser/test_fragments.py", "-k", selected)
    assert done.returncode == 0, done.stdout
    *_, line, count = done.stdout.splitlines()
    stated = re.fullmatch(r"Not looked at: (.*)\. To look at everything, run: \.ci/run", line)
    assert stated, done.stdout
    reasons = dict(re.findall(r"the pages (?:by|in) ([^(]*) \(([^)]*)\)", stated[1]))
    assert reasons.keys() == unseen.keys()
    assert all(missing in reasons[judge] for judge, missing in unseen.items())
    assert " skipped" in count
    assert "failed" not in count


def test_a_run_that_demands_everything_fails_without_the_programs(tmp_path: Path) -> None:
    done = run(thinned(tmp_path / "bin", *BROWSERS, "node", "java"), "tests/browser/test_judges.py", demanded=True)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1].startswith("4 errors in")
