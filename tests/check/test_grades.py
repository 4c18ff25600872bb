"""A desk grades by scales of its own; nothing is printed of a scale that it does not use."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

import pytest

from generator.build import check, reviewed
from generator.model import Tree
from generator.report.memo import memo_text
from generator.site.history import compared
from tests.editions.test_changes import state
from tests.projects import CLAIMS, DESK, RECORD, SETTINGS, edited, published
from tests.sites import site

SCALES: list[dict[str, Any]] = [
    {
        "id": "certainty",
        "title": "Certainty of evidence",
        "of": "claim",
        "grades": [
            {"id": "high", "meaning": "Further research is very unlikely to change it."},
            {"id": "very-low", "meaning": "Any estimate is very uncertain | so far."},
        ],
    },
    {
        "id": "weight",
        "title": "Weight of authority",
        "of": "source",
        "grades": [
            {"id": "binding", "meaning": "A court must follow it."},
            {"id": "persuasive", "meaning": "A court may follow it."},
        ],
    },
]
GRADED = "    grades: [{scale: certainty, grade: very-low, because: One paper says so.}]\n"
WEIGHED = "grades: [{scale: weight, grade: persuasive, because: It is no court.}]\n"


def desk(claim: str = GRADED, source: str = WEIGHED, scales: list[dict[str, Any]] | None = None) -> dict[str, str]:
    """Return the sound desk with scales of its own, and grades on a claim and on a source."""
    stated = json.dumps({"contract": 1, "scales": SCALES if scales is None else scales})
    settings = (SETTINGS, "docs_dir: briefings\n", f"docs_dir: briefings\nextra: {{briefings: {stated}}}\n")
    statement = "    statement: Two governments signed a treaty.\n"
    return edited(
        DESK,
        [
            settings,
            (CLAIMS, statement, statement + claim),
            (RECORD, "note: From the second page.\n", f"note: From the second page.\n{source}"),
        ],
    )


def found(files: dict[str, str]) -> list[tuple[str, str]]:
    """Return the rules that a desk breaks and the sentences."""
    return [(each.rule.name, each.message) for each in check(Tree.of(files)).findings]


def pages(files: dict[str, str]) -> dict[str, str]:
    """Return the pages of a desk."""
    return {path: unescape(text) for path, text in site(check(Tree.of(files)), "2026-11-24").items()}


@pytest.mark.parametrize(
    ("files", "rule", "message"),
    [
        (desk(GRADED.replace("certainty", "surety")), "reference-unknown", "There is no scale `surety`."),
        (
            desk(GRADED.replace("very-low", "low")),
            "reference-unknown",
            "There is no grade of certainty `low`.",
        ),
        (
            desk(GRADED.replace("certainty", "weight").replace("very-low", "binding")),
            "grade-fits",
            "c1 is a claim, and the scale weight is for each source.",
        ),
        (
            desk(GRADED.replace("}]", "}, {scale: certainty, grade: high, because: So.}]")),
            "grade-fits",
            "c1 has two grades on the scale certainty.",
        ),
        (
            desk(GRADED.replace("}]", ", title: A scale, meaning: Proven.}]")),
            "grade-fits",
            "The title and the meaning of the grade very-low of c1 are typed here.",
        ),
        (
            desk(scales=[*SCALES, SCALES[0]]),
            "id-duplicate",
            "The id `certainty` is taken by another scale.",
        ),
        (
            desk(scales=[SCALES[0] | {"grades": SCALES[0]["grades"] * 2}, SCALES[1]]),
            "id-duplicate",
            "The id `high` is taken by another grade of certainty.",
        ),
    ],
)
def test_a_grade_is_on_a_scale_that_the_desk_declares_for_it(files: dict[str, str], rule: str, message: str) -> None:
    assert (rule, message) in found(files)


def test_a_grade_stands_with_its_meaning_beside_the_admiralty_s() -> None:
    assert found(desk()) == []
    shown = pages(desk())
    meant = "Any estimate is very uncertain | so far. One paper says so."
    claim = f"<dt>Certainty of evidence</dt><dd>very low <small>{meant}</small></dd>"
    assert f"<dd>3, possibly true <small>One paper reports it.</small></dd>{claim}" in shown["pact/index.md"]
    assert "C, fairly reliable, Weight of authority: persuasive)" in shown["pact/index.md"]
    source = "<dt>Weight of authority</dt><dd>persuasive <small>A court may follow it. It is no court.</small></dd>"
    assert source in shown["sources/paper/index.md"]
    assert "Weight of authority: persuasive" in shown["sources/paper/index.md"].partition("rb-passages")[2]


def test_the_page_of_method_lists_the_scales_that_are_used() -> None:
    method = pages(desk(source=""))["guide/how-to-read/index.md"]
    assert "## Scales of this desk" in method
    assert "### Certainty of evidence" in method
    for grade in SCALES[0]["grades"]:
        row = f"<td><strong>{grade['id'].replace('-', ' ')}</strong></td><td>{grade['meaning']}</td>"
        assert row in method
    assert "Weight of authority" not in method


def test_nothing_is_printed_of_scales_that_nobody_uses() -> None:
    assert pages(desk(claim="", source="")) == pages(DESK)


def test_an_edition_keeps_what_a_grade_meant() -> None:
    files = published(desk())
    held = json.loads(files["briefings/pact/editions/1.json"])
    assert held["contents"]["claims"][0]["grades"] == [
        {
            "because": "One paper says so.",
            "grade": "very-low",
            "meaning": "Any estimate is very uncertain | so far.",
            "scale": "certainty",
            "title": "Certainty of evidence",
        }
    ]
    files |= {SETTINGS: files[SETTINGS].replace("Any estimate is very uncertain", "Nobody knows")}
    shown = pages(files)
    assert "Any estimate is very uncertain | so far. One paper says so." in shown["pact/index.md"]
    assert "Nobody knows" not in shown["pact/index.md"]


def test_a_new_meaning_is_a_change_of_the_claim_in_the_words_of_the_desk() -> None:
    was = desk()
    now = was | {SETTINGS: was[SETTINGS].replace("Any estimate is very uncertain", "Nobody knows")}
    (change,) = compared(state(was), state(now)).changes
    assert (change.name, change.claim) == ("claim-regraded", "c1")
    (row,) = change.rows
    grade = "Certainty of evidence: very low."
    assert "".join(words for words, _ in row.before) == (
        f"{grade} Any estimate is very uncertain | so far. One paper says so."
    )
    assert "".join(words for words, _ in row.after) == f"{grade} Nobody knows | so far. One paper says so."


def test_a_desk_that_grades_no_source_and_no_claim_does_not_say_so_beside_every_quote() -> None:
    plain = edited(
        DESK,
        [
            (RECORD, "reliability: {grade: C, because: It corrects its mistakes.}\n", ""),
            (CLAIMS, "    credibility: {grade: 3, because: One paper reports it.}\n", ""),
        ],
    )
    shown = pages(plain)
    for address in ("pact/index.md", "sources/paper/index.md"):
        quoted = shown[address].partition("rb-quote" if "pact" in address else "rb-passages")[2]
        assert "reliability not stated" not in quoted
        assert "Credibility" not in quoted
    assert "reliability not stated" in pages(DESK)["pact/index.md"]


def test_a_memo_tells_of_a_scale_in_words() -> None:
    reworded = desk() | {SETTINGS: desk()[SETTINGS].replace("A court must follow it.", "Every court must follow it.")}
    memo = memo_text(reviewed(Tree.of(desk()), Tree.of(reworded), "Compared."))
    assert "binding Every court must follow it." in memo.replace("{+", "").replace("+}", "")
    assert "'id'" not in memo
