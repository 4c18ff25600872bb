"""A desk makes the site its own in mkdocs.yml: readers see its name, logo, colours, licence line and policies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import COLOUR, violations
from tests.browser.desk import files
from tests.browser.serving import Site, build, served
from tests.browser.visits import DARK, Listener
from tests.projects import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, Route

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9" fill="#fff"/></svg>\n'
OWN = {
    "site_name: Research Briefings": "site_name: The observatory of the strait",
    "copyright: A match shows": "copyright: Texts under CC BY 4.0. A match shows",
    "icon: {logo: material/file-document-check-outline}": (
        "logo: assets/logo.svg\n  favicon: assets/logo.svg\n  palette: {primary: indigo, accent: deep orange}"
    ),
    "review: {reviewers: 0}": "review: {reviewers: 1}",
    "name: material\n": "name: material\n  custom_dir: own\n",
    "plugins: ": "extra_css: [assets/own.css]\nplugins: ",
}
"""What the desk writes into its settings, in place of what the project came with."""
LAID = {
    "own/main.html": (
        "{% extends 'base.html' %}\n"
        "{% block libs %}<script>document.documentElement.dataset.own = 'ran'</script>{% endblock %}\n"
    ),
    "own/assets/own.css": "#styled { font-weight: 700 }",
    "briefings/assets/logo.svg": LOGO,
    "briefings/assets/notes.txt": "Not for readers.\n",
}
"""What the desk lays over the theme, and beside its briefings."""
INTRUDER = """
<script>document.title = "a script in the text"</script>
<img src="nothing.png" onerror="document.title = 'a handler in the text'">
<p style="color: red" id="styled">A style in the text.</p>
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The desk under settings, a logo, a template and a style of its own."""
    folder = tmp_path_factory.mktemp("own")
    texts = files() | LAID
    for old, new in OWN.items():
        assert old in texts["mkdocs.yml"], old
        texts["mkdocs.yml"] = texts["mkdocs.yml"].replace(old, new)
    with served(folder / "site") as address:
        yield Site(build(written(folder, texts), address), address)


def test_what_the_settings_name_is_what_readers_see(page: Page, own: Site) -> None:
    page.goto(own.address)
    assert page.title() == "The observatory of the strait"
    assert page.locator(".md-header__topic").first.inner_text() == "The observatory of the strait"
    assert page.locator(".md-header .md-logo img").evaluate("(logo) => logo.complete && logo.naturalWidth > 0")
    header = page.locator(".md-header").evaluate("(header) => getComputedStyle(header).backgroundColor")
    assert header == "rgb(64, 81, 181)"
    assert "Texts under CC BY 4.0." in page.locator(".md-copyright").inner_text()
    assert violations(page) == []
    page.goto(f"{own.address}strait/")
    assert violations(page) == []
    page.evaluate(DARK)
    assert violations(page, COLOUR) == []
    page.goto(own.address)
    assert violations(page, COLOUR) == []


def test_of_what_lies_beside_the_logo_only_images_are_published(own: Site) -> None:
    assert (own.folder / "assets/logo.svg").read_text(encoding="utf-8") == LOGO
    assert not list(own.folder.rglob("notes.txt"))


def test_what_somebody_slips_into_a_page_does_nothing_and_what_the_desk_lays_over_the_theme_works(
    page: Page, own: Site
) -> None:
    def planted(route: Route) -> None:
        body = route.fetch().text()
        assert "</article>" in body
        route.fulfill(body=body.replace("</article>", f"{INTRUDER}</article>"), content_type="text/html")

    listener = Listener(page, own.address)
    page.route("**/guide/", planted)
    page.goto(f"{own.address}guide/")
    page.locator("html.js[data-own=ran]").wait_for()
    assert page.title() == "Guide - The observatory of the strait"
    colour, weight = page.locator("#styled").evaluate(
        "(text) => [getComputedStyle(text).color, getComputedStyle(text).fontWeight]"
    )
    assert colour != "rgb(255, 0, 0)"
    assert weight == "700"
    refused = [each for each in listener.heard if "violates the following Content Security Policy" in each]
    assert len(refused) == 3
