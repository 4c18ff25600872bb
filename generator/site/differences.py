"""Compare two texts or values, and mark the words that only one of them has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.check.wording import choose_separator, compare_words, count_common_ends, pair_changed_lines
from generator.model import csl
from generator.site.components import Cited, QuotedHere, describe_gloss
from generator.site.dates import format_date
from generator.site.grades import describe_grade
from generator.site.labels import CLAIM_KINDS, CREDIBILITY, LIST_KINDS, RELIABILITY, STANCES, STANDINGS, STATUSES
from generator.site.prose import prose
from generator.site.variables import words as in_row
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Entity, Prose
    from generator.model.addresses import Address
    from generator.site.index import SiteIndex
    from generator.site.labels import Meaning


Marked = tuple[tuple[str, bool], ...]
"""A text in pieces, including white space, each with whether only this side of a comparison has it."""


@dataclass(frozen=True)
class Difference:
    """One thing before and after; without a name, the texts need no label.

    ``language`` is the language of a quote, empty if it is not stated; None for our own words.
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
    ("reply", "stance"): STANCES,
    ("member", "standing"): STANDINGS,
    ("list", "kind"): LIST_KINDS,
}
"""The labels of a closed list, by kind of subject and key."""
LAYOUT = re.compile(r"\n|^[^\S\n]+|[^\S\n]{2,}", re.MULTILINE)
"""Line ends, and white space beyond the single space between two words."""
DATES = frozenset({"from", "until", "on", "captured", "review-by"}) | csl.DATES


def difference(name: str, before: str, after: str) -> Difference:
    """Return one thing before and after, under its name; an empty name is not printed.

    If both sides have the same words in another layout, both are returned whole, with visible signs for the layout.
    """
    aligned, between = compare_words(before, after), choose_separator(before, after)
    if before.rstrip() != after.rstrip() and all(step.same for step in aligned):
        return Difference(name, ((_show_layout(before), True),), ((_show_layout(after), True),))
    return Difference(
        name,
        _spaced([(step.old, not step.same) for step in aligned if step.old], between),
        _spaced([(step.new, not step.same) for step in aligned if step.new], between),
    )


def _show_layout(text: str) -> str:
    """Return a text with a sign for each line end and each extra space."""
    return LAYOUT.sub(lambda found: " ¶ " if found[0] == "\n" else "␣" * len(found[0]), text)


def _spaced(pieces: list[tuple[str, bool]], between: str) -> Marked:
    """Return the pieces with an unmarked piece for the space between each two."""
    spaces = [(between, False)] * bool(between)
    return tuple(piece for number, marked in enumerate(pieces) for piece in ([*spaces, marked] if number else [marked]))


def in_words(kind: str, key: str, value: Any, names: Mapping[str, Entity], *, whole: bool) -> str:  # noqa: ANN401
    """Return the value under a key of a kind of record in words.

    ``names`` are the entities of its time. If the ``whole`` record came or went, a missing value has no words.
    """
    closed = kind, key
    if value is None:
        return "" if whole else message("changes.none" if key in {"about", "relations", "grades"} else "not-stated")
    if key == "relations":
        value = [
            message(
                "changes.relation", relation=message(f"relations.{relation['kind']}.there"), claim=relation["claim"]
            )
            for relation in value
        ]
    elif key == "grades":
        value = [describe_grade(graded) for graded in value]
    elif key == "spans":
        value = [message("changes.spans", start=start, end=end) for start, end in value]
    elif key == "glosses":
        value = [describe_gloss(gloss["words"], gloss.get("instead", "")) for gloss in value]
    elif key in csl.NAMES:
        value = in_row(value, key)
    elif value is True:
        value = message("changes.yes")
    elif key == "about":
        value = [str(names[name].name) if name in names else name for name in value]
    elif value in LABELS.get(closed, ()):
        value = LABELS[closed][value].label
    return format_date(value) if key in DATES and isinstance(value, str) else _flat(value)


def _flat(value: Any) -> str:  # noqa: ANN401 (JSON's own types)
    """Return a value of any shape on one line."""
    if isinstance(value, list | tuple):
        return message("row.comma").join(map(_flat, value))
    return " ".join(map(_flat, value.values())) if isinstance(value, dict) else str(value)


EMPHASIS = re.compile(r"\*\*|__|(?m:^#+\s+|^[^\S\n]*[-*]\s+)")
"""Marks of Markdown that mean nothing to a reader of a change."""


class WrittenText(NamedTuple):
    """A text as it is read, with the labels of its citations and without marks of Markdown, and as it was typed."""

    read: str = ""
    typed: str = ""


def written(body: Prose, text: Address, index: SiteIndex) -> WrittenText:
    """Return a text of a briefing as it is read and as it was typed."""
    pieces = prose(body, text, index)
    return WrittenText("".join(EMPHASIS.sub("", _piece(piece)) for piece in pieces), str(body.body))


def _piece(piece: str | Cited | QuotedHere) -> str:
    """Return a piece of our Markdown as words.

    The citation after a quote is a piece of its own.
    """
    if isinstance(piece, Cited):
        return f"[{piece.link.words}]"
    if isinstance(piece, QuotedHere):
        return message("quotes.quoted", words=piece.quotes[0].words)
    return piece


def differences(old: WrittenText, new: WrittenText) -> Iterator[Difference]:
    """Return the lines that read differently.

    If no line does, return the lines that were typed differently, with one line on either side.
    """
    lines = pair_changed_lines(old.read.splitlines(), new.read.splitlines())
    rows = [difference("", *pair) for pair in lines if any(map(str.strip, pair))]
    if any(row.before != row.after for row in rows):
        yield from rows
    else:
        before, after = old.typed.splitlines(), new.typed.splitlines()
        head, tail = (max(length - 1, 0) for length in count_common_ends(before, after))
        yield difference("", *("\n".join(side[head : len(side) - tail]) for side in (before, after)))
