"""The nearest passage is a passage, whatever the capture is."""

from __future__ import annotations

from generator.quotes.literal import CaptureText
from generator.quotes.nearest import nearest


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
