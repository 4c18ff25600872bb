"""Everything that the frame offers, by keyboard alone: each stop is seen, and each control does what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import settle
from tests.browser.desk import KINDS
from tests.browser.forms import BOTH_WIDTHS, PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.serving import Site

STOP = """() => {
  const stop = document.activeElement;
  if (stop === document.body) return null;
  const mark = stop.matches(".rb-menu, .md-option") ? stop.nextElementSibling : stop;
  const [box = mark.getBoundingClientRect()] = mark.getClientRects();  // a link over two lines has two boxes
  const within = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
  const at = [within(box.left, box.right, innerWidth), within(box.top, box.bottom, innerHeight)];
  const top = document.elementsFromPoint(...at).find((each) => !each.closest(".rb-card"));
  const seen = mark.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && Boolean(top) && (mark.contains(top) || top.contains(mark));
  const told = mark.matches(".md-search__input") || getComputedStyle(mark).outlineStyle !== "none";
  return [stop.outerHTML.slice(0, 160), seen, told];
}"""
"""What has the focus; whether it is in sight, or what stands for it is; and whether it is told from the rest.
A card may lie over the link that it belongs to: Escape closes it.
The field of the search shows its cursor and opens what belongs to it."""
HELD = "document.activeElement"


def tab_to(page: Page, selector: str) -> None:
    """Press the tabulator until something is reached."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(f"{HELD}.matches({selector!r})"):
            return
    pytest.fail(f"no {selector} was reached")


@BOTH_WIDTHS
@pytest.mark.parametrize("kind", ["home", "briefing", "source", "changes", "guide-text", "missing"])
def test_each_stop_of_the_tabulator_is_in_sight_and_told_from_the_rest(page: Page, desk: Site, kind: str) -> None:
    page.goto(desk.address + KINDS[kind])
    stops: list[tuple[str, bool, bool]] = []
    while len(stops) < 500:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop and not all(stop):
            settle(page)
            stop = page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)
    assert [stop for stop, seen, told in stops if not (seen and told)] == []
    assert 5 < len(stops) < 500


@BOTH_WIDTHS
def test_the_first_stop_but_the_navigation_leads_past_the_frame(page: Page, desk: Site) -> None:
    page.goto(desk.address + KINDS["briefing"])
    tab_to(page, ".md-skip")
    page.keyboard.press("Enter")
    page.locator(".md-skip:focus").wait_for(state="detached")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{HELD}.closest('article') !== null")


@pytest.mark.parametrize("width", [PHONE])
def test_the_navigation_of_a_phone_opens_leads_on_and_closes(page: Page, desk: Site) -> None:
    page.goto(desk.address + KINDS["briefing"])
    tab_to(page, ".rb-menu")
    button = page.locator(".rb-menu")
    page.keyboard.press("Space")
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    tab_to(page, ".md-nav__link[href$='sources/']")
    page.keyboard.press("Enter")
    page.wait_for_url(desk.address + KINDS["sources"])
    page.locator("#__drawer:not(:checked)").wait_for(state="attached")


def test_the_tabs_of_a_wide_screen_lead_on_and_tell_which_is_read(page: Page, desk: Site) -> None:
    page.goto(desk.address + KINDS["home"])
    tab_to(page, ".md-tabs__link[href$='sources/']")
    page.keyboard.press("Enter")
    page.wait_for_url(desk.address + KINDS["sources"])
    page.locator(".md-tabs__link[aria-current=page]", has_text="Sources").wait_for()


@BOTH_WIDTHS
def test_the_colour_scheme_is_switched(page: Page, desk: Site) -> None:
    page.goto(desk.address + KINDS["home"])
    tab_to(page, ".md-option")
    page.keyboard.press("Enter")
    page.wait_for_selector("body[data-md-color-scheme=slate]")


@BOTH_WIDTHS
def test_a_search_is_made_and_followed(page: Page, desk: Site) -> None:
    page.goto(desk.address + KINDS["home"])
    tab_to(page, ".md-search__input")
    page.keyboard.type("mutual defence")
    page.locator(".md-search-result__link").first.wait_for()
    page.locator(".md-search-result__meta", has_text="1 matching").wait_for()  # of the last letter
    page.keyboard.press("ArrowDown")
    page.locator(".md-search-result__link:focus").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/strait/**")


@BOTH_WIDTHS
def test_what_is_folded_unfolds(page: Page, desk: Site) -> None:
    page.goto(desk.address + KINDS["source"])
    page.locator("details.rb-cite-this > summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.rb-cite-this .rb-reference").first.is_visible()


@pytest.mark.parametrize("width", [320])
def test_a_table_that_is_too_wide_is_scrolled(page: Page, desk: Site) -> None:
    page.goto(f"{desk.address}guide/how-to-read/")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(f"{HELD}.matches('.md-typeset__scrollwrap')"):
            break
    page.keyboard.press("ArrowRight")
    expect(page.locator(":focus")).not_to_have_js_property("scrollLeft", 0)
