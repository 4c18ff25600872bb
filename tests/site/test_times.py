"""What no longer holds on the day of a page says so first, wherever the claim, the key point or the row is shown."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from generator.build import check, compare_editions, reviewed
from generator.model import Tree
from generator.report import MEMOS
from tests.editions.test_schema import resealed
from tests.projects import CLAIMS, DESK, MAIN, MEMBERS, edited, published
from tests.sites import site

TIMED = edited(
    DESK,
    [
        (CLAIMS, "    kind: event\n", "    kind: event\n    valid: {from: 2026-01-01, until: 2026-06-30}\n"),
        (CLAIMS, "join.\n    kind: forecast\n", "join.\n    kind: forecast\n    valid: {from: 2027-01-01}\n"),
        (MEMBERS, "        from: 2026\n", "        from: 2026\n        until: 2026-06-30\n"),
        (MAIN, "A treaty was signed [@paper].\n", "A treaty was signed [@paper] [#c1].\n"),
    ],
)
ONCE = published(TIMED, date="2026-03-01")
SUCCESSOR = (
    CLAIMS,
    "  - id: c3\n",
    (
        "  - id: c5\n    statement: The treaty will bring no calm.\n    kind: forecast\n"
        "    relations: [{claim: c2, kind: supersedes}]\n    evidence:\n      - id: e1\n        source: report\n"
        "        quote: Fishermen doubt that the treaty will bring calm.\n  - id: c3\n"
    ),
)
SUPERSEDED = published(edited(ONCE, [SUCCESSOR]), date="2026-04-01")
DURING, PAST = (
    "Said to hold from 1 January 2026 until 30 June 2026.",
    "No longer, said to hold from 1 January 2026 until 30 June 2026.",
)
SIGNED = "Officials, as reported by The Paper’s news report: Two governments signed a treaty."


def words(html: str) -> str:
    """Return the words of a page without its marks, which stand between no words."""
    return " ".join(re.sub(r"<[^>]+>", "", html.replace("<td", " <td").replace("<div", " <div")).split())


def built(files: dict[str, str], today: str) -> dict[str, str]:
    """Return the texts of the site of a day, as a reader reads them."""
    texts = site(check(Tree.of(files), today), today)
    return {path: unescape(text) for path, text in texts.items()}


@pytest.fixture(scope="module")
def later() -> dict[str, str]:
    """Return the site of a day on which a claim and a row no longer hold."""
    return built(SUPERSEDED, "2026-11-24")


@pytest.mark.parametrize(
    "path",
    [
        "pact/index.md",  # the row of the claim
        "entities/coast/index.md",
        "sources/paper/index.md",
        "assets/search.json",
    ],
)
def test_a_claim_says_first_that_it_no_longer_holds(later: dict[str, str], path: str) -> None:
    found = later.get(path) or "".join(text for name, text in later.items() if "search" in name)
    assert f"{PAST} {SIGNED}" in words(found)


def test_a_key_point_and_the_home_page_say_so_first(later: dict[str, str]) -> None:
    home = built(ONCE, "2026-11-24")["index.md"]  # it shows the points of the newest briefing alone
    for text in (home, later["pact/index.md"]):
        assert re.search(rf"{PAST} Officials, as reported by [^:]+: A treaty has been signed\.", words(text))


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ("[c1, c2]", f"{PAST[:-1]} (c1); superseded by c5 (c2). A news report"),
        ("[c1, c2, c4]", f"{PAST[:-1]} (c1); superseded by c5 (c2). "),
        ("[c1, c4]", f"{PAST[:-1]} (c1). "),
    ],
)
def test_a_key_point_names_each_of_its_claims_that_does_not_hold(claims: str, said: str) -> None:
    fourth = DESK[CLAIMS].removeprefix("claims:\n").partition("  - id: c2")[0].replace("id: c1", "id: c4")
    files = edited(
        SUPERSEDED, [(MAIN, "claims: [c1]", f"claims: {claims}"), (CLAIMS, "claims:\n", f"claims:\n{fourth}")]
    )
    text = words(built(published(files, date="2026-05-01"), "2026-11-24")["pact/index.md"])
    assert said in text.partition("Key points")[2].partition("A treaty has been signed.")[0]


def test_what_is_not_yet_and_what_is_superseded_say_so_first(later: dict[str, str]) -> None:
    text = words(later["pact/index.md"])
    assert "Not yet, said to hold from 1 January 2027. The Report’s news report predicts: The islands may" in text
    assert "Superseded by c5. The Paper’s news report predicts: The treaty will bring calm." in text
    assert "Is superseded by c5" in text
    assert "c1, no longer" in text
    assert "No longer: 2" in text


def test_a_row_whose_time_has_passed_says_so_first(later: dict[str, str]) -> None:
    row = "No longer, from 2026 until 30 June 2026. The Report’s news report names it"
    assert row in words(later["pact/index.md"])
    assert row in words(later["entities/islands/index.md"])


def test_an_edition_speaks_as_of_its_own_day(later: dict[str, str]) -> None:
    text = words(later["pact/editions/1/index.md"])
    assert f"{DURING} {SIGNED}" in text
    assert "No longer" not in text
    assert "uperseded by" not in text
    entry = json.loads(later["feeds/pact.json"])["items"][0]
    assert "No longer" not in entry["content_text"]


def test_before_that_day_nothing_is_past() -> None:
    text = words(built(ONCE, "2026-06-30")["pact/index.md"])
    assert f"{DURING} {SIGNED}" in text
    assert "No longer" not in text


def test_a_feed_says_what_did_not_hold_on_the_day_of_the_edition() -> None:
    graded = (CLAIMS, "{grade: 3, because: One paper reports it.}", "{grade: 4, because: It was retold.}")
    texts = built(published(edited(ONCE, [graded]), date="2026-08-01"), "2026-11-24")
    entry = json.loads(texts["feeds/pact.json"])["items"][0]
    assert f"{PAST} {SIGNED}" in entry["content_text"]


def test_a_memo_and_a_comparison_say_what_no_longer_holds_today() -> None:
    graded = (CLAIMS, "{grade: 3, because: One paper reports it.}", "{grade: 4, because: It was retold.}")
    memo = reviewed(Tree.of(ONCE), Tree.of(edited(ONCE, [graded])), "Compared.", today="2026-11-24")
    text = MEMOS["text"](memo, None)
    assert f"{PAST} {SIGNED}" in " ".join(text.split())
    assert "reads differently" not in text
    compared = compare_editions(check(Tree.of(edited(ONCE, [graded]))), "pact", today="2026-11-24")
    assert not isinstance(compared, str)
    assert compared.changes[0].sentence == f"{PAST} {SIGNED}"


def test_a_desk_that_states_no_times_shows_none() -> None:
    for text in built(published(DESK), "2030-01-01").values():
        assert "aid to hold" not in text
        assert "o longer, " not in text


ATTACK = (
    "briefings/other/claims.yml",
    "claims:\n  - id: c1\n",
    (
        "claims:\n  - id: false-as-proved\n    statement: No treaty will bring calm.\n    kind: forecast\n"
        "    relations: [{claim: pact/c2, kind: supersedes}]\n    evidence:\n      - source: report\n"
        "        quote: Fishermen doubt that the treaty will bring calm.\n  - id: c1\n"
    ),
)


@pytest.mark.parametrize("public", [False, True], ids=["a draft", "an edition"])
def test_no_other_briefing_takes_down_what_is_published(*, public: bool) -> None:
    files = edited(published(DESK), [ATTACK])
    texts = built(published(files, "other") if public else files, "2026-11-24")
    assert "Supersedes pact c2" in words(texts["other/index.md"])
    others = {path: text for path, text in texts.items() if not path.startswith(("other/", "guide/", "assets/rb"))}
    assert not [path for path, text in others.items() if "uperseded by" in text]
    assert "No longer" not in texts["pact/index.md"]


def test_a_draft_takes_down_nothing_of_its_published_edition() -> None:
    files = edited(published(DESK), [SUCCESSOR])
    assert "uperseded by" not in built(files, "2026-11-24")["pact/index.md"]
    preview = site(check(Tree.of(files)), "2026-11-24", preview=True)
    assert "Superseded by c5" in words(unescape(preview["pact/index.md"]))


def test_an_edition_that_somebody_wrote_with_a_weaker_successor_is_found() -> None:
    path = "briefings/pact/editions/1.json"
    data = json.loads(published(edited(DESK, [SUCCESSOR]))[path])
    for claim in data["contents"]["claims"]:
        for relation in claim.get("relations", ()):
            relation["claim"] = "c1"
    forged = edited(DESK, [SUCCESSOR]) | {path: resealed(data)}
    (finding,) = check(Tree.of(forged)).findings
    assert finding.rule.name == "edition-forged"
    assert "Claim c5 cannot supersede c1: a forecast does not supersede an event." in finding.message
