"""The table is read as a translator writes it: parts where a language wants them, and a form for each number."""

from __future__ import annotations

from gettext import c2py
from importlib.resources import files
from itertools import pairwise
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest

from generator.editions.diff.kinds import ALL
from generator.read.yaml import read
from generator.site import words
from generator.site.words import entries, joined, message, message_parts, sentence
from tests.words.marked import speaking, table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POLISH = """\
plural: "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"
thousands: " "
row: {and: " i ", comma: ", "}
claims: ["{n} teza", "{n} tezy", "{n} tez"]
in: "W liście {list} stoi {n}"
"""


def test_a_number_picks_the_form_by_the_rule_of_the_table(tmp_path: Path) -> None:
    assert [message("counts.claims", n=number) for number in (0, 1, 2)] == ["0 claims", "1 claim", "2 claims"]
    with speaking(tmp_path, POLISH):
        said = [message("claims", n=number) for number in (1, 3, 5, 12, 22, 1004)]
    assert said == ["1 teza", "3 tezy", "5 tez", "12 tez", "22 tezy", "1 004 tezy"]


def test_a_number_is_written_as_the_language_writes_it() -> None:
    assert message("counts.claims", n=1234567) == "1,234,567 claims"
    assert message("editions.edition", number="1234") == "Edition 1234"


def test_parts_stand_where_the_language_wants_them_and_stay_what_they_are(tmp_path: Path) -> None:
    link = object()
    with speaking(tmp_path, POLISH):
        assert message_parts("in", n=2, list=link) == ["W liście ", link, " stoi ", "2"]


@pytest.mark.parametrize("parts", [{}, {"n": 1}, {"origins": "1 origin", "kinds": "1 study"}])
def test_a_missing_part_is_named_with_its_entry(parts: dict[str, Any]) -> None:
    with pytest.raises(KeyError, match=r"standing\.rests need the part (n|origins)"):
        message("standing.rests", **parts)


def test_an_entry_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match=r"no words for standing\.unknown"):
        message("standing.unknown")


def test_words_in_a_row_are_joined_as_the_table_says(tmp_path: Path) -> None:
    assert [joined(list("abc"[:number])) for number in range(4)] == ["", "a", "a and b", "a, b and c"]
    with speaking(tmp_path, POLISH):
        assert joined(["a", "b", "c"]) == "a, b i c"


@pytest.mark.parametrize(
    ("phrase", "said"), [("it was so", "It was so."), ("it was so.", "It was so."), ("was it so?…", "Was it so?…")]
)
def test_a_sentence_begins_with_a_capital_and_ends_once(phrase: str, said: str) -> None:
    assert sentence(phrase) == said


def test_no_key_is_written_twice() -> None:
    """Which a loader of YAML would not mind."""
    text = files(words).joinpath(words.TABLE).read_text(encoding="utf-8")
    assert [each.rule.name for each in read(words.TABLE, text)[1]] == []


def leaves(held: Any, key: str = "") -> Iterator[tuple[str, Any]]:  # noqa: ANN401 (of any shape)
    if isinstance(held, dict):
        for name, below in held.items():
            yield from leaves(below, f"{key}.{name}" if key else name)
    else:
        yield key, held


def test_where_a_number_decides_there_is_a_form_for_each_class_of_numbers() -> None:
    plural = c2py(message("plural"))
    classes = len({plural(number) for number in range(1000)})
    several = {key: held for key, held in leaves(table()) if isinstance(held, list)}
    assert several
    assert {key: len(held) for key, held in several.items() if len(held) != classes} == {}


def test_the_forms_of_an_entry_differ_in_nothing_but_the_number() -> None:
    def parts(form: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(form)} - {"n", None}

    several = [held for _, held in leaves(table()) if isinstance(held, list)]
    assert [held for held in several if any(parts(one) != parts(other) for one, other in pairwise(held))] == []


def test_a_part_is_a_name_and_nothing_else() -> None:
    for _, held in leaves(table()):
        for form in [held] if isinstance(held, str) else held:
            for _, name, spec, conversion in Formatter().parse(form):
                assert name is None or name.isidentifier()
                assert not spec
                assert not conversion


def test_the_table_is_read_once() -> None:
    assert entries() is entries()


def test_a_change_is_called_the_same_on_pages_and_in_findings() -> None:
    assert {kind.name: message(f"changes.kinds.{kind.name}") for kind in ALL} == {kind.name: kind.label for kind in ALL}
