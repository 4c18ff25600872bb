"""Takes the library; gives what the home page and the indexes show."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from generator.compile.briefing import key_points, source_line, strip
from generator.compile.entity import entity_line
from generator.compile.front import Headline, HomeLine, HomeView, Topic
from generator.compile.parts import Link
from generator.compile.reporting import reporting, suggest_source
from generator.compile.standing import checks, standing
from generator.compile.views import IndexView
from generator.quotes import sentence
from generator.words import capitalised, worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.compile.publication import Publication
    from generator.compile.shelf import Shelf
    from generator.compile.stories import News
    from generator.model import Briefing

FULL = 20
"""How many briefings the home page sets out: more than a reader scans, so that it stays light on a busy desk."""
POINTS = 3
"""How many key points of the newest briefing it gives."""
NEWEST = 5
"""How many editions it tells of; there is a page that tells of all."""


def home_view(
    shelf: Shelf, today: str, welcome: str, places: Mapping[str, Publication], told: Sequence[News]
) -> HomeView:
    """Decide the home page: the desk's own words, then all briefings, newest first; ``places`` are theirs."""
    library = shelf.library
    newest = sorted(library.briefings.values(), key=lambda each: each.id)
    newest.sort(key=lambda each: places[each.id].day, reverse=True)
    return HomeView(
        welcome=welcome,
        standing=standing(library.claims.values(), shelf),
        checks=checks(shelf.verdicts[each.id].tier for each in library.quotations if each.id in shelf.verdicts),
        briefings=tuple(
            HomeLine(
                shelf.briefing(each),
                str(each.head.question or ""),
                strip(each, today, places[each.id])[:4],
                standing(each.claims, shelf),
                tuple(point for point, _ in islice(key_points(each, shelf), POINTS)) if each is newest[0] else (),
            )
            for each in newest[:FULL]
        ),
        older=tuple((shelf.briefing(each), places[each.id].dated) for each in newest[FULL:]),
        topics=tuple(_topics(newest, shelf)),
        news=tuple(map(_headline, told[:NEWEST])),
    )


def _topics(briefings: Sequence[Briefing], shelf: Shelf) -> Iterator[Topic]:
    """Give the topics by name, and last the briefings that state none; one briefing alone needs no such index."""
    on: dict[str, list[Link]] = {}
    for each in briefings:
        for topic in each.head.topics or ("",):
            on.setdefault(str(topic), []).append(shelf.briefing(each))
    if len(briefings) > 1 and on.keys() - {""}:
        for topic in sorted(on, key=lambda name: (not name, name)):
            name = topic or worded("home.no-topic")
            yield Topic(name, f"topic_{topic}", tuple(on[topic]))


def _headline(news: News) -> Headline:
    """Tell of an edition in one line, with the first sentence of its note."""
    told = news.told
    title = worded("editions.title", title=news.briefing.words, number=str(told.number))
    link = Link(title, f"{news.briefing.address}changes/#{told.anchor}")
    return Headline(
        link, capitalised(told.kind.label), told.date, told.day, told.note[slice(*sentence(told.note, 0, 1))]
    )


def sources_view(shelf: Shelf) -> IndexView:
    """Decide the index of sources, in the order of their titles."""
    sources = sorted(shelf.library.sources.values(), key=lambda source: (source.title.strip("[").casefold(), source.id))
    quoted = shelf.library.quoted_from
    lines = tuple(source_line(each, shelf, worded("counts.quotes", n=len(quoted.get(each.id, ())))) for each in sources)
    settings = shelf.library.settings
    return IndexView(lines, reporting(settings, suggest_source(settings)))


def entities_view(shelf: Shelf) -> IndexView:
    """Decide the index of entities, in the order of their names."""
    entities = sorted(shelf.library.entities.values(), key=lambda entity: (entity.name.casefold(), entity.id))
    return IndexView(tuple(entity_line(each, shelf) for each in entities))
