"""Which lines of a capture look like furniture of its page, and that a guess of that kind touches no quote."""

from __future__ import annotations

import pytest

from generator.check.quotes import check, find_furniture
from generator.check.quotes.structure import is_furniture

GUESSED = [
    "Home | News | Subscribe",
    "World | Asia & Pacific | Opinion | About us",
    "Accept cookies",
    "Accept all cookies",
    "Sign up to our newsletter",
    "Sign up for the daily newsletter",
    "21 November 2026",
    "Saturday, November 21, 2026, 14:35 GMT",
    "2026-11-21",
    "21.11.2026",
    "2:35 p.m.",
    "London 18 °C",
]


@pytest.mark.parametrize("line", [*GUESSED, "  Menu\t", "Page 3 of 12"])
def test_a_line_that_is_plainly_furniture_looks_like_it(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "Signed | sealed",
        "| China | Beijing | Xi Jinping |",
        "China | 2019 | 45",
        "On 21 November 2026 the treaty was signed.",
        "November 2026",
        "12.50",
        "It was 45 °C in the shade",
        "Accept it.",
    ],
)
def test_a_line_that_may_be_the_text_does_not(line: str) -> None:
    assert not is_furniture(line)


def test_a_line_inside_a_hard_wrapped_paragraph_does_not_though_it_begins_like_furniture() -> None:
    paragraph = (
        "The ferry to the islands was full on Sunday, and the crew had to\n"
        "continue with the loading of carts long after the tide had begun\n"
        "to fall, so that the passengers missed the train.\n"
    )
    assert find_furniture(f"Menu\n\n{paragraph}Continue reading\n") == {
        0: "Menu",
        len(paragraph) + 6: "Continue reading",
    }


@pytest.mark.parametrize("line", [line for line in GUESSED if "|" not in line])
def test_a_quote_may_run_over_a_line_that_is_only_guessed_to_be_furniture(line: str) -> None:
    quote = f"The treaty was signed on\n{line}\nby both of the governments."
    assert check(quote, quote).faults == ()
