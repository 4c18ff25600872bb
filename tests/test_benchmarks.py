"""The invented projects that the benchmarks measure with are real ones, and always the same."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks import growth
from benchmarks.articles import SIZE, article
from benchmarks.editions import published
from benchmarks.growth import exponent, measure
from benchmarks.kinds import KINDS
from benchmarks.synthetic import CLAIMS, project
from generator.build import check
from generator.model import Tree

BRIEFINGS = 5


def test_the_same_number_gives_the_same_project() -> None:
    article.cache_clear()
    first = project(BRIEFINGS)
    article.cache_clear()
    assert project(BRIEFINGS) == first
    assert project(BRIEFINGS + 1)["seeds/paper-0.txt"] == first["seeds/paper-0.txt"]


@pytest.mark.parametrize("briefings", [1, BRIEFINGS])
def test_a_project_is_read_whole_and_has_no_errors(briefings: int) -> None:
    checked = check(Tree.of(project(briefings)))
    assert [finding.message for finding in checked.errors] == []
    assert (checked.counts.claims, checked.counts.sources) == (CLAIMS * briefings, briefings)
    assert checked.counts.passed == checked.counts.quotes > CLAIMS * briefings


def test_invented_editions_are_a_sound_row_that_ends_with_what_stands_today() -> None:
    checked = check(Tree.of(published(project(2), 3)))
    assert [finding.message for finding in checked.errors] == []
    assert checked.library
    assert [len(row) for row in checked.library.editions.values()] == [3, 3]


def test_every_second_kind_of_quote_differs_from_its_capture_as_typed() -> None:
    written = article(3)
    assert SIZE <= len(written.text.encode()) <= SIZE * 1.1
    assert all(quote in written.text for quote in written.literal)
    assert not any(quote in written.text for quote in written.typed)


MISTAKEN = {"alike", "unknown keys", "unknown names", "unlike", "wrong values", "duplicates", "strange"}
"""Kinds that hold as many mistakes as their number says, or one."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_that_grows_is_a_project_that_is_checked_whole(kind: str) -> None:
    checked = check(Tree.of(KINDS[kind](3)))
    assert checked.library
    assert bool(checked.errors) == (kind in MISTAKEN), [finding.message for finding in checked.errors]


def test_growth_is_measured_of_every_kind_and_named_where_it_is_too_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each kind is really measured once; the larger ones are said to take as long."""
    once = cache(growth._time_stages)  # noqa: SLF001 (what is measured)
    monkeypatch.setattr(growth, "_time_stages", lambda kind, _: once(kind, 1))
    rows = list(measure(1))
    assert len(rows) == 2 * len(KINDS)
    assert exponent([1, 2, 4]) == 1
    assert exponent([1, 4, 16]) == 2
    assert {row.at_most for row in rows} == {1.3}
