"""Run commands, and measure the median time of tasks over several rounds."""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def run(*command: str) -> str:
    """Run a command and return what it printed.

    Raises a CalledProcessError with its output if it fails.
    """
    return subprocess.run(  # noqa: S603 (the commands are ours)
        command, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout


def seconds(task: Callable[[], object]) -> float:
    """Return the processor time of a task and of its commands.

    Other work of the machine counts less in it than in time by the clock.
    """
    before = os.times()
    task()
    return sum(os.times()[:4]) - sum(before[:4])


def medians(tasks: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """Measure each task once in a round, and return the medians.

    So other work of the machine affects all tasks alike.
    """
    measured: dict[str, list[float]] = {name: [] for name in tasks}
    for number in range(rounds):
        for name, task in tasks.items():
            measured[name].append(task())
            sys.stderr.write(f"round {number + 1} of {rounds}: {name}: {measured[name][-1]:.3f}\n")
    return {name: median(values) for name, values in measured.items()}
