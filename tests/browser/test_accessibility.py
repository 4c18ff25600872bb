"""Every kind of page, in every form and state, before axe-core."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import violations
from tests.browser.desk import KINDS
from tests.browser.forms import FORMS, PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.forms import Form
    from tests.browser.serving import Site

CONTENT = ".md-content"
FRAME = ("home", "briefing", "missing")
"""Kinds of page on which what the theme opens is looked at; it is the same on all of them."""


@pytest.fixture(params=FORMS, ids=str)
def form(request: pytest.FixtureRequest) -> Form:
    """Every form."""
    form: Form = request.param
    return form


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fits_and_axe_finds_nothing_on_it(page: Page, desk: Site, kind: str) -> None:
    """Folded, what is to be hit stands closest; unfolded, all of the page is there."""
    page.goto(desk.address + KINDS[kind])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page, ("target-size",)) == []
    page.evaluate("for (const each of document.querySelectorAll('.md-content details')) each.open = true")
    assert violations(page) == []


@pytest.mark.parametrize("kind", FRAME)
def test_axe_finds_nothing_in_what_the_theme_opens(page: Page, desk: Site, kind: str) -> None:
    page.goto(desk.address + KINDS[kind])
    if page.evaluate("innerWidth") == PHONE:
        page.locator(".md-header [for=__drawer]").click()
        assert violations(page, without=CONTENT) == []
        page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.locator("#__search:checked").wait_for(state="attached")
    assert violations(page, without=CONTENT) == []
    page.keyboard.type("treaty")
    page.locator(".md-search-result__link").first.wait_for()
    assert violations(page, without=CONTENT) == []
    page.keyboard.press("Escape")
    page.locator("[data-md-component=palette] label:visible").click()
    assert violations(page, without=CONTENT) == []


def test_axe_finds_nothing_in_the_selector_and_in_a_card(page: Page, desk: Site) -> None:
    page.goto(desk.address + KINDS["edition"])
    page.locator(".md-version__current").focus()
    assert violations(page, without=CONTENT) == []
    page.locator("a.rb-cite").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.locator(".rb-card").wait_for()
    assert violations(page, without=CONTENT) == []
