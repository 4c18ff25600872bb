"""Takes a number of captures; gives how long a quote takes to be checked, found or not, beside two peers."""

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
"""Quotes of each kind from a capture: as they stand, and as they are typed."""
FASTER = 10.0
LONGEST = 5.0
"""Milliseconds for a failing quote, its nearest passage included."""
CHECKER = str(Path(__file__).with_name("checkers.py"))
FOUND = {"citations": "citations", "linkml-reference-validator": "linkml-reference-validator"}
FAILING = {**FOUND, "citations with its reason": "citations"}
"""The peer whose environment each checker needs."""

Work = list[tuple[str, list[str]]]


def measure(captures: int, rounds: int) -> Iterator[Row]:
    """Check ten quotes of each capture that are there, then ten of every fortieth capture that are not."""
    pythons = {peer: python_of(peer) for peer in PINS}
    found = [(each.text, _quotes(each)) for each in map(article, range(captures))]
    failing = [(text, [_altered(quote) for quote in quotes]) for text, quotes in found[:: 40 if captures > 40 else 1]]  # noqa: PLR2004 (of so few, all)
    with TemporaryDirectory() as folder:
        for name, work, passes, checkers in (
            ("a quote that is there", found, True, FOUND),
            ("a quote that is not", failing, False, FAILING),
        ):
            count = sum(len(quotes) for _, quotes in work)
            file = Path(folder) / f"{passes}.json"
            file.write_text(json.dumps(work), encoding="utf-8")
            installed = {each: str(python) for each, peer in checkers.items() if (python := pythons[peer])}
            times = medians(
                {
                    each: partial(_milliseconds, python, each, file, count if passes else 0, count)
                    for each, python in {"ours": sys.executable, **installed}.items()
                },
                rounds,
            )
            yield from _rows(f"{name} ({count:,} over {len(work):,} captures)", times, checkers, passes=passes)


def _rows(metric: str, times: dict[str, float], checkers: dict[str, str], *, passes: bool) -> Iterator[Row]:
    """Give a row for each peer; the aim stands with the faster."""
    ours = times["ours"]
    fastest = min((each for each in checkers if each in times), key=lambda each: times[each], default=None)
    for each, peer in checkers.items():
        who = each.replace(peer, f"{peer} {PINS[peer]}")
        if each not in times:
            who += " could not be installed"
        yield Row(
            metric,
            "ms",
            ours,
            times.get(each),
            who,
            at_least=FASTER if passes and each == fastest else None,
            at_most=None if passes or each != fastest else LONGEST,
        )


def _milliseconds(python: str, checker: str, file: Path, expected: int, count: int) -> float:
    """Give the time of a quote; what a checker decides otherwise is told on stderr, and counts all the same."""
    outcome = json.loads(run(python, "-P", CHECKER, checker, str(file)))
    if outcome["found"] != expected:
        sys.stderr.write(f"{checker} found {outcome['found']} quotes of {count}; {expected} are there\n")
    return float(outcome["seconds"]) / count * 1000


def _quotes(source: Article) -> list[str]:
    return [*source.literal[:EACH], *source.typed[:EACH]]


def _altered(quote: str) -> str:
    """Replace the word in the middle, as a slip of memory would."""
    words = quote.split()
    words[len(words) // 2] = "otherwise"
    return " ".join(words)
