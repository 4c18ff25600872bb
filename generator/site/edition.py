"""Build the pages of briefings and their editions, of changes, news and corrections."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from generator.model import edition_address, edition_file
from generator.site.briefing import BriefingView, EditionView, briefing_view
from generator.site.citing import on_paper
from generator.site.components import EditionLink, Link, Reporting
from generator.site.directory import directory, part_of
from generator.site.history import Compared, News, selector
from generator.site.pages import NOINDEX, Page, SearchEntry, View
from generator.site.pictures import pictures_of_briefing, pictures_of_editions
from generator.site.publication import published
from generator.site.reporting import error_on_page, reporting, suggest_source
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Briefing
    from generator.site.directory import PartLine
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
    parts: tuple[PartLine, ...] = ()
    whole: Link | None = None
    """On a part of a long history: the link to the page of changes."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    def found(self, page: Page) -> Iterator[SearchEntry]:
        """Return the page as a search entry; a part has none."""
        if not self.whole:
            yield from super().found(page)


@dataclass(frozen=True)
class NewsView(View):
    """Editions of all briefings, newest first."""

    kind = "news"
    news: tuple[News, ...]
    empty: str
    reporting: Reporting | None = None
    parts: tuple[PartLine, ...] = ()
    whole: Link | None = None
    """On a part of a long list: the link to the page with the newest editions."""

    def found(self, page: Page) -> Iterator[SearchEntry]:
        """Return the page as a search entry; a part has none."""
        if not self.whole:
            yield from super().found(page)


def briefing_pages(material: Material) -> Iterator[Page]:
    """Return the page of each briefing, then the pages of its editions."""
    for name, on_show in material.briefings.items():
        yield briefing_page(on_show.briefing, on_show.index, material.today, on_show.publication, on_show.links)
        if name in material.editions:
            yield from edition_pages(material.editions[name], material.today, on_show.draft)
            yield from changes_pages(material.editions[name], on_show.draft)


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
    """Return the permanent page of each edition of a briefing."""
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


def changes_pages(history: EditionHistory, draft: Compared | None) -> Iterator[Page]:
    """Return the page of changes of a briefing, and the parts of a long history.

    Then the page itself has only as many of the newest editions as fit on a page.
    """
    address, title = f"{history.name}/changes/", history.sides[-1].briefing.head.title
    division = history.shown.divided.get(address)
    told = {str(summary.number): summary for summary in reversed(history.summaries)}
    newest = division.first(told) if division else told
    parts = directory(
        division,
        lambda number: (told[number].date, told[number].link.words),
        "counts.editions",
        newest_first=True,
        apart_from=newest,
    )
    page = Page(
        address=address,
        title=message("changes.title", title=title),
        anchored="changes",
        description=message("changes.description"),
        shows=ChangesView,
        make=lambda: ChangesView(
            Link(title, f"{history.name}/"),
            draft,
            tuple(told[number] for number in newest),
            parts,
            pictures=pictures_of_editions(history),
        ),
        editions=selector(history, None, draft=draft is not None),
        feeds=(history.name,),
    )
    yield page
    for part in parts:
        numbers = history.shown.divided[address].parts[part.link.address]
        editions = tuple(summary for number, summary in told.items() if number in numbers)
        view = ChangesView(Link(title, f"{history.name}/"), None, editions, whole=Link(page.title, address))
        yield replace(part_of(page, part, partial(replace, view)), editions=page.editions)


def _edition_view(history: EditionHistory, index: int, today: str) -> BriefingView:
    """Build everything on the permanent page of an edition."""
    side, number, settings = history.sides[index], history.pasts[index].edition.number, history.library.settings
    return replace(
        briefing_view(side.briefing, side.index, today, published(history, index, permanent=True), EditionView),
        reporting=reporting(settings, error_on_page(settings, edition_address(history.name, number), number)),
        pictures=pictures_of_briefing(side.briefing, side.index),
    )


def news_pages(material: Material) -> Iterator[Page]:
    """Return the page of news of the whole site, and the page of all corrections, with the parts of long ones."""
    news, settings = material.news, material.index.library.settings
    everything = NewsView(tuple(news), message("news.none"))
    page = Page(
        address="changes/",
        title=message("news.title"),
        anchored="changes",
        description=message("news.description"),
        shows=NewsView,
        make=lambda: everything,
        feeds=("editions",) if news else (),
    )
    yield from _pages_of_news(page, everything, material.index)
    corrected = NewsView(
        tuple(item for item in news if item.edition.telling),
        message("news.corrections.none"),
        reporting(settings, error_on_page(settings, "corrections/")),
    )
    page = Page(
        address="corrections/",
        title=message("news.corrections.title"),
        anchored="corrections",
        description=message("news.corrections.description"),
        shows=NewsView,
        make=lambda: corrected,
        feeds=("corrections",) if news else (),
    )
    yield from _pages_of_news(page, corrected, material.index)


def _pages_of_news(page: Page, view: NewsView, index: SiteIndex) -> Iterator[Page]:
    """Return a page with these editions; if they are too many, with the newest, and all of them in parts."""
    listed = {item.anchor: item for item in view.news}
    division = index.divided.get(page.address)
    newest = division.first(listed) if division else listed
    parts = directory(
        division,
        lambda anchor: (listed[anchor].edition.date, listed[anchor].headed, listed[anchor].edition.link.words),
        "counts.editions",
        newest_first=True,
        apart_from=newest,
    )
    shown = replace(view, news=tuple(listed[anchor] for anchor in newest), parts=parts)
    yield replace(page, make=lambda: shown)
    for part in parts:
        anchors = index.divided[page.address].parts[part.link.address]
        items = tuple(item for anchor, item in listed.items() if anchor in anchors)
        yield part_of(page, part, partial(NewsView, items, view.empty, whole=Link(page.title, page.address)))
