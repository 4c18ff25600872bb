"""Properties of the quote check, over texts in many scripts."""

from __future__ import annotations

import unicodedata
from typing import Literal

from hypothesis import assume, given
from hypothesis import strategies as st

from generator.check.normalize import CAPTURE, TYPOGRAPHY, fold
from generator.check.quotes import check, sentence, sentences
from generator.model import Tier

SCRIPTS = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGH",
    "àâäçéèêëîïôöùûüßñåø",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώ",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "אבגדהוזחטיכלמנסעפצקרשת",
    "가나다라마바사아자차카타파하각난달",
)
WORD = st.sampled_from(SCRIPTS).flatmap(lambda script: st.text(script, min_size=3, max_size=9))
NUMBER = st.integers(2, 9_999_999).map("{:,}".format)
WORDS = st.lists(WORD | NUMBER, min_size=8, max_size=30, unique=True)
SEPARATORS = st.sampled_from([" ", " ", " ", "\n", "  ", " ", ", ", "; "])


@st.composite
def excerpts(draw: st.DrawFn) -> tuple[str, int, int, list[str], int, int]:
    """Draw a text and a whole-word stretch of it: the text, the offsets, all words, and the first and last quoted."""
    words = draw(WORDS)
    first = draw(st.integers(0, len(words) - 4))
    last = draw(st.integers(first + 3, min(first + 12, len(words) - 1)))
    text = words[0]
    starts = [0]
    for word in words[1:]:
        separator = draw(SEPARATORS)
        starts.append(len(text) + len(separator))
        text += separator + word
    return text, starts[first], starts[last] + len(words[last]), words, first, last


@given(excerpts())
def test_any_whole_word_excerpt_of_any_text_is_found_where_it_stands(
    case: tuple[str, int, int, list[str], int, int],
) -> None:
    text, start, end, *_ = case
    result = check(text[start:end], text, language="und")
    assert result.tier is Tier.EXACT
    assert result.spans == ((start, end),)


NOISE = st.sampled_from(["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200e"])


@given(excerpts(), st.data())
def test_layout_noise_in_the_capture_hides_no_quote_and_moves_no_span(
    case: tuple[str, int, int, list[str], int, int], data: st.DataObject
) -> None:
    text, start, end, *_ = case
    quote = " ".join(text[start:end].split())
    at = data.draw(st.integers(start + 1, end - 1))
    noise = data.draw(NOISE)
    # A soft hyphen at a line end joins what stands on both sides.
    assume(not (noise == "\u00ad" and text[at] == "\n"))
    noisy = text[:at] + noise + text[at:]
    result = check(quote, noisy, language="und")
    assert result.tier in {Tier.LAYOUT, Tier.EXACT}
    assert result.spans == ((start, end + len(noise)),)


@given(excerpts(), st.sampled_from(["NFC", "NFD"]), st.sampled_from(["NFC", "NFD"]))
def test_what_a_match_spans_folded_equals_the_quote_folded(
    case: tuple[str, int, int, list[str], int, int], captured: Literal["NFC", "NFD"], typed: Literal["NFC", "NFD"]
) -> None:
    text, start, end, *_ = case
    quote = unicodedata.normalize(typed, text[start:end])
    capture = unicodedata.normalize(captured, text)
    result = check(quote, capture, language="und")
    assert result.tier.passes
    (span,) = result.spans
    assert fold(capture[slice(*span)]).text == fold(quote).text


@given(excerpts(), st.data())
def test_one_changed_letter_or_digit_is_never_found(
    case: tuple[str, int, int, list[str], int, int], data: st.DataObject
) -> None:
    text, start, end, *_ = case
    quote = text[start:end]
    at = data.draw(st.sampled_from([index for index, character in enumerate(quote) if character.isalnum()]))
    other = data.draw(st.sampled_from("0123456789xéѢΩж中"))
    assume(other != quote[at])
    assert not check(quote[:at] + other + quote[at + 1 :], text, language="und").tier.passes


@given(excerpts(), st.data())
def test_one_dropped_word_is_never_found(case: tuple[str, int, int, list[str], int, int], data: st.DataObject) -> None:
    text, _, _, words, first, last = case
    dropped = data.draw(st.integers(first + 1, last - 1))
    quote = " ".join(words[first:dropped] + words[dropped + 1 : last + 1])
    assert not check(quote, text, language="und").tier.passes


@given(st.sampled_from("-+<>=±≤≥"), st.sampled_from("-+<>=±≤≥"), st.integers(1, 99))
def test_one_changed_sign_is_never_found(theirs: str, ours: str, number: int) -> None:
    assume(theirs != ours)
    capture = f"The trial found that p {theirs}0.{number} in the second group of patients."
    assert not check(f"The trial found that p {ours}0.{number} in the second group", capture).tier.passes


@given(st.text(max_size=60))
def test_folding_is_the_same_whenever_it_is_done_and_finds_its_way_back(text: str) -> None:
    folded = fold(text, TYPOGRAPHY)
    assert fold(text, TYPOGRAPHY) == folded
    for start in range(len(folded.text)):
        first, last = folded.back(start, start + 1)
        assert 0 <= first < last <= len(text)


@given(st.text(max_size=80), st.text(max_size=200))
def test_no_text_breaks_the_check(quote: str, capture: str) -> None:
    result = check(quote, capture)
    for start, end in result.spans:
        assert 0 <= start < end <= len(capture)
        first, last = sentence(capture, start, end)
        assert first <= start
        assert end <= last


@given(st.text("ab[]….“”'*_&;- \n\u00ad", max_size=60), st.text("ab[]….“”'*_&;- \n\u00ad", max_size=120))
def test_no_marks_break_the_check(quote: str, capture: str) -> None:
    check(quote, capture)
    fold(capture, CAPTURE)


PROSE = st.lists(
    st.one_of(
        WORD,
        st.sampled_from(
            [". ", "! ", "… ", ".” ", "。", "\r\n", "\n\n", "\u2028", "\u00a0", "\t", " ", "Mr. ", "U.S. ", "[3]"]
        ),
        st.text(max_size=5),
        st.integers(290, 310).map("x".__mul__),
    ),
    max_size=60,
).map("".join)


@given(PROSE)
def test_the_sentences_of_any_text_are_in_order_and_hold_all_of_it_but_white_space_between_them(text: str) -> None:
    spans = list(sentences(text))
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    between = [text[end:start] for end, start in zip(edges[::2], edges[1::2], strict=True)]
    assert [gap for gap in between if gap.strip()] == []
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""
        assert end - start <= 5000


@given(excerpts())
def test_a_quote_within_one_sentence_of_a_text_has_that_sentence_around_it(
    case: tuple[str, int, int, list[str], int, int],
) -> None:
    text, start, end, *_ = case
    own = [span for span in sentences(text) if span[0] <= start and end <= span[1]]
    assume(own and len(text) < 300)
    assert sentence(text, start, end) == own[0]


NONSENSE = st.lists(st.text("bcdfgklmprtvz", min_size=4, max_size=9), min_size=16, max_size=16, unique=True)


@given(NONSENSE, st.sampled_from(("not", "never", "nobody", "without")), st.sampled_from((0, 1, 2)), st.integers(0, 3))
def test_a_negation_counts_in_the_sentences_that_an_elision_shortens_and_in_no_other(
    words: list[str], negation: str, part: int, place: int
) -> None:
    """The quote has the head of the first sentence and the tail of the last; the middle one is left out whole."""
    head, tail = words[:3], words[13:]
    hidden = [words[3:6], words[6:10], words[10:13]]
    hidden[part].insert(min(place, len(hidden[part])), negation)
    rest, middle, lead = (" ".join(part_words) for part_words in hidden)
    text = f"{' '.join(head).capitalize()} {rest}. {middle.capitalize()}. {lead.capitalize()} {' '.join(tail)}."
    result = check(f"{' '.join(head).capitalize()} […] {' '.join(tail)}.", text, language="en")
    assert result.found.passes
    refused = "quote-elides-negation" in {fault.rule.name for fault in result.refusals}
    assert refused == (part != 1), text
