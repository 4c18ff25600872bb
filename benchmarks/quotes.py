"""Measure how long the check of a quote takes, found or not, and compare it with two peers."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.articles import article
from benchmarks.peers import PINS, python_of
from benchmarks.runs import medians, run
from benchmarks.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.articles import Article

EACH = 5
"""The number of quotes of each kind from a capture: literal and typed."""
FASTER = 10.0
"""How many times as fast as the faster peer the check of a quote in the capture must be."""
LONGEST = 5.0
"""The most milliseconds for a failing quote, with its nearest passage."""
CHECKER = str(Path(__file__).with_name("checkers.py"))
FOUND = {"citations": "citations", "linkml-reference-validator": "linkml-reference-validator"}
FAILING = {**FOUND, "citations with its reason": "citations"}
"""The peer whose environment each checker needs."""

Work = list[tuple[str, list[str]]]


def measure(captures: int, rounds: int) -> Iterator[Row]:
    """Check ten quotes of each capture that match, then ten that do not.

    The quotes that do not match are from every fortieth capture.
    """
    pythons = {peer: python_of(peer) for peer in PINS}
    found = [(source.text, _select_quotes(source)) for source in map(article, range(captures))]
    failing = [(text, [_alter(quote) for quote in quotes]) for text, quotes in found[:: 40 if captures > 40 else 1]]  # noqa: PLR2004 (of so few, all)
    with TemporaryDirectory() as folder:
        for name, work, passes, checkers in (
            ("a quote that is there", found, True, FOUND),
            ("a quote that is not", failing, False, FAILING),
        ):
            count = sum(len(quotes) for _, quotes in work)
            file = Path(folder) / f"{passes}.json"
            file.write_text(json.dumps(work), encoding="utf-8")
            installed = {checker: str(python) for checker, peer in checkers.items() if (python := pythons[peer])}
            times = medians(
                {
                    checker: partial(_time_quote, python, checker, file, count if passes else 0, count)
                    for checker, python in {"ours": sys.executable, **installed}.items()
                },
                rounds,
            )
            yield from _make_rows(f"{name} ({count:,} over {len(work):,} captures)", times, checkers, passes=passes)


def _make_rows(metric: str, times: dict[str, float], checkers: dict[str, str], *, passes: bool) -> Iterator[Row]:
    """Make a row for each peer; the row of the faster peer states the aim."""
    ours = times["ours"]
    fastest = min(
        (checker for checker in checkers if checker in times), key=lambda checker: times[checker], default=None
    )
    for checker, peer in checkers.items():
        who = checker.replace(peer, f"{peer} {PINS[peer]}")
        if checker not in times:
            who += " could not be installed"
        yield Row(
            metric,
            "ms",
            ours,
            times.get(checker),
            who,
            at_least=FASTER if passes and checker == fastest else None,
            at_most=None if passes or checker != fastest else LONGEST,
        )


def _time_quote(python: str, checker: str, file: Path, expected: int, count: int) -> float:
    """Return the milliseconds that a checker needs for a quote.

    An unexpected number of found quotes is printed to stderr, and the time counts anyway.
    """
    outcome = json.loads(run(python, "-P", CHECKER, checker, str(file)))
    if outcome["found"] != expected:
        sys.stderr.write(f"{checker} found {outcome['found']} quotes of {count}; {expected} are there\n")
    return float(outcome["seconds"]) / count * 1000


def _select_quotes(source: Article) -> list[str]:
    return [*source.literal[:EACH], *source.typed[:EACH]]


def _alter(quote: str) -> str:
    """Replace the word in the middle, as a person who misremembers it would."""
    words = quote.split()
    words[len(words) // 2] = "otherwise"
    return " ".join(words)
