"""What is the same for all sources of a folder stands once, and every source has it as if it stated it itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.build import check, reviewed
from generator.model import Tree
from generator.read import load
from generator.report import memo_text
from tests.projects import CLAIMS, DESK, RECORD, capture, edited, project, published

if TYPE_CHECKING:
    from generator.model import Source

DEFAULTS = "seeds/defaults.yml"
BARE = {**project(), RECORD: project()[RECORD].replace("rights: full\n", "")}
DOUBT = "      - id: e9\n        source: report\n        quote: Fishermen doubt that the treaty will bring calm.\n"
BELOW = {"seeds/court/second.txt": "It rules.\n", "seeds/court/second.yml": "id: second\ntitle: Second\n"}
BELOW["seeds/court/second.yml"] += capture("court/second", BELOW["seeds/court/second.txt"])


def sources(files: dict[str, str]) -> dict[str, Source]:
    content, findings = load(Tree.of(files))
    assert findings == ()
    return {str(source.id): source for source in content.sources}


def test_a_source_has_what_its_folder_states_and_keeps_what_it_states_itself() -> None:
    stated = "captured: 2026-11-20\nmethod: supplied\nlanguage: fr\nrights: hash-only\ncontrol: state\n"
    (source,) = sources({**BARE, DEFAULTS: stated}).values()
    assert (source.captures[0].captured, source.captures[0].method) == ("2026-11-20", "supplied")
    assert (source.language, source.rights, source.control) == ("fr", "hash-only", "state")
    own = BARE[RECORD].replace("sha256", "method: printed, sha256") + "control: unknown\nlanguage: en\n"
    (source,) = sources({**BARE, RECORD: own, DEFAULTS: stated}).values()
    assert (source.captures[0].captured, source.captures[0].method) == ("2026-11-20", "printed")
    assert (source.language, source.rights, source.control) == ("en", "hash-only", "unknown")


def test_the_nearest_folder_that_states_a_key_decides() -> None:
    files = {**BARE, **BELOW, DEFAULTS: "control: state\nlanguage: fr\n", "seeds/court/defaults.yml": "language: de\n"}
    found = sources(files)
    assert (found["paper"].control, found["paper"].language) == ("state", "fr")
    assert (found["second"].control, found["second"].language) == ("state", "de")


def test_each_of_several_captures_has_the_defaults() -> None:
    two = (
        BARE[RECORD].replace("capture: {", "captures: [{id: a, ").replace("}", "}, {id: b, captured: 2025, PLACE}]", 1)
    )
    digest = two.partition("file: ")[2].partition("}")[0]
    files = {**BARE, RECORD: two.replace("PLACE", f"file: {digest}"), DEFAULTS: "captured: 2026\n"}
    (source,) = sources(files).values()
    assert [str(each.captured) for each in source.captures] == ["2026", "2025"]


@pytest.mark.parametrize(
    ("text", "place", "rule", "message"),
    [
        ("control: sate\n", "1:10", "value-unknown", "`control` is `sate`"),
        ("captured: yesterday\n", "1:11", "value-form", "`captured` is `yesterday`"),
        ("publisher: The Paper\n", "1:1", "key-unknown", "The file of defaults has no key `publisher`."),
        ("language: en\nid: defaults\ntitle: A source\n", "2:1", "key-unknown", "This file has `id` like the record"),
        ("- control: state\n", "1:1", "value-type", "The file of defaults is a list"),
    ],
)
def test_a_mistake_is_told_once_in_the_file_of_defaults(text: str, place: str, rule: str, message: str) -> None:
    second = {
        "seeds/second.txt": "It is.\n",
        "seeds/second.yml": f"id: second\ntitle: S\n{capture('second', 'It is.')}",
    }
    second["seeds/second.yml"] = f"id: second\ntitle: S\n{capture('second', second['seeds/second.txt'])}"
    (finding,) = load(Tree.of({**BARE, **second, DEFAULTS: text}))[1]
    assert (str(finding.place), finding.rule.name) == (f"{DEFAULTS}:{place}", rule)
    assert finding.message.startswith(message)
    assert finding.hint


UNASKED = "No other state has been asked to join it so far."


def test_a_source_may_have_the_id_defaults() -> None:
    files = {
        path: text.replace("source: paper", "source: defaults").replace("@paper", "@defaults")
        for path, text in BARE.items()
    }
    files[RECORD] = files[RECORD].replace("id: paper", "id: defaults")
    assert check(Tree.of(files)).findings == ()


def test_an_edition_has_the_values_themselves() -> None:
    files = published({**BARE, DEFAULTS: "control: party\ncaptured: 2026-11-20\n"})
    text = files["briefings/pact/editions/1.json"]
    assert '"control": "party"' in text
    assert '"captured": "2026-11-20"' in text
    del files[DEFAULTS]
    library = check(Tree.of(files)).library
    assert library
    assert library.editions["pact"][-1].library.sources["paper"].control == "party"


def test_a_memo_tells_a_changed_default_of_every_source_of_the_folder_and_what_it_takes_away() -> None:
    """Both papers were independent by the default, and so they corroborated each other."""
    corroborated = edited(
        DESK,
        [
            (RECORD, "control: independent\n", ""),
            ("seeds/report.yml", "control: independent\n", ""),
            (CLAIMS, "kind: event\n", "kind: event\n    status: corroborated\n"),
            (CLAIMS, "        speaker: officials\n", ""),
            (CLAIMS, "The two governments signed a treaty of mutual defence on Friday, officials said.", UNASKED),
            (CLAIMS, "  - id: c2\n", f"{DOUBT}  - id: c2\n"),
            (DEFAULTS, "", "control: independent\n"),
        ],
    )
    before = Tree.of(corroborated)
    assert check(before).findings == ()
    after = Tree.of({**corroborated, DEFAULTS: "control: state\n"})
    assert {each.rule.name for each in check(after).findings} == {"claim-corroborated"}
    memo = memo_text(reviewed(before, after, "Compared."))
    assert memo.count("Source record changed") == 2, memo
    assert memo.count("Now, control: {+state+}") == 2
    assert "error claim-corroborated" in memo
