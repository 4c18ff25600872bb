"""What a memo says of a sensitive entity, a reply that goes, and a row that rests on the words of its list."""

from __future__ import annotations

from generator.build import reviewed
from generator.model import Tree
from generator.report import memo_text
from generator.review.checklist import SENSITIVE
from tests.projects import CLAIMS, DESK, MAIN, MEMBERS, edited

ENTITIES = "briefings/entities.yml"
GUARDED = edited(DESK, [(ENTITIES, "name: The Coast,", "name: The Coast, sensitive: true,")])
REPLY = "    reply:\n      source: report\n      quote: Fishermen doubt that the treaty will bring calm.\n"


def told(old: dict[str, str], *edits: tuple[str, str, str]) -> str:
    """Return the memo of some edits as text."""
    return memo_text(reviewed(Tree.of(old), Tree.of(edited(old, edits)), "Compared."))


def test_a_change_of_a_claim_about_a_sensitive_entity_asks_for_two_readers_and_says_who_is_missing() -> None:
    memo = told(GUARDED, (CLAIMS, "Two governments signed", "Two governments have signed"))
    assert f"[ ] {SENSITIVE}" in memo
    assert (
        "Claim c1 is about The Coast, a sensitive entity, which asks for 2 reviewers who are not authors, but 1" in memo
    )


def test_a_change_of_another_claim_does_not_ask_for_them() -> None:
    assert SENSITIVE not in told(GUARDED, (CLAIMS, "The treaty will bring calm.\n", "The treaty brings calm.\n"))


def test_an_entity_that_is_no_longer_sensitive_is_a_question() -> None:
    memo = told(GUARDED, (ENTITIES, " sensitive: true,", ""))
    assert "Need of a second reviewer changed" in memo
    assert "[ ] Why does what is said of this entity need a second reviewer, or need one no longer?" in memo


def test_a_reply_that_is_taken_out_is_lost_and_asked_after() -> None:
    memo = told(edited(DESK, [(CLAIMS, "    kind: event\n", f"    kind: event\n{REPLY}")]), (CLAIMS, REPLY, ""))
    assert "Reply taken out" in memo
    assert "1 of 5 quotes is taken out (pact c1-reply)" in memo
    assert "[ ] Is it fair to readers, and to those whom it is about, that the reply is no longer shown?" in memo


def test_a_row_that_rests_on_the_words_of_its_list_is_shown_with_them() -> None:
    row = "      - name: The two governments\n"
    memo = told(DESK, (MEMBERS, "      - id: islands\n", f"{row}      - id: islands\n"))
    assert "Member joined: The Paper’s news report names: The two governments" in memo
    assert "Evidence l-parties-e1: “The two governments signed a treaty" in memo


def test_nothing_is_asked_of_a_desk_without_a_sensitive_entity() -> None:
    assert SENSITIVE not in told(DESK, (MAIN, "title: The pact", "title: The treaty"))
