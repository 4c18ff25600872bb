"""Say which words must be taken out: words as typed, those of a quote, or everything from a source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from generator.model.forms import URL
from generator.model.redactions import WORD, find_words, is_letter, point
from generator.model.requirements import Form, Handle, OneOf
from generator.model.schema import requirements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import Prose, Quotation, Source, Span, Verdict
    from generator.model.library import Checked
    from generator.model.requirements import Requirement

APART = r"[\s*_>|]+"
"""What may stand between two words in Markdown, in a capture, or in a text over several lines."""
CITATION = re.compile(r"\[[@#][^\]]*\]")
"""A citation in our Markdown: it contains an address, which stays."""
LEFT_OUT = re.compile(r"\[[^\]]*\]|…|\.{3,}")
"""What an editor puts into a quote; the capture does not have it."""
FIXED = frozenset(
    {"Citation.name", "Capture.file", "Original.file", "Relation.claim", "KeyPoint.claims", "Caution.rule"}
)
"""Keys whose values name a record, a file or a rule: they are addresses, which stay."""
TELLING = 4
"""The fewest words of a piece of a quote by which its words are found elsewhere."""
SCHEME = re.compile(r"https?://")
"""The beginning of a web address, which says nothing and makes it one."""


@dataclass(frozen=True)
class Wanted:
    """What must be taken out.

    It is these ``texts`` wherever they stand, each value that is one of the texts in ``whole``, these ``passages`` of
    captures, by file, and everything that is from this ``source``.
    """

    texts: tuple[str, ...] = ()
    whole: frozenset[str] = frozenset()
    passages: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    source: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern that finds the texts, the longest first."""
        ordered = sorted(filter(None, {_pattern(text) for text in self.texts}), key=len, reverse=True)
        return re.compile("|".join(ordered) or r"(?!)", re.IGNORECASE)

    def find(self, text: str) -> list[Span]:
        """Return the span of every word of a text that belongs to the wanted words, outside of citations."""
        if " ".join(text.split()) in self.whole:
            return everything(text)
        found = [match.span() for match in self.pattern.finditer(text)]
        return words_within(text, found) if found else []

    def find_in_prose(self, prose: Prose) -> list[Span]:
        """Return the span of every word of a Markdown text that belongs to the wanted words or quotes."""
        quoted = [(each.start, each.end) for each in prose.quoted if " ".join(each.text.split()) in self.whole]
        return sorted({*self.find(prose.body), *words_within(prose.body, quoted)})

    def find_in_capture(self, file: str, text: str) -> list[Span]:
        """Return the span of every word of a capture that belongs to the wanted words or passages."""
        return sorted({*self.find(text), *words_within(text, self.passages.get(file, ()))})


def everything(text: str) -> list[Span]:
    """Return the span of every word of a text, outside of citations."""
    return words_within(text, [(0, len(text))])


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
        for entry, (key, asked) in zip(fields(value), requirements(type(value)).items(), strict=True):
            yield from free_texts(getattr(value, entry.name), at + point(key), asked, f"{type(value).__name__}.{key}")


def _is_free(forms: tuple[Requirement, ...]) -> bool:
    fixed = (form for form in forms if isinstance(form, OneOf | Handle) or (isinstance(form, Form) and form is not URL))
    return bool(forms) and not any(fixed)


def words_within(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the span of every word of a text that is in some spans, at least in part, and outside of citations."""
    cited = [match.span() for pattern in (CITATION, SCHEME) for match in pattern.finditer(text)] if spans else []

    def touches(word: Span, others: Sequence[Span]) -> bool:
        return any(word[0] < end and start < word[1] for start, end in others)

    words = ((start, end, _end_of_letters(text, start, end)) for start, end in find_words(text))
    return [
        (start, end)
        for start, end, last in words
        if last > start and touches((start, last), spans) and not touches((start, last), cited)
    ]


def _end_of_letters(text: str, start: int, end: int) -> int:
    """Return the offset after the last letter of a word; the start if it has none."""
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


def wanted_quote(checked: Checked, address: str) -> Wanted:
    """Return what must be taken out so that a quote cannot be read, in no edition, no draft and no capture.

    Other quotes that stand in the same passage are taken out with it, as far as they overlap.
    """
    every = list(_every_quotation(checked))
    quotes = [(quote, verdict) for quote, verdict in every if quote.address == address]
    passages: dict[str, set[Span]] = {}
    for quote, verdict in quotes:
        passages.setdefault(str(quote.capture.file), set()).update(verdict.spans if verdict.tier.passes else ())
    texts = {text for quote, _ in quotes for text in _texts(quote)}
    whole = set(texts)
    captures = checked.library.captures if checked.library else {}
    for quote, verdict in every:
        gone = passages.get(str(quote.capture.file), set()) if verdict.tier.passes else set()
        overlaps = [(max(a, c), min(b, d)) for a, b in verdict.spans for c, d in gone if a < d and c < b]
        if overlaps and {*overlaps} == {*verdict.spans}:
            whole |= {*_texts(quote)}
        texts |= {captures[quote.capture.file][start:end] for start, end in overlaps if quote.capture.file in captures}
    return _wanted(texts, whole, {file: tuple(sorted(spans)) for file, spans in passages.items()})


def wanted_source(checked: Checked, name: str) -> Wanted:
    """Return what must be taken out so that nothing of a source can be read."""
    texts = {text for quote, _ in _every_quotation(checked) if quote.source.id == name for text in _texts(quote)}
    titles = {str(source.title) for source in _every_source(checked) if source.id == name}
    known = any(source.id == name for source in _every_source(checked))
    return _wanted(texts | titles, texts, {}, name if known else "")


def _wanted(
    texts: Iterable[str], whole: Iterable[str], passages: Mapping[str, tuple[Span, ...]], source: str = ""
) -> Wanted:
    """Return what must be taken out: short texts only where they are a whole value, because they stand everywhere."""
    pieces = {piece.strip() for text in texts for piece in (text, *LEFT_OUT.split(text))}
    telling = tuple(sorted(piece for piece in pieces if len(find_words(piece)) >= TELLING))
    return Wanted(telling, frozenset(" ".join(text.split()) for text in whole), passages, source)


def _every_quotation(checked: Checked) -> Iterator[tuple[Quotation, Verdict]]:
    """Return each quotation of drafts and editions with the verdict of today."""
    library = checked.library
    for quote in library.quotations if library else ():
        yield quote, checked.verdicts[quote.address]
    for name, history in library.editions.items() if library else ():
        for past, worth in zip(history, checked.worth[name], strict=True):
            yield from ((quote, worth.verdicts[quote.address]) for quote in past.library.quotations)


def _every_source(checked: Checked) -> Iterator[Source]:
    if checked.library:
        yield from checked.library.sources.values()
        for history in checked.library.editions.values():
            yield from chain.from_iterable(past.library.sources.values() for past in history)


def _texts(quote: Quotation) -> Iterator[str]:
    """Return the words of a quote, and of its translation."""
    yield str(quote.text)
    if quote.evidence and quote.evidence.translation:
        yield str(quote.evidence.translation.text)
