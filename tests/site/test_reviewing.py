"""Readers are told who read an edition before it went out, and what was asked for; each page says the same."""

from __future__ import annotations

import re
from html import unescape

import pytest

from generator.build import check, reviewed
from generator.model import Tree
from tests.editions.test_policy import ALONE, PEOPLE, TOLD, URGENT, desk
from tests.editions.test_publish import FIRST, ONCE, REGRADED
from tests.editions.test_schema import EVERY
from tests.projects import DESK, MAIN, edited, published
from tests.sites import site

HASTY = published(ALONE, kind="correction", expedited=URGENT)
TWO = published(
    desk("authors: [ada]\nreviewers: [mary]\n", "{reviewers: 2}", edited(ONCE, [REGRADED, TOLD])),
    kind="correction",
    expedited=URGENT,
)


def strips(files: dict[str, str], path: str) -> list[list[str]]:
    """Return the words of every strip of a page of the site."""
    tree = Tree.of(files)
    page = site(check(tree), "2026-11-24")[f"{path}index.md"]
    found = re.findall(r'<ul class="rb-strip">(.*?)</ul>', page, re.DOTALL)
    return [[unescape(words) for words in re.findall(r"<li>(.*?)</li>", strip)] for strip in found]


@pytest.mark.parametrize(
    ("files", "status", "story"),
    [
        (
            ONCE,
            ["by ada", "reviewed by grace", "this desk asked for a second reader"],
            "Reviewed by grace; this desk asked for a second reader.",
        ),
        (
            published(desk("authors: [ada]\nreviewers: [Ada]\n", "{reviewers: 0}")),
            ["by ada", "reviewed by Ada", "this desk asked for no second reader"],
            "This desk asked for no second reader.",
        ),
        (
            published(desk('authors: [ada]\nreviewers: [ada, grace, "@mary"]\n', "{reviewers: 2}")),
            ["by ada", "reviewed by ada, grace and @mary", "this desk asked for 2 readers besides the authors"],
            "Reviewed by grace and @mary; this desk asked for 2 readers besides the authors.",
        ),
        (
            HASTY,
            ["by ada", "reviewers not stated", f"went out before a second person had read it: {URGENT}"],
            f"Went out before a second person had read it: {URGENT}",
        ),
        (
            TWO,
            ["by ada", "reviewed by mary", f"went out before 2 people besides its authors had read it: {URGENT}"],
            f"Reviewed by mary; went out before 2 people besides its authors had read it: {URGENT}",
        ),
        (DESK | {FIRST: EVERY[1]}, ["by ada", "reviewers not stated"], "3 claims to begin with."),
    ],
)
def test_the_page_and_the_story_say_who_read_it(files: dict[str, str], status: list[str], story: str) -> None:
    (strip,) = strips(files, "pact/")
    assert strip[4:] == status
    assert strips(files, "pact/changes/")[0][-1] == story
    assert strips(files, "changes/")[0][-1] == story


@pytest.mark.parametrize("end", ["", ".", "..", "!", "?", "…"])
def test_who_read_it_is_a_sentence_with_one_end_on_the_page_and_in_the_memo(end: str) -> None:
    files = published(ALONE, kind="correction", expedited=f"Readers act on it{end}")
    told = f"Went out before a second person had read it: Readers act on it{end if end in ('!', '?', '…') else '.'}"
    assert strips(files, "pact/changes/")[0][-1] == told
    (memo,) = reviewed(Tree.of(ALONE), Tree.of(files), "Compared.").publishing
    assert told in memo.people


def test_an_older_edition_keeps_what_it_said_of_itself() -> None:
    (strip,) = strips(HASTY, "pact/editions/1/")
    assert strip[-2:] == ["reviewed by grace", "this desk asked for a second reader"]
    later = published(edited(HASTY, [(MAIN, "authors: [ada]\n", PEOPLE)]), kind="minor")
    assert strips(later, "pact/editions/2/")[0][-1] == f"went out before a second person had read it: {URGENT}"
    assert strips(later, "pact/")[0][-1] == "this desk asked for a second reader"


def test_a_draft_says_nothing_of_a_policy() -> None:
    assert strips(DESK, "pact/")[0][-1] == "reviewed by grace"


def test_a_reason_is_printed_as_it_was_typed() -> None:
    files = published(ALONE, kind="correction", expedited="It was <b>urgent</b> [now](https://example.org/).")
    tree = Tree.of(files)
    page = site(check(tree), "2026-11-24")["pact/index.md"]
    assert "<b>urgent" not in page
    assert strips(files, "pact/")[0][-1].endswith("It was <b>urgent</b> [now](https://example.org/).")
