"""No title, name or value deceives a reviewer: facts are never read from words that are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.build import reviewed
from generator.model import Tree
from generator.review.memo import OwnKind
from generator.site.words import entries
from tests.projects import QUOTE, project

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
