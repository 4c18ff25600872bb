"""A task that several processes share has the same result as in one."""

from __future__ import annotations

import os
import pickle
from threading import Event, Thread
from typing import TYPE_CHECKING, TypeVar

import pytest

from generator import read
from generator.build import check
from generator.check import ladder
from generator.edges import forking
from generator.edges.forking import share
from generator.model import Tree
from tests.browser.desk import files
from tests.projects import QUOTE, project

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


@pytest.fixture(autouse=True)
def _three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forking, "count_processes", lambda: 3)


def test_the_results_are_in_the_order_of_the_parts_and_each_part_has_a_process() -> None:
    results = share(lambda part, parts: (part, parts, os.getpid()))
    assert [result[:2] for result in results] == [(0, 3), (1, 3), (2, 3)]
    assert len({process for _, _, process in results}) == 3


def test_an_error_of_a_part_is_raised_after_all_have_ended() -> None:
    def fail(part: int, _: int) -> None:
        if part == 1:
            message = "no room"
            raise OSError(message)

    with pytest.raises(OSError, match="no room"):
        share(fail)


def test_a_part_whose_process_dies_is_an_error() -> None:
    with pytest.raises(ChildProcessError):
        share(lambda part, _: os._exit(1) if part == 2 else None)


def test_a_process_with_several_threads_does_everything_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    ended = Event()
    thread = Thread(target=ended.wait)
    thread.start()
    try:
        assert forking.count_processes() == 1
    finally:
        ended.set()
        thread.join()


def in_turn(task: Callable[[int, int], Result]) -> list[Result]:
    """Do a task in three parts, whose results pass through a pipe."""
    return [pickle.loads(pickle.dumps(task(part, 3))) for part in range(3)]  # noqa: S301 (our own)


BROKEN = project(QUOTE.replace("defence", "defense"))


@pytest.mark.parametrize("desk", [files(), BROKEN], ids=["every page kind", "a failing quote"])
def test_a_check_in_parts_finds_the_same(desk: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (read, ladder):
        monkeypatch.setattr(module, "MANY", 1)
    tree = Tree.of(desk)
    whole, shared = check(tree, "2026-11-24"), check(tree, "2026-11-24", in_turn)
    assert shared == whole
    assert [finding.place for finding in shared.findings] == [finding.place for finding in whole.findings]
