"""The site as it opens from a folder: each link to the folder of a page leads to its file, and nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.edges.engines.as_files import rewrite_links, target
from tests.engines.conftest import build, contents

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {"index.html", "404.html", "a/index.html", "a/b/index.html", "a b/index.html", "c.d/index.html", "file.html"}


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


def test_as_files_changes_the_links_of_pages_alone_and_a_page_that_has_moved_leads_on_to_a_file(
    built: Path, project: Path
) -> None:
    """A page that moved leads on by its link, its refresh and its script's address: a browser may follow each."""
    assert build(project, "--as-files") == 0
    files, addresses = contents(project / "site"), contents(built / "site")
    data = {path for path in addresses if path.startswith("search/")}
    assert len(data) > 3
    assert set(files) - set(addresses) == {path.removesuffix("on") for path in data}
    changed = {path for path in addresses if files[path] != addresses[path]}
    assert changed == {path for path in addresses if path.endswith(".html")}
    assert not [path for path in addresses if "coverage/" in path]
    page = (project / "site/china-and-nato/editions/index.html").read_text(encoding="utf-8")
    assert page.count("../../china-and-nato/changes/index.html") == 3
    assert page.count("changes/") == 3
