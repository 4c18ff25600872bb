"""Measure how the time of a check and of a site grows with the number of each kind of thing in a project."""

from __future__ import annotations

import sys
from collections import deque
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
"""The largest exponent: that of n log n, with the error of a measurement of less than a second."""
FEWER = {"editions": 25, "columns": 1}
"""The divisors of the number for kinds whose projects take long to make."""


def measure(count: int) -> Iterator[Row]:
    """Measure each kind at one, two and four times the number.

    The exponent is that of the last doubling.
    """
    for name in KINDS:
        times = [_time_stages(name, max(count // FEWER.get(name, 1), 1) * factor) for factor in (1, 2, 4)]
        for part, verb in enumerate(("check", "site")):
            measured = [pair[part] for pair in times]
            values = ", ".join(f"{time:.2f} s" for time in measured)
            sys.stderr.write(f"{name}: {verb}: {values}\n")
            yield Row(f"growth of a {verb}, {name} ({values})", "", exponent(measured), at_most=MOST)


def exponent(times: list[float]) -> float:
    """Return the power of the number with which the time grows.

    It is 1 if the time grows in proportion.
    """
    return log2(max(times[-1], 1e-6) / max(times[-2], 1e-6))


def _time_stages(name: str, count: int) -> tuple[float, float]:
    tree = Tree.of(KINDS[name](count))
    results: list[Checked] = []
    checking = seconds(lambda: results.append(check(tree)))
    (checked,) = results
    return checking, seconds(lambda: deque(site(checked, TODAY, preview=bool(checked.errors)).tree(), maxlen=0))
