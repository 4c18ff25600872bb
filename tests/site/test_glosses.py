"""Whatever an editor put into a quote is shown as the desk's wherever it is, and no text can pretend to be that."""

from __future__ import annotations

import re
from html import unescape
from json import dumps, loads
from typing import TYPE_CHECKING

import pytest

from generator.build import check, reviewed
from generator.model import Gloss, Tree
from generator.report import json, markdown, memo_text
from generator.site.components import split_at_glosses
from tests.projects import project
from tests.site.engine import EXTENSIONS, rendered
from tests.sites import site

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.review.memo import Memo

QUOTE = "No other state [Japan] has been asked to join [the treaty] so far."
NOTE = "[Japan] is added; [the treaty] stands for “it”"
ADDED, INSTEAD = '<ins class="rb-gloss">[Japan]</ins>', '<ins class="rb-gloss">[the treaty]</ins>'


def desk(quote: str = QUOTE, narrative: str = "") -> Tree:
    """Return a project whose narrative quotes too."""
    return Tree.of(project(dumps(quote, ensure_ascii=False), narrative=narrative))


def pages(tree: Tree) -> dict[str, str]:
    """Return the pages of a draft."""
    return site(check(tree), "2026-11-24", preview=True)


def test_a_quote_shows_each_bracket_and_says_in_the_page_what_it_stands_for() -> None:
    page = pages(desk())["pact/index.md"]
    figure = page[page.index('<figure class="rb-quote"') : page.index("</figure>")]
    assert f"No other state {ADDED} has been asked to join {INSTEAD} so far." in figure
    assert f'<p class="rb-glosses">In brackets, by the desk and not in the source: {NOTE}.</p>' in figure


@pytest.mark.parametrize("quoted", [f"“{QUOTE}” [@paper]", f"“{QUOTE}” [#c1]"])
def test_a_quote_within_a_line_says_so_behind_its_tick(quoted: str) -> None:
    page = pages(desk(narrative=f"\nThe paper says {quoted}\n"))["pact/index.md"]
    line = page[page.index("<q ") :].partition("rb-cite")[0]
    assert INSTEAD in line
    assert f'✓</a> <small class="rb-glosses">(in brackets, by the desk: {NOTE})</small>' in line


def test_a_block_quote_shows_them_too() -> None:
    page = pages(desk(narrative=f"\n> {QUOTE}\n> [@paper]\n"))["pact/index.md"]
    assert page.count(ADDED) == 2
    assert page.count(NOTE) == 2


def test_the_page_of_the_source_says_it_of_each_use() -> None:
    assert NOTE in pages(desk())["sources/paper/index.md"]


def test_a_quote_without_marks_is_shown_as_ever() -> None:
    page = pages(desk("has been asked to join it so far"))["pact/index.md"]
    assert ">has been asked to join it so far</blockquote>" in page
    assert "rb-gloss" not in page


@pytest.mark.parametrize(
    "quote",
    [
        "signed a treaty [sic] of mutual defence on Friday",
        "[s]igned a treaty of mutual defence on Friday",
        "signed a treaty […] on Friday",
    ],
)
def test_a_note_a_letter_and_an_elision_are_no_gloss(quote: str) -> None:
    page = pages(desk(quote))["pact/index.md"]
    assert "✓ matches its capture, with editor’s marks" in page
    assert "rb-gloss" not in page


@pytest.mark.parametrize("gloss", ["<b>Japan</b>", "*Japan*", "Japan`s`", "Japan|&amp;", "Japan{: .rb-tier }"])
def test_nothing_in_a_bracket_acts(gloss: str) -> None:
    page = pages(desk(f"has been asked to join [{gloss}] it so far"))["pact/index.md"]
    html = rendered(page.split("---\n", 2)[2], *EXTENSIONS)
    assert f"[{gloss}]" in unescape(re.sub(r"<[^>]*>", "", html))


def test_text_that_is_no_quote_gets_no_mark_of_one() -> None:
    page = pages(desk(narrative="\nThe desk wrote [Japan] and \\[the treaty\\] itself.\n"))["pact/index.md"]
    assert page.count('class="rb-gloss"') == 2


def test_the_json_names_each_bracket() -> None:
    row = loads(json(check(desk())))["quotes"][0]
    assert row["glosses"] == [{"words": "Japan", "instead": ""}, {"words": "the treaty", "instead": "it"}]
    assert "glosses" not in loads(json(check(desk("asked to join it so far"))))["quotes"][0]


@pytest.mark.parametrize("form", [markdown, memo_text])
def test_the_memo_of_a_review_says_it(form: Callable[[Memo], str]) -> None:
    memo = form(reviewed(desk("asked to join it so far"), desk(), "a change"))
    assert "by the desk and not in the source" in memo
    assert "stands for “it”" in memo


def test_a_bracket_of_the_source_does_not_take_the_mark_of_the_desks_own() -> None:
    """Of two brackets with the same words, the first is the source's; the second must not pass for it."""
    glosses = (Gloss("the pact", ""),)
    cut = split_at_glosses("Clause 3 [the pact] ends, and Iran [the pact] stays.", glosses)
    assert [words for words, ours in cut if ours] == ["[the pact]", "[the pact]"]
    assert "".join(words for words, _ in cut) == "Clause 3 [the pact] ends, and Iran [the pact] stays."
