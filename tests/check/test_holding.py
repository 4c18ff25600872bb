"""Whether a claim holds on a day: its time, and what supersedes it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import check
from generator.check.holding import JUDGED, Holding, State, Time, explain_weaker, time_of
from generator.model import Claim, Relation, Tree, Validity, Withdrawal
from generator.model.addresses import Address
from generator.model.forms import STATUSES
from generator.model.places import Text
from tests.builders import claim, evidence
from tests.projects import CLAIMS, DESK, MAIN, edited

DAY = "2026-06-15"
ONE, TWO = (Address.of_claim("pact", name) for name in ("c1", "c2"))


@pytest.mark.parametrize(
    ("start", "end", "time"),
    [
        (None, None, Time.HOLDS),
        ("2026-06-15", None, Time.HOLDS),
        ("2026-06-16", None, Time.NOT_YET),
        (None, "2026-06-15", Time.HOLDS),
        (None, "2026-06-14", Time.NO_LONGER),
        (None, "2026-05", Time.NO_LONGER),
        (None, "2026-06", Time.PERHAPS_NO_LONGER),
        (None, "2026", Time.PERHAPS_NO_LONGER),
        (None, "2027", Time.HOLDS),
        ("2026", None, Time.PERHAPS_NOT_YET),
        ("2025", None, Time.HOLDS),
        ("2027", "2028", Time.NOT_YET),
        ("2020", "2021", Time.NO_LONGER),
        ("../2026-06-01", None, Time.HOLDS),
        ("../2026-07-01", None, Time.PERHAPS_NOT_YET),
        ("2026-06-01/..", None, Time.PERHAPS_NOT_YET),
        (None, "2026-06-01/..", Time.PERHAPS_NO_LONGER),
        (None, "2026-07-01/..", Time.HOLDS),
        (None, "../2026-06-01", Time.NO_LONGER),
        (None, "../2026-07-01", Time.PERHAPS_NO_LONGER),
        ("2023-06?", "2024~", Time.NO_LONGER),
    ],
)
def test_a_period_decides_before_its_earliest_and_after_its_latest_day(
    start: str | None, end: str | None, time: Time
) -> None:
    assert time_of(start, end, DAY) is time


@given(st.dates().map(str), st.dates().map(str))
def test_a_whole_day_leaves_no_doubt(day: str, bound: str) -> None:
    assert time_of(bound, None, day) is (Time.NOT_YET if day < bound else Time.HOLDS)
    assert time_of(None, bound, day) is (Time.NO_LONGER if day > bound else Time.HOLDS)


def superseding(**fields: object) -> Claim:
    """Return a claim that supersedes c1."""
    new = claim("c2", "The new law applies.", evidence("paper"))
    relation = Relation(claim=Text("c1"), kind=Text("supersedes"))
    return replace(new, relations=(relation,), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("new", "state"),
    [
        (superseding(), State(superseded_by=(TWO,))),
        (superseding(valid=Validity(from_=Text("2027"))), State(later_by=(TWO,))),
        (superseding(withdrawn=Withdrawal(on=Text(DAY), because=Text("It was a bill."))), State()),
    ],
    ids=["now", "later", "withdrawn"],
)
def test_a_claim_is_superseded_once_the_other_holds_and_stands(new: Claim, state: State) -> None:
    old = claim("c1", "The old law applies.", evidence("paper"))
    assert Holding({ONE: old, TWO: new}, DAY).of_claim(ONE, old) == state


KINDS = {"event": False, "fact": False, "provision": False} | dict.fromkeys(JUDGED, True)


@pytest.mark.parametrize("new", KINDS)
@pytest.mark.parametrize("old", KINDS)
def test_what_is_only_thought_supersedes_nothing_that_is_stated(new: str, old: str) -> None:
    weaker = KINDS[new] and not KINDS[old]
    before = replace(claim("c1", "The old law applies.", evidence("paper")), kind=Text(old))
    after = superseding(kind=Text(new))
    assert bool(explain_weaker(after, before)) is weaker
    assert Holding({ONE: before, TWO: after}, DAY).of_claim(ONE, before).is_past is not weaker


@pytest.mark.parametrize("new", STATUSES)
@pytest.mark.parametrize("old", STATUSES)
def test_only_what_is_established_supersedes_what_much_evidence_carries(new: str, old: str) -> None:
    settled = old in {"corroborated", "refuted", "documented"}
    strong = new in {"corroborated", "documented"} or (
        not settled and new in {"reported", "contradicted", "unverifiable"}
    )
    before = replace(claim("c1", "The old law applies.", evidence("paper")), status=Text(old))
    after = superseding(status=Text(new))
    assert bool(explain_weaker(after, before)) is not strong
    assert Holding({ONE: before, TWO: after}, DAY).of_claim(ONE, before).is_past is strong


def test_a_claim_of_another_briefing_supersedes_nothing_here() -> None:
    old = claim("c1", "The old law applies.", evidence("paper"))
    new = replace(superseding(), relations=(Relation(claim=Text("pact/c1"), kind=Text("supersedes")),))
    assert Holding({ONE: old, Address.of_claim("other", "c2"): new}, DAY).of_claim(ONE, old) == State()


def test_claims_that_supersede_each_other_are_found() -> None:
    files = edited(
        DESK,
        [
            (CLAIMS, "    kind: event\n", "    kind: event\n    relations: [{claim: c2, kind: supersedes}]\n"),
            (CLAIMS, "calm.\n    kind: forecast\n", "calm.\n    relations: [{claim: c1, kind: supersedes}]\n"),
        ],
    )
    found = [each for each in check(Tree.of(files)).findings if each.rule.name != "key-point-past"]
    assert [finding.rule.name for finding in found] == ["claim-circular"] * 2
    assert "Claim c1 supersedes c2, which supersedes c1, directly or through other claims." in found[0].message


@pytest.mark.parametrize(
    ("valid", "today", "found"),
    [
        ("{until: 2026-06-14}", DAY, ["key-point-past"]),
        ("{until: 2026-06-14}", "2026-06-14", []),
        ("{until: 2026-06-14}", "", []),
        ("{until: 2026}", DAY, []),
        ("{from: 2027}", DAY, []),
    ],
)
def test_a_key_point_needs_a_claim_that_still_holds_on_the_day(valid: str, today: str, found: list[str]) -> None:
    files = edited(DESK, [(CLAIMS, "    kind: event\n", f"    kind: event\n    valid: {valid}\n")])
    assert [each.rule.name for each in check(Tree.of(files), today).findings] == found
    other = edited(files, [(MAIN, "claims: [c1]", "claims: [c1, c3]")])
    assert check(Tree.of(other), today).findings == ()
