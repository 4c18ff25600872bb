"""Evidence that the desk has withdrawn stays where it is and carries nothing."""

from __future__ import annotations

from tests.check.desks import LATER, claim, judged, listed, said, source

GONE = {"on": "2026-11-24", "because": "It was read wrongly."}
OTHER = "Nobody entered the port for two days.\n"


def outlet(name: str, text: str | None = None) -> dict[str, str]:
    """Return a source that carries weight of its own."""
    keys = {"publisher": name, "source_kind": "news", "control": "independent", "origin": name}
    return source(name, **keys) if text is None else source(name, text, **keys)


def test_a_claim_does_not_rest_on_withdrawn_evidence() -> None:
    found = judged(claims=(claim(said(withdrawn=GONE)),))
    assert found.rules == ["claim-evidenced"]
    assert found.findings[0].message == (
        "Claim c1 has no evidence that supports or contradicts it: the evidence from paper is withdrawn."
    )


def test_nor_does_a_status() -> None:
    sources = outlet("one"), outlet("two", OTHER)
    two = (said("one"), said("two", "Nobody entered the port for two days"))
    assert judged(*sources, claims=(claim(*two, status="corroborated"),)).rules == []
    weaker = (two[0], {**two[1], "withdrawn": GONE})
    assert judged(*sources, claims=(claim(*weaker, status="corroborated"),)).rules == ["claim-corroborated"]


def test_a_denial_that_is_withdrawn_contradicts_nothing() -> None:
    denial = said(quote=LATER, stance="contradicts")
    assert judged(claims=(claim(said(), denial),)).rules == ["claim-contradicted"]
    assert judged(claims=(claim(said(), {**denial, "withdrawn": GONE}),)).rules == []


def test_a_row_falls_with_the_last_of_its_evidence() -> None:
    row = {"name": "the port", "evidence": [said(withdrawn=GONE)]}
    found = judged(lists=(listed(row),))
    assert [each.message for each in found.findings] == ["All evidence of the port in list l is withdrawn."]
    assert judged(lists=(listed({**row, "withdrawn": GONE}),)).rules == []


def test_its_words_are_still_checked() -> None:
    assert judged(claims=(claim(said(), said(quote="The port was open", withdrawn=GONE)),)).rules == ["quote-not-found"]
