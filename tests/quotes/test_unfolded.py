"""A text of plain words is folded at once, without the passes; the passes would not change it either."""

from __future__ import annotations

import re
from itertools import product

import pytest

from generator.check.normalize import CAPTURE, LAYOUT, TYPOGRAPHY, edits, fold

LETTERS = "".join(chr(code) for code in range(0x20, 0x2000) if edits.is_unfolded(f"a{chr(code)}b"))


@pytest.mark.parametrize("passes", [CAPTURE, TYPOGRAPHY, LAYOUT], ids=["capture", "typography", "layout"])
def test_no_pass_changes_a_text_that_is_not_folded(
    passes: tuple[edits.Pass, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [*LETTERS, *map("".join, product("aZ9é .,;:!?()", repeat=4))]
    unfolded = [text for text in words if edits.is_unfolded(text)]
    assert len(unfolded) > len(words) // 10
    monkeypatch.setattr(edits, "is_unfolded", re.compile("(?!)").fullmatch)
    assert [text for text in unfolded if fold(text, passes).text != text] == []
