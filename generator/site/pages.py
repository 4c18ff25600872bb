"""Holds the pages of a site: the address of each, its slots in the theme's frame, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.site.briefing import BriefingView
    from generator.site.coverage import CoverageView
    from generator.site.edition import ChangesView, NewsView
    from generator.site.entity import EntityView
    from generator.site.feeds import Feed, Published
    from generator.site.guide import TextView
    from generator.site.home import HomeView, IndexView
    from generator.site.pictures import Picture
    from generator.site.source import SourceView

    View: TypeAlias = (
        BriefingView | ChangesView | NewsView | HomeView | SourceView | CoverageView | EntityView | IndexView | TextView
    )


class EditionLink(NamedTuple):
    """One edition in the selector: its name, its date, and its address, which counts from the site's root."""

    name: str
    date: str
    address: str
    current: bool


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: its address, the slots that the theme's frame leaves open, and what it shows.

    ``made_from`` is the file or the folder it is made from.
    A page of a ``preview`` says that it is one; ``notices`` are the findings that it prints.
    ``home`` is the folder that the links in its Markdown were written for, where that is not its address.
    ``robots`` says what search engines may do with it; ``editions`` are what the selector in the header offers;
    ``feeds`` are the names of the feeds that tell of its changes.
    ``pictures`` show what the view says as well, by their ids.
    ``alone`` is its title where it stands without the page, as in a list of windows; the heading's will do without it.
    ``permanent`` is the address on the web that stands on it when it is printed.
    """

    address: str
    kind: str
    title: str
    description: str
    view: View
    made_from: str = ""
    robots: str = ""
    home: str = ""
    editions: tuple[EditionLink, ...] = ()
    feeds: tuple[str, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    alone: str = ""
    permanent: str = ""
    preview: bool = False
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pages:
    """All pages of the site, the old addresses that lead on, the feeds, and the editions that there are."""

    pages: tuple[Page, ...]
    moved: Mapping[str, str] = field(default_factory=dict)
    feeds: tuple[Feed, ...] = ()
    editions: tuple[Published, ...] = ()
