"""Which lines of a capture look like furniture of its page, and that a guess of that kind touches no quote."""

from __future__ import annotations

import pytest

from generator.check.quotes import check, is_furniture

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


@pytest.mark.parametrize("line", [line for line in GUESSED if "|" not in line])
def test_a_quote_may_run_over_a_line_that_is_only_guessed_to_be_furniture(line: str) -> None:
    quote = f"The treaty was signed on\n{line}\nby both of the governments."
    assert check(quote, quote).faults == ()
