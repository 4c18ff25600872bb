"""Build the entries of the search: attributed statements, quotes, names and texts.

There is one entry for each address. A search finds a claim by its statement and by the words that it quotes.
A briefing has each quote in one entry only.
Withdrawn statements are left out, because a search must not show them as valid.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, groupby
from textwrap import shorten
from typing import TYPE_CHECKING

from generator.read.markdown.sections import Anchors, sections
from generator.site.attribution import Attributed
from generator.site.components import Cited
from generator.site.pages import SearchEntry
from generator.site.typesetting import SLOT, with_slots
from generator.site.words import message

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from generator.read.markdown.sections import Section
    from generator.site.claims import ClaimRow
    from generator.site.components import CitedProse, Quote
    from generator.site.lists import ListView
    from generator.site.pages import Page

CLAIM, NAME = 4, 2
"""The weight of a claim and of a name in the search; a page has the weight 1.

The theme itself multiplies the weight of a page by up to two and a half.
"""
OPENING = 40
"""How many characters of a section of the guide are kept: readers find sections by their headings."""

TOGETHER = 64
"""How many recent quotes are searched one by one before they are merged into one text."""


class HeldWords:
    """The words of quotes that have an entry already; one long text is faster to search than many short ones."""

    def __init__(self) -> None:
        """Start without any words."""
        self.text = ""
        self.recent: list[str] = []

    def __contains__(self, words: str) -> bool:
        """Return whether an earlier quote contains these words."""
        return words in self.text or any(words in quote for quote in self.recent)

    def add(self, words: str) -> None:
        """Add the words of a quote."""
        self.recent.append(words)
        if len(self.recent) >= TOGETHER:
            self.text = "\n".join((self.text, *self.recent))  # the words contain no line end
            self.recent = []


def of_claim(address: str, row: ClaimRow, seen: HeldWords) -> SearchEntry:
    """Return the search entry of a claim.

    It contains the sentence, and the quoted words that no entry has yet.
    """
    section = (row.section,) if row.section else ()
    names = message("row.comma").join((row.anchor, row.status.label, *section, *(link.words for link in row.about)))
    replied = (str(row.replied) for quote in row.reply if not quote.withdrawn)
    return SearchEntry(
        f"{address}#{row.anchor}", str(row.sentence), (*_quoted(row.quotes, seen), *replied, names), CLAIM
    )


def of_list(member_list: ListView, seen: HeldWords) -> Iterator[str]:
    """Return the rows of a list and the words that it quotes.

    Each group of rows follows the words that say who names it.
    """
    rows = [row for row in member_list.rows if not row.withdrawn]
    for lead, group in groupby((row.sentence for row in rows), key=lambda sentence: sentence.lead):
        yield str(Attributed(lead, message("row.comma").join(sentence.statement for sentence in group)))
    yield from _quoted((*member_list.quotes, *chain.from_iterable(row.quotes for row in rows)), seen)
    if member_list.open_end and not member_list.open_withdrawn:
        yield str(member_list.open_end)
        yield from _quoted(member_list.open_quotes, seen)


def _quoted(quotes: Iterable[Quote], seen: HeldWords) -> Iterator[str]:
    """Return the words of each quote that is not withdrawn and has no entry yet."""
    for quote in quotes:
        words = " ".join(quote.words.split())
        if not quote.withdrawn and words not in seen:
            seen.add(words)
            yield message("quotes.quoted", words=words)


def of_prose(prose: CitedProse, anchors: Anchors, seen: HeldWords) -> Iterator[Section]:
    """Return the sections of our Markdown without the quotes that have an entry already."""
    text, cited = with_slots(prose)

    def show(slot: re.Match[str]) -> str:
        piece = cited[int(slot[1])]
        if isinstance(piece, Cited):
            return f"[{piece.link.words}]"
        return "".join(_quoted(piece.quotes, seen)) or message("quotes.quoted", words="…")

    return sections(text, anchors, lambda words: SLOT.sub(show, words))


def of_text(page: Page, markdown: str) -> Iterator[SearchEntry]:
    """Return the entries of a Markdown page, one for each section.

    The first heading is the title of the page.
    """
    head, *rest = _sections_alone(markdown)
    if rest and rest[0].title == page.title:
        head, *rest = rest
    yield SearchEntry(page.address, page.title, _opening(head))
    for section in rest:
        yield SearchEntry(f"{page.address}#{section.anchor}", section.title, _opening(section))


@lru_cache(maxsize=64)
def _sections_alone(markdown: str) -> tuple[Section, ...]:
    """Return the sections of a text that is a page of its own; the guide is the same in every site of a run."""
    return tuple(sections(markdown, Anchors()))


def _opening(section: Section) -> tuple[str, ...]:
    return tuple(shorten(words, OPENING, placeholder="…") for words in section.paragraphs[:1])
