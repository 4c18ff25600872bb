"""Every kind of change, as readers and editors are told of it; the changes are the whole difference of two states."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.editions import KINDS, changes, freeze
from generator.editions.diff.kinds import DOCUMENTED as TOP
from generator.editions.policy import list_grave_changes
from generator.report import changes as reported
from generator.site.changes import Side
from generator.site.history import compared
from generator.site.index import SiteIndex
from tests.editions.applying import applied
from tests.projects import CLAIMS, DESK, MEMBERS, checked, edited
from tests.review.branches import BRANCHES

if TYPE_CHECKING:
    import random

    from generator.model import Contents

GALLERY = yaml.safe_load((Path(__file__).parent / "gallery.yml").read_text(encoding="utf-8"))
"""One entry for each kind: the edits that make the earlier state of the desk (`was`) and the later one (`now`),
what changes along with it (`also`), and the lines that tell of all of it."""


def state(files: dict[str, str]) -> Side:
    """Return the briefing ``pact`` of a project as it stands."""
    found = checked(files)
    assert found.library
    index = SiteIndex(found.library, found.verdicts)
    return Side(freeze(found.library, found.verdicts, "pact"), index, found.library.briefings["pact"])


def both(entry: dict[str, Any]) -> tuple[Side, Side]:
    """Return the states of an entry of the gallery; with no edits for the later one, that is the desk itself."""
    was = edited(DESK, entry["was"])
    return state(was), state(edited(was, entry["now"]) if entry["now"] else DESK)


EVERY = [pytest.param(entry, id=entry["kind"]) for entry in GALLERY]


@pytest.mark.parametrize("entry", EVERY)
def test_a_change_is_told_in_the_expected_words(entry: dict[str, Any]) -> None:
    old, new = both(entry)
    assert {each.kind.name for each in changes(old.contents, new.contents)} == {entry["kind"], *entry["also"]}
    assert reported(compared(old, new)) == entry["told"]


@pytest.mark.parametrize("entry", EVERY)
def test_applying_what_changed_to_the_earlier_state_gives_the_later_one(entry: dict[str, Any]) -> None:
    old, new = (each.contents for each in both(entry))
    assert applied(old, changes(old, new)) == new
    assert applied(new, changes(new, old)) == old


def test_every_kind_of_change_is_in_the_gallery() -> None:
    assert {entry["kind"] for entry in GALLERY} == set(KINDS)


def test_the_riskiest_change_is_told_first() -> None:
    ranks = {name: number for number, name in enumerate(KINDS)}
    for entry in GALLERY:
        old, new = (each.contents for each in both(entry))
        found = [ranks[each.kind.name] for each in changes(old, new)]
        assert found == sorted(found)


@cache
def states() -> list[Contents]:
    """Return both states of every third entry of the gallery."""
    return [each.contents for entry in GALLERY[::3] for each in both(entry)]


STATES = st.deferred(lambda: st.sampled_from(states()))


@given(STATES)
def test_nothing_changes_between_a_state_and_itself(one: Contents) -> None:
    assert changes(one, one) == ()


@given(STATES, STATES)
def test_any_state_becomes_any_other_by_its_changes(one: Contents, other: Contents) -> None:
    assert applied(one, changes(one, other)) == other


def shuffled(value: Any, dice: random.Random) -> Any:  # noqa: ANN401 (YAML's own types)
    """Return YAML data with the keys of every mapping in another order."""
    if isinstance(value, dict):
        keys = dice.sample(list(value), len(value))
        return {key: shuffled(value[key], dice) for key in keys}
    return [shuffled(each, dice) for each in value] if isinstance(value, list) else value


@settings(max_examples=25)  # each puts the keys of every mapping and all files into another order
@given(st.randoms(use_true_random=False))
def test_the_order_of_keys_and_files_changes_nothing(dice: random.Random) -> None:
    files = dict(DESK)
    for path in (name for name in DESK if name.endswith(".yml") and name != "mkdocs.yml"):
        files[path] = yaml.safe_dump(shuffled(yaml.load(DESK[path], yaml.BaseLoader), dice), sort_keys=False)  # noqa: S506
    paths = dice.sample(list(files), len(files))
    assert changes(state(DESK).contents, state({path: files[path] for path in paths}).contents) == ()


@given(st.permutations([0, 1, 2]), st.permutations([0, 1]))
def test_the_order_of_records_is_only_ever_an_order(claims: list[int], lists: list[int]) -> None:
    """What moves is said to have moved, and nothing else is said of it."""
    files = dict(DESK)
    for path, name, order in ((CLAIMS, "claims", claims), (MEMBERS, "lists", lists)):
        held = yaml.load(DESK[path], yaml.BaseLoader)[name]  # noqa: S506
        files[path] = yaml.safe_dump({name: [held[number] for number in order]}, sort_keys=False)
    made = changes(state(DESK).contents, state(files).contents)
    assert {each.kind.name for each in made} <= {"moved"}
    assert bool(made) == (claims != sorted(claims) or lists != sorted(lists))


@pytest.mark.parametrize("entry", EVERY)
def test_no_statement_is_told_without_who_reports_it(entry: dict[str, Any]) -> None:
    """The lines of statements, points and rows begin with their reporter; all others hold no statement."""
    old, new = both(entry)
    statements = {str(claim.statement) for each in (old, new) for claim in each.contents.claims}
    statements |= {str(point.text) for each in (old, new) for point in each.contents.front_matter.key_points}
    for line in (
        reported(compared(old, new)).replace("[-", "").replace("-]", "").replace("{+", "").replace("+}", "").split("\n")
    ):
        for statement in statements:
            if line.endswith(statement):
                lead = line.removesuffix(statement)
                assert any(named in lead for named in ("’s news report", "’s law", "article 1, provides:"))


DOCUMENTED = BRANCHES["documented"].files
CHANGED = {
    "the statement": (CLAIMS, "    statement: The islands are part of", "    statement: The islands belong to"),
    "the locator": (CLAIMS, '{label: article, value: "1"}', '{label: article, value: "2"}'),
    "the quote": (CLAIMS, "quote: The islands are part of the coast.", "quote: The islands are part"),
    "the authority": ("seeds/decree.yml", "Council of the Coast", "Council of the Islands"),
    "the type": ("seeds/decree.yml", "type: legislation", "type: treaty"),
    "the control": ("seeds/decree.yml", "control: public", "control: state"),
    "the original": ("seeds/decree.yml", "original: {sha256: ", "original: {media-type: text/plain, sha256: "),
    "the status": (CLAIMS, "    status: documented\n", ""),
}


@pytest.mark.parametrize("edit", CHANGED.values(), ids=CHANGED)
def test_whatever_touches_a_documented_claim_is_of_the_top_risk_and_never_minor(edit: tuple[str, str, str]) -> None:
    was, now = DOCUMENTED, edited(DOCUMENTED, [edit])
    for old, new in ((was, now), (now, was)):
        found = changes(state(old).contents, state(new).contents)
        assert {change.risk for change in found} == {TOP}
        assert list_grave_changes(found)
    if edit[2]:
        plain = "    status: documented\n"
        old, new = (edited(files, [(CLAIMS, plain, "")]) for files in (was, now))
        assert TOP not in {change.risk for change in changes(state(old).contents, state(new).contents)}


def test_what_only_annotates_an_instrument_is_of_no_higher_risk() -> None:
    noted = edited(DOCUMENTED, [("seeds/decree.yml", "type: legislation\n", "type: legislation\nnote: Of one page.\n")])
    (change,) = changes(state(DOCUMENTED).contents, state(noted).contents)
    assert (change.kind.name, change.is_minor()) == ("source-annotated", True)
    assert change.risk is not TOP
