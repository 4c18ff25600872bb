"""Write measurements as one Markdown table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Row:
    """A measurement of this project and of a peer, both in ``unit``; smaller is better.

    ``at_least`` is the least ratio of the peer's value to ours; ``at_most`` is the most that our value may be.
    ``peer`` is None if there is no peer, or if ``who`` explains why it could not be measured.
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
        """The peer's value divided by ours."""
        return self.peer / self.ours if self.peer else None

    def cells(self) -> tuple[str, ...]:
        """Return the row as texts of cells."""
        if self.at_most is not None:
            aim, met = f"ours ≤ {self.at_most:g} {self.unit}", self.ours <= self.at_most
        elif self.at_least is not None:
            aim, met = f"ratio ≥ {self.at_least:g}", (self.ratio or 0) >= self.at_least
        else:
            aim, met = "", None
        peer = self.who if self.peer is None else f"{rounded(self.peer)} {self.unit} ({self.who})"
        return (
            self.metric,
            f"{rounded(self.ours)} {self.unit}",
            peer or "—",
            f"{rounded(self.ratio)}" if self.ratio else "—",
            aim or "—",
            {None: "—", True: "yes", False: "no"}[met],
        )


def table(rows: Iterable[Row]) -> str:
    """Write the rows as a Markdown table.

    A row has our value, the peer's value, the ratio, the aim, and whether the aim was met.
    """
    return markdown(("metric", "ours", "peer", "peer ÷ ours", "aim", "met?"), (row.cells() for row in rows))


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write cells as a Markdown table."""
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (head, ["---"] * len(head), *rows))


def rounded(number: float) -> str:
    """Write a number with three significant digits."""
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"  # noqa: PLR2004 (three digits)
