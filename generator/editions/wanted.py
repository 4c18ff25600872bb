"""Say which words must be taken out: words as typed, those of a quote, or everything from a source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from generator.editions.folding import exact_pattern, fold_exactly, fold_loosely, loose_pattern
from generator.model.forms import URL
from generator.model.redactions import find_words, is_letter, point
from generator.model.requirements import Form, Handle, OneOf
from generator.model.schema import requirements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import Prose, Quotation, Source, Span, Verdict
    from generator.model.library import Checked
    from generator.model.requirements import Requirement

CITATION = re.compile(r"\[[@#][^\]]*\]")
"""A citation in our Markdown: it contains an address, which stays."""
LEFT_OUT = re.compile(r"\[[^\]]*\]|…|\.{3,}")
"""What an editor puts into a quote; the capture does not have it."""
FIXED = frozenset(
    {
        "Citation.name",
        "Capture.file",
        "Original.file",
        "Relation.claim",
        "KeyPoint.claims",
        "Caution.rule",
        "Entity.kind",
        "Source.type",
    }
)
"""Keys whose values name a record, a file, a rule or a kind: they are addresses or from a list, and stay."""
OF_THE_DESK = "/method"
"""The end of the JSON Pointer of a value in the record of a source that tells how the desk works, not what it got."""
TELLING = 4
"""The fewest words of a piece of a quote by which its words are found elsewhere."""
SCHEME = re.compile(r"https?://")
"""The beginning of a web address, which says nothing and makes it one."""


@dataclass(frozen=True)
class Wanted:
    """What must be taken out.

    It is these ``texts`` wherever they stand, each value that is one of the texts in ``whole``, these ``passages`` of
    captures, by file, and everything that is from this ``source``.
    ``parts`` are further texts that are wanted only in one value. Words that are ``typed`` can be a name.
    """

    texts: tuple[str, ...] = ()
    whole: frozenset[str] = frozenset()
    parts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    typed: bool = False
    passages: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    source: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern that finds the texts as whole words."""
        return exact_pattern(self.texts, plural=self.typed)

    @cached_property
    def loose(self) -> re.Pattern[str]:
        """The pattern that finds the bare letters of the texts, also in longer words and in another order."""
        return loose_pattern(self.texts, name=self.typed)

    def find(self, text: str) -> list[Span]:
        """Return the span of every word of a text that belongs to the wanted words, outside of citations."""
        value = " ".join(text.split())
        if value in self.whole:
            return everything(text)
        folded = fold_exactly(text)
        found = folded.find(self.pattern)
        if value in self.parts:
            found += folded.find(exact_pattern(self.parts[value]))
        return words_within(text, found) if found else []

    def find_in_prose(self, prose: Prose) -> list[Span]:
        """Return the span of every word of a Markdown text that belongs to the wanted words or quotes."""
        quoted: list[Span] = []
        for each in prose.quoted:
            value = " ".join(each.text.split())
            if value in self.whole:
                quoted.append((each.start, each.end))
            elif value in self.parts:
                found = fold_exactly(prose.body[each.start : each.end]).find(exact_pattern(self.parts[value]))
                quoted += [(each.start + start, each.start + end) for start, end in found]
        return sorted({*self.find(prose.body), *words_within(prose.body, quoted)})

    def find_in_capture(self, file: str, text: str) -> list[Span]:
        """Return the span of every word of a capture that belongs to the wanted words or passages."""
        return sorted({*self.find(text), *words_within(text, self.passages.get(file, ()))})

    def trace(self, text: str) -> list[Span]:
        """Return the span of each place where a text has the bare letters of the wanted words."""
        return fold_loosely(text).find(self.loose)


def everything(text: str) -> list[Span]:
    """Return the span of every word of a text, outside of citations."""
    return words_within(text, [(0, len(text))])


def free_texts(record: object) -> Iterator[tuple[str, str]]:
    """Return each text of a record that may be taken out, and its JSON Pointer.

    Such a text is in words, or a web address. A value of another form is needed where it is used.
    """
    return ((at, text) for at, text, forms, name in _texts_of(record) if _is_free(forms) and name not in FIXED)


def names_in(record: object) -> Iterator[str]:
    """Return each text of a record that is an address, a reference, a handle or a kind, and so stays."""
    for _, text, forms, name in _texts_of(record):
        if name in FIXED or (forms and not _is_free(forms) and not any(isinstance(form, OneOf) for form in forms)):
            yield text


def _texts_of(
    value: object, at: str = "", forms: tuple[Requirement, ...] = (), name: str = ""
) -> Iterator[tuple[str, str, tuple[Requirement, ...], str]]:
    """Return each text of a record with its JSON Pointer, its requirements, and the name of its key."""
    if isinstance(value, str):
        yield at, value, forms, name
    elif isinstance(value, tuple | list | Mapping):
        for step, item in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from _texts_of(item, at + point(str(step)), forms, name)
    elif is_dataclass(value) and not isinstance(value, type):
        for entry, (key, asked) in zip(fields(value), requirements(type(value)).items(), strict=True):
            yield from _texts_of(
                getattr(value, entry.name), at + point(key), tuple(asked), f"{type(value).__name__}.{key}"
            )


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


def wanted_words(words: str) -> Wanted:
    """Return what must be taken out if these words must not be read anywhere."""
    return Wanted((" ".join(words.split()),), typed=True)


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
    parts: dict[str, frozenset[str]] = {}
    captures = checked.library.captures if checked.library else {}
    for quote, verdict in every:
        gone = passages.get(str(quote.capture.file), set()) if verdict.tier.passes else set()
        overlaps = [(max(a, c), min(b, d)) for a, b in verdict.spans for c, d in gone if a < d and c < b]
        if overlaps and {*overlaps} == {*verdict.spans}:
            whole |= {*_texts(quote)}
        common = {captures[quote.capture.file][start:end] for start, end in overlaps if quote.capture.file in captures}
        texts |= common
        value = " ".join(quote.text.split())
        parts[value] = parts.get(value, frozenset()) | common
    wanted = _wanted(texts, whole, {file: tuple(sorted(spans)) for file, spans in passages.items()})
    return replace(wanted, parts={value: common for value, common in parts.items() if common})


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
    return Wanted(
        texts=telling,
        whole=frozenset(" ".join(text.split()) for text in whole),
        passages=passages,
        source=source,
    )


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
