"""What our Markdown holds and no page reads is reported where it stands, and nothing else is."""

from __future__ import annotations

import pytest

from generator.build import check
from generator.model import Tree
from generator.model.bounds import ALL_MARKS, MARKS, NESTING, PARAGRAPH
from generator.model.places import typed
from generator.read.markdown import prose
from generator.read.markdown.sections import Anchors, headings
from generator.read.markdown.unread import links, report_dense, unread_markup
from tests.projects import QUOTE, project


def found(text: str) -> list[str]:
    body = typed("b.md", text)
    return [
        f"{each.place.line}:{each.place.column} {each.rule.name}"
        for each in unread_markup(tuple(prose.parse(body)), body)
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("So <img src=x onerror=alert(1)> it is.", "1:4"),
        ("<script src='members.csv'></script>", "1:1"),
        ('one\n\n<div class="rb-quote">\n\ntwo\n\n</div>', "3:1"),
        ("- a list\n  with <cite>a title</cite>", "2:8"),
        ("> as it was <mark>said</mark> [@a]", "1:13"),
        ("| a | <b>c</b> |\n|---|---|\n| d | e |", "1:7"),
        ("## A <br> heading", "1:6"),
        ("*<i>so</i>*", "1:2"),
        ("[<u>link</u>](https://example.org)", "1:2"),
        ("`<b>` and <b>", "1:11"),
        ("<?php ?>", "1:1"),
        ("<!DOCTYPE html>", "1:1"),
        ("<![CDATA[x]]>", "1:1"),
    ],
)
def test_a_tag_is_reported_where_it_stands(text: str, place: str) -> None:
    assert found(text)[:1] == [f"{place} html-shown"]


@pytest.mark.parametrize(
    "text",
    [
        "3 < 5 and 7 > 6, a<b",
        "`<b>` and ``<i>``",
        "```html\n<div>\n```",
        '~~~\n<div class="rb-quote">',
        "<https://example.org/> and <desk@example.org>",
        "one <!-- a comment > with a mark --> two",
        "<!-- a comment\n\nof two paragraphs -->\n\ntext",
        "\\<b>",
        "&lt;b&gt;",
        "## The treaty {#the-treaty}",
        "`{: .wide}` is code",
        "A set {1, 2} and a text {so}.",
        "*[NATO]: North Atlantic Treaty Organization\n\nNATO",
        "++ctrl+c++",
        '![a map](../assets/map.png "The caption, without marks")',
    ],
)
def test_code_comments_addresses_and_our_own_additions_are_fine(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A paragraph {: .rb-tier }", "1:13"),
        ("{: onclick=alert(1) }", "1:1"),
        ("## A heading {: #one .two}", "1:14"),
        ("## A heading {#One}", "1:14"),
        ("A paragraph {#c1}", "1:13"),
        ("*so*{.rb-check}", "1:5"),
        ("- item\n{: style=color:red }", "2:1"),
    ],
)
def test_a_list_of_attributes_is_reported_but_for_the_id_of_a_heading(text: str, place: str) -> None:
    assert found(text) == [f"{place} attributes-shown"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("## A heading {#One}", "Remove it, or give the heading an id in small letters, as in {#the-treaty}."),
        ("A paragraph {#c1}", "Remove it; only a heading can state an id, as in {#the-treaty}."),
    ],
)
def test_a_list_of_attributes_has_a_hint_that_can_be_followed(text: str, hint: str) -> None:
    body = typed("f.md", text)
    (finding,) = unread_markup(tuple(prose.parse(body)), body)
    assert finding.hint == hint


@pytest.mark.parametrize("address", ["https://maps.example/a.png", "//maps.example/a.png", "HTTP://maps.example/a.png"])
def test_an_image_of_another_host_is_reported(address: str) -> None:
    assert found(f"See ![a map]({address}).") == ["1:5 resource-remote"]
    assert found(f"See ![a map][m].\n\n[m]: {address}") == ["1:5 resource-remote"]
    assert found(f"See [a map]({address}).") == []


@pytest.mark.parametrize("address", ["ftp://maps.example/a", "tel:+4930123", "file:///C:/a.md", "my file.md", "a b"])
def test_a_link_that_a_page_shows_as_it_is_typed_is_reported(address: str) -> None:
    assert found(f"See [a map]({address}).") == ["1:5 link-broken"]
    assert found(f"See ![a map]({address}).") == ["1:5 link-broken"]


@pytest.mark.parametrize(
    "text",
    ["`[a map](ftp://a)`", "\\[a map](a b)", "[@a](see b)", "[a] (see b)", "[a](<my file.md>)", "<!-- [a](b c) -->"],
)
def test_what_is_no_link_or_is_one_is_not(text: str) -> None:
    assert found(f"So {text}.") == []


@pytest.mark.parametrize("image", ["![he said “two words”](a.png)", "![a map](a.png '“two words” it says')"])
def test_no_description_and_no_caption_of_an_image_looks_quoted(image: str) -> None:
    assert found(image) == ["1:1 words-unquoted"]


@pytest.mark.parametrize(
    "image",
    [
        "![Established: Estmark shelled the hospital](a.png)",
        "![the hospital, as the United Nations *confirmed*](a.png)",
        "![a map](a.png 'Proven by two independent origins')",
    ],
)
def test_no_description_and_no_caption_of_an_image_is_a_verdict(image: str) -> None:
    assert found(image) == ["1:1 word-reserved"]


def test_what_is_nested_too_deep_is_reported_once() -> None:
    lists = "\n".join("  " * depth + "- a" for depth in range(NESTING + 3))
    assert found(lists) == [f"{NESTING + 1}:{2 * NESTING + 3} markdown-nesting"]
    assert found("> " * (NESTING + 1) + "a [@b]") == [f"1:{2 * NESTING + 3} markdown-nesting"]
    assert found("> " * NESTING + "a [@b]") == []


def test_a_paragraph_longer_than_ten_pages_is_reported() -> None:
    assert found("word " * (PARAGRAPH // 5 + 1)) == ["1:1 markdown-long"]
    assert found(f"{'word ' * (PARAGRAPH // 5)}\n\n{'word ' * (PARAGRAPH // 5)}") == []


def test_a_text_or_a_project_of_marks_is_refused_unread() -> None:
    assert report_dense("b.md", "\n" * MARKS, 0) is None
    (told,) = [report_dense("b.md", "\n" * 2 * MARKS, 0)]
    assert told
    assert (str(told.place), told.rule.name) == ("b.md:1:1", "markdown-dense")
    assert report_dense("b.md", "*" * 80, ALL_MARKS)
    assert report_dense("b.md", "An honest sentence.\n" * MARKS, ALL_MARKS) is None


def test_the_check_counts_the_marks_of_all_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts a hundredth as long as those of the real bounds show the same."""
    text, all_texts = MARKS // 100, ALL_MARKS // 100
    monkeypatch.setattr("generator.read.markdown.unread.MARKS", text)
    monkeypatch.setattr("generator.read.markdown.unread.ALL_MARKS", all_texts)
    files = project()
    marks = "[*a*](b)\n\n" * (text // 5)
    for number in range(all_texts // text + 3):
        files[f"briefings/b{number}/briefing.md"] = f"---\ntitle: B\n---\n\n{marks}"
    told = [each for each in check(Tree.of(files)).findings if each.rule.name == "markdown-dense"]
    assert 0 < len(told) < all_texts // text


def test_the_check_counts_the_quotes_of_all_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.read.briefings.QUOTED", 7)
    files = project()
    for number in range(4):
        files[f"briefings/b{number}/briefing.md"] = f"---\ntitle: B\n---\n\nThey “{QUOTE}” [@paper].\n"
    told = [each for each in check(Tree.of(files)).findings if each.rule.name == "markdown-dense"]
    assert [(each.place.file, each.message) for each in told] == [
        ("briefings/b3/briefing.md", "All texts together contain more than 7 quotes and citations."),
        ("briefings/pact/briefing.md", "All texts together contain more than 7 quotes and citations."),
    ]


def test_links_and_images_know_their_places_and_where_they_count_from() -> None:
    body = typed("b.md", 'One [a](x.md "t") and\n![b](c.png), [d][e], [f](#g), `[h](i)`.\n\n[e]: j/k.md\n')
    assert [
        (str(each.address), str(each.address.place), each.home)
        for each in links(tuple(prose.parse(body)), body, "pact/")
    ] == [
        ("x.md", "b.md:1:8", "pact/"),
        ("c.png", "b.md:2:1", "pact/"),
        ("j/k.md", "b.md:2:17", "pact/"),
        ("#g", "b.md:2:25", "pact/"),
    ]


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("Łódź", "lodz"),
        ("Ørsted, đảo, ǿ", "orsted-dao-o"),
        ("Straße, æ", "straße-æ"),
        ("Überblick", "uberblick"),
        ("Обзор", "обзор"),
        ("🚀 Launch", "launch"),
        ("🚀", "1f680"),
        ("!?", "21-3f"),
    ],
)
def test_the_anchor_of_a_heading_depends_on_its_title_alone(title: str, anchor: str) -> None:
    found = [each.anchor for each in headings(f"## ❓\n\n## {title}\n", Anchors())]
    assert found == ["2753", anchor]
