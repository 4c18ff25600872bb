"""Links in our Markdown lead on from wherever it is shown, are checked, and never lead readers into a missing page."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from generator.build import check
from generator.check.anchors import IN_FULL, PageAnchors
from generator.check.references import addresses
from generator.model import Tree
from generator.read.markdown.links import address_of, link_on_page
from tests.browser.desk import files as every_state
from tests.projects import CLAIMS, DESK, MAIN, edited, project, published
from tests.sites import site

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = {"", "guide/", "guide/more/", "sources/paper/", "feeds/editions.xml"}


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("../guide/index.md", "../../../guide/"),
        ("../guide/more.md", "../../../guide/more/"),
        ("../index.md", "../../../"),
        ("../guide/index.md#here", "../../../guide/#here"),
        ("../sources/paper/", "../../../sources/paper/"),
        ("../guide/gone.md", "#"),
        ("../assets/a%20map.png", "../../../assets/a%20map.png"),
        ("../sources/paper", "../../../sources/paper/"),
        ("../sources/gone/", "#"),
        ("../feeds/editions.xml", "../../../feeds/editions.xml"),
        ("../feeds/editions.json", "#"),
        ("../guide/README.md", "../../../guide/"),
        ("/guide/", "#"),
        ("/other-site/", "#"),
        ("..", "../../../"),
        (".", "#"),
        ("chart.png", "#"),
        ("#the-treaty", "#the-treaty"),
        ("https://example.org/a.md", "https://example.org/a.md"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("//example.org/a.md", "//example.org/a.md"),
    ],
)
def test_a_link_is_led_on_from_the_page_of_an_edition(written: str, there: str) -> None:
    assert link_on_page(written, "pact/", "pact/editions/1/", PAGES) == there


@pytest.mark.parametrize(
    ("written", "home", "here", "there"),
    [
        ("more.md", "guide/", "guide/writing/", "../more/"),
        ("index.md#top", "guide/", "guide/writing/", "../#top"),
        ("guide/more.md", "", "", "guide/more/"),
        ("index.md", "", "", "./"),
        ("../guide/index.md", "pact/", "pact/", "../guide/"),
    ],
)
def test_a_link_to_a_file_leads_to_its_page(written: str, home: str, here: str, there: str) -> None:
    assert link_on_page(written, home, here, PAGES) == there


def test_a_page_that_has_gone_takes_no_edition_with_it_and_is_a_finding_today() -> None:
    guide = {"docs/index.md": "# Guide\n", "docs/more.md": "# More\n"}
    linked = edited(DESK | guide, [(MAIN, "Some doubt it", "Some [doubt](../guide/more.md) it")])
    files = published(linked)
    tree = Tree.of(files)
    texts = site(check(tree), "2026-11-24")
    assert 'Some <a href="../guide/more/">doubt</a> it' in unescape(texts["pact/index.md"])
    assert 'Some <a href="../../../guide/more/">doubt</a> it' in unescape(texts["pact/editions/1/index.md"])
    del files["docs/more.md"]
    tree = Tree.of(files)
    checked = check(tree)
    assert [each.rule.name for each in checked.findings] == ["link-broken"]
    texts = site(checked, "2026-11-24")
    for path in ("pact/index.md", "pact/editions/1/index.md"):
        assert 'Some <a href="#">doubt</a> it' in unescape(texts[path])


def test_the_check_knows_the_pages_that_the_site_has() -> None:
    tree = Tree.of(every_state())
    checked = check(tree)
    assert checked.library
    written = {
        re.sub(r"index\.(md|html)$", "", path)
        for path in site(checked, "2026-11-26")
        if path.endswith(("/index.md", "/index.html")) or path == "index.md"
    }
    apart = set(addresses(checked.library)) ^ written
    assert not apart, f"the site and `addresses` in generator/check/references.py differ in {sorted(apart)}"


STATES: dict[str, Callable[[], dict[str, str]]] = {
    "every state": every_state,
    "a draft": project,
    "an edition": lambda: published(project()),
    "a welcome": lambda: project() | {"briefings/index.md": "# A desk\n\n## All of it\n"},
    "two topics": lambda: _with_more(project(), 1, "topics: [war]\n"),
    "no topic": lambda: _with_more(project(), 1, ""),
    "a guide with rules of its own": lambda: project() | {"docs/rules.md": "# Our rules\n", "docs/README.md": "# Us\n"},
    "many briefings": lambda: _with_more(project(), IN_FULL, ""),
}


def _with_more(files: dict[str, str], number: int, head: str) -> dict[str, str]:
    """Add briefings that have a title alone."""
    return files | {f"briefings/b{each}/briefing.md": f"---\ntitle: B{each}\n{head}---\n" for each in range(number)}


@pytest.mark.parametrize("state", STATES)
def test_the_check_knows_the_anchors_that_the_pages_have(state: str) -> None:
    checked = check(Tree.of(STATES[state]()))
    assert checked.library
    anchors = PageAnchors(checked.library)
    written: dict[str, set[str]] = {}
    for preview in (False, True):
        for path, text in site(checked, "2026-11-26", preview=preview).items():
            if path.endswith("index.md") and "/coverage/" not in path:
                ids = re.findall(r'(?:\bid="|\{#)([^"}]+)(?:"|\}$)', unescape(text), re.MULTILINE)
                own = {each for each in ids if not re.search(r"_title$|_desc$|^shape_", each)}
                written.setdefault(path.removesuffix("index.md"), set()).update(own)
    written.get("strait/changes/", set()).discard("draft")  # only a preview shows what is not published
    unknown = {page: sorted(each for each in ids if not anchors.have(page, each)) for page, ids in written.items()}
    assert not {page: ids for page, ids in unknown.items() if ids}
    absent = {page: sorted(anchors.at(page) - ids) for page, ids in written.items()}
    assert not {page: ids for page, ids in absent.items() if ids}
    assert [page for page in written if not anchors.at(page)] == []


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("briefings/pact/briefing.md", "../guide/gone.md"),
        ("briefings/pact/briefing.md", "#nothing-here"),
        ("briefings/pact/briefing.md", "?status=reported#c9"),
        ("briefings/pact/briefing.md", "?x=1"),
        ("briefings/pact/briefing.md", "../sources/paper/?status=reported"),
        ("briefings/pact/briefing.md", "#key_points"),
        ("briefings/pact/briefing.md", "//example.org/x"),
        ("briefings/pact/briefing.md", "https://"),
        ("briefings/pact/briefing.md", "http:nohost"),
        ("briefings/pact/briefing.md", "mailto:"),
        ("briefings/index.md", "#topic_"),
        ("briefings/index.md", "#all_topics"),
        ("briefings/index.md", "#older_briefings"),
        ("briefings/index.md", "#newest_editions"),
        ("briefings/pact/briefing.md", ""),
        ("briefings/pact/briefing.md", "../pact/#c1-e2"),
        ("briefings/pact/briefing.md", "../sources/paper/#pact-c9-e1"),
        ("briefings/pact/briefing.md", "../guide/rules.md#no-rule"),
        ("briefings/pact/briefing.md", "../changes/#pact-edition-1"),
        ("briefings/pact/briefing.md", "../index.md#no-topic"),
        ("briefings/pact/articles/paper.md", "#less"),
        ("briefings/index.md", "pact/#c9"),
        ("docs/more.md", "#less"),
        ("briefings/pact/briefing.md", "../sources/gone/"),
        ("briefings/pact/briefing.md", "chart.png"),
        ("briefings/pact/briefing.md", "../../docs/index.md"),
        ("briefings/pact/articles/paper.md", "../guide/gone.md"),
        ("briefings/index.md", "guide/gone.md"),
        ("docs/more.md", "gone.md"),
        ("docs/sub/more.md", "../gone.md"),
    ],
)
def test_a_link_that_leads_nowhere_is_reported_in_its_place(path: str, link: str) -> None:
    files = project()
    text = files.get(path, "# More\n")
    files[path] = f"{text}\n\nSee [it]({link}).\n"
    (finding,) = [each for each in check(Tree.of(files)).findings if each.rule.name == "link-broken"]
    assert finding.place.file == path
    assert files[path].splitlines()[finding.place.line - 1][finding.place.column - 1 :] == f"({link})."


@pytest.mark.parametrize("address", ["javascript:alert(1)", "vbscript:f(x(1))", "data:text/html,x", "file:///x", "a b"])
def test_a_link_that_our_markdown_does_not_read_is_reported_whole(address: str) -> None:
    files = edited(DESK, [(MAIN, "Some doubt it", f"Some [doubt]({address}) it")])
    (finding,) = check(Tree.of(files)).findings
    assert finding.message == f"A page shows this link as it is typed: [doubt]({address})"


@pytest.mark.parametrize("link", ["[it]", "[it][]", "[so][it]"])
@pytest.mark.parametrize("behind", ["", "."])
def test_a_link_whose_address_is_defined_apart_is_checked_too(link: str, behind: str) -> None:
    files = edited(DESK, [(MAIN, "Some doubt it", f"See {link}{behind}\n\n[it]: gone.md\n\nSome doubt it")])
    (finding,) = check(Tree.of(files)).findings
    assert finding.message == "This link does not lead to a page or a file of the site: gone.md"
    line = files[MAIN].splitlines()[finding.place.line - 1]
    assert line[: finding.place.end_column - 1] == f"See {link}"


@pytest.mark.parametrize("written", ["[it](../pact/)", "![it](map.png)", "[it]()"])
def test_a_link_in_a_text_that_is_not_markdown_is_reported(written: str) -> None:
    files = edited(DESK, [(CLAIMS, "Two governments signed", f"Two {written} signed")])
    (finding,) = check(Tree.of(files)).findings
    assert (finding.rule.name, finding.place.file, finding.place.column) == ("link-broken", CLAIMS, 20)
    assert written in finding.message


def test_images_of_the_desk_feeds_and_pages_of_records_can_be_led_to() -> None:
    files = project()
    links = (
        *("../assets/maps/a.png", "../sources/paper/", "../sources/paper/index.md", "../guide/rules.md#quote-lost"),
        *("#", "#top", "#c1", "#c1-e1", "#the-pact", "#обзор", "?status=reported#all_claims"),
        *("../sources/paper/#pact-c1-e1", "../sources/paper/#pact-c1-e1-p2", "../guide/rules.md#rules:~:text=a"),
    )
    files["briefings/pact/briefing.md"] += "\n\n## Обзор\n\n" + " ".join(
        f"[it]({each})" for each in (*links, "../feeds/editions.xml")
    )
    tree = Tree({path: text.encode() for path, text in files.items()} | {"briefings/assets/maps/a.png": b"\x89PNG"})
    assert check(tree).findings == ()


def test_the_address_of_a_page_is_that_of_its_folder() -> None:
    assert [address_of(path) for path in ("index.md", "guide/index.md", "guide/more.md", "feeds/a.xml")] == [
        "",
        "guide/",
        "guide/more/",
        "feeds/a.xml",
    ]


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("../feeds/editions.json", True),
        ("../feeds/pact.xml", True),
        ("../feeds/editions.sha256", True),
        ("../feeds/none.xml", False),
        ("../guide/README.md", True),
        ("/sources/paper/", False),
        ("/../other-site/", False),
    ],
)
def test_a_link_to_a_file_beside_the_pages_leads_there_or_is_a_finding(link: str, leads: bool) -> None:  # noqa: FBT001 (a case)
    files = published(project())
    files["briefings/pact/briefing.md"] += f"\n[a]({link})\n"
    checked = check(Tree.of(files))
    assert ("link-broken" not in {each.rule.name for each in checked.findings}) is leads
    page = unescape(site(checked, "2026-11-24", preview=True)["pact/index.md"])
    assert f'<a href="{link.replace("README.md", "") if leads else "#"}"' in page


def test_a_guide_may_be_a_readme_and_lists_the_titles_of_its_pages_as_words() -> None:
    titled = {"docs/a.md": "```\n# no title\n```\n\n# x](https://example.org) [*y* `c` \\\\_z_\n"}
    files = project() | titled
    tree = Tree.of(files)
    page = unescape(site(check(tree), "2026-11-24")["guide/index.md"])
    assert '<li><a href="a/">x](https://example.org) [y c \\z</a></li>' in page
    readme = Tree.of(files | {"docs/README.md": "# Guide\n\n[a](a.md)\n", "docs/b.md": "# B\n\n[up](README.md)\n"})
    assert "link-broken" not in {each.rule.name for each in check(readme).findings}
    assert '<a href="../">up</a>' in site(check(readme), "2026-11-24")["guide/b/index.md"]
