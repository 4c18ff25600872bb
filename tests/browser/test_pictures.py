"""The pictures in a real browser: they fit, nothing in them collides, and their tables and files are at hand."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.architecture import ROOT
from tests.browser import serving
from tests.browser.axe import settle
from tests.browser.forms import DESKTOP, PHONE
from tests.browser.visits import FITS
from tests.projects import QUOTE, project, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Page

NAMES = (
    "China",
    "MMMMMMMMMM WWWWWWWWWW",
    "United Kingdom of Great Britain and Northern Ireland",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "الاتحاد الأوروبي والدول العربية الشقيقة",
    "מדינת ישראל וממשלת צרפת",
    "中华人民共和国外交部和俄罗斯联邦外交部",
    "प्रधानमंत्री कार्यालय और विदेश मंत्रालय",
)
PICTURES = "figure.rb-picture"
BOXES = """(svg) => [...svg.querySelectorAll("text, use")].map((each) => {
  const {x, y, width, height} = each.getBBox();
  return [each.tagName, x, y, x + width, y + height];
})"""


def crowd() -> dict[str, str]:
    """Return a desk with many lists of names that are hard to draw, and with many claims."""
    held = f"        evidence: [{{source: paper, quote: {QUOTE}}}]\n"
    lists = "lists:\n"
    for number in range(20):
        lists += f"  - id: l{number}\n    title: The list of number {number}\n    members:\n"
        for name in NAMES[number % 3 :]:
            lists += f"      - name: {name}\n        standing: named\n{held}"
    claims = "claims:\n"
    for number in range(1, 201):
        claims += f"  - id: c{number}\n    statement: Statement {number}\n"
        claims += f"    evidence: [{{source: paper, quote: {QUOTE}}}]\n"
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    guide = {"docs/how-to-read.md": "# How to read\n", "mkdocs.yml": settings}
    return project() | guide | {"briefings/pact/members.yml": lists, "briefings/pact/claims.yml": claims}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of that desk's briefing."""
    folder = tmp_path_factory.mktemp("crowd")
    with serving.served(folder / "site") as top:
        serving.build(written(folder, crowd()), top, "--drafts")
        yield f"{top}pact/"


@pytest.fixture(scope="module")
def page(context: Callable[..., BrowserContext], address: str) -> Iterator[Page]:
    """The page of that briefing on a phone, opened once."""
    page = context(PHONE).new_page()
    page.goto(address)
    yield page
    page.close()


def test_a_page_with_large_pictures_fits_its_screen(page: Page) -> None:
    assert page.locator(PICTURES).count() == 2
    for width in (DESKTOP, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        settle(page)
        assert page.evaluate(FITS), width


def test_no_words_of_a_picture_reach_a_mark_or_other_words(page: Page) -> None:
    """As the fonts of the machine draw them, in every script that the names are written in."""
    for svg in page.locator(f"{PICTURES} svg[role]").all():
        boxes = svg.evaluate(BOXES)
        words = [box for box in boxes if box[0] == "text"]
        inside = svg.locator("a use").count() > 0  # a square holds words
        edge = svg.evaluate("(svg) => svg.viewBox.baseVal.width")
        for tag, left, top, right, bottom in words:
            assert 0 <= left < right <= edge
            for other in words if inside else boxes:
                if other != [tag, left, top, right, bottom]:
                    over = min(right, other[3]) - max(left, other[1]), min(bottom, other[4]) - max(top, other[2])
                    # The box of words has room for the longest letters above and below.
                    assert over[0] <= 0 or over[1] <= 3, (tag, left, top, other)


def test_a_wide_picture_scrolls_by_keyboard_and_not_the_page(page: Page) -> None:
    region = page.get_by_role("region", name="Who is in what, as the sources name them")
    region.focus()
    assert region.evaluate("(each) => each === document.activeElement")
    page.keyboard.press("ArrowRight")
    expect(region).not_to_have_js_property("scrollLeft", 0)
    assert page.evaluate("scrollX") == 0


def test_a_square_leads_to_its_claim_and_is_large_enough_for_a_finger(page: Page) -> None:
    square = page.locator(f"{PICTURES} a", has=page.locator("text", has_text="c42")).last
    box = square.locator("use").bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 23
    square.click()
    page.wait_for_url("**/#c42")
    # The browser moves the focus once it has drawn the target; a later test sets it elsewhere in this page.
    expect(page.locator("#c42")).to_be_in_viewport()
    settle(page)


def test_a_table_opens_by_keyboard_and_its_file_has_the_same_rows(page: Page) -> None:
    for figure in page.locator(PICTURES).all():
        table = figure.locator("table")
        assert not table.is_visible()
        figure.locator("summary").focus()
        page.keyboard.press("Enter")
        assert table.is_visible()
        assert page.evaluate(FITS)
        rows = table.evaluate(
            "(table) => [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim()))"
        )
        with page.expect_download() as download:
            figure.locator("a[download]").click()
        text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
        # The file also states who says what, which the table of claims on the page shows.
        assert [line[: len(rows[0])] for line in csv.reader(StringIO(text, newline=""))] == rows
        assert download.value.suggested_filename in {"members.csv", "claims-and-sources.csv"}


def test_without_script_a_picture_is_there_and_its_table_opens(
    context: Callable[..., BrowserContext], address: str
) -> None:
    page = context(DESKTOP, script=False).new_page()
    page.goto(address)
    figure = page.locator(PICTURES).first
    assert figure.locator("svg[role=img]").is_visible()
    figure.locator("summary").click()
    assert figure.locator("table").is_visible()
    page.close()
