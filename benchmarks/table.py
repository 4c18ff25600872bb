"""Takes what was measured; gives it as one Markdown table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Row:
    """One measure of ours beside that of a peer, both in ``unit``; smaller is better.

    ``at_least`` is how many times the peer's value is to be of ours, ``at_most`` what ours is to stay under.
    ``peer`` is None where there is none, or where ``who`` says why it could not be measured.
    """

    metric: str
    unit: str
    ours: float
    peer: float | None = None
    who: str = ""
    at_least: float | None = None
    at_most: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the peer's value is of ours."""
        return self.peer / self.ours if self.peer else None

    def cells(self) -> tuple[str, ...]:
        """Give the row as texts."""
        if self.at_most is not None:
            aim, met = f"ours ≤ {self.at_most:g} {self.unit}", self.ours <= self.at_most
        elif self.at_least is not None:
            aim, met = f"ratio ≥ {self.at_least:g}", (self.ratio or 0) >= self.at_least
        else:
            aim, met = "", None
        peer = self.who if self.peer is None else f"{_short(self.peer)} {self.unit} ({self.who})"
        return (
            self.metric,
            f"{_short(self.ours)} {self.unit}",
            peer or "—",
            f"{_short(self.ratio)}" if self.ratio else "—",
            aim or "—",
            {None: "—", True: "yes", False: "no"}[met],
        )


def table(rows: Iterable[Row]) -> str:
    """Write the rows, ours first, then the peer's, and whether the aim was met."""
    lines = [("metric", "ours", "peer", "peer ÷ ours", "aim", "met?"), ("---",) * 6, *(row.cells() for row in rows)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _short(number: float) -> str:
    """Write three digits that count."""
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"  # noqa: PLR2004 (three digits)
