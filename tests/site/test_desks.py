"""A desk of law and a desk of science read true: each statement with who says it, from the key point to the feed."""

from __future__ import annotations

import csv
import json
import re
from functools import cache
from html import unescape
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from generator.edges import disk
from tests.architecture import ROOT
from tests.projects import checked, edited, published
from tests.sites import site

if TYPE_CHECKING:
    from generator.model.library import Checked

DAY = "2026-11-24"
MADE_CLAIMS = "briefings/harbour-dues/claims.yml"
RIGHT = "The harbour of Norhaven doubled its dues for ferries on 1 March 2026."
MISTAKE = "The first edition said that the dues had tripled."
CORRECTED = (
    (MADE_CLAIMS, "Norhaven tripled its dues", "Norhaven doubled its dues"),
    (
        MADE_CLAIMS,
        "    status: corroborated\n",
        f"    status: corroborated\n    corrections: [{{on: {DAY}, text: {MISTAKE}}}]\n",
    ),
)
LAW = {
    "notice-of-ninety-days": (
        "Said to hold from 1 January 2026. Regulation 12/2025 on harbour dues (Council of the Aldmark Union), "
        "article 2, provides: "
        "A harbour that raises its dues shall publish the new dues at least ninety days before they apply."
    ),
    "notice-of-thirty-days": (
        "Superseded by notice-of-ninety-days; no longer, said to hold from 1 July 2019 until 31 December 2025. "
        "Regulation 7/2019 on harbour dues (Council of the Aldmark Union), article 1, provides: "
        "A harbour that raises its dues shall publish the new dues at least thirty days before they apply."
    ),
    "highest-dues": (
        "Council of the Aldmark Union’s regulation (Official Journal of the Aldmark Union) reports: "
        "The dues of the harbour of Norhaven are the highest in the Union."
    ),
    "dues-repaid": (
        "Islands Ferry Company against Harbour of Norhaven (Court of Appeal of Norhaven), paragraph 5, says: "
        "For these reasons, the court orders the harbour of Norhaven to repay to the appellant the dues that it raised "
        "from 1 March 2026 to 30 May 2026."
    ),
    "dues-doubled": (
        "Norhaven Courier’s news report reports; and the news report from Estmark Shipping News reports: "
        "The harbour of Norhaven doubled its dues for ferries on 1 March 2026."
    ),
    "ferries-evaded-dues": (
        "Ministry of Ports of Aldmark’s press release reports; and the coast guard of Estmark, as reported by "
        "Ministry of the Coast of Estmark’s statement: "
        "Ferries of the Islands Ferry Company evaded dues in Norhaven in March 2026."
    ),
}
SCIENCE = {
    "fever-ended": (
        "The article by Coastal Health Trials Group and others (Journal of Coastal Medicine) reports: "
        "After four weeks, fever had ended in 61% of the patients with salt baths and in 58% of those without."
    ),
    "shorter-stay": (
        "The article by Coastal Health Trials Group and others (Journal of Coastal Medicine) assesses in part: "
        "Salt baths shorten the stay in hospital."
    ),
    "trial-influenced": (
        "The statement by Association of Salt Works (party-controlled) denies: "
        "The Association of Salt Works influenced the design of the trial."
    ),
    "daily-baths": (
        "Superseded by baths-not-offered; perhaps no longer, said to hold from 2021 until 2026. Union Board of "
        "Clinical Guidance’s guideline recommends: Daily salt baths are suggested for adults with sea fever."
    ),
}
DESKS = {"law": ("harbour-dues", LAW), "science": ("sea-fever", SCIENCE)}
NEWEST = {"law": 2, "science": 1}


@cache
def files(desk: str) -> dict[str, str]:
    """Return the files of a desk."""
    return {path: data.decode() for path, data in disk.read(ROOT / "tests/desks" / desk).files.items()}


@cache
def editions(desk: str) -> tuple[Checked, dict[str, str]]:
    """Return a desk that has published its briefing, checked, and its site; the desk of law corrects its briefing."""
    briefing, _ = DESKS[desk]
    if desk == "law":
        wrong = edited(files(desk), [(CORRECTED[0][0], CORRECTED[0][2], CORRECTED[0][1])])
        first = published(wrong, briefing, date="2026-11-20")
        made = published(edited(first, CORRECTED), briefing, date=DAY, kind="correction", note="A correction.")
    else:
        made = published(files(desk), briefing, date=DAY)
    found = checked(made)
    return found, site(found, DAY)


def words(html: str) -> str:
    """Return the words of a page as a reader sees them."""
    return re.sub(r" (?=[.,:;])", "", " ".join(unescape(re.sub("<[^>]*>", " ", html)).split()))


@pytest.mark.parametrize("desk", DESKS)
def test_a_desk_passes_the_check_with_its_editions(desk: str) -> None:
    found, _ = editions(desk)
    assert found.findings == ()


@pytest.mark.parametrize("desk", DESKS)
def test_each_output_says_who_says_a_statement_and_whether_it_holds(desk: str) -> None:
    briefing, sentences = DESKS[desk]
    _, made = editions(desk)
    newest = f"{briefing}/editions/{NEWEST[desk]}/index.md"
    page, edition = words(made[f"{briefing}/index.md"]), words(made[newest])
    search: list[Any] = json.loads(made["assets/search.json"])
    found = {entry["location"].partition("#")[2]: entry["title"] for entry in search}
    table = csv.reader(StringIO(made[f"{briefing}/claims-and-sources.csv"]))
    rows = {row[0].partition(",")[0]: row[-1] for row in table}
    for name, sentence in sentences.items():
        assert sentence in page
        assert sentence in edition
        assert found[name] == sentence
        assert rows[name] == sentence


@pytest.mark.parametrize(
    ("desk", "point"),
    [
        (
            "law",
            (
                "Drawn from what Regulation 12/2025 on harbour dues (Council of the Aldmark Union, 14 May 2025), "
                "article 2, provides: New dues have to be published ninety days before they apply."
            ),
        ),
        (
            "law",
            (
                "Drawn from what Islands Ferry Company against Harbour of Norhaven (Court of Appeal of Norhaven, "
                "9 June 2026), paragraph 5, says: A court ordered the harbour to repay what it raised too early."
            ),
        ),
        (
            "law",
            (
                "Drawn from a press release by Ministry of Ports of Aldmark (20 March 2026); and the coast guard of "
                "Estmark in a statement by Ministry of the Coast of Estmark (22 March 2026): "
                "Ferries are said to have left at night to evade dues."
            ),
        ),
        (
            "science",
            (
                "An article by Coastal Health Trials Group and others in Journal of Coastal Medicine (April 2024) "
                "reports: Patients with and without salt baths were free of fever about equally often."
            ),
        ),
        (
            "science",
            (
                "A guideline by Union Board of Clinical Guidance (2026) recommends: "
                "Salt baths are no longer suggested as a treatment."
            ),
        ),
    ],
)
def test_a_key_point_names_what_it_is_drawn_from(desk: str, point: str) -> None:
    assert point in words(editions(desk)[1][f"{DESKS[desk][0]}/index.md"])


def test_only_two_newspapers_establish_and_only_instruments_document() -> None:
    page = words(editions("law")[1]["harbour-dues/index.md"])
    assert "Established: 1 Documented: 3 Reported only: 4 Disputed: none" in page
    assert "3 of them say only what a named instrument provides." in page
    assert "state-controlled" not in page


def test_a_reply_stands_beside_the_claim_that_it_answers() -> None:
    page = words(editions("law")[1]["harbour-dues/index.md"])
    assert "Islands Ferry Company’s statement (party-controlled) replies: None of our ferries has evaded dues." in page


def test_a_correction_is_told_first_on_the_pages_and_in_the_feeds() -> None:
    _, made = editions("law")
    right = f"Norhaven Courier’s news report reports; and the news report from Estmark Shipping News reports: {RIGHT}"
    for path in ("harbour-dues/changes/index.md", "corrections/index.md", "harbour-dues/editions/1/index.md"):
        page = words(made[path])
        assert MISTAKE in page
        assert right in page[page.index(MISTAKE) :]
    summary = words(made["feeds/corrections.xml"].partition("<summary>")[2].partition("</summary>")[0])
    assert MISTAKE in summary
    assert RIGHT in summary


def test_the_identifiers_of_a_study_are_on_its_page_and_in_its_reference() -> None:
    page = words(editions("science")[1]["sources/trial-2024/index.md"])
    assert "DOI 10.5555/jcm.2024.31.4.201" in page
    assert "2024 Apr;31(4):201–14. doi:10.5555/jcm.2024.31.4.201 PubMed PMID: 990000417." in page


def test_the_grade_of_a_scale_has_its_meaning_and_no_other_scale_is_printed() -> None:
    page = words(editions("science")[1]["sea-fever/index.md"])
    assert "Certainty of the evidence (GRADE) moderate Further research may change the estimate." in page
    assert "Credibility" not in page
