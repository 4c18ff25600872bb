"""Measure the check of a large desk in its parts: start, files, YAML and records, names, verdicts, report."""

from __future__ import annotations

import gc
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.desk import desk
from benchmarks.runs import medians, run, seconds
from benchmarks.synthetic import written
from benchmarks.table import Row
from generator import report
from generator.build import check
from generator.check import verify
from generator.edges import disk
from generator.read import load
from generator.read.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONGEST = 5.0
"""The most seconds for the check of the desk as a command."""


def measure(briefings: int, captures: int, rounds: int) -> Iterator[Row]:
    """Check a desk with the command, and then every part of the check alone.

    As in the command, no garbage is collected.
    """
    with TemporaryDirectory() as folder:
        root = written(Path(folder), desk(briefings, captures))
        tree = disk.read(root)
        content = load(tree)[0]
        library = resolve(content)[0]
        checked = check(tree)
        tasks: dict[str, Callable[[], object]] = {
            "the command": lambda: run(sys.executable, "-m", "generator", "check", "-C", str(root)),
            "the start of the command": lambda: run(sys.executable, "-m", "generator", "--version"),
            "reading the files": lambda: disk.read(root),
            "reading the records": lambda: load(tree),
            "resolving the names": lambda: resolve(content),
            "the verdicts and all rules": lambda: verify(library),
            "the report": lambda: report.json(checked),
        }
        times = medians({name: partial(_time_alone, task) for name, task in tasks.items()}, rounds)
    counts = f"{briefings:,} briefings, {captures:,} captures, {checked.counts.quotes:,} quotes"
    for name, time in times.items():
        yield Row(f"check, {name} ({counts})", "s", time, at_most=LONGEST if name == "the command" else None)


def _time_alone(task: Callable[[], object]) -> float:
    """Return the processor time of a task without the collection of garbage."""
    gc.collect()
    gc.disable()
    try:
        return seconds(task)
    finally:
        gc.enable()
