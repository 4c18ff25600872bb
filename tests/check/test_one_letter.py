"""One changed letter of any quote of this repository's own briefing fails the check, at the line where it stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import check
from generator.check.ladder import check_quotations
from generator.edges import disk
from generator.model import Quotation, Tree
from generator.model.places import Text
from generator.read import load
from generator.read.resolve import resolve

PROJECT = disk.read(Path(__file__).parents[2])
LIBRARY = resolve(load(PROJECT)[0])[0]
SAMPLE = LIBRARY.quotations[:: max(len(LIBRARY.quotations) // 8, 1)]


def letter(quotation: Quotation) -> int:
    """Give the offset of a letter in the middle of a quote."""
    letters = [at for at, each in enumerate(quotation.text) if each.isalpha()]
    return letters[len(letters) // 2]


def changed(text: str, at: int) -> str:
    """Give a text with another letter in one place."""
    return text[:at] + ("q" if text[at] != "q" else "x") + text[at + 1 :]


def test_the_briefing_is_sound_as_it_stands() -> None:
    found = check(PROJECT)
    assert found.errors == ()
    assert found.counts.passed == found.counts.quotes == len(LIBRARY.quotations) > 0


@pytest.mark.parametrize("quotation", SAMPLE, ids=lambda quotation: quotation.address)
def test_one_changed_letter_in_a_file_is_an_error_at_its_line(quotation: Quotation) -> None:
    at = letter(quotation)
    place = quotation.text.at(at, at + 1)
    lines = PROJECT.files[place.file].decode().splitlines(keepends=True)
    assert lines[place.line - 1][place.column - 1] == quotation.text[at]
    lines[place.line - 1] = changed(lines[place.line - 1], place.column - 1)
    errors = check(Tree({**PROJECT.files, place.file: "".join(lines).encode()})).errors
    assert [(error.place.file, error.place.line) for error in errors] == [(place.file, quotation.text.place.line)]


def test_one_changed_letter_in_any_quote_is_an_error_at_its_line() -> None:
    for quotation in LIBRARY.quotations:
        text = quotation.text
        wrong = replace(quotation, text=Text(changed(text, letter(quotation)), text.place, text.runs))
        # A quote through a claim is looked for in that claim's evidence, which stands as it is.
        verdicts, findings = check_quotations(replace(LIBRARY, quotations=(*quotation.inside, wrong)))
        assert not verdicts[quotation.address].tier.passes
        errors = [finding.place for finding in findings if finding.rule.severity == "error"]
        assert [(place.file, place.line) for place in errors] == [(text.place.file, text.place.line)]
