"""Find the anchors of each page of the site: the places on it that a link can lead to."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from generator.check.parts import LISTED_KINDS, MARK, divisions, has_topic_pages, topic_address, topics
from generator.editions.thawing import published_library
from generator.model import by_any_id
from generator.model.addresses import ARTICLE, GROUP, GROUPS, KEY_POINTS, SECTION, TOPIC, Address
from generator.model.forms import EDITION_KINDS
from generator.read.guide import guide_address, guide_texts
from generator.read.markdown.sections import Anchors, headings
from generator.read.resolve.numbering import slug
from generator.read.resolve.quotations import holders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.check.parts import Division
    from generator.model import Briefing, Library, Quotation

IN_FULL = 20
"""How many briefings the home page shows in full: more than a reader scans, but the page of a busy desk stays small."""
OF_SOURCE = ("provenance", "reliability", "falls", "quotes")
"""The anchors that the page of every source has."""
OTHERS = "other_claims"
"""What the anchor of claims without a section ends with; that of a section has no underscore there."""
OF_PART = ("falls", "quotes")
"""The anchors that each part of the page of a source has, too."""
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

    @cached_property
    def parts(self) -> Mapping[str, Division | None]:
        """The division of each part of a long page, by the address of the part; None for what only leads to a part."""
        found: dict[str, Division | None] = {}
        for library in (self.library, published_library(self.library)):
            for division in divisions(library):
                found |= dict.fromkeys(division.outgrown) | dict.fromkeys(division.parts, division)
            if has_topic_pages(library):
                found |= {topic_address(topic): None for topic in topics(library)}
        return found

    def _of_part(self, address: str) -> Iterator[str]:
        """Return the anchors on a part of a long page: those of the things that it lists."""
        division = self.parts.get(address)
        if division and division.leads:
            whole = self.at(division.page)
            yield from (anchor for anchor in whole if division.owns(address, anchor))
            yield from OF_PART if division.page.startswith("sources/") else ()

    def _find(self, address: str) -> Iterator[str]:
        if MARK in address and address in self.parts:
            yield from self._of_part(address)
            return
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
        if self.library.lacks("briefings/"):
            return
        opening = self.library.texts.pages.get("briefings/index.md")
        yield from _of_headings(opening) if opening else (_of_title(self.library.settings.site_name),)
        yield from ("all_briefings", "how_to_read")
        if len(self.library.briefings) > IN_FULL:
            yield "older_briefings"
        if any(list(self._of_editions(home, LISTED_KINDS["changes"])) for home in self.library.editions):
            yield "newest_editions"
        published = [self.library.known(home).briefings[home] for home in self.library.editions]
        for shown in (list(self.library.briefings.values()), published):
            topics = {str(topic) for each in shown for topic in each.head.topics or ("",)}
            if len(shown) > 1 and topics != {""}:
                yield from ("all_topics", *map(TOPIC.format, topics))

    def _of_guide(self, address: str) -> Iterator[str]:
        texts = [text for path, text in guide_texts(self.library.texts.pages).items() if guide_address(path) == address]
        for text in texts:
            yield from _of_headings(text)
        if not texts and address == "guide/":
            yield "guide"

    def _of_editions(self, home: str, kinds: Sequence[str] = EDITION_KINDS) -> Iterator[str]:
        editions = (past.edition for past in self.library.editions.get(home, ()))
        yield from (f"edition-{edition.number}" for edition in editions if edition.kind in kinds)

    def _of_record(self, folder: str, name: str) -> Iterator[str]:
        if folder == "sources" and (source := by_any_id(self.library.sources, name)):
            yield from (_of_title(source.title), *OF_SOURCE, *self._passages.get(str(source.id), ()))
        elif folder == "entities" and (entity := by_any_id(self.library.entities, name)):
            yield _of_title(entity.name)
            naming = {address.briefing for address in self.library.named_in.get(str(entity.id), ())}
            yield from (f"in-{number}" for number, _ in enumerate(naming, start=1))

    def _below_briefing(self, home: str, below: list[str]) -> Iterator[str]:
        """Return the anchors on the page of a briefing, of its changes or of an edition."""
        if not home or self.library.lacks(f"briefings/{home}/"):
            return
        pasts = self.library.editions.get(home, ())
        if below == ["changes"]:
            yield from ("changes", *(["how_it_changed"] if len(pasts) > 1 else []), *self._of_editions(home))
        elif below:
            for past in pasts:
                if str(past.edition.number) == below[-1]:
                    yield from _of_briefing(past.library, home, past.library.quotations)
                    yield from ["changed_since"] if past is not pasts[-1] else []
        else:
            yield from _of_briefing(self.library, home, self.library.by_briefing.get(home, ()))
            newest = self.library.known(home)
            yield from _of_briefing(newest, home, newest.quotations) if pasts else ()

    @cached_property
    def _passages(self) -> Mapping[str, set[str]]:
        """The anchors of the passages of each source."""
        found: dict[str, set[str]] = defaultdict(set)
        for shown in (self.library, *(pasts[-1].library for pasts in self.library.editions.values())):
            for quotation in shown.quotations:
                found[str(quotation.source.id)].add(quotation.address.passage)
        return found


def section_anchor(group: str, section: str) -> str:
    """Return the anchor of a section within a group of claims, or of the claims without a section.

    It is made from the words of the section, so that its place does not matter.
    """
    return SECTION.format(group, slug(section) if section else OTHERS)


def _of_title(title: str) -> str:
    return Anchors().of(title)


def _of_headings(text: str) -> Iterator[str]:
    yield from (heading.anchor for heading in headings(text, Anchors()))


def _of_briefing(library: Library, home: str, quotations: Iterable[Quotation]) -> Iterator[str]:
    """Return the anchors on the page of a briefing with these quotations."""
    briefing = library.briefings[home]
    anchors = Anchors()
    yield anchors.of(briefing.head.title)
    yield from _of_parts(library, briefing)
    for holder in holders(briefing):
        yield holder.address.anchor
        yield from (holder.address.below(str(item.id)).anchor for item in holder.evidence)
    yield from (quotation.address.anchor for quotation in quotations if quotation.briefing == home)
    for prose in briefing.prose:
        yield from (heading.anchor for heading in headings(prose.body, anchors))


def _of_parts(library: Library, briefing: Briefing) -> Iterator[str]:
    """Return the anchors of the headings that the site sets on the page of a briefing, without those of empty parts."""
    yield from ("all_claims", "all_sources")
    yield from (GROUP.format(name) for name, of in GROUPS if any(claim.status in of for claim in briefing.claims))
    if any(claim.section for claim in briefing.claims):
        for name, of in GROUPS:
            sections = (claim.section or "" for claim in briefing.claims if claim.status in of)
            yield from (section_anchor(name, section) for section in sections)
    named = {Address.of_reference(briefing.id, name) for point in briefing.head.key_points for name in point.claims}
    if any(name in library.claims and not library.claims[name].withdrawn for name in named):
        yield KEY_POINTS
    articles = [name for name in briefing.articles if name in library.sources]
    if articles:
        yield from ("all_articles", *(ARTICLE.format(number) for number, _ in enumerate(articles, start=1)))
    if briefing.lists:
        yield "all_lists"
    standing = [listed for listed in briefing.lists if not listed.withdrawn]
    if standing:
        yield "who_is_in_what"
    if any(listed.open_end and not listed.open_end.withdrawn for listed in standing):
        yield "open_ends"
    if not all(claim.withdrawn for claim in briefing.claims):
        yield "what_rests_on_what"
