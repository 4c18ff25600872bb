"""A mistake of hurried or hostile hands has one message, at the place to fix, in words that help."""

from __future__ import annotations

from hashlib import sha256

import pytest

from generator.build import check
from generator.model import Tree
from generator.read import load
from generator.read.markdown.prose import read
from generator.read.suggestions import nearest
from tests.projects import project
from tests.read.marked import BRIEFING, CLAIMS, SOURCE, laid, told

MEMBERS = "briefings/pact/members.yml"
STATEMENT = "statement: Two governments signed a treaty"
CLAIM = project()[CLAIMS]
RECORD = project()[SOURCE]
DIGEST = sha256(project()["seeds/paper.txt"].encode()).hexdigest()
EVIDENCE = "evidence: [{source: paper, quote: The two governments}]"


def only(file: str, text: str) -> tuple[str, str, str]:
    """Return place, message and hint of the one finding that a project with this file has."""
    (found,) = check(Tree.of({**project(), file: text})).findings
    return str(found.place), found.message, found.hint


def rules_of_capture(text: str) -> list[str]:
    """Return the names of the rules that a project with this capture breaks."""
    files = {**project(), "seeds/paper.txt": text, SOURCE: RECORD.replace(DIGEST, sha256(text.encode()).hexdigest())}
    return [rule for _, rule in told(load(Tree.of(files))[1])]


@pytest.mark.parametrize("line", ["▸statement:Two governments", "▸statement Two governments", "▸statement:\u00a0Two"])
def test_a_key_without_its_colon_is_found_where_it_stands(line: str) -> None:
    tree, place = laid(CLAIMS, CLAIM.replace(STATEMENT, line))
    assert told(check(tree).findings) == [(place, "yaml-broken")]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("statement: 'Two government's", "The value on this line has already ended before this point."),
        ('statement: "Two" governments', "The value on this line has already ended before this point."),
        ("about: [china]]", "The value on this line has already ended before this point."),
        ("statement: **Two** governments", "A value that begins with * or & must stand in quotation marks."),
        ("statement: & Two governments", "A value that begins with * or & must stand in quotation marks."),
        ("statement: | Two governments", "There are words on the line of a | or >, which begins a block."),
        (r'statement: "\xZZ"', "The characters after a backslash do not form an escape that YAML knows."),
    ],
)
def test_broken_yaml_is_told_in_words_that_fit(line: str, message: str) -> None:
    assert only(CLAIMS, CLAIM.replace(STATEMENT, line))[1] == message


def test_an_empty_block_is_found_at_its_bar() -> None:
    tree, place = laid(CLAIMS, CLAIM.replace(STATEMENT, "statement: ▸|"))
    assert told(load(tree)[1]) == [(place, "value-empty")]


@pytest.mark.parametrize("nothing", ["~", "null"])
def test_a_value_that_says_no_value_is_empty(nothing: str) -> None:
    assert only(SOURCE, f"{RECORD}publisher: {nothing}\n")[1] == "`publisher` has no value."


def test_a_character_that_stands_often_on_end_is_one_finding() -> None:
    tree, place = laid(CLAIMS, f"{CLAIM}# ▸" + "\x01" * 50)
    assert told(check(tree).findings) == [(place, "character-forbidden")]


@pytest.mark.parametrize(
    ("file", "text", "hint"),
    [
        (CLAIMS, CLAIM.replace("statement:", "~:"), "Write `statement`, which is missing here."),
        (CLAIMS, CLAIM.replace("source: paper", "<<: {source: paper}"), "Write `source`, which is missing here."),
        (SOURCE, RECORD + "withdrawn: {true: 2026-01-02, because: asked to}\n", "Write `on`, which is missing here."),
        (MEMBERS, "members: []\n", "Write `lists`, which is missing here."),
    ],
)
def test_a_wrong_key_in_the_place_of_a_needed_one_is_one_mistake(file: str, text: str, hint: str) -> None:
    (found,) = load(Tree.of({**project(), file: text}))[1]
    assert (found.rule.name, found.hint) == ("key-unknown", hint)


def test_an_unknown_key_beside_a_missing_one_that_has_its_own_misspelling_stays_apart() -> None:
    text = CLAIM.replace("statement:", "statment:").replace("id: c1", "colour: red")
    assert {
        hint for *_, hint in [(each.rule.name, each.hint) for each in load(Tree.of({**project(), CLAIMS: text}))[1]]
    } == {
        "Did you mean `statement`? Write that instead.",
        "Write `id`, which is missing here.",
    }


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ("", "`members` has no value."),
        ("{china: {}}", "`members` is a mapping; a list was expected."),
        ("[{name: X}]", "The row of X has no evidence, and none of list parties contains its name: X."),
        (f'[{{name: "", {EVIDENCE}}}]', "`name` has no value."),
    ],
)
def test_what_is_wrong_is_not_missing_as_well(members: str, message: str) -> None:
    assert only(MEMBERS, f"lists: [{{id: parties, title: T, members: {members}}}]")[1] == message


def test_a_record_that_lacks_what_it_needs_is_told_beside_another_mistake_in_it() -> None:
    text = f"lists: [{{id: a, title: T, members: [{{standing: boss, {EVIDENCE}}}]}}]"
    assert [each.rule.name for each in load(Tree.of({**project(), MEMBERS: text}))[1]] == [
        "key-missing",
        "value-unknown",
    ]


@pytest.mark.parametrize(
    ("line", "message"), [("about: [China]", "There is no entity `China`."), ("about: [x]", "There is no entity `x`.")]
)
def test_a_misformed_reference_leads_nowhere_and_is_reported_once(line: str, message: str) -> None:
    assert only(CLAIMS, f"{CLAIM}    {line}\n")[1:] == (message, "Name one that exists, or add it.")


def test_a_name_in_capitals_finds_the_one_that_was_meant() -> None:
    files = {**project(), "briefings/entities.yml": "entities: [{id: china, name: China}]"}
    (found,) = check(Tree.of({**files, CLAIMS: f"{CLAIM}    about: [CHINA]\n"})).findings
    assert found.hint == "Did you mean `china`? Write that instead."


def test_a_word_within_another_is_no_misspelling_of_it() -> None:
    assert nearest("page", ["language", "id"]) is None
    assert nearest("Evnet", ["event", "fact"]) == "event"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("capture: {", "capture: paper.txt #", "`capture` is a text; a mapping was expected."),
        ("capture: {", "note: x # ", "A source record needs `capture`, which is missing here."),
        ("id: paper\ntitle", "- a #", "A source record is a list; a mapping was expected."),
    ],
)
def test_a_source_is_spoken_of_as_it_is_written(old: str, new: str, message: str) -> None:
    text = "- a\n" if new.startswith("- ") else RECORD.replace(old, new)
    assert [each.message for each in load(Tree.of({**project(), SOURCE: text}))[1]] == [message]


@pytest.mark.parametrize(
    ("file", "typed", "hint"),
    [
        ("briefings/pact/claims.yml", "        locator: page 12\n", "{label: page, value: 12}"),
        ("briefings/pact/claims.yml", "        locator: 'p. 12, 14'\n", "{label: …, value: …}"),
        (SOURCE, "reliability: B\n", "{grade: …, because: …}"),
        (SOURCE, "withdrawn: 2026-11-22 It is forged.\n", "{on: 2026-11-22, because: It is forged.}"),
        (SOURCE, "author: [Ann]\n", "key: value"),
    ],
)
def test_a_text_for_a_mapping_is_told_the_keys_that_it_needs(file: str, typed: str, hint: str) -> None:
    files = project()
    (found,) = load(Tree.of(files | {file: files[file] + typed}))[1]
    assert found.hint == f"Write it as {hint}."


def test_capture_and_captures_do_not_stand_together() -> None:
    digest = "0" * 64
    tree, place = laid(SOURCE, f"{RECORD}▸captures: [{{id: a, file: a.txt, sha256: {digest}}}]\n")
    assert (place, "key-duplicate") in told(load(tree)[1])


def test_a_misformed_digest_is_one_mistake() -> None:
    assert only(SOURCE, RECORD.replace(DIGEST, DIGEST[:-1] + "g"))[1].endswith("which is not a SHA-256.")


@pytest.mark.parametrize("name", ["seeds/paper.txt", "./paper.txt", "Paper.txt", "papr.txt", "'paper.txt '"])
def test_a_misspelt_capture_is_told_its_name(name: str) -> None:
    assert (
        only(SOURCE, RECORD.replace("file: paper.txt", f"file: {name}"))[2]
        == "Did you mean `paper.txt`? Write that instead."
    )


def test_a_source_record_with_an_ending_in_capitals_is_not_passed_over() -> None:
    findings = load(Tree.of({**project(), "seeds/more.YML": RECORD}))[1]
    assert told(findings) == [("seeds/more.YML:1:1", "file-unexpected")]


ARTICLE = "The two governments signed a treaty of mutual defence on Friday, officials said at the harbour. " * 5


@pytest.mark.parametrize(
    "text",
    [
        f"{ARTICLE}\nPlease enable JavaScript to view the comments.",
        f"{ARTICLE}\n404\n",
        f"{ARTICLE}\nCorrection: the page you requested in our last letter is now enclosed.",
        "Row 1\n500\nRow 2\n404\n",
    ],
)
def test_a_short_notice_with_furniture_is_no_error_page(text: str) -> None:
    assert rules_of_capture(text) == []


@pytest.mark.parametrize(
    "text", ["Internal Server Error", "Bad Gateway\n", "Sorry, you have been blocked\n" + "Why is that so? " * 40]
)
def test_a_long_block_page_opens_as_one(text: str) -> None:
    assert rules_of_capture(text) == ["capture-error-page"]


def test_a_capture_of_empty_lines_and_a_word_takes_no_minutes() -> None:
    assert rules_of_capture("\n" * 200_000 + "word") == []


@pytest.mark.parametrize("text", ["- a\n", "hello\n", "# nothing yet\n"])
def test_settings_are_a_mapping(text: str) -> None:
    assert [rule for _, rule in told(load(Tree.of({**project(), "mkdocs.yml": text}))[1])] == ["value-type"]


@pytest.mark.parametrize(("value", "there"), [("x", "is a text; a mapping was expected"), ("", "has no value")])
def test_settings_of_ours_are_called_by_their_name(value: str, there: str) -> None:
    assert only("mkdocs.yml", f"site_name: D\nextra: {{briefings: {value}}}")[1] == f"`extra.briefings` {there}."


@pytest.mark.parametrize("path", ["briefings/index.md", "docs/guide.md"])
def test_pages_shown_as_they_are_hide_nothing(path: str) -> None:
    files = {name: text.encode() for name, text in project().items()}
    assert [rule for _, rule in told(load(Tree({**files, path: b"w\xff"}))[1])] == ["file-encoding"]
    assert [rule for _, rule in told(load(Tree({**files, path: "w\u202e".encode()}))[1])] == ["character-forbidden"]


@pytest.mark.parametrize(
    ("claims", "address"),
    [
        (f"  - {{id: c1-e1, statement: S, {EVIDENCE}}}\n", "#c1-e1"),
        (f"  - {{id: l-parties, statement: S, {EVIDENCE}}}\n", "#l-parties"),
    ],
)
def test_two_records_never_share_an_address(claims: str, address: str) -> None:
    lists = f"lists: [{{id: parties, title: T, {EVIDENCE}}}]"
    (found,) = check(Tree.of({**project(), CLAIMS: CLAIM + claims, MEMBERS: lists})).findings
    assert found.rule.name == "id-duplicate"
    assert address in found.message


@pytest.mark.parametrize("marks", ["❝❞", "﹁﹂", "﹃﹄"])
def test_ornamental_and_upright_marks_quote(marks: str) -> None:
    (quoted,) = read(BRIEFING, f"They said {marks[0]}two words{marks[1]} to us.").quoted
    assert quoted.text == "two words"
