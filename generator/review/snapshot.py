"""Index one side of a change for the review: sources, editions, and briefings by name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.editions import freeze, freeze_records
from generator.model import Briefing, FrontMatter, Library, Prose, Settings
from generator.model.places import Text
from generator.site.changes import Side
from generator.site.history import rows
from generator.site.index import SiteIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Tree
    from generator.model.library import Checked
    from generator.site.history import EditionHistory

EMPTY = Library(Settings(), {}, {}, {}, {})
"""What there is before anything is written."""


@dataclass(frozen=True)
class Snapshot:
    """A tree and what a check found out about it."""

    tree: Tree
    checked: Checked

    @cached_property
    def library(self) -> Library:
        """The library; an empty one where the tree holds no project."""
        return self.checked.library or EMPTY

    def digests(self, name: str) -> set[str]:
        """Give the digests of the editions of a briefing."""
        return {str(past.edition.sha256) for past in self.library.editions.get(name, ())}

    def title(self, name: str) -> str:
        """Name a briefing, with its id where another has its title; no title of a desk holds marks of its own."""
        title = self.library.briefings[name].head.title
        return f"“{title}”{f' ({name})' if self._titles[title] > 1 else ''}"

    @cached_property
    def _titles(self) -> Counter[str]:
        return Counter(str(briefing.head.title) for briefing in self.library.briefings.values())

    @cached_property
    def index(self) -> SiteIndex:
        """Everything as it is written, published or not."""
        return SiteIndex(self.library, self.checked.verdicts)

    @cached_property
    def rows(self) -> Mapping[str, EditionHistory]:
        """The editions of each briefing."""
        return rows(self.library, self.checked.worth, self.index)

    def draft(self, name: str) -> Side:
        """Give a briefing as it is written."""
        return Side(freeze(self.library, self.checked.verdicts, name), self.index, self.library.briefings[name])

    def records(self, sources: Iterable[str], entities: Iterable[str]) -> Side:
        """Give records that no briefing names as if one did."""
        nameless = Briefing(id=Text(), head=FrontMatter(title=Text()), narrative=Prose(Text()))
        return Side(freeze_records(self.library, sources, entities), self.index, nameless)
