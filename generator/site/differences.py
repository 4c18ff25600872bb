"""Set what was beside what is, value by value and line by line, with the words marked that only one has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.check.wording import joint, lines_apart, shared, steps
from generator.site.components import Cited, QuotedHere, glossed
from generator.site.dates import said
from generator.site.labels import CLAIM_KINDS, CREDIBILITY, LIST_KINDS, RELIABILITY, STANCES, STANDINGS, STATUSES
from generator.site.prose import prose
from generator.site.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Entity, Prose
    from generator.model.addresses import Address
    from generator.site.index import SiteIndex
    from generator.site.labels import Meaning


Marked = tuple[tuple[str, bool], ...]
"""A text in pieces, white space among them, each with whether only this side of a comparison has it."""


@dataclass(frozen=True)
class Difference:
    """One thing before and after; without a name it speaks for itself.

    ``language`` is that of a quote, empty where it is not stated; our own words have None.
    """

    name: str
    before: Marked
    after: Marked
    language: str | None = None


LABELS: Mapping[tuple[str, str], Mapping[str, Meaning]] = {
    ("claim", "status"): STATUSES,
    ("claim", "kind"): CLAIM_KINDS,
    ("claim", "grade"): CREDIBILITY,
    ("source", "grade"): RELIABILITY,
    ("evidence", "stance"): STANCES,
    ("member", "standing"): STANDINGS,
    ("list", "kind"): LIST_KINDS,
}
"""By kind of subject and key: the words of a closed list."""
LAYOUT = re.compile(r"\n|^[^\S\n]+|[^\S\n]{2,}", re.MULTILINE)
"""Ends of lines, and white space that is more than what parts two words."""
DATES = frozenset({"from", "until", "on", "issued", "captured", "review-by"})


def difference(name: str, before: str, after: str) -> Difference:
    """Give one thing before and after, under its name; with none, it speaks for itself.

    Where both have the same words and are laid out otherwise, both are given whole, with that in view.
    """
    parted, between = steps(before, after), joint(before, after)
    if before.rstrip() != after.rstrip() and all(step.same for step in parted):
        return Difference(name, ((_in_view(before), True),), ((_in_view(after), True),))
    return Difference(
        name,
        _spaced([(step.old, not step.same) for step in parted if step.old], between),
        _spaced([(step.new, not step.same) for step in parted if step.new], between),
    )


def _in_view(text: str) -> str:
    """Give a text with a sign for each end of a line, and for each space that is more than one between words."""
    return LAYOUT.sub(lambda found: " ¶ " if found[0] == "\n" else "␣" * len(found[0]), text)


def _spaced(pieces: list[tuple[str, bool]], between: str) -> Marked:
    """Put what stands between two pieces there, as a piece that belongs to neither."""
    spaces = [(between, False)] * bool(between)
    return tuple(piece for number, each in enumerate(pieces) for piece in ([*spaces, each] if number else [each]))


def in_words(kind: str, key: str, value: Any, names: Mapping[str, Entity], *, whole: bool) -> str:  # noqa: ANN401
    """Give the value under a key of a kind of record; ``names`` are the entities of its time.

    Of what has come or gone ``whole``, nothing was said before or is said now.
    """
    closed = kind, key
    if value is None:
        return "" if whole else worded("changes.none" if key in {"about", "relations"} else "not-stated")
    if key == "relations":
        value = [
            worded("changes.relation", relation=worded(f"relations.{each['kind']}.there"), claim=each["claim"])
            for each in value
        ]
    elif key == "spans":
        value = [worded("changes.spans", start=start, end=end) for start, end in value]
    elif key == "glosses":
        value = [glossed(each["words"], each.get("instead", "")) for each in value]
    elif key == "about":
        value = [str(names[each].name) if each in names else each for each in value]
    elif value in LABELS.get(closed, ()):
        value = LABELS[closed][value].label
    return said(value) if key in DATES else _flat(value)


def _flat(value: Any) -> str:  # noqa: ANN401 (JSON's own types)
    """Give a value of any shape on one line."""
    if isinstance(value, list | tuple):
        return worded("row.comma").join(map(_flat, value))
    return " ".join(map(_flat, value.values())) if isinstance(value, dict) else str(value)


EMPHASIS = re.compile(r"\*\*|__|(?m:^#+\s+|^[^\S\n]*[-*]\s+)")
"""Marks of Markdown that mean nothing to who reads of a change."""


class WrittenText(NamedTuple):
    """A text as it is read, with the labels of its citations and without Markdown's marks, and as it was typed."""

    read: str = ""
    typed: str = ""


def written(held: Prose, text: Address, index: SiteIndex) -> WrittenText:
    """Return a text of a briefing as it is read and as it was typed."""
    pieces = prose(held, text, index)
    return WrittenText("".join(EMPHASIS.sub("", _piece(piece)) for piece in pieces), str(held.body))


def _piece(piece: str | Cited | QuotedHere) -> str:
    """Give a piece of our Markdown as words; the citation behind a quote is a piece of its own."""
    if isinstance(piece, Cited):
        return f"[{piece.link.words}]"
    if isinstance(piece, QuotedHere):
        return worded("quotes.quoted", words=piece.quotes[0].words)
    return piece


def differences(old: WrittenText, new: WrittenText) -> Iterator[Difference]:
    """Give the lines that read otherwise; where none does, those that were typed otherwise, and one on either side."""
    lines = lines_apart(old.read.splitlines(), new.read.splitlines())
    rows = [difference("", *pair) for pair in lines if any(map(str.strip, pair))]
    if any(row.before != row.after for row in rows):
        yield from rows
    else:
        ours, theirs = old.typed.splitlines(), new.typed.splitlines()
        head, tail = (max(length - 1, 0) for length in shared(ours, theirs))
        yield difference("", *("\n".join(each[head : len(each) - tail]) for each in (ours, theirs)))
