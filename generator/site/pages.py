"""Holds the pages of a site: the address of each, its slots in the theme's frame, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.site.components import EditionLink
    from generator.site.feeds import Feed, Published
    from generator.site.pictures import Picture

NOINDEX = "noindex"
"""What tells search engines to leave a page out."""

PAGE = 1
"""How much a find of a page counts; what counts more says so."""


class SearchEntry(NamedTuple):
    """One thing that a search finds: where it stands, what the result shows, and the words it is found by besides."""

    location: str
    title: str
    paragraphs: tuple[str, ...] = ()
    boost: int = PAGE


class View:
    """What a page shows; each kind of page has a class of its own, which states how the kind differs.

    ``kind`` is the name of its template; ``style`` is a style sheet that the kind needs besides.
    ``hidden`` are the parts of the theme's frame that it does without.
    ``titled`` says that the template writes the title as a heading; otherwise, Markdown of the desk holds one.
    ``searched`` says that a search finds the page.
    """

    kind: ClassVar[str]
    style: ClassVar[str] = ""
    hidden: ClassVar[tuple[str, ...]] = ("navigation",)
    titled: ClassVar[bool] = True
    searched: ClassVar[bool] = True

    def found(self, page: Page) -> Iterator[SearchEntry]:
        """Return what a search finds on the page: first the page, then what stands on it."""
        yield SearchEntry(page.address, page.title, (page.description,))


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
    ``permanent`` is the address on the web that stands on it when it is printed; None for its own address.
    """

    address: str
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
    permanent: str | None = None
    preview: bool = False
    notices: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of the page, which its view states."""
        return self.view.kind


@dataclass(frozen=True)
class Pages:
    """All pages of the site, the old addresses that lead on, the feeds, and the editions that there are."""

    pages: tuple[Page, ...]
    moved: Mapping[str, str] = field(default_factory=dict)
    feeds: tuple[Feed, ...] = ()
    editions: tuple[Published, ...] = ()
