"""Collect what pages are made from: the index of what is shown, and the editions of each briefing."""

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
    """What the page of a briefing shows: a draft or its newest edition, its index, and what the page says about it.

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
    def news(self) -> list[News]:
        """Every edition that is not minor, of all briefings, the newest first."""
        return news(self.editions.values())

    @cached_property
    def excerpts(self) -> Mapping[str, list[Span]]:
        """The parts of each capture that the site shows, including what editions show."""
        worth = {name: history.worth for name, history in self.editions.items()}
        return limits.find_excerpts(self.index.library, self.index.verdicts, worth)

    @cached_property
    def briefings(self) -> Mapping[str, OnShow]:
        """What the page of each briefing shows, by its id."""
        return {name: self._on_show(briefing) for name, briefing in self.index.library.briefings.items()}

    def _on_show(self, briefing: Briefing) -> OnShow:
        history = self.editions.get(str(briefing.id))
        if history is None:
            return OnShow(briefing, self.index, unpublished(briefing, self.today))
        draft = None
        if self.drafts:
            contents = freeze(self.index.library, self.index.verdicts, history.name)
            draft = history.draft(Side(contents, self.index, briefing))
        if draft:
            links = selector(history, len(history.pasts), draft=True)
            return OnShow(briefing, self.index, drafted(history, briefing, draft, self.today), links, draft)
        side = history.current
        return OnShow(side.briefing, side.index, published(history), selector(history, len(history.pasts) - 1))
