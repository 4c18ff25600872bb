"""The nearest passage is the nearest, in the capture's own characters, and its message says what differs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.check.normalize import BREAK, DIGIT_BREAK
from generator.check.quotes import CaptureText, check
from generator.check.quotes.nearest import _select_seeds, nearest

PAGES = sorted((Path(__file__).parents[2] / "docs").glob("*.md"))
GUIDE = CaptureText(re.sub(r"[][*_`|#<>\\]", "", "\n".join(page.read_text(encoding="utf-8") for page in PAGES)))
"""A real text of some forty pages, with tables and lists that repeat their words, but without marks of Markdown."""
WORDS = [found.span() for found in re.finditer(r"\S+", GUIDE.text)]

HARBOUR = (
    "The harbour board of Ostby met on Tuesday night. It voted, by six to three, to dredge the outer basin. "
    "Work begins when the ice has gone, the clerk told reporters. A survey of the old quay found Q4+ cells of rust "
    "in the iron-\nwork of the pier, and a gap of ± 5 in every bolt. NO SHIP MAY ENTER THE BASIN AT NIGHT"
)


def told(quote: str, capture: str | CaptureText = HARBOUR) -> tuple[str, str, str]:
    """Return what a failing quote is told: the message, the diff, and the passage as it stands in the capture."""
    result = check(quote, capture, language="en")
    assert not result.tier.passes
    near = result.nearest
    text = capture.text if isinstance(capture, CaptureText) else capture
    return result.faults[0].message, near.diff if near else "", text[slice(*near.span)] if near else ""


@given(st.data())
def test_one_changed_character_of_a_long_text_is_named_where_it_stands(data: st.DataObject) -> None:
    count = data.draw(st.sampled_from([8, 12, 25, 60, 150]))
    first = data.draw(st.integers(0, len(WORDS) - count))
    start, end = WORDS[first][0], WORDS[first + count - 1][1]
    places = [at for at in range(start, end) if GUIDE.text[at].isalpha() or GUIDE.text[at - 1 : at + 2].count("-") == 1]
    at = data.draw(st.sampled_from(places))
    new = data.draw(st.sampled_from(["q", "J", "ж", ""]))
    assume(new != GUIDE.text[at])
    result = check(GUIDE.text[start:at] + new + GUIDE.text[at + 1 : end], GUIDE, language="en")
    assume(result.faults and result.faults[0].rule.name == "quote-not-found")
    assert result.nearest
    first, last = result.nearest.span
    planted, named = (re.findall(r"\w+", GUIDE.text[slice(*span)]) for span in ((start, end), (first, last)))
    assert first <= at < last or set(named) <= set(planted), result.nearest.diff
    assert BREAK not in result.nearest.diff


def test_the_nearest_passage_may_stand_behind_many_that_share_its_common_words() -> None:
    page = "The board said that this plan would come before them in the course of the year. "
    text = f"{page * 60}The board said that this HighLevel group would come before them. {page * 60}"
    message, _, passage = told("The board said that this High-Level group would come before them.", text)
    assert passage == "The board said that this HighLevel group would come before them."
    assert message.endswith("the quote has “High-Level” where the source has “HighLevel”.")


@pytest.mark.parametrize("size", [700, 5_000, 25_000])
def test_the_difference_of_a_long_quote_is_named_wherever_it_is(size: int) -> None:
    text = GUIDE.text[4_000 : 4_000 + size].strip()
    cut = text.index(" ", size * 4 // 5)
    message, diff, _ = told(f"{text[:cut]} walrus{text[cut:].rsplit(' ', 1)[0]}", GUIDE)
    assert "“walrus”" in message
    assert "[-walrus-]" in diff


def test_no_mark_of_the_comparison_leaks_into_a_message_and_what_is_shown_can_be_quoted() -> None:
    message, diff, _ = told("found Q4+ cells of rust in the ironwork of the tower, and")
    assert not {BREAK, DIGIT_BREAK} & {*message, *diff}
    assert diff == "found Q4+ cells of rust in the iron-work of the [-tower,-] {+pier,+} and"
    assert check("in the iron-work of the pier", HARBOUR, language="en").tier.passes
    _, diff, _ = told("a soft\u00adly spoken quay", "It was a soft\u00adly spoken king.")
    assert diff == "a softly spoken [-quay-] {+king+}"


@pytest.mark.parametrize(
    ("quote", "diff"),
    [
        ("It voted, by six to four, to dredge the outer basin.", "It voted, by six to [-four,-] {+three,+} to dredge"),
        ("the outer basin. Work begins when the rain has gone", "the outer basin. Work begins when the [-rain-]"),
        (
            "“It voted, by six to four, to dredge the outer basin.”",
            "It voted, by six to [-four,-] {+three,+} to dredge",
        ),
        ("by six to four, to dredge the outer basin, the clerk", "outer [-basin,-] {+basin. Work begins"),
        ("to dredge the inner basin.", "to dredge the [-inner-] {+outer+} basin."),
        ("to dredge the inner basin", "to dredge the [-inner-] {+outer+} basin"),
        ("when the rain has gone.", "when the [-rain-] {+ice+} has gone"),
        ("Thursday. It voted, by six to three", "[-Thursday.-] {+night.+} It voted, by six to three"),
        ("the clerk told sailors.", "the clerk told [-sailors.-] {+reporters.+}"),
    ],
)
def test_the_ends_of_a_diff_are_true(quote: str, diff: str) -> None:
    assert diff in told(quote)[1]


@pytest.mark.parametrize(
    ("quote", "message"),
    [
        ("No ship may enter the basin at night", "only the letter case differs; the quote has “No” where the source"),
        ("The HARBOUR board of Ostby met", "only the letter case differs; the quote has “HARBOUR” where the source"),
        ("The harbour board of Ostby met on Monday night", "the quote has “Monday” where the source has “Tuesday”"),
        ("The old harbour board of Ostby met", "the quote adds “old”"),
        ("The board of Ostby met on Tuesday", "the quote leaves out “harbour”"),
        (
            "The har bour board of Ostby met",
            "stand in the capture: the quote has “har bour” where the source has",
        ),
        ("Work be gins when the ice has gone", "the quote has “be gins” where the source has “begins”"),
        ("It vоted, by six to three", "“vоted,” (with U+043E CYRILLIC SMALL LETTER O) where the source has “voted,”"),
        ("Cats and dogs were nowhere mentioned in it", "and no similar words stand there"),
    ],
)
def test_a_message_says_what_differs(quote: str, message: str) -> None:
    assert message in told(quote)[0]


@pytest.mark.parametrize(
    ("capture", "quote", "message"),
    [
        ("สภากล่าวว่า เรือทุกลำจะออก", "กล่าวว่าเรือทุกลำจะออก", "the quote leaves out a space after “า”"),
        ("สภากล่าวว่าเรือทุกลำจะออก", "กล่าวว่า เรือทุกลำจะออก", "the quote adds a space after “า”"),
        ("委员会周三决定所有渔船停航。", "周三决定全部渔船停航", "the quote has “全” where the source has “所”"),
        (
            "He met 王毅 at the grey harbour office.",
            "met 王毅 at the gray harbour",
            "has “gray” where the source has “grey”",
        ),
    ],
)
def test_scripts_without_spaces_are_compared_sign_by_sign_and_their_words_in_latin_are_not(
    capture: str, quote: str, message: str
) -> None:
    assert message in told(quote, capture)[0]


@pytest.mark.parametrize(
    ("quote", "message"),
    [
        ("It voted, by six to three […] when the snow has gone", "The piece “when the snow has gone” of this elided"),
        ("It voted, by six to three […] when the snow has gone", "the quote has “snow” where the source has “ice”"),
        ("It voted, by four to three […] the ice has gone", "The piece “It voted, by four to three” of this elided"),
        (
            "the ice has gone … It voted, by six to three",
            "another order in the capture: “It voted, by six to three” before",
        ),
        (
            "It voted, by six to three … ork begins when the ice",
            "does not stand in the capture, except as parts of longer",
        ),
    ],
)
def test_an_elided_quote_is_told_which_piece_fails_or_that_the_order_is_another(quote: str, message: str) -> None:
    assert message in told(quote)[0]


def test_a_piece_that_is_too_short_is_named() -> None:
    assert told("met … It … six")[0] == "The piece “met” of this elided quote is too short to be found again."


def test_dots_of_the_source_are_no_elision_of_a_failing_quote() -> None:
    text = "The clerk read on: “Section 4 of the act ... was repealed; Section 5 is in force,” and sat down."
    assert "“6” where the source has “5”" in told("Section 4 of the act ... was repealed; Section 6 is", text)[0]


def test_a_bracket_is_not_blamed_for_another_word() -> None:
    text = "It told its partners that it would hold the harbour."
    assert "has “they” where" in told("told [the league's] partners that they would hold", text)[0]


@pytest.mark.parametrize(
    ("quote", "diff"),
    [
        ("found Q4++ cells of rust", "found [-“Q4++”-] {+“Q4+”+} cells of rust"),
        ("a gap of + 5 in every bolt", "a gap of [-“+”-] {+“±”+} 5 in every bolt"),
        ("a gap of ± 6 in every bolt", "a gap of ± [-6-] {+5+} in every bolt"),
    ],
)
def test_a_diff_of_signs_can_be_read(quote: str, diff: str) -> None:
    assert told(quote)[1] == diff


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
