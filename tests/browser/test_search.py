"""The search in a real browser: what a reader types, and where the first result leads."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.forms import DESKTOP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.serving import Site

BRIEFING = "china-and-nato/"


RESULTS = """[...document.querySelectorAll(".md-search-result__item > a.md-search-result__link")]
  .map((link) => [link.href, link.textContent])"""
"""Without those that are folded away under a better one of the same page."""


class Reader:
    """Somebody who looks for words on a site."""

    def __init__(self, page: Page, address: str) -> None:
        """Take a new page, open the site in it, and open the search."""
        self.page, self.address = page, address
        page.goto(address)
        page.locator("input.md-search__input").click()

    def results(self, words: str) -> list[tuple[str, str]]:
        """Type words; give the pages and places in sight, the best first, each with the text of its result."""
        self.page.locator("input.md-search__input").fill("")
        self.page.get_by_text("Type to start searching").wait_for()
        assert self.page.evaluate(RESULTS) == []
        self.page.keyboard.insert_text(words)
        self.page.keyboard.press("End")  # the search listens to keys
        self.page.locator("a.md-search-result__link").first.wait_for()
        links: list[tuple[str, str]] = self.page.evaluate(RESULTS)
        return [(self._place(address), text) for address, text in links]

    def _place(self, address: str) -> str:
        return re.sub(r"\?[^#]*", "", address.removeprefix(self.address))


@pytest.fixture(scope="module")
def reader(content: Site, context: Callable[..., BrowserContext]) -> Iterator[Reader]:
    """A reader of the project's own content."""
    page = context(DESKTOP).new_page()
    yield Reader(page, content.address)
    page.close()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("deploy new nuclear weapons on the Korean Peninsula", f"{BRIEFING}#c39"),
        ("never-stop supply of weapons", f"{BRIEFING}#c35"),
        ("permanent order of things", f"{BRIEFING}#c23"),
        ("multifaceted", f"{BRIEFING}#l-proposed-alliance"),
        ("Cambodia Laos Myanmar", f"{BRIEFING}#c30"),
        ("march into Asia", "sources/fomenko-2023/"),
        ("Beijing PRC", "entities/china/"),
        ("not known", f"{BRIEFING}#what-is-not-known"),
        ("step of provenance", "guide/writing/#a-step-of-the-provenance"),
        ("quote-cut-qualifier", "guide/rules/#quote-cut-qualifier"),
    ],
    ids=["statement", "quote", "quoted in a quote", "quote of a list", "about", "source", "alias", "narrative", "guide",
         "rule"],
)  # fmt: skip
def test_the_best_result_is_what_has_the_words(reader: Reader, words: str, expected: str) -> None:
    """A result on a page stands beneath that page's title."""
    places = [place for place, _ in reader.results(words)]
    page = expected.partition("#")[0]
    assert places[: 1 + (page != expected)] == list(dict.fromkeys((page, expected)))


def test_a_claim_comes_before_the_pages_that_are_about_the_same(reader: Reader) -> None:
    places = [place for place, _ in reader.results("China NATO Asia")]
    assert re.fullmatch(rf"{BRIEFING}#c\d+", places[1])
    assert {"sources/fomenko-2023/", "entities/china/"} <= {*places[2:]}


def test_a_result_carries_the_attributed_sentence_and_leads_to_the_claim(page: Page, content: Site) -> None:
    reader = Reader(page, content.address)
    _, (_, text) = reader.results("earmarked for coordination")[:2]
    assert "machine-translated repost of Fomenko’s column (RT, state-controlled) predicts: The NATO liaison" in text
    page.locator(".md-search-result__item > a.md-search-result__link").nth(1).click()
    page.wait_for_url(f"**/{BRIEFING}?h=*#c19")
    assert page.locator("#c19").bounding_box()


def test_a_withdrawn_claim_is_not_found_though_what_takes_its_place_is(page: Page, desk: Site) -> None:
    places = [place for place, _ in Reader(page, desk.address).results("port closed after the storm")]
    assert "strait/#c11" in places
    assert "strait/#c10" not in places


@pytest.mark.parametrize("words", ["继续", "海岸", "群岛与海岸"])
def test_words_inside_a_chinese_sentence_are_found(page: Page, desk: Site, words: str) -> None:
    places = [place for place, _ in Reader(page, desk.address).results(words)]
    assert any(place.startswith("strait/#") for place in places)


def test_a_preview_that_is_opened_from_its_folder_is_searched_like_a_site(page: Page, preview: Site) -> None:
    """Results lead to files, and the words are marked on the page."""
    places = [place for place, _ in Reader(page, f"{preview.address}guide/index.html").results("earmarked for")]
    (_, place, *_) = (place.removeprefix(preview.address) for place in places)
    assert place == f"{BRIEFING}index.html#c19"
def test_the_index_stays_small_and_every_place_in_it_is_there(content: Site) -> None:
    """Statements, names, texts, and each quote once."""
    index = content.folder / "search/search_index.json"
    found = json.loads(index.read_text(encoding="utf-8"))["docs"]
    claims = [each for each in found if re.fullmatch(rf"{BRIEFING}#c\d+", each["location"])]
    assert index.stat().st_size < 60_000
    assert len(claims) == 39
    assert sum(len(json.dumps(each, ensure_ascii=False).encode()) for each in claims) / len(claims) < 500
    for each in found:
        page, _, anchor = each["location"].partition("#")
        html = (content.folder / page / "index.html").read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in html, each["location"]
