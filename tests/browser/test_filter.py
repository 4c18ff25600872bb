"""The claim table under its filter: what is asked for stands in the address, and without script nothing is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.forms import DESKTOP, PHONE
from tests.browser.visits import FITS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

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
ALL = [f"c{number}" for number in range(1, 12)]


@pytest.fixture(params=[PHONE, DESKTOP])
def width(request: pytest.FixtureRequest) -> int:
    """Both widths."""
    width: int = request.param
    return width


@pytest.fixture
def page(page: Page, desk: Site) -> Page:
    """The page of a briefing."""
    page.goto(f"{desk.address}strait/")
    page.locator(".rb-filter").wait_for()
    return page


def shown(page: Page) -> list[str]:
    """The claims in sight, in the order of the page."""
    return [str(row.get_attribute("id")) for row in page.locator(ROWS).all() if row.is_visible()]


def headings(page: Page) -> list[str]:
    """The headings of the groups in sight."""
    return [str(each.get_attribute("id")) for each in page.locator("h3[id^=claims_]").all() if each.is_visible()]


def test_a_choice_leaves_the_claims_that_it_names(page: Page) -> None:
    for name, value, claims in CHOICES:
        page.locator(f".rb-filter [name={name}]").select_option(value)
        assert shown(page) == claims, (name, value)
        assert page.locator(".rb-filter output").inner_text() == f"Claims shown: {len(claims)} of 11"
        assert page.url.endswith(f"/strait/?{name}={value}")
        assert page.evaluate(FITS)
        page.locator(".rb-filter button[type=reset]").click()
        page.wait_for_url("**/strait/")


def test_words_are_looked_for_in_the_whole_row_without_regard_to_case_or_accents(page: Page) -> None:
    page.locator(".rb-filter [name=text]").fill("TREATY cálm")
    assert shown(page) == ["c2"]
    page.locator(".rb-filter [name=text]").fill("fishermen doubt")
    assert shown(page) == ["c2"]
    page.locator(".rb-filter [name=text]").fill("العبارات")
    assert shown(page) == ["c8"]


def test_choices_are_combined_and_groups_without_a_claim_are_not_shown(page: Page) -> None:
    before = headings(page)
    page.locator(".rb-filter [name=source]").select_option("column")
    page.locator(".rb-filter [name=kind]").select_option("opinion")
    assert shown(page) == ["c4"]
    assert headings(page) == ["claims_reported"]
    page.locator(".rb-filter button[type=reset]").click()
    page.wait_for_url("**/strait/")
    assert sorted(shown(page)) == sorted(ALL)
    assert headings(page) == before


def test_what_is_asked_for_comes_with_the_address(page: Page, desk: Site) -> None:
    page.goto(f"{desk.address}strait/?kind=event&source=gazette&sort=statement#all_claims")
    page.locator(".rb-filter").wait_for()
    assert set(shown(page)) == {"c1", "c6"}
    assert page.locator(".rb-filter [name=sort]").input_value() == "statement"
    page.reload()
    page.locator(".rb-filter").wait_for()
    assert set(shown(page)) == {"c1", "c6"}


def test_a_value_that_no_claim_has_any_more_asks_for_nothing(page: Page, desk: Site) -> None:
    page.goto(f"{desk.address}strait/?kind=gossip&source=nobody")
    page.locator(".rb-filter").wait_for()
    assert sorted(shown(page)) == sorted(ALL)


def test_sorting_keeps_the_groups_and_gives_the_order_back(page: Page) -> None:
    before = shown(page)
    page.locator(".rb-filter [name=sort]").select_option("statement")
    said = [page.locator(f"#{claim} .rb-said").first.inner_text() for claim in shown(page)]
    groups = [
        page.locator(f"#{claim}").evaluate(
            "row => row.closest('table').previousElementSibling.previousElementSibling.id"
        )
        for claim in shown(page)
    ]
    assert groups == sorted(groups, key=groups.index)
    for group in set(groups):
        own = [text.casefold() for text, here in zip(said, groups, strict=True) if here == group]
        assert own == sorted(own)
    page.locator(".rb-filter [name=sort]").select_option("")
    assert shown(page) == before


def test_claims_are_never_sorted_by_a_grade(page: Page) -> None:
    options = page.locator(".rb-filter [name=sort] option").evaluate_all("(all) => all.map((each) => each.value)")
    assert options == ["", "statement", "status", "kind", "source"]


def test_an_address_of_a_claim_shows_it_whatever_was_asked_for(page: Page, desk: Site) -> None:
    page.goto(f"{desk.address}strait/?kind=opinion#c1")
    page.locator("#c1").wait_for()
    expect(page.locator("#c1")).to_be_in_viewport()
    page.locator(".rb-filter [name=kind]").select_option("opinion")
    page.evaluate("location.hash = 'c2'")
    page.locator("#c2").wait_for()


def test_an_address_of_a_group_shows_it_whatever_was_asked_for(page: Page, desk: Site) -> None:
    page.goto(f"{desk.address}strait/?text=nobody-says-this#claims_disputed")
    expect(page.locator("#claims_disputed")).to_be_in_viewport()


def test_paper_has_all_claims_and_the_screen_after_it_those_that_were_asked_for(page: Page) -> None:
    page.locator(".rb-filter [name=kind]").select_option("opinion")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert sorted(shown(page)) == sorted(ALL)
    assert len(headings(page)) > 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert shown(page) == ["c4"]


def test_all_of_it_is_done_by_keyboard_alone(page: Page) -> None:
    page.locator(".rb-filter [name=status]").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "kind"
    page.keyboard.type("opinion")
    assert shown(page) == ["c4"]
    for name in ("source", "about", "text", "sort"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.name") == name
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/strait/")
    assert len(shown(page)) == len(ALL)


def test_without_script_the_table_is_plain_and_complete(chromium: Browser, desk: Site) -> None:
    page = chromium.new_page(java_script_enabled=False)
    page.goto(f"{desk.address}strait/?kind=opinion")
    assert page.locator(".rb-filter").is_hidden()
    assert sorted(shown(page)) == sorted(ALL)
    page.close()
