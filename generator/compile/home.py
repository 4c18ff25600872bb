"""Takes the library; gives what the home page and the indexes show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compile.briefing import source_line, strip
from generator.compile.entity import entity_line
from generator.compile.reporting import reporting, suggest_source
from generator.compile.standing import checks, standing
from generator.compile.views import HomeLine, HomeView, IndexView
from generator.words import worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.compile.publication import Publication
    from generator.compile.shelf import Shelf


def home_view(shelf: Shelf, today: str, welcome: str, places: Mapping[str, Publication]) -> HomeView:
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
                strip(each, today, places[each.id])[:3],
                standing(each.claims, shelf),
            )
            for each in newest
        ),
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
