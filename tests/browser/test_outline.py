"""What a screen reader lists of a page makes sense alone: its title, its headings, its links."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.desk import KINDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.serving import Site

OUTLINE = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter(each => each.checkVisibility())
  .map(each => [Number(each.tagName[1]), each.textContent.replace("¶", "").trim()])"""
LINKS = """() => [...document.querySelectorAll(".md-content a[href]:not(.headerlink)")]
  .filter(each => each.checkVisibility())
  .map(each => (each.ariaLabel || each.textContent.trim() || each.title).toLowerCase())"""
SAYING_NOTHING = {"", "here", "this", "more", "link", "read more", "what changed", "open the briefing"}
ORDER = [
    "Key points",
    "What was signed",
    "Article summaries",
    "Claims and the words they rest on",
    "Lists of members",
    "Whom the lists leave unnamed",
    "Sources of this briefing",
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_one_title_and_headings_that_skip_no_level(chromium: Browser, desk: Site, kind: str) -> None:
    page = chromium.new_page()
    page.goto(desk.address + KINDS[kind])
    outline: list[tuple[int, str]] = page.evaluate(OUTLINE)
    assert [level for level, _ in outline].count(1) == 1
    assert outline[0][0] == 1
    assert all(after <= before + 1 for (before, _), (after, _) in pairwise(outline)), outline
    if kind not in {"home", "missing", "preview", "coverage", "coverage-excerpt"}:
        assert Counter(words for _, words in outline).most_common(1)[0][1] == 1
    assert page.get_attribute("html", "lang") == "en"
    assert len(page.title()) > len("Research Briefings") or kind == "home"
    assert page.get_attribute("meta[name=description]", "content")
    assert not SAYING_NOTHING & set(page.evaluate(LINKS))
    page.close()


def test_a_briefing_is_read_in_order(chromium: Browser, desk: Site) -> None:
    page = chromium.new_page()
    page.goto(f"{desk.address}strait/")
    outline: list[tuple[int, str]] = page.evaluate(OUTLINE)
    assert [words for level, words in outline if level == 2] == ORDER
    assert page.title() == "The treaty of the strait - Research Briefings"
    page.goto(f"{desk.address}sources/gazette/")
    assert page.title() == "Source: Two governments sign - Research Briefings"
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_how_the_claims_are_known_is_seen_without_scrolling(chromium: Browser, desk: Site, width: int) -> None:
    """It leads to the claims."""
    page = chromium.new_page(viewport={"width": width, "height": 740})
    page.goto(f"{desk.address}strait/")
    known = page.locator(".rb-known li")
    assert known.all_inner_texts() == [
        "Established: 1",
        "Reported only: 6",
        "Disputed: 2",
        "Not known: 1",
        "Withdrawn: 1",
    ]
    box = known.last.bounding_box()
    assert box
    assert box["y"] + box["height"] < 740
    page.locator(".rb-known a", has_text="Disputed").click()
    page.wait_for_url("**/strait/#claims_disputed")
    expect(page.get_by_role("heading", name="Claims that are disputed")).to_be_in_viewport()
    page.close()


def test_a_topic_has_an_address(chromium: Browser, desk: Site) -> None:
    page = chromium.new_page()
    page.goto(f"{desk.address}#topic_ferries")
    assert page.locator("h3:target").inner_text() == "ferries 2 briefings"
    page.close()
