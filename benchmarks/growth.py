"""Takes a number; gives how the time of a check and of a site grows with each kind of thing in a project."""

from __future__ import annotations

import sys
from functools import partial
from math import log2
from typing import TYPE_CHECKING

from benchmarks.kinds import KINDS
from benchmarks.runs import seconds
from benchmarks.table import Row
from generator.build import check, site
from generator.model import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Checked

TODAY = "2026-11-22"
MOST = 1.3
"""The exponent up to which time grows as n log n does, and what a measure of less than a second may be off."""
FEWER = {"editions": 25, "columns": 1}
"""By how much fewer there are of what takes long to make."""


def measure(count: int) -> Iterator[Row]:
    """Measure each kind at once, twice and four times the number; the exponent is that of the last doubling."""
    for name in KINDS:
        times = [_times(name, max(count // FEWER.get(name, 1), 1) * factor) for factor in (1, 2, 4)]
        for part, verb in enumerate(("check", "site")):
            row = [each[part] for each in times]
            told = ", ".join(f"{each:.2f} s" for each in row)
            sys.stderr.write(f"{name}: {verb}: {told}\n")
            yield Row(f"growth of a {verb}, {name} ({told})", "", exponent(row), at_most=MOST)


def exponent(times: list[float]) -> float:
    """Give the power of the number with which time grows; 1 where it is in proportion."""
    return log2(max(times[-1], 1e-6) / max(times[-2], 1e-6))


def _times(name: str, count: int) -> tuple[float, float]:
    tree = Tree.of(KINDS[name](count))
    held: list[Checked] = []
    checking = seconds(lambda: held.append(check(tree)))
    (checked,) = held
    return checking, seconds(partial(site, checked, TODAY, preview=bool(checked.errors)))
