"""Two wordings are parted word by word, as finely as time allows, and nothing of either is lost."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check.wording import choose_separator, compare_words, count_common_ends, opcodes

UNITS = st.lists(st.sampled_from(["a", "b", "c", "d e"]), max_size=40)


def repeated(times: int) -> st.SearchStrategy[list[str]]:
    """Return lists of few words, each of them many times."""
    return st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map(lambda words: words * times)


@given(UNITS, UNITS)
def test_what_is_short_is_compared_as_the_library_does(old: list[str], new: list[str]) -> None:
    assert opcodes(old, new) == SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def test_what_was_written_anew_is_one_piece_though_it_holds_a_small_word_that_both_have() -> None:
    """The longest common subsequence would keep the first *it*, and part what was added there."""
    old = "Of other states it says little now."
    new = "Of other states, five of which it names, it says less now."
    assert compare_words(old, new) == [
        ("Of other", "Of other"),
        ("states", "states, five of which it names,"),
        ("it says", "it says"),
        ("little", "less"),
        ("now.", "now."),
    ]


def test_a_long_file_of_records_is_compared_as_the_library_does() -> None:
    old = [line for number in range(400) for line in (f"id: c{number}", "evidence:", f"quote: {number}", "status: x")]
    new = [line.replace("77", "seven") for line in old]
    assert opcodes(old, new) == SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


@given(st.one_of(UNITS, repeated(3000)), st.one_of(UNITS, repeated(3000)), UNITS, UNITS)
def test_both_wordings_are_whole_however_long_they_are(
    old: list[str], new: list[str], head: list[str], tail: list[str]
) -> None:
    texts = [" ".join([*head, *words, *tail]) for words in (old, new)]
    parted = compare_words(*texts)
    assert choose_separator(*texts) == " "
    for text, sides in zip(texts, zip(*parted, strict=True) if parted else ([], []), strict=True):
        assert text.split() == " ".join(sides).split()


@pytest.mark.parametrize(("old", "new"), [("a b " * 8000, "b b " * 8000), ("a b " * 8000, "b " * 8000)])
def test_a_line_that_repeats_a_few_words_thousands_of_times_is_parted_in_a_few_steps(old: str, new: str) -> None:
    (start, middle, end) = compare_words(f"it begins {old} it ends", f"it begins {new} it ends")
    assert (start.old, end.old) == ("it begins", "b it ends")
    assert not middle.same


def test_of_thousands_of_lines_that_moved_those_not_compared_in_time_are_one_stretch() -> None:
    old = ["head", *(f"line {number}" for number in range(8000)), "tail"]
    new = ["head", *(f"line {number ^ 1}" for number in range(8000)), "tail"]
    first, *_, rest, last = opcodes(old, new)
    assert (first, last) == (("equal", 0, 1, 0, 1), ("equal", 8001, 8002, 8001, 8002))
    assert rest[2] - rest[1] > 4000


@given(UNITS, UNITS)
def test_what_both_begin_and_end_with_never_overlaps(old: list[str], new: list[str]) -> None:
    head, tail = count_common_ends(old, new)
    assert head + tail <= min(len(old), len(new))
    assert old[:head] == new[:head]
    assert old[len(old) - tail :] == new[len(new) - tail :]
