"""Find the form of a page: what decides its frame, besides the values that differ from page to page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.site.pages import Page


class PageForm(NamedTuple):
    """What pages with the same frame have in common.

    ``folder`` is the nearest folder at or above the page that leads to a page of the navigation, and ``depth`` is the
    number of folders below it. So a link to any place has the same relative address on all pages of a form.
    ``titled`` is true if a page states a title, and ``edited`` if it states where its file is edited.
    ``hidden`` lists the parts of the frame that a page does not show.
    """

    folder: str
    depth: int
    titled: bool
    edited: bool
    hidden: tuple[str, ...]

    @property
    def alone(self) -> bool:
        """Whether only one page has this form."""
        return not self.depth


class PageForms:
    """The forms of the pages of a site with a navigation."""

    def __init__(self, navigation: Iterable[str]) -> None:
        """Take the addresses of the pages that the navigation names."""
        self._folders = {"", *(folder for address in navigation for folder in _folders(address))}

    def of(self, page: Page) -> PageForm:
        """Return the form of a page."""
        folders = ["", *_folders(page.address)]
        kept = max(number for number, folder in enumerate(folders) if folder in self._folders)
        return PageForm(folders[kept], len(folders) - 1 - kept, bool(page.address), bool(page.edit), page.shows.hidden)


def _folders(address: str) -> list[str]:
    """Return the folders on the way to an address, the outermost first."""
    steps = address.split("/")[:-1]
    return ["/".join((*steps[:number], "")) for number in range(1, len(steps) + 1)]
