"""Our Markdown arrives on the page as it was meant, and nothing in it as markup that nobody may write."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.build import check
from generator.model import Tree
from generator.read.markdown.sections import Anchors
from generator.site.templating import inert
from generator.site.typesetting import Insert, Setting, typeset
from tests.projects import project
from tests.site.engine import EXTENSIONS, rendered
from tests.sites import site

ALLOWED = {
    "div": {"class"},
    "a": {"href", "rel"},
    "abbr": {"title"},
    "code": {"class"},
    "figure": set(),
    "img": {"alt", "src"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
PLAIN = "blockquote br em figcaption h1 h2 h3 h4 h5 h6 hr kbd li p pre strong table tbody thead tr ul".split()
"""What a text of ours may put on a page, and the attributes that it may set."""
TABLE = (
    '<table><thead><tr><th align="right">a</th></tr></thead><tbody><tr><td align="right">c</td></tr></tbody></table>'
)
MARKUP = st.lists(
    st.sampled_from(
        [
            *"ab #[]()<>“\"'`*_-+~|\n\\!{}:.=&/1&;",
            "<b ",
            "onclick=x",
            "{: .rb-tier }",
            "](",
            "<!--",
            "-->",
            "```",
            "\n\n",
            "    ",
            "> ",
            "- ",
            "\t",
            "rb-quote",
            "*[a]: b\n",
            "++a++",
            "|-|",
            "javascript:",
        ]
    ),
    max_size=60,
).map("".join)


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.text += data


def written(text: str, *inserts: Insert, depth: int = 0) -> str:
    return typeset(text, Setting(inserts, str, inert, Anchors()), depth)


def shown(text: str, *inserts: Insert) -> str:
    """Return the HTML that the engine makes of what is written."""
    html: str = rendered(written(text, *inserts), "attr_list", "toc")
    return html


@given(st.one_of(MARKUP, st.text(max_size=200)))
@example("<b onclick=x>")
@example("# a <i> {: #x .y }")
@example("```\n<b>\n\n</code></pre><b>")
@example('[a](b "c\\"onclick=x")')
@example("![<b>](c '<i>')")
@example("| <b> | `|` |\n|-|-|\n| {: .a } | </td><b> |")
@example("a\x02" + "0\x03b")
def test_no_text_puts_anything_on_a_page_but_what_our_markdown_has(text: str) -> None:
    html = Elements(rendered(written(text), *EXTENSIONS))
    for tag, attributes in html.found:
        assert tag in PLAIN or tag in ALLOWED
        allowed = ALLOWED.get(tag, set()) | ({"id"} if re.fullmatch("h[1-6]", tag) else set())
        assert attributes.keys() <= allowed, (tag, attributes)
        assert re.fullmatch(r"rb-prose|language-[\w+#.-]+", attributes.get("class") or "rb-prose")
        for name in ("href", "src"):
            address = (attributes.get(name) or "").strip()
            scheme = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*(?=:)", address)
            assert not scheme or scheme[0].lower() in {"http", "https", "mailto"}
            assert name != "src" or not (scheme or address.startswith("//"))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_plain_words_read_as_they_were_typed(text: str) -> None:
    words = "".join(character for character in text if character.isalnum() or character in " <>{}:.,;?'\"“”/")
    html = Elements(rendered(written(f"x{words}x"), *EXTENSIONS))
    assert " ".join(html.text.split()) == " ".join(f"x{words}x".split())


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One *two* **three** `four`\nfive", "<p>One <em>two</em> <strong>three</strong> <code>four</code> five</p>"),
        ("One\\\ntwo", "<p>One<br>two</p>"),
        ("One <!-- left out --> two", "<p>One  two</p>"),
        ("<!-- left\n\nout -->\n\nOne", "<p>One</p>"),
        ("A <b>tag</b>", "<p>A &lt;b&gt;tag&lt;/b&gt;</p>"),
        ("3. three\n4. four", '<ol start="3"><li>three</li><li>four</li></ol>'),
        (
            '![a map](m.png "The strait in 2026")',
            '<figure><img alt="a map" src="m.png"><figcaption>The strait in 2026</figcaption></figure>',
        ),
        ("See ![a map](m.png).", '<p>See <img alt="a map" src="m.png">.</p>'),
        (
            "![a map](https://maps.example/m.png)",
            '<p><a href="https://maps.example/m.png" rel="noopener nofollow">a map</a></p>',
        ),
        (
            "*[NATO]: A treaty\n\nNATO and NATOs, `NATO`.",
            '<p><abbr title="A treaty">NATO</abbr> and NATOs, <code>NATO</code>.</p>',
        ),
        ("Press ++ctrl+c++.", "<p>Press <kbd>ctrl</kbd>+<kbd>c</kbd>.</p>"),
        ("| a |\n|--:|\n| c |", TABLE),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>"),
        ("[a](https://example.org/x_y)", '<p><a href="https://example.org/x_y" rel="noopener nofollow">a</a></p>'),
        ("```console\n$ a <b>\n\n  c\n```", '<pre><code class="language-console">$ a &lt;b&gt;\n\n  c\n</code></pre>'),
        ('```c" onclick="x\na\n```', '<pre><code class="language-c">a\n</code></pre>'),
    ],
)
def test_what_authors_write_becomes(text: str, html: str) -> None:
    ours = shown(text).removeprefix('<div class="rb-prose">').removesuffix("</div>")
    assert unescape(ours) == unescape(html)


def test_headings_stay_markdown_so_that_the_engine_lists_them() -> None:
    assert written("# One *two*\n\ntext\n\nThree {#own}\n---\n", depth=2) == (
        '### One <em>two</em> {#one-two}\n\n<div class="rb-prose"><p>text</p></div>\n\n#### Three {#own}'
    )
    assert '<h2 id="own">' in shown("## Three {#own}")
    assert written("###### Deep", depth=2) == "###### Deep {#deep}"


def test_what_stands_for_a_quote_stands_where_the_quote_stood() -> None:
    block, words = Insert('<figure class="rb-quote">q</figure>', block=True), Insert('<q class="x">w</q>', block=False)
    assert shown("1. One\n\n   \x020\x03\n\n2. Two \x021\x03.", block, words) == (
        '<div class="rb-prose"><ol><li><p>One</p><figure class="rb-quote">q</figure></li>'
        '<li><p>Two <q class="x">w</q>.</p></li></ol></div>'
    )
    assert shown("\x020\x03", block) == '<div class="rb-prose"><figure class="rb-quote">q</figure></div>'


@pytest.mark.parametrize(
    "around", ["`{}`", "```\n{}\n```", "[a]({})", '[a](b "{}")', "![{}](b)", "++{}++", "*[a]: {}\n\na"]
)
def test_what_stands_for_a_quote_stands_nowhere_but_in_text(around: str) -> None:
    html = shown(around.format("x\x020\x03"), Insert('<q class="rb-check">w</q>', block=False))
    assert "rb-check" not in "".join(re.findall(r"(?s)<(?:code|kbd)\b.*?</(?:code|kbd)>", html))
    for tag, attributes in Elements(html).found:
        assert tag == "q" or "rb-check" not in str(attributes)


def test_a_list_goes_on_behind_a_block_quote_in_it() -> None:
    files, quote = project(), "> The states signed the treaty on Monday. [@paper]"
    files["briefings/pact/briefing.md"] += f"\n\n1. One\n\n   {quote}\n\n2. Two\n- {quote}\n"
    page = site(check(Tree.of(files)), "2026-11-24", preview=True)["pact/index.md"]
    assert re.search(r"<ol><li><p>One</p> ?<figure class=\"rb-quote.*?</figure></li><li><p>Two</p></li></ol>", page)
    assert re.search(r"<ul><li> ?<figure class=\"rb-quote", page)


@pytest.mark.parametrize(
    "before",
    [
        '\\"{}\\"',
        "\\“{}”",
        "\\\\“{}”",
        "*[NATO]: as they said, “{}”",
        "\\[“{}”",
        "\u00a0\n“{}”",
        "| x | “{}” |\n|-|-|\n",
    ],
)
def test_no_sign_before_a_quote_takes_it_from_the_page(before: str) -> None:
    files, words = project(), "The two governments signed a treaty"
    quote = before.format(words).rstrip() if "|" not in before else before.format(f"{words}” [@paper] “")
    text = f"{quote} [@paper]\n" if "|" not in before else before.replace("{}”", f"{words}” [@paper]")
    files["briefings/pact/briefing.md"] += f"\n\n{text}"
    page = site(check(Tree.of(files)), "2026-11-24", preview=True)["pact/index.md"]
    assert re.search(rf"<q [^>]*>{words}</q> <a class=\"rb-check\"[^>]*>✓</a>", page)


@pytest.mark.parametrize("title", ["\\_\\_config", "`__search`", "\\_\\_\\_toc"])
def test_no_heading_takes_an_id_of_the_frame(title: str) -> None:
    assert "{#__" not in written(f"## {title}")
