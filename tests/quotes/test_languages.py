"""The word lists, and the quick look that spares most sentences from being searched for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.quotes.languages import LANGUAGES, READ, language


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("tag", LANGUAGES)
@given(data=st.data())
def test_looking_only_where_a_word_begins_like_an_entry_misses_none(tag: str, name: str, data: st.DataObject) -> None:
    words = LANGUAGES[tag]
    text = "xx " + data.draw(st.from_regex(words[name].pattern, fullmatch=True)) + " yy"
    found = next((each.start() for each in words[name].finditer(text) if each[0] != "May"), None)
    assert next((hit.start for hit in words.hits(text) if hit.list == name), None) == found


def test_a_language_without_lists_has_none_and_no_language_stated_is_read_as_english() -> None:
    assert language("ja") is None
    assert language("") is LANGUAGES["en"]
    assert language("de-CH") is LANGUAGES["de"]
