"""A real repository with a branch for each class of change, and the goldens of its memos."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.edges import cli
from tests.repository import branched, git, repository
from tests.review.branches import BASES, BRANCHES

if TYPE_CHECKING:
    from collections.abc import Callable

MEMOS = Path(__file__).parent / "memos"


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository: ``main`` holds the desk, ``published`` its first edition too; every other branch is a change."""
    folder = repository(tmp_path_factory.mktemp("desk"), BASES["main"])
    for name, files in BASES.items():
        if name != "main":
            branched(folder, name, files)
    for name, branch in BRANCHES.items():
        branched(folder, name, branch.files, base=branch.base)
    return folder


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Hold a text against its golden file, or write that anew with ``--golden``."""

    def hold(name: str, text: str) -> None:
        file = MEMOS / name
        if request.config.getoption("--golden"):
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8")

    return hold


@pytest.fixture
def told(desk: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Run ``briefing review`` in the repository; give its exit code and what it prints."""

    def run(*arguments: str) -> tuple[int, str]:
        status = cli.main(["review", "-C", str(desk), *arguments])
        return status, capsys.readouterr().out

    assert git(desk, "status", "--porcelain") == ""
    return run
