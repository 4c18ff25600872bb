"""From a claim or a citation to its card in one move: by pointer, keyboard, touch; never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

    from tests.browser.serving import Site

CITED = ".rb-points a.rb-cite"
CARD = ".rb-card"


@pytest.fixture
def path() -> str:
    """The page that a test begins on, if it does not name another: that of a briefing."""
    return "strait/"


@pytest.fixture
def page(page: Page, desk: Site, path: str) -> Page:
    """That page, as a reader with a mouse and a keyboard has it."""
    page.goto(desk.address + path)
    return page


@pytest.fixture(scope="module")
def touch(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    yield context
    context.close()


@pytest.fixture
def phone(touch: BrowserContext, desk: Site) -> Iterator[Page]:
    """The page of a briefing on a phone."""
    page = touch.new_page()
    page.goto(f"{desk.address}strait/")
    yield page
    page.close()


def pointed(page: Page, link: Locator) -> Locator:
    """Point at a link, and give the card."""
    link.scroll_into_view_if_needed()
    link.hover()
    page.locator(CARD).wait_for(state="visible")
    return page.locator(CARD)


def test_a_card_says_what_is_claimed_by_whom_in_which_words_and_how_it_stands_and_nothing_else(page: Page) -> None:
    card = pointed(page, page.locator(CITED, has_text="c2").first)
    assert card.locator(".rb-lead").first.inner_text().startswith("Officials")
    assert card.locator(".rb-said").first.inner_text() == "The treaty will bring calm to the strait."
    assert "Fishermen doubt that the treaty will bring calm" in card.locator("blockquote").nth(1).inner_text()
    assert "matches its capture" in card.locator(".rb-tier").first.inner_text()
    assert card.locator(".rb-stance").inner_text() == "contradicts"
    assert "contradicted" in card.locator(".rb-how").inner_text()
    assert card.locator(".rb-aside").count() == 0
    assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size") == page.evaluate(
        "document.querySelectorAll('[id]').length"
    )


@pytest.mark.parametrize("path", ["sources/port-ar/"])
def test_a_quote_in_a_card_keeps_its_language_and_direction(page: Page) -> None:
    card = pointed(page, page.locator("a[href$='strait/#c8']").first)
    quotes = card.locator("blockquote:not(.rb-translation)")
    assert [each.get_attribute("lang") for each in quotes.all()] == ["ar", "he", "zh"]
    assert quotes.first.evaluate("(quote) => getComputedStyle(quote).direction") == "rtl"


def test_the_link_stays_in_sight_and_leads_where_it_led(page: Page) -> None:
    link = page.locator(CITED, has_text="c2").first
    card = pointed(page, link).bounding_box()
    box = link.bounding_box()
    assert box
    assert card
    assert box["y"] + box["height"] <= card["y"] or card["y"] + card["height"] <= box["y"]
    link.click()
    page.wait_for_url("**/strait/#c2")
    page.locator(CARD).wait_for(state="hidden")


def test_the_pointer_can_go_into_the_card_and_closes_it_by_leaving(page: Page) -> None:
    card = pointed(page, page.locator(CITED, has_text="c2").first)
    card.hover()
    page.wait_for_timeout(500)
    assert card.is_visible()
    page.mouse.move(2, 2)
    card.wait_for(state="hidden")


def test_escape_closes_a_card_and_pointing_anew_opens_it(page: Page) -> None:
    link = page.locator(CITED, has_text="c2").first
    card = pointed(page, link)
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    page.mouse.move(2, 2)
    pointed(page, link)


def test_focus_by_keyboard_opens_a_card_which_describes_the_link(page: Page) -> None:
    first, second = page.locator(CITED).nth(0), page.locator(CITED).nth(1)
    first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.locator(CARD).wait_for(state="visible")
    assert first.get_attribute("aria-describedby") == page.locator(CARD).get_attribute("id")
    assert page.locator(CARD).get_attribute("aria-label") == first.inner_text()
    page.keyboard.press("Escape")
    page.locator(CARD).wait_for(state="hidden")
    assert first.evaluate("(link) => link === document.activeElement")
    assert first.get_attribute("aria-describedby") is None
    page.keyboard.press("Tab")
    while not second.evaluate("(link) => link === document.activeElement"):
        page.keyboard.press("Tab")
    page.locator(CARD).wait_for(state="visible")
    page.keyboard.press("Enter")
    page.wait_for_url("**/strait/#c*")


def test_a_first_tap_shows_the_card_in_which_a_link_leads_on(phone: Page) -> None:
    link = phone.locator(CITED, has_text="c2").first
    link.scroll_into_view_if_needed()
    link.tap()
    card = phone.locator(CARD)
    card.wait_for(state="visible")
    assert "#" not in phone.url
    box = card.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert box["y"] + box["height"] <= 740
    card.locator("a", has_text="c2").first.tap()
    phone.wait_for_url("**/strait/#c2")
    card.wait_for(state="hidden")


def test_every_card_leads_where_its_link_leads_and_so_does_a_second_tap(phone: Page, desk: Site) -> None:
    for place in (".md-content p a.rb-cite[href*='sources/']", ".rb-check", "#c2 figcaption a"):
        for second in (False, True):
            phone.goto(f"{desk.address}strait/")
            link = phone.locator(place).first
            link.evaluate("(link) => scrollBy(0, link.getBoundingClientRect().top - 150)")  # above where cards are
            link.tap()
            phone.locator(CARD).wait_for(state="visible")
            assert phone.url == f"{desk.address}strait/"
            target = link.evaluate("(link) => link.href")
            (link if second else phone.locator(f"{CARD} a").first).tap()
            phone.wait_for_url(target)


def test_a_claim_in_a_picture_has_its_card_and_so_has_a_passage_with_its_source_and_grade(page: Page) -> None:
    card = pointed(page, page.locator("svg a").filter(has_text="c2").first)
    assert card.locator(".rb-said").first.inner_text() == "The treaty will bring calm to the strait."
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    pointed(page, page.locator("#c2 figcaption a").first)
    assert card.locator(".rb-meta").first.inner_text().endswith("(B, usually reliable)")


def test_a_tap_elsewhere_closes_the_card(phone: Page) -> None:
    link = phone.locator(CITED, has_text="c2").first
    link.scroll_into_view_if_needed()
    link.tap()
    phone.locator(CARD).wait_for(state="visible")
    phone.touchscreen.tap(4, 200)
    phone.locator(CARD).wait_for(state="hidden")


def test_a_tap_on_a_link_that_has_no_card_leads_there_at_once(phone: Page) -> None:
    link = phone.locator(".rb-meta a[href$='#edition-1']").first
    link.scroll_into_view_if_needed()
    link.tap()
    phone.wait_for_url("**/strait/changes/#edition-1")


@pytest.mark.parametrize("path", ["sources/gazette/"])
def test_a_claim_has_its_card_on_other_pages_too_which_ask_for_its_page_only_once(page: Page, desk: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    pointed(page, page.locator("a[href$='strait/#c3']").first)
    page.keyboard.press("Escape")
    page.mouse.move(2, 2)
    card = pointed(page, page.locator("a[href$='strait/#c1']").first)
    assert asked.count(f"{desk.address}strait/") == 1
    assert card.locator(".rb-said").first.inner_text() == "Two governments signed a treaty of mutual defence."
    hrefs = [link.evaluate("(link) => link.href") for link in card.locator("a").all()]
    assert hrefs
    assert all(href.startswith(desk.address) for href in hrefs)
    for href in dict.fromkeys(hrefs):
        assert page.request.get(href).ok


def test_a_link_to_another_host_has_no_card_whatever_its_path(page: Page) -> None:
    page.evaluate("""for (const href of ["https://other.example/strait/#c1", "mailto:a@b.example?subject=#c1"]) {
      const link = Object.assign(document.createElement("a"), { href, textContent: "there", className: "there" });
      document.querySelector(".rb-head").append(link);
    }""")
    for link in page.locator("a.there").all():
        link.hover()
        page.wait_for_timeout(400)
        assert page.locator(CARD).is_hidden()
    assert pointed(page, page.locator(CITED).first).is_visible()


@pytest.mark.parametrize("path", [""])
def test_cards_work_on_a_page_that_came_by_instant_navigation(page: Page, desk: Site) -> None:
    page.evaluate("window.here = true")
    page.locator(".rb-title a[href$='strait/']").click()
    page.wait_for_url("**/strait/")
    pointed(page, page.locator(CITED, has_text="c2").first)
    assert page.evaluate("window.here")
    assert page.locator(".rb-selector").count() == 1
    page.go_back()
    page.wait_for_url(desk.address)
    page.locator(".rb-selector").wait_for(state="detached")
    assert page.locator(CARD).is_hidden()
