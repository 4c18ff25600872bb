"""Measure what an edition costs: in a check, in a build, and in bytes."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.runs import medians, run, seconds
from benchmarks.synthetic import project, written
from benchmarks.table import Row
from generator.build import check
from generator.editions import freeze
from generator.model import SCHEMA, Contents, Credibility, Edition, Tree
from generator.model.places import Text
from generator.read.seal import edition_text as sealed_text
from generator.read.seal import seal_edition

if TYPE_CHECKING:
    from collections.abc import Iterator

GRADES = ("3", "4", "5")
AT_MOST = 1.0
"""The aim: an edition costs no more than its briefing, though a build makes its page and compares its changes."""


def measure(briefings: int, editions: int, rounds: int) -> Iterator[Row]:
    """Check and build the same briefings without editions and with several editions each."""
    plain = project(briefings)
    rows = published(plain, editions)
    added = {path: text for path, text in rows.items() if path not in plain}
    with TemporaryDirectory() as folder:
        roots = {"plain": written(Path(folder) / "plain", plain), "rows": written(Path(folder) / "rows", rows)}
        tasks = {
            f"{verb} {name}": partial(_time_command, sys.executable, "-m", "generator", verb, "-C", str(root))
            for verb in ("check", "build")
            for name, root in roots.items()
        }
        times = medians(tasks, rounds)
        pages = sum(1 for _ in (roots["rows"] / "site").rglob("*.html"))
    count = briefings * editions
    for verb in ("check", "build"):
        plain_time = times[f"{verb} plain"] / briefings * 1000
        added_time = (times[f"{verb} rows"] - times[f"{verb} plain"]) / count * 1000
        metric = f"{verb}, an edition (of {count:,}, in {briefings:,} rows)"
        yield Row(metric, "ms", added_time, plain_time, "the same, a briefing", at_least=AT_MOST)
    yield Row(
        f"build of {briefings:,} briefings with {editions} editions each ({pages:,} pages)", "s", times["build rows"]
    )
    yield Row("an edition in the repository", "KB", sum(map(len, added.values())) / count / 1000)


def published(files: dict[str, str], editions: int) -> dict[str, str]:
    """Add editions of each briefing to a project.

    In each edition one claim has a new grade and one has new words.
    """
    checked = check(Tree.of(files))
    assert checked.library  # noqa: S101 (the generated project is valid)
    files = dict(files)
    for name in checked.library.briefings:
        contents = freeze(checked.library, checked.verdicts, name)
        previous: Text | None = None
        for number in range(1, editions + 1):
            edition = seal_edition(
                Edition(
                    schema=SCHEMA,
                    briefing=Text(name),
                    number=number,
                    date=Text(f"2026-10-{number:02}"),
                    kind=Text("major"),
                    note=Text(f"A look at the figures of one claim, the {number}th."),
                    conclusion_changed=False,
                    previous=previous,
                    sha256=Text(),
                    contents=_alter(contents, number, last=number == editions),
                    policy=checked.library.settings.review,
                    salts={Text(): Text("0" * 32)},
                )
            )
            previous = edition.sha256
            files[f"briefings/{name}/editions/{number}.json"] = sealed_text(edition)
    return files


def _alter(contents: Contents, number: int, *, last: bool) -> Contents:
    """Return the contents of an edition; the last edition is the same as the draft."""
    if last:
        return contents
    claims = list(contents.claims)
    at, other = number % len(claims), (number + 3) % len(claims)
    grade = Credibility(grade=Text(GRADES[number % len(GRADES)]), because=Text("One article reports it."))
    claims[at] = replace(claims[at], credibility=grade)
    claims[other] = replace(claims[other], statement=Text(f"{claims[other].statement.rstrip('.')}, in stage {number}."))
    return replace(contents, claims=tuple(claims))


def _time_command(*command: str) -> float:
    return seconds(partial(run, *command))
