"""Whatever is changed in a desk's files, words or command line, no part of the generator raises."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.__main__ import case, smaller, trouble
from tests.fuzz.targets import TARGETS, Input, Target, sound

EXAMPLES = {"site": 2, "command": 4, "review": 6}
"""How many inputs a target gets here, if that is fewer than twenty: `make fuzz` runs thousands before each change."""


@pytest.mark.parametrize("name", TARGETS)
def test_no_change_makes_a_part_of_the_generator_raise(name: str) -> None:
    @settings(max_examples=EXAMPLES.get(name, 20), deadline=None)
    @given(st.integers(0, 2**32))
    def holds(number: int) -> None:
        TARGETS[name].run(TARGETS[name].made(Random(number)))  # noqa: S311 (each number is the same chance)

    holds()


@pytest.mark.parametrize("name", TARGETS)
def test_what_nobody_changed_passes_every_target(name: str) -> None:
    words = {"quote": ("signed", "They signed it.", "en"), "date": ("2023",), "command": ("check",)}
    given = TARGETS[name].made(Random(0))  # noqa: S311
    files = {path: sound()[path] for path in given.files if path in sound()} or dict(sound())
    TARGETS[name].run(Input(files, dict(sound()), words.get(name, ())))


def test_an_input_is_the_same_each_time_its_number_is_asked_for() -> None:
    assert case(3, 7) == case(3, 7)
    assert case(3, 7) != case(4, 7)


def test_what_falls_is_made_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    def falls(given: Input) -> None:
        if b"treaty" in given.files.get("docs/new.md", b""):
            raise KeyError

    monkeypatch.setitem(TARGETS, "load", Target(TARGETS["load"].made, falls, 1))
    given = Input({**sound(), "docs/new.md": b"The two signed a treaty of defence.\n" * 20, "docs/more.md": b"x"}, {})
    assert "KeyError" in trouble("load", given)
    less = smaller("load", given)
    assert less.files["docs/new.md"] == b"treaty"
    assert "docs/more.md" not in less.files
