"""Holds a change as a review looks it up: which briefing goes with which, and the states of it to compare."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.model import SETTINGS, Contents, FrontMatter, Prose
from generator.model.places import Text
from generator.review.snapshot import EMPTY
from generator.site.changes import Side
from generator.site.index import SiteIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.review.scope import Scope
    from generator.review.snapshot import Snapshot
    from generator.site.history import EditionHistory


class BriefingPair(NamedTuple):
    """Two states of a briefing; ``remark`` says what sets them apart from others of it, ``first`` that all is new."""

    before: Side
    after: Side
    remark: str = ""
    first: bool = False


@dataclass(frozen=True)
class Comparison:
    """A change: its two sides, and what it can touch."""

    old: Snapshot
    new: Snapshot
    within: Scope

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The briefings to compare by their names before and after, which differ where one was renamed.

        One that is new, or gone, is paired with an empty name; where the settings cannot be read, there are none.
        """
        if SETTINGS in self.unread:
            return ()
        before = [name for name in self.old.library.briefings if name in self.within.briefings]
        gone = [name for name in before if name not in self.new.library.briefings]
        found = []
        for name in self.new.library.briefings:
            if name in self.within.briefings:
                was = name if name in before else next((each for each in gone if self._same(each, name)), "")
                gone = [each for each in gone if each != was]
                found.append((was, name))
        return (*found, *((name, "") for name in gone if not self.seems_gone(f"briefings/{name}/")))

    def _same(self, was: str, name: str) -> bool:
        """Whether a briefing is another one under a new name: it names it, or has its editions, or says the same."""
        then, now = self.old.library.briefings[was], self.new.library.briefings[name]
        known = self.old.digests(was) & self.new.digests(name)
        return was in now.head.was or bool(known) or bool(then.claims == now.claims != ())

    @cached_property
    def unread(self) -> frozenset[str]:
        """The files of which something could not be read, before or after."""
        return self.old.library.unread | self.new.library.unread

    def seems_gone(self, *folders: str) -> bool:
        """Whether what is missing below folders may only not have been read."""
        return any(map(self.new.library.lacks, folders))

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(digest for name in self.old.library.editions for digest in self.old.digests(name))

    def fresh(self, name: str) -> tuple[int, ...]:
        """Give which of the editions of a briefing come with the change, by their place in its row."""
        row = self.new.library.editions.get(name, ())
        return tuple(index for index, past in enumerate(row) if str(past.edition.sha256) not in self._known)

    def compared(self, was: str, name: str) -> Iterator[BriefingPair]:
        """Give what to compare of a briefing.

        Where an edition comes or goes, that is what readers had with what they get, and then what is not published
        with it; else it is what was written with what is.
        """
        old, new = self.old, self.new
        had, has = old.rows.get(was), new.rows.get(name)
        if name and (self.fresh(name) or (had and str(had.newest.sha256) not in new.digests(name))):
            after = _newest(has) if has else new.draft(name)
            yield BriefingPair(_newest(had) if had else nothing(after, old.library), after, first=not had)
            if has and has.draft(draft := new.draft(name)):
                yield BriefingPair(after, draft, ", not published with it")
        elif not name:
            yield BriefingPair(then := old.draft(was), nothing(then, new.library))
        else:
            now = new.draft(name)
            yield BriefingPair(old.draft(was) if was else nothing(now, old.library), now, first=not was)


def _newest(row: EditionHistory) -> Side:
    """Give the newest edition with what its quotes are worth today: what it records of them anybody could write."""
    side = row.sides[-1]
    return replace(side, index=SiteIndex(side.index.library, row.worth[-1].verdicts))


def nothing(beside: Side, known: Library) -> Side:
    """Give what stands beside a briefing that is all new, or all gone: one of the same title that says nothing.

    What is ``known`` without it is there on both sides: sources, and claims of other briefings.
    """
    contents, head = beside.contents, FrontMatter(title=beside.contents.front_matter.title)
    silent = Contents(
        front_matter=head,
        narrative=Prose(Text()),
        sources=tuple(source for source in contents.sources if source.id in known.sources),
        elsewhere={full: claim for full, claim in contents.elsewhere.items() if full in known.claims},
    )
    said = replace(beside.briefing, head=head, narrative=Prose(Text()), articles={}, claims=(), lists=())
    return Side(silent, SiteIndex(EMPTY, {}), said)
