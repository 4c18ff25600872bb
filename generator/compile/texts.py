"""Takes a text of ours before and after; gives what differs of it, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.compile.differences import difference
from generator.compile.parts import Cited, QuotedHere
from generator.compile.prose import prose
from generator.wording import lines_apart, shared
from generator.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compile.shelf import Shelf
    from generator.compile.stories import Difference
    from generator.model import Prose

EMPHASIS = re.compile(r"\*\*|__|(?m:^#+\s+|^[^\S\n]*[-*]\s+)")
"""Marks of Markdown that mean nothing to who reads of a change."""


class Written(NamedTuple):
    """A text as it is read, with the labels of its citations and without Markdown's marks, and as it was typed."""

    read: str = ""
    typed: str = ""


def written(held: Prose, briefing: str, part: str, shelf: Shelf) -> Written:
    """Give a text of a briefing; ``part`` is its name as in the ids of its quotes."""
    pieces = prose(held, briefing, part, shelf)
    return Written("".join(EMPHASIS.sub("", _piece(piece)) for piece in pieces), str(held.body))


def _piece(piece: str | Cited | QuotedHere) -> str:
    """Give a piece of our Markdown as words; the citation behind a quote is a piece of its own."""
    if isinstance(piece, Cited):
        return f"[{piece.link.words}]"
    if isinstance(piece, QuotedHere):
        return worded("quotes.quoted", words=piece.quotes[0].words)
    return piece


def differences(old: Written, new: Written) -> Iterator[Difference]:
    """Give the lines that read otherwise; where none does, those that were typed otherwise, and one on either side."""
    lines = lines_apart(old.read.splitlines(), new.read.splitlines())
    rows = [difference("", *pair) for pair in lines if any(map(str.strip, pair))]
    if any(row.before != row.after for row in rows):
        yield from rows
    else:
        ours, theirs = old.typed.splitlines(), new.typed.splitlines()
        head, tail = (max(length - 1, 0) for length in shared(ours, theirs))
        yield difference("", *("\n".join(each[head : len(each) - tail]) for each in (ours, theirs)))
