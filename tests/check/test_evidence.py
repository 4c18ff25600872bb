"""No claim, list or source says more than its evidence carries."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import check
from generator.check.references import no_claim_rests_on_itself
from generator.check.support import Support, evidence_by_address, independent_origins
from generator.model import Claim, Library, Relation, Settings, Tree
from generator.model.addresses import Address
from generator.model.places import Text
from tests.check.desks import LATER, QUOTE, TEXT, Files, claim, files, judged, listed, said, source, weighed

TAKEN_BACK = {"on": "2026-03-02", "because": "The publisher took it back"}


def press(name: str, origin: str | None, text: str = "", **keys: Any) -> Files:  # noqa: ANN401 - a record holds anything
    """Return a source that carries weight of its own, unless a key says otherwise."""
    stated = {"publisher": f"The {name} agency", "control": "independent", "source_kind": "news"}
    return source(name, text or f"{TEXT}By {name}.\n", origin=origin, **{**stated, **keys})


HELD = f"{TEXT}By the first.\n"
FIRST = press(
    "first",
    "agency",
    HELD,
    author=[{"literal": "The first desk"}],
    container_title="The First Daily",
    URL="https://first.example/port/",
)


def test_two_stated_origins_corroborate_a_claim() -> None:
    found = judged(
        FIRST, press("second", "daily"), claims=(claim(said("first"), said("second"), status="corroborated"),)
    )
    assert found.rules == []


USELESS = {
    "first and second share the origin agency": press("second", "agency"),
    f"first and second share the capture digest {sha256(HELD.encode()).hexdigest()}": press("second", "daily", HELD),
    "first and second share the URL https://first.example/port": press(
        "second", "daily", URL="https://FIRST.example/port#top"
    ),
    "first and second share the author The first desk": press(
        "second", "daily", author=[{"literal": "Another desk"}, {"literal": "the first  desk"}]
    ),
    "first and second share the publisher The first agency": press("second", "daily", publisher="THE FIRST AGENCY"),
    "first and second share the origin agency and the container-title The First Daily": press(
        "second", "agency", container_title="The first daily"
    ),
    "Not counted: second does not state its source-kind": press("second", "daily", source_kind=None),
    "Not counted: second was retracted by its publisher": press(
        "second", "daily", notices=[{"kind": "retraction", "text": "We take it back."}]
    ),
    "Not counted: second has an original that nobody of the desk has seen": press(
        "second", "daily", provenance=[{"step": "original", "by": "The ministry"}, {"step": "copy", "seen": True}]
    ),
    "Not counted: second states no origin": press("second", None),
    "Not counted: second states no author, publisher or container-title": press("second", "daily", publisher=None),
    "Not counted: second is an opinion": press("second", "daily", source_kind="opinion"),
    "Not counted: second is under state control": press("second", "daily", control="state"),
    "Not counted: second is under party control": press("second", "daily", control="party"),
    "Not counted: second is under public control": press("second", "daily", control="public"),
    "Not counted: second does not state control: independent": press("second", "daily", control=None),
    "Not counted: second is an official source": press("second", "daily", source_kind="official"),
    "Not counted: second is an official source and is under public control": press(
        "second", "daily", source_kind="official", control="public"
    ),
    "Not counted: second is withdrawn": press("second", "daily", withdrawn=TAKEN_BACK),
    "Not counted: second has no quote here that could be checked": {
        path: text for path, text in press("second", "daily", rights="hash-only").items() if path.endswith(".yml")
    },
    "Not counted: second states no origin, is an opinion and is under state control": press(
        "second", None, source_kind="opinion", control="state"
    ),
}
"""Sources that add no independent origin to the agency, by what the message says of them."""


@pytest.mark.parametrize("why", USELESS)
@pytest.mark.parametrize(("status", "stance"), [("corroborated", "supports"), ("refuted", "contradicts")])
def test_a_refused_status_says_why_each_source_adds_no_origin(why: str, status: str, stance: str) -> None:
    both = (said("first", stance=stance), said("second", stance=stance))
    found = judged(FIRST, USELESS[why], claims=(claim(*both, status=status),))
    (message,) = (each.message for each in found.findings if each.rule.name == f"claim-{status}")
    assert "one independent origin, agency," in message
    assert message.endswith(f"two are needed. {why}.")


@pytest.mark.parametrize("why", USELESS)
def test_what_adds_no_origin_is_no_support_left_without_the_other(why: str) -> None:
    found = judged(FIRST, USELESS[why], claims=(claim(said("first"), said("second")),))
    support = Support(found.library, found.verdicts)
    first = found.library.sources["first"]
    assert [each.falls for each in support.dependents(first, found.library.quoted_from["first"])] == [True]


def test_a_chain_of_sources_that_share_something_is_one_origin() -> None:
    """The first has the author of the third, and the third the publisher of the second."""
    third = press("third", "review", author=[{"literal": "The first desk"}], publisher="The second agency")
    evidence = tuple(said(name) for name in ("first", "second", "third"))
    found = judged(FIRST, press("second", "daily"), third, claims=(claim(*evidence, status="corroborated"),))
    (message,) = (each.message for each in found.findings)
    assert "only one independent origin, agency," in message
    assert message.endswith(
        "first and third share the author The first desk; second and third share the publisher The second agency."
    )


@pytest.mark.parametrize(("status", "stance"), [("corroborated", "supports"), ("refuted", "contradicts")])
def test_papers_that_pass_on_what_speakers_say_establish_nothing(status: str, stance: str) -> None:
    both = (
        said("first", stance=stance, speaker="the ministry of ports"),
        said("second", stance=stance, speaker="state television"),
    )
    found = judged(FIRST, press("second", "daily"), claims=(claim(*both, status=status),))
    (message,) = (each.message for each in found.findings)
    assert message.endswith(
        "Not counted: first only passes on words of the ministry of ports; "
        "second only passes on words of state television."
    )


def test_papers_that_quote_a_speaker_and_also_say_it_themselves_are_two_origins() -> None:
    both = (
        *(said(name, speaker="The ministry") for name in ("first", "second")),
        *(said(name, LATER) for name in ("first", "second")),
    )
    assert judged(FIRST, press("second", "daily"), claims=(claim(*both, status="corroborated"),)).rules == []


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        (f"{QUOTE}, the ministry said.\n", "said"),
        (f"According to state television: {QUOTE}.\n", "According to"),
        (f"The ministry declared that {QUOTE}.\n", "declared that"),
        (f"Selon le ministère: {QUOTE}.\n", "Selon"),
    ],
)
def test_a_paper_that_is_quoted_without_who_says_it_establishes_nothing(text: str, saying: str) -> None:
    both = claim(said("first"), said("second"), status="corroborated")
    (message,) = (each.message for each in judged(FIRST, press("second", "daily", text), claims=(both,)).findings)
    assert message.endswith(f"Not counted: second passes on here what somebody else says (“{saying}”).")


def test_a_quote_with_words_of_the_desk_establishes_nothing() -> None:
    added = said("second", "The port [of the capital] was closed on Monday after the storm")
    found = judged(FIRST, press("second", "daily"), claims=(claim(said("first"), added, status="corroborated"),))
    (message,) = (each.message for each in found.findings if each.rule.name == "claim-corroborated")
    assert message.endswith("Not counted: second has words in its quote here that the desk added.")


CUT = "There is no evidence that the port was closed on Monday.\n"


@pytest.mark.parametrize("acknowledge", [{}, {"quote-cut-negation": "It is known by now."}])
@pytest.mark.parametrize(("status", "stance"), [("corroborated", "supports"), ("refuted", "contradicts")])
def test_a_quote_that_lost_its_negation_establishes_nothing(
    status: str, stance: str, acknowledge: dict[str, str]
) -> None:
    cut = said("second", "the port was closed on Monday", stance=stance, acknowledge=acknowledge)
    evidence = claim(said("first", stance=stance), cut, status=status)
    found = judged(FIRST, press("second", "daily", CUT), claims=(evidence,))
    assert ("quote-cut-negation" in found.rules) is not bool(acknowledge)
    (message,) = (each.message for each in found.findings if each.rule.name == f"claim-{status}")
    assert message.endswith("Not counted: second is quoted here without a negation beside the quote.")


def test_two_ministries_that_allege_an_attack_do_not_establish_it() -> None:
    ministries = (press(name, name, source_kind="official", control="public") for name in ("first", "second"))
    found = judged(*ministries, claims=(claim(said("first"), said("second"), status="corroborated"),))
    (message,) = (each.message for each in found.findings)
    assert message.endswith(
        "no independent origin supports it; two are needed. Not counted: first is an official source and is under "
        "public control; second is an official source and is under public control."
    )


def test_a_named_outlet_makes_a_source_as_known_as_a_publisher_does() -> None:
    named = press("second", "daily", publisher=None, container_title="A daily")
    found = judged(FIRST, named, claims=(claim(said("first"), said("second"), status="corroborated"),))
    assert found.rules == []


def test_two_sources_without_a_stated_origin_corroborate_nothing() -> None:
    both = (said("first"), said("second"))
    found = judged(press("first", None), press("second", None), claims=(claim(*both, status="corroborated"),))
    assert found.rules == ["claim-corroborated"]
    assert "no independent origin" in found.findings[0].message


def test_two_quotes_from_one_source_count_once() -> None:
    found = judged(FIRST, claims=(claim(said("first"), said("first", LATER), status="corroborated"),))
    assert found.rules == ["claim-corroborated"]


@pytest.mark.parametrize("stance", ["contradicts", "context"])
def test_an_origin_that_does_not_support_corroborates_nothing(stance: str) -> None:
    evidence = (said("first"), said("second", stance=stance))
    found = judged(FIRST, press("second", "daily"), claims=(claim(*evidence, status="corroborated"),))
    assert "claim-corroborated" in found.rules


def test_an_author_makes_a_source_as_known_as_a_publisher_does() -> None:
    signed = press("second", "daily", publisher=None, author=[{"literal": "The port authority"}])
    found = judged(FIRST, signed, claims=(claim(said("first"), said("second"), status="corroborated"),))
    assert found.rules == []


@pytest.mark.parametrize("kind", ["news", "research", "reference"])
def test_every_kind_but_opinion_and_official_counts(kind: str) -> None:
    found = judged(press("first", "daily", source_kind=kind), claims=(claim(said("first")),))
    address = Address("port", "c1")
    evidence = evidence_by_address(address, found.library.claims[address].evidence, "supports")
    assert independent_origins(found.library, evidence, found.verdicts) == {"daily": ["first"]}


def test_two_origins_that_deny_refute_a_claim() -> None:
    both = (said("first", stance="contradicts"), said("second", stance="contradicts"))
    assert judged(FIRST, press("second", "daily"), claims=(claim(*both, status="refuted"),)).rules == []


def test_origins_that_support_refute_nothing() -> None:
    found = judged(FIRST, press("second", "daily"), claims=(claim(said("first"), said("second"), status="refuted"),))
    assert found.rules == ["claim-refuted"] * 2


def test_a_contradicted_claim_shows_both_sides() -> None:
    both = (said(), said(quote=LATER, stance="contradicts"))
    assert judged(claims=(claim(*both, status="contradicted"),)).rules == []


@pytest.mark.parametrize(("stance", "missing"), [("supports", "denies"), ("contradicts", "supports")])
def test_one_side_alone_contradicts_nothing(stance: str, missing: str) -> None:
    found = judged(claims=(claim(said(stance=stance), status="contradicted"),))
    assert found.rules == ["claim-contradicted"]
    assert f"no evidence {missing} it" in found.findings[0].message


DENIAL = said(stance="contradicts")


@pytest.mark.parametrize("kind", ["fact", "forecast"])
def test_a_claim_that_sources_only_deny_is_denied(kind: str) -> None:
    assert judged(claims=(claim(DENIAL, kind=kind, status="denied"),)).rules == []
    assert judged(claims=(claim(DENIAL, kind=kind),)).findings[0].hint.startswith("Set the status to denied")


@pytest.mark.parametrize(
    ("evidence", "what"),
    [
        ((said(),), "but evidence from paper supports it"),
        ((DENIAL, said(quote=LATER, stance="supports-in-part")), "but evidence from paper supports it"),
        ((said(stance="context"), said(quote=LATER, stance="context")), "but no evidence denies it"),
    ],
)
def test_a_denied_claim_has_denials_and_nothing_that_supports_it(evidence: tuple[Any, ...], what: str) -> None:
    found = [each.message for each in judged(claims=(claim(*evidence, status="denied"),)).findings]
    assert f"Claim c1 is denied, {what}." in found


def test_a_source_that_supports_a_claim_in_part_corroborates_nothing_and_is_named() -> None:
    evidence = (said("first"), said("second", stance="supports-in-part"))
    found = judged(FIRST, press("second", "daily"), claims=(claim(*evidence, status="corroborated"),))
    assert found.rules == ["claim-corroborated"]
    assert "only one independent origin" in found.findings[0].message
    assert found.findings[0].message.endswith("Not counted: second supports it only in part.")


def test_support_in_part_and_a_denial_are_both_sides() -> None:
    both = (said(stance="supports-in-part"), said(quote=LATER, stance="contradicts"))
    assert judged(claims=(claim(*both, status="contradicted"),)).rules == []
    assert judged(claims=(claim(*both),)).rules == ["claim-contradicted"]


@pytest.mark.parametrize(
    ("evidence", "falls"),
    [
        ((said("first"), said("second")), False),
        ((said("first"), said("second", stance="supports-in-part")), True),
        ((said("first", stance="supports-in-part"),), True),
        ((said("first", stance="contradicts"),), True),
    ],
    ids=["another origin", "another origin in part", "in part only", "denied only"],
)
def test_a_claim_falls_with_a_source_unless_another_origin_supports_all_of_it(
    evidence: tuple[Any, ...], *, falls: bool
) -> None:
    status = "denied" if evidence[0].get("stance") == "contradicts" else "reported"
    found = judged(FIRST, press("second", "daily"), claims=(claim(*evidence, status=status),))
    source = found.library.sources["first"]
    dependents = Support(found.library, found.verdicts).dependents(source, found.library.quoted_from["first"])
    assert [dependent.falls for dependent in dependents] == [falls]


def test_a_claim_may_be_said_to_cause_another_and_that_other_it_but_none_itself() -> None:
    def causing(name: str, effect: str) -> Any:  # noqa: ANN401 - a record holds anything
        return claim(id=name, relations=[{"claim": effect, "kind": "causes"}])

    assert judged(claims=(causing("c1", "c2"), causing("c2", "c1"))).rules == []
    assert judged(claims=(causing("c1", "c1"),)).findings[0].message == "Claim c1 causes itself."


def test_a_reply_is_a_quote_of_its_own_that_carries_nothing() -> None:
    reply = {"source": "paper", "quote": LATER}
    found = judged(claims=(claim(said(), reply=reply),))
    assert found.rules == []
    assert found.verdict("c1-reply").tier == "exact"
    assert set(Support(found.library, found.verdicts).supporting[Address("port", "c1")]) == {"port#c1-e1"}
    assert judged(claims=(claim(said(), reply=reply | {"quote": "It opened again on Tuesday"}),)).rules == [
        "quote-not-found"
    ]
    assert judged(claims=(claim(said(stance="context"), reply=reply),)).rules == ["claim-evidenced"]


@pytest.mark.parametrize("keys", [{"stance": "supports"}, {"id": "answer"}])
def test_a_reply_has_neither_a_stance_nor_an_id(keys: dict[str, str]) -> None:
    assert judged(claims=(claim(said(), reply={"source": "paper", "quote": LATER, **keys}),)).rules == ["reply-apart"]


@pytest.mark.parametrize("kind", ["fact", "opinion"])
def test_a_claim_that_a_source_denies_is_no_longer_merely_reported(kind: str) -> None:
    both = (said(), said(quote=LATER, stance="contradicts"))
    assert judged(claims=(claim(*both, kind=kind),)).rules == ["claim-contradicted"]


def test_a_corroborated_claim_that_a_source_denies_is_contradicted() -> None:
    evidence = (said("first"), said("second"), said("first", LATER, stance="contradicts"))
    found = judged(FIRST, press("second", "daily"), claims=(claim(*evidence, status="corroborated"),))
    assert found.rules == ["claim-contradicted"]


@pytest.mark.parametrize(
    ("support", "rules"),
    [
        (said("first", LATER, speaker="The ministry"), []),
        (said("first", LATER, stance="supports-in-part"), []),
        (said("third", LATER), []),
        (said("first", LATER), ["claim-refuted"]),
    ],
    ids=["of a speaker", "in part", "under state control", "of an independent origin"],
)
def test_what_an_independent_origin_says_itself_is_not_refuted(support: Any, rules: list[str]) -> None:  # noqa: ANN401
    evidence = (said("first", stance="contradicts"), said("second", stance="contradicts"), support)
    sources = (FIRST, press("second", "daily"), press("third", "state", control="state"))
    found = judged(*sources[: 3 if support["source"] == "third" else 2], claims=(claim(*evidence, status="refuted"),))
    assert found.rules == rules
    assert [each.message for each in found.findings if rules] == [
        "Claim c1 is refuted, but the independent origin agency supports it." for _ in rules
    ]


@pytest.mark.parametrize(("stance", "verb"), [("supports", "support"), ("contradicts", "deny")])
def test_what_two_independent_origins_say_or_deny_is_not_unverifiable(stance: str, verb: str) -> None:
    one, other = said("first", stance=stance), said("second", stance=stance)
    sources = (FIRST, press("second", "daily"))
    found = judged(*sources, claims=(claim(one, other, status="unverifiable"),))
    (message,) = (each.message for each in found.findings)
    assert message == f"Claim c1 is unverifiable, but independent origins {verb} it: agency, daily."
    facing = "contradicts" if stance == "supports" else "supports"
    assert judged(*sources, claims=(claim(one, other | {"stance": facing}, status="unverifiable"),)).rules == []


@pytest.mark.parametrize("kind", ["forecast", "opinion", "recommendation"])
@pytest.mark.parametrize("status", ["corroborated", "refuted", "unverifiable"])
def test_the_future_a_judgement_and_advice_are_never_established(kind: str, status: str) -> None:
    """One message says so, whatever the evidence."""
    assert judged(claims=(claim(kind=kind, status=status),)).rules == ["claim-kind-status"]


@pytest.mark.parametrize("kind", ["forecast", "opinion", "recommendation"])
def test_the_future_a_judgement_and_advice_are_reported_or_contradicted(kind: str) -> None:
    both = (said(), said(quote=LATER, stance="contradicts"))
    assert judged(claims=(claim(kind=kind),)).rules == []
    assert judged(claims=(claim(*both, kind=kind, status="contradicted"),)).rules == []


@pytest.mark.parametrize("kind", ["event", "fact", "assessment"])
def test_events_facts_and_assessments_may_be_unverifiable(kind: str) -> None:
    assert judged(claims=(claim(kind=kind, status="unverifiable"),)).rules == []


def test_context_alone_carries_no_claim() -> None:
    assert judged(claims=(claim(said(stance="context")),)).rules == ["claim-evidenced"]
    assert judged(claims=(claim(said(stance="context"), said(quote=LATER)),)).rules == []


def test_evidence_that_could_not_be_read_is_not_missed_again() -> None:
    """The evidence without a quote has its finding; that nothing but context is left has none."""
    claims = (claim({"source": "paper"}, said(stance="context"), status="corroborated"),)
    assert [finding.rule.name for finding in check(Tree.of(files(claims=claims))).findings] == ["key-missing"]


def test_a_claim_falls_with_the_last_of_its_sources() -> None:
    gone, stands = source(withdrawn=TAKEN_BACK), source("other")
    assert judged(gone).rules == ["claim-standing"]
    assert judged(gone, stands, claims=(claim(said(), said("other")),)).rules == []


def test_a_withdrawn_claim_is_held_to_its_record_only() -> None:
    """A tombstone neither corroborates nor falls again."""
    evidence = (said(), said(quote=LATER, stance="contradicts"))
    stone = claim(*evidence, status="corroborated", likelihood="likely", withdrawn=TAKEN_BACK)
    assert judged(source(withdrawn=TAKEN_BACK), claims=(stone,)).rules == []


@pytest.mark.parametrize(
    ("original", "copy", "rules"),
    [
        ("agency", "agency", []),
        ("agency", "daily", ["origin-shared"]),
        ("agency", None, ["origin-shared"]),
        (None, "daily", ["origin-shared"]),
        (None, None, []),
    ],
)
def test_a_copy_shares_the_origin_of_what_it_derives_from(original: str, copy: str, rules: list[str]) -> None:
    both = (press("first", original), press("second", copy, derived_from="first"))
    assert judged(*both, claims=(claim(said("first"), said("second")),)).rules == rules


@pytest.mark.parametrize("kind", ["forecast", "assessment"])
def test_we_judge_how_likely_a_forecast_or_an_assessment_is(kind: str) -> None:
    assert judged(claims=(claim(kind=kind, likelihood="unlikely"),)).rules == []


@pytest.mark.parametrize("kind", ["event", "fact", "opinion", "recommendation"])
def test_nothing_else_has_a_likelihood(kind: str) -> None:
    assert judged(claims=(claim(kind=kind, likelihood="unlikely"),)).rules == ["likelihood-ours"]


def test_a_source_is_cited_and_quoted() -> None:
    other = source("other")
    assert judged(narrative="Nothing is named.").rules == ["source-cited"]
    assert judged(source(), other).rules == ["source-quoted"]
    assert judged(source(), other, claims=(claim(said(), said("other")),)).rules == []
    assert judged(narrative=f'The agency: "{LATER}" [@paper].').rules == []


@pytest.mark.parametrize("narrative", ["It was closed [#c1].", f'"{QUOTE}" [#c1].', "Closed [@paper; #c1]."])
def test_a_source_is_cited_by_a_claim_that_rests_on_it(narrative: str) -> None:
    assert judged(source(), source("other"), claims=(claim(said(), said("other")),), narrative=narrative).rules == []


def test_a_claim_cites_no_source_whose_evidence_is_withdrawn_or_of_a_row() -> None:
    both, narrative = (source(), source("other")), "It was closed [#c1]."
    gone = claim(said(), said("other", withdrawn={"on": "2026-11-24", "because": "Misread"}))
    assert judged(*both, claims=(gone,), narrative=narrative).rules == ["source-cited"]
    row = {"name": "the port", "evidence": [said("other")]}
    assert judged(*both, lists=(listed(row),), narrative=narrative).rules == ["source-cited"]


def test_a_source_that_no_briefing_names_is_not_used() -> None:
    found = judged(source(), source("other"), narrative="The desk read [@paper].")
    assert found.rules == ["source-used"]
    assert found.findings[0].place.file == "seeds/other.yml"


def test_a_key_point_rests_on_a_claim_that_stands() -> None:
    stone = claim(id="c2", withdrawn=TAKEN_BACK)
    point = {"text": "The port was closed"}
    for claims, rules in ((["c1"], []), (["c2", "c1"], []), (["#c2"], ["key-point-carried"])):
        head = {"key-points": [{**point, "claims": claims}]}
        assert judged(claims=(claim(), stone), head=head).rules == rules


@pytest.mark.parametrize("kind", ["proposed", "position"])
@pytest.mark.parametrize(("standing", "rules"), [("member", ["member-standing"]), ("named", []), ("possible", [])])
def test_nobody_is_a_member_of_what_is_only_proposed(kind: str, standing: str, rules: list[str]) -> None:
    row = {"name": "the port", "standing": standing, "evidence": [said()]}
    assert judged(lists=(listed(row, kind=kind),)).rules == rules


@pytest.mark.parametrize("kind", ["treaty", "organisation", "grouping"])
def test_a_list_of_what_exists_has_members(kind: str) -> None:
    row = {"name": "the port", "standing": "member", "evidence": [said()]}
    assert judged(lists=(listed(row, kind=kind),)).rules == []


@pytest.mark.parametrize(
    ("began", "ended", "rules"),
    [
        ("2021-05", "2020", ["member-dated"]),
        ("2021-05-02", "2021-05-01", ["member-dated"]),
        ("2020", "2021-05", []),
        ("2021-05", "2021", []),
        ("2021", "2021-05", []),
        ("2021-05-02", "2021-05~", []),
        ("2022", "../2023", []),
        ("2022", "2020/2023", []),
        ("2022", "2020/..", []),
        ("2022", None, []),
        (None, "2020", []),
    ],
)
def test_a_membership_ends_only_where_it_cannot_have_begun_later(
    began: str | None, ended: str | None, rules: list[str]
) -> None:
    """A date that is known to the month or year may mean any day of it."""
    dates = {key: value for key, value in (("from", began), ("until", ended)) if value}
    row = {"name": "the port", "evidence": [said()], **dates}
    assert judged(lists=(listed(row),)).rules == rules


def test_a_source_misnamed_in_the_only_evidence_is_one_mistake() -> None:
    texts = files(claims=(claim(said("papr")),), narrative="The desk read [@paper].")
    assert [finding.rule.name for finding in check(Tree.of(texts)).findings] == ["reference-unknown"]


CIRCULAR = "claim-circular"


@pytest.mark.parametrize(
    "claims",
    [
        (claim(relations=[{"claim": "c1", "kind": "refines"}]),),
        (claim(withdrawn={"on": "2026-03-02", "because": "It was wrong", "replaced-by": "c1"}),),
    ],
    ids=["related to itself", "replaced by itself"],
)
def test_no_claim_rests_on_itself(claims: tuple[Any, ...]) -> None:
    assert judged(claims=claims).rules == [CIRCULAR]


def test_dependence_makes_no_circle_but_a_chain_is_fine() -> None:
    def depending(name: str, on: str) -> Any:  # noqa: ANN401 - a record holds anything
        return claim(id=name, relations=[{"claim": on, "kind": "depends-on"}])

    assert judged(claims=(depending("c1", "c2"), depending("c2", "port/c3"), claim(id="c3"))).rules == []
    assert judged(claims=(depending("c1", "c2"), depending("c2", "c1"))).rules == [CIRCULAR, CIRCULAR]


def test_a_circle_of_three_claims_is_described_as_it_is() -> None:
    circle = tuple(
        claim(id=name, relations=[{"claim": on, "kind": "depends-on"}])
        for name, on in (("c1", "c2"), ("c2", "c3"), ("c3", "c1"))
    )
    first = check(Tree.of(files(claims=circle))).findings[0]
    assert first.message == "Claim c1 depends on c2, which depends on c1, directly or through other claims."


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 7)), max_size=14))
def test_a_relation_is_circular_where_its_claim_can_be_reached_from_the_one_that_it_names(
    pairs: list[tuple[int, int]],
) -> None:
    on: dict[int, set[int]] = {number: {there for here, there in pairs if here == number} for number in range(7)}
    reached = {number: set(there) for number, there in on.items()}
    for _ in reached:
        reached = {here: there.union(*(reached.get(each, ()) for each in there)) for here, there in reached.items()}
    claims = {
        Address.of_claim("port", f"c{number}"): Claim(
            id=Text(f"c{number}"),
            statement=Text("A port was closed"),
            evidence=(),
            relations=tuple(Relation(claim=Text(f"c{each}"), kind=Text("depends-on")) for each in there),
        )
        for number, there in on.items()
    }
    circles = sum(here == there or here in reached.get(there, ()) for here in on for there in on[here])
    assert len(list(no_claim_rests_on_itself(Library(Settings(), {}, {}, {}, {}, claims)))) == circles


def test_a_chain_of_thousands_of_claims_is_followed_to_its_end() -> None:
    claims = {
        Address.of_claim("port", f"c{number}"): Claim(
            id=Text(f"c{number}"),
            statement=Text("A port was closed"),
            evidence=(),
            relations=(Relation(claim=Text(f"c{(number + 1) % 5000}"), kind=Text("depends-on")),),
        )
        for number in range(5000)
    }
    assert len(list(no_claim_rests_on_itself(Library(Settings(), {}, {}, {}, {}, claims)))) == 5000


def test_evidence_that_was_not_checked_corroborates_nothing() -> None:
    far = [press(name, name, rights="hash-only") for name in ("first", "second")]
    texts = files(*far, claims=(claim(said("first"), said("second"), status="corroborated"),))
    del texts["seeds/first.txt"], texts["seeds/second.txt"]
    assert weighed(texts).rules.count("claim-corroborated") == 1


def test_context_from_a_standing_source_keeps_no_claim_standing() -> None:
    gone = press("gone", "agency", withdrawn=TAKEN_BACK)
    claims = (claim(said("gone"), said("paper", stance="context")),)
    assert "claim-standing" in judged(gone, source(), claims=claims).rules
