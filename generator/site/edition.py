"""Build the pages of briefings and their editions, of changes, news and corrections."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from generator.model import edition_address, edition_file
from generator.site.briefing import BriefingView, EditionView, briefing_view
from generator.site.citing import on_paper
from generator.site.components import EditionLink, Link, Reporting
from generator.site.feeds import LONGEST
from generator.site.history import Compared, News, selector
from generator.site.pages import NOINDEX, Page, View
from generator.site.pictures import pictures_of_briefing, pictures_of_editions
from generator.site.publication import published
from generator.site.reporting import error_on_page, reporting, suggest_source
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Briefing
    from generator.site.history import Compared, EditionHistory, EditionSummary
    from generator.site.index import SiteIndex
    from generator.site.material import Material
    from generator.site.pictures import Picture
    from generator.site.publication import Publication


@dataclass(frozen=True)
class ChangesView(View):
    """What changed from edition to edition of a briefing, newest first; ``draft`` is what is not published yet."""

    kind = "changes"
    briefing: Link
    draft: Compared | None
    editions: tuple[EditionSummary, ...]
    pictures: Mapping[str, Picture] = field(default_factory=dict)


@dataclass(frozen=True)
class NewsView(View):
    """Editions of all briefings, newest first."""

    kind = "news"
    news: tuple[News, ...]
    empty: str
    older: int
    """How many more editions there are; the pages of the briefings list them."""
    reporting: Reporting | None = None


def briefing_pages(material: Material) -> Iterator[Page]:
    """Return the page of each briefing, then the pages of its editions."""
    for name, on_show in material.briefings.items():
        yield briefing_page(on_show.briefing, on_show.index, material.today, on_show.publication, on_show.links)
        if name in material.editions:
            yield from edition_pages(material.editions[name], material.today, on_show.draft)


def briefing_page(
    briefing: Briefing, index: SiteIndex, today: str, publication: Publication, editions: tuple[EditionLink, ...] = ()
) -> Page:
    """Return the page of a briefing: its newest edition or a draft.

    Search engines must not index a draft or a retracted briefing.
    """
    settings, edition = index.library.settings, publication.edition
    permanent = edition_address(briefing.id, edition)
    return Page(
        address=f"{briefing.id}/",
        title=briefing.head.title,
        description=briefing.head.question or message("briefing.description", title=briefing.head.title),
        shows=BriefingView,
        make=lambda: replace(
            briefing_view(briefing, index, today, publication),
            reporting=reporting(
                settings,
                suggest_source(settings, briefing.id),
                error_on_page(settings, permanent, edition) if edition else None,
            ),
            pictures=pictures_of_briefing(briefing, index),
        ),
        made_from=f"briefings/{briefing.id}/",
        home=f"{briefing.id}/" if publication.citing else "",
        robots="" if publication.citing and not publication.retracted else NOINDEX,
        editions=editions,
        feeds=(str(briefing.id),) if publication.changes else (),
        permanent=on_paper(settings, permanent) if edition else "",
    )


def edition_pages(history: EditionHistory, today: str, draft: Compared | None) -> Iterator[Page]:
    """Return the permanent page of each edition of a briefing, and its page of changes."""
    settings = history.library.settings
    for index, past in enumerate(history.pasts):
        side, number = history.sides[index], past.edition.number
        address = edition_address(history.name, number)
        yield Page(
            address=address,
            title=message("editions.title", title=side.briefing.head.title, number=str(number)),
            anchored=side.briefing.head.title,
            description=side.briefing.head.question or message("briefing.description-edition", number=str(number)),
            shows=EditionView,
            make=partial(_edition_view, history, index, today),
            made_from=edition_file(history.name, number),
            home=f"{history.name}/",
            robots=NOINDEX if past.edition is not history.newest or history.newest.kind == "retraction" else "",
            editions=selector(history, index, draft=draft is not None),
            feeds=(history.name,),
            permanent=on_paper(settings, address),
        )
    title = history.sides[-1].briefing.head.title
    yield Page(
        address=f"{history.name}/changes/",
        title=message("changes.title", title=title),
        anchored="changes",
        description=message("changes.description"),
        shows=ChangesView,
        make=lambda: ChangesView(
            Link(title, f"{history.name}/"),
            draft,
            tuple(reversed(history.summaries)),
            pictures_of_editions(history),
        ),
        editions=selector(history, None, draft=draft is not None),
        feeds=(history.name,),
    )


def _edition_view(history: EditionHistory, index: int, today: str) -> BriefingView:
    """Build everything on the permanent page of an edition."""
    side, number, settings = history.sides[index], history.pasts[index].edition.number, history.library.settings
    return replace(
        briefing_view(side.briefing, side.index, today, published(history, index, permanent=True), EditionView),
        reporting=reporting(settings, error_on_page(settings, edition_address(history.name, number), number)),
        pictures=pictures_of_briefing(side.briefing, side.index),
    )


def news_pages(material: Material) -> Iterator[Page]:
    """Return the page of news of the whole site, and the page of all corrections."""
    news, settings = material.news, material.index.library.settings
    yield Page(
        address="changes/",
        title=message("news.title"),
        anchored="changes",
        description=message("news.description"),
        shows=NewsView,
        make=lambda: NewsView(tuple(news[:LONGEST]), message("news.none"), max(len(news) - LONGEST, 0)),
        feeds=("editions",) if news else (),
    )
    yield Page(
        address="corrections/",
        title=message("news.corrections.title"),
        anchored="corrections",
        description=message("news.corrections.description"),
        shows=NewsView,
        make=lambda: NewsView(
            tuple(item for item in news if item.edition.telling),
            message("news.corrections.none"),
            0,
            reporting(settings, error_on_page(settings, "corrections/")),
        ),
        feeds=("corrections",) if news else (),
    )
