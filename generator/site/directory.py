"""List the parts of a long page, each with a link and its range, and build the pages of the parts."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

from generator.site.components import Link
from generator.site.pages import Page
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from generator.check.parts import Division
    from generator.site.pages import View

WIDEST = 48
"""The most characters of a title that the range of a part shows."""


class PartLine(NamedTuple):
    """A part in the list of parts of a page: a link with its range, how much it lists, and the anchors of that."""

    link: Link
    number: str
    leads: tuple[str, ...]


def directory(
    division: Division | None,
    named: Callable[[str], Sequence[str]],
    count: str,
    *,
    newest_first: bool = False,
    apart_from: Container[str] = (),
) -> tuple[PartLine, ...]:
    """Return a line for each part of a page; none if the page is not divided.

    ``named`` returns what a thing is listed by, such as its date and then its title.
    ``count`` is the key of the words for a number of things.
    The page itself has the things of ``apart_from``, so their anchors are left out.
    """
    if division is None:
        return ()
    lines = [
        PartLine(
            Link(_range(named(things[0]), named(things[-1])), address),
            message(count, n=len(things)),
            tuple(division.leads[thing] for thing in things if thing in division.leads and thing not in apart_from),
        )
        for address, things in division.parts.items()
    ]
    return tuple(reversed(lines) if newest_first else lines)


def _range(first: Sequence[str], last: Sequence[str]) -> str:
    """Return the names of the first and the last thing, after what the two have in common."""
    common = 0
    while common < len(first) - 1 and first[common] == last[common]:
        common += 1
    low, high = (shorten(names[common], WIDEST, placeholder="…") for names in (first, last))
    ends = low if low == high else message("parts.range", first=low, last=high)
    return message("parts.within", whole=first[common - 1], range=ends) if common else ends


def part_of(page: Page, part: PartLine, make: Callable[[], View]) -> Page:
    """Return the page of a part, whose view is of the same class as that of the whole page."""
    return Page(
        address=part.link.address,
        title=message("parts.title", page=page.title, part=part.link.words),
        anchored="top",
        alone=message("parts.title", page=page.alone, part=part.link.words) if page.alone else "",
        description=page.description,
        shows=page.shows,
        make=make,
    )
