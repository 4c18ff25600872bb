"""State what a build may cost at most, and whether the measured builds meet it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.table import rounded
from benchmarks.tools import HUGO, OURS, STOCK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.building import Built

SIZE, LARGER = 1000, 3000
"""The numbers of briefings for which the aims are stated."""


@dataclass(frozen=True)
class Aim:
    """A value that may be ``most``; it is None if it was not measured."""

    what: str
    most: float
    unit: str
    value: float | None

    def cells(self) -> tuple[str, ...]:
        """Return the aim as texts of cells."""
        most = f"{self.most:.3g} {self.unit}"
        if self.value is None:
            return self.what, most, "not measured", "—"
        return self.what, most, f"{rounded(self.value)} {self.unit}", "yes" if self.value <= self.most else "**no**"


def aims(builds: Sequence[Built]) -> Iterator[Aim]:
    """Compare our builds with the aims, with the other tools, and with each other."""
    measured = {(built.tool, built.briefings): built for built in builds if not built.why}
    ours, stock, hugo = (measured.get((tool, SIZE)) for tool in (OURS, STOCK, HUGO))
    larger = measured.get((OURS, LARGER))
    yield Aim("time a page", 2, "ms", ours.wall if ours else None)
    yield Aim("processor time a page", 3.2, "ms", ours.processor if ours else None)
    yield Aim("memory", 800, "MiB", ours.memory if ours else None)
    yield Aim(f"time, compared with {STOCK}", 1 / 6, "times", ours.times(stock) if ours and stock else None)
    yield Aim(f"time, compared with {HUGO}", 1.5, "times", ours.times(hugo) if ours and hugo else None)
    growth = f"of a page at {LARGER:,} briefings, compared with {SIZE:,}"
    yield Aim(f"time {growth}", 1.1, "times", larger.wall / ours.wall if larger and ours else None)
    yield Aim(f"bytes {growth}", 1.1, "times", larger.bytes / ours.bytes if larger and ours else None)
