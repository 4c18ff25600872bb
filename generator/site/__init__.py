"""Build the pages of the site from a library, its verdicts and today's date, without markup."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.check.parts import HOME
from generator.site.citing import on_paper
from generator.site.editing import edit_address
from generator.site.edition import briefing_pages, news_pages
from generator.site.entity import entity_pages
from generator.site.feeds import digests, feeds
from generator.site.guide import guide_pages
from generator.site.history import edition_histories, retitled
from generator.site.home import home_pages
from generator.site.index import SiteIndex
from generator.site.material import Material
from generator.site.pages import Page, Pages
from generator.site.source import source_pages
from generator.site.taken_out import find_reasons

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.editions.thawing import Public
    from generator.model import Library
    from generator.model.diagnostics import Diagnostic
    from generator.model.library import Checked

__all__ = ["Page", "Pages", "add_findings", "compile"]

MAKERS: tuple[Callable[[Material], Iterator[Page]], ...] = (
    home_pages,
    briefing_pages,
    news_pages,
    source_pages,
    entity_pages,
    guide_pages,
)
"""The makers of each kind of page, in the order of the site and of its search."""


def compile(  # noqa: A001 (the stage's name; nobody compiles Python here)
    checked: Checked, today: str, *, public: Public | None = None, drafts: bool = False
) -> Pages:
    """Build every page; ``today`` (``2026-11-22``) decides what holds and which reviews are overdue.

    ``public`` is what readers may see; without it, everything is shown as it is written.
    With ``drafts``, the site is a preview, with what only editors need.
    """
    library = checked.library
    if library is None:
        return Pages(())
    retracted = (
        [name for name, pasts in library.editions.items() if pasts[-1].edition.kind == "retraction"] if public else []
    )
    shown, verdicts = public or (library, checked.verdicts)
    shown = retitled(shown, retracted)
    fallen = {claim for name, worth in checked.worth.items() if public for claim in worth[-1].fallen}
    index = SiteIndex(shown, verdicts, day=today, fallen=frozenset(fallen))
    editions = edition_histories(library, checked.worth, index)
    material = Material(index, editions, today, drafts=drafts)
    taken_out = find_reasons(shown, library.sources)
    pages = tuple(_complete(page, library, taken_out) for maker in MAKERS for page in maker(material))
    moved = _moved(library, shown) | _outgrown(index)
    return Pages(pages, moved, tuple(feeds(material.news, library)), tuple(digests(library)))


def _complete(page: Page, library: Library, taken_out: Mapping[str, tuple[tuple[str, str], ...]]) -> Page:
    """Return a page with what it does not state: its address in print, the one for editing, why it may have bars."""
    permanent = on_paper(library.settings, page.address) if page.permanent is None else page.permanent
    reasons = taken_out.get(page.address.partition("/")[0], taken_out[""])
    return replace(page, permanent=permanent, edit=edit_address(page, library), taken_out=reasons)


def add_findings(pages: Pages, findings: Iterable[Diagnostic]) -> Pages:
    """Return the pages marked as a preview, each with the findings in its file.

    A finding that belongs to no page is added to the home page.
    """
    files = {page.made_from: page.address for page in pages.pages if page.made_from}
    notices: dict[str, list[str]] = {}
    for finding in findings:
        file = finding.place.file
        folder = "/".join(file.split("/")[:2]) + "/"
        address = files.get(file, files.get(folder, ""))
        line = f"{finding.rule.severity} {finding.rule.name} at {finding.place}: {finding.message} {finding.hint}"
        notices.setdefault(address, []).append(line.strip())
    marked = (replace(page, preview=True, notices=tuple(notices.get(page.address, ()))) for page in pages.pages)
    return replace(pages, pages=tuple(marked))


def _outgrown(index: SiteIndex) -> dict[str, str]:
    """Return the page to which the address of each former part leads, because the part became too long."""
    return {
        address: "" if division.page == HOME else division.page
        for division in index.divided.values()
        for address in division.outgrown
    }


def _moved(library: Library, shown: Library) -> dict[str, str]:
    """Return the new address of every page that moved, by its old address.

    An old address that a page has now belongs to that page, and leads nowhere else.
    """
    moved = {
        f"{folder}{old}/": f"{folder}{name}/"
        for folder, records, pages in (
            ("", {name: briefing.head.was for name, briefing in library.briefings.items()}, shown.briefings),
            ("sources/", {name: source.was for name, source in library.sources.items()}, shown.sources),
            ("entities/", {name: entity.was for name, entity in library.entities.items()}, shown.entities),
        )
        for name, was in records.items()
        for old in was
        if name in pages and old not in pages
    }
    for name, pasts in library.editions.items():
        moved[f"{name}/editions/"] = f"{name}/changes/"
        for old in library.briefings[name].head.was:
            if f"{old}/" in moved:
                below = ("changes/", *(f"editions/{past.edition.number}/" for past in pasts))
                moved |= {f"{old}/{path}": f"{name}/{path}" for path in below}
    return moved
