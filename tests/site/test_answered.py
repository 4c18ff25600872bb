"""What pages show of a claim and a list: sections, replies, notes, parts, denials, columns, kinds and registers."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.projects import CLAIMS, DESK, MAIN, MEMBERS, SETTINGS, checked, edited, published
from tests.sites import site

ENTITIES = "briefings/entities.yml"
OFFICE = (
    "  - {id: harbour-office, name: Harbour Office, kind: public office, sensitive: true, aliases: [the Office],\n"
    "     same-as: ['https://register.example/entity/Q1', 'https://ror.example/0abc']}\n"
)
REPLY = (
    "    reply:\n      source: report\n      speaker: the islands\n"
    "      quote: A third government, that of the islands, may ask to join it.\n"
)
NOTE = "        note: The officials took part.\n        stance: supports-in-part\n"
ROW = "      - name: The two governments\n        values: {day: Friday}\n"
EDITS = (
    (SETTINGS, "docs_dir: briefings\n", "docs_dir: briefings\nextra: {briefings: {entity-kinds: [public office]}}\n"),
    (ENTITIES, "entities:\n", f"entities:\n{OFFICE}"),
    (MAIN, "reviewers: [grace]", "reviewers: [grace, mary]"),
    (CLAIMS, "    kind: event\n", f"    kind: event\n    section: What was signed\n{REPLY}"),
    (CLAIMS, "about: [coast]", "about: [coast, harbour-office]\n    relations: [{claim: c3, kind: causes}]"),
    (CLAIMS, "officials said.\n", f"officials said.\n{NOTE}"),
    (CLAIMS, "may ask to join.\n    kind", "may ask to join.\n    section: What comes\n    status: denied\n    kind"),
    (
        CLAIMS,
        "        source: report\n        quote",
        "        source: report\n        stance: contradicts\n        quote",
    ),
    (MEMBERS, "    evidence:\n", "    columns:\n      - {id: day, title: Day of signature}\n    evidence:\n"),
    (MEMBERS, "      - id: islands\n", f"{ROW}      - id: islands\n"),
)
FULL = edited(DESK, EDITS)


@cache
def page(address: str, *, frozen: bool = False) -> str:
    """Return the text of a page of the desk, on one line."""
    return " ".join(site(checked(published(FULL) if frozen else FULL), "2026-11-25")[f"{address}index.md"].split())


def words(text: str) -> str:
    """Return what a reader reads of a page, without its marks, white space only between words."""
    return re.sub(r" (?=[:.])", "", " ".join(re.sub("<[^>]*>", " ", text).split()))


def test_the_desk_passes_its_check_and_so_does_its_edition() -> None:
    assert checked(FULL).findings == checked(published(FULL)).findings == ()


@pytest.mark.parametrize("frozen", [False, True], ids=["draft", "edition"])
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("pact/", "#### What was signed {#claims_reported_what-was-signed} "),
        ("pact/", "#### Other claims {#claims_reported_other_claims} "),
        ("pact/", "#### What comes {#claims_disputed_what-comes} "),
        ("pact/", "Officials, as reported by The Paper’s news report in part: Two governments signed a treaty."),
        (
            "pact/",
            "matches its capture of 20 November 2026 Why these words: The officials took part.",
        ),
        ("pact/", "The islands replied, as reported by The Report’s news report: A third government, that of the"),
        ("pact/", "reply ✓ matches its capture of 20 November 2026"),
        ("pact/", "Is said to cause c3"),
        ("pact/", "Is said to be caused by c1"),
        ("pact/", "The Report’s news report denies: The islands may ask to join."),
        ("pact/", "Status denied"),
        (
            "pact/",
            "The two governments named not stated not stated Friday The Paper’s news report names it. The words",
        ),
        ("pact/", "in part: A treaty has been signed."),
        ("entities/harbour-office/", "Kind public office"),
        ("entities/harbour-office/", "The same elsewhere https://register.example/entity/Q1"),
        ("entities/", "Harbour Office public office the Office 1 claim"),
        ("sources/report/", "c1 in The pact ✓ matches its capture of 20 November 2026 said by the islands reply"),
        ("sources/paper/", "The Paper’s news report names: The two governments nothing independent left to rest on"),
        (
            "sources/report/",
            "denies: The islands may ask to join. not stated; nothing independent",
        ),
    ],
)
def test_a_page_says_it(address: str, said: str, *, frozen: bool) -> None:
    assert said in words(page(address, frozen=frozen))


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("pact/members.csv", "The Paper’s news report names: The two governments,Day of signature: Friday"),
        ("pact/claims-and-sources.csv", "the source supports only a part of it"),
        ("assets/search.json", "The islands replied, as reported by The Report’s news report"),
        ("assets/search.json", "c1, reported, What was signed"),
    ],
)
def test_a_file_says_it(file: str, said: str) -> None:
    assert said in site(checked(FULL), "2026-11-25")[file]


def test_a_link_may_lead_to_a_section_and_every_claim_is_in_one_table() -> None:
    link = "See [what was signed](#claims_reported_what-was-signed).\nSome doubt it"
    assert checked(edited(FULL, [(MAIN, "Some doubt it", link)])).findings == ()
    assert re.findall(r'<tr id="(c\d)"', page("pact/")) == ["c1", "c2", "c3"]


def test_a_section_with_claims_of_several_groups_has_a_heading_for_each() -> None:
    text = site(checked(edited(FULL, [(CLAIMS, "section: What comes", "section: What was signed")])), "2026-11-25")
    assert re.findall("#### (.+) {#(.+)}", text["pact/index.md"]) == [
        ("Reported only: What was signed", "claims_reported_what-was-signed"),
        ("Other claims", "claims_reported_other_claims"),
        ("Disputed: What was signed", "claims_disputed_what-was-signed"),
    ]


def test_a_kind_that_the_desk_has_not_declared_is_named_with_those_that_it_may_have() -> None:
    (found,) = checked(edited(FULL, [(ENTITIES, "kind: public office", "kind: school")])).findings
    assert found.message == (
        "`kind` is `school`; one of state, organisation, person, group, place, public office was expected."
    )
    assert found.place.file == ENTITIES
