"""Every link within the built sites leads to a file, and to an anchor in it: read from the files, without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin

from lxml import html

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.serving import Site


def broken(site: Site) -> list[str]:
    """Return the links between pages of a site that lead to no file, or to no anchor in it."""
    pages = {path: html.parse(path) for path in sorted(site.folder.rglob("*.html"))}
    anchors = {path: {*page.xpath("//@id"), *page.xpath("//a/@name")} for path, page in pages.items()}
    wrong = []
    for path, page in pages.items():
        own = site.address + path.relative_to(site.folder).as_posix().removesuffix("index.html")
        for link in page.xpath("//a/@href"):
            address, anchor = urldefrag(urljoin(own, link))
            if address.startswith(site.address):
                file = target(site, address)
                if not file.is_file() or (anchor and unquote(anchor) not in anchors[file]):
                    wrong.append(f"{own}: {link}")
    return wrong


def target(site: Site, address: str) -> Path:
    """Return the file that a host serves at an address of a site."""
    file = site.folder / unquote(address.removeprefix(site.address))
    return file / "index.html" if file.is_dir() else file


def test_every_link_within_a_site_leads_to_an_anchor_that_exists(desk: Site, content: Site) -> None:
    assert broken(desk) == []
    assert broken(content) == []
