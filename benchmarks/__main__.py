"""Run the named benchmarks, and print one Markdown table with the ratios of this run."""

from __future__ import annotations

import sys
from argparse import ArgumentParser

from benchmarks import checking, editions, growth, loading, quotes, reviewing, searching
from benchmarks.table import table

FULL = {
    "quotes": lambda: quotes.measure(1000, 3),
    "loading": lambda: loading.measure(1000, 3),
    "checking": lambda: checking.measure(340, 4750, 3),
    "editions": lambda: editions.measure(300, 20, 1),
    "reviewing": lambda: reviewing.measure(1000, 3),
    "growth": lambda: growth.measure(1000),
    "searching": lambda: searching.measure(1000, 3),
}
SMALL = {
    "quotes": lambda: quotes.measure(40, 1),
    "loading": lambda: loading.measure(20, 1),
    "checking": lambda: checking.measure(4, 50, 1),
    "editions": lambda: editions.measure(5, 4, 1),
    "reviewing": lambda: reviewing.measure(20, 1),
    "growth": lambda: growth.measure(5),
    "searching": lambda: searching.measure(20, 1),
}
"""The same benchmarks in under a minute, to test that they run; their numbers mean little."""


def main() -> None:
    """Run the named benchmarks, or all; print progress to stderr."""
    parser = ArgumentParser("python -m benchmarks", description="Measure this project against its alternatives.")
    parser.add_argument("names", nargs="*", choices=[*FULL, []], metavar="|".join(FULL), help="what to measure")
    parser.add_argument("--small", action="store_true", help="a trial run, whose numbers mean little")
    options = parser.parse_args()
    measures = SMALL if options.small else FULL
    rows = [row for name in options.names or measures for row in measures[name]()]
    sys.stdout.write(table(rows))
    sys.stdout.write("\nMedians of processor time, ours and the peer's in turn; smaller is better.\n")


if __name__ == "__main__":
    main()
