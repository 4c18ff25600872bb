"""Find the anchors of each page of the site: the places on it that a link can lead to."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from generator.model import by_any_id
from generator.model.forms import EDITION_KINDS
from generator.model.rules import ALL
from generator.read.markdown.links import address_of
from generator.read.markdown.sections import Anchors, headings
from generator.read.resolve.quotations import holders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model import Briefing, Library, Quotation

OF_HOME = ("all_briefings", "older_briefings", "newest_editions", "all_topics", "topic_", "how_to_read")
OF_BRIEFING = (
    *("key_points", "all_articles", "all_claims", "all_lists", "open_ends", "all_sources", "changed_since"),
    *("who_is_in_what", "what_rests_on_what"),
    *("claims_corroborated", "claims_reported", "claims_disputed", "claims_not-known"),
)
OF_CHANGES = ("changes", "draft", "how_it_changed")
OF_SOURCE = ("provenance", "reliability", "falls", "quotes")
"""The anchors that a page of each kind may have."""
LISTED_KINDS = {"changes": ("major", "correction", "retraction"), "corrections": ("correction", "retraction")}
"""The kinds of edition on the pages that list editions of all briefings."""
_PART = re.compile(r"-p\d+\Z")
"""The end of the anchor of a later part of a quote."""


@dataclass(frozen=True, eq=False)
class PageAnchors:
    """The anchors of the pages of a library's site; a briefing has those of its draft and of its newest edition."""

    library: Library
    found: dict[str, frozenset[str]] = field(default_factory=dict)

    def have(self, address: str, anchor: str) -> bool:
        """Return whether the page at an address has an anchor, or is not known."""
        known = self.at(address)
        return not known or anchor in known or _PART.sub("", anchor) in known

    def at(self, address: str) -> frozenset[str]:
        """Return the anchors of the page at an address; none if the page is not known."""
        if address not in self.found:
            self.found[address] = frozenset(self._find(address))
        return self.found[address]

    def _find(self, address: str) -> Iterator[str]:
        first, *below = address.rstrip("/").split("/")
        if not first:
            yield from self._of_home()
        elif first == "guide":
            yield from self._of_guide(address)
        elif first in {"sources", "entities"}:
            yield from self._of_record(first, below[0]) if below else (first,)
        elif first in LISTED_KINDS:
            yield first
            for home in self.library.editions:
                yield from (f"{home}-{anchor}" for anchor in self._of_editions(home, LISTED_KINDS[first]))
        else:
            homes = (home for home, each in self.library.briefings.items() if first in (home, *each.head.was))
            yield from self._below_briefing(next(homes, ""), below)

    def _of_home(self) -> Iterator[str]:
        opening = self.library.texts.pages.get("briefings/index.md")
        yield from _of_headings(opening) if opening else (_of_title(self.library.settings.site_name),)
        yield from OF_HOME
        yield from (f"topic_{topic}" for each in self.library.briefings.values() for topic in each.head.topics)

    def _of_guide(self, address: str) -> Iterator[str]:
        if address == "guide/rules/":
            yield from ("rules", *(rule.name for rule in ALL))
        for path, text in self.library.texts.pages.items():
            if path.startswith("docs/") and address_of(f"guide/{path.removeprefix('docs/')}") == address:
                yield from _of_headings(text)

    def _of_editions(self, home: str, kinds: Sequence[str] = EDITION_KINDS) -> Iterator[str]:
        editions = (past.edition for past in self.library.editions.get(home, ()))
        yield from (f"edition-{edition.number}" for edition in editions if edition.kind in kinds)

    def _of_record(self, folder: str, name: str) -> Iterator[str]:
        if folder == "sources" and (source := by_any_id(self.library.sources, name)):
            yield from (_of_title(source.title), *OF_SOURCE, *self._passages.get(str(source.id), ()))
        elif folder == "entities" and (entity := by_any_id(self.library.entities, name)):
            yield _of_title(entity.name)
            yield from (f"in-{number}" for number, _ in enumerate(self.library.briefings, start=1))

    def _below_briefing(self, home: str, below: list[str]) -> Iterator[str]:
        """Return the anchors on the page of a briefing, of its changes or of an edition."""
        if not home or self.library.lacks(f"briefings/{home}/"):
            return
        pasts = self.library.editions.get(home, ())
        if below == ["changes"]:
            yield from (*OF_CHANGES, *self._of_editions(home))
        elif below:
            for past in pasts:
                if str(past.edition.number) == below[-1]:
                    yield from _of_briefing(past.library.briefings[home], past.library.quotations)
        else:
            yield from _of_briefing(self.library.briefings[home], self._quotations.get(home, ()))
            newest = self.library.known(home)
            yield from _of_briefing(newest.briefings[home], newest.quotations) if pasts else ()

    @cached_property
    def _quotations(self) -> Mapping[str, list[Quotation]]:
        """The quotations in the draft of each briefing."""
        found: dict[str, list[Quotation]] = defaultdict(list)
        for quotation in self.library.quotations:
            found[quotation.briefing].append(quotation)
        return found

    @cached_property
    def _passages(self) -> Mapping[str, set[str]]:
        """The anchors of the passages of each source."""
        found: dict[str, set[str]] = defaultdict(set)
        for shown in (self.library, *(pasts[-1].library for pasts in self.library.editions.values())):
            for quotation in shown.quotations:
                found[str(quotation.source.id)].add(quotation.address.passage)
        return found


def _of_title(title: str) -> str:
    return Anchors().of(title)


def _of_headings(text: str) -> Iterator[str]:
    yield from (heading.anchor for heading in headings(text, Anchors()))


def _of_briefing(briefing: Briefing, quotations: Iterable[Quotation]) -> Iterator[str]:
    """Return the anchors on the page of a briefing with these quotations."""
    anchors = Anchors()
    yield anchors.of(briefing.head.title)
    yield from OF_BRIEFING
    for holder in holders(briefing):
        yield holder.address.anchor
        yield from (holder.address.below(str(item.id)).anchor for item in holder.evidence)
    yield from (quotation.address.anchor for quotation in quotations if quotation.briefing == briefing.id)
    for prose in briefing.prose:
        yield from (heading.anchor for heading in headings(prose.body, anchors))
    yield from (f"article_{number}" for number, _ in enumerate(briefing.articles, start=1))
