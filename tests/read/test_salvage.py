"""A mistake in a file hides no other: what is sound around it is read, and all findings come in one run."""

from __future__ import annotations

import pytest

from generator.build import check
from generator.model import Tree
from tests.projects import CAPTURE, CLAIMS, MAIN, MEMBERS, RECORD, SETTINGS, project
from tests.read.marked import marked, told

BROKEN = (
    "statement: Two▸: governments signed",
    'statement: ▸"Two governments',
    'statement: "Two" ▸governments',
    "statement: ▸@two",
    "statement: Two\n     kind▸: fact",
    "about: ▸[islands",
    "statement: ▸*two",
    "statement: Two▸\x07 governments",
    "statement: | ▸Two governments",
)
"""Lines of a claim that YAML cannot read, each with the place of its mistake."""


def claim(number: int, line: str = "statement: A treaty was signed", quote: str = "signed a treaty") -> str:
    """Return the entry of a claim with one line of its own."""
    return f"  - id: c{number}\n    {line}\n    evidence:\n      - source: paper\n        quote: {quote}\n"


@pytest.mark.parametrize("line", BROKEN)
def test_a_claim_that_cannot_be_read_hides_no_mistake_in_another(line: str) -> None:
    others = claim(1, quote="words that no text contains") + claim(3, "stetement: A treaty was signed")
    text, place = marked(CLAIMS, "claims:\n" + claim(2, line) + others)
    findings = [(str(each.place), each.rule.name) for each in check(Tree.of(project() | {CLAIMS: text})).findings]
    own = [each for each in findings if each[0] == place]
    (first,) = [number for number, content in enumerate(text.split("\n"), 1) if "id: c1" in content]
    assert len(own) == 1, findings
    assert [each for each in findings if each[0] != place] == [
        (f"{CLAIMS}:{first + 4}:16", "quote-not-found"),
        (f"{CLAIMS}:{first + 6}:5", "key-unknown"),
    ]


def test_a_value_that_only_a_colon_breaks_is_read_as_it_was_typed() -> None:
    """So the quote is checked, and nothing that rests on it is missed."""
    words = "officials said: yes"
    capture = CAPTURE.replace("officials said.", f"{words}.")
    files = project(f"on Friday, {words}.") | {"seeds/paper.txt": capture}
    checked = check(Tree.of(files))
    assert checked.counts.quotes == 1
    assert ("briefings/pact/claims.yml:6:41", "yaml-broken") in told(checked.findings)


@pytest.mark.parametrize("line", ["title: Two: governments", "note: 'it's", "genre: [a", "publisher: *x"])
def test_a_source_with_one_broken_line_is_still_quoted_from(line: str) -> None:
    record = project()[RECORD].replace("title: Two governments sign\n", "").replace("id: paper\n", "")
    title = "" if line.startswith("title") else "title: Two governments sign\n"
    checked = check(Tree.of(project() | {RECORD: f"id: paper\n{title}{line}\nlive: gon\n{record}"}))
    assert min(rule for _, rule in told(checked.findings)) == "value-unknown"
    assert len(checked.findings) == 2
    assert (checked.counts.passed, checked.counts.quotes) == (1, 1)


def test_broken_members_hide_nothing_in_the_briefing() -> None:
    other = claim(2, quote="words that no text contains") + "    about: [nowhere]\n"
    narrative = "It says so [#c9].\n[A page](../nowhere/)\n"
    head = "---\ntitle: The pact\ntopics: [Not an id]\n---\n\nA treaty"
    files = project(narrative=narrative) | {MEMBERS: "lists:\n  - id: [\n"}
    files[CLAIMS] += other
    files[MAIN] = files[MAIN].replace("---\ntitle: The pact\n---\n\nA treaty", head).replace("[@paper]", "[@papers]")
    rules = {rule for _, rule in told(check(Tree.of(files)).findings)}
    assert rules == {
        "yaml-broken", "quote-not-found", "reference-unknown", "value-form", "link-broken", "source-cited",
    }  # fmt: skip


@pytest.mark.parametrize(
    "settings", ["theme: [\n", "site_name: A: b\n", "<<<<<<< HEAD\nsite_name: D\n", "site_name: \xff"]
)
def test_broken_settings_hide_nothing_in_the_content(settings: str) -> None:
    tree = Tree.of(project("words that no text contains"))
    checked = check(Tree({**tree.files, SETTINGS: settings.encode("latin-1")}))
    assert [place.partition(":")[0] for place, _ in told(checked.findings)] == [CLAIMS, SETTINGS]
    assert checked.counts.quotes == 1


def test_no_limit_is_judged_while_the_settings_cannot_be_read() -> None:
    """The desk may have set another."""
    long = "A treaty of mutual defence was signed on Friday. " * 12
    files = project(long.strip()) | {RECORD: project()[RECORD].replace("rights: full\n", "")}
    rules = [rule for _, rule in told(check(Tree.of(files)).findings)]
    assert "excerpt-quote-limit" in rules
    broken = check(Tree.of(files | {SETTINGS: "extra: [\n"}))
    assert "excerpt-quote-limit" not in [rule for _, rule in told(broken.findings)]


TITLE = "title: Two governments sign\n"
WITHOUT = (
    (CLAIMS, "- id: c1\n    statement", "- statement", "key-missing"),
    (CLAIMS, "statement: ", "statement: #", "value-empty"),
    (CLAIMS, "statement: ", 'statement: "', "yaml-broken"),
    (CLAIMS, "    statement: ", "   statement: ", "yaml-broken"),
    (CLAIMS, "claims:\n", "", "value-type"),
    (RECORD, TITLE, "", "key-missing"),
    (RECORD, TITLE, 'title: "Two governments sign\n', "yaml-broken"),
    (RECORD, "sha256:", "id:", "key-missing"),
)
"""Files, each with an edit that takes a key out, and the rule that names the mistake."""


@pytest.mark.parametrize(("file", "sound", "broken", "rule"), WITHOUT)
def test_a_missing_key_hides_no_wrong_quote(file: str, sound: str, broken: str, rule: str) -> None:
    files = project("words that no text contains")
    assert sound in files[file]
    checked = check(Tree.of(files | {file: files[file].replace(sound, broken, 1)}))
    assert sorted(finding.rule.name for finding in checked.findings) == sorted((rule, "quote-not-found"))
    assert checked.counts.quotes == 1
