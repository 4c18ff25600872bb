"""Takes pages; gives what a search finds, one entry to an address: attributed statements, quotes, names and texts.

A claim is found by its statement and by the words that it quotes; each quote is held once for a briefing.
What is withdrawn is left out, since nobody should find it as live.
"""

from __future__ import annotations

from itertools import chain, groupby
from textwrap import shorten
from typing import TYPE_CHECKING

from generator.read.markdown.sections import Anchors, sections
from generator.site.attribution import Attributed
from generator.site.components import Cited, QuotedHere
from generator.site.pages import SearchEntry
from generator.site.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.read.markdown.sections import Section
    from generator.site.claims import ClaimRow
    from generator.site.components import CitedProse, Quote
    from generator.site.lists import ListView
    from generator.site.pages import Page

CLAIM, NAME = 4, 2
"""How much a find counts, and a page one; the theme lets a page count up to two and a half times as much as that."""
OPENING = 48
"""Characters of the guide's sections that are held: they are found by their headings."""

TOGETHER = 64
"""Quotes that are looked through one by one before they join the text of those before them."""


def entries(pages: Iterable[Page]) -> Iterator[SearchEntry]:
    """Give the entries of all pages, in their order; a page comes before what stands on it."""
    for page in pages:
        if page.view.searched:
            yield from page.view.found(page)


class HeldWords:
    """The words of quotes that are held already, in one text: to look through it takes less than through each."""

    def __init__(self) -> None:
        """Begin with nothing held."""
        self.text = ""
        self.recent: list[str] = []

    def __contains__(self, words: str) -> bool:
        """Whether a quote holds these words already."""
        return words in self.text or any(words in each for each in self.recent)

    def add(self, words: str) -> None:
        """Hold the words of a quote."""
        self.recent.append(words)
        if len(self.recent) >= TOGETHER:
            self.text = "\n".join((self.text, *self.recent))  # words hold no line end
            self.recent = []


def of_claim(address: str, row: ClaimRow, held: HeldWords) -> SearchEntry:
    """Return the entry of a claim, by its statement and by the words that it quotes and nothing holds yet."""
    named = worded("row.comma").join((row.anchor, row.status.label, *(link.words for link in row.about)))
    return SearchEntry(f"{address}#{row.anchor}", str(row.sentence), (*_quoted(row.quotes, held), named), CLAIM)


def of_list(each: ListView, held: HeldWords) -> Iterator[str]:
    """Give the rows of a list behind those who name them, and the words that the list quotes."""
    rows = [row for row in each.rows if not row.withdrawn]
    for lead, group in groupby((row.sentence for row in rows), key=lambda sentence: sentence.lead):
        yield str(Attributed(lead, worded("row.comma").join(sentence.statement for sentence in group)))
    yield from _quoted((*each.quotes, *chain.from_iterable(row.quotes for row in rows)), held)
    if each.open_end and not each.open_withdrawn:
        yield str(each.open_end)
        yield from _quoted(each.open_quotes, held)


def _quoted(quotes: Iterable[Quote], held: HeldWords) -> Iterator[str]:
    """Give the words of each quote that stands and is not held yet."""
    for quote in quotes:
        words = " ".join(quote.words.split())
        if not quote.withdrawn and words not in held:
            held.add(words)
            yield worded("quotes.quoted", words=words)


def without_held(prose: CitedProse, held: HeldWords) -> str:
    """Give our Markdown without the quotes that are held already."""
    parts = []
    for piece in prose:
        if isinstance(piece, Cited):
            parts.append(f"[{piece.link.words}]")
        elif isinstance(piece, QuotedHere):
            parts.append("".join(_quoted(piece.quotes, held)) or worded("quotes.quoted", words="…"))
        else:
            parts.append(piece)
    return "".join(parts)


def of_text(page: Page, markdown: str) -> Iterator[SearchEntry]:
    """Give a page that is Markdown, section by section; its first heading is its title."""
    head, *rest = sections(markdown, Anchors())
    if rest and rest[0].title == page.title:
        head, *rest = rest
    yield SearchEntry(page.address, page.title, _opening(head))
    for section in rest:
        yield SearchEntry(f"{page.address}#{section.anchor}", section.title, _opening(section))


def _opening(section: Section) -> tuple[str, ...]:
    return tuple(shorten(words, OPENING, placeholder="…") for words in section.paragraphs[:1])
