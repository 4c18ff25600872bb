"""YAML is read as text with places: what was typed, where it was typed, or one finding at the mistake."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.bounds import DEPTH, ENTRIES, NAME, OPTIONS, SCALAR, SIZE
from generator.model.places import LINE_END, Commented, Text, typed
from generator.read.yaml import Data, Pairs, read
from tests.read.marked import marked, told


def value(text: str) -> Text:
    """Return the value of the first key."""
    data, findings = read("f.yml", text)
    assert findings == ()
    assert isinstance(data, Pairs)
    first = next(iter(data.values()))
    assert isinstance(first, Text)
    return first


@pytest.mark.parametrize(
    "scalar", ["NO", "on", "1_000", "12:30", "2023-06-03", "../2023-06-03", "null", "~", "0x1F", "1e3", "=", "<<"]
)
def test_scalars_arrive_as_typed(scalar: str) -> None:
    assert value(f"key: {scalar}\n") == scalar


@pytest.mark.parametrize(
    "text",
    [
        "key: ▸plain words # and a comment\n",
        "key: '▸single words'\n",
        'key: "▸double words"\n',
        "key: |\n  ▸a block\n  of lines\n",
        "key: |2\n    ▸indented by hand\n",
        "key: >-\n  a\n  folded ▸one\n",
        "# é😀\r\nkey: |\r\n  ▸after CRLF\r\n",
        "\ufeffkey: ▸after a byte order mark\n",
        "é😀: {a: 1}\nkey: x\n",
    ],
)
def test_a_scalar_stands_where_it_was_typed(text: str) -> None:
    bare, place = marked("f.yml", text.removeprefix("\ufeff"))
    if ">-" in text:
        assert str(value(bare).place) == "f.yml:1:6", "a folded scalar stands as a whole"
    elif "▸" in text:
        data, _ = read("f.yml", ("\ufeff" if text[0] == "\ufeff" else "") + bare)
        assert isinstance(data, Pairs)
        scalar = data[Text("key")]
        assert isinstance(scalar, Text)
        indent = len(scalar) - len(scalar.lstrip())
        assert str(scalar.at(indent, indent + 1)) == place


@pytest.mark.parametrize(
    ("text", "commented"),
    [
        ("key: unit #4 stays\n", True),
        ("key: unit\t#4\n", True),
        ("key: two\n  lines #4\n", True),
        ("key: {a: unit #4\n  }\n", True),
        ("key:\n  - unit #4\n", True),
        ("key: #4\n", True),
        ("key: unit#4\n", False),
        ("key: 'unit' #4\n", False),
        ('key: "unit #4"  # four\n', False),
        ("key: | # four\n  unit #4\n", False),
        ("key: unit\n# four\n", False),
        ("key: [unit] # four\n", False),
    ],
)
def test_a_plain_scalar_knows_that_a_comment_follows(text: str, *, commented: bool) -> None:
    data, findings = read("f.yml", text)
    assert findings == ()
    assert [isinstance(leaf, Commented) for leaf in leaves(data)] == [commented]


@pytest.mark.parametrize("text", ["a: unit ▸#4 stays\n  closed\nb: c\n", "a: [unit ▸#4, b]\nb: c\n"])
def test_a_comment_that_breaks_a_value_is_told_where_it_begins(text: str) -> None:
    bare, place = marked("f.yml", text)
    ((found, _),) = told(findings := read("f.yml", bare)[1])
    assert (found, "begin a comment" in findings[0].message) == (place, True)


def test_an_escaped_scalar_stands_as_a_whole() -> None:
    text = value('key: "a\\tb"\n')
    assert text == "a\tb"
    assert text.at(2, 3) == text.place


def test_keys_know_their_places() -> None:
    data, _ = read("f.yml", "a: 1\nb:\n  c: 2\n")
    assert isinstance(data, Pairs)
    inner = data[Text("b")]
    assert isinstance(inner, Pairs)
    assert [str(key.place) for key in (*data, *inner)] == ["f.yml:1:1", "f.yml:2:1", "f.yml:3:3"]


def test_lines_are_counted_from_where_the_document_begins() -> None:
    data, _ = read("f.md", "a: 1\n", line=2)
    assert isinstance(data, Pairs)
    assert str(data[Text("a")].place) == "f.md:2:4"


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("key-duplicate", "a: 1\n▸a: 2\n"),
        ("key-duplicate", "- {a: 1, ▸a: 2}\n"),
        ("yaml-anchor", "a: ▸&x 1\n"),
        ("yaml-anchor", "a: ▸*x\n"),
        ("yaml-anchor", "▸&x [1]\n"),
        ("yaml-tag", "a: ▸!!int 1\n"),
        ("yaml-tag", "a: ▸!x {b: 1}\n"),
        ("yaml-documents", "a: 1\n▸---\nb: 2\n"),
        ("yaml-key", "▸[a]: 1\n"),
        ("yaml-key", "? ▸{a: b}\n: 1\n"),
        ("character-forbidden", "a: b▸\x07c\n"),
        ("character-forbidden", "a: b▸\x85c\n"),
        ("character-forbidden", "a: b▸\u2028c\n"),
        ("character-forbidden", "a: |\n  b▸\u202ec\n"),
        ("character-forbidden", "a: b▸\u2066c\n"),
        ("character-forbidden", "a: b▸\ud800c\n"),
        ("character-forbidden", "a: b▸\ufdd0c\n"),
        ("character-forbidden", "a: b▸\ufdef\ufdefc\n"),
        ("character-forbidden", "a: b▸\U0010fffec\n"),
        ("character-forbidden", 'a: "▸b\\uFDD1c"\n'),
        ("character-forbidden", "a: b▸\u206ac\n"),
        ("character-forbidden", "a: b▸\ufff9c\n"),
        ("character-forbidden", "a: b▸\U000e0061\U000e0062\U000e007fc\n"),
        ("character-forbidden", "a: b▸\U000e0100c\n"),
        ("character-forbidden", 'a: "▸b\\u2029c"\n'),
        ("character-forbidden", 'a: "▸b\\0c"\n'),
        ("yaml-nesting", "a: " + "[" * DEPTH + "▸[" + "]" * (DEPTH + 1)),
        ("yaml-nesting", "a: " + "[" * DEPTH + "▸[" + "[" * 2000),
        ("yaml-entries", "a: [" + "x, " * ENTRIES + "▸x]\n"),
        ("yaml-entries", "".join(f"a{number}: x\n" for number in range(ENTRIES)) + "▸b: x\n"),
        ("value-long", f"a: ▸{'x' * (SCALAR + 1)}\n"),
        ("value-long", f"▸{'x' * (NAME + 1)}: a\n"),
        ("yaml-broken", "a: ▸[1, 2\n"),
        ("yaml-broken", "a: ▸'one\n"),
        ("yaml-broken", "a: b▸: c\n"),
        ("yaml-broken", "a: 1\n▸\tb: 2\n"),
        ("yaml-broken", "a: ▸@b\n"),
        ("yaml-broken", "a:\n  - b\n ▸c: d\n"),
    ],
)
def test_a_mistake_is_told_once_where_it_is(rule: str, text: str) -> None:
    bare, place = marked("f.yml", text)
    assert told(read("f.yml", bare)[1]) == [(place, rule)]


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c", "\u200b", "\u00ad"])
def test_marks_of_direction_and_layout_may_stand(mark: str) -> None:
    assert value(f"a: x{mark}y\n") == f"x{mark}y"


def test_a_file_beyond_the_bound_is_not_parsed() -> None:
    data, findings = read("f.yml", "a: " + "x" * SIZE)
    assert data is None
    assert told(findings) == [("f.yml:1:1", "file-too-large")]
    assert findings[0].hint == "Remove what is not needed, or move claims and lists to another briefing."
    (settings,) = read("mkdocs.yml", "a: " + "x" * OPTIONS, lenient=True)[1]
    assert settings.hint == "Remove what is not needed."


def test_several_mistakes_come_at_once() -> None:
    assert [rule for _, rule in told(read("f.yml", "a: 1\na: 2\nb: !t 3\nc: &d 4\n")[1])] == [
        "key-duplicate",
        "yaml-tag",
        "yaml-anchor",
    ]


def test_no_sentence_is_the_parsers_own() -> None:
    for text in ("a: [", "a: 'b", "a: b: c", "\t- a", "- a\nb", "a: %b", 'a: "\\q"', "%YAML 9.9\n---\na"):
        for finding in read("f.yml", text)[1]:
            assert "while" not in finding.message
            assert "token" not in finding.message
            assert finding.hint


@given(st.text())
def test_no_text_makes_reading_raise(text: str) -> None:
    data, findings = read("f.yml", text)
    assert (
        data is not None
        or findings
        or not text.strip("\ufeff \t\r\n")
        or "#" in text
        or "-" in text
        or "." in text
        or "%" in text
    )


@given(st.text(alphabet="a:-[]{}&*!|>'\"%@`#?, \n\t\\x0🙂é", max_size=40))
def test_no_sequence_of_marks_makes_reading_raise(text: str) -> None:
    for place in (finding.place for finding in read("f.yml", text)[1]):
        assert 1 <= place.line <= len(LINE_END.split(text))


@given(st.text(alphabet="a:-[]{}&*!|>'\"%@`#?, \n\\x0é", max_size=40))
def test_what_is_not_ours_is_read_leniently_and_never_raises(text: str) -> None:
    read("mkdocs.yml", text, lenient=True)


PRINTED = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"], exclude_characters="\ufeff")
LINES = st.lists(st.text(PRINTED, max_size=12), min_size=1, max_size=5)


@given(
    LINES, st.integers(min_value=1, max_value=9), st.sampled_from(["\n", "\r\n"]), st.sampled_from("|  |- |+".split())
)
def test_every_character_of_a_block_is_where_its_place_says(
    lines: list[str], indent: int, end: str, header: str
) -> None:
    block = end.join(" " * indent + line for line in lines)
    file = f"- a{end}- {header}{indent}{end}{block}{end}"
    data, findings = read("f.yml", file)
    if any(finding.rule.name == "character-forbidden" for finding in findings):
        return
    assert findings == ()
    assert isinstance(data, list)
    scalar = data[1]
    assert isinstance(scalar, Text)
    assert scalar.rstrip("\n") == "\n".join(lines).rstrip("\n")
    typed_lines = LINE_END.split(file)
    for offset, character in enumerate(scalar):
        place = scalar.at(offset, offset + 1)
        if character != "\n":
            assert typed_lines[place.line - 1][place.column - 1] == character


def test_a_whole_file_is_a_text_with_places() -> None:
    text = typed("f.md", "a\r\nb\rc\nd")
    assert [str(text.at(offset, offset + 1)) for offset, letter in enumerate(text) if letter.isalpha()] == [
        "f.md:1:1",
        "f.md:2:1",
        "f.md:3:1",
        "f.md:4:1",
    ]


def leaves(data: Data | None) -> list[Text]:
    """Return every scalar."""
    if isinstance(data, Text):
        return [data]
    return [leaf for item in (data.values() if isinstance(data, Pairs) else data or ()) for leaf in leaves(item)]


@pytest.mark.parametrize(
    "tag",
    [
        "!ENV",
        "!relative",
        "!!str",
        "!!int",
        "!!python/name:material.extensions.emoji.to_svg",
        "!!python/name:pymdownx.x.y",
    ],
)
def test_a_tag_that_runs_nothing_may_stand_in_a_file_that_is_not_ours(tag: str) -> None:
    data, findings = read("mkdocs.yml", f"a: {tag} c\n", lenient=True)
    assert (findings, leaves(data)) == ((), ["c"])


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("yaml-tag", "site_name: ▸!!python/object/apply:os.getcwd []\n"),
        ("yaml-tag", "a: [▸!!python/name:os.system ]\n"),
        ("yaml-tag", "a: ▸!!python/module:this x\n"),
        ("yaml-tag", "a: ▸!!binary aGk=\n"),
        ("yaml-tag", "%TAG !e! tag:yaml.org,2002:python/\n---\na: ▸!e!object/new:dict {}\n"),
        ("yaml-tag", "▸!!python/name:os.system  : a\n"),
        ("yaml-anchor", "a: ▸&x [1]\n"),
        ("yaml-anchor", "a: ▸*x\n"),
        ("yaml-anchor", "▸<<: {INHERIT: other.yml}\n"),
        ("value-long", f"a: ▸{'x' * (SCALAR + 1)}\n"),
        ("value-long", f"▸{'x' * (NAME + 1)}: a\n"),
        ("file-too-large", f"▸a: {'# ' * OPTIONS}\n"),
    ],
)
def test_what_would_run_a_program_or_stand_for_more_than_it_says_is_refused_in_settings(rule: str, text: str) -> None:
    text, place = marked("mkdocs.yml", text)
    _, findings = read("mkdocs.yml", text, lenient=True)
    assert told(findings)[0] == (place, rule)
