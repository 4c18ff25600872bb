"""Takes the editions of briefings; gives the pages of each briefing and edition, and of what changed and is new."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.model import edition_address, edition_file
from generator.site.briefing import EditionView, briefing_view
from generator.site.citing import on_paper
from generator.site.components import EditionLink, Link, Reporting
from generator.site.feeds import LONGEST
from generator.site.history import Compared, News, selector
from generator.site.pages import NOINDEX, Page, View
from generator.site.pictures import pictures_of_briefing, pictures_of_editions
from generator.site.publication import published
from generator.site.reporting import error_on_page, reporting, suggest_source
from generator.site.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Briefing
    from generator.site.history import Compared, EditionHistory, EditionSummary
    from generator.site.index import SiteIndex
    from generator.site.material import Material
    from generator.site.publication import Publication


@dataclass(frozen=True)
class ChangesView(View):
    """What changed from edition to edition of a briefing, newest first; ``draft`` is what is not published yet."""

    kind = "changes"
    briefing: Link
    draft: Compared | None
    editions: tuple[EditionSummary, ...]


@dataclass(frozen=True)
class NewsView(View):
    """Editions of all briefings, newest first."""

    kind = "news"
    news: tuple[News, ...]
    empty: str
    older: int
    """How many more there are, which the pages of the briefings tell of."""
    reporting: Reporting | None = None


def briefing_pages(material: Material) -> Iterator[Page]:
    """Return the page of each briefing, then those of its editions."""
    for name, here in material.briefings.items():
        yield briefing_page(here.briefing, here.index, material.today, here.publication, here.links)
        if name in material.editions:
            yield from edition_pages(material.editions[name], material.today, here.draft)


def briefing_page(
    briefing: Briefing, index: SiteIndex, today: str, publication: Publication, editions: tuple[EditionLink, ...] = ()
) -> Page:
    """Give the page of a briefing, as its newest edition has it or as a draft; a draft is not for search engines."""
    settings, edition = index.library.settings, publication.edition
    permanent = edition_address(briefing.id, edition)
    return Page(
        address=f"{briefing.id}/",
        title=briefing.head.title,
        description=briefing.head.question or worded("briefing.description", title=briefing.head.title),
        view=replace(
            briefing_view(briefing, index, today, publication),
            reporting=reporting(
                settings,
                suggest_source(settings, briefing.id),
                error_on_page(settings, permanent, edition) if edition else None,
            ),
        ),
        made_from=f"briefings/{briefing.id}/",
        home=f"{briefing.id}/" if publication.citing else "",
        robots="" if publication.citing and not publication.retracted else NOINDEX,
        editions=editions,
        feeds=(str(briefing.id),) if publication.changes else (),
        pictures=pictures_of_briefing(briefing, index),
        permanent=on_paper(settings, permanent) if edition else "",
    )


def edition_pages(row: EditionHistory, today: str, draft: Compared | None) -> Iterator[Page]:
    """Give the permanent page of each edition of a briefing, and the page that tells what changed."""
    settings = row.library.settings
    for index, past in enumerate(row.pasts):
        side, number = row.sides[index], past.edition.number
        address = edition_address(row.name, number)
        yield Page(
            address=address,
            title=worded("editions.title", title=side.briefing.head.title, number=str(number)),
            description=side.briefing.head.question or worded("briefing.description-edition", number=str(number)),
            view=replace(
                briefing_view(side.briefing, side.index, today, published(row, index, permanent=True), EditionView),
                reporting=reporting(settings, error_on_page(settings, address, number)),
            ),
            made_from=edition_file(row.name, number),
            home=f"{row.name}/",
            robots=NOINDEX if past.edition is not row.newest or row.newest.kind == "retraction" else "",
            editions=selector(row, index, draft=draft is not None),
            feeds=(row.name,),
            pictures=pictures_of_briefing(side.briefing, side.index),
            permanent=on_paper(settings, address),
        )
    title = row.sides[-1].briefing.head.title
    yield Page(
        address=f"{row.name}/changes/",
        title=worded("changes.title", title=title),
        description=worded("changes.description"),
        view=ChangesView(Link(title, f"{row.name}/"), draft, tuple(reversed(row.told))),
        editions=selector(row, None, draft=draft is not None),
        feeds=(row.name,),
        pictures=pictures_of_editions(row),
    )


def news_pages(material: Material) -> Iterator[Page]:
    """Give the page of what is new on the whole site, and that of corrections, which leaves none of them out."""
    told, settings = material.told, material.index.library.settings
    yield Page(
        address="changes/",
        title=worded("news.title"),
        description=worded("news.description"),
        view=NewsView(tuple(told[:LONGEST]), worded("news.none"), max(len(told) - LONGEST, 0)),
        feeds=("editions",) if told else (),
    )
    yield Page(
        address="corrections/",
        title=worded("news.corrections.title"),
        description=worded("news.corrections.description"),
        view=NewsView(
            tuple(each for each in told if each.told.telling),
            worded("news.corrections.none"),
            0,
            reporting(settings, error_on_page(settings, "corrections/")),
        ),
        feeds=("corrections",) if told else (),
    )
