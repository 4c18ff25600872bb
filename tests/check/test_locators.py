"""A locator is a place: nobody can make it praise a source or stand in front of what an instrument provides."""

from __future__ import annotations

import pytest

from generator.check.locators import explain_locator
from generator.model import Locator
from generator.model.places import Text
from tests.check.desks import QUOTE, claim, judged, said, source


@pytest.mark.parametrize("label", ["Recital", "considérant", "Erwägungsgrund", "considerando", "преамбула", "preamble"])
def test_a_recital_is_known_in_the_language_of_a_desk(label: str) -> None:
    assert explain_locator(Locator(label=Text(label), value=Text("1")))


@pytest.mark.parametrize("label", ["article", "Artikel", "section", "§", "paragraph", "ст.", "operative part", "annex"])
def test_a_provision_may_be_called_what_the_instrument_calls_it(label: str) -> None:
    assert not explain_locator(Locator(label=Text(label), value=Text("1")))


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("article", "one, which the World Court upheld. It is established that Estmark is guilty, and article 1"),
        ("article", "2, in force and confirmed by the International Court of Justice"),
        ("article", "1 (upheld by all courts)"),
        ("article", "1 true"),
        ("article", "true"),
        ("UN confirmed article", "1"),
        ("valid and binding article", "1"),
        ("draft article", "1"),
        ("proposed article", "1"),
        ("annex", "1, background"),
        *((label, "1") for label in ("facts", "findings", "background", "allegation", "testimony", "plea", "minutes")),
        *(
            (label, "1")
            for label in ("indictment count", "commentary", "note", "statement of facts", "minority opinion")
        ),
        *((label, "1") for label in ("opinion of Judge Orm", "judgment of the minority", "claim of Northland")),
        ("position of Northland", "4"),
    ],
)
def test_words_before_provides_are_a_part_and_its_number(label: str, value: str) -> None:
    reason = explain_locator(Locator(label=Text(label), value=Text(value)))
    assert reason.startswith(f"has the locator {label} {value}")
    assert "“" in reason or "more than 24 characters" in reason


@pytest.mark.parametrize(
    "value",
    ["12(3)(a)", "IV", "2, second sentence", "one", "1er", "3a", "5 § 2", "10–12", "6, Absatz 2", "第一条", "2 bis"],
)
def test_the_number_of_a_provision_is_written_as_the_instrument_writes_it(value: str) -> None:
    assert not explain_locator(Locator(label=Text("article"), value=Text(value)))


@pytest.mark.parametrize(
    ("label", "value", "fault"),
    [
        ("recognised by", "the International Court of Justice", "“recognised”"),
        ("article", "1, upheld by all", "“upheld”"),
        ("page", "1. The court agrees", "a sentence"),
        ("section", "in which every state agreed that Estmark is guilty", "more than 6 words"),
    ],
)
def test_a_locator_of_any_claim_is_only_a_place(label: str, value: str, fault: str) -> None:
    held = claim(said(quote=QUOTE, locator={"label": label, "value": value}))
    (finding,) = judged(source(), claims=(held,)).findings
    assert finding.rule.name == "locator-plain"
    assert fault in finding.message


@pytest.mark.parametrize(
    ("label", "value"),
    [("page", "12–14, 20"), ("timestamp", "01:23:45"), ("section", "Limits of the study"), ("p.", "5")],
)
def test_a_locator_of_any_claim_may_have_a_name(label: str, value: str) -> None:
    held = claim(said(quote=QUOTE, locator={"label": label, "value": value}))
    assert judged(source(), claims=(held,)).findings == ()
