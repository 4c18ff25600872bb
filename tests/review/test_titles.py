"""No title, name or value deceives a reviewer: facts are never read from words that are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.build import reviewed
from generator.model import Tree
from generator.review.memo import OwnKind
from generator.site.words import entries
from tests.projects import CAPTURE, CLAIMS, DESK, MAIN, QUOTE, RECORD, capture, edited, project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.review import Memo

WORDS = sorted({words for words in entries().values() if isinstance(words, str)} | {str(kind) for kind in OwnKind})
HOSTILE = ["narrative", "key points", *(each for each in WORDS if each.strip() and not set(each) & set("“”‘’\"'\\\n"))]
"""What pages and memos print by themselves: the name of a text, of the key points, every entry of the table."""


def listed(titles: Sequence[str], quote: str) -> dict[str, str]:
    """Return a project with a list and a row of it under each of the titles, all with one quote."""
    lists = "".join(
        f"  - id: l{number}\n    title: '{title}'\n    evidence: [{{id: e1, source: paper, quote: {quote}}}]\n"
        f"    members:\n      - id: m\n        name: '{title} {number}'\n        role: '{title}'\n"
        f"        evidence: [{{id: e1, source: paper, quote: {quote}}}]\n"
        for number, title in enumerate(titles)
    )
    return project(quote, members=lists)


def shape(memo: Memo) -> list[tuple[object, ...]]:
    """Return all that a memo decides of what changed, without the words that it prints."""
    return [
        (
            item.risk.name,
            [view.name for view in item.changes],
            item.address,
            [quote.address for quote in item.before],
            [quote.address for quote in item.after],
            len(item.facts),
            item.own,
        )
        for item in memo.items
    ]


def told(titles: Sequence[str]) -> Memo:
    """Review a change of the quote of every row."""
    old, new = listed(titles, QUOTE), listed(titles, "signed a treaty of mutual defence")
    return reviewed(Tree.of(old), Tree.of(new), "Compared.")


def test_no_title_of_a_list_changes_what_a_memo_finds() -> None:
    """Each row has its quote before and after, whatever its list is called."""
    plain, hostile = told([f"Title {number}" for number in range(len(HOSTILE))]), told(HOSTILE)
    assert len(HOSTILE) > 300
    assert shape(hostile) == shape(plain)
    assert hostile.questions == plain.questions
    rows = [item for item in hostile.items if "#m-" in item.address or "#l-" in item.address]
    assert len(rows) == 2 * len(HOSTILE)
    assert all(item.before and item.after for item in rows)


CLAIM = "  - id: c2\n    statement: It was signed\n    evidence:\n      - source: paper\n        quote: {}\n"
ANONYMOUS = "id: {0}\ntitle: T\n{1}rights: full\n"


def summarised(words: str) -> dict[str, str]:
    """Return a project in which two sources without names are summarised in the same words."""
    more = {f"seeds/{name}.txt": CAPTURE for name in ("one", "two")}
    more |= {f"seeds/{name}.yml": ANONYMOUS.format(name, capture(name, CAPTURE)) for name in ("one", "two")}
    return project() | more | {f"briefings/pact/articles/{name}.md": f"{words} [@{name}].\n" for name in ("one", "two")}


def test_two_texts_that_change_alike_are_two_changes() -> None:
    memo = reviewed(Tree.of(summarised("It says this")), Tree.of(summarised("It says that")), "Compared.")
    shown = [view for item in memo.items for view in item.changes]
    assert [view.fact.subject.path[1] for view in shown if view.fact] == ["one", "two"]
    assert all(view.rows for view in shown)


def test_two_quotes_of_a_claim_that_change_alike_are_both_shown() -> None:
    second = f"      - source: paper\n        quote: {QUOTE}\n"
    old = project()
    old |= {CLAIMS: old[CLAIMS] + second}
    new = old | {CLAIMS: old[CLAIMS].replace(" on Friday", "")}
    (item,) = reviewed(Tree.of(old), Tree.of(new), "Compared.").items
    assert [view.name for view in item.changes] == ["quote-changed"] * 2
    assert all(view.rows for view in item.changes)


def test_key_points_that_read_differently_are_told_whatever_else_of_the_briefing_changes() -> None:
    old = edited(DESK, [(RECORD, "control: independent", "control: state")])
    new = edited(old, [(MAIN, "Some doubt it", "Many doubt it"), (MAIN, "authors: [ada]", "authors: [ada, eve]")])
    for files in (old, new):
        items = reviewed(Tree.of(DESK), Tree.of(files), "Compared.").items
        assert [item.title for item in items if item.own is OwnKind.READS_OTHERWISE] == ["2 claims and 1 key point"]


def test_a_fault_that_moves_to_another_claim_comes_with_the_change() -> None:
    more = CLAIM.format(QUOTE)
    old, new = project("signed nothing"), project()
    old, new = old | {CLAIMS: old[CLAIMS] + more}, new | {CLAIMS: new[CLAIMS] + CLAIM.format("signed nothing")}
    memo = reviewed(Tree.of(old), Tree.of(new), "Compared.")
    assert [fault.rule.name for fault in memo.errors] == ["quote-not-found"]
    assert [fault.rule.name for fault in memo.mended] == ["quote-not-found"]


@pytest.mark.parametrize("value", ["not stated", "Title", "unknown"])
def test_what_a_source_states_is_never_taken_for_what_it_does_not_state(value: str) -> None:
    files = project()
    source = files["seeds/paper.yml"]
    facts = f"publisher: '{value}'\ngenre: '{value}'\ncontainer-title: '{value}'\n"
    memo = reviewed(
        Tree.of({"mkdocs.yml": files["mkdocs.yml"]}), Tree.of({**files, "seeds/paper.yml": source + facts}), ""
    )
    (found,) = [item for item in memo.items if "source-added" in {view.name for view in item.changes}]
    named = dict(found.facts)
    assert [named[key] for key in ("Publisher", "Genre", "Published in")] == [value] * 3
    assert not {"publisher", "genre", "published in"} & set(named["Not stated"].split(", "))
