"""Measure what the search of a large site costs: making its index, and in Chromium what an answer loads and takes."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.runs import medians, run, seconds
from benchmarks.synthetic import project, written
from benchmarks.table import Row
from generator.build import check
from generator.model import Tree
from generator.site import compile as compile_pages
from generator.site.lookup import FOLDER, split
from generator.site.search import CLAIM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser

    from generator.site.pages import SearchEntry

TODAY = "2026-11-22"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
A_PAGE, AN_ANSWER, LOADED = 0.1, 1.0, 300.0
"""The most milliseconds a page, seconds an answer, and kilobytes before the first answer."""
SMALL = 2
"""The number of briefings of the site whose pages show the search; its index is replaced by the large one."""


def measure(briefings: int, rounds: int) -> Iterator[Row]:
    """Split the index of a site of this size, and ask it questions."""
    checked = check(Tree.of(project(briefings, own=5, cited=5, members=6)))
    pages = compile_pages(checked, TODAY, public=None).pages
    found = [entry for page in pages if page.shows.searched for entry in page.view.found(page)]
    what = f"searching {briefings:,} briefings ({len(found):,} entries)"
    took = medians({"splitting": lambda: seconds(lambda: [*split(found)])}, rounds)["splitting"]
    yield Row(f"{what}: index, a page", "ms", took / len(pages) * 1000, at_most=A_PAGE)
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        sys.stderr.write("searching: no Chromium, so no question was asked\n")
        return
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (not every machine has it)

    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = _build(Path(folder), found)
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for kind, question in _questions(found).items():
            loaded, waited = _ask(browser, site, question)
            yield Row(f"{what}: {kind}, loaded", "kB", loaded / 1000, at_most=LOADED)
            yield Row(f"{what}: {kind}, answered", "s", waited, at_most=AN_ANSWER)
        browser.close()


def _questions(found: Sequence[SearchEntry]) -> dict[str, str]:
    """Return what readers type: of a claim in the middle, and what most entries have."""
    claims = [entry for entry in found if entry.boost == CLAIM]
    claim = claims[len(claims) // 2]
    words = claim.title.split()
    return {
        "one letter": words[-1][0],
        "a frequent word": words[-1],
        "three words": " ".join(words[-3:]),
        "a whole statement": claim.title,
        "a whole quote": claim.paragraphs[0],
    }


def _build(folder: Path, found: Sequence[SearchEntry]) -> Path:
    """Build a small site, and replace its index by the large one."""
    root = written(folder, project(SMALL))
    run(sys.executable, "-m", "generator", "build", "-C", str(root))
    for path in (root / "site" / FOLDER).glob("*/"):
        shutil.rmtree(path)
    written(root / "site", {"search/places/-": "", "search/texts/-": ""} | dict(split(found)))
    return root / "site"


class _Host(SimpleHTTPRequestHandler):
    """A host that notes what it sends."""

    def __init__(self, *args: object, asked: set[str], **options: object) -> None:
        """Note the files in ``asked``."""
        self.asked = asked
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file."""
        self.asked.add(self.translate_path(self.path))
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Print nothing."""


def _ask(browser: Browser, site: Path, question: str) -> tuple[int, float]:
    """Return the bytes of the index that a new reader loads for a question, and the seconds of waiting."""
    asked: set[str] = set()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site), asked=asked)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        box = page.locator("input.md-search__input")
        box.click()
        page.get_by_text("Type to start searching").wait_for()
        start = perf_counter()
        page.keyboard.insert_text(question)
        page.keyboard.press("End")  # the search listens to keys
        page.locator("a.md-search-result__link").first.wait_for()
        waited = perf_counter() - start
        page.close()
        server.shutdown()
    loaded = [path for path in map(Path, asked) if "search" in path.name or site / FOLDER in path.parents]
    return sum(path.stat().st_size for path in loaded), waited
