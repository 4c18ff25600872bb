"""How a text is laid out in its file changes nothing for readers, until it changes what they see."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editions import changes
from generator.editions.diff.text import blocks
from generator.report import changes as reported
from generator.site.history import compared
from tests.editions.test_changes import state
from tests.editions.test_publish import ONCE, edition, refused
from tests.projects import DESK, MAIN, edited, published

SIGNED = "A treaty was signed [@paper].\n"
SAME = {
    "a line broken elsewhere": "A treaty\nwas signed [@paper].\n",
    "more blank lines than one": f"\n\n{SIGNED}",
    "white space at the end of a line": "A treaty was signed [@paper]. \n",
    "the line ends of another system": "A treaty was\r\nsigned [@paper].\r\n",
}
OTHER = {
    "a paragraph of two": "A treaty\n\nwas signed [@paper].\n",
    "indented code": f"    {SIGNED}",
    "a hard break": "A treaty  \nwas signed [@paper].\n",
    "a hard break with a backslash": "A treaty\\\nwas signed [@paper].\n",
    "a heading": f"# {SIGNED}",
    "a heading by its underline": "A treaty was signed [@paper].\n---\n",
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_readers_are_told_of_no_change_of_the_files_layout(text: str) -> None:
    old, new = (state(edited(DESK, [(MAIN, SIGNED, each)])) for each in (SIGNED, text))
    assert reported(compared(old, new)) == "Nothing that a reader sees has changed.\n"
    assert {each.kind.name for each in changes(old.contents, new.contents)} <= {"respaced"}
    assert refused(edited(ONCE, [(MAIN, SIGNED, text)])).startswith("Nothing that a reader sees has changed")


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
@pytest.mark.parametrize("back", [False, True])
def test_readers_are_told_of_a_change_of_structure_with_what_was_and_is(text: str, back: bool) -> None:  # noqa: FBT001
    texts = (text, SIGNED) if back else (SIGNED, text)
    old, new = (state(edited(DESK, [(MAIN, SIGNED, each)])) for each in texts)
    assert {each.kind.name for each in changes(old.contents, new.contents)} == {"prose-edited"}
    (view,) = compared(old, new).changes
    assert view.rows


def test_a_change_of_structure_can_be_published_as_a_minor_edition() -> None:
    files = published(edited(ONCE, [(MAIN, SIGNED, OTHER["a paragraph of two"])]), kind="minor")
    assert edition(files, "briefings/pact/editions/2.json").kind == "minor"


def test_blank_lines_by_the_thousand_are_compared_at_once() -> None:
    begun = process_time()
    old, new = (state(edited(DESK, [(MAIN, SIGNED, each)])) for each in (SIGNED, "\n" * 20_000 + f"{SIGNED}More.\n"))
    (view,) = compared(old, new).changes
    assert len(view.rows) == 1
    assert process_time() - begun < 10  # where each line looks at all that follow it, minutes


STRUCTURES = [
    ("## The treaty\n\nA treaty was signed.", "## The treaty A treaty was signed."),
    ("One.\n\nTwo.", "One.\nTwo."),
    ("```\none\n\n\ntwo\n```", "```\none\n\ntwo\n```"),
    ("```\none two\n```", "```\none\ntwo\n```"),
    ("<pre>\none\n\ntwo three\n</pre>", "<pre>\none\n\ntwo\nthree\n</pre>"),
    ("- one\n- two", "- one - two"),
    ("one\n> two", "one >\ntwo"),
    ("one * two", "one\n* two"),
    ("one + two", "one\n+ two"),
    ("in 2023. Then", "in\n2023. Then"),
    ("one | two\nthree", "one | two three"),
    ("one : two", "one\n: two"),
    ("one <b>two</b>", "one\n<b>two</b>"),
    ("one ~ two", "one\n~ two"),
    ("one === two", "one\n=== two"),
    ("one {: .a }", "one\n{: .a }"),
    ("see [a]: b", "see\n[a]: b"),
    ("one two", "one  two"),
    ("- one\n\n  two", "- one\n\ntwo"),
]


@pytest.mark.parametrize(("one", "other"), STRUCTURES)
def test_what_a_reader_may_see_is_kept(one: str, other: str) -> None:
    assert blocks(one) != blocks(other)


PARAGRAPHS = st.lists(st.lists(st.sampled_from(["a", "b.", "[@paper]", "“c”", "1,2"]), min_size=1), min_size=1)


@given(PARAGRAPHS, st.randoms(use_true_random=False))
def test_plain_paragraphs_may_break_their_lines_anywhere(paragraphs: list[list[str]], dice: object) -> None:
    plain = tuple(" ".join(words) for words in paragraphs)
    broken = ["".join(word + dice.choice([" ", "\n", " \n"]) for word in words) for words in paragraphs]  # type: ignore[attr-defined]
    assert blocks("\n\n\n".join(broken)) == plain


@given(st.text(alphabet="ab #>-*+|`~1.\n\t\\"))
def test_blocks_of_blocks_are_the_same(text: str) -> None:
    assert blocks("\n\n".join(blocks(text))) == blocks(text) or "```" in text or "~~~" in text
