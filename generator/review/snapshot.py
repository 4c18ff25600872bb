"""Look up one side of a change: its library, its editions, and its briefings by name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.editions import freeze, freeze_records, with_readers
from generator.model import Briefing, FrontMatter, Library, Prose, Settings
from generator.model.places import Text
from generator.site.changes import Side
from generator.site.history import edition_histories
from generator.site.index import SiteIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Tree
    from generator.model.library import Checked
    from generator.site.history import EditionHistory

EMPTY = Library(Settings(), {}, {}, {}, {})
"""The library of a project in which nothing is written yet."""


@dataclass(frozen=True)
class Snapshot:
    """A tree and the outcome of its check."""

    tree: Tree
    checked: Checked
    day: str = ""
    """The day for which a memo says what holds; it says nothing of that without one."""

    @cached_property
    def library(self) -> Library:
        """The library; it is empty if the tree contains no project."""
        return self.checked.library or EMPTY

    def digests(self, name: str) -> set[str]:
        """Return the digests of the editions of a briefing."""
        return {str(past.edition.sha256) for past in self.library.editions.get(name, ())}

    def title(self, name: str) -> str:
        """Return a briefing's title in quotation marks.

        The id follows if another briefing has the same title. A title contains no quotation marks of its own.
        """
        title = self.library.briefings[name].head.title
        return f"“{title}”{f' ({name})' if self._titles[title] > 1 else ''}"

    @cached_property
    def _titles(self) -> Counter[str]:
        return Counter(str(briefing.head.title) for briefing in self.library.briefings.values())

    @cached_property
    def index(self) -> SiteIndex:
        """The index of everything that is written, published or not."""
        return SiteIndex(self.library, self.checked.verdicts, day=self.day)

    @cached_property
    def histories(self) -> Mapping[str, EditionHistory]:
        """The edition history of each published briefing."""
        return edition_histories(self.library, self.checked.worth, self.index)

    def draft(self, name: str) -> Side:
        """Return a briefing as it is written, without regard to its editions."""
        contents = freeze(self.library, self.checked.verdicts, name)
        if name in self.library.editions:
            contents = with_readers(contents, self.library.editions[name][-1].edition.contents)
        return Side(contents, self.index, self.library.briefings[name])

    def records(self, sources: Iterable[str], entities: Iterable[str]) -> Side:
        """Return sources and entities that no briefing names, as a side that can be compared."""
        nameless = Briefing(id=Text(), head=FrontMatter(title=Text()), narrative=Prose(Text()))
        return Side(freeze_records(self.library, sources, entities), self.index, nameless)
