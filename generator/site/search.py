"""Takes pages; gives what a search finds, one entry to an address: attributed statements, quotes, names and texts.

A claim is found by its statement and by the words that it quotes; each quote is held once for a briefing.
What is withdrawn is left out, since nobody should find it as live, and so are the pages of editions and of coverage.
"""

from __future__ import annotations

from itertools import chain, groupby
from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

from generator.read.markdown.sections import Anchors, sections
from generator.site.attribution import Attributed
from generator.site.briefing import BriefingView
from generator.site.components import Cited, QuotedHere
from generator.site.entity import EntityView
from generator.site.guide import TextView
from generator.site.source import SourceView
from generator.site.words import capitalised, worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.read.markdown.sections import Section
    from generator.site.claims import ClaimRow
    from generator.site.components import CitedProse, Quote
    from generator.site.lists import ListView
    from generator.site.pages import Page

CLAIM, NAME, PAGE = 4, 2, 1
"""How much a find counts; the theme lets a page count up to two and a half times as much as what stands on it."""
OPENING = 48
"""Characters of the guide's sections that are held: they are found by their headings."""

TOGETHER = 64
"""Quotes that are looked through one by one before they join the text of those before them."""


class SearchEntry(NamedTuple):
    """One thing that a search finds: where it stands, what the result shows, and the words it is found by besides."""

    location: str
    title: str
    paragraphs: tuple[str, ...] = ()
    boost: int = PAGE


def entries(pages: Iterable[Page]) -> Iterator[SearchEntry]:
    """Give the entries of all pages, in their order; a page comes before what stands on it."""
    for page in pages:
        match page.view:
            case _ if page.kind in {"edition", "coverage"}:
                # The newest edition is found as the briefing, and an older one should not be found as if it stood.
                continue
            case BriefingView():
                yield from _briefing(page, page.view)
            case SourceView():
                yield SearchEntry(page.address, page.title, (capitalised(page.view.name), page.view.withdrawn))
            case EntityView():
                facts = [fact.value for fact in page.view.facts if fact.stated]
                yield SearchEntry(page.address, page.title, (worded("row.comma").join(facts),), NAME)
            case TextView():
                yield from _text(page, page.view.markdown)
            case _:
                yield SearchEntry(page.address, page.title, (page.description,))


class _Held:
    """The words of quotes that are held already, in one text: to look through it takes less than through each."""

    def __init__(self) -> None:
        self.text = ""
        self.recent: list[str] = []

    def __contains__(self, words: str) -> bool:
        return words in self.text or any(words in each for each in self.recent)

    def add(self, words: str) -> None:
        self.recent.append(words)
        if len(self.recent) >= TOGETHER:
            self.text = "\n".join((self.text, *self.recent))  # words hold no line end
            self.recent = []


def _briefing(page: Page, view: BriefingView) -> Iterator[SearchEntry]:
    """Give a briefing and what stands in it; the quotes that nothing rests on are found in the texts."""
    held = _Held()
    rows = [row for group in view.groups for row in group.rows if not row.withdrawn]
    lists = [each for each in view.lists if not each.withdrawn]
    found = [_claim(page.address, row, held) for row in rows]
    found += [
        SearchEntry(f"{page.address}#{each.anchor}", each.title, tuple(_listed(each, held)), NAME) for each in lists
    ]
    opening: tuple[str, ...] = ()
    if found:  # where nothing stands, the texts should not be found as if they did
        points = tuple(str(sentence) for sentence, _ in view.key_points)
        found += [SearchEntry(f"{page.address}#key_points", worded("briefing.key-points"), points)] if points else []
        anchors = Anchors()
        anchors.of(page.title)
        head, *texts = sections(_plain(view.narrative, held), anchors)
        opening = head.paragraphs
        found += [SearchEntry(f"{page.address}#{each.anchor}", each.title, each.paragraphs) for each in texts]
        for number, article in enumerate(view.articles, start=1):
            summary = chain.from_iterable(
                section.paragraphs for section in sections(_plain(article.summary, held), anchors)
            )
            found.append(SearchEntry(f"{page.address}#article_{number}", article.source.words, tuple(summary)))
    yield SearchEntry(page.address, page.title, (page.description, *opening))
    yield from found


def _claim(address: str, row: ClaimRow, held: _Held) -> SearchEntry:
    named = worded("row.comma").join((row.anchor, row.status.label, *(link.words for link in row.about)))
    return SearchEntry(f"{address}#{row.anchor}", str(row.sentence), (*_quoted(row.quotes, held), named), CLAIM)


def _listed(each: ListView, held: _Held) -> Iterator[str]:
    """Give the rows of a list behind those who name them, and the words that the list quotes."""
    rows = [row for row in each.rows if not row.withdrawn]
    for lead, group in groupby((row.sentence for row in rows), key=lambda sentence: sentence.lead):
        yield str(Attributed(lead, worded("row.comma").join(sentence.statement for sentence in group)))
    yield from _quoted((*each.quotes, *chain.from_iterable(row.quotes for row in rows)), held)
    if each.open_end and not each.open_withdrawn:
        yield str(each.open_end)
        yield from _quoted(each.open_quotes, held)


def _quoted(quotes: Iterable[Quote], held: _Held) -> Iterator[str]:
    """Give the words of each quote that stands and is not held yet."""
    for quote in quotes:
        words = " ".join(quote.words.split())
        if not quote.withdrawn and words not in held:
            held.add(words)
            yield worded("quotes.quoted", words=words)


def _plain(prose: CitedProse, held: _Held) -> str:
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


def _text(page: Page, markdown: str) -> Iterator[SearchEntry]:
    """Give a page that is Markdown, section by section; its first heading is its title."""
    head, *rest = sections(markdown, Anchors())
    if rest and rest[0].title == page.title:
        head, *rest = rest
    yield SearchEntry(page.address, page.title, _opening(head))
    for section in rest:
        yield SearchEntry(f"{page.address}#{section.anchor}", section.title, _opening(section))


def _opening(section: Section) -> tuple[str, ...]:
    return tuple(shorten(words, OPENING, placeholder="…") for words in section.paragraphs[:1])
