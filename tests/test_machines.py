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

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OTHERS = ("node", "java")
JUDGES = "tests/browser/test_judges.py"


def thinned(folder: Path, *without: str) -> str:
    """Give a PATH of one folder, which has all that the machine has but for some programs."""
    folder.mkdir()
    for each in os.environ["PATH"].split(os.pathsep):
        for program in Path(each).iterdir() if Path(each).is_dir() else ():
            link = folder / program.name
            if program.name not in without and not os.path.lexists(link):
                link.symlink_to(program)
    return str(folder)


@pytest.mark.parametrize(("without", "demanded"), [(OTHERS, "0"), (OTHERS, "1"), (("java",), "0")])
def test_where_a_judge_is_missing_its_tests_are_skipped_aloud_and_the_run_passes_unless_they_are_demanded(
    tmp_path: Path, without: tuple[str, ...], demanded: str
) -> None:
    """Without a browser, with Node and without it: only where the workflow demands all does a run fail."""
    without = (*BROWSERS, *without)
    path = thinned(tmp_path / "bin", *without)
    assert not any(shutil.which(program, path=path) for program in without)
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", "-p", "no:xdist", JUDGES]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PATH": path, "BRIEFING_REQUIRE_BROWSER": demanded},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == int(demanded), done.stdout
    assert re.match(r"4 errors in" if int(demanded) else r"4 skipped in", done.stdout.splitlines()[-1])
    assert len(re.findall(r"have not been judged by it|Lighthouse has not judged these pages", done.stdout)) >= 2
