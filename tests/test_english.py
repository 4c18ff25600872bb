"""Sentences for editors count and list in English as a person would."""

from __future__ import annotations

import pytest

from generator.model.english import counted, joined, listed

NAMES = ["a", "b", "c", "d", "e", "f", "g"]


@pytest.mark.parametrize(
    ("names", "mark", "said"),
    [
        (NAMES[:1], "", "a"),
        (NAMES[:5], "", "a, b, c, d, e"),
        (NAMES[:6], "", "a, b, c, d, e and 1 more"),
        (NAMES[:2], ";", "a; b"),
        (NAMES, ";", "a; b; c; d; e; and 2 more"),
    ],
)
def test_the_first_names_are_listed_and_the_rest_counted(names: list[str], mark: str, said: str) -> None:
    assert listed(names, mark) == said


def test_what_is_listed_whole_ends_with_and() -> None:
    assert [joined(NAMES[:number]) for number in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_one_is_singular_and_thousands_are_parted() -> None:
    assert (counted(1, "claim"), counted(1200, "claim"), counted(2, "entry", "entries")) == (
        "1 claim",
        "1,200 claims",
        "2 entries",
    )
