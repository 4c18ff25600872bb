"""One spelling of each address, from which nothing has to be cut."""

from __future__ import annotations

import copy
import pickle

import pytest

from generator.model.addresses import Address

CLAIM, ROW = Address.of_claim("pact", "c1"), Address.of_member("pact", "parties", "china")


@pytest.mark.parametrize(
    ("address", "spelt", "url"),
    [
        (CLAIM, "pact#c1", "pact/#c1"),
        (CLAIM.below("e2"), "pact#c1-e2", "pact/#c1-e2"),
        (Address.of_list("pact", "parties"), "pact#l-parties", "pact/#l-parties"),
        (Address.of_open_end("pact", "parties"), "pact#l-parties-open", "pact/#l-parties-open"),
        (ROW.below("e1"), "pact#m-parties-china-e1", "pact/#m-parties-china-e1"),
        (Address.of_reference("pact", "c1"), "pact#c1", "pact/#c1"),
        (Address.of_reference("pact", "other/c1"), "other#c1", "other/#c1"),
    ],
)
def test_an_address_is_its_own_spelling_and_leads_to_its_page(address: Address, spelt: str, url: str) -> None:
    assert (address, address.url) == (spelt, url)


def test_evidence_knows_what_holds_it_and_everything_else_holds_itself() -> None:
    assert CLAIM.below("e2").holder == CLAIM
    assert CLAIM.holder == CLAIM
    assert CLAIM.reference == "pact/c1"
    assert ROW.below("e1").passage == "pact-m-parties-china-e1"


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))])  # noqa: S301
def test_a_copy_keeps_the_parts(again: object) -> None:
    made = again(CLAIM.below("e2"))  # type: ignore[operator]
    assert (made, made.briefing, made.anchor, made.holder) == ("pact#c1-e2", "pact", "c1-e2", "pact#c1")
