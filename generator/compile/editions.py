"""Takes the editions of briefings; gives the pages of each briefing and edition, and of what changed and is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compile.briefing import briefing_view
from generator.compile.feeds import newest_first
from generator.compile.pages import EditionLink, Page
from generator.compile.parts import Link
from generator.compile.publication import published
from generator.compile.stories import ChangesView, News, NewsView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.compile.publication import Publication
    from generator.compile.row import Row
    from generator.compile.shelf import Shelf
    from generator.compile.stories import Told
    from generator.model import Briefing

NOINDEX = "noindex"


def briefing_page(
    briefing: Briefing, shelf: Shelf, today: str, publication: Publication, editions: tuple[EditionLink, ...] = ()
) -> Page:
    """Give the page of a briefing, as its newest edition has it or as a draft; a draft is not for search engines."""
    return Page(
        address=f"{briefing.id}/",
        kind="briefing",
        title=briefing.head.title,
        description=briefing.head.question or f"A research briefing: {briefing.head.title}",
        view=briefing_view(briefing, shelf, today, publication),
        made_from=f"briefings/{briefing.id}/",
        home=f"{briefing.id}/" if publication.citing else "",
        robots="" if publication.citing else NOINDEX,
        editions=editions,
        feeds=(str(briefing.id),) if publication.changes else (),
    )


def edition_pages(row: Row, today: str, draft: Told | None) -> Iterator[Page]:
    """Give the permanent page of each edition of a briefing, and the page that tells what changed."""
    for index, past in enumerate(row.pasts):
        state, number = row.states[index], past.edition.number
        yield Page(
            address=f"{row.name}/editions/{number}/",
            kind="edition",
            title=f"{state.briefing.head.title}, edition {number}",
            description=state.briefing.head.question or f"Edition {number} of a research briefing.",
            view=briefing_view(state.briefing, state.shelf, today, published(row, index, permanent=True)),
            made_from=f"briefings/{row.name}/editions/{number}.json",
            home=f"{row.name}/",
            robots=NOINDEX if past.edition is not row.newest or row.newest.kind == "retraction" else "",
            editions=selector(row, number, draft=draft is not None),
            feeds=(row.name,),
        )
    title = row.states[-1].briefing.head.title
    yield Page(
        address=f"{row.name}/changes/",
        kind="changes",
        title=f"What changed: {title}",
        description="What changed from edition to edition, claim by claim, and why.",
        view=ChangesView(Link(title, f"{row.name}/"), draft, tuple(reversed(row.told))),
        editions=selector(row, None, draft=draft is not None),
        feeds=(row.name,),
    )


def selector(row: Row, current: int | None, *, draft: bool = False) -> tuple[EditionLink, ...]:
    """Give the editions that the header offers, newest first; the newest is the briefing's own page."""
    links = [EditionLink("Unpublished edits", "", f"{row.name}/", current == 0)] if draft else []
    for index in range(len(row.pasts) - 1, -1, -1):
        told, own = row.told[index], row.link(index)
        newest = told.number == row.newest.number
        address = f"{row.name}/" if newest and not draft else own.address
        links.append(EditionLink(own.words, told.date, address, told.number == current))
    return tuple(links)


def news_pages(rows: Iterable[Row]) -> Iterator[Page]:
    """Give the page of what is new on the whole site, and that of corrections."""
    every = news(rows)
    several = [each for each in every if not each.told.minor]
    yield Page(
        address="changes/",
        kind="news",
        title="What is new",
        description="Every edition that changed something of substance, newest first.",
        view=NewsView(tuple(several), "Nothing has been published yet."),
        feeds=("editions",) if several else (),
    )
    yield Page(
        address="corrections/",
        kind="news",
        title="Corrections",
        description="Everything that was published, turned out to be wrong, and was corrected or retracted.",
        view=NewsView(tuple(each for each in several if each.told.telling), "Nothing has been corrected yet."),
        feeds=("corrections",) if several else (),
    )


def news(rows: Iterable[Row]) -> list[News]:
    """Give every edition of every briefing, the newest first."""
    return sorted(
        (News(Link(row.states[-1].briefing.head.title, f"{row.name}/"), told) for row in rows for told in row.told),
        key=newest_first,
    )
