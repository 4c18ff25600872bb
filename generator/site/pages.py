"""Define the pages of a site: their addresses, their values for the frame of the theme, and their views."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.site.components import EditionLink
    from generator.site.feeds import Feed, Published
    from generator.site.pictures import Picture

NOINDEX = "noindex"
"""The instruction to search engines not to index a page."""

PAGE = 1
"""The weight of a page in the search; entries that matter more state a higher weight."""


class SearchEntry(NamedTuple):
    """One thing that a search finds: its location, the title of the result, and more words to find it by."""

    location: str
    title: str
    paragraphs: tuple[str, ...] = ()
    boost: int = PAGE


class View:
    """What a page shows; each kind of page has its own class, which states how the kind differs.

    ``kind`` is the name of its template; ``style`` is an extra style sheet for the kind.
    ``hidden`` lists the parts of the theme's frame that the kind does not show.
    ``titled`` is true if the template writes the title as a heading; otherwise, Markdown of the desk contains one.
    ``searched`` is true if a search finds the page.
    """

    kind: ClassVar[str]
    style: ClassVar[str] = ""
    hidden: ClassVar[tuple[str, ...]] = ("navigation",)
    titled: ClassVar[bool] = True
    searched: ClassVar[bool] = True
    pictures: Mapping[str, Picture] = MappingProxyType({})
    """What the view also says, as pictures by their ids."""

    def found(self, page: Page) -> Iterator[SearchEntry]:
        """Return what a search finds on the page, the page itself first."""
        yield SearchEntry(page.address, page.title, (page.description,))


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: its address, its values for the frame of the theme, and how its view is made.

    ``shows`` is the class of its view, and ``make`` makes the view, which may take long.
    ``made_from`` is the file or folder that the page is made from.
    ``taken_out`` are the day and the reason of each redaction that bars on the page may come from.
    A ``preview`` page says that it is one; ``notices`` are the findings that it prints.
    ``home`` is the folder that the links in its Markdown start from, if that is not its address.
    ``robots`` says what search engines may do with it; ``editions`` are the choices of the selector in the header.
    ``feeds`` are the names of the feeds that report its changes.
    ``anchored`` are the words that the anchor of its heading is made from, if not its title.
    ``alone`` is its title outside the page, as in a list of windows, if the heading is not enough there.
    ``edit`` is the web address at which the file of the page is edited; empty if there is none.
    ``permanent`` is the web address that it shows when it is printed; None for its own address.
    """

    address: str
    title: str
    description: str
    shows: type[View]
    make: Callable[[], View]
    made_from: str = ""
    robots: str = ""
    home: str = ""
    editions: tuple[EditionLink, ...] = ()
    feeds: tuple[str, ...] = ()
    anchored: str = ""
    alone: str = ""
    edit: str = ""
    permanent: str | None = None
    preview: bool = False
    notices: tuple[str, ...] = ()
    taken_out: tuple[tuple[str, str], ...] = ()

    @property
    def kind(self) -> str:
        """The kind of the page, which its view states."""
        return self.shows.kind

    @cached_property
    def view(self) -> View:
        """What the page shows."""
        return self.make()

    def forget(self) -> None:
        """Forget the view, which is large; it is made again if somebody asks for it."""
        self.__dict__.pop("view", None)


@dataclass(frozen=True)
class Pages:
    """All pages of the site, old addresses with their new ones, the feeds, and the published editions."""

    pages: tuple[Page, ...]
    moved: Mapping[str, str] = field(default_factory=dict)
    feeds: tuple[Feed, ...] = ()
    editions: tuple[Published, ...] = ()
