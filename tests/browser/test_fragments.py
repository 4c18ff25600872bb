"""Text fragments in a real browser: the live page opens at the sentence, however it sets its text in blocks."""

from __future__ import annotations

import re
from html import escape
from io import BytesIO
from textwrap import fill
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from generator.check.fragments import add_fragment, choose_terms
from tests.architecture import ROOT
from tests.browser.serving import build, served
from tests.projects import CAPTURE, QUOTE, project, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page, ViewportSize

SENTENCES = (
    "Both governments left.",
    "The well-known firm A,B & C-D asked: “Is it 5% of $3,000.50, or more?”",
    "The U.S. and its allies signed a treaty of mutual defence on a Friday, and nobody said so — for a long time.",
    "BOTH  governments léft.",
    "أعلنت الصين عن خطط لتشكيل تحالف عسكري جديد، ولكن ذلك غير مؤكد.",
    "中国宣布了新的联盟计划，俄罗斯和伊朗都将加入。",
    "รัฐบาลประกาศแผนใหม่เมื่อวานนี้ นักวิเคราะห์กล่าวว่าแผนนี้ยากที่จะสำเร็จ",
    "Both governments left.",
)
"""One a line of the capture; the first, the fourth and the last are one to a browser."""


def inline(words: str) -> str:
    """Set every third word in an element of its own, as links and emphasis are."""
    parts = [escape(word) for word in re.split(r"(\s+)", words)]
    return "".join(f"<a href='#'><b>{part}</b></a>" if not number % 6 else part for number, part in enumerate(parts))


def marked(number: int, words: str, inner: Callable[[str], str] = escape) -> str:
    """Return a sentence that can be found again in the page."""
    return f'<span id="s{number}">{inner(words)}</span>'


PAGES: dict[str, str] = {
    "paragraphs": "".join(f"<p>{marked(*each)}</p>" for each in enumerate(SENTENCES)),
    "one block": "<p>" + "<br><i></i>".join(marked(*each) for each in enumerate(SENTENCES)) + "</p>",
    "items": "<ul>" + "".join(f"<li><div>{marked(*each)}</div></li>" for each in enumerate(SENTENCES)) + "</ul>",
    "cells": "<table>" + "".join(f"<tr><td>{marked(*each)}</td></tr>" for each in enumerate(SENTENCES)) + "</table>",
    "words in elements": "".join(f"<p>{marked(*each, inline)}</p>" for each in enumerate(SENTENCES)),
}
STYLE = "<style>p, li, td, i { padding-bottom: 60em; display: block } ::target-text { background: #f0f }</style>"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages, served."""
    folder = tmp_path_factory.mktemp("live")
    for name, body in PAGES.items():
        text = f"<!doctype html><meta charset=utf-8><title>Live</title>{STYLE}{body}"
        (folder / f"{name.replace(' ', '-')}.html").write_text(text, encoding="utf-8")
    with served(folder) as address:
        yield address


SCREEN: ViewportSize = {"width": 600, "height": 400}
MARKED = (255, 0, 255)
"""The colour in which these pages show what a text fragment names."""
LINES = "\n".join(SENTENCES)
NARROW = "\n\n".join(fill(words, 50) for words in SENTENCES)


@pytest.mark.parametrize(("name", "capture"), [*((name, LINES) for name in PAGES), ("paragraphs", NARROW)])
def test_the_live_page_opens_at_the_sentence_and_marks_it(page: Page, address: str, name: str, capture: str) -> None:
    """Of the sentence that stands three times, too, it is the right one that has the colour of the mark."""
    live = f"{address}{name.replace(' ', '-')}.html"
    page.set_viewport_size(SCREEN)
    at = 0
    for number, words in enumerate(SENTENCES):
        found = re.compile(r"\s+".join(map(re.escape, words.split()))).search(capture, at)
        assert found
        at = found.end()
        named = choose_terms(capture, found.span())
        assert named, words
        page.goto("about:blank")
        page.goto(add_fragment(f"{live}#top", capture, named))
        page.wait_for_function("scrollY > 0" if number else "document.readyState === 'complete'")
        box = page.locator(f"#s{number}").bounding_box()
        assert box
        assert 0 <= box["y"] < 400, words
        with Image.open(BytesIO(page.screenshot(clip=box))) as seen:
            colours = seen.convert("RGB").getcolors(seen.width * seen.height) or []
        assert MARKED in [colour for _, colour in colours], words


def test_a_reader_goes_from_a_claim_to_the_passage_and_on_to_the_words_on_the_live_page(
    page: Page, tmp_path: Path
) -> None:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in CAPTURE.splitlines())
    written(tmp_path / "live", {"page.html": f"<!doctype html><meta charset=utf-8>{STYLE}<p>Top</p>{paragraphs}"})
    with served(tmp_path / "live") as live, served(tmp_path / "desk/site") as address:
        files = project() | {"mkdocs.yml": (ROOT / "mkdocs.yml").read_text(encoding="utf-8")}
        files["seeds/paper.yml"] += f"URL: {live}page.html\n"
        build(written(tmp_path / "desk", files), address)
        page.set_viewport_size(SCREEN)
        page.goto(f"{address}pact/#c1")
        page.locator("#c1-e1 figcaption a").click()
        page.wait_for_url("**/sources/paper/#pact-c1-e1")
        passage = page.locator("figure.rb-passage", has=page.locator("#pact-c1-e1"))
        assert passage.locator("mark").inner_text() == QUOTE
        passage.get_by_text("Read it on the live page").click()
        page.wait_for_url(f"{live}page.html*")
        page.wait_for_function("scrollY > 0")
        box = page.get_by_text(QUOTE).bounding_box()
    assert box
    assert 0 <= box["y"] < 400
