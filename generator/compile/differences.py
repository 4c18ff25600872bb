"""Takes what was and what is; gives the two as a page prints them, with the words marked that only one of them has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.compile.dates import said
from generator.compile.glossing import glossed
from generator.compile.meanings import (
    CLAIM_KINDS,
    CREDIBILITY,
    LIST_KINDS,
    RELIABILITY,
    STANCES,
    STANDINGS,
    STATUSES,
)
from generator.compile.stories import Difference
from generator.wording import joint, steps
from generator.words import worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.compile.meanings import Meaning
    from generator.compile.stories import Marked
    from generator.model import Entity

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
