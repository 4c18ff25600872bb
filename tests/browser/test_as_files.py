"""A preview opened from a folder in a real browser: by click from the home page to the coverage of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.forms import BOTH_WIDTHS
from tests.browser.visits import FITS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.serving import Site


@pytest.fixture(scope="module")
def address(preview: Site) -> str:
    """The address of the folder of the preview."""
    return preview.address


@BOTH_WIDTHS
def test_a_reader_goes_by_click_from_home_to_the_coverage_of_a_source_and_back(page: Page, address: str) -> None:
    """On every page: no error, no request to another host, no scrolling sideways."""
    wrong: list[str] = []
    asked: set[str] = set()
    page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: asked.add(request.url))

    def arrived(path: str) -> None:
        page.wait_for_url(f"{address}{path}")
        assert page.evaluate("!location.hash || document.querySelector(':target') !== null")
        assert page.evaluate(FITS)

    page.goto(f"{address}index.html")
    page.locator(".rb-title a").click()
    arrived("china-and-nato/index.html")
    page.locator(".rb-points .rb-cite", has_text="c1").first.click()
    arrived("china-and-nato/index.html#c1")
    page.locator("#c1-e1 figcaption a").click()
    arrived("sources/alliance-article/index.html#china-and-nato-c1-e1")
    page.get_by_text("Sentence by sentence").click()
    arrived("sources/alliance-article/coverage/index.html")
    page.locator(".rb-overview nav a").nth(2).click()
    arrived("sources/alliance-article/coverage/index.html#capture-1-3")
    page.locator(".rb-coverage .rb-meta a").first.click()
    arrived("china-and-nato/index.html#c1-e1")
    page.go_back()
    page.locator(".rb-head a").click()
    arrived("sources/alliance-article/index.html")
    page.evaluate("document.querySelector('a.md-logo').click()")  # on a phone it is in the menu
    arrived("index.html")
    assert wrong == []
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


@BOTH_WIDTHS
def test_the_marks_of_an_overview_are_large_enough_to_hit_and_differ_in_shape(page: Page, address: str) -> None:
    """Each is at least 24 pixels wide and high, and no two uses are drawn alike, whatever their colour."""
    page.goto(f"{address}sources/fomenko-2023/coverage/index.html")
    drawn = page.evaluate("""[...document.querySelectorAll(".rb-overview nav i")].map((mark) => {
      const box = mark.getBoundingClientRect(), shape = getComputedStyle(mark, "::before");
      const filled = shape.backgroundColor !== "rgba(0, 0, 0, 0)";
      return [mark.className, Math.min(box.width, box.height), `${shape.height} ${shape.borderBottomStyle} ${filled}`];
    })""")
    assert min(size for _, size, _ in drawn) >= 24
    shapes = {use: shape for use, _, shape in drawn}
    assert set(shapes) >= {"rb-evidence", "rb-unused", "rb-furniture"}
    assert len(set(shapes.values())) == len(shapes)


@BOTH_WIDTHS
def test_the_theme_works_there_as_it_does_on_the_web(page: Page, address: str) -> None:
    """The button for the other colour scheme is one of the scripts that stop where the theme's search has no index."""
    page.goto(f"{address}china-and-nato/index.html")
    before = page.evaluate("document.body.dataset.mdColorScheme")
    page.locator("[data-md-component=palette] label:not([hidden])").click()
    page.wait_for_function("before => document.body.dataset.mdColorScheme !== before", arg=before)


def test_a_page_that_has_moved_leads_on(page: Page, address: str) -> None:
    page.goto(f"{address}china-and-nato/editions/index.html#edition-1")
    page.wait_for_url(f"{address}china-and-nato/changes/index.html#edition-1")
