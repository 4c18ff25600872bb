"""What a screen reader lists of a page makes sense alone: its title, its headings, its links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.visits import OUTLINE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.serving import Site

ORDER = [
    "Key points",
    "What was signed",
    "Article summaries",
    "Claims and the words they rest on",
    "Lists of members",
    "Whom the lists leave unnamed",
    "Sources of this briefing",
]


def test_a_briefing_is_read_in_order(page: Page, desk: Site) -> None:
    page.goto(f"{desk.address}strait/")
    outline: list[tuple[int, str]] = page.evaluate(OUTLINE)
    assert [words for level, words in outline if level == 2] == ORDER
    assert page.title() == "The treaty of the strait - Research Briefings"
    page.goto(f"{desk.address}sources/gazette/")
    assert page.title() == "Source: Two governments sign - Research Briefings"


@pytest.mark.parametrize("width", [360, 1280])
def test_how_the_claims_are_known_is_seen_without_scrolling(page: Page, desk: Site, width: int) -> None:
    """It leads to the claims."""
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{desk.address}strait/")
    known = page.locator(".rb-known li")
    assert known.all_inner_texts() == [
        "Established: 1",
        "Reported only: 6",
        "Disputed: 2",
        "Not known: 1",
        "No longer: 1",
        "Withdrawn: 1",
    ]
    box = known.last.bounding_box()
    assert box
    assert box["y"] + box["height"] < 740
    page.locator(".rb-known a", has_text="Disputed").click()
    page.wait_for_url("**/strait/#claims_disputed")
    expect(page.get_by_role("heading", name="Claims that are disputed")).to_be_in_viewport()


def test_a_topic_has_an_address(page: Page, desk: Site) -> None:
    page.goto(f"{desk.address}#topic_ferries")
    assert page.locator("h3:target").inner_text() == "ferries 2 briefings"
