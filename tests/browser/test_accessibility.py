"""What opens on a page before axe-core: the drawer, the search, the selector of editions, and a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import COLOUR, TAGS, violations
from tests.browser.desk import KINDS
from tests.browser.forms import BOTH_WIDTHS, PHONE
from tests.browser.visits import DARK
from tests.conftest import UNSEEN

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.serving import Site

CONTENT = ".md-content"
BENEATH = f"{CONTENT}, .md-tabs"
"""What an open selector or a card may cover."""
SCHEMES = {"light": TAGS, "dark": COLOUR}
"""The rules that a scheme is held to: only colours change in the dark."""


@BOTH_WIDTHS
@pytest.mark.parametrize("kind", ["home", "briefing", "source", "missing"])
def test_axe_finds_nothing_in_what_the_theme_opens(
    page: Page, desk: Site, kind: str, width: int, pytestconfig: pytest.Config
) -> None:
    """The frame is the same on all other kinds of page."""
    if kind != "source" and not pytestconfig.getoption("--judges"):
        pytest.skip(f"{UNSEEN}what opens on the home page, a briefing and a missing page by axe-core (slow)")
    page.goto(desk.address + KINDS[kind])
    for scheme, rules in SCHEMES.items():
        if scheme == "dark":
            page.locator("[data-md-component=palette] label:visible").click()
            assert violations(page, rules, without=CONTENT) == []
        if width == PHONE:
            page.locator(".md-header [for=__drawer]").click()
            assert violations(page, rules, without=CONTENT) == []
            page.keyboard.press("Escape")
        page.keyboard.press("/")
        page.locator("#__search:checked").wait_for(state="attached")
        assert violations(page, rules, without=CONTENT) == []
        page.keyboard.type("treaty")
        page.locator(".md-search-result__link").first.wait_for()
        assert violations(page, rules, without=CONTENT) == []
        page.keyboard.press("Escape")


@BOTH_WIDTHS
def test_axe_finds_nothing_in_the_selector_and_in_a_card(page: Page, desk: Site) -> None:
    page.goto(desk.address + KINDS["edition"])
    for scheme, rules in SCHEMES.items():
        if scheme == "dark":
            page.evaluate(DARK)
        page.locator(".md-version__current").focus()
        assert violations(page, rules, without=BENEATH) == []
        page.locator("a.rb-cite").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        page.locator(".rb-card").wait_for()
        assert violations(page, rules, without=BENEATH) == []
