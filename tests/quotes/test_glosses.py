"""Every bracket that the capture does not have is recorded, with the word for which it stands; splices all warn."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from generator.check.quotes import CaptureText, check, sentences
from generator.model import Gloss

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
PACT = "It told its partners that it would hold the harbour, and they agreed."


@pytest.mark.parametrize(
    ("quote", "glosses"),
    [
        ("[Japan] told its partners", [("Japan", "It")]),
        ("It [Japan] told its partners", [("Japan", "")]),
        ("told [Japan's] partners that it [the port] would hold", [("Japan's", "its"), ("the port", "")]),
        ("told its partners […] and [the\n allies] agreed", [("the allies", "they")]),
        ("told its partners [sic] that it would hold", []),
        ("[i]t told its partners", []),
        ("[It] told its partners", []),
        ("told its partners that it would hold", []),
        ("told its partners [] that it would hold", []),
    ],
)
def test_each_bracket_is_recorded_with_the_word_that_it_stands_for(quote: str, glosses: list[tuple[str, str]]) -> None:
    result = check(quote, PACT, language="en")
    assert result.tier.passes
    assert result.glosses == tuple(Gloss(*each) for each in glosses)


def test_brackets_of_the_source_are_nobodys_gloss() -> None:
    capture = "The supplier shall ship [***] crates, and it shall bear the cost of insurance for all of them."
    result = check("shall ship [***] crates, and it [the works] shall bear the cost", capture, language="en")
    assert result.glosses == (Gloss("the works", ""),)


def test_one_pronoun_is_given_to_one_bracket() -> None:
    result = check("[Japan] [of late] told its partners", PACT, language="en")
    assert sorted(each.instead for each in result.glosses) == ["", "It"]


def spliced() -> list[tuple[str, CaptureText]]:
    """Return the head of each sentence of the captures with the tail of the next, cut in three places."""
    made = []
    for path in SEEDS:
        capture = CaptureText(path.read_text(encoding="utf-8"))
        own = [words for span in sentences(capture.text) if len(words := capture.text[slice(*span)].split()) > 7]
        made += [
            (f"{' '.join(head[:words])} […] {' '.join(tail[-words:])}", capture)
            for head, tail in pairwise(own)
            for words in (4, 5, 6)
        ]
    return made


def test_every_splice_of_the_captures_warns_or_fails() -> None:
    found = [(quote, check(quote, capture, language="en", suggest=False)) for quote, capture in spliced()]
    standing = [(quote, result) for quote, result in found if result.found.passes]
    assert len(standing) >= 48
    rules = {quote: {fault.rule.name for fault in result.faults} for quote, result in standing}
    assert [quote for quote, names in rules.items() if "quote-splices-sentences" not in names] == []


def test_no_elision_between_the_borders_of_sentences_is_a_splice() -> None:
    looked = 0
    for path in SEEDS:
        capture = CaptureText(path.read_text(encoding="utf-8"))
        own = [words for span in sentences(capture.text) if len(words := capture.text[slice(*span)].split()) > 7]
        for first, _, third in zip(own, own[1:], own[2:], strict=False):
            quote = f"{' '.join(first[-6:])} […] {' '.join(third[:6])}"
            result = check(quote, capture, language="en", suggest=False)
            looked += result.found.passes
            assert "quote-splices-sentences" not in {fault.rule.name for fault in result.faults}, quote
    assert looked >= 24


@pytest.mark.parametrize("gloss", ["illegal", "opposes", "bombs", "fakes"])
def test_no_word_of_the_editor_stands_unseen_at_any_place_of_a_quote(gloss: str) -> None:
    capture = CaptureText(SEEDS[-1].read_text(encoding="utf-8"))
    own = next(words for span in sentences(capture.text) if len(words := capture.text[slice(*span)].split()) > 20)
    for at in range(1, len(own)):
        quote = f"{' '.join(own[:at])} [{gloss}] {' '.join(own[at:])}"
        result = check(quote, capture, language="en", suggest=False)
        assert {"quote-gloss-unfounded", "quote-mark-unfair"} & {fault.rule.name for fault in result.faults}, quote
