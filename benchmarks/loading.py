"""Measure how long it takes to read, load, resolve and check a project."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import yaml

from benchmarks.runs import medians, seconds
from benchmarks.synthetic import project, written
from benchmarks.table import Row
from generator.build import check
from generator.edges import disk
from generator.read import load
from generator.read.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator


def measure(briefings: int, rounds: int) -> Iterator[Row]:
    """Load a project from a disk, and compare that with PyYAML.

    PyYAML alone is the nearest peer: it reads the same files and checks nothing.
    """
    with TemporaryDirectory() as folder:
        root = written(Path(folder), project(briefings))
        tree = disk.read(root)
        times = medians(
            {
                "loading": lambda: seconds(lambda: resolve(load(disk.read(root))[0])),
                "safe_load": lambda: seconds(lambda: _safe_load(root)),
                "check": lambda: seconds(lambda: check(tree)),
            },
            rounds,
        )
    per_briefing = {name: time / briefings * 1000 for name, time in times.items()}
    who = f"PyYAML {yaml.__version__} safe_load of the same YAML"
    yield Row(f"loading, a briefing (of {briefings:,})", "ms", per_briefing["loading"], per_briefing["safe_load"], who)
    yield Row(f"check in all, a briefing (of {briefings:,})", "ms", per_briefing["check"])


def _safe_load(root: Path) -> None:
    for file in root.rglob("*.yml"):
        if file.parent != root:
            yaml.safe_load(file.read_bytes())
