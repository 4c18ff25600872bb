"""What is withdrawn is said to be, with its reason, wherever it stands, and carries nothing any more."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape

import pytest

from generator.model import Entity, FrontMatter, KeyPoint, Member, MemberList, Withdrawal
from generator.model.addresses import Address
from generator.model.library import Checked
from generator.model.places import Text
from generator.read.markdown.prose import read
from generator.site import compile  # noqa: A004 (the stage's name)
from generator.site.index import SiteIndex
from generator.site.render import ENTRIES
from generator.site.standing import standing
from tests.builders import briefing, claim, column, evidence, library, source
from tests.sites import render

GONE = Withdrawal(on=Text("2026-05-01"), because=Text("It was wrong."))
SAID = "Withdrawn on 1 May 2026: It was wrong."


def site(*, list_gone: bool = False, row_gone: bool = False, source_gone: bool = False) -> dict[str, str]:
    """A site with a claim that stands, c1, and one that is withdrawn, c2; the rest is withdrawn as asked."""
    china = (Text("china"),)
    item = evidence("paper", "Some words")
    claims = (
        replace(claim("c1", "The first is so.", item), about=china),
        replace(claim("c2", "The second is so.", evidence("repost", "Other words")), about=china, withdrawn=GONE),
    )
    points = [KeyPoint(text=Text("Both hold."), claims=(Text("c1"), Text("c2")))]
    points += [KeyPoint(text=Text("The second holds."), claims=(Text("c2"),))]
    member = Member(entity=Text("china"), evidence=(item,), withdrawn=GONE if row_gone else None)
    row = MemberList(id=Text("all"), title=Text("A list"), members=(member,), withdrawn=GONE if list_gone else None)
    narrative = read("b.md", "So it is [#c1] [#c2] [@paper; @repost].")
    articles = {"paper": read("paper.md", "A summary [@paper].")}
    head = FrontMatter(title=Text("T"), key_points=tuple(points))
    paper = source("paper", "Some words stand.", withdrawn=GONE if source_gone else None, publisher=Text("The Paper"))
    built = library(
        (paper, column(text="Other words stand.")),
        briefing("b", *claims, head=head, narrative=narrative, articles=articles, lists=(row,)),
        entities=(Entity(id=Text("china"), name=Text("China")),),
    )
    return {path: unescape(page) for path, page in render(compile(Checked(*built), "2026-11-22")).items()}


def rows(page: str, having: str) -> list[str]:
    """The table rows of a page that hold some words."""
    return [row for row in re.findall(r"<tr.*?</tr>", page) if having in row]


def test_an_entity_s_page_marks_claims_that_are_withdrawn() -> None:
    page = site()["entities/china/index.md"]
    assert [SAID in row for row in rows(page, "The first is so.")] == [False]
    assert [SAID in row for row in rows(page, "The second is so.")] == [True]


@pytest.mark.parametrize("asked", ["list_gone", "row_gone"])
def test_an_entity_s_page_marks_rows_that_are_withdrawn_or_stand_in_a_withdrawn_list(asked: str) -> None:
    assert [SAID in row for row in rows(site()["entities/china/index.md"], "A list")] == [False]
    written = site(**{asked: True})
    assert [SAID in row for row in rows(written["entities/china/index.md"], "A list")] == [True]
    assert "2 claims, 1 list row, 2 of them withdrawn" in written["entities/index.md"]


def test_a_key_point_is_drawn_from_standing_claims_alone() -> None:
    points = re.search(r'<ol class="rb-points">.*?</ol>', site()["b/index.md"])
    assert points
    said = re.sub(r"<[^>]*>", "", points[0])
    assert said.split() == ["A", "text", "from", "The", "Paper", "reports:", "Both", "hold.", "c1"]
    assert "The second holds." not in "".join(site().values())


def test_a_citation_of_a_withdrawn_claim_says_so() -> None:
    cited = re.findall(r'<a class="rb-cite" href="#(c\d)" title="([^"]*)">([^<]*)</a>', site()["b/index.md"])
    assert [(name, words) for name, _, words in cited] == [("c1", "c1"), ("c1", "c1"), ("c2", "c2, withdrawn")]
    assert [title.startswith(f"{SAID} It was: ") for _, title, _ in cited] == [False, False, True]


def test_the_page_of_a_source_says_that_what_rested_on_it_is_withdrawn() -> None:
    assert "c2, withdrawn, in T" in site()["sources/repost/index.md"]
    assert "List, withdrawn, in T" in site(list_gone=True)["sources/paper/index.md"]
    assert "List in T" in site()["sources/paper/index.md"]


def test_a_row_that_rests_on_a_source_says_which_list_it_stands_in() -> None:
    page = site()["sources/paper/index.md"].partition("{#falls}")[2]
    assert re.search(r"In the list: A list</th></tr><tr><th scope=\"row\"><a [^>]*>row 1</a>", page)


def test_a_withdrawn_claim_keeps_no_key_point_from_falling() -> None:
    row = next(each for each in rows(site()["sources/paper/index.md"], "Both hold."))
    assert "nothing independent left to rest on" in row


def test_a_search_finds_no_withdrawn_list() -> None:
    found = [[each["location"] for each in json.loads(site(list_gone=gone)[ENTRIES])] for gone in (False, True)]
    assert ["b/#l-all" in each for each in found] == [True, False]


def test_a_withdrawn_source_is_marked_wherever_a_briefing_names_it() -> None:
    page = site(source_gone=True)["b/index.md"]
    assert "The Paper’s text (withdrawn) reports" in page
    assert SAID in page.partition("{#all_sources}")[2]
    assert SAID in page.partition("{#all_articles}")[2].partition("{#all_claims}")[0]
    assert "The Paper, undated, withdrawn" in page
    assert SAID not in site()["b/index.md"].partition("{#all_sources}")[2]


def test_what_a_briefing_stands_on_leaves_out_what_is_withdrawn() -> None:
    claims = [claim("c1", "A.", evidence("paper")), claim("c2", "B.", evidence("repost"))]
    claims += [replace(claim("c3", "C.", evidence("repost")), withdrawn=GONE)]
    sources = [source("paper", publisher=Text("P"), origin=Text("p")), column(withdrawn=GONE)]
    index = SiteIndex(*library(sources, briefing("b", *claims)))
    assert standing(claims, index).line == (
        "1 claim rests on 1 origin: 1 text of unstated kind. 1 claim rests on no source that stands."
    )
    assert standing(claims[1:], index).line == "1 claim rests on no source that stands."
    assert standing(claims[2:], index).line == "No claims yet."


def test_withdrawn_evidence_stays_as_a_tombstone_and_its_source_says_nothing_any_more() -> None:
    gone = replace(evidence("repost", "Other words"), withdrawn=GONE)
    one = claim("c1", "The first is so.", evidence("paper", "Some words"), gone)
    paper = source("paper", "Some words stand.", publisher=Text("The Paper"))
    built = library((paper, column(text="Other words stand.")), briefing("b", one))
    pages = {path: unescape(page) for path, page in render(compile(Checked(*built), "2026-11-22")).items()}
    assert str(SiteIndex(*built).sentences[Address("b", "c1")]) == "The Paper’s text reports: The first is so."
    figure = re.findall(r'<figure class="rb-quote rb-gone" id="c1-e2".*?</figure>', pages["b/index.md"])
    assert len(figure) == 1
    assert SAID in figure[0]
    assert "1 claim rests on 1 origin" in pages["b/index.md"]
    assert "c1 in Title of b, withdrawn as evidence" in pages["sources/repost/index.md"]
    assert "no claim and no list row rests on this source" in pages["sources/repost/index.md"]
