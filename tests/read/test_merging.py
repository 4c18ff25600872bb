"""Two branches of a real repository that each add something merge, and what collides is named."""

from __future__ import annotations

from subprocess import CalledProcessError
from typing import TYPE_CHECKING

import pytest

from generator.build import check
from generator.edges import disk
from generator.model import Tree
from tests.projects import CLAIMS, DESK, MEMBERS, edited, published
from tests.repository import branched, git, repository

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.library import Checked

C2, C3 = "  - id: c2\n", "  - id: c3\n"
ISLANDS = "      - id: islands\n        entity: islands\n"
OWN = "briefings/pact/claims/{}.yml"


def claim(name: str) -> str:
    """Return a claim that differs from another only in its id and its statement."""
    return (
        f"  - id: {name}\n    statement: What {name} says.\n    evidence:\n      - source: report\n"
        "        quote: Fishermen doubt that the treaty will bring calm.\n"
    )


def row(name: str) -> str:
    """Return a row of the list of parties."""
    return (
        f"      - name: {name}\n        evidence:\n          - source: paper\n"
        "            quote: The two governments signed a treaty of mutual defence on Friday\n"
    )


def piece(name: str, quote: str) -> str:
    """Return a piece of evidence with its id."""
    return f"      - id: {name}\n        source: report\n        stance: context\n        quote: {quote}\n"


E1 = "      - id: e1\n        source: paper\n        quote: The treaty will bring calm to the coast"
E2 = "      - id: e2\n        source: paper\n        quote: will bring calm to\n"
DOUBT, THIRD = "Fishermen doubt that the treaty will bring calm.", "A third government, that of the islands"


def merged(folder: Path, ours: list[tuple[str, str, str]], theirs: list[tuple[str, str, str]]) -> Checked:
    """Make one edit of the desk on each of two branches, merge both, and check the result."""
    repository(folder, DESK)
    branched(folder, "ours", edited(DESK, ours))
    branched(folder, "theirs", edited(DESK, theirs))
    for name in ("ours", "theirs"):
        git(folder, "merge", "--quiet", "--no-edit", name)
    return check(disk.read(folder), "2026-11-24")


@pytest.mark.parametrize(
    ("ours", "theirs", "anchors"),
    [
        (
            (OWN.format("quay-built"), "", f"claims:\n{claim('quay-built')}"),
            (OWN.format("ban-lifted"), "", f"claims:\n{claim('ban-lifted')}"),
            {"quay-built", "ban-lifted"},
        ),
        (
            (CLAIMS, C2, claim("quay-built") + C2),
            (CLAIMS, C3, claim("ban-lifted") + C3),
            {"quay-built", "ban-lifted"},
        ),
        (
            (MEMBERS, ISLANDS, row("One government") + ISLANDS),
            (MEMBERS, "  - id: doubters\n", row("Another government") + "  - id: doubters\n"),
            {"m-parties-one-government", "m-parties-another-government"},
        ),
        (
            (CLAIMS, E1, piece("doubt", DOUBT) + E1),
            (CLAIMS, E2, piece("third", THIRD) + E2),
            {"c2-doubt", "c2-third"},
        ),
    ],
    ids=["claims in files of their own", "claims at different places", "rows", "evidence of one claim"],
)
def test_two_branches_that_add_at_different_places_merge_and_pass(
    tmp_path: Path, ours: tuple[str, str, str], theirs: tuple[str, str, str], anchors: set[str]
) -> None:
    checked = merged(tmp_path / "desk", [ours], [theirs])
    assert checked.findings == ()
    assert checked.library
    found = {
        address.anchor
        for quotation in checked.library.quotations
        for address in (quotation.address, quotation.address.holder)
    }
    assert anchors <= found


def test_the_same_id_on_two_branches_merges_and_the_check_names_both_places(tmp_path: Path) -> None:
    first, second = OWN.format("ada"), OWN.format("grace")
    text = f"claims:\n{claim('ban-lifted')}"
    (found,) = merged(tmp_path / "desk", [(first, "", text)], [(second, "", text)]).findings
    assert found.rule.name == "id-duplicate"
    assert found.message == "The id `ban-lifted` is taken by another claim of this briefing."
    assert (found.place.file, found.also[0].place.file) == (second, first)
    assert (found.place.line, found.also[0].place.line) == (2, 2)


def test_an_edition_of_claims_in_several_files_writes_their_ids_where_they_are() -> None:
    more = OWN.format("ban-lifted")
    files = published(edited(DESK, [(more, "", f"claims:\n{claim('ban-lifted')}{claim('quay-built')}")]))
    assert check(Tree.of(files)).findings == ()
    assert files[more].count("      - id: e1\n        source: report\n") == len(("ban-lifted", "quay-built"))
    assert files[CLAIMS] == DESK[CLAIMS]


def test_two_claims_at_the_same_place_conflict_and_what_git_leaves_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    with pytest.raises(CalledProcessError):
        merged(folder, [(CLAIMS, C2, claim("quay-built") + C2)], [(CLAIMS, C2, claim("ban-lifted") + C2)])
    assert {each.rule.name for each in check(disk.read(folder)).findings} == {"file-conflict"}
