"""Whatever words a page says are those of the table or of the desk: with another table, no English is left.

Only the cautions beside a quote and the findings of a preview are in the words of the check, which editions keep.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from generator.build import check
from generator.model import Tree
from generator.model.library import Checked
from generator.site import compile  # noqa: A004 (the stage's name)
from generator.site.feeds import DIGESTS
from generator.site.render import ENTRIES
from tests.browser.desk import FIRST, MAIN, edited, files
from tests.projects import published
from tests.sites import render, site
from tests.words.foreign import foreign, respelt
from tests.words.manifold import NAMES, manifold
from tests.words.marked import in_marks, speaking, unmarked

if TYPE_CHECKING:
    from pathlib import Path

TYPED = re.compile(r"https?://\S+|github\.com|urn:uuid:\S+|[0-9a-f]{64}|T00:00:00Z|\{\w+\}|\bmachine\b")
"""What looks like words but is not: addresses, digests, moments, parts that a script fills in,
and the one word by which a desk says that a machine translated."""
FINDINGS = re.compile(r'<div class="rb-notices".*?</div>')


def desk() -> tuple[dict[str, str], frozenset[str]]:
    """Return the desk that has every kind of page and every state, in another alphabet, and the names in it."""
    base = {path: text for path, text in files().items() if "/editions/" not in path and not path.startswith("docs/")}
    base[MAIN] = base[MAIN].replace("../guide/how-to-read.md", "../guide/index.md")
    (first, names), (now, more) = foreign(edited(base, FIRST)), foreign(base)
    once = published(first, "strait", note=respelt("A first look."))
    now |= {path: text for path, text in once.items() if "/editions/" in path}
    twice = published(now, "strait", kind="correction", date="2026-11-25", note=respelt("It was forged."))
    gone = published(twice, "ferry", note=respelt("A look at the ferry."))
    gone = published(gone, "ferry", kind="retraction", date="2026-11-25", note=respelt("It does not stand."))
    return edited(gone, {MAIN: {respelt("What have"): respelt("Why have")}}), names | more


def left(texts: dict[str, str], names: frozenset[str]) -> dict[str, set[str]]:
    """Return the words that are neither the table's nor the desk's, with their places; a single letter is no word."""
    found = json.loads(texts[ENTRIES])
    entries = json.dumps([each for each in found if not each["location"].startswith("guide/")])
    others = ("assets/", "guide/", DIGESTS)  # the guide is the desk's, and programs read the digests
    read = {path: text for path, text in texts.items() if not path.startswith(others)}
    words: dict[str, set[str]] = {}
    for path, text in {**read, ENTRIES: entries}.items():
        for word in re.findall(r"\b(?![A-Z]\b)[A-Za-z]+", TYPED.sub("", unmarked(path, FINDINGS.sub("", text)))):
            if word not in names:
                words.setdefault(word, set()).add(path)
    return words


@pytest.mark.parametrize("preview", [False, True])
def test_a_desk_with_every_kind_of_page_says_nothing_past_the_table(tmp_path: Path, *, preview: bool) -> None:
    given, names = desk()
    tree = Tree.of(given)
    with speaking(tmp_path, in_marks()):
        texts = site(check(tree), "2026-11-26", preview=preview)
    assert left(texts, names) == {}


def test_sources_are_named_and_speak_in_words_of_the_table_alone(tmp_path: Path) -> None:
    with speaking(tmp_path, in_marks()):
        texts = render(compile(Checked(*manifold()), "2026-11-22", drafts=True))
    assert left(texts, NAMES) == {}


def test_words_past_the_table_are_found() -> None:
    page = (
        '---\ntitle: "⟦Sources⟧ Λ"\nhide: ["navigation"]\n---\n\n## ⟦Claims⟧ Λ {#claims}\n\n<p title="{}">⟦and⟧ 1</p>\n'
    )
    said = {"a.md": page.replace("{}", "⟦How⟧"), "b.md": page.replace("{}", "Past"), ENTRIES: "[]"}
    assert left(said, NAMES) == {"Past": {"b.md"}}
