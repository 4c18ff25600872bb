"""The site as it opens from a folder: every link between its pages leads to a file, and to an anchor in it."""

from __future__ import annotations

import importlib.util
import re
from html import unescape
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from generator.edges.engines.as_files import rewrite_links, target
from tests.engines.conftest import build, contents

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {"index.html", "404.html", "a/index.html", "a/b/index.html", "a b/index.html", "c.d/index.html", "file.html"}
HREF = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')


@pytest.mark.parametrize(
    ("page", "link", "led_to"),
    [
        ("a/index.html", "..", "../index.html"),
        ("a/index.html", "../", "../index.html"),
        ("a/index.html", "../#x", "../index.html#x"),
        ("a/index.html", ".", "./index.html"),
        ("a/index.html", "./", "./index.html"),
        ("a/index.html", "b/?q=1#x", "b/index.html?q=1#x"),
        ("a/index.html", "b", "b/index.html"),
        ("a/b/index.html", "../../a%20b/", "../../a%20b/index.html"),
        ("index.html", "c.d/", "c.d/index.html"),
        *(
            ("a/index.html", link, link)
            for link in (
                "#x",
                "",
                "?q=1",
                "../file.html#x",
                "../file.html/",
                "../../",
                "../nowhere/",
                "/a/",
                "//host.example/a/",
                "https://host.example/a/",
                "http://[",
                "mailto:a@host.example",
                "../feeds/a.xml",
            )
        ),
    ],
)
def test_a_link_to_the_folder_of_a_page_leads_to_its_file_and_others_stay(page: str, link: str, led_to: str) -> None:
    assert target(link, page, PAGES) == led_to


def test_a_page_changes_in_the_links_of_its_markup_and_in_nothing_else() -> None:
    page = (
        "<!doctype html>\r\n<link rel=canonical href='../b/'>"
        '<a title=\'> href="b/"\' HREF = "b/#x&amp;y" class=b/>b/</a>'
        '<a data-href="b/" href=b/>href="b/"</a><!-- <a href="b/"> --><style>a[href="b/"] {}</style>'
        '<script>go("b/"); "<a href=\'b/\'>"</script><p>1 < 2 and href="b/"</p><svg><a xlink:href="b/">'
    )
    assert rewrite_links(page, "a/index.html", PAGES) == (
        "<!doctype html>\r\n<link rel=canonical href='../b/'>"
        '<a title=\'> href="b/"\' HREF="b/index.html#x&amp;y" class=b/>b/</a>'
        '<a data-href="b/" href="b/index.html">href="b/"</a><!-- <a href="b/"> --><style>a[href="b/"] {}</style>'
        '<script>go("b/"); "<a href=\'b/\'>"</script><p>1 < 2 and href="b/"</p><svg><a xlink:href="b/index.html">'
    )


def broken(site: Path) -> list[str]:
    """The links between pages of a site that lead to no file, or to no anchor in it."""
    files = contents(site)
    texts = {path: data.decode() for path, data in files.items() if path.endswith(".html")}
    anchors = {path: set(map(unescape, re.findall(r'\b(?:id|name)="([^"]+)"', text))) for path, text in texts.items()}
    wrong = []
    for page, text in texts.items():
        for link in map(unescape, HREF.findall(text)):
            parts = urlsplit(link)
            if page == "404.html" or parts.scheme or parts.path.endswith((".xml", ".json")):
                continue
            file = normpath(join(dirname(page), unquote(parts.path))) if parts.path else page
            if file not in files or (parts.fragment and unquote(parts.fragment) not in anchors[file]):
                wrong.append(f"{page}: {link}")
    return wrong


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_every_link_of_a_preview_as_files_leads_to_a_file_and_an_anchor_in_it(project: Path, engine: str) -> None:
    if importlib.util.find_spec(engine) is None:
        pytest.skip(f"{engine} is not installed: its build of the files has not been tried")
    assert build(project, "--drafts", "--as-files", "--engine", engine) == 0
    assert broken(project / "site") == []
    assert "old/index.html" not in contents(project / "site")
    coverage = (project / "site/sources/fomenko-2023/coverage/index.html").read_text(encoding="utf-8")
    assert 'href="../../../china-and-nato/index.html#' in coverage
    assert '<meta name="robots" content="noindex">' in coverage


def test_as_files_changes_the_links_of_pages_alone_and_a_page_that_has_moved_leads_on_to_a_file(
    built: Path, project: Path
) -> None:
    """A page that moved leads on by its link, its refresh and its script's address: a browser may follow each."""
    assert broken(built / "site")
    assert build(project, "--as-files") == 0
    files, addresses = contents(project / "site"), contents(built / "site")
    assert set(files) - set(addresses) == {"search/search_index.js"}
    changed = {path for path in addresses if files[path] != addresses[path]}
    assert changed == {path for path in addresses if path.endswith(".html")}
    assert not [path for path in addresses if "coverage/" in path]
    page = (project / "site/china-and-nato/editions/index.html").read_text(encoding="utf-8")
    assert page.count("../../china-and-nato/changes/index.html") == 3
    assert page.count("changes/") == 3
