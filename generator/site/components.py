"""What views are put together from: links, facts, quotes, passages; addresses count from the site's root."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.site.labels import Meaning
from generator.site.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Caution, Gloss
    from generator.model.addresses import Address
    from generator.site.attribution import Attributed
    from generator.site.labels import Meaning


@dataclass(frozen=True)
class SourceLine:
    """A source as a briefing and the index of sources list it."""

    link: Link
    name: str
    date: str
    reliability: Meaning | None
    used: str
    withdrawn: str
    cite: str


class Link(NamedTuple):
    """Words that lead somewhere; ``title`` says more of it; an ``address`` on the page itself starts with ``#``."""

    words: str
    address: str
    title: str = ""


class Reporting(NamedTuple):
    """What a page offers at its end to tell the desk of something, and what a reader needs for that."""

    links: tuple[Link, ...]
    needs: str


class Filter(NamedTuple):
    """One choice above the claim table: its name in the address, its label, and the values with theirs."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


class Fact(NamedTuple):
    """One line of a card: what is asked, the answer, and why; what is not ``stated`` has the words for that."""

    name: str
    value: str
    note: str = ""
    link: str = ""
    stated: bool = True

    @classmethod
    def given(cls, name: str, value: object, note: str = "", link: str = "") -> Fact:
        """Make a line of a value that may be missing."""
        return cls(name, str(value or worded("not-stated")), note, link, stated=bool(value))

    @classmethod
    def listed(cls, name: str, word: str, meaning: Meaning) -> Fact:
        """Make a line of a word of a closed list."""
        return cls(name, meaning.label, meaning.sense, stated=word != "unknown")


@dataclass(frozen=True, kw_only=True)
class Quote:
    """Quoted words, where they stand and how they match; ``anchor`` is their place on the page that quotes them."""

    id: Address
    anchor: str
    words: str
    language: str
    source: Link
    """The passage on the source's page; its words are the source's citation."""
    passage: str
    """The anchor of that passage."""
    grade: str
    """How reliable that source is held to be."""
    tier: Meaning
    passes: bool
    stance: str = ""
    """What it does to what it is evidence for, where that is not to support it."""
    speaker: str = ""
    locator: str = ""
    translation: tuple[str, str, str] | None = None
    cautions: tuple[Caution, ...] = ()
    withdrawn: str = ""
    pieces: tuple[tuple[str, bool], ...] = ()
    """The words in pieces, each with whether it is a bracket that the source does not have."""
    glosses: tuple[str, ...] = ()
    """What each of those brackets stands for."""


@dataclass(frozen=True)
class Cited:
    """A citation in our Markdown."""

    link: Link


@dataclass(frozen=True)
class QuotedHere:
    """Words that our Markdown quotes: once for each source that the citation behind them names."""

    quotes: tuple[Quote, ...]
    block: bool


CitedProse = tuple[str | Cited | QuotedHere, ...]
"""Our Markdown in pieces: as it was written, and what stands for its citations and quotes."""


@dataclass(frozen=True)
class Standing:
    """What a briefing or the whole site stands on, in one line, and what must be known to read the line."""

    line: str
    note: str = ""


@dataclass(frozen=True)
class PassagePiece:
    """A stretch of a passage: quoted or not, and the quotes that begin with it."""

    text: str
    quoted: bool
    begins: tuple[str, ...] = ()


@dataclass(frozen=True)
class Use:
    """Where a quote is used: the claim, row or page that rests on it."""

    link: Link
    sentence: Attributed | None
    quote: Quote


@dataclass(frozen=True)
class Passage:
    """Quotes with what may be shown around them, as the capture has it, and what rests on them.

    ``file`` is the capture, ``anchor`` the first on the page, and ``live`` the address of the words on the live page,
    empty where they may not stand there.
    """

    pieces: tuple[PassagePiece, ...]
    uses: tuple[Use, ...]
    language: str
    file: str
    anchor: str
    live: str
    falls: tuple[Link, ...] = ()
    """What would have nothing independent left to rest on without it."""


@dataclass(frozen=True)
class Resting:
    """A statement that rests on a source, how credible it is held to be, and what becomes of it if the source falls."""

    address: Address
    briefing: Link
    link: Link
    sentence: Attributed
    credibility: Fact | None
    falls: bool
    unsettled: bool = False
    """Whether a claim that does not fall would no longer be established."""


def glossed(words: str, instead: str) -> str:
    """Say what a bracket stands for in the source, or that it is added."""
    key = "quotes.gloss-instead" if instead else "quotes.gloss-added"
    return worded(key, words=words, instead=instead)


def told(glosses: Iterable[Gloss]) -> tuple[str, ...]:
    """Say of each bracket once what it stands for."""
    return tuple(dict.fromkeys(glossed(each.words, each.instead) for each in glosses))


def pieces(quote: str, glosses: Iterable[Gloss]) -> tuple[tuple[str, bool], ...]:
    """Cut a quote at the brackets that are its editor's: words, each with whether they are the editor's.

    Where the source has the same words in brackets elsewhere in the quote, both count as the editor's: a reader may
    take words of the source for the desk's, and never the desk's for the source's.
    """
    return tuple(_pieces(quote, glosses))


def _pieces(quote: str, glosses: Iterable[Gloss]) -> Iterator[tuple[str, bool]]:
    # An edition has each text on one line, whatever white space the editor typed.
    ours = "|".join(r"\s+".join(map(re.escape, gloss.words.split())) for gloss in glosses)
    read = 0
    for found in re.finditer(rf"\[\s*(?:{ours})\s*\]", quote) if ours else ():
        yield from [(quote[read : found.start()], False)] if found.start() > read else []
        yield found[0], True
        read = found.end()
    if quote[read:]:
        yield quote[read:], False


class EditionLink(NamedTuple):
    """One edition in the selector: its name, its date, and its address, which counts from the site's root."""

    name: str
    date: str
    address: str
    current: bool
