"""On paper: what a reader of a printed page needs to find it again, and none of what only a screen can do."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.serving import Site

PAPER = {"A4": 210 / 25.4 * 72, "Letter": 8.5 * 72}
"""The widths of sheets, in points."""
LIVE = "https://gazette.example/archive/2026/11/the-two-governments-signed-a-treaty-of-mutual-defence-on-friday.html"


def printed(page: Page, paper: str = "A4") -> list[str]:
    """Print a page; give the words of each sheet, without ligatures and with the hyphens at which its lines end."""
    sheets = list(PdfDocument(page.pdf(format=paper)))
    assert all(abs(sheet.get_width() - PAPER[paper]) < 2 for sheet in sheets)
    texts = (unicodedata.normalize("NFKC", sheet.get_textpage().get_text_bounded()) for sheet in sheets)
    return [" ".join(text.replace("\x02", "-").split()) for text in texts]


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
@pytest.mark.parametrize("paper", PAPER)
def test_a_printed_briefing_keeps_its_address_edition_and_grades_and_no_furniture(
    page: Page, desk: Site, paper: str
) -> None:
    page.goto(f"{desk.address}strait/")
    sheets = printed(page, paper)
    permanent = f"{desk.address}strait/editions/2/"
    assert f"Permanent address of this edition: {permanent}. That of a claim ends with its number" in sheets[0]
    assert "Edition 2, a correction" in sheets[0]
    assert "Established: 1 Reported only: 6 Disputed: 2 Not known: 1 No longer: 1 Withdrawn: 1" in sheets[0]
    text = " ".join(sheets)
    assert f"The treaty of the strait, edition 2. Research Briefings, 25 November 2026. {permanent} (SHA-256" in text
    assert "6, cannot be judged" in text
    assert "B, usually reliable" in text
    for furniture in (
        "Table of contents",
        "Search",
        "What is new",
        "Cite ",
        "Copy",
        "Show all",
        "Report an error",
        "¶",
    ):
        assert furniture not in text


def test_the_head_of_a_table_stands_on_every_sheet_that_it_runs_over(page: Page, content: Site) -> None:
    page.goto(f"{content.address}china-and-nato/")
    sheets = printed(page)
    with_claims = [
        sheet for sheet in sheets if re.search(r"\bc\d+ .* Kind (?:event|forecast|assessment|opinion)", sheet)
    ]
    assert len(with_claims) > 3
    assert all("Who says what, and in which words" in sheet for sheet in with_claims)


def test_the_addresses_of_a_source_are_printed_in_full(page: Page, desk: Site) -> None:
    page.goto(f"{desk.address}sources/gazette/")
    first = printed(page)[0].replace(" ", "")
    assert f"Addressofthispage:{desk.address}sources/gazette/" in first
    assert f"Address{LIVE}Addresstoday" in first
    assert "Archivedathttps://archive.example/gazette" in first
