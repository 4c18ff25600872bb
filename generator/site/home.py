"""Decide what the home page shows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from generator.check.quotes import sentence
from generator.site.briefing import key_points, strip
from generator.site.components import Link
from generator.site.pages import Page, View
from generator.site.standing import checks, standing
from generator.site.words import capitalised, worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Briefing
    from generator.site.attribution import Attributed
    from generator.site.components import Standing
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
    """Of the newest: its first key points."""


class Topic(NamedTuple):
    """The briefings on one topic, newest first; ``anchor`` is its place on the home page."""

    name: str
    anchor: str
    briefings: tuple[Link, ...]


class Headline(NamedTuple):
    """An edition in one line: what changed with it, its kind, its date in words and as data, and why it was made."""

    link: Link
    kind: str
    date: str
    day: str
    why: str


@dataclass(frozen=True, kw_only=True)
class HomeView(View):
    """Everything on the home page; ``older`` are the briefings that only their titles and dates are shown of."""

    kind = "home"
    hidden = ("navigation", "toc")  # it is laid out as a front page
    titled = False
    welcome: str
    standing: Standing
    checks: str
    briefings: tuple[HomeLine, ...]
    older: tuple[tuple[Link, str], ...]
    topics: tuple[Topic, ...]
    news: tuple[Headline, ...]


FULL = 20
"""How many briefings the home page sets out: more than a reader scans, so that it stays light on a busy desk."""
POINTS = 3
"""How many key points of the newest briefing it gives."""
NEWEST = 5
"""How many editions it tells of; there is a page that tells of all."""


def home_pages(material: Material) -> Iterator[Page]:
    """Return the home page."""
    library = material.index.library
    places = {name: each.publication for name, each in material.briefings.items()}
    welcome = library.texts.pages.get("briefings/index.md", "")
    yield Page(
        address="",
        title=library.settings.site_name,
        description=worded("home.description"),
        view=home_view(material.index, material.today, welcome, places, material.told),
        feeds=("editions",) if material.editions else (),
    )


def home_view(
    index: SiteIndex, today: str, welcome: str, places: Mapping[str, Publication], told: Sequence[News]
) -> HomeView:
    """Decide the home page: the desk's own words, then all briefings, newest first; ``places`` are theirs."""
    library = index.library
    newest = sorted(library.briefings.values(), key=lambda each: each.id)
    newest.sort(key=lambda each: places[each.id].day, reverse=True)
    return HomeView(
        welcome=welcome,
        standing=standing(library.claims.values(), index),
        checks=checks(
            index.verdicts[each.address].tier for each in library.quotations if each.address in index.verdicts
        ),
        briefings=tuple(
            HomeLine(
                index.briefing(each),
                str(each.head.question or ""),
                strip(each, today, places[each.id])[:4],
                standing(each.claims, index),
                tuple(point for point, _ in islice(key_points(each, index), POINTS)) if each is newest[0] else (),
            )
            for each in newest[:FULL]
        ),
        older=tuple((index.briefing(each), places[each.id].dated) for each in newest[FULL:]),
        topics=tuple(_topics(newest, index)),
        news=tuple(map(_headline, told[:NEWEST])),
    )


def _topics(briefings: Sequence[Briefing], index: SiteIndex) -> Iterator[Topic]:
    """Give the topics by name, and last the briefings that state none; one briefing alone needs no such index."""
    on: dict[str, list[Link]] = {}
    for each in briefings:
        for topic in each.head.topics or ("",):
            on.setdefault(str(topic), []).append(index.briefing(each))
    if len(briefings) > 1 and on.keys() - {""}:
        for topic in sorted(on, key=lambda name: (not name, name)):
            name = topic or worded("home.no-topic")
            yield Topic(name, f"topic_{topic}", tuple(on[topic]))


def _headline(news: News) -> Headline:
    """Tell of an edition in one line, with the first sentence of its note."""
    told = news.told
    link = Link(news.title, f"{news.briefing.address}changes/#{told.anchor}")
    return Headline(
        link, capitalised(told.kind.label), told.date, told.day, told.note[slice(*sentence(told.note, 0, 1))]
    )
