"""Define redactions: words of a published text that were taken out, with the bars in their place.

A bar stands for each letter, so the places of everything else in a text and in its capture remain right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING
from unicodedata import category

from generator.model.forms import Day, Digest, Filled, Words
from generator.model.places import Text
from generator.model.schema import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.verdicts import Span

BAR = "█"
WORD = re.compile("█+[^\\w█]*|[⺀-\U0003ffff][^\\w█]*|[^\\W⺀-\U0003ffff]+[^\\w█]*|[^\\w█]+")
"""A word with everything up to the next word. In scripts that need no spaces, from U+2E80 on, each character is a
word; bars are one too, so the words beside them stay the same."""


class Barred(Text):
    """A text of an edition, some words of which were taken out."""

    __slots__ = ()


@dataclass(frozen=True, kw_only=True)
class Redaction(Record):
    """Words that were taken out of one value of an edition.

    ``at`` is the JSON Pointer (RFC 6901) of the value in the file of the edition.
    ``spans`` are the places of the words in it, in code points, in order.
    ``digests`` are the digests of the words from which the seal is computed; schemas before 5 have none.
    ``because`` is the reason, for readers.
    """

    at: Filled
    spans: tuple[tuple[int, int], ...]
    on: Day
    because: Words
    digests: tuple[Digest, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TakenOut(Record):
    """Words that were taken out of a capture."""

    on: Day
    """The day on which they were taken out."""

    because: Words
    """Why they were taken out, for readers."""

    was: Digest
    """The digest of the file before that, which older editions state."""


def find_words(text: str) -> list[tuple[int, int]]:
    """Return the span of every word of a text; together they are the whole text."""
    return [word.span() for word in WORD.finditer(text)]


def with_bars(text: str, spans: Iterable[Span]) -> str:
    """Return the text with a bar in place of each letter, digit and accent in these spans."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = [BAR if is_letter(letter) else letter for letter in letters[start:end]]
    return "".join(letters)


def is_barred(words: str) -> bool:
    """Return whether words have no letter and no digit that anybody could read."""
    return BAR in words and not any(map(is_letter, words))


def has_bars(value: object) -> bool:
    """Return whether words were taken out of any text of a record of an edition."""
    if isinstance(value, tuple | list):
        return any(map(has_bars, value))
    if isinstance(value, Mapping):
        return any(map(has_bars, value.values()))
    if is_dataclass(value) and not isinstance(value, type):
        return any(has_bars(getattr(value, entry.name)) for entry in fields(value))
    return isinstance(value, Barred)


def only_bars_differ(before: str, after: str) -> bool:
    """Return whether a text differs from the text before only by more bars."""
    return len(before) == len(after) != 0 and all(
        old == new or (new == BAR and old != BAR) for old, new in zip(before, after, strict=True)
    )


def is_letter(letter: str) -> bool:
    """Return whether a character is a letter, a digit or an accent."""
    return category(letter)[0] in "LNM"


def point(name: str) -> str:
    """Return a step of a JSON Pointer."""
    return f"/{name.replace('~', '~0').replace('/', '~1')}"
