"""What the base of a change has taken over alike, in whatever way, is no part of the change any more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import check, since
from generator.edges import cli
from generator.model import Tree
from generator.review import take_over
from tests.projects import CLAIMS, DESK, MAIN, MEMBERS, RECORD, edited, source
from tests.repository import committed, repository
from tests.repository import git as run
from tests.review.test_seen import told

if TYPE_CHECKING:
    from pathlib import Path

Files = dict[str, str]
ENTITIES = "briefings/entities.yml"
CLAIM = (
    "  - id: {0}\n    statement: The {0} of it.\n    evidence:\n      - source: report\n"
    "        quote: Fishermen doubt that the treaty will bring calm.\n"
)
ROW = (
    "      - id: {0}\n        name: the {0}\n        evidence:\n          - source: report\n"
    "            quote: A third government, that of the islands, may ask to join it.\n"
)
ISLANDS = "      - id: islands\n"


def with_claim(files: Files, name: str) -> Files:
    return files | {CLAIMS: files[CLAIMS] + CLAIM.format(name)}


def with_row(files: Files, name: str) -> Files:
    return edited(files, [(MEMBERS, ISLANDS, ROW.format(name) + ISLANDS)])


def with_evidence(files: Files, name: str) -> Files:
    more = f"      - id: {name}\n        source: report\n        quote: Fishermen doubt that the treaty\n  - id: c2\n"
    return edited(files, [(CLAIMS, "  - id: c2\n", more)])


def with_paragraph(files: Files, name: str) -> Files:
    return files | {MAIN: files[MAIN] + f"\nSome words about the {name}.\n"}


def with_point(files: Files, name: str) -> Files:
    return edited(files, [(MAIN, "authors:", f"  - text: A word on the {name}.\n    claims: [c2]\nauthors:")])


def with_entity(files: Files, name: str) -> Files:
    return files | {ENTITIES: files[ENTITIES] + f"  - {{id: {name}, name: The {name}, kind: state}}\n"}


def with_source(files: Files, name: str) -> Files:
    text = f"The {name} has a text of its own.\n"
    return files | {f"seeds/{name}.txt": text, f"seeds/{name}.yml": source(name, text, "")}


def with_page(files: Files, name: str) -> Files:
    return files | {"docs/why.md": files.get("docs/why.md", "# Why\n") + f"\nBecause of the {name}.\n"}


def with_briefing(files: Files, name: str) -> Files:
    folder = "briefings/third/"
    head = files.get(f"{folder}briefing.md", "---\ntitle: Third\n---\n\nSee [@report].\n")
    claims = files.get(f"{folder}claims.yml", "claims:\n") + CLAIM.format(name)
    return files | {f"{folder}briefing.md": head, f"{folder}claims.yml": claims}


def taken_over(base: Files, branch: Files) -> Files:
    """Return the state before the change of a branch that parted from its base at the desk."""
    before = take_over(*map(Tree.of, (DESK, base, branch)))
    return {path: data.decode() for path, data in before.files.items()}


KINDS = (
    with_claim,
    with_row,
    with_evidence,
    with_paragraph,
    with_point,
    with_entity,
    with_source,
    with_page,
    with_briefing,
)


@pytest.mark.parametrize("add", KINDS)
def test_a_memo_tells_only_what_the_base_does_not_have(add: object) -> None:
    assert callable(add)
    taken = add(DESK, "harbour")
    branch, base = add(taken, "lagoon"), edited(add(taken, "valley"), [(RECORD, "grade: C", "grade: B")])
    memo = told(taken_over(base, branch), branch)
    assert "lagoon" in memo
    assert memo == told(taken, branch)


CHANGES = {
    "edited further": (
        [(CLAIMS, "Two governments signed", "Two states signed")],
        [(CLAIMS, "Two states signed", "Two states have signed")],
        "Two states {+have+} signed",
    ),
    "with another key": (
        [(CLAIMS, "Two governments signed", "Two states signed")],
        [(CLAIMS, "grade: 3", "grade: 2")],
        "grade",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_record_that_the_branch_changes_again_is_compared_with_what_the_base_has(name: str) -> None:
    first, second, words = CHANGES[name]
    taken = edited(DESK, first)
    branch = edited(taken, second)
    memo = told(taken_over(taken, branch), branch)
    assert memo.startswith("1 change to what readers will see")
    assert words in memo


def test_what_only_the_base_changed_stays_out_of_the_memo() -> None:
    base = with_claim(edited(DESK, [(MAIN, "Some doubt it", "Many doubt it")]), "valley")
    branch = with_paragraph(DESK, "lagoon")
    assert told(taken_over(base, branch), branch) == told(DESK, branch)


def test_line_ends_of_another_system_hide_nothing_that_is_alike() -> None:
    taken, branch = (
        with_claim(DESK, "harbour"),
        with_paragraph(with_claim(with_claim(DESK, "harbour"), "lagoon"), "sea"),
    )
    windows = {path: text.replace("\n", "\r\n") if path in {CLAIMS, MAIN} else text for path, text in branch.items()}
    assert told(taken_over(taken, windows), windows) == told(taken, windows)


STATES = st.dictionaries(st.sampled_from("abcde"), st.integers(1, 3), min_size=1)
"""The claims of a file by id, each in a version."""


def write(state: dict[str, int]) -> Files:
    return {CLAIMS: "claims:\n" + "".join(CLAIM.format(name).replace("of it", f"{state[name]}") for name in state)}


@given(STATES, STATES, STATES)
def test_every_record_is_what_both_have_or_what_was_there_before(
    parting: dict[str, int], base: dict[str, int], branch: dict[str, int]
) -> None:
    """What both changed, and not alike, is compared with what the base has."""
    before = take_over(*map(Tree.of, map(write, (parting, base, branch))))
    found = re.findall(r"- id: (.)\n    statement: The . (\d)\.", before.files[CLAIMS].decode())
    expected = {}
    for name in "abcde":
        was, there, now = (state.get(name) for state in (parting, base, branch))
        both = there and now and was not in {there, now}
        expected[name] = there if there == now or both else was
    assert {name: int(number) for name, number in found} == {name: which for name, which in expected.items() if which}


def test_a_fault_that_the_base_has_too_did_not_come_with_the_change() -> None:
    head = "The harbour of it.\n    evidence:\n      - source: "
    bad = edited(with_claim(DESK, "harbour"), [(CLAIMS, f"{head}report", f"{head}nobody")])
    branch, base = with_claim(bad, "lagoon"), with_claim(bad, "valley")
    narrow = since(Tree.of(branch), check(Tree.of(branch)), Tree.of(DESK), Tree.of(base))
    assert narrow.elsewhere
    assert not narrow.findings


WAYS = {
    "squash": (("merge", "--quiet", "--squash", "work"), ("commit", "--quiet", "--message", "Squashed")),
    "cherry-pick": (("cherry-pick", "work"),),
    "rebase": (("cherry-pick", "--no-commit", "work"), ("commit", "--quiet", "--message", "Again")),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("head", [["work"], []], ids=["two commits", "the working tree"])
def test_a_branch_goes_on_after_the_base_took_its_first_part(
    way: str, head: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = repository(tmp_path, DESK)
    run(folder, "switch", "--quiet", "--create", "work")
    first = with_claim(DESK, "harbour")
    committed(folder, first | {"program.py": "one = 1\n"})
    run(folder, "switch", "--quiet", "main")
    committed(folder, {"README.md": "Another change.\n"}, beside=True)
    for command in WAYS[way]:
        run(folder, *command)
    run(folder, "switch", "--quiet", "work")
    committed(folder, with_claim(first, "lagoon"), beside=True)
    assert cli.main(["review", "-C", str(folder), "main", *head]) == 0
    memo = capsys.readouterr().out
    assert memo.startswith("1 change to what readers will see, in “The pact”: claim added (lagoon).")
    assert "10 as before, 1 new" in memo
    assert "What main (" in memo
    assert "program.py" not in memo
