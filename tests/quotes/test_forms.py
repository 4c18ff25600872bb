"""What Unicode's data say of a character decides how it is folded, for every script and not only for those we met."""

from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise

import pytest

from generator.check.normalize import CAPTURE, DASHES, fold
from generator.check.quotes import check
from generator.model import Tier

ALL = [chr(code) for code in range(sys.maxunicode + 1)]
PD, PS, PE, PO = (
    [character for character in ALL if unicodedata.category(character) == kind] for kind in ("Pd", "Ps", "Pe", "Po")
)
WORDS = ("COMMA", "FULL STOP", "QUESTION MARK", "EXCLAMATION MARK", "DANDA", "PERCENT SIGN", "PER MILLE SIGN")
STOPS = [
    mark
    for mark in PO
    if unicodedata.name(mark).endswith(WORDS) and "INVERTED" not in unicodedata.name(mark) and mark < "\U00012400"
]
QUOTE = "The river-side path of the old town was closed"


def tier(quote: str, capture: str) -> Tier:
    """Return the tier of a quote in a capture of no stated language."""
    return check(quote, capture, language="und").tier


def test_a_hyphen_between_letters_equals_every_dash_of_unicode_and_no_missing_one() -> None:
    assert len(PD) > 20
    for dash in (*PD, "\u2212"):
        capture = QUOTE.replace("-", dash)
        assert tier(QUOTE, capture).passes, f"{ord(dash):04x}"
        assert tier(QUOTE.replace("-", ""), capture) is Tier.NOT_FOUND, f"{ord(dash):04x}"
        assert tier(QUOTE.replace("-", " "), capture) is Tier.NOT_FOUND, f"{ord(dash):04x}"


def test_a_straight_mark_equals_every_quotation_mark_and_apostrophe_of_unicode() -> None:
    named = [each for each in ALL if unicodedata.category(each)[0] == "P" or unicodedata.category(each) == "Lm"]
    marks = [each for each in named if unicodedata.name(each).endswith(("QUOTATION MARK", "APOSTROPHE"))]
    assert len(marks) > 20
    for mark in marks:
        assert tier("The river's path was closed", f"The river{mark}s path was closed").passes, f"{ord(mark):04x}"
    assert tier("The river's path was closed", "The river′s path was closed") is Tier.NOT_FOUND


def test_a_raised_or_lowered_minus_is_no_dash() -> None:
    assert not {*"\u207b\u208b"} & {*DASHES}


@pytest.mark.parametrize("pair", [*zip("([{⟨【〔", ")]}⟩】〕", strict=True)], ids="".join)
def test_a_bracket_is_never_lost(pair: tuple[str, str]) -> None:
    opens, closes = pair
    capture = f"The river path {opens} of the old town {closes} was closed"
    assert tier(f"The river path {opens}of the old town{closes} was closed", capture) is Tier.LAYOUT
    assert tier("The river path of the old town was closed", capture) is Tier.NOT_FOUND


def test_white_space_inside_the_brackets_of_every_script_is_layout() -> None:
    marks = "‚„⹂〝〞〟「」『』﹁﹂﹃﹄｢｣"
    for bracket in PS:
        if bracket not in marks:
            assert tier(f"closed {bracket}for the winter", f"closed {bracket} for the winter") is Tier.LAYOUT, bracket
    for bracket in PE:
        if bracket not in marks:
            assert tier(f"for the winter{bracket} at noon", f"for the winter {bracket} at noon") is Tier.LAYOUT, bracket


def test_white_space_before_the_stops_of_every_script_is_layout_and_no_stop_is_another() -> None:
    assert len(STOPS) > 60
    for mark, other in pairwise(STOPS):
        capture = f"closed for the winter {mark} at noon on Monday"
        assert tier(f"closed for the winter{mark} at noon", capture) is Tier.LAYOUT, f"{ord(mark):04x}"
        if unicodedata.normalize("NFKC", mark) != unicodedata.normalize("NFKC", other):
            assert tier(f"closed for the winter{other} at noon", capture) is Tier.NOT_FOUND, f"{ord(mark):04x}"


def test_every_form_of_an_arabic_letter_equals_the_letter() -> None:
    tags = {"<initial>", "<medial>", "<final>", "<isolated>"}
    forms = [each for each in ALL if unicodedata.decomposition(each).partition(" ")[0] in tags]
    assert len(forms) > 500
    for form in forms:
        plain = unicodedata.normalize("NFKC", form)
        if not plain.startswith(" "):
            assert fold(f"كتاب{form}", CAPTURE).text == fold(f"كتاب{plain}", CAPTURE).text, f"{ord(form):04x}"


def test_no_letter_digit_or_sign_of_another_width_raised_or_ringed_equals_the_plain_one() -> None:
    for character in ALL:
        plain = unicodedata.normalize("NFKC", character)
        tag = unicodedata.decomposition(character).partition(" ")[0]
        kept = {"<wide>", "<narrow>", "<super>", "<sub>", "<fraction>", "<circle>", "<square>", "<font>"}
        if tag in kept and unicodedata.category(character)[0] in "LN" and not "\ufb20" <= character <= "\ufb4f":
            assert fold(f"a {character} b", CAPTURE).text != fold(f"a {plain} b", CAPTURE).text, f"{ord(character):04x}"
    for sign in "＋＜＝＞":
        assert fold(f"p {sign} q").text != fold(f"p {unicodedata.normalize('NFKC', sign)} q").text
