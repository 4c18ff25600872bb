"""What stands beside a desk's content runs in no build, and what an engine prints does nothing to what reads it."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from generator.edges.engines import ENGINES, mkdocs
from tests.projects import project, written

if TYPE_CHECKING:
    from pathlib import Path

MODULES = ("mkdocs", "zensical", "yaml", "jinja2", "markdown", "click", "generator", "material")
"""What an engine imports; a folder may hold modules of these names."""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk in whose folder modules lie that write a file, and whose navigation an engine complains of."""
    ran = f"import pathlib; pathlib.Path({str(tmp_path / 'ran')!r}).touch(); raise SystemExit(9)\n"
    planted = {f"{name}.py": ran for name in MODULES} | {"sitecustomize.py": ran}
    navigation = "nav: [{x: 'guide/none##[error]x/index.md'}, {y: 'guide/none##vso[x] ::error::y/index.md'}]\n"
    return written(tmp_path / "desk", project(settings=navigation) | planted)


SERVE = partial(mkdocs.serve, address="127.0.0.1:0")


@pytest.mark.parametrize("command", [*ENGINES.values(), SERVE], ids=[*ENGINES, "serve"])
def test_an_engine_imports_nothing_from_the_folder_in_which_it_runs(command: object, desk: Path) -> None:
    started = [*command(desk / "none.yml")][:4]  # type: ignore[operator]
    done = subprocess.run([*started, "--help"], cwd=desk, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Usage" in done.stdout
    assert not (desk.parent / "ran").exists()
    # The modules are such as Python takes where nobody tells it not to.
    subprocess.run([sys.executable, *started[2:]], cwd=desk, capture_output=True, check=False)
    assert (desk.parent / "ran").exists()


def test_a_build_in_the_folder_of_a_desk_runs_nothing_of_it_and_prints_no_command(desk: Path) -> None:
    program = f"{sys.prefix}/bin/briefing"
    done = subprocess.run([program, "build"], cwd=desk, capture_output=True, encoding="utf-8", check=False)
    assert not (desk.parent / "ran").exists()
    assert done.returncode == 2
    assert "error]x" in done.stderr
    assert not re.search(r"##\w*\[|^\s*::|\x9b", done.stderr, re.MULTILINE)


def test_bare_mkdocs_logs_no_command_either(desk: Path) -> None:
    for name in MODULES:
        (desk / f"{name}.py").unlink()
    settings = desk / "mkdocs.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}plugins: [search, briefings]\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-P", "-m", "mkdocs", "build"], cwd=desk, capture_output=True, encoding="utf-8", check=False
    )
    assert "error]x" in done.stderr
    assert not re.search(r"##\w*\[|^\s*::|\x9b", done.stderr, re.MULTILINE)
