"""Take pictures of every kind of page in its four forms, and of a printed briefing, from this checkout alone.

They are for the eyes of whoever changed a page: `make look` puts them into ``build/look/``, with an ``index.html``.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from playwright.sync_api import sync_playwright

from tests.architecture import ROOT
from tests.browser import serving
from tests.browser.axe import SETTLED
from tests.browser.desk import KINDS
from tests.browser.forms import FORMS, PHONE
from tests.conftest import QUIET, find_program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.serving import Site

REAL = {"real-home": "", "real-briefing": "china-and-nato/", "real-source": "sources/fomenko-2023/"}
"""Pages of this project's own content that are shown besides those of the desk, which has every state."""


def looked(browser: Browser, site: Site, kinds: dict[str, str], folder: Path) -> Iterator[Path]:
    """Show each page whole, in each form."""
    for width, scheme in FORMS:
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        for kind, path in kinds.items():
            page.goto(site.address + path)
            page.wait_for_load_state("networkidle")
            page.evaluate(SETTLED)
            file = folder / f"{kind}-{width}-{scheme}.png"
            page.screenshot(path=file, full_page=True)
            yield file
        page.close()


def carded(browser: Browser, site: Site, folder: Path) -> Iterator[Path]:
    """Show a card, on a desktop under the pointer and on a phone after a tap."""
    for width, scheme in FORMS:
        context = browser.new_context(
            viewport={"width": width, "height": 740}, color_scheme=scheme, has_touch=width == PHONE
        )
        page = context.new_page()
        page.goto(f"{site.address}china-and-nato/")
        link = page.locator(".rb-points a.rb-cite").first
        link.scroll_into_view_if_needed()
        if width == PHONE:
            link.tap()
        else:
            link.hover()
        page.locator(".rb-card").wait_for()
        file = folder / f"card-{width}-{scheme}.png"
        page.screenshot(path=file)
        yield file
        context.close()


def printed(browser: Browser, site: Site, folder: Path) -> Iterator[Path]:
    """Show a briefing as it comes out of a printer, page by page, also from the dark scheme."""
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{site.address}china-and-nato/")
    document = folder / "print.pdf"
    page.pdf(path=document, format="A4")
    page.close()
    for number, sheet in enumerate(pypdfium2.PdfDocument(document), start=1):
        file = folder / f"print-{number:02}.png"
        sheet.render(scale=1).to_pil().save(file)
        yield file


def look(folder: Path) -> list[Path]:
    """Put all pictures into an empty folder, and a page that shows them; give them in its order."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with (
        tempfile.TemporaryDirectory() as one,
        tempfile.TemporaryDirectory() as two,
        serving.desk(Path(one)) as desk,
        serving.content(Path(two)) as content,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_program("Chromium"), args=QUIET)
        files = [
            *looked(browser, desk, KINDS, folder),
            *looked(browser, content, REAL, folder),
            *carded(browser, content, folder),
            *printed(browser, content, folder),
        ]
        browser.close()
    shown = "\n".join(
        f'<figure><a href="{escape(file.name)}"><img src="{escape(file.name)}" alt="" loading="lazy" width="320"></a>'
        f"<figcaption>{escape(file.stem)}</figcaption></figure>"
        for file in files
    )
    (folder / "index.html").write_text(
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Every kind of page</title>\n{shown}\n',
        encoding="utf-8",
    )
    return files


if __name__ == "__main__":
    into = ROOT / "build/look"
    sys.stdout.write(f"{len(look(into))} pictures in {into / 'index.html'}\n")
