"""Our Markdown is read for its citations and for the words that look quoted, each in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.places import LINE_END
from generator.read.markdown.prose import read, split_front_matter

if TYPE_CHECKING:
    from generator.model import Prose


def cited(prose: Prose) -> list[str]:
    """Return the names in the citations."""
    return [str(each.name) for each in prose.citations]


def quotes(text: str) -> list[tuple[str, str | None]]:
    """Return the quoted words and the name each cites."""
    return [(str(each.text), str(each.citation.name) if each.citation else None) for each in read("f.md", text).quoted]


@pytest.mark.parametrize(
    "text",
    [
        "He wrote “two words” [@a].",
        "He wrote ”two words” [@a].",
        'He wrote "two words" [@a].',
        "Er schrieb „two words“ [@a].",
        "Napisał „two words” [@a].",
        "Il écrit «two words» [@a].",
        "Er schrieb »two words« [@a].",
        "Hän kirjoitti »two words» [@a].",
        "Er schrieb ›two words‹ [@a].",
        "He wrote ‘two words’ [@a].",
        "Er schrieb ‚two words‘ [@a].",
        "He wrote 'two words' [@a].",
        "他写道「two words」[@a]。",
        "他写道『two words』[@a]。",
        "他写道“two words”[@a]。",
        '他写道"two words"[@a]。',
        "彼は〝two words〟[@a]と書いた。",
        "He wrote &ldquo;two words&rdquo; [@a].",
        "He wrote &quot;two words&quot; [@a].",
        "He wrote &#8220;two words&#8221; [@a].",
        "He wrote <q>two words</q> [@a].",
        "He wrote “two words,” [@a].".replace(",", ""),
        "He wrote “two words”. [@a]",
        "He wrote *“two words”* [@a].",
        "He wrote “two words”\n[@a].",
        "He wrote “two words”[@a].",
        "He wrote “two words” [see @a, p. 3].",
        "He wrote “two words” [-@a].",
        "## “two words” [@a]",
        "- “two words” [@a]",
        "| “two words” [@a] | x |",
        "!!! note\n    “two words” [@a]",
        "    “two words” [@a]",
        "<div>“two words” [@a]</div>",
        "[link “two words” [@a]](https://example.org)",
    ],
)
def test_words_in_marks_of_every_kind_are_quoted_by_the_citation_behind_them(text: str) -> None:
    assert quotes(text) == [("two words", "a")]


@pytest.mark.parametrize(
    "text",
    [
        "It's the states' rights that don't matter; rock 'n' roll of the '90s and the '60s.",
        "It’s the states’ rights that don’t matter; rock ’n’ roll of the ’90s.",
        'A 5" pipe and a 6\' wall, Hawai‘i, צה"ל.',
        'Code `"two words"` and ``“two words” [@a]``.',
        '```\n"two words" [@a]\n```',
        "~~~ text\n> “two words” [@a]\n~~~",
        "<!-- “two words” [@a] -->",
        "<!-- “two words”\n\n[@a] -->",
        'A [link](https://example.org "two words").',
        'A [link][ref].\n\n[ref]: https://example.org "two words"',
        '<a href="https://example.org/two words">link</a>',
        "“”",
    ],
)
def test_apostrophes_measures_code_comments_and_addresses_are_not_quoted(text: str) -> None:
    prose = read("f.md", text)
    assert prose.quoted == ()
    assert prose.citations == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_code_ends_at_its_closing_line(end: str) -> None:
    assert quotes(f"```{end}“no words”{end}```{end}“two words” [@a]{end}{end}```{end}“no words”{end}```{end}") == [
        ("two words", "a")
    ]


def test_code_that_never_ends_reaches_to_the_end_as_it_does_on_the_page() -> None:
    assert quotes("“two words” [@a]\n\n```\n“no words” [@b]\n\n> no words [@b]\n") == [("two words", "a")]


@pytest.mark.parametrize(
    "text",
    [
        "[a]: x (“two words” [@a] | b)\n---|---\n",
        "```|“two words” [@a]\n---|---\n",
        "<!-- a | “two words” [@a] -->\n---|---\n",
        "| ` “two words” [@a] | ` |\n|---|---|\n",
        "| a | b |\n|---|---|\n| ` “two words” [@a] | ` |\n",
        "[a link](“two words” [@a])",
        "<a “two words” [@a]>",
        "<https:“two\u00a0words” [@a]",
        "<!-- “two words” [@a]",
        "`` “two words” [@a] `",
        "\\`“two words” [@a]`",
        "[a link][“two words” [@a]]",
        "{: “two words” [@a] }",
        "He wrote &OpenCurlyDoubleQuote;two words&CloseCurlyDoubleQuote; [@a].",
        "He wrote &ldquo two words&rdquo [@a].",
        "He wrote &#x201C;two words&#x201D; [@a].",
    ],
)
def test_what_only_resembles_code_a_tag_or_an_address_is_shown_and_so_read(text: str) -> None:
    assert [words.replace("\u00a0", " ").strip() for words, _ in quotes(text)] == ["two words"]


@pytest.mark.parametrize(
    "text",
    [
        "``two words''",
        "`two words'",
        ",,two words''",
        "<< two words >>",
        "&lt;&lt;two words&gt;&gt;",
        "″two words″",
        "ʺtwo wordsʺ",
        "״two words״",
        "＂two words＂",
        "❛two words❜",
        "❮two words❯",
        "《two words》",
        "⟪two words⟫",
        "⹂two words“",
        "🙶two words🙷",
        "’two words’",
        "＇two words＇",
        "´two words´",
        "ʻtwo wordsʼ",
        "‘two words'",
        '" two words "',
        '"\ntwo words\n"',
        "' two words '",
        'in 2023"two words"',
        '“"two words"',
        '""two words"',
        '\\"two words\\"',
        "\u00a0\n«two words»",
        "\u2003\r\n> \u2003\n> two words",
        "| two | “two words” |\n|---|---|",
        "| a | b |\n|---|---|\n| words | “two words” |",
        "- | words | “two words” |\n  |---|---|",
        "> ```\n> two words\n> ```",
        "> ~~~\n>\n> two words",
    ],
)
def test_whatever_a_page_shows_as_quoted_is_read_as_quoted(text: str) -> None:
    assert [words.strip() for words, _ in quotes(text)] == ["two words"]


@pytest.mark.parametrize(
    "text",
    [
        "“NATO”’s plan, *NATO*’s plan and the officials’ words",
        "rock ’n’ roll of the ’90s and the states’ rights",
        "ʻIolani Palace, Hawaiʻi, and the states’ rights",
        "a 5″ pipe and a 6″ wall",
        "3 < 5 << 7, a ` key and the ``` fence",
        "a, ,, b and the end",
        '| a | b |\n|---|---|\n| x | " |',
    ],
)
def test_honest_signs_are_not_taken_for_marks(text: str) -> None:
    assert [words for words, _ in quotes(text) if words != "NATO"] == []


def test_the_words_of_several_owners_do_not_end_a_quote() -> None:
    assert quotes("So ‘hawks’ rule the whole pact’.") == [("hawks’ rule the whole pact", None)]


def test_words_without_a_citation_are_kept_as_quoted_by_nobody() -> None:
    assert quotes("He wrote “two words” and more [@a].") == [("two words", None)]


def test_a_mark_that_is_never_closed_reaches_to_the_end_of_its_paragraph() -> None:
    assert quotes("He “wrote two words.\n\nAnd more.") == [("wrote two words.", None)]


def test_marks_within_marks_belong_to_the_outer_ones() -> None:
    text = "He said “she said ‘two words’ and “three” more” [@a]."
    assert quotes(text) == [("she said ‘two words’ and “three” more", "a")]


def test_single_marks_close_where_the_citation_is_not_at_an_apostrophe() -> None:
    assert quotes("So ‘the states’ rights’ [@a].") == [("the states’ rights", "a")]
    assert quotes("So 'the states' rights' [@a].") == [("the states' rights", "a")]


def test_a_quote_in_a_cell_knows_its_place() -> None:
    table = "| a | a \\| b |\n|---|---|\n| “two words” [@a] | c \\| “two words” [@b] |\n"
    prose = read("f.md", table)
    assert [(str(each.text.place), str(each.citation and each.citation.name)) for each in prose.quoted] == [
        ("f.md:3:4", "a"),
        ("f.md:3:28", "b"),
    ]
    assert [table[each.start : each.end] for each in prose.quoted] == ["“two words”"] * 2


def test_a_quote_may_span_the_lines_of_a_list_entry() -> None:
    prose = read("f.md", "- He wrote “two\n  words” [@a].")
    (quoted,) = prose.quoted
    assert quoted.text == "two\nwords"
    assert str(quoted.text.at(4, 5)) == "f.md:2:3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> two words [@a]", ("two words", "a")),
        ("> two words\n>\n> [@a]", ("two words", "a")),
        ("> two words\n>\n> — [@a]", ("two words", "a")),
        ("> two words\n\n[@a] says so.", ("two words", "a")),
        ("> two\n> words [#c1]", ("two\nwords", "c1")),
        ("> two\n>\n> words [@a]", ("two\n\nwords", "a")),
        ("> “two words” [@a]", ("“two words”", "a")),
        ("> two words [@a; @b]", ("two words", "a")),
        ("> two words [@a] [#c1]", ("two words", "a")),
        ("> two words", ("two words", None)),
        ("> two words\n\nAs [@a] says.", ("two words", None)),
        ("- item\n\n  > two words [@a]", ("two words", "a")),
        ("> > two words [@a]", ("two words", "a")),
    ],
)
def test_a_block_quote_is_quoted_by_the_citation_at_its_end_or_right_after_it(
    text: str, expected: tuple[str, str | None]
) -> None:
    assert quotes(text) == [expected]


def test_several_citations_in_one_bracket_share_its_bounds() -> None:
    prose = read("f.md", "As both say [@a; see @b, p. 4; #c1; #other/c2].")
    assert [(str(each.target), str(each.name)) for each in prose.citations] == [
        ("source", "a"),
        ("source", "b"),
        ("claim", "c1"),
        ("claim", "other/c2"),
    ]
    assert {prose.body[each.start : each.end] for each in prose.citations} == {"[@a; see @b, p. 4; #c1; #other/c2]"}


def test_a_citation_and_its_name_know_their_places() -> None:
    (citation,) = read("f.md", "one\ntwo [see @a-b]").citations
    assert str(citation.name.place) == "f.md:2:11"
    assert citation.start == len("one\ntwo ")


@pytest.mark.parametrize(
    "text", ["\\[@a]", "[x@a]", "[a@example.org]", "[@a](https://x)", "[ # x]", "[^a]", "[a]", "[@]", "[#]"]
)
def test_what_only_resembles_a_citation_is_none(text: str) -> None:
    assert cited(read("f.md", text)) == []


def test_front_matter_and_body_keep_their_places() -> None:
    head, body = split_front_matter("f.md", "\ufeff---\r\ntitle: x\r\n---\r\nHe wrote “two words” [@a].\r\n")
    assert head == "title: x\r\n"
    assert str(head.place) == "f.md:2:1"
    assert str(read("f.md", body).quoted[0].text.place) == "f.md:4:11"


@pytest.mark.parametrize("text", ["He wrote.", "---\ntitle: x\n", "text\n---\ntitle\n---\n", ""])
def test_without_two_lines_of_hyphens_all_is_body(text: str) -> None:
    head, body = split_front_matter("f.md", text)
    assert head is None
    assert body == text


MARKUP = st.text(alphabet="ab @#[];“”\"'‘’„«»「」`>-*\n\t\r<!&q;()\\#1é", max_size=60)


@given(st.one_of(st.text(), MARKUP))
def test_no_text_makes_reading_raise_and_every_part_is_where_its_place_says(text: str) -> None:
    prose = read("f.md", split_front_matter("f.md", text)[1])
    lines = LINE_END.split(text.removeprefix("\ufeff"))
    for quoted in prose.quoted:
        assert 0 <= quoted.start < quoted.end <= len(prose.body)
        for offset, character in enumerate(quoted.text):
            place = quoted.text.at(offset, offset + 1)
            if not character.isspace() and "<!--" not in text:
                assert lines[place.line - 1][place.column - 1] == character
    for citation in prose.citations:
        assert prose.body[citation.start] == "["
        assert prose.body[citation.end - 1] == "]"
        assert citation.name in prose.body[citation.start : citation.end]
