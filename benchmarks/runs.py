"""Takes commands and functions to measure; gives what they print, and the median of each over several rounds."""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def run(*command: str) -> str:
    """Run a command to its end; raises CalledProcessError, which holds what it printed, if it fails."""
    return subprocess.run(  # noqa: S603 (the commands are ours)
        command, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout


def seconds(task: Callable[[], object]) -> float:
    """Give the processor time of a task and of the commands it runs: what else the machine does counts less in it."""
    before = os.times()
    task()
    return sum(os.times()[:4]) - sum(before[:4])


def medians(tasks: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """Measure each task once a round, so that what else the machine does meets all of them alike."""
    measured: dict[str, list[float]] = {name: [] for name in tasks}
    for number in range(rounds):
        for name, task in tasks.items():
            measured[name].append(task())
            sys.stderr.write(f"round {number + 1} of {rounds}: {name}: {measured[name][-1]:.3f}\n")
    return {name: median(values) for name, values in measured.items()}
