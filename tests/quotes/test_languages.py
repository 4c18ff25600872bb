"""The word lists, and the quick look that spares most sentences from being searched for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.quotes.languages import LANGUAGES, beginnings, language

READ = ("denial", "negation", "limits_before", "limits_behind", "hedge", "modal")


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("tag", LANGUAGES)
@given(data=st.data())
def test_the_quick_look_hides_no_entry_of_any_list(tag: str, name: str, data: st.DataObject) -> None:
    words = LANGUAGES[tag]
    text = "xx " + data.draw(st.from_regex(words[name].pattern, fullmatch=True)) + " yy"
    found = next((each.group() for each in words[name].finditer(text) if each.group() != "May"), "")
    assert words.found(name, text, beginnings(text)) == found


def test_a_language_without_lists_has_none_and_no_language_stated_is_read_as_english() -> None:
    assert language("ja") is None
    assert language("") is LANGUAGES["en"]
    assert language("de-CH") is LANGUAGES["de"]
