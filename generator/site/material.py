"""Hold what the pages are made from: the index of what is shown, and how each briefing stands among its editions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.check import limits
from generator.editions import freeze
from generator.site.changes import Side
from generator.site.history import news, selector
from generator.site.publication import drafted, published, unpublished

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Briefing, Span
    from generator.site.components import EditionLink
    from generator.site.history import Compared, EditionHistory, News
    from generator.site.index import SiteIndex
    from generator.site.publication import Publication


@dataclass(frozen=True)
class OnShow:
    """What the page of a briefing shows: a draft or the newest edition, with its index, and its place among them all.

    ``links`` lead to the editions; ``draft`` is what is not published yet.
    """

    briefing: Briefing
    index: SiteIndex
    publication: Publication
    links: tuple[EditionLink, ...] = ()
    draft: Compared | None = None


@dataclass(frozen=True)
class Material:
    """What all pages are made from: the index of what is shown, and the editions of each briefing."""

    index: SiteIndex
    editions: Mapping[str, EditionHistory]
    today: str
    drafts: bool

    @cached_property
    def told(self) -> list[News]:
        """What is new, of all briefings."""
        return news(self.editions.values())

    @cached_property
    def excerpts(self) -> Mapping[str, list[Span]]:
        """What the site shows of each capture, in editions too."""
        worth = {name: row.worth for name, row in self.editions.items()}
        return limits.shown(self.index.library, self.index.verdicts, worth)

    @cached_property
    def briefings(self) -> Mapping[str, OnShow]:
        """What the page of each briefing shows, by its id."""
        return {name: self._shown(briefing) for name, briefing in self.index.library.briefings.items()}

    def _shown(self, briefing: Briefing) -> OnShow:
        row = self.editions.get(str(briefing.id))
        if row is None:
            return OnShow(briefing, self.index, unpublished(briefing))
        draft = None
        if self.drafts:
            contents = freeze(self.index.library, self.index.verdicts, row.name)
            draft = row.draft(Side(contents, self.index, briefing))
        if draft:
            links = selector(row, len(row.pasts), draft=True)
            return OnShow(briefing, self.index, drafted(row, briefing, draft), links, draft)
        side = row.sides[-1]
        return OnShow(side.briefing, side.index, published(row), selector(row, len(row.pasts) - 1))
