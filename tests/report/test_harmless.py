"""Whatever content, a name or another program says, nothing that we print does anything to what reads it next."""

from __future__ import annotations

import json
import re
from csv import reader
from io import StringIO
from itertools import product
from typing import TYPE_CHECKING
from unicodedata import category, normalize
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import markdown as other_markdown
from markdown_it import MarkdownIt

from generator import report
from generator.edges import cli
from generator.model import Tree
from generator.model.diagnostics import Diagnostic, Remark
from generator.model.library import Checked, Counts
from generator.model.places import Place
from generator.model.rules.reading import FILE_UNREADABLE
from generator.read.characters import UNSEEN
from generator.report.document import Line, Span
from generator.report.markdown import _write_line
from generator.site.components import Link
from generator.site.feeds import Entry, Feed, files_of
from generator.site.pictures.parts import Table
from generator.site.spreadsheets import csv
from tests.projects import project, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from markdown_it.token import Token

INVISIBLE = (
    *("\u200b", "\ufeff", "\xad", "\u2060", "\u061c", "\u200e", "\u180e", "\u3164", "\u034f", "\ufe0f", "\U000e0020"),
    *("\x00", "\x1b", "\u0301", "\u202e", "\u00a0", "\u115f", "\ue000", "\u2028"),
)
SIGNS = "=+-@|%＝＋－＠﹦⁺₋﹫％"
FORMULA = frozenset("=+-−@|%")
COMMAND = re.compile(r"##\w*\[")


def table(words: str) -> Table:
    """Return a table with a cell of these words."""
    return Table(("a", "b"), ((Link(words, ""), Link("x", "")),))


def first_seen(words: str) -> str:
    """Return the first character that shows by itself, as a spreadsheet may read it."""
    letters = (each for each in words if category(each)[0] not in "CMZ" and not UNSEEN.match(each))
    return normalize("NFKC", next(letters, ""))[:1]


@given(st.text(alphabet=st.one_of(st.sampled_from([*INVISIBLE, *SIGNS, *"1a ;,\"'\t\r\n"]), st.characters())))
@example("\u200b=1+1")
@example("\ufeff \xad\u2060\u061c@SUM(1)")
@example("x;\u200b=cmd|' /C calc'!A0")
@example("\u0301=1")
def test_no_cell_is_a_formula_to_a_spreadsheet_whatever_stands_before_its_first_sign(words: str) -> None:
    text = csv(table(words))
    (_, (cell, _)) = reader(StringIO(text, newline=""))
    assert all(first_seen(part) not in FORMULA for part in cell.split(";")), text
    assert "\n" not in cell
    assert cell.replace("'", "") == " ".join(words.split()).replace("'", "")


def test_an_unseen_character_before_a_sign_makes_no_formula() -> None:
    pairs = product(INVISIBLE, SIGNS)
    assert [pair for pair in pairs if not csv(table("".join((*pair, "1")))).splitlines()[1].startswith("'")] == []


def acted_on(printed: str) -> list[str]:
    """Return the lines of a log that a runner takes for a command, or that steer a terminal."""
    return [
        line
        for line in re.split(r"\r\n|\r|\n", printed)
        if line.lstrip().startswith("::") or COMMAND.search(line) or UNSEEN.search(line)
    ]


HOSTILE = ("##[add-mask]x", "a##vso[x]", "::error::x", "x\n::error::x", "\xa0::x", "\x1b[2J", "\x9b2J", "a\rb")
WORDS = st.lists(st.sampled_from([*HOSTILE, "#", "##", "[", ":", "x", " ", "\n", "\u202e"])).map("".join)


@given(WORDS, WORDS, st.integers(1, 40), st.integers(1, 40))
@example("relations: ##[add-mask]x", "x", 13, 14)
@example("#" * 200 + "##[x]", "x", 201, 202)
def test_no_report_holds_a_command_or_steers_a_terminal(line: str, words: str, start: int, end: int) -> None:
    path = f"seeds/{words}.yml"
    place = Place(path, 1, start, 1, max(start, end))
    finding = Diagnostic(FILE_UNREADABLE, place, words, line, (Remark(place, words),))
    checked = Checked(None, {}, (finding,), Counts(), elsewhere=(finding,))
    assert acted_on(report.text(checked, Tree({path: line.encode()}))) == []
    for written_out in (report.json(checked), report.sarif(checked)):
        assert acted_on(written_out) == []
    assert json.loads(report.json(checked))["diagnostics"][0]["message"] == words
    commands = report.github(checked).splitlines()
    assert [each for each in commands if each.startswith("::")] == commands[:2]
    assert acted_on("\n".join(each.removeprefix("::") for each in commands)) == []


@given(WORDS)
def test_what_a_runner_reads_back_of_a_command_is_what_was_meant(words: str) -> None:
    finding = Diagnostic(FILE_UNREADABLE, Place("a%0A.yml"), words)
    command = report.github(Checked(None, {}, (finding,), Counts())).splitlines()[0]
    said = command.split("::", 2)[2]
    for code, letter in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        said = said.replace(code, letter)
    assert said == report.escape_unseen(words)
    assert "file=a%250A.yml," in command


def test_half_of_a_pair_is_no_character_of_json() -> None:
    finding = Diagnostic(FILE_UNREADABLE, Place("a\udcff.yml"), "x\ud800")
    (said,) = json.loads(report.json(Checked(None, {}, (finding,), Counts())))["diagnostics"]
    assert (said["file"], said["message"]) == ("a\ufffd.yml", "x\ufffd")


REFUSED = {
    "a folder": ["check", "-C", "no\x1b[2J\n::error::x"],
    "a commit": ["review", "x\n::error::##[x]\x1b"],
    "an argument": ["check", "--format", "x\n::error::\x1b[2J##[x]"],
    "a value": ["check", "--changed-since", "-x\n::error::\x1b[2J##[x]"],
    "an option": ["check", "--x\n::error::\x1b[2J##[x]"],
    "a command": ["x\n::error::\x1b[2J##[x]"],
    "an argument too many": ["check", "x\n::error::\x1b[2J##[x]"],
    "a rule": ["explain", "x\n::error::\u202e"],
    "a briefing": ["changes", "x\n::error::\u202e"],
}


@pytest.mark.parametrize("what", REFUSED)
def test_no_refusal_repeats_what_a_terminal_or_a_runner_acts_on(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(written(tmp_path, project()))
    assert cli.main(REFUSED[what]) == 2
    printed = capsys.readouterr()
    assert acted_on(printed.err) == []
    assert acted_on(printed.out) == []


GFM = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = re.compile(r"</?(?:b|del|ins|code)>|<!-- -->")
LINKED = re.compile(
    r"(?i)\bwww\.|\b(?:https?|ftp)://|\b(?:mailto|xmpp):\S|[\w.+-]@\w|(?<![\w/&;])@\w|#\d|\bgh-\d|:\w+:|\b[0-9a-f]{7,40}\b"
)
"""What GitHub links by itself: addresses (extended autolinks), people, issues, hashes of commits; and emoji."""
ALLOWED = {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "paragraph_open"}
ALLOWED |= {"paragraph_close", "inline", "text", "html_inline"}
PIECES = (
    *"mailto: xmpp: a@b.example @b a https: http :// //evil.example ftp: www .evil.ex javascript:alert(1)".split(),
    *"data:text/html,x #1 # 12 gh -12 GH-1 o/r#7 dead beef1234 @o/t [^1] [!NOTE] :tada : $x$ $`x`$ <b>".split(),
    *"<!-- --> &lt; ![x](y) - --- === 1. 1) *** |a| ~~~ ``` \\ [x](y) https://evil.example/a www.evil.example".split(),
    *("mailto:a@b.example", "<img src=x>", "[^1]: x", "- x", "1. x", "> x", "# x", "    x", "+ x", "[x]: y", "[ ] x"),
    *(" ", "\n", "\u200b"),
)
STYLES = st.sampled_from(["", "", "new", "strong", "code"])
SPAN = st.builds(Span, st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), STYLES)
SPANS = st.lists(SPAN, min_size=1, max_size=4)


def tokens(text: str) -> Iterator[Token]:
    """Return every token of a Markdown text, those within lines too."""
    for block in GFM.parse(text):
        yield block
        yield from block.children or ()


def texts(line: Iterable[Token]) -> list[str]:
    """Return the texts between tags, as a host sees them when it looks for what to link."""
    return [token.content for token in line if token.type == "text"]


@given(spans=SPANS, asks=st.booleans())
@example(spans=[Span("https:"), Span("//evil.example")], asks=False)
@example(spans=[Span("www"), Span(".evil.example")], asks=False)
@example(spans=[Span("dead"), Span("beef1234")], asks=False)
@example(spans=[Span("- x")], asks=False)
@example(spans=[Span("---")], asks=False)
@example(spans=[Span("1. x")], asks=False)
@example(spans=[Span("by mailto:")], asks=False)
def test_nothing_in_a_line_of_a_memo_is_a_link_a_mention_a_list_a_heading_or_markup(
    spans: list[Span], *, asks: bool
) -> None:
    entry = f"- {'[ ] ' if asks else ''}{_write_line(Line(tuple(spans)))}\n"
    found = list(tokens(f"- before\n{entry}- after\n"))
    assert {token.type for token in found} <= ALLOWED
    assert [token.type for token in found].count("list_item_open") == 3
    assert all(OURS.fullmatch(token.content) for token in found if token.type == "html_inline")
    assert [piece for piece in texts(found) if LINKED.search(piece)] == []
    rendered = other_markdown(entry, extensions=["tables", "footnotes", "sane_lists"])
    assert set(re.findall(r"<(\w+)", rendered)) <= {"ul", "li", "b", "del", "ins", "code", "p"}


@given(st.text(), st.text())
@example("\x0b\x00\ufffe", "\ud7ff\ufffd")
def test_a_feed_is_a_feed_whatever_it_says(title: str, words: str) -> None:
    day, home = "2026-11-24", "https://x.example/"
    entry = Entry("x", title, home, day, "major", words, (words,))
    feed = Feed(name="all", id="x", title=words, author=title, day=day, own=f"{home}f", home=home, entries=(entry,))
    files = files_of(feed)
    assert fromstring(files["feeds/all.xml"]).tag.endswith("feed")  # noqa: S314 (our own)
    assert json.loads(files["feeds/all.json"])["title"] == words
