"""The claim table under its filter: what is asked for stands in the address, and without script nothing is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.forms import BOTH_WIDTHS, DESKTOP
from tests.browser.visits import FITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.serving import Site

ROWS = "tr[data-status]"
CHOICES = (
    ("status", "contradicted", ["c2"]),
    ("status", "withdrawn", ["c10"]),
    ("kind", "recommendation", ["c5"]),
    ("source", "port-he", ["c8"]),
    ("about", "coast", ["c1", "c8"]),
)
"""A field of the filter, a choice in it, and the claims that it leaves."""
SAID = """(rows) => [
  rows.map((row) => row.querySelector(".rb-said").innerText),
  rows.map((row) => row.closest("table").previousElementSibling.previousElementSibling.id),
]"""
"""What each row says, and the heading that it stands under."""
DOCUMENTED = ["claims_documented", "claims_documented_other_claims"]
DISPUTED = ["claims_disputed", "claims_disputed_passengers"]
ALL = [f"c{number}" for number in range(1, 12)]


@pytest.fixture(scope="module")
def opened(context: Callable[..., BrowserContext], desk: Site) -> Iterator[Page]:
    """The page of a briefing, opened once."""
    page = context(DESKTOP).new_page()
    page.goto(f"{desk.address}strait/")
    yield page
    page.close()


@pytest.fixture
def table(opened: Page, width: int) -> Iterator[Page]:
    """That page at the width of a test, which leaves it to the next test without a choice."""
    opened.set_viewport_size({"width": width, "height": 800})
    yield opened
    opened.locator(".rb-filter button[type=reset]").click()
    opened.wait_for_url("**/strait/")
    assert sorted(shown(opened)) == sorted(ALL)


def in_sight(page: Page, selector: str) -> list[str]:
    """The ids of what is in sight, in the order of the page."""
    ids: list[str] = page.locator(selector).evaluate_all(
        "(all) => all.filter((each) => each.checkVisibility()).map(({ id }) => id)"
    )
    return ids


def shown(page: Page) -> list[str]:
    """The claims in sight."""
    return in_sight(page, ROWS)


def headings(page: Page) -> list[str]:
    """The headings of the groups in sight."""
    return in_sight(page, "h3[id^=claims_]")


@BOTH_WIDTHS
def test_a_choice_leaves_the_claims_that_it_names(table: Page) -> None:
    for name, value, claims in CHOICES:
        table.locator(f".rb-filter [name={name}]").select_option(value)
        assert shown(table) == claims, (name, value)
        assert table.locator(".rb-filter output").inner_text() == f"Claims shown: {len(claims)} of 11"
        assert table.url.endswith(f"/strait/?{name}={value}")
        assert table.evaluate(FITS)
        table.locator(".rb-filter button[type=reset]").click()
        table.wait_for_url("**/strait/")


@BOTH_WIDTHS
def test_words_are_looked_for_in_the_whole_row_without_regard_to_case_or_accents(table: Page) -> None:
    table.locator(".rb-filter [name=text]").fill("TREATY cálm")
    assert shown(table) == ["c2"]
    table.locator(".rb-filter [name=text]").fill("fishermen doubt")
    assert shown(table) == ["c2"]
    table.locator(".rb-filter [name=text]").fill("العبارات")
    assert shown(table) == ["c8"]


@BOTH_WIDTHS
def test_choices_are_combined_and_groups_without_a_claim_are_not_shown(table: Page) -> None:
    before = headings(table)
    table.locator(".rb-filter [name=source]").select_option("column")
    table.locator(".rb-filter [name=kind]").select_option("opinion")
    assert shown(table) == ["c4"]
    assert headings(table) == ["claims_reported"]
    table.locator(".rb-filter button[type=reset]").click()
    table.wait_for_url("**/strait/")
    assert sorted(shown(table)) == sorted(ALL)
    assert headings(table) == before


@BOTH_WIDTHS
def test_what_is_asked_for_comes_with_the_address(page: Page, desk: Site) -> None:
    page.goto(f"{desk.address}strait/?kind=event&source=gazette&sort=statement#all_claims")
    page.locator(".rb-filter").wait_for()
    assert set(shown(page)) == {"c1", "c6"}
    assert page.locator(".rb-filter [name=sort]").input_value() == "statement"
    page.reload()
    page.locator(".rb-filter").wait_for()
    assert set(shown(page)) == {"c1", "c6"}


@BOTH_WIDTHS
def test_a_value_that_no_claim_has_any_more_asks_for_nothing(page: Page, desk: Site) -> None:
    page.goto(f"{desk.address}strait/?kind=gossip&source=nobody")
    page.locator(".rb-filter").wait_for()
    assert sorted(shown(page)) == sorted(ALL)


@BOTH_WIDTHS
def test_sorting_keeps_the_groups_and_gives_the_order_back(table: Page) -> None:
    before = shown(table)
    table.locator(".rb-filter [name=sort]").select_option("statement")
    said, groups = table.locator(ROWS).evaluate_all(SAID)
    assert groups == sorted(groups, key=groups.index)
    for group in set(groups):
        own = [text.casefold() for text, here in zip(said, groups, strict=True) if here == group]
        assert own == sorted(own)
    table.locator(".rb-filter [name=sort]").select_option("")
    assert shown(table) == before


def test_claims_are_never_sorted_by_a_grade(table: Page) -> None:
    options = table.locator(".rb-filter [name=sort] option").evaluate_all("(all) => all.map((each) => each.value)")
    assert options == ["", "statement", "status", "kind", "source"]


@BOTH_WIDTHS
def test_an_address_of_a_claim_shows_it_whatever_was_asked_for(page: Page, desk: Site) -> None:
    page.goto(f"{desk.address}strait/?kind=opinion#c1")
    page.locator("#c1").wait_for()
    expect(page.locator("#c1")).to_be_in_viewport()
    page.locator(".rb-filter [name=kind]").select_option("opinion")
    page.evaluate("location.hash = 'c2'")
    page.locator("#c2").wait_for()


@BOTH_WIDTHS
def test_an_address_of_a_group_shows_it_whatever_was_asked_for(page: Page, desk: Site) -> None:
    page.goto(f"{desk.address}strait/?text=nobody-says-this#claims_disputed")
    expect(page.locator("#claims_disputed")).to_be_in_viewport()


@BOTH_WIDTHS
def test_a_section_is_hidden_with_its_heading_and_no_other_with_it(page: Page, desk: Site) -> None:
    page.goto(f"{desk.address}ferry/")
    reported = [f"claims_reported{each}" for each in ("", "_passengers", "_other_claims")]
    assert in_sight(page, "[id^=claims_]") == [*DOCUMENTED, *reported, *DISPUTED]
    page.goto(f"{desk.address}ferry/?text=210")
    assert in_sight(page, "[id^=claims_]") == [DOCUMENTED[0], *reported[:2], DISPUTED[0]]


@BOTH_WIDTHS
def test_paper_has_all_claims_and_the_screen_after_it_those_that_were_asked_for(table: Page) -> None:
    table.locator(".rb-filter [name=kind]").select_option("opinion")
    table.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert sorted(shown(table)) == sorted(ALL)
    assert len(headings(table)) > 1
    table.evaluate("dispatchEvent(new Event('afterprint'))")
    assert shown(table) == ["c4"]


@BOTH_WIDTHS
def test_all_of_it_is_done_by_keyboard_alone(table: Page) -> None:
    table.locator(".rb-filter [name=status]").focus()
    table.keyboard.press("Tab")
    assert table.evaluate("document.activeElement.name") == "kind"
    table.keyboard.type("opinion")
    assert shown(table) == ["c4"]
    for name in ("source", "about", "text", "sort"):
        table.keyboard.press("Tab")
        assert table.evaluate("document.activeElement.name") == name
    table.keyboard.press("Tab")
    table.keyboard.press("Enter")
    table.wait_for_url("**/strait/")
    assert len(shown(table)) == len(ALL)


@pytest.mark.parametrize("script", [False])
def test_without_script_the_table_is_plain_and_complete(page: Page, desk: Site) -> None:
    page.goto(f"{desk.address}strait/?kind=opinion")
    assert page.locator(".rb-filter").is_hidden()
    assert sorted(shown(page)) == sorted(ALL)
