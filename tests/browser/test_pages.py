"""Every kind of page in a real browser, on desktop and phone, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

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
PHONE, DESKTOP = 360, 1280

CONTRAST = """() => {
  const channel = (value) => value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const light = ([red, green, blue]) =>
    0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const ground = (element) => {
    for (let here = element; here; here = here.parentElement) {
      const colour = numbers(getComputedStyle(here).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const element of document.querySelectorAll(".md-content *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || element.closest(".headerlink") || !element.checkVisibility()) continue;
    const [one, two] = [light(numbers(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    if (ratio < 4.5) poor.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return [...new Set(poor)];
}"""


@pytest.fixture(scope="module")
def address(content: Site) -> str:
    """The project's own content, served."""
    return content.address


@pytest.fixture(params=[(PHONE, "dark"), (DESKTOP, "light")], ids=str)
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A fresh page of that width and colour scheme."""
    width, scheme = request.param
    page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    yield page
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_quiet_fits_and_can_be_read(page: Page, address: str, path: str) -> None:
    """No error, no request to another host, no scrolling sideways, enough contrast."""
    errors: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda message: errors.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: hosts.add(request.url))
    page.goto(address + path)
    page.wait_for_function("document.documentElement.classList.contains('js')")
    assert errors == []
    assert [url for url in hosts if not url.startswith((address, "data:", "blob:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(CONTRAST) == []


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
    links: list[str] = page.evaluate(
        "[...document.querySelectorAll('.md-content a[href]:not([download])')].map((link) => link.href)"
    )
    page.close()
    assert links
    there = chromium.new_page()
    for target in dict.fromkeys(link.partition("#")[0] for link in links if link.startswith(address)):
        anchors = {link.partition("#")[2] for link in links if link.startswith(f"{target}#")}
        response = there.goto(target)
        assert response is not None
        assert response.ok, target
        missing = there.evaluate(
            "(anchors) => anchors.filter((name) => !document.getElementById(name))", sorted(anchors)
        )
        assert missing == [], target
    there.close()


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
