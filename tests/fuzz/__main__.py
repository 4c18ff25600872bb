"""Run a number of changed inputs; print the failures, keep them under ``build/fuzz/``, and end with 1 if any failed.

Input 7 of seed 3 is the same on every machine: ``python -m tests.fuzz --seed 3 --only 7`` makes and runs it again.
"""

from __future__ import annotations

import json
import signal
import sys
import traceback
from argparse import ArgumentParser
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from os import cpu_count
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from tests.fuzz.targets import TARGETS, Input, sound

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 10
"""Of any input; most take a hundredth of a second, on a busy machine ten times as long."""
CHUNK = 500
TRIES = 300
"""Runs that making a failing input smaller may take."""
KEPT = Path("build/fuzz")


class Fallen(NamedTuple):
    """An input on which a target fell: its number, the target, and what was raised."""

    number: int
    target: str
    trouble: str


def case(seed: int, number: int) -> tuple[str, Input]:
    """Make an input by its number."""
    chance = Random(f"{seed}:{number}")  # noqa: S311 (the same chance each time is what is wanted)
    (name,) = chance.choices(list(TARGETS), [target.share for target in TARGETS.values()])
    return name, TARGETS[name].made(chance)


def trouble(name: str, given: Input) -> str:
    """Run a target; give what it raised, empty where nothing."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, _late)
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        TARGETS[name].run(given)
    except (Exception, SystemExit):  # noqa: BLE001 (whatever is raised is what is looked for)
        return traceback.format_exc()
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
    return ""


def _late(*_: object) -> None:
    raise TimeoutError(SECONDS)


def smaller(name: str, given: Input) -> Input:
    """Return an input with which the target falls for the same reason, with as little changed as can be."""
    kind = _kind(trouble(name, given))
    tries = iter(range(TRIES))
    while found := next(
        (each for each in _lesser(given) if next(tries, None) is not None and _kind(trouble(name, each)) == kind), None
    ):
        given = found
    return given


def _lesser(given: Input) -> Iterator[Input]:
    """Return inputs with less in them: a file as it was or not at all, or without some of its lines or characters."""
    for path, data in given.files.items():
        if data != sound().get(path) and len(given.files) > 1:
            rest = {name: held for name, held in given.files.items() if name != path}
            yield given._replace(files=rest | {path: sound()[path]} if path in sound() else rest)
        if data != sound().get(path):
            for size in (len(data) // 2, len(data) // 4, len(data) // 16, 1):
                for at in range(0, len(data), size or 1):
                    yield given._replace(files=given.files | {path: data[:at] + data[at + max(size, 1) :]})
    for number, word in enumerate(given.words):
        for size in (len(word) // 2, len(word) // 8, 1):
            for at in range(0, len(word), size or 1):
                less = word[:at] + word[at + max(size, 1) :]
                yield given._replace(words=(*given.words[:number], less, *given.words[number + 1 :]))


def _kind(told: str) -> str:
    """Return the line that raised, by which two failures are one; what takes too long was stopped at any line."""
    if "TimeoutError" in told:
        return "late"
    lines = [line for line in told.splitlines() if line.startswith('  File "')]
    return (lines[-1] if lines else "") + told.rpartition("\n  ")[2].partition(":")[0][:40] if told else ""


def fallen(seed: int, numbers: range) -> list[Fallen]:
    """Run some inputs; give those that fell."""
    found = []
    for number in numbers:
        name, given = case(seed, number)
        if told := trouble(name, given):
            found.append(Fallen(number, name, told))
    return found


def keep(seed: int, each: Fallen) -> Path:
    """Write an input that fell, made smaller, with what was raised."""
    folder = KEPT / f"{each.target}-{seed}-{each.number}"
    given = smaller(each.target, case(seed, each.number)[1])
    for kind, files in (("files", given.files), ("other", given.other)):
        for number, (path, data) in enumerate(sorted(files.items())):
            if data != sound().get(path):
                (folder / kind).mkdir(parents=True, exist_ok=True)
                (folder / kind / f"{number:02}").write_bytes(f"{path}\n".encode("utf-8", "replace") + data)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "words.json").write_text(json.dumps(given.words), encoding="utf-8")
    (folder / "trouble.txt").write_text(each.trouble, encoding="utf-8", errors="backslashreplace")
    return folder


def main() -> int:
    """Run as many inputs as were asked for, on every processor; each kind of failure is kept and told once."""
    parser = ArgumentParser("python -m tests.fuzz", description="Run changed files and words over the generator.")
    parser.add_argument("count", nargs="?", type=int, default=1_000_000, help="how many inputs (default: a million)")
    parser.add_argument("--seed", type=int, default=0, help="which inputs (default: 0)")
    parser.add_argument("--only", type=int, help="the number of one input to run again")
    options = parser.parse_args()
    numbers = range(options.only, options.only + 1) if options.only is not None else range(options.count)
    chunks = [numbers[at : at + CHUNK] for at in range(0, len(numbers), CHUNK)]
    told: dict[str, Fallen] = {}
    times: Counter[str] = Counter()
    begun, done = perf_counter(), 0
    with ProcessPoolExecutor(min(cpu_count() or 1, len(chunks))) as pool:
        for chunk, found in zip(chunks, pool.map(partial(fallen, options.seed), chunks), strict=True):
            done += len(chunk)
            for each in found:
                times[_kind(each.trouble)] += 1
                told.setdefault(_kind(each.trouble), each)
            if sys.stderr.isatty() or done % 50_000 < CHUNK:
                sys.stderr.write(f"{done:,} inputs in {perf_counter() - begun:,.0f} s, {sum(times.values())} fell\n")
    for kind, each in islice(told.items(), 20):
        last = each.trouble.strip().splitlines()[-1]
        sys.stdout.write(f"{times[kind]} fell as input {each.number} ({each.target}): {last[:300]}\n{kind}\n")
        sys.stdout.write(f"    kept in {keep(options.seed, each)}\n")
    rate = done / max(perf_counter() - begun, 0.001)
    sys.stdout.write(f"{done:,} inputs of seed {options.seed} ({rate:,.0f} a second), {len(told)} kinds of failure\n")
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main())
