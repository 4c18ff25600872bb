"""Define what views are built from: links, facts, quotes and passages.

Addresses start at the root of the site.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.site.labels import Meaning
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Caution, Evidence, Gloss, Verdict
    from generator.model.addresses import Address
    from generator.site.attribution import Attributed
    from generator.site.labels import Meaning


@dataclass(frozen=True)
class SourceLine:
    """A source as a row in the table of a briefing or in the index of sources."""

    link: Link
    name: str
    date: str
    reliability: Meaning | None
    used: str
    withdrawn: str
    cite: str


class Link(NamedTuple):
    """Words that link to an ``address``; ``title`` adds to them. An address on the same page starts with ``#``."""

    words: str
    address: str
    title: str = ""


class Reporting(NamedTuple):
    """The links at the end of a page for reports to the desk, and what a reader needs for them."""

    links: tuple[Link, ...]
    needs: str


class Filter(NamedTuple):
    """One choice above the claim table: its name in the address, its label, and its values with their labels."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


class Fact(NamedTuple):
    """One line of a card: a name, a value and a note.

    If the value is not ``stated``, it contains the words for that.
    """

    name: str
    value: str
    note: str = ""
    link: str = ""
    stated: bool = True

    @classmethod
    def given(cls, name: str, value: object, note: str = "", link: str = "") -> Fact:
        """Build the line for a value that may be missing."""
        return cls(name, str(value or message("not-stated")), note, link, stated=bool(value))

    @classmethod
    def listed(cls, name: str, word: str, meaning: Meaning) -> Fact:
        """Build the line for a word of a closed list."""
        return cls(name, meaning.label, meaning.sense, stated=word != "unknown")


@dataclass(frozen=True, kw_only=True)
class Quote:
    """Quoted words, their source and how they match; ``anchor`` is their place on the page that quotes them."""

    id: Address
    anchor: str
    words: str
    language: str
    source: Link
    """The link to the passage on the page of the source; its words are the citation of the source."""
    passage: str
    """The anchor of that passage."""
    grade: str
    """The reliability of that source."""
    tier: Meaning
    passes: bool
    stance: str = ""
    """How it bears on what it is evidence for, if it does not support it."""
    speaker: str = ""
    locator: str = ""
    translation: tuple[str, str, str] | None = None
    cautions: tuple[Caution, ...] = ()
    withdrawn: str = ""
    pieces: tuple[tuple[str, bool], ...] = ()
    """The words in pieces, each with whether it is a bracket that the source does not have."""
    glosses: tuple[str, ...] = ()
    """What each of those brackets stands for."""
    remarks: tuple[str, ...] = ()
    """What readers should know about its end and its place, as sentences."""


@dataclass(frozen=True)
class Cited:
    """A citation in our Markdown."""

    link: Link


@dataclass(frozen=True)
class QuotedHere:
    """Words that our Markdown quotes: one quote for each source that the citation after them names."""

    quotes: tuple[Quote, ...]
    block: bool


CitedProse = tuple[str | Cited | QuotedHere, ...]
"""Our Markdown in pieces: text as written, and the citations and quotes between."""


@dataclass(frozen=True)
class Standing:
    """One line about what a briefing or the whole site rests on, and a note that explains the line."""

    line: str
    note: str = ""


@dataclass(frozen=True)
class PassagePiece:
    """A part of a passage: whether it is quoted, and the anchors of the quotes that begin with it."""

    text: str
    quoted: bool
    begins: tuple[str, ...] = ()


@dataclass(frozen=True)
class PassagePart:
    """A part of a passage: text in pieces, or the rows of a table, with each cell in pieces."""

    pieces: tuple[PassagePiece, ...] = ()
    rows: tuple[tuple[tuple[PassagePiece, ...], ...], ...] = ()


@dataclass(frozen=True)
class Use:
    """A place that uses a quote: a claim, a row or a page."""

    link: Link
    sentence: Attributed | None
    quote: Quote


@dataclass(frozen=True)
class Passage:
    """Quotes with the text around them that may be shown, as the capture has it, and their uses.

    ``file`` is the capture. ``anchor`` is the first anchor in the passage.
    ``live`` is the address of the words on the live page; it is empty if the live page may lack them.
    ``page`` is the address of the live page, ``archived`` that of its archived copy; either is empty if there is none.
    """

    parts: tuple[PassagePart, ...]
    uses: tuple[Use, ...]
    language: str
    file: str
    anchor: str
    live: str
    page: str = ""
    archived: str = ""
    falls: tuple[Link, ...] = ()
    """The statements that nothing independent would support without this passage."""


@dataclass(frozen=True)
class DependentLine:
    """A statement that rests on a source, and its credibility.

    ``falls`` is true if nothing independent supports it without the source.
    """

    address: Address
    briefing: Link
    link: Link
    sentence: Attributed
    credibility: Fact | None
    falls: bool
    unsettled: bool = False
    """Whether a claim that does not fall would no longer be established."""


def describe_gloss(words: str, instead: str) -> str:
    """Return what a bracket stands for in the source, or that it is added."""
    key = "quotes.gloss-instead" if instead else "quotes.gloss-added"
    return message(key, words=words, instead=instead)


def describe_glosses(glosses: Iterable[Gloss]) -> tuple[str, ...]:
    """Return what every bracket stands for, without repetition."""
    return tuple(dict.fromkeys(describe_gloss(gloss.words, gloss.instead) for gloss in glosses))


def describe_remarks(verdict: Verdict, evidence: Evidence | None) -> tuple[str, ...]:
    """Return the sentences that tell readers why a quote is here, how it ends and whether its place matters."""
    note = (message("quotes.note", note=evidence.note),) if evidence and evidence.note else ()
    ends = (message("quotes.continues"),) if verdict.continues else ()
    return (*note, *ends, *((message("quotes.anywhere"),) if evidence and evidence.occurrence == "any" else ()))


def split_at_glosses(quote: str, glosses: Iterable[Gloss]) -> tuple[tuple[str, bool], ...]:
    """Cut a quote at the brackets of its editor into pieces.

    Each piece has its words and whether they are such a bracket.
    If the source has the same words in brackets elsewhere in the quote, both count as the editor's.
    A reader may take words of the source for the desk's, but never the desk's for the source's.
    """
    return tuple(_pieces(quote, glosses))


def _pieces(quote: str, glosses: Iterable[Gloss]) -> Iterator[tuple[str, bool]]:
    # An edition has every text on one line, so white space can differ from what the editor typed.
    added = "|".join(r"\s+".join(map(re.escape, gloss.words.split())) for gloss in glosses)
    end = 0
    for found in re.finditer(rf"\[\s*(?:{added})\s*\]", quote) if added else ():
        yield from [(quote[end : found.start()], False)] if found.start() > end else []
        yield found[0], True
        end = found.end()
    if quote[end:]:
        yield quote[end:], False


class EditionLink(NamedTuple):
    """One edition in the selector: its name, its date and its address from the root of the site."""

    name: str
    date: str
    address: str
    current: bool
