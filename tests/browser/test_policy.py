"""The policy of the pages in a browser: all that is ours works under it, and nothing else does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import settle
from tests.browser.desk import KINDS, MOVED, files
from tests.browser.serving import build, served
from tests.projects import written

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

    from tests.browser.serving import Site

INTRUDER = """
<script>document.title = "a script in the text"</script>
<img src="nothing.png" onerror="document.title = 'a handler in the text'">
<p style="color: red" id="styled">A style in the text.</p>
"""
OWN = """{% extends "base.html" %}
{% block libs %}<script>document.documentElement.dataset.own = "ran"</script>{% endblock %}
"""


class Listener:
    """What a page complains of, and what it asks of other hosts."""

    def __init__(self, page: Page, address: str) -> None:
        """Listen to a page that belongs to this address."""
        self.heard: list[str] = []
        self.ours = (address, "data:", "blob:")
        page.on("console", self._told)
        page.on("pageerror", lambda error: self.heard.append(str(error)))
        page.on("request", self._asked)

    def _told(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.heard.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(self.ours):
            self.heard.append(request.url)


def opened(page: Page, address: str) -> None:
    """Open a page, and the search on it."""
    page.goto(address)
    page.keyboard.press("/")
    settle(page)


@pytest.mark.parametrize("path", [*KINDS.values(), *MOVED])
def test_no_page_complains_or_calls_another_host(page: Page, desk: Site, path: str) -> None:
    listener = Listener(page, desk.address)
    opened(page, desk.address + path)
    missing = ["the server responded with a status of 404" in each for each in listener.heard]
    assert missing == ([True] if path == KINDS["missing"] else [])


def test_a_reader_goes_from_page_to_page_in_an_instant(page: Page, desk: Site) -> None:
    """The theme exchanges the contents of the page; its search and what it folds go on working."""
    listener = Listener(page, desk.address)
    page.goto(desk.address)
    page.evaluate("window.same = true")
    for path in (KINDS["briefing"], KINDS["sources"], KINDS["source"], KINDS["news"], KINDS["guide"]):
        page.locator(f"a[href$='/{path}']:visible").first.click()
        page.locator(f"link[rel=canonical][href='{desk.address}{path}']").wait_for(state="attached")
        assert page.evaluate("window.same")
    page.wait_for_timeout(500)  # the theme closes the search when it has exchanged a page
    page.keyboard.press("/")
    page.keyboard.type("mutual defence")
    page.locator(".md-search-result__link").first.wait_for()
    assert listener.heard == []


@pytest.mark.parametrize("path", MOVED)
@pytest.mark.parametrize("script", [True, False])
def test_an_old_address_leads_on_and_by_script_to_the_same_place(
    chromium: Browser, desk: Site, path: str, *, script: bool
) -> None:
    page = chromium.new_page(java_script_enabled=script)
    page.goto(f"{desk.address}{path}#here")
    page.wait_for_url(f"{desk.address}{MOVED[path]}{'#here' if script else ''}")
    page.close()


@pytest.mark.parametrize("site", ["", "preview/"])
@pytest.mark.parametrize("path", ["no-such-page/", "strait/no/such/page.html"])
def test_a_missing_page_leads_on_at_any_depth_and_below_a_path(page: Page, desk: Site, site: str, path: str) -> None:
    answer = page.goto(desk.address + site + path)
    assert answer
    assert answer.status == 404
    assert page.title().startswith("Page not found")
    links = page.locator(".md-content a").evaluate_all("(links) => links.map((link) => link.href)")
    assert links[0] == desk.address + site
    assert len(links) == 5
    for link in links:
        assert link.startswith(desk.address + site)
        assert page.request.get(link).ok


def test_what_an_author_slips_into_a_text_does_nothing_and_what_the_desk_lays_over_the_theme_works(
    page: Page, tmp_path: Path
) -> None:
    laid = {"own/main.html": OWN, "own/assets/own.css": "#styled { font-weight: 700 }"}
    texts = files() | {"docs/index.md": f"# Guide\n{INTRUDER}"} | laid
    for old, new in (("name: material\n", "name: material\n  custom_dir: own\n"), ("css]", "css, assets/own.css]")):
        assert old in texts["mkdocs.yml"]
        texts["mkdocs.yml"] = texts["mkdocs.yml"].replace(old, new)
    with served(tmp_path / "site") as address:
        build(written(tmp_path, texts), address)
        listener = Listener(page, address)
        page.goto(f"{address}guide/")
        page.locator("html.js[data-own=ran]").wait_for()
        assert page.title() == "Guide - Research Briefings"
        colour, weight = page.locator("#styled").evaluate(
            "(text) => [getComputedStyle(text).color, getComputedStyle(text).fontWeight]"
        )
        assert colour != "rgb(255, 0, 0)"
        assert weight == "700"
        refused = [each for each in listener.heard if "violates the following Content Security Policy" in each]
        assert len(refused) == 3


def test_a_site_that_zensical_built_works_under_it_too(page: Page, tmp_path: Path) -> None:
    pytest.importorskip("zensical", reason="Zensical is not installed: its pages have not been opened")
    with served(tmp_path / "site") as address:
        build(written(tmp_path, files()), address, "--engine", "zensical")
        listener = Listener(page, address)
        for path in (KINDS["home"], KINDS["briefing"], KINDS["guide-text"]):
            opened(page, address + path)
        page.keyboard.type("defence")
        page.get_by_text(re.compile(r"^\d+ results$")).wait_for()
        assert listener.heard == []
