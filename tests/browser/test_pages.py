"""Every kind of page in a real browser, on desktop and phone, light and dark."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.browser.desk import KINDS
from tests.browser.forms import DESKTOP, PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

    from tests.browser.forms import Form
    from tests.browser.serving import Site

PAGES = (
    "",
    "china-and-nato/",
    "china-and-nato/editions/1/",
    "china-and-nato/editions/2/",
    "china-and-nato/changes/",
    "changes/",
    "corrections/",
    "sources/",
    "sources/fomenko-2023/",
    "sources/alliance-article/",
    "entities/",
    "entities/china/",
    "guide/",
    "guide/how-to-read/",
)

BROKEN = """async () => {
  const pages = new Map();
  const read = async (address) => {
    const answer = await fetch(address);
    return answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  };
  const broken = [];
  const links = [...document.querySelectorAll(".md-content a[href]:not([download])")].map((each) => new URL(each.href));
  for (const { origin, pathname, hash, href } of links) {
    if (origin !== location.origin) continue;
    if (!pages.has(pathname)) pages.set(pathname, await read(pathname));
    const page = pages.get(pathname);
    if (!page || (hash && !page.getElementById(hash.slice(1)))) broken.push(href);
  }
  return [links.length, broken];
}"""
"""How many links a page has, and which of those within the site lead nowhere."""
SHIFTED = """() => new Promise((tell) => {
  const come = performance.getEntriesByType("resource").find(({ name }) => name.includes("/bundle.")).responseEnd;
  const moved = ({ startTime, sources }) =>
    startTime < come ? [] : sources.map(({ node }) => node?.outerHTML?.slice(0, 80));
  new PerformanceObserver((list) => tell(list.getEntries().flatMap(moved)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => tell([]), 300);
})"""
"""What has moved on a page since the theme's script has come, without anybody having touched it."""


@pytest.fixture(scope="module")
def address(content: Site) -> str:
    """The project's own content, served."""
    return content.address


@pytest.fixture(params=[(PHONE, "dark"), (DESKTOP, "light")], ids=str)
def form(request: pytest.FixtureRequest) -> Form:
    """Both widths, and both schemes."""
    form: Form = request.param
    return form


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_quiet_and_fits(page: Page, address: str, path: str) -> None:
    """No error, no request to another host, no scrolling sideways."""
    errors: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda message: errors.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: hosts.add(request.url))
    page.goto(address + path)
    assert errors == []
    assert [url for url in hosts if not url.startswith((address, "data:", "blob:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "china-and-nato/",
        "china-and-nato/editions/1/",
        "china-and-nato/changes/",
        "changes/",
        "corrections/",
        "sources/fomenko-2023/",
        "entities/china/",
        "guide/",
    ],
)
def test_every_link_within_the_site_leads_to_an_anchor_that_exists(chromium: Browser, address: str, path: str) -> None:
    page = chromium.new_page()
    page.goto(address + path)
    links, broken = page.evaluate(BROKEN)
    assert links
    assert broken == []
    page.close()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_when_the_script_has_come(page: Page, desk: Site, kind: str) -> None:
    def late(route: Route) -> None:
        time.sleep(0.3)  # in which the page is drawn
        route.continue_()

    page.route("**/bundle.*.js", late)
    page.goto(desk.address + KINDS[kind])
    assert page.evaluate(SHIFTED) == []


def test_a_reader_goes_from_a_claim_to_the_quoted_words_to_the_passage(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(f"{address}china-and-nato/#c1")
    quoted = page.locator("#c1-e1 blockquote").inner_text()
    page.locator("#c1-e1 figcaption a").click()
    page.wait_for_url("**/sources/alliance-article/#china-and-nato-c1-e1")
    passage = page.locator("figure.rb-passage", has=page.locator("#china-and-nato-c1-e1"))
    assert quoted.strip("“”\n ") in passage.locator("blockquote").inner_text()
    page.close()


def test_a_table_is_a_table_on_the_desktop_and_a_card_for_each_row_on_a_phone(chromium: Browser, address: str) -> None:
    for width, display in ((DESKTOP, "table-row"), (PHONE, "block")):
        page = chromium.new_page(viewport={"width": width, "height": 800})
        page.goto(f"{address}china-and-nato/")
        assert page.locator("#c1").evaluate("(row) => getComputedStyle(row).display") == display
        page.close()


def test_search_finds_a_statement(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(address)
    page.locator("input.md-search__input").click()
    page.keyboard.type("liaison office")
    first = page.locator(".md-search-result__link").first
    first.wait_for()
    assert "china-and-nato" in (first.get_attribute("href") or "")
    page.close()
