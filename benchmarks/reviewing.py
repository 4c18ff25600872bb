"""Measure a review of three changed files, and compare it with a check of everything."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.runs import medians, run, seconds
from benchmarks.synthetic import project, written
from benchmarks.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

AT_LEAST = 5.0
"""The aim: a review of three files takes at most a fifth of the time of a check of everything."""


def measure(briefings: int, rounds: int) -> Iterator[Row]:
    """Change a claim, a summary and a source record, and review the change.

    The commands are those that a reviewer's machine runs.
    """
    files = project(briefings)
    number = briefings // 2
    edits = {
        f"briefings/briefing-{number}/claims.yml": (f"planned in district {number}", f"begun in district {number}"),
        f"briefings/briefing-{number}/articles/paper-{number}.md": ("It closes without a view", "It ends without one"),
        f"seeds/paper-{number}.yml": ("grade: C", "grade: D"),
    }
    with TemporaryDirectory() as folder:
        root = written(Path(folder), files)
        for command in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "--message", "Before")):
            _run_git(root, *command)
        for path, (old, new) in edits.items():
            written(root, {path: files[path].replace(old, new)})
        _run_git(root, "commit", "--quiet", "--all", "--message", "After")
        ours = (sys.executable, "-m", "generator")
        tasks = {
            "check": partial(_time_command, *ours, "check", "-C", str(root)),
            "commits": partial(_time_command, *ours, "review", "-C", str(root), "HEAD^", "HEAD"),
            "tree": partial(_time_command, *ours, "review", "-C", str(root), "HEAD^"),
        }
        times = medians(tasks, rounds)
    who = "a check of everything"
    metric = f"review of 3 files (of {len(files):,}, {briefings:,} briefings)"
    yield Row(f"{metric}, two commits", "s", times["commits"], times["check"], who, at_least=AT_LEAST)
    yield Row(f"{metric}, the working tree", "s", times["tree"], times["check"], who, at_least=AT_LEAST)


def _run_git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A desk", "-c", "user.email=desk@desk.example", "-c", "gc.auto=0")
    subprocess.run(["git", *who, *arguments], cwd=root, capture_output=True, check=True)  # noqa: S603, S607


def _time_command(*command: str) -> float:
    return seconds(partial(run, *command))
