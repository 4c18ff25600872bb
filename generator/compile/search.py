"""Takes pages; gives what a search finds, one entry to an address: attributed statements, names and titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.compile.views import BriefingView, EntityView, SourceView, TextView
from generator.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.compile.pages import Page

MARKS = re.compile(r"[#*`|>\[\](){}_-]+|\s+")
"""What Markdown adds to words."""


class Entry(NamedTuple):
    """One thing that a search finds: where it stands, what the result shows, and the words it is found by besides."""

    location: str
    title: str
    text: str = ""


def entries(pages: Iterable[Page]) -> Iterator[Entry]:
    """Give the entries of all pages, in their order.

    Quotes are left out, because their claims say the same; so are withdrawn claims, lists and rows,
    which nobody should find as live, and the pages of editions and of coverage.
    """
    for page in pages:
        if page.kind in {"edition", "coverage"}:
            # The newest edition is found as the briefing, and an older one should not be found as if it stood.
            continue
        match page.view:
            case BriefingView():
                yield Entry(page.address, page.title, page.description)
                yield from _briefing(page.address, page.view)
            case SourceView():
                yield Entry(page.address, page.title, f"{page.view.name} {page.view.withdrawn}".strip())
            case EntityView():
                yield Entry(page.address, page.title, " ".join(fact.value for fact in page.view.facts))
            case TextView():
                yield Entry(page.address, page.title, MARKS.sub(" ", page.view.markdown))
            case _:
                yield Entry(page.address, page.title, page.description)


def _briefing(address: str, view: BriefingView) -> Iterator[Entry]:
    if view.key_points:
        points = " ".join(str(sentence) for sentence, _ in view.key_points)
        yield Entry(f"{address}#key_points", worded("briefing.key-points"), points)
    for row in (row for group in view.groups for row in group.rows if not row.withdrawn):
        yield Entry(f"{address}#{row.anchor}", str(row.sentence), " ".join(link.words for link in row.about))
    for each in (each for each in view.lists if not each.withdrawn):
        rows = [str(row.sentence) for row in each.rows if not row.withdrawn]
        yield Entry(f"{address}#{each.anchor}", each.title, ". ".join(rows))
