"""The site as it opens from a folder: each link to the folder of a page leads to its file."""

from __future__ import annotations

import re
from html import unescape
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from tests.engines.conftest import build, contents

if TYPE_CHECKING:
    from pathlib import Path

LINK = re.compile(r'\s(?:xlink:)?href="([^"]*)"|;\s*url=([^"]+)"')


def test_every_link_leads_to_a_file_and_a_page_that_has_moved_leads_on_to_one(built: Path, project: Path) -> None:
    """A page that moved leads on by its link, its refresh and its script's address: a browser may follow each."""
    assert build(project, "--as-files") == 0
    files, addresses = contents(project / "site"), contents(built / "site")
    index = {path for path in addresses if path.startswith("search/")}
    assert len(index) > 3
    assert set(files) - set(addresses) == {path.removesuffix("on") for path in index}
    assert not [path for path in addresses if "coverage/" in path]
    links = 0
    for path, data in files.items():
        for found in LINK.finditer(data.decode()) if path.endswith(".html") and path != "404.html" else ():
            link = urlsplit(unescape(found[1] or found[2] or ""))
            if not link.scheme and not link.netloc and link.path:
                assert normpath(join(dirname(path), unquote(link.path))) in files, (path, link)
                links += 1
    assert links > 1000
    page = (project / "site/china-and-nato/editions/index.html").read_text(encoding="utf-8")
    assert page.count("../../china-and-nato/changes/index.html") == 3
    assert page.count("changes/") == 3
