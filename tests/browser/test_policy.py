"""The policy of the pages in a browser: all that is ours works under it, and nothing else does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.edges.engines.content_policy import digest
from tests.browser.axe import settle
from tests.browser.desk import KINDS, MOVED, files
from tests.browser.serving import build, served
from tests.browser.visits import Listener
from tests.projects import written

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from tests.browser.serving import Site


def opened(page: Page, address: str) -> None:
    """Open a page, and the search on it."""
    page.goto(address)
    page.keyboard.press("/")
    settle(page)


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
    page: Page, desk: Site, path: str, *, script: bool
) -> None:
    listener = Listener(page, desk.address)
    page.goto(f"{desk.address}{path}#here")
    page.wait_for_url(f"{desk.address}{MOVED[path]}{'#here' if script else ''}")
    assert listener.heard == []


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


PLANTED = """<script src="../strait/members.csv"></script>
<script src="../strait/members.csv" integrity="{allowed}"></script>
<script src="../strait/members.csv" integrity="{own}"></script>
<script src="../strait/members.csv" integrity="{allowed} {own}"></script>"""
MEMBERS = b"document.title = 'a table that runs'"


@pytest.mark.parametrize("way", ["opened", "in an instant"])
def test_no_file_of_the_site_runs_but_those_of_the_frame(page: Page, desk: Site, way: str) -> None:
    """A host that sends a table as a script, and a page that somebody made ask for it, in spite of all that we do."""

    def planted(route: Route) -> None:
        body = route.fetch().text()
        allowed = re.search(r'integrity="([^"]*)"', body)
        assert allowed
        asked = PLANTED.format(allowed=allowed[1], own=digest(MEMBERS))
        assert "</article>" in body
        route.fulfill(body=body.replace("</article>", f"{asked}</article>"), content_type="text/html")

    tables: list[str] = []

    def table(route: Route) -> None:
        tables.append(route.request.url)
        route.fulfill(body=MEMBERS, content_type="text/javascript")

    page.route("**/guide/", planted)
    page.route("**/*.csv", table)
    listener = Listener(page, desk.address)
    if way == "opened":
        page.goto(f"{desk.address}guide/")
    else:
        page.goto(desk.address)
        page.locator("a[href$='guide/']:visible").first.click()
    page.locator(f"link[rel=canonical][href='{desk.address}guide/']").wait_for(state="attached")
    page.locator("article script").nth(3).wait_for(state="attached")
    settle(page)
    assert page.title() == "Guide - Research Briefings"
    assert sum("violates the following Content Security Policy" in each for each in listener.heard) >= 3
    assert len(tables) <= 1  # what bears the digest of a file that may run is fetched, and refused for not being it
    assert sum("Failed to find a valid digest" in each for each in listener.heard) == len(tables)


def test_no_table_is_a_script_whatever_it_holds(page: Page, desk: Site) -> None:
    """Its heads, which are ours, already are none, so that nothing after them runs."""
    tables = sorted(desk.folder.rglob("*.csv"))
    assert {table.name for table in tables} == {"members.csv", "claims-and-sources.csv", "editions.csv"}
    parsed = "(text) => { try { new Function(text); return 'runs' } catch (error) { return error.name } }"
    assert page.evaluate(parsed, "a,b\r\nc") == "runs"
    for table in tables:
        heads = table.read_text(encoding="utf-8").splitlines()[0]
        for rest in ("", "\r\nalert(1)", "\r\n*/alert(1)", "\r\n`;alert(1)", "\r\n=> alert(1)"):
            assert page.evaluate(parsed, heads + rest) == "SyntaxError"


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
