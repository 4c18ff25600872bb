"""What a page weighs, and that what is taken out of styles and scripts was nothing."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from tests.architecture import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.serving import Site

RULES = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  // Custom properties keep their spaces, and a star before a colon goes without saying.
  return [...sheet.cssRules].map((rule) => rule.cssText.replaceAll(", ", ",").replaceAll("*:", ":"));
}"""


def test_a_browser_reads_the_same_rules_from_a_style_as_from_what_we_wrote(page: Page, desk: Site) -> None:
    for style in (PACKAGE / "site/assets").glob("*.css"):
        served = (desk.folder / "preview/assets" / style.name).read_text(encoding="utf-8")
        written = style.read_text(encoding="utf-8")
        assert len(served) < len(written)
        assert page.evaluate(RULES, served) == page.evaluate(RULES, written)


def test_our_style_and_script_weigh_less_than_20_kb(content: Site, record_property: Callable[[str, int], None]) -> None:
    weight = sum((content.folder / "assets" / name).stat().st_size for name in ("briefings.css", "briefings.js"))
    record_property("bytes of our style and script", weight)
    assert 0 < weight < 20_000


def test_a_briefing_of_thirty_claims_weighs_less_than_60_kb(
    content: Site, record_property: Callable[[str, int], None]
) -> None:
    page = (content.folder / "china-and-nato/index.html").read_bytes()
    weight = len(gzip.compress(page))
    record_property("bytes of the page of the briefing, compressed", weight)
    assert page.count(b'<tr id="c') >= 30
    assert weight < 60_000
