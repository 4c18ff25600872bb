"""Pair the briefings before and after a change, and find the states of each briefing to compare."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.model import SETTINGS, Contents, FrontMatter, Prose, Tier
from generator.model.places import Text
from generator.review.snapshot import EMPTY
from generator.site.changes import Side
from generator.site.index import SiteIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library, Quotation
    from generator.model.addresses import Address
    from generator.review.scope import Scope
    from generator.review.snapshot import Snapshot
    from generator.site.history import EditionHistory


class BriefingPair(NamedTuple):
    """Two states of a briefing to compare.

    ``remark`` tells this pair apart from other pairs of the briefing; ``first`` is true if the whole briefing is new.
    """

    before: Side
    after: Side
    remark: str = ""
    first: bool = False


@dataclass(frozen=True)
class Comparison:
    """A change: the snapshots before and after it, and the scope of what it can touch."""

    old: Snapshot
    new: Snapshot
    within: Scope

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The briefings to compare: pairs of the name before and the name after, which differ if one was renamed.

        A briefing that is new or gone has an empty name on the other side.
        There are no pairs if the settings cannot be read.
        """
        if SETTINGS in self.unread:
            return ()
        before = [name for name in self.old.library.briefings if name in self.within.briefings]
        gone = [name for name in before if name not in self.new.library.briefings]
        pairs = []
        for name in self.new.library.briefings:
            if name in self.within.briefings:
                was = name if name in before else next((old for old in gone if self._is_renamed(old, name)), "")
                gone = [old for old in gone if old != was]
                pairs.append((was, name))
        return (*pairs, *((name, "") for name in gone if not self.seems_gone(f"briefings/{name}/")))

    def _is_renamed(self, was: str, name: str) -> bool:
        """Return whether a briefing is an old one under a new name.

        It is if it names the old one under ``was``, has one of its editions, or makes exactly its claims.
        """
        then, now = self.old.library.briefings[was], self.new.library.briefings[name]
        shared = self.old.digests(was) & self.new.digests(name)
        return was in now.head.was or bool(shared) or bool(then.claims == now.claims != ())

    @cached_property
    def unread(self) -> frozenset[str]:
        """The files that could not be read in full, before or after the change."""
        return self.old.library.unread | self.new.library.unread

    @cached_property
    def unseen(self) -> frozenset[Address]:
        """The quotes whose captures cannot be read after the change, and what contains these quotes."""
        found = [quote.address for quote in self.new.library.quotations if self._is_unseen(quote)]
        return frozenset((*found, *(address.holder for address in found)))

    def _is_unseen(self, quote: Quotation) -> bool:
        verdict = self.new.checked.verdicts[quote.address]
        return verdict.tier is Tier.UNCHECKED and self.new.library.out_of_sight(quote.capture.file)

    def seems_gone(self, *folders: str) -> bool:
        """Return whether something missing below these folders may exist, but could not be read."""
        return any(map(self.new.library.lacks, folders))

    @cached_property
    def _old_digests(self) -> frozenset[str]:
        return frozenset(digest for name in self.old.library.editions for digest in self.old.digests(name))

    def new_editions(self, name: str) -> tuple[int, ...]:
        """Return the positions, from 0, of the editions of a briefing that the change adds."""
        pasts = self.new.library.editions.get(name, ())
        return tuple(
            position for position, past in enumerate(pasts) if str(past.edition.sha256) not in self._old_digests
        )

    def pair_states(self, was: str, name: str) -> Iterator[BriefingPair]:
        """Return the pairs of states of a briefing to compare.

        If the change adds or removes an edition, they are what readers had and what they get, and then the edits
        that are not published with it. Otherwise they are the drafts before and after.
        """
        old, new = self.old, self.new
        had, has = old.histories.get(was), new.histories.get(name)
        if name and (self.new_editions(name) or (had and str(had.newest.sha256) not in new.digests(name))):
            after = _newest(has) if has else new.draft(name)
            yield BriefingPair(_newest(had) if had else build_empty_side(after, old.library), after, first=not had)
            if has and has.draft(draft := new.draft(name)):
                yield BriefingPair(after, draft, ", not published with it")
        elif not name:
            yield BriefingPair(before := old.draft(was), build_empty_side(before, new.library))
        else:
            after = new.draft(name)
            yield BriefingPair(old.draft(was) if was else build_empty_side(after, old.library), after, first=not was)


def _newest(history: EditionHistory) -> Side:
    """Return the newest edition with the verdicts of today.

    Anybody could write the verdicts that an edition records.
    """
    side = history.sides[-1]
    return replace(side, index=replace(side.index, verdicts=history.worth[-1].verdicts, placed=None))


def build_empty_side(beside: Side, known: Library) -> Side:
    """Build an empty briefing to compare a new or lost briefing with.

    It has the same title.
    Sources, and claims of other briefings, that are in the library ``known`` are on both sides.
    """
    contents, front_matter = beside.contents, FrontMatter(title=beside.contents.front_matter.title)
    empty = Contents(
        front_matter=front_matter,
        narrative=Prose(Text()),
        sources=tuple(source for source in contents.sources if source.id in known.sources),
        elsewhere={full: claim for full, claim in contents.elsewhere.items() if full in known.claims},
    )
    briefing = replace(beside.briefing, head=front_matter, narrative=Prose(Text()), articles={}, claims=(), lists=())
    return Side(empty, SiteIndex(EMPTY, {}), briefing)
