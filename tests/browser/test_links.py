"""Every link within the built sites leads to a file, and to an anchor in it: read from the files, without a browser."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import html

from tests.browser.serving import Site, as_files

if TYPE_CHECKING:
    from pathlib import Path


def broken(site: Site) -> list[str]:
    """Return the links between pages of a site that lead to no file, or to no anchor in it."""
    pages = {path: html.parse(path) for path in sorted(site.folder.rglob("*.html"))}
    anchors = {path: {*page.xpath("//@id"), *page.xpath("//a/@name")} for path, page in pages.items()}
    wrong = []
    for path, page in pages.items():
        own = site.address + path.relative_to(site.folder).as_posix()
        for link in page.xpath("//a/@href"):
            address, anchor = urldefrag(urljoin(own, link))
            if address.startswith(site.address):
                file = target(site, address)
                if not file.is_file() or (anchor and unquote(anchor) not in anchors[file]):
                    wrong.append(f"{own}: {link}")
    return wrong


def target(site: Site, address: str) -> Path:
    """Return the file at an address of a site; for a folder, only a host leads to the page in it."""
    file = site.folder / unquote(address.removeprefix(site.address))
    return file / "index.html" if file.is_dir() and address.startswith("http:") else file


def test_every_link_within_a_site_leads_to_an_anchor_that_exists(desk: Site, content: Site) -> None:
    assert broken(desk) == []
    assert broken(content) == []
    assert broken(Site(content.folder, f"{content.folder.as_uri()}/"))


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_every_link_of_a_preview_as_files_leads_to_an_anchor_that_exists(
    request: pytest.FixtureRequest, tmp_path: Path, engine: str
) -> None:
    if importlib.util.find_spec(engine) is None:
        pytest.skip(f"{engine} is not installed: its build of the files has not been tried")
    site = request.getfixturevalue("preview") if engine == "mkdocs" else as_files(tmp_path, "--engine", engine)
    assert broken(site) == []
    assert not (site.folder / "old/index.html").exists()
    coverage = (site.folder / "sources/fomenko-2023/coverage/index.html").read_text(encoding="utf-8")
    assert 'href="../../../china-and-nato/index.html#' in coverage
    assert '<meta name="robots" content="noindex">' in coverage
