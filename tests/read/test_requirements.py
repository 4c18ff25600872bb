"""The type of a field states requirements on every value of a record; one validation finds all mistakes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

import pytest

from generator.model import Edition, FrontMatter, Record, Source, Tree
from generator.model.bounds import EVIDENCE
from generator.model.forms import COUNT, DAY, EDTF, ID, LANGUAGE, NUMBER, REFERENCE, SHA256, SHARE, URL
from generator.model.places import Place, Text
from generator.model.requirements import Form, Requirement
from generator.read import load
from generator.read.briefings import Claims, Entities, Lists
from generator.read.edition_files import with_place
from generator.read.records import read_record, validate_record
from generator.read.settings import Own
from tests.projects import project
from tests.read.marked import CLAIMS

if TYPE_CHECKING:
    from collections.abc import Iterator

CLAIM = project()[CLAIMS]
ROW: dict[str, Any] = {"evidence": [{"source": "paper", "quote": "q"}]}


def records(hint: Any) -> Iterator[type[Record]]:  # noqa: ANN401 (a type hint may be anything)
    """Yield every record that a type leads to."""
    inside = get_args(hint)
    if isinstance(hint, type) and issubclass(hint, Record):
        yield hint
        inside = tuple(get_type_hints(hint).values())
    for inner in inside:
        yield from records(inner)


def unasked(hint: object) -> bool:
    """Return whether a type has a text without a requirement; keys of mappings have none."""
    parts = get_args(hint)
    if get_origin(hint) is Annotated and any(isinstance(each, Requirement) and each.of is str for each in parts):
        return False
    return hint in {Text, str, Any} or any(map(unasked, parts[1:] if get_origin(hint) is Mapping else parts))


READ: set[type] = {
    each for root in (Source, FrontMatter, Claims, Lists, Entities, Own, Edition) for each in records(root)
}


@pytest.mark.parametrize("record", sorted(READ, key=str))
def test_each_text_of_a_record_is_asked_something(record: type) -> None:
    hints = get_type_hints(record, include_extras=True)
    assert [name for name, hint in hints.items() if not name.startswith("__") and unasked(hint)] == []


@pytest.mark.parametrize("form", [COUNT, DAY, EDTF, ID, LANGUAGE, NUMBER, SHA256, SHARE, URL])
def test_each_written_form_refuses_other_text(form: Form) -> None:
    assert not form.holds("Not in any form!")


def test_the_form_of_a_reference_is_left_to_what_it_names() -> None:
    assert REFERENCE.holds("Not an id!")


def lists(*rows: dict[str, Any], **more: object) -> list[tuple[str, str]]:
    """Return the rule and the sentence of each finding in a list with these rows."""
    data = with_place({"lists": [{"id": "a", "title": "T", "members": [*rows], **more}]}, Place("members.yml"))
    return [(each.rule.name, each.message) for each in read_record(Lists, data).findings]


def test_a_row_without_either_key_is_told_before_what_is_wrong_in_it() -> None:
    assert [rule for rule, _ in lists(ROW | {"standing": "boss"}, ROW | {"name": "~"})] == [
        "key-missing",
        "value-unknown",
        "value-empty",
    ]


def test_a_row_whose_name_was_refused_is_not_told_to_lack_one() -> None:
    assert [rule for rule, _ in lists(ROW | {"name": ["X"]})] == ["value-type"]


def test_of_a_list_that_is_too_long_no_entry_is_told() -> None:
    items = [{"source": "paper", "quote": ""}] * (EVIDENCE + 1)
    assert [rule for rule, _ in lists(evidence=items)] == ["yaml-entries"]


def test_a_wrong_shape_within_a_list_that_is_too_long_is_told_first() -> None:
    items = [{"source": "paper", "quote": "q"}] * EVIDENCE + [{"source": "paper", "quote": []}]
    assert [rule for rule, _ in lists(evidence=items)] == ["value-type"]


def test_one_validation_finds_every_mistake_in_the_values() -> None:
    data = with_place({"claims": [{"id": "A", "statement": "~", "kind": "x", "evidence": []}]}, Place("claims.yml"))
    record, mistakes = validate_record(Claims, data)
    assert record is None
    assert [(each.path[-1], each.kind, each.stays) for each in mistakes] == [
        ("id", "value-form", True),
        ("statement", "value-empty", False),
        ("evidence", "value-empty", False),
        ("kind", "value-unknown", False),
    ]


def test_a_record_keeps_what_stays_once_it_has_been_told() -> None:
    content, findings = load(Tree.of(project() | {CLAIMS: CLAIM.replace("id: c1", "id: C 1")}))
    assert [each.rule.name for each in findings] == ["value-form"]
    assert content.briefings[0].claims[0].id == "C 1"
