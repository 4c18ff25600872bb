"""An edition that was sealed by hand shows no quote that its text does not hold, and hides none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.build import check
from generator.model import Tree
from tests.editions.test_schema import resealed
from tests.projects import EDITION, QUOTE, project, published

if TYPE_CHECKING:
    from collections.abc import Callable

Narrative = dict[str, Any]


def found(change: Callable[[Narrative], object]) -> list[str]:
    """Return the messages on an edition whose narrative was changed and sealed again."""
    said = f'\nIt says "{QUOTE}" [@paper].\n\n> {QUOTE} [@paper]\n\n| a | `“no words”` |\n|---|---|\n'
    files = published(project(narrative=said))
    held = json.loads(files[EDITION])
    change(held["contents"]["narrative"])
    files[EDITION] = resealed(held)
    return [each.message for each in check(Tree.of(files)).findings if each.rule.name == "edition-forged"]


def altered(**values: object) -> Callable[[Narrative], object]:
    return lambda narrative: narrative["quoted"][0].update(values)


def more(text: str) -> Callable[[Narrative], object]:
    return lambda narrative: narrative.update(body=narrative["body"] + text)


def test_what_publishing_wrote_is_as_its_text() -> None:
    assert found(lambda _: None) == []
    assert found(more("\nMore, `“of these words”`.\n")) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (altered(start=-5), "follow one another"),
        (altered(end=10**6), "follow one another"),
        (altered(end=0), "follow one another"),
        (lambda narrative: narrative["quoted"][1].update(start=50), "follow one another"),
        (altered(start=2, end=6), "record"),
        (altered(text="The two governments"), "record"),
        (lambda narrative: narrative.update(body=narrative["body"].replace("signed a", "broke a")), "record"),
        (lambda narrative: narrative["citations"][0].update(start=3), "cite"),
        (lambda narrative: narrative["citations"][0].update(start=-9), "cite"),
        (lambda narrative: narrative["quoted"][0]["citation"].update(start=0), "cite"),
        (lambda narrative: narrative["quoted"].pop(0), "nobody checked"),
        (more("\nAnd “they are liars”.\n"), "nobody checked"),
        (more("\n> They are liars\n"), "nobody checked"),
    ],
)
def test_an_edition_whose_quotes_are_not_those_of_its_text_is_refused(
    change: Callable[[Narrative], object], told: str
) -> None:
    (message,) = found(change)
    assert told.replace("record", "records as quoted") in message
