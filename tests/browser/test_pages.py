"""This project's own pages in a real browser, on a desktop and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import settle
from tests.browser.forms import DESKTOP, PHONE
from tests.browser.visits import FITS, Listener

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.serving import Site

PAGES = (
    "",
    "china-and-nato/",
    "china-and-nato/editions/1/",
    "china-and-nato/editions/2/",
    "china-and-nato/changes/",
    "changes/",
    "corrections/",
    "sources/",
    "sources/fomenko-2023/",
    "sources/alliance-article/",
    "entities/",
    "entities/china/",
    "guide/",
    "guide/how-to-read/",
)


@pytest.fixture(scope="module")
def address(content: Site) -> str:
    """The address of this project's own content."""
    return content.address


def test_no_page_logs_an_error_calls_another_host_or_scrolls_sideways(page: Page, address: str) -> None:
    """Each page is opened on a phone, which then becomes a desktop."""
    listener = Listener(page, address)
    wide = []
    for path in PAGES:
        for width in (PHONE, DESKTOP):
            page.set_viewport_size({"width": width, "height": 800})
            if width == PHONE:
                page.goto(address + path)
            settle(page)
            if not page.evaluate(FITS):
                wide.append((path, width))
    assert wide == []
    assert listener.heard == []


def test_a_reader_goes_from_a_claim_to_the_quoted_words_to_the_passage(page: Page, address: str) -> None:
    page.goto(f"{address}china-and-nato/#c1")
    quoted = page.locator("#c1-e1 blockquote").inner_text()
    page.locator("#c1-e1 figcaption a").click()
    page.wait_for_url("**/sources/alliance-article/#china-and-nato-c1-e1")
    passage = page.locator("figure.rb-passage", has=page.locator("#china-and-nato-c1-e1"))
    assert quoted.strip("“”\n ") in passage.locator("blockquote").inner_text()


def test_a_table_is_a_table_on_the_desktop_and_a_card_for_each_row_on_a_phone(page: Page, address: str) -> None:
    page.goto(f"{address}china-and-nato/")
    for width, display in ((DESKTOP, "table-row"), (PHONE, "block")):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.locator("#c1").evaluate("(row) => getComputedStyle(row).display") == display
