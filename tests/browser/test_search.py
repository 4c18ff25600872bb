"""The search in a real browser: what a reader types, and where the first result leads."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from generator.site import lookup
from tests.browser.forms import DESKTOP
from tests.browser.serving import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page


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
    """Results lead to files."""
    places = [place for place, _ in Reader(page, f"{preview.address}guide/index.html").results("earmarked for")]
    (_, place, *_) = (place.removeprefix(preview.address) for place in places)
    assert place == f"{BRIEFING}index.html#c19"


WORKER = """async () => {
  const worker = new Worker(JSON.parse(document.querySelector("#__config").textContent).search);
  const answer = () => new Promise((resolve) => worker.onmessage = ({ data }) => resolve(data));
  window.ask = (type, data) => { const answered = answer(); worker.postMessage({ type, data }); return answered };
  await window.ask(0);
}"""
"""Starts the worker of a page once more, to ask it without typing."""
ASK = "async (words) => (await ask(2, words)).data.items"


class Answers:
    """The worker of a site, and the entries that it searches."""

    def __init__(self, page: Page, site: Site) -> None:
        """Start the worker, and read the entries from the files."""
        self.page = page
        page.goto(site.address)
        page.evaluate(WORKER)
        self.entries = entries(site.folder)

    def pages(self, words: str) -> list[list[dict[str, Any]]]:
        """Return what is found, page by page, the best first."""
        found: list[list[dict[str, Any]]] = self.page.evaluate(ASK, words)
        return found

    def places(self, words: str) -> list[str]:
        """Return the places that are found, without the pages that only have a place in them."""
        return [item["location"] for items in self.pages(words) for item in items if item["score"]]


def entries(site: Path) -> dict[str, list[str]]:
    """Return the title and the paragraphs of each place that the index of a site contains."""
    files = [json.loads(file.read_text(encoding="utf-8")) for file in (site / "search/texts").glob("*.json")]
    return {
        f"{address}#{anchor}" if anchor else address: texts
        for pages in files
        for address, *rows in pages
        for anchor, *texts in rows
    }


def test_a_place_is_found_by_each_of_its_words_in_every_script(page: Page, desk: Site) -> None:
    """The words are rare, because what is in many entries is not all shown; the site is below a folder of its host."""
    answers = Answers(page, Site(desk.folder / "preview", f"{desk.address}preview/"))
    places: dict[str, set[str]] = {}
    for place, texts in answers.entries.items():
        for word in re.findall(lookup.WORD, " ".join(texts).lower()):
            places.setdefault(word.strip("."), set()).add(place)
    rare = [word for word, having in places.items() if len(having) < 3 and word]
    strange = [word for word in rare if not word.isascii()]
    asked = [*rare[:: len(rare) // 60], *strange[:: len(strange) // 60 or 1]]
    assert [(word, place) for word in asked for place in places[word] - {*answers.places(word)}] == []
    assert len(strange) > 10


def test_signs_and_quotation_marks_ask_for_whole_words_and_what_misses_is_said(page: Page, content: Site) -> None:
    answers = Answers(page, content)
    some, both = (answers.places(words) for words in ("liaison Tokyo", "+liaison +Tokyo"))
    assert set(both) < set(some)
    assert both[0] == some[0] == f"{BRIEFING}#c18"
    assert answers.places('"liaison" tok') == answers.places("+liaison tok")
    assert not {*answers.places("+liaison -Tokyo")} & {*both}
    assert [answers.places(words) for words in ("+liais", '"zzz"', "-liaison", " ")] == [[]] * 4
    (item, *_) = (item for items in answers.pages("earmarked zebra") for item in items if item["score"])
    assert item["terms"] == {"earmarked": True, "zebra": False}
    assert "<mark>earmarked</mark>" in item["title"] + item["text"]


def test_a_claim_is_the_first_result_for_words_of_its_statement_and_of_its_quotes(
    page: Page, content: Site, record_property: Callable[[str, float], None]
) -> None:
    """The measure is the mean of the reciprocal ranks."""
    answers = Answers(page, content)
    ranks = []
    for place, (title, *rest) in answers.entries.items():
        if re.fullmatch(rf"{BRIEFING}#c\d+", place):
            said = title.partition(": ")[2].split()
            quoted = rest[0].split() if rest[0].startswith("“") else []
            for words in filter(None, (said[:6], sorted(said, key=len)[-3:], said[-4:], quoted[1:6])):
                places = [each for each in answers.places(" ".join(words)) if "#" in each]
                ranks.append(1 / (1 + places.index(place)) if place in places else 0)
    rank = sum(ranks) / len(ranks)
    record_property("mean reciprocal rank of a claim in the search", round(rank, 3))
    assert rank > 0.95


def test_little_is_loaded_before_the_first_answer(
    page: Page, content: Site, record_property: Callable[[str, int], None]
) -> None:
    """The files of the index and the worker; the theme's script is not counted."""
    loaded: set[str] = set()
    page.on("request", lambda request: loaded.add(request.url.partition("?")[0].removeprefix(content.address)))
    Reader(page, content.address).results("liaison office in Tokyo")
    files = [content.folder / path for path in loaded if "search" in path]
    size = sum(file.stat().st_size for file in files)
    record_property("bytes that a search loads before its first answer", size)
    assert {"contents.json", "search_index.json"} < {file.name for file in files}
    assert len(files) > 4
    assert size < 80_000


def test_every_place_in_the_index_is_there_and_the_text_of_a_claim_is_short(content: Site) -> None:
    """Statements, names, texts, and each quote once."""
    found = entries(content.folder)
    claims = [texts for place, texts in found.items() if re.fullmatch(rf"{BRIEFING}#c\d+", place)]
    assert len(claims) == 39
    assert sum(len(json.dumps(texts, ensure_ascii=False).encode()) for texts in claims) / len(claims) < 500
    for place in found:
        address, _, anchor = place.partition("#")
        html = (content.folder / address / "index.html").read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in html, place


def test_the_script_of_the_search_weighs_less_than_6_kb(content: Site) -> None:
    (worker,) = (content.folder / "assets/javascripts/workers").glob("search.*.js")
    assert 0 < worker.stat().st_size < 6_000
