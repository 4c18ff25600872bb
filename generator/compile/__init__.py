"""Takes a library, its verdicts and today's date; gives the pages of the site: all decisions, no markup."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.compile.briefing import briefing_view
from generator.compile.entity import entity_view
from generator.compile.guide import guide
from generator.compile.home import entities_view, home_view, sources_view
from generator.compile.naming import long
from generator.compile.pages import Page, Pages
from generator.compile.shelf import Shelf
from generator.compile.source import source_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.diagnostics import Diagnostic
    from generator.model import Library, Verdicts

__all__ = ["Page", "Pages", "annotated", "compile"]


def compile(  # noqa: A001 (the stage's name; nobody compiles Python here)
    library: Library, verdicts: Verdicts, today: str, texts: Mapping[str, str] | None = None
) -> Pages:
    """Decide every page; ``today`` (``2026-11-22``) tells which reviews are overdue and nothing else.

    ``texts`` are pages that are Markdown already, by path: the guide in ``docs/``,
    and ``briefings/index.md``, which opens the site.
    """
    shelf = Shelf(library, verdicts)
    texts = texts or {}
    pages = (*_pages(shelf, today, texts.get("briefings/index.md", "")), *guide(texts))
    return Pages(pages, _moved(library))


def annotated(pages: Pages, findings: Iterable[Diagnostic]) -> Pages:
    """Put each finding on the page that is made from its file; one that belongs to no page stands on the home page."""
    files = {page.made_from: page.address for page in pages.pages if page.made_from}
    notices: dict[str, list[str]] = {}
    for finding in findings:
        file = finding.place.file
        folder = "/".join(file.split("/")[:2]) + "/"
        address = files.get(file, files.get(folder, ""))
        line = f"{finding.rule.severity} {finding.rule.name} at {finding.place}: {finding.message} {finding.hint}"
        notices.setdefault(address, []).append(line.strip())
    return replace(
        pages, pages=tuple(replace(page, notices=tuple(notices.get(page.address, ()))) for page in pages.pages)
    )


def _pages(shelf: Shelf, today: str, welcome: str) -> Iterator[Page]:
    library = shelf.library
    yield Page(
        address="",
        kind="home",
        title=library.settings.site_name,
        description="Research briefings: every quotation has been checked word for word against its captured source.",
        view=home_view(shelf, today, welcome),
    )
    for briefing in library.briefings.values():
        yield Page(
            address=f"{briefing.id}/",
            kind="briefing",
            title=briefing.head.title,
            description=briefing.head.question or f"A research briefing: {briefing.head.title}",
            view=briefing_view(briefing, shelf, today),
            made_from=f"briefings/{briefing.id}/",
        )
    yield Page(
        address="sources/",
        kind="sources",
        title="Sources",
        description="Every source that a briefing quotes, with what is known of it.",
        view=sources_view(shelf),
    )
    for source in library.sources.values():
        yield Page(
            address=f"sources/{source.id}/",
            kind="source",
            title=source.title,
            description=f"Source: {long(source)}. What is quoted from it, and what rests on it.",
            view=source_view(source, shelf),
            made_from=source.id.place.file,
        )
    yield Page(
        address="entities/",
        kind="entities",
        title="Who is named",
        description="Every state, organisation, person, group and place that a claim or a list names.",
        view=entities_view(shelf),
        made_from="briefings/entities.yml",
    )
    for entity in library.entities.values():
        yield Page(
            address=f"entities/{entity.id}/",
            kind="entity",
            title=entity.name,
            description=f"Every claim and list that names {entity.name}.",
            view=entity_view(entity, shelf),
        )


def _moved(library: Library) -> Mapping[str, str]:
    """Lead old addresses on; one that a page has taken since is the page's."""
    return {
        f"{folder}{old}/": f"{folder}{name}/"
        for folder, records in (
            ("", {name: briefing.head.was for name, briefing in library.briefings.items()}),
            ("sources/", {name: source.was for name, source in library.sources.items()}),
            ("entities/", {name: entity.was for name, entity in library.entities.items()}),
        )
        for name, was in records.items()
        for old in was
        if old not in records
    }
