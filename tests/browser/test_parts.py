"""An address with an anchor that a part of a long page has now still leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.serving import Site

PARTS = (
    '<ul class="rb-parts"><li><a href="../flyer/"><span id="strait-"></span>One</a></li>'
    '<li><a href="../column/"><span id="strait-2-"></span>Two</a></li></ul>'
)
"""The parts of a page that many briefings add to, as a small desk has none."""


def test_the_script_leads_an_old_anchor_on_to_the_part_whose_name_it_begins_with(page: Page, desk: Site) -> None:
    address = f"{desk.address}sources/gazette/"
    text = (desk.folder / "sources/gazette/index.html").read_text(encoding="utf-8")
    assert text.count("</article>") == 1
    page.route(
        address,
        lambda route: route.fulfill(body=text.replace("</article>", f"{PARTS}</article>"), content_type="text/html"),
    )
    for anchor, part in (("strait-2-c1-e1", "column"), ("strait-c1-e1", "flyer"), ("quotes", "gazette")):
        page.goto("about:blank")
        page.goto(f"{address}#{anchor}")
        page.wait_for_url(f"{desk.address}sources/{part}/#{anchor}")
        page.wait_for_load_state("networkidle")
        assert page.url == f"{desk.address}sources/{part}/#{anchor}"
