"""One changed letter of any quote of this repository's own briefing fails the check, at the line where it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.build import check
from generator.check.ladder import check_quotations
from generator.model import Tree
from generator.model.places import Text
from generator.read import load
from generator.read.resolve import resolve
from tests.projects import own, own_checked

if TYPE_CHECKING:
    from generator.model import Library, Quotation

ENDINGS = (".yml", ".md")


@pytest.fixture(scope="module")
def library() -> Library:
    """The library of this repository's own content."""
    return resolve(load(own())[0])[0]


def letter(quotation: Quotation) -> int:
    """Return the offset of a letter in the middle of a quote."""
    letters = [at for at, each in enumerate(quotation.text) if each.isalpha()]
    return letters[len(letters) // 2]


def changed(text: str, at: int) -> str:
    """Return a text with another letter in one place."""
    return text[:at] + ("q" if text[at] != "q" else "x") + text[at + 1 :]


def test_the_briefing_is_sound_as_it_stands(library: Library) -> None:
    found = own_checked()
    assert found.errors == ()
    assert found.counts.passed == found.counts.quotes == len(library.quotations) > 0


def test_one_changed_letter_of_each_of_several_quotes_is_an_error_at_its_line(library: Library) -> None:
    """Eight quotes are changed in the files at once, and each has its own error."""
    sample = library.quotations[:: max(len(library.quotations) // 8, 1)]
    texts = {
        path: data.decode().splitlines(keepends=True) for path, data in own().files.items() if path.endswith(ENDINGS)
    }
    for quotation in sample:
        at = letter(quotation)
        place = quotation.text.at(at, at + 1)
        lines = texts[place.file]
        assert lines[place.line - 1][place.column - 1] == quotation.text[at]
        lines[place.line - 1] = changed(lines[place.line - 1], place.column - 1)
    files = dict(own().files) | {path: "".join(lines).encode() for path, lines in texts.items()}
    errors = check(Tree(files)).errors
    places = sorted((each.text.place.file, each.text.place.line) for each in sample)
    assert len(set(places)) == len(sample) >= 8
    assert sorted((error.place.file, error.place.line) for error in errors) == places


def test_one_changed_letter_in_any_quote_is_an_error_at_its_line(library: Library) -> None:
    for quotation in library.quotations:
        text = quotation.text
        wrong = replace(quotation, text=Text(changed(text, letter(quotation)), text.place, text.runs))
        # A quote through a claim is looked for in that claim's evidence, which stands as it is.
        verdicts, findings = check_quotations(replace(library, quotations=(*quotation.inside, wrong)))
        assert not verdicts[quotation.address].tier.passes
        errors = [finding.place for finding in findings if finding.rule.severity == "error"]
        assert [(place.file, place.line) for place in errors] == [(text.place.file, text.place.line)]
