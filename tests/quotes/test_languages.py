"""The word lists, and the quick look that spares most sentences from being searched for them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check.quotes import check
from generator.check.quotes.languages import LANGUAGES, READ, language, spoken


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("tag", LANGUAGES)
@settings(max_examples=30)  # one rule makes the quick look for all of these lists, so all examples together count
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


SAID = "Officials of the town deny that the dam leaks at its foot, and they wrote a letter to the mayor."


@pytest.mark.parametrize("tag", ["fr", "de", "es", "ru", "ar", "la", "en-GB", "en"])
def test_a_wrong_language_tag_does_not_switch_the_reading_off(tag: str) -> None:
    cut = check("the dam leaks at its foot", SAID, language=tag)
    assert [fault.rule.name for fault in cut.faults] == ["quote-cut-negation"]
    glossed = check("the dam [not] leaks at its foot", SAID, language=tag)
    assert [fault.rule.name for fault in glossed.refusals] == ["quote-mark-unfair"]


@pytest.mark.parametrize(
    ("tag", "passage"),
    [
        ("fr", "“Le maire nie que le pont soit sûr”, said the mayor of the town."),
        ("nl", "De brug is in de winter open, of zij was voor de helft klaar met een van de pijlers."),
        ("da", "Broen er åben for alle, og de to skibe i havnen er at se fra land i dag."),
        ("pt", "A ponte foi aberta para os barcos por uma firma que trabalha com o porto."),
        ("it", "Il ponte è stato aperto con una festa e le navi del porto sono una gioia per la città."),
        ("af", "Die brug is oop vir almal, of dit is as gevolg van reën deur by die rivier gesluit."),
    ],
)
def test_a_tag_stands_where_no_other_language_is_plain_to_see(tag: str, passage: str) -> None:
    assert spoken(tag, passage) is language(tag)


def test_a_spanish_text_full_of_la_is_no_french_one() -> None:
    text = "La llave de la casa se entrega en la portería de la plaza, y el recibo se guarda."
    assert language("", text) is LANGUAGES["es"]


def test_an_entry_that_ends_in_an_apostrophe_is_found_before_a_letter() -> None:
    assert LANGUAGES["fr"]["negation"].match("n’ose")
    assert LANGUAGES["fr"]["determiner"].match("l'eau")
    assert LANGUAGES["fr"]["preposition"].match("d’eau")


@pytest.mark.parametrize(
    ("behind", "before_4", "today"),
    [
        (" till May.", [], ["till"]),
        (" till May, unless it snows.", ["unless"], ["unless"]),
        (", which is claimed to be low, unless it snows.", ["unless", "claimed to"], ["unless", "claimed to"]),
    ],
)
def test_a_word_that_the_lists_learnt_is_found_by_newer_rules_alone(
    behind: str, before_4: list[str], today: list[str]
) -> None:
    result = check("The islanders pay a toll for the bridge", f"The islanders pay a toll for the bridge{behind}")
    for version, words in ((3, before_4), (4, today)):
        faults = result.under(version).faults
        assert [fault.message.split("“")[1].split("”")[0] for fault in faults] == words


@pytest.mark.parametrize("words", ["till May", "save where it snows", "failing which nobody pays"])
def test_a_bracket_with_a_word_that_the_lists_learnt_is_refused_by_newer_rules_alone(words: str) -> None:
    result = check(f"The islanders pay a toll [{words}].", "The islanders pay a toll.")
    assert [fault.rule.name for fault in result.refusals] == ["quote-mark-unfair"]


def test_an_older_edition_keeps_its_warning_of_a_bracket_that_newer_rules_refuse() -> None:
    result = check("The islanders pay a toll [till Easter].", "The islanders pay a toll.")
    assert [fault.rule.name for fault in result.under(3).faults] == ["quote-gloss-unfounded"]
