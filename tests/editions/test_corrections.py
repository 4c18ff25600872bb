"""A correction says what was wrong, what is right and since when, first of all and everywhere."""

from __future__ import annotations

import json

import pytest

from generator.build import check
from generator.editions.corrections import explain_uncorrected
from generator.model import Tree
from tests.editions.test_publish import SECOND, edition, refused
from tests.editions.test_schema import resealed
from tests.projects import CLAIMS, DESK, MEMBERS, RECORD, edited, published
from tests.site.test_times import built, words
from tests.sites import site

ONCE = published(DESK, date="2026-01-02", note="The first.")
REWORDED = (CLAIMS, "The islands may ask to join.\n", "The islands might ask to join.\n")
TOLD = (CLAIMS, "to join.\n", "to join.\n    corrections: [{on: 2026-02-03, text: It was too strong}]\n")
ROW = (MEMBERS, "standing: possible\n", "standing: named\n")
ROW_WRONG = "corrections: [{on: 2026-02-03, text: It said possible.}]"
ROW_TOLD = (MEMBERS, "standing: possible\n", f"standing: named\n        {ROW_WRONG}\n")
WITHDRAWN = (CLAIMS, "to join.\n", "to join.\n    withdrawn: {on: 2026-02-03, because: It was misread.}\n")
HOW = "Write `corrections: [{on: 2026-11-24, text: What was wrong.}]` into the claim or the row."
WRONG = "What was wrong: It was too strong. What is right since 3 February 2026:"
RIGHT = "The Report’s news report predicts: The islands might ask to join."
SAID = f"{WRONG} {RIGHT}"


@pytest.mark.parametrize(("edit", "changed"), [(REWORDED, "c3"), (ROW, "m-parties-islands")])
def test_a_correction_of_a_claim_or_a_row_must_say_what_was_wrong(edit: tuple[str, str, str], changed: str) -> None:
    said = f"This correction changes {changed}, but no claim or row states what was wrong. {HOW}"
    assert refused(edited(ONCE, [edit]), kind="correction") == said


@pytest.mark.parametrize(
    "edits",
    [
        [REWORDED, TOLD],
        [ROW_TOLD],
        [WITHDRAWN],
        [TOLD, ("seeds/report.yml", "publisher: The Report", "publisher: The Reporter")],
        [(RECORD, "note: From", "note: Copied from")],
    ],
    ids=["claim", "row", "withdrawal", "claim whose source was wrong", "source, which the note tells of"],
)
def test_a_correction_that_says_so_is_published(edits: list[tuple[str, str, str]]) -> None:
    assert edition(published(edited(ONCE, edits), kind="correction"), SECOND).kind == "correction"


SECTION = (CLAIMS, "join.\n    kind: forecast\n", "join.\n    kind: forecast\n    section: The islands\n")
NEW = (
    CLAIMS,
    "  - id: c2\n",
    DESK[CLAIMS].removeprefix("claims:\n").partition("  - id: c2")[0].replace("c1", "c4") + "  - id: c2\n",
)
LIE = "corrections: [{on: 2026-02-03, text: The coast had lied to us}]"


@pytest.mark.parametrize(
    ("edits", "anchor"),
    [
        ([TOLD], "c3"),
        ([SECTION, TOLD], "c3"),
        ([NEW, (CLAIMS, "id: c4\n", f"id: c4\n    {LIE}\n")], "c4"),
        (
            [(MEMBERS, "standing: possible\n", f"standing: possible\n        {ROW_WRONG}\n"), REWORDED],
            "m-parties-islands",
        ),
    ],
    ids=["claim that did not change", "claim under another heading", "new claim", "row that did not change"],
)
@pytest.mark.parametrize("kind", ["correction", "major"])
def test_what_was_never_published_otherwise_cannot_be_corrected(
    edits: list[tuple[str, str, str]], anchor: str, kind: str
) -> None:
    assert refused(edited(ONCE, edits), kind=kind) == (
        f"The correction of {anchor} says what was wrong, but no earlier edition states {anchor} otherwise. "
        "Correct what was wrong, or remove the correction."
    )


def test_a_mistake_that_an_edition_corrected_in_silence_may_be_told_later() -> None:
    twice = published(edited(ONCE, [REWORDED]), date="2026-02-03")
    told = (CLAIMS, "might ask to join.\n", TOLD[2].replace("to join.\n", "might ask to join.\n", 1))
    assert edition(published(edited(twice, [told]), kind="correction"), SECOND.replace("2.json", "3.json")).number == 3


def test_an_edition_that_somebody_wrote_with_a_correction_of_nothing_is_found() -> None:
    twice = published(edited(ONCE, [REWORDED, TOLD]), date="2026-02-03")
    data = json.loads(twice[SECOND])
    for claim in data["contents"]["claims"]:
        claim["statement"] = claim["statement"].replace("might", "may")
    (finding, *_) = check(Tree.of(twice | {SECOND: resealed(data)})).findings
    assert finding.rule.name == "edition-forged"
    assert "The correction of c3 says what was wrong, but no earlier edition" in finding.message


def test_an_old_correction_does_not_count_for_the_next_edition() -> None:
    twice = published(edited(ONCE, [REWORDED, TOLD]), kind="correction", date="2026-02-03")
    again = (CLAIMS, "islands might ask", "islands could ask")
    assert "but no claim or row states what was wrong" in refused(edited(twice, [again]), kind="correction")


def test_a_correction_is_not_dated_after_its_edition() -> None:
    late = edited(ONCE, [REWORDED, (CLAIMS, "to join.\n", TOLD[2].replace("2026-02-03", "2026-11-25"))])
    assert refused(late, kind="correction") == (
        "The correction of c3 is dated 2026-11-25, after the day of this edition."
    )


def test_no_minor_edition_corrects() -> None:
    assert refused(edited(ONCE, [REWORDED, TOLD]), kind="minor").startswith(
        "This is more than a minor edition: corrected (c3)."
    )


def test_an_edition_that_somebody_wrote_without_it_is_found_unless_it_is_older_than_the_rule() -> None:
    twice = published(edited(ONCE, [REWORDED, TOLD]), kind="correction", date="2026-02-03")
    data = json.loads(twice[SECOND])
    for claim in data["contents"]["claims"]:
        claim.pop("corrections", None)
    silent = twice | {SECOND: resealed(data)}
    (finding, *_) = check(Tree.of(silent)).findings
    assert finding.rule.name == "edition-forged"
    assert "This correction changes c3" in finding.message
    first = json.loads(ONCE["briefings/pact/editions/1.json"]) | {"schema": 4}
    old = resealed(first)
    older = resealed(data | {"schema": 4, "previous": json.loads(old)["sha256"]})
    assert check(Tree.of(silent | {"briefings/pact/editions/1.json": old, SECOND: older})).findings == ()


@pytest.fixture(scope="module", params=["correction", "major"])
def corrected_site(request: pytest.FixtureRequest) -> dict[str, str]:
    """Return the site after an edition that corrects a claim, and after one more."""
    files = published(edited(ONCE, [REWORDED, TOLD]), kind=request.param, date="2026-02-03", note="The note.")
    more = edited(files, [(CLAIMS, "The treaty will bring calm.\n", "The treaty will bring peace.\n")])
    return built(published(more, date="2026-03-04", note="More."), "2026-11-24")


@pytest.mark.parametrize("path", ["pact/changes/index.md", "corrections/index.md", "changes/index.md"])
def test_the_pages_of_changes_and_corrections_begin_with_it(corrected_site: dict[str, str], path: str) -> None:
    text = words(corrected_site[path])
    assert f"Corrected, c3: {SAID}" in text
    told = text.index(SAID)
    assert told < text.index("The note.")


def test_the_banner_of_the_old_edition_begins_with_it(corrected_site: dict[str, str]) -> None:
    text = words(corrected_site["pact/editions/1/index.md"]).partition("What is agreed?")[2]
    assert f"Corrected, c3. {SAID} c3" in text
    assert text.index(SAID) < text.index("Superseded.")
    for path in ("pact/editions/2/index.md", "pact/index.md"):
        assert SAID not in words(corrected_site[path]).partition("rb-strip")[0]


@pytest.mark.parametrize("feed", ["pact", "editions", "corrections"])
def test_its_entry_in_the_feeds_begins_with_it(corrected_site: dict[str, str], feed: str) -> None:
    items = {item["url"]: item for item in json.loads(corrected_site[f"feeds/{feed}.json"])["items"]}
    item = items["https://desk.example/pact/editions/2/"]
    assert item["summary"].startswith(f"Corrected, c3: {SAID}")
    assert item["content_text"].startswith(item["summary"])


def test_the_claim_itself_says_so_on_the_newest_page(corrected_site: dict[str, str]) -> None:
    assert "Corrected on 3 February 2026. What was wrong: It was too strong" in words(corrected_site["pact/index.md"])


def test_a_row_is_corrected_like_a_claim() -> None:
    texts = built(published(edited(ONCE, [ROW_TOLD]), kind="correction", date="2026-02-03"), "2026-11-24")
    said = "Corrected, The Islands in Parties to the treaty: What was wrong: It said possible."
    assert said in words(texts["corrections/index.md"])
    assert "Corrected on 3 February 2026. What was wrong: It said possible." in words(texts["pact/index.md"])


def test_a_correction_of_what_was_withdrawn_since_says_that_it_is_withdrawn() -> None:
    twice = published(edited(ONCE, [REWORDED, TOLD]), kind="correction", date="2026-02-03")
    thrice = published(edited(twice, [WITHDRAWN]), date="2026-03-04")
    text = words(built(thrice, "2026-11-24")["pact/editions/1/index.md"])
    assert f"{WRONG} Withdrawn on 3 February 2026: It was misread." in text


def test_a_preview_tells_of_a_correction_whose_claim_has_vanished_since() -> None:
    twice = published(edited(ONCE, [REWORDED, TOLD]), kind="correction", date="2026-02-03")
    data = json.loads(twice[SECOND])
    contents = data["contents"]
    gone = {name: kept for name, kept in contents["verdicts"].items() if not name.startswith("c3")}
    contents = contents | {"claims": contents["claims"][:2], "verdicts": gone}
    third = data | {"number": 3, "previous": data["sha256"], "contents": contents}
    checked = check(Tree.of(twice | {"briefings/pact/editions/3.json": resealed(third)}))
    texts = site(checked, "2026-11-24", preview=True)
    assert "What is right since 3 February 2026: it is no longer here." in words(texts["pact/editions/1/index.md"])


def test_nothing_is_asked_of_other_kinds() -> None:
    assert explain_uncorrected("major", (), ()) == ""
