"""The nearest passage is a passage, whatever the capture is."""

from __future__ import annotations

from generator.check.quotes.literal import CaptureText
from generator.check.quotes.nearest import _select_seeds, nearest


def test_a_passage_ends_with_its_words_and_not_with_a_capture_that_is_one_word() -> None:
    quote, there = "The treaty was signed on Monday", "The treaty was signed on Friday"
    found = nearest(quote, CaptureText(f"Late: {there}, they say"))
    assert found
    assert (found.ours, found.theirs) == ("Monday", "Friday")
    found = nearest(quote, CaptureText(f"{'y' * 9000}{there}{'z' * 9000}"))
    assert found
    start, end = found.span
    assert start <= 9000
    assert end - start < len(there) + 300


def test_a_long_capture_is_looked_through_for_few_words_of_a_failing_quote() -> None:
    """Every word that stands nowhere takes a look at all of it."""
    seeds = [(5 * at, f"word{at}{'x' * (at % 7)}") for at in range(100)]
    assert _select_seeds(seeds, 100_000) == seeds
    assert [len(word) for _, word in _select_seeds([*seeds, *seeds], 4_000_000)] == [12] * 5
    assert len(_select_seeds(seeds, 10**9)) == 1
