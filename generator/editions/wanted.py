"""Say which words must be taken out: words as typed, those of a quote, or everything from a source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from generator.model.forms import URL
from generator.model.places import Text
from generator.model.redactions import WORD, find_words, is_letter, point
from generator.model.requirements import Form, Handle, OneOf
from generator.model.schema import requirements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Library, Quotation, Source, Span
    from generator.model.requirements import Requirement

APART = r"[\s*_>|]+"
"""What may stand between two words in Markdown, in a capture, or in a text over several lines."""
CITATION = re.compile(r"\[[@#][^\]]*\]")
"""A citation in our Markdown: it contains an address, which stays."""
LEFT_OUT = re.compile(r"\[[^\]]*\]|…|\.{3,}")
"""What an editor puts into a quote; the capture does not have it."""
FIXED = frozenset({"Citation.name", "Capture.file", "Relation.claim", "KeyPoint.claims", "Caution.rule"})
"""Keys whose values name a record, a file or a rule: they are addresses, which stay."""
TELLING = 4
"""The fewest words of a piece of a quote by which its words are found elsewhere."""


@dataclass(frozen=True)
class Wanted:
    """What must be taken out: these texts wherever they stand, and everything that is from this source."""

    texts: tuple[str, ...]
    source: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern that finds the texts, the longest first."""
        ordered = sorted(filter(None, {_pattern(text) for text in self.texts}), key=len, reverse=True)
        return re.compile("|".join(ordered) or r"(?!)", re.IGNORECASE)

    def find(self, text: str) -> list[Span]:
        """Return the span of every word of a text that belongs to the wanted words, outside of citations."""
        found = [match.span() for match in self.pattern.finditer(text)]
        return _words_within(text, found) if found else []


def everything(text: str) -> list[Span]:
    """Return the span of every word of a text, outside of citations."""
    return _words_within(text, [(0, len(text))])


def free_texts(
    value: object, at: str = "", forms: Iterable[Requirement] = (), name: str = ""
) -> Iterator[tuple[str, str]]:
    """Return each text of a record that may be taken out, and its JSON Pointer.

    Such a text is in words, or a web address. A value of another form is needed where it is used.
    """
    if isinstance(value, str):
        if _is_free(tuple(forms)) and name not in FIXED:
            yield at, value
    elif isinstance(value, tuple | list | Mapping):
        for step, item in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from free_texts(item, at + point(str(step)), forms, name)
    elif is_dataclass(value) and not isinstance(value, type):
        for field, (key, asked) in zip(fields(value), requirements(type(value)).items(), strict=True):
            yield from free_texts(getattr(value, field.name), at + point(key), asked, f"{type(value).__name__}.{key}")


def _is_free(forms: tuple[Requirement, ...]) -> bool:
    fixed = (form for form in forms if isinstance(form, OneOf | Handle) or (isinstance(form, Form) and form is not URL))
    return bool(forms) and not any(fixed)


def _words_within(text: str, spans: list[Span]) -> list[Span]:
    cited = [match.span() for match in CITATION.finditer(text)]

    def touches(word: Span, others: list[Span]) -> bool:
        return any(word[0] < end and start < word[1] for start, end in others)

    return [
        (start, end)
        for start, end in find_words(text)
        if any(map(is_letter, text[start:end]))
        and touches((start, _end_of_letters(text, start, end)), spans)
        and not touches((start, _end_of_letters(text, start, end)), cited)
    ]


def _end_of_letters(text: str, start: int, end: int) -> int:
    while end > start and not is_letter(text[end - 1]):
        end -= 1
    return end


def _pattern(text: str) -> str:
    """Return the pattern of a text: case, white space and the form of apostrophes and hyphens make no difference."""
    words = [_flexible(word) for word in text.split()]
    if not words:
        return ""
    first, last = text.strip()[0], text.strip()[-1]
    before, after = (r"(?<!\w)" if _bounded(letter) else "" for letter in (first, last))
    return f"{before}{APART.join(words)}{after.replace('(?<!', '(?!')}"


def _flexible(word: str) -> str:
    return re.sub("['’]", "['’]", re.sub(r"\\-|[‐‑–]", "[-‐‑–]", re.escape(word)))


def _bounded(letter: str) -> bool:
    """Return whether white space or a mark stands around words that begin or end with this letter."""
    return bool(re.match(r"\w", letter)) and WORD.match(f"{letter}{letter}").end() > 1  # type: ignore[union-attr]


def wanted_words(words: str) -> Wanted:
    """Return what must be taken out if these words must not be read anywhere."""
    return Wanted((" ".join(words.split()),))


def wanted_quote(library: Library, address: str) -> Wanted:
    """Return what must be taken out so that a quote cannot be read, in no edition and in no draft."""
    return Wanted(tuple(_quoted_texts(quote for quote in _every_quotation(library) if quote.address == address)))


def wanted_source(library: Library, name: str) -> Wanted:
    """Return what must be taken out so that nothing of a source can be read."""
    quotes = (quote for quote in _every_quotation(library) if quote.source.id == name)
    titles = {str(source.title) for source in _every_source(library) if source.id == name and " " in source.title}
    return Wanted((*_quoted_texts(quotes), *titles), name)


def _every_quotation(library: Library) -> Iterator[Quotation]:
    yield from library.quotations
    yield from (quote for history in library.editions.values() for past in history for quote in past.library.quotations)


def _every_source(library: Library) -> Iterator[Source]:
    yield from library.sources.values()
    for history in library.editions.values():
        yield from chain.from_iterable(past.library.sources.values() for past in history)


def _quoted_texts(quotes: Iterable[Quotation]) -> Iterator[str]:
    """Return the words of quotes and of their translations: whole, and in the pieces that the capture has."""
    for quote in quotes:
        translation = quote.evidence.translation.text if quote.evidence and quote.evidence.translation else Text()
        for text in filter(None, (quote.text, translation)):
            yield str(text)
            pieces = [piece.strip() for piece in LEFT_OUT.split(text)]
            yield from (piece for piece in pieces if len(find_words(piece)) >= TELLING)
