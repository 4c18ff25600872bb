"""The project's own content in a folder of its own, built once, and a small desk that is built faster."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from generator.edges import cli
from tests.architecture import ROOT
from tests.projects import project as plain
from tests.projects import published, written

if TYPE_CHECKING:
    from pathlib import Path

PARTS = ("briefings", "docs", "seeds")
"""The folders of the content."""
OLD = ("site/assets/briefings.css", "site/old/index.html")
"""A site that was built before, as far as it matters."""


def copied(folder: Path) -> Path:
    """Copy the content into a folder, with an old site in it."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    (folder / "site").mkdir()
    (folder / "site/.gitkeep").touch()
    for path in OLD:
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text("old", encoding="utf-8")
    return folder


def run(module: str, *arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a module of this environment in a process of its own."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


def build(folder: Path, *options: str) -> int:
    """Build a project with the command; the engine runs in a process of its own, as always. Return the exit code."""
    return cli.main(["build", "-C", str(folder), *options])


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, but for git's."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != ".gitkeep")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def small(folder: Path) -> Path:
    """Write a small desk with one edition, our own settings and an old site."""
    own = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    files = published(plain() | {"mkdocs.yml": f"{own}nav: [index.md]\n"})
    return written(folder, files | dict.fromkeys(OLD, "old"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The content, not built yet."""
    return copied(tmp_path)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A small desk, not built yet."""
    return small(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content, built with MkDocs."""
    folder = copied(tmp_path_factory.mktemp("built"))
    assert build(folder) == 0
    return folder
