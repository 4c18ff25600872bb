"""Build the home page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from generator.check.anchors import IN_FULL
from generator.check.parts import HOME, has_topic_pages, topic_address
from generator.check.quotes import sentence
from generator.model.addresses import TOPIC
from generator.site.briefing import key_points, strip
from generator.site.components import Link, Standing
from generator.site.directory import directory, part_of
from generator.site.pages import Page, SearchEntry, View
from generator.site.standing import checks, standing
from generator.site.words import capitalised, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Briefing, Library
    from generator.site.attribution import Attributed
    from generator.site.directory import PartLine
    from generator.site.history import News
    from generator.site.index import SiteIndex
    from generator.site.material import Material
    from generator.site.publication import Publication


@dataclass(frozen=True)
class HomeLine:
    """A briefing as the home page lists it."""

    link: Link
    question: str
    strip: tuple[str, ...]
    standing: Standing
    points: tuple[Attributed, ...] = ()
    """The first key points, only of the newest briefing."""


class Topic(NamedTuple):
    """The briefings on one topic, newest first; ``anchor`` is its place on the home page.

    If the home page would be too long, they are on a page of their own, at the address ``page``.
    """

    name: str
    anchor: str
    briefings: tuple[Link, ...]
    page: str = ""


class Headline(NamedTuple):
    """An edition in one line: the link to its changes, its kind, its date in words and as data, and why it was made."""

    link: Link
    kind: str
    date: str
    day: str
    why: str


@dataclass(frozen=True, kw_only=True)
class HomeView(View):
    """Everything on the home page; for the ``older`` briefings, only titles and dates.

    A list of briefings that is too long for it is a page of this kind too, which leads back to the ``whole``.
    """

    kind = "home"
    hidden = ("navigation", "toc")  # its layout is that of a front page
    titled = False
    welcome: str = ""
    standing: Standing = field(default_factory=lambda: Standing(""))
    checks: str = ""
    briefings: tuple[HomeLine, ...] = ()
    older: tuple[tuple[Link, str], ...] = ()
    topics: tuple[Topic, ...] = ()
    news: tuple[Headline, ...] = ()
    parts: tuple[PartLine, ...] = ()
    """The parts of the list of all briefings, or of a list of those on a topic, if it is too long."""
    whole: Link | None = None

    def found(self, page: Page) -> Iterator[SearchEntry]:
        """Return the home page as a search entry; search finds the briefings of a list by their own pages."""
        if not self.whole:
            yield from super().found(page)


POINTS = 3
"""How many key points of the newest briefing the home page shows."""
NEWEST = 5
"""How many editions the home page lists; another page lists all of them."""


def home_pages(material: Material) -> Iterator[Page]:
    """Return the home page, and the lists of briefings that are too long for it."""
    library = material.index.library
    publications = {name: on_show.publication for name, on_show in material.briefings.items()}
    index = material.index
    welcome = library.texts.pages.get("briefings/index.md", "")
    home = Page(
        address="",
        title=library.settings.site_name,
        description=message("home.description"),
        shows=HomeView,
        make=lambda: home_view(material.index, material.today, welcome, publications, material.news),
        feeds=("editions",) if material.editions else (),
    )
    yield home
    listed = {
        name: (index.briefing(briefing), publications[name].dated) for name, briefing in library.briefings.items()
    }
    by_title = replace(home, title=message("home.by-title"), feeds=())
    yield from _pages_of_parts(by_title, HOME, listed, index)
    for topic in _topics(_sort(library, publications), index) if has_topic_pages(library) else ():
        parts = _list_parts(topic.page, index)
        lines = () if parts else tuple(listed[link.address.rstrip("/")] for link in topic.briefings)
        page = replace(
            by_title,
            address=topic.page,
            title=message("parts.title", page=message("home.topics"), part=topic.name),
            anchored="top",
            make=partial(HomeView, older=lines, parts=parts, whole=Link(home.title, "")),
        )
        yield page
        yield from _pages_of_parts(page, topic.page, listed, index)


def _pages_of_parts(
    page: Page, divided: str, listed: Mapping[str, tuple[Link, str]], index: SiteIndex
) -> Iterator[Page]:
    """Return the parts of a list of briefings that is on a page; ``divided`` is what its division is looked up by."""
    for part in _list_parts(divided, index):
        names = index.divided[divided].parts[part.link.address]
        lines = tuple(listed[name] for name in names)
        yield part_of(page, part, partial(HomeView, older=lines, whole=Link(page.title, page.address)))


def _list_parts(page: str, index: SiteIndex) -> tuple[PartLine, ...]:
    briefings = index.library.briefings
    return directory(index.divided.get(page), lambda name: (briefings[name].head.title,), "counts.briefings")


def home_view(
    index: SiteIndex, today: str, welcome: str, publications: Mapping[str, Publication], news: Sequence[News]
) -> HomeView:
    """Build the home page: the desk's own text, then all briefings, newest first.

    ``publications`` is what the page of each briefing says about its edition or draft.
    ``news`` is what is new, the newest first.
    """
    library = index.library
    parts = _list_parts(HOME, index)
    newest = _sort(library, publications)
    return HomeView(
        welcome=welcome,
        standing=standing(library.claims.values(), index),
        checks=checks(library.quotations, index),
        briefings=tuple(
            HomeLine(
                index.briefing(briefing),
                str(briefing.head.question or ""),
                strip(briefing, today, publications[briefing.id])[:4],
                standing(briefing.claims, index),
                tuple(point for point, _ in islice(key_points(briefing, index), POINTS))
                if briefing is newest[0]
                else (),
            )
            for briefing in newest[:IN_FULL]
        ),
        older=()
        if parts
        else tuple((index.briefing(briefing), publications[briefing.id].dated) for briefing in newest[IN_FULL:]),
        parts=parts,
        topics=tuple(_topics(newest, index)),
        news=tuple(map(_headline, news[:NEWEST])),
    )


def _sort(library: Library, publications: Mapping[str, Publication]) -> list[Briefing]:
    """Return the briefings, the newest first."""
    newest = sorted(library.briefings.values(), key=lambda briefing: briefing.id)
    return sorted(newest, key=lambda briefing: publications[briefing.id].day, reverse=True)


def _topics(briefings: Sequence[Briefing], index: SiteIndex) -> Iterator[Topic]:
    """Return the topics by name, and last the briefings without a topic.

    A single briefing needs no such index.
    """
    by_topic: dict[str, list[Link]] = {}
    for briefing in briefings:
        for topic in briefing.head.topics or ("",):
            by_topic.setdefault(str(topic), []).append(index.briefing(briefing))
    if len(briefings) > 1 and by_topic.keys() - {""}:
        for topic in sorted(by_topic, key=lambda name: (not name, name)):
            name = topic or message("home.no-topic")
            page = topic_address(topic) if has_topic_pages(index.library) else ""
            yield Topic(name, TOPIC.format(topic), tuple(by_topic[topic]), page)


def _headline(news: News) -> Headline:
    """Return an edition in one line, with the first sentence of its note."""
    edition = news.edition
    link = Link(news.title, f"{news.briefing.address}changes/#{edition.anchor}")
    return Headline(
        link,
        capitalised(edition.kind.label),
        edition.date,
        edition.day,
        edition.note[slice(*sentence(edition.note, 0, 1))],
    )
