"""Takes a library, its verdicts and today's date; gives the pages of the site: all decisions, no markup."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from generator.check import limits
from generator.editions import freeze
from generator.model import ENTITIES
from generator.site.briefing import BriefingView
from generator.site.changes import Side
from generator.site.citing import on_paper
from generator.site.coverage import coverage, coverage_view
from generator.site.edition import NOINDEX, briefing_page, edition_pages, news, news_pages, selector
from generator.site.entity import entity_view
from generator.site.feeds import digests, feeds
from generator.site.guide import guide
from generator.site.history import retitled, rows
from generator.site.home import entities_view, home_view, sources_view
from generator.site.index import SiteIndex
from generator.site.naming import long
from generator.site.pages import Page, Pages
from generator.site.publication import drafted, published, unpublished
from generator.site.source import source_view
from generator.site.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.editions.thawing import Public
    from generator.model import Briefing, Library, Source, Span
    from generator.model.checked import Checked
    from generator.model.diagnostics import Diagnostic
    from generator.site.edition import News
    from generator.site.history import EditionHistory
    from generator.site.publication import Publication

__all__ = ["Page", "Pages", "annotated", "compile"]


def compile(  # noqa: A001 (the stage's name; nobody compiles Python here)
    checked: Checked, today: str, *, public: Public | None = None, drafts: bool = False
) -> Pages:
    """Decide every page; ``today`` (``2026-11-22``) tells which reviews are overdue and nothing else.

    ``public`` is what readers may see; without it, everything is shown as it is written.
    With ``drafts``, the site is a preview, with what only editors need.
    """
    library = checked.library
    if library is None:
        return Pages(())
    gone = [name for name, row in library.editions.items() if row[-1].edition.kind == "retraction"] if public else []
    shown, held = public or (library, checked.verdicts)
    shown = retitled(shown, gone)
    shelf = SiteIndex(shown, held)
    editions = rows(library, checked.worth, shelf)
    desk = _Desk(shelf, editions, today, drafts=drafts)
    texts = library.texts.pages
    pages = tuple(map(desk.addressed, (*desk.pages(texts.get("briefings/index.md", "")), *guide(texts))))
    return Pages(pages, _moved(library, shown), tuple(feeds(desk.told, library)), tuple(digests(library)))


def annotated(pages: Pages, findings: Iterable[Diagnostic]) -> Pages:
    """Say on each page that it is a preview, and put each finding on the page that is made from its file.

    One that belongs to no page stands on the home page.
    """
    files = {page.made_from: page.address for page in pages.pages if page.made_from}
    notices: dict[str, list[str]] = {}
    for finding in findings:
        file = finding.place.file
        folder = "/".join(file.split("/")[:2]) + "/"
        address = files.get(file, files.get(folder, ""))
        line = f"{finding.rule.severity} {finding.rule.name} at {finding.place}: {finding.message} {finding.hint}"
        notices.setdefault(address, []).append(line.strip())
    said = (replace(page, preview=True, notices=tuple(notices.get(page.address, ()))) for page in pages.pages)
    return replace(pages, pages=tuple(said))


@dataclass(frozen=True)
class _Desk:
    """What all pages are made from: the shelf of what is shown, and the editions of each briefing."""

    shelf: SiteIndex
    editions: Mapping[str, EditionHistory]
    today: str
    drafts: bool

    @cached_property
    def told(self) -> list[News]:
        """What is new, of all briefings."""
        return news(self.editions.values())

    @cached_property
    def on_show(self) -> Mapping[str, list[Span]]:
        """What the site shows of each capture, in editions too."""
        worth = {name: row.worth for name, row in self.editions.items()}
        return limits.shown(self.shelf.library, self.shelf.verdicts, worth)

    def addressed(self, page: Page) -> Page:
        """Give a page with the address for paper; a briefing has that of its edition, and a draft has none."""
        if isinstance(page.view, BriefingView):
            return page
        return replace(page, permanent=on_paper(self.shelf.library.settings, page.address))

    def pages(self, welcome: str) -> Iterator[Page]:
        """Give every page but the guide."""
        library = self.shelf.library
        briefings = {name: self._briefing(briefing) for name, briefing in library.briefings.items()}
        places = {name: publication for name, (publication, _) in briefings.items()}
        yield Page(
            address="",
            kind="home",
            title=library.settings.site_name,
            description=worded("home.description"),
            view=home_view(self.shelf, self.today, welcome, places, self.told),
            feeds=("editions",) if self.editions else (),
        )
        for _, pages in briefings.values():
            yield from pages
        yield from news_pages(self.told, library.settings)
        yield Page(
            address="sources/",
            kind="sources",
            title=worded("sources.title"),
            description=worded("sources.description"),
            view=sources_view(self.shelf),
        )
        for source in library.sources.values():
            yield from self._source(source)
        yield Page(
            address="entities/",
            kind="entities",
            title=worded("entities.title"),
            description=worded("entities.description"),
            view=entities_view(self.shelf),
            made_from=ENTITIES,
        )
        for entity in library.entities.values():
            yield Page(
                address=f"entities/{entity.id}/",
                kind="entity",
                title=entity.name,
                alone=worded("entity.alone", name=entity.name),
                description=worded("entity.description", name=entity.name),
                view=entity_view(entity, self.shelf),
            )

    def _source(self, source: Source) -> Iterator[Page]:
        """Give the page of a source, and in a preview that of its coverage."""
        covered = coverage(source, self.shelf) if self.drafts else ()
        yield Page(
            address=f"sources/{source.id}/",
            kind="source",
            title=source.title,
            alone=worded("source.alone", title=source.title),
            description=worded("source.description", name=long(source)),
            view=replace(source_view(source, self.shelf), coverage=covered),
            made_from=source.id.place.file,
        )
        if covered:
            yield Page(
                address=covered[0].address,
                kind="coverage",
                title=worded("coverage.title", title=source.title),
                description=worded("coverage.description", name=long(source)),
                view=coverage_view(source, covered, self.shelf, self.on_show),
                robots=NOINDEX,
            )

    def _briefing(self, briefing: Briefing) -> tuple[Publication, tuple[Page, ...]]:
        """Give the place of a briefing among its editions, and all of its pages."""
        row = self.editions.get(str(briefing.id))
        if row is None:
            place = unpublished(briefing)
            return place, (briefing_page(briefing, self.shelf, self.today, place),)
        draft = None
        if self.drafts:
            contents = freeze(self.shelf.library, self.shelf.verdicts, row.name)
            draft = row.draft(Side(contents, self.shelf, briefing))
        if draft:
            place, links = drafted(row, briefing, draft), selector(row, len(row.pasts), draft=True)
            page = briefing_page(briefing, self.shelf, self.today, place, links)
        else:
            place, side, links = published(row), row.sides[-1], selector(row, len(row.pasts) - 1)
            page = briefing_page(side.briefing, side.shelf, self.today, place, links)
        return place, (page, *edition_pages(row, self.today, draft))


def _moved(library: Library, shown: Library) -> dict[str, str]:
    """Lead old addresses on; one that a page has, or has taken since, is the page's."""
    moved = {
        f"{folder}{old}/": f"{folder}{name}/"
        for folder, records, pages in (
            ("", {name: briefing.head.was for name, briefing in library.briefings.items()}, shown.briefings),
            ("sources/", {name: source.was for name, source in library.sources.items()}, shown.sources),
            ("entities/", {name: entity.was for name, entity in library.entities.items()}, shown.entities),
        )
        for name, was in records.items()
        for old in was
        if old not in pages
    }
    for name, row in library.editions.items():
        moved[f"{name}/editions/"] = f"{name}/changes/"
        for old in library.briefings[name].head.was:
            if f"{old}/" in moved:
                below = ("changes/", *(f"editions/{past.edition.number}/" for past in row))
                moved |= {f"{old}/{each}": f"{name}/{each}" for each in below}
    return moved
