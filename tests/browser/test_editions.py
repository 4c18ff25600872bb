"""From edition to edition in a real browser: the selector, the story, and references to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.forms import BOTH_WIDTHS
from tests.browser.visits import FITS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.serving import Site

OLD = "china-and-nato/editions/1/"


@pytest.fixture(scope="module")
def address(content: Site) -> str:
    """The project's own content, served."""
    return content.address


@BOTH_WIDTHS
def test_the_selector_leads_from_edition_to_edition_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address + OLD)
    button, listed = page.locator(".md-version__current"), page.locator(".md-version__list")
    assert button.inner_text() == "Edition 1"
    assert button.get_attribute("aria-expanded") == "false"
    for _ in range(20):
        if page.evaluate("document.activeElement.matches('.md-version__current')"):
            break
        page.keyboard.press("Tab")
    expect(listed).to_have_css("opacity", "1")
    assert button.get_attribute("aria-expanded") == "true"
    assert listed.locator("a").all_inner_texts() == ["Edition 2, 24 November 2026", "Edition 1, 24 November 2026"]
    assert page.evaluate(FITS)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}china-and-nato/")
    page.locator(".md-version__current", has_text="Edition 2").wait_for()


@BOTH_WIDTHS
def test_the_selector_opens_under_the_pointer(page: Page, address: str) -> None:
    page.goto(f"{address}china-and-nato/")
    page.locator(".md-version__current").hover(force=True)  # the list opens over the button
    page.locator(".md-version__link", has_text="Edition 1").click()
    page.wait_for_url(address + OLD)


@BOTH_WIDTHS
def test_the_name_of_the_site_stands_beside_the_selector(page: Page, address: str) -> None:
    page.goto(address + OLD)
    name = page.locator(".md-header__topic > .md-ellipsis >> nth=0").bounding_box()
    selector = page.locator(".md-version__current").bounding_box()
    assert name
    assert selector
    assert name["width"] > 60
    assert name["x"] + name["width"] <= selector["x"] + 1


@BOTH_WIDTHS
def test_escape_closes_the_selector_and_focus_stays(page: Page, address: str) -> None:
    page.goto(address + OLD)
    button, listed = page.locator(".md-version__current"), page.locator(".md-version__list")
    button.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(listed).to_have_css("opacity", "0")
    assert page.evaluate("document.activeElement.matches('.md-version__current')")
    assert button.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    expect(listed).to_have_css("opacity", "1")


@BOTH_WIDTHS
@pytest.mark.parametrize("script", [False])
def test_without_script_the_editions_are_a_plain_list(page: Page, address: str) -> None:
    page.goto(address + OLD)
    assert not page.locator(".md-version").is_visible()
    plain = page.locator(".rb-editions a")
    assert plain.all_inner_texts() == ["Edition 2, 24 November 2026", "Edition 1, 24 November 2026"]
    assert page.evaluate(FITS)
    plain.first.click()
    page.wait_for_url(f"{address}china-and-nato/")


def test_the_selector_stands_where_the_theme_puts_its_own_and_in_place_of_the_plain_list(
    page: Page, address: str
) -> None:
    page.goto(address + OLD)
    assert page.locator(".md-header__title .md-header__topic:first-child .md-version").count() == 1
    assert not page.locator(".rb-editions").is_visible()
    page.goto(address)
    assert page.locator(".md-version").count() == 0


def test_an_old_edition_is_kept_out_of_search_engines_under_an_address_of_its_own(page: Page, address: str) -> None:
    page.goto(address + OLD)
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == address + OLD
    assert "Superseded." in page.locator(".rb-banner").inner_text()
    page.goto(f"{address}china-and-nato/")
    assert page.locator("meta[name=robots]").count() == 0


def test_a_page_names_its_feed(page: Page, address: str) -> None:
    page.goto(f"{address}china-and-nato/")
    links = page.evaluate(
        "[...document.querySelectorAll('link[type*=\"+\"]')].filter(link => link.relList.contains('alternate'))"
        ".map(link => link.href)"
    )
    assert links == [f"{address}feeds/china-and-nato.xml", f"{address}feeds/china-and-nato.json"]
    for link in links:
        assert page.request.get(link).ok


def test_a_reference_is_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}china-and-nato/")
    for opener in ("Cite this edition", "Cite claim c1"):
        cite = page.locator("details.rb-cite-this", has=page.get_by_text(opener, exact=True)).first
        cite.locator("summary").click()
        cite.locator(".rb-copy").click()
        cite.get_by_text("Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == cite.locator(".rb-reference").inner_text()
        assert f"{address}china-and-nato/editions/2/" in copied
    page.context.clear_permissions()


@pytest.mark.parametrize("script", [False])
def test_without_script_a_reference_is_there_to_be_selected(page: Page, address: str) -> None:
    page.goto(f"{address}china-and-nato/")
    cite = page.locator("details.rb-cite-this").first
    cite.locator("summary").click()
    assert "edition 2" in cite.locator(".rb-reference").inner_text()
    assert cite.locator(".rb-copy").is_hidden()
