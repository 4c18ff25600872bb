"""A failing quote is told where its words stand instead, and what can be done where the quote stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.check import elsewhere, findings
from generator.check.ladder import Captures, check_quotations
from generator.check.quotes.bounds import FOLDING
from generator.model.diagnostics import Severity
from generator.model.rules import BY_NAME
from tests.check.desks import TEXT, Files, capture, claim, judged, said, source

if TYPE_CHECKING:
    from generator.model.diagnostics import Diagnostic

ISLANDS = "Notes of a traveller.\nFishermen of the islands doubt that the treaty will bring calm.\n"
DOUBT = "Fishermen of the islands doubt that the treaty will bring calm."
BAN = (
    "The agency lifts the ban in May unless the inspectors find new leaks.\n\n"
    "It was the first ban of its kind. Officials said that the ban in May was short.\n"
)


def failing(*sources: Files, quote: str = DOUBT) -> Diagnostic:
    """Return the finding of a quote that does not stand in the first source."""
    found = judged(*sources, claims=(claim(said(quote=quote)),)).findings
    return next(finding for finding in found if finding.rule.name == "quote-not-found")


def test_a_quote_that_stands_in_another_source_is_told_which_and_where() -> None:
    finding = failing(source(), source("notes", ISLANDS))
    assert "They stand in the capture of notes, seeds/notes.txt:2:1." in finding.message
    assert finding.hint == "Cite notes instead, or copy the words from the capture of paper."


@pytest.mark.parametrize(
    ("quote", "there"),
    [
        ("Fishermen of the islands […] will bring calm", "Fishermen of the islands think it will bring calm.\n"),
        ("the fishermen’s “old doubts”", "It names the\nfishermen's \u201eold doubts\u201c in\na line.\n"),
        ("渔民怀疑条约会带来平静", "报告说：渔民怀疑条约会带来平静。\n"),
        ("doubted by many fishermen of the islands", "It was doubted by many fisher-\nmen of the islands.\n"),
    ],
)
def test_the_words_are_found_on_any_tier_and_in_any_script(quote: str, there: str) -> None:
    assert (
        "They stand in the capture of notes, seeds/notes.txt:"
        in failing(source(), source("notes", there), quote=quote).message
    )


@pytest.mark.parametrize(
    "keys", [{"rights": "hash-only"}, {"withdrawn": {"on": "2026-01-02", "because": "The paper withdrew it"}}]
)
def test_a_source_whose_text_is_not_shown_is_not_named_for_other_quotes(keys: dict[str, object]) -> None:
    assert "notes" not in failing(source(), source("notes", ISLANDS, **keys)).message


def test_the_words_of_a_capture_that_is_not_shown_are_in_no_message() -> None:
    near = "Fishermen of the islands doubt that the treaty will bring peace."
    shown, hidden = (failing(source(text=ISLANDS, rights=rights), quote=near) for rights in ("full", "hash-only"))
    assert "calm" in shown.message
    assert hidden.message == "These words do not stand in the capture."
    assert str(hidden.also[0].place) == "seeds/paper.txt:2:1"


def test_another_capture_of_the_same_source_is_named_first() -> None:
    both = [capture("old.txt", ISLANDS, id="old"), capture("paper.txt", TEXT, id="new")]
    paper = {**source(capture=None, captures=both), "seeds/old.txt": ISLANDS}
    finding = failing(paper, source("a-notes", ISLANDS))
    assert "They stand in another capture of paper, seeds/old.txt:2:1." in finding.message
    assert finding.hint == "Copy the words from the capture, or write old under capture."


def test_the_places_of_pieces_in_another_order_are_remarked() -> None:
    finding = failing(source(text=ISLANDS), quote="the treaty will bring calm […] Fishermen of the islands")
    assert [str(remark.place) for remark in finding.also] == ["seeds/paper.txt:2:37", "seeds/paper.txt:2:1"]


def test_the_search_of_other_captures_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [source(f"notes-{number}", f"Fishermen of islands doubt it, says page {number}.\n") for number in range(9)]
    library = judged(
        source(), *pages, claims=(claim(*(said(quote=f"{DOUBT} {number}") for number in range(40))),)
    ).library
    monkeypatch.setattr(elsewhere, "ELSEWHERE", 0)
    captures = Captures(library.captures)
    check_quotations(library, captures)
    assert 0 > captures.others.left > -2 * FOLDING * len(ISLANDS)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ('"The agency lifts the ban in May" [@paper]', "Quote it too, or cite a claim with [#…] and, in its "),
        ('"the ban in May" [@paper]', "Quote more of the sentence, or cite a claim with [#…] and, in its evidence"),
        ('"the first [illegal] ban of its kind" [#c1]', "its article there, or in the evidence of c1, record under "),
    ],
)
def test_a_hint_can_be_followed_in_markdown(words: str, hint: str) -> None:
    evidence = said(quote="It was the first ban of its kind")
    found = judged(source(text=BAN), claims=(claim(evidence),), narrative=f"The desk reads {words}, in [@paper].")
    assert hint in found.findings[0].hint


def test_a_warning_in_markdown_is_answered_through_a_claim() -> None:
    reason = {"quote-cut-qualifier": "The condition was met in April"}
    found = judged(
        source(text=BAN),
        claims=(claim(said(quote="The agency lifts the ban in May", acknowledge=reason)),),
        narrative='The desk reads: "The agency lifts the ban in May" [#c1], in [@paper].',
    )
    assert found.rules == []


def test_an_acknowledgement_that_only_a_quote_through_the_claim_needs_is_used() -> None:
    reason = {"quote-gloss-unfounded": "A court found it illegal"}
    evidence = said(quote="It was the first ban of its kind", acknowledge=reason)
    line = 'The desk reads: "the first [illegal] ban of its kind" [#c1], in [@paper].'
    assert judged(source(text=BAN), claims=(claim(evidence),), narrative=line).rules == []
    unused = judged(source(text=BAN), claims=(claim(evidence),), narrative="The desk reads [@paper].")
    assert unused.rules == ["acknowledgement-unused"]


def test_every_advice_about_evidence_belongs_to_a_fault_that_evidence_can_answer() -> None:
    warnings = {rule.name for rule in BY_NAME.values() if rule.code.startswith("Q2")} - {"quote-unchecked"}
    assert warnings == findings.ACKNOWLEDGEABLE
    assert {BY_NAME[name].severity for name in warnings} == {Severity.WARNING}
