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


def test_a_language_without_lists_has_none() -> None:
    assert language("ja") is None
    assert language("de-CH") is LANGUAGES["de"]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("The treaty was signed in the presence of the minister.", "en"),
        ("Le ministre nie que le traité est signé dans la ville.", "fr"),
        ("Der Minister bestreitet, dass das Abkommen nicht gilt.", "de"),
        ("El ministro niega que los acuerdos se firmaron.", "es"),
        ("Министр заявил, что соглашение не подписано.", "ru"),
    ],
)
def test_a_language_that_is_not_stated_is_known_by_its_common_words(text: str, tag: str) -> None:
    assert language("", text) is LANGUAGES[tag]


def test_a_text_without_any_common_word_is_read_in_no_language() -> None:
    assert language("", "大臣は条約に署名した。") is None
