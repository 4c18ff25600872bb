"""A page that is printed into a cut frame is what the theme itself would have made of it."""

from __future__ import annotations

import re
from html import escape, unescape
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.site.pages import Page
from generator.site.printing import FrameError, PageForm, PageForms, cut, cut_body, print_sitemap, specimens
from generator.site.printing.frame import list_entries
from generator.site.source import SourceView
from generator.site.typesetting import TAG
from generator.site.written import Heading, Written, hide_marks
from tests.site.engine import rendered
from tests.site.figures import squeezed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.site.printing import Frame

FORM = PageForm("sources/", 1, titled=True, edited=True, hidden=())
LISTED = range(1, 4)


def entries(page: Written, *, bottom: int = 3) -> str:
    """Return a table of contents as a theme writes it, with lists in lists."""
    listed = [heading for heading in page.headings[1:] if heading.level <= bottom]
    html, open_levels = "", list[int]()
    for heading in listed:
        while open_levels and open_levels[-1] > heading.level:
            html += "</li></ul>"
            open_levels.pop()
        html += "</li>\n" if open_levels and open_levels[-1] == heading.level else "<ul>\n"
        if not open_levels or open_levels[-1] < heading.level:
            open_levels.append(heading.level)
        words = TAG.sub("", heading.words)
        html += (
            f'<li title="{escape(unescape(words)).replace("&#x27;", "&#39;")}"><a href="#{heading.anchor}">{words}</a>'
        )
    return f"<nav>On this page{html}{'</li></ul>' * len(open_levels)}</nav>" if listed else "<nav></nav>"


def content(page: Written) -> str:
    """Return the content of a page as an engine makes it of Markdown."""
    parts = [
        f'<h{block.level} id="{block.anchor}">{block.words}<a href="#{block.anchor}">#</a></h{block.level}>'
        if isinstance(block, Heading)
        else block
        for block in page.blocks
    ]
    kinds = [isinstance(block, Heading) for block in page.blocks]
    between = ["\n" if heading else "\n\n" for heading, _ in pairwise(kinds)]
    return "".join(part + gap for part, gap in zip(parts, [*between, ""], strict=True))


def theme(page: Written, change: Callable[[str], str] = str, slot: str = "") -> str:
    """Return a page as an engine builds it; ``change`` changes the value of one slot."""
    values = {"title": page.title, "description": page.description, "head": page.head, "edit": page.edit}
    values |= {"address": page.address, "contents": entries(page), "content": content(page)}
    values |= {slot: change(values[slot])} if slot else {}
    title, description, head, edit, address, contents, whole = values.values()
    up = "../" * address.count("/")
    return (
        f'<html><head><title>{title} - A desk</title><meta content="{description}">{head}'
        f'<link href="{up}style.css"><link rel="canonical" href="https://desk.example/{address}"></head>\n'
        f'<body><a href="#{page.headings[0].anchor}">Skip</a>{contents}<a href="{edit}">Edit</a>{whole}</body></html>'
    )


def frame(build: Callable[[Written], str] = theme, needed: Sequence[str] = ("title", "description", "head")) -> Frame:
    """Cut the frame of a theme."""
    built = [(specimen, build(specimen.page)) for specimen in specimens(FORM, 1, LISTED, has_entries=True)]
    return cut(built, cut_body(*built[0]), needed=needed)


CHANGES = [str.upper, lambda value: value[:-3], lambda value: value.replace("-", ""), lambda value: quote(value, "")]
"""How a theme could change a value: each of them changes an address, too."""
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='<>&"{}'), min_size=1)
ANCHORS = st.from_regex(r"[a-z]{1,9}", fullmatch=True)
HEADINGS = st.builds(Heading, st.integers(2, 6), WORDS.map(escape), ANCHORS)
BLOCKS = st.lists(HEADINGS | st.builds("<div>{}</div>".format, WORDS.map(escape)), max_size=9)
PAGES = st.builds(
    lambda title, description, head, top, blocks: Written(
        "sources/paper/", title, description, head, "https://code.example/e", (), (Heading(1, *top), *blocks)
    ),
    WORDS,
    WORDS,
    st.sampled_from(["", '\n<meta name="robots" content="noindex">']),
    st.tuples(WORDS.map(escape), ANCHORS),
    BLOCKS,
)


def follows(page: Written) -> bool:
    """Return whether the headings go down level by level, as the lists of the theme of this test need it."""
    levels = [heading.level for heading in page.headings if heading.level <= max(LISTED)]
    return all(after <= before + 1 for before, after in pairwise(levels))


@given(PAGES.filter(follows))
def test_a_printed_page_is_what_the_theme_makes(page: Written) -> None:
    assert FRAME.print(page) == theme(page)


FRAME = frame()


@pytest.mark.parametrize("slot", ["title", "description", "head", "address", "edit"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_theme_that_changes_a_value_is_refused_by_its_name(slot: str, change: Callable[[str], str]) -> None:
    with pytest.raises(FrameError) as raised:
        frame(lambda page: theme(page, change, slot))
    assert slot in raised.value.slot
    assert raised.value.folder == "sources/"


@pytest.mark.parametrize("slot", ["title", "description", "head"])
def test_a_theme_that_leaves_out_a_value_is_refused_by_its_name(slot: str) -> None:
    with pytest.raises(FrameError) as raised:
        frame(lambda page: theme(page, lambda _: "", slot))
    assert raised.value.slot == slot


@pytest.mark.parametrize(
    "change",
    [lambda html: html.replace("</li></ul>", "</ul>", 1), lambda html: html.replace("<nav>", f"<nav id={len(html)}>")],
    ids=["broken", "counted"],
)
def test_a_table_of_contents_that_is_not_regular_is_refused(change: Callable[[str], str]) -> None:
    def build(page: Written) -> str:
        return theme(page, change, "contents")

    with pytest.raises(FrameError):
        frame(build)


def test_what_a_theme_says_on_one_page_alone_is_refused() -> None:
    with pytest.raises(FrameError):
        frame(lambda page: theme(page) + ("<!-- a -->" if "1a" in page.address else ""))


def test_a_frame_names_the_other_pages_that_a_navigation_names_by_their_titles() -> None:
    alone = PageForm("sources/", 0, titled=True, edited=False, hidden=())
    (other,) = specimens(alone, 2, LISTED, has_entries=False)

    def build(page: Written) -> str:
        return theme(page).replace("<body>", f"<body><nav>{other.page.title}</nav>")

    built = [(specimen, build(specimen.page)) for specimen in specimens(FORM, 1, LISTED, has_entries=True)]
    cut_out = cut(built, cut_body(*built[0]), [other])
    assert cut_out.named == {"sources/"}
    listed = Written("sources/", "All sources", "d", "", "", (), (Heading(1, "All sources", "sources"),))
    page = Written("sources/paper/", "Paper", "d", "", "e", (), (Heading(1, "Paper", "paper"), "<p>x</p>"))
    assert "<body><nav>All sources</nav>" in cut_out.with_names({"sources/": listed}).print(page)


@pytest.mark.parametrize(
    ("address", "folder", "depth"),
    [
        ("", "", 0),
        ("pact/", "", 1),
        ("pact/editions/2/", "", 3),
        ("sources/", "sources/", 0),
        ("sources/paper/", "sources/", 1),
        ("guide/", "guide/", 0),
        ("guide/writing/", "guide/writing/", 0),
        ("guide/rules/", "guide/", 1),
    ],
)
def test_pages_at_the_same_depth_below_the_same_page_of_the_navigation_have_one_form(
    address: str, folder: str, depth: int
) -> None:
    page = Page(address=address, title="t", description="d", shows=SourceView, make=lambda: pytest.fail("not needed"))
    form = PageForms(["", "sources/", "guide/writing/"]).of(page)
    assert (form.folder, form.depth) == (folder, depth)


def test_a_table_of_contents_lists_what_is_below_the_title_of_the_page() -> None:
    headings = [Heading(level, f"{number}", f"h{number}") for number, level in enumerate((1, 3, 2, 3, 4, 1, 2))]
    page = Written("a/", "", "", "", "", (), tuple(headings))
    assert [(entry.depth, entry.words) for entry in list_entries(page, LISTED)] == [(0, "1"), (0, "2"), (1, "3")]
    assert [entry.words for entry in list_entries(page, range(2, 4))] == ["1", "2", "3", "6"]


def test_a_sitemap_lists_the_pages() -> None:
    built = "<urlset>\n<url><loc>https://d.example/s--1/</loc></url>\n<url><loc>https://d.example/</loc></url></urlset>"
    addresses = ["", "a/", "a/c/", "a-b/"]
    printed = print_sitemap(built, "s--1/", addresses)
    assert printed.split("https://d.example")[1:] == [
        f"/{address}</loc></url>{end}"
        for address, end in zip(addresses, ["\n<url><loc>"] * 3 + ["</urlset>"], strict=True)
    ]
    assert print_sitemap("<urlset></urlset>", "s--1/", addresses) == "<urlset></urlset>"


@given(WORDS, WORDS)
@example("0", "=")
def test_a_heading_hides_the_marks_of_markdown_and_reads_as_before(words: str, title: str) -> None:
    """Also in the value of an attribute, with every extension that the settings of a desk may name."""
    html = f'{escape(words)} <a title="{escape(title)}" href="a_b_/#c*d*">{escape(words)}</a>.'
    hidden = hide_marks(html)
    assert unescape(hidden) == unescape(html)
    assert re.findall(r"<[^ >]*", hidden) == ["<a", "</a"]
    built = rendered(f"# {hidden} {{#x}}", "attr_list", "tables", "toc", "md_in_html", "fenced_code")
    assert squeezed(unescape(TAG.sub("", built))) == squeezed(unescape(TAG.sub("", html)))
    assert set(re.findall(r"<(\w+)", built)) <= {"h1", "a"}
