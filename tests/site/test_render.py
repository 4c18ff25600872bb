"""What is written down: text that stays text, blocks that stay blocks, and links that lead somewhere."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Credibility, Entity, FrontMatter, KeyPoint, Member, MemberList, OpenEnd, Reliability, Source
from generator.model.diagnostics import Diagnostic
from generator.model.library import Checked
from generator.model.places import Place, Text
from generator.model.rules import reading
from generator.read.guide import guide_texts
from generator.read.markdown.prose import read
from generator.site import add_findings, compile  # noqa: A004 (the stage's name)
from generator.site.labels import CLAIM_KINDS, CREDIBILITY, LIST_KINDS, RELIABILITY, STANCES, STANDINGS, STATUSES
from generator.site.templating import inert
from tests.builders import briefing, claim, column, evidence, library, source
from tests.site.engine import EXTENSIONS, rendered
from tests.site.figures import squeezed
from tests.sites import render

NASTY = "*a* _b_ **c** `d` [x](y) <b>e</b> {++f++} &amp; {{ g }} ~~h~~ ^i^ ==j== :k: --l-- (c) # m | n http://x.org \\o"
NARRATIVE = """## Heading

It says "nobody knows" [@paper; @repost], and more [#c1] [@repost].

> nobody knows

[@paper; @repost]
"""
CAPTURE = "China has announced plans. It may be so; nobody knows. Three more words stand here."


def site(**fields: str) -> dict[str, str]:
    """A small site in which everything that a desk or a source words may be set."""
    word = {key: Text(fields.get(key, key)) for key in ("title", "statement", "role", "name", "because", "question")}
    item = evidence("paper", "China has announced plans")
    one = claim("c1", word["statement"], item, evidence("repost", "no such words at all"))
    members = (
        Member(entity=Text("china"), role=word["role"], evidence=(item,)),
        Member(name=word["name"], evidence=(item,)),
    )
    end = OpenEnd(text=word["statement"], evidence=(item,))
    lists = (
        MemberList(id=Text("all"), title=word["title"], members=members, evidence=(item,), open_end=end),
        MemberList(id=Text("none"), title=word["title"], evidence=(item,)),
    )
    grade = Credibility(grade=Text("6"), because=word["because"])
    graded = claim("c2", word["statement"], evidence("paper", "It may be so"))
    graded = type(graded)(**{**vars(graded), "credibility": grade, "about": (Text("china"),)})
    narrative = read("b.md", NARRATIVE)
    paper = source(
        "paper", CAPTURE, title=word["title"], reliability=Reliability(grade=Text("F"), because=word["because"])
    )
    head = FrontMatter(title=word["title"], question=word["question"], was=(Text("old"),))
    built = library(
        (paper, column(text=NASTY)),
        briefing("b", one, graded, head=head, narrative=narrative, lists=lists),
        entities=(Entity(id=Text("china"), name=word["name"]),),
    )
    return render(compile(Checked(*built), "2026-11-22"))


def body(page: str) -> str:
    """A page without its front matter."""
    return page.split("---\n", 2)[2].lstrip("\n")


@pytest.mark.parametrize("field", ["title", "statement", "role", "name", "because", "question"])
def test_no_word_of_the_content_is_read_as_markup(field: str) -> None:
    """Through Python-Markdown with every extension that could find a mark in it."""
    met = 0
    for path, page in site(**{field: NASTY}).items():
        if path.endswith(".md"):
            html = rendered(body(page), *EXTENSIONS)
            # A picture draws a long name in several lines.
            text = squeezed(unescape(re.sub(r"<[^>]*>", "", html)))
            met += text.count(squeezed(NASTY))
            assert text.count("{++f++}") == text.count(squeezed(NASTY))
            assert not re.search(r"<\w+[^>]*>[a-o]</\w+>", html)
    assert met


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n")))
def test_inert_text_reads_as_it_was_typed_and_never_ends_a_block(text: str) -> None:
    written = inert(text)
    assert unescape(written) == text
    assert "\n" not in written


def test_a_block_is_one_line() -> None:
    """A blank line inside it would end it for Markdown, and its rest would be read as our prose."""
    for path, page in site(statement="one\n\n\n    two").items():
        if path.endswith(".md"):
            for line in body(page).splitlines():
                for tag in ("div", "table", "ol", "dl", "figure"):
                    assert line.count(f"<{tag} ") + line.count(f"<{tag}>") == line.count(f"</{tag}>"), line[:200]


def test_every_link_leads_to_a_page_and_an_anchor_that_exist() -> None:
    written = site()
    ids = {}
    for path, page in written.items():
        address = re.sub(r"\.md$", "/", re.sub(r"index\.(md|html)$", "", path))
        html = rendered(body(page), "attr_list", "toc") if path.endswith(".md") else page
        ids[address] = (
            set(re.findall(r'\bid="([^"]+)"', unescape(html))),
            re.findall(r'\b(?:href|cite)="([^"]+)"', html),
        )
    for address, (_, links) in ids.items():
        for link in map(unescape, links):
            target, _, anchor = re.sub(r"\.md\b", "/", link).partition("#")
            steps = [*address.split("/")[:-1], *target.split("/")] if target else address.split("/")
            reached: list[str] = []
            for step in steps:
                if step == "..":
                    reached.pop()
                elif step not in {"", "."}:
                    reached.append(step)
            there = "/".join(reached) if "/".join(reached) in written else "".join(f"{step}/" for step in reached)
            assert there in ids, link
            assert not anchor or anchor in ids[there][0], link


def test_an_anchor_stands_once_on_its_page() -> None:
    for page in site().values():
        found = re.findall(r'\bid="([^"]+)"', page)
        assert len(found) == len(set(found))


@pytest.mark.parametrize(
    "name", ["claims", "sources", "lists", "articles", "key-points", "claims-reported", "article-1"]
)
def test_no_id_of_a_claim_is_that_of_a_heading(name: str) -> None:
    head = FrontMatter(title=Text("T"), key_points=(KeyPoint(text=Text("P."), claims=(Text(name),)),))
    item = evidence("paper", "It may be so")
    lists = (MemberList(id=Text("all"), title=Text("All"), evidence=(item,)),)
    articles = {"paper": read("paper.md", "A summary [@paper].")}
    one = briefing("b", claim(name, "A.", item), head=head, lists=lists, articles=articles)
    page = render(compile(Checked(*library([source("paper", CAPTURE)], one)), "2026-11-22"))["b/index.md"]
    html = unescape(rendered(body(page), "attr_list", "toc"))
    found = re.findall(r'\bid="([^"]+)"', html)
    assert found.count(name) == 1
    assert len(found) == len(set(found))
    assert {"key_points", "all_claims", "all_sources", "all_lists", "all_articles"} <= set(found)


def test_the_permanent_anchors_exist() -> None:
    page = unescape(site()["b/index.md"])
    for anchor in (
        "c1",
        "c1-e1",
        "m-all-china",
        "m-all-name",
        "m-all-china-e1",
        "l-all-e1",
        "l-all-open-e1",
        "narrative-q1",
    ):
        assert f'id="{anchor}"' in page
    assert "{#l-all}" in page


def test_what_is_missing_is_said_to_be_not_stated() -> None:
    written = site()
    assert written["b/index.md"].count("not stated") >= 4
    assert written["sources/paper/index.md"].count("not stated") >= 8
    assert "undated; not later than 21 November 2026" in written["sources/paper/index.md"]


def test_a_quote_is_said_to_match_its_capture_and_never_to_be_verified() -> None:
    written = site()
    assert "✓ matches its capture" in written["b/index.md"]
    assert "✗ does not match its capture" in written["b/index.md"]
    assert not any("verified" in page for page in written.values())


def test_a_source_page_shows_quotes_with_their_own_sentences_and_no_more() -> None:
    page = unescape(re.sub(r"<[^>]*>", "", site()["sources/paper/index.md"]))
    assert "China has announced plans." in page
    assert "It may be so; nobody knows." in page
    assert "Three more words" not in page


def test_an_old_address_leads_on() -> None:
    page = site()["old/index.html"]
    assert 'url=../b/"' in page
    assert 'href="../b/"' in page


@pytest.mark.parametrize(
    ("stance", "words"),
    [("supports", "names it"), ("contradicts", "denies it"), ("context", "mentions it, as context")],
)
def test_a_row_says_what_its_source_does_to_it(stance: str, words: str) -> None:
    """On the page of the briefing and on that of the entity."""
    member = Member(entity=Text("china"), evidence=(evidence("paper", "China", stance=stance),))
    one = briefing("b", lists=(MemberList(id=Text("all"), title=Text("All"), members=(member,)),))
    china = Entity(id=Text("china"), name=Text("China"))
    written = render(compile(Checked(*library([source("paper", CAPTURE)], one, entities=(china,))), "2026-11-22"))
    for path in ("b/index.md", "entities/china/index.md"):
        assert f"undated text {words}" in re.sub(r"<[^>]*>", "", unescape(written[path]))


def test_a_finding_stands_on_the_page_it_belongs_to() -> None:
    paper, text = source("paper", CAPTURE)
    paper = Source(**{**vars(paper), "id": Text("paper", Place("seeds/paper.yml"))})
    pages = compile(
        Checked(*library([(paper, text)], briefing("b", claim("c1", "A.", evidence("paper", "no"))))), "2026-11-22"
    )
    files = ("briefings/b/claims.yml", "seeds/paper.yml", "mkdocs.yml")
    findings = [Diagnostic(reading.FILE_EMPTY, Place(file), f"About {file}.", "Mend it.") for file in files]
    notices = {page.address: page.notices for page in add_findings(pages, findings).pages if page.notices}
    assert set(notices) == {"b/", "sources/paper/", ""}
    assert "About mkdocs.yml. Mend it." in notices[""][0]


def test_each_page_has_a_title_and_a_description_that_the_theme_can_print_unescaped() -> None:
    for path, page in site(title='Say "no" <b>', question='What "is" <i>it</i>?').items():
        if path.endswith(".md"):
            head = page.split("---\n")[1]
            assert ("title: " in head) == (path != "index.md")
            assert "description: " in head
            assert not re.search(r'[<>]|\\"', re.sub(r"(?m)^head: .*", "", head))


def test_the_same_pages_give_the_same_texts() -> None:
    assert site() == site()


def test_the_guide_explains_every_word_of_the_closed_lists_that_a_page_prints() -> None:
    guide = guide_texts({})["docs/how-to-read.md"].casefold()
    for words in (CLAIM_KINDS, STATUSES, STANDINGS, LIST_KINDS, STANCES, RELIABILITY, CREDIBILITY):
        for meaning in words.values():
            assert meaning.label.rpartition(", ")[2].casefold() in guide
