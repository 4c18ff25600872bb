"""Tell the history of a briefing: each edition as it was, what changed with it, and who reviewed it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.editions import changes
from generator.editions.policy import is_seen, second_readers
from generator.model import edition_address
from generator.model.places import Text
from generator.site.changes import ChangeView, Side, views
from generator.site.components import EditionLink, Link
from generator.site.dates import said
from generator.site.index import SiteIndex
from generator.site.labels import EDITION_KINDS, Meaning
from generator.site.words import capitalised, joined, sentence, worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Edition, Library, Past, Worth, Worths


class Compared(NamedTuple):
    """What changed between two states of a briefing, and in words how many of its claims are touched.

    The same as numbers: it ``touches`` so many of the ``claims`` of either; a first edition is compared with none.
    """

    touched: str
    changes: tuple[ChangeView, ...]
    touches: int | None = None
    claims: int = 0

    @property
    def share(self) -> str:
        """The words as a sentence of their own."""
        return capitalised(self.touched)


class EditionSummary(NamedTuple):
    """What an edition says of itself, and what changed with it; ``day`` is its date as data.

    ``telling`` says that it is a correction or a retraction.
    """

    number: int
    anchor: str
    link: Link
    kind: Meaning
    minor: bool
    telling: bool
    date: str
    day: str
    note: str
    conclusion: str
    review: str
    """Who read it before it went out, and what was asked for."""
    since: Compared
    """What changed since the edition before it."""
    digest: str


TELLING = frozenset({"correction", "retraction"})
"""Kinds of edition that every page of it names."""


@dataclass(frozen=True)
class EditionHistory:
    """The editions of one briefing, oldest first, with what their quotes are worth today.

    ``library`` is that of today; ``shown`` is the index that the pages of sources are made from.
    """

    name: str
    pasts: tuple[Past, ...]
    worth: tuple[Worth, ...]
    library: Library
    shown: SiteIndex

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """Each edition as it was, with an index of its own."""
        return tuple(self._side(position) for position in range(len(self.pasts)))

    def _side(self, position: int) -> Side:
        past = self.pasts[position]
        library = retitled(past.library, [self.name] if past.edition.kind == "retraction" else [])
        contents, briefing = past.edition.contents, library.briefings[self.name]
        placed = {
            each.address
            for each in past.library.quotations
            if (now := self.shown.quotations.get(each.address))
            and (now.text.strip(), now.source.id) == (each.text.strip(), each.source.id)
        }
        # A retraction freezes what was there, and withdraws it: readers are told of both.
        stood = replace(contents, claims=briefing.claims, lists=briefing.lists)
        return Side(stood, SiteIndex(library, self.worth[position].shown, frozenset(placed)), briefing)

    @property
    def newest(self) -> Edition:
        """The newest edition."""
        return self.pasts[-1].edition

    def dated(self, position: int) -> str:
        """Give the day that a briefing shows: minor editions do not move it."""
        days = [past.edition.date for past in self.pasts[: position + 1] if past.edition.kind != "minor"]
        return str(days[-1] if days else self.pasts[0].edition.date)

    @cached_property
    def told(self) -> tuple[EditionSummary, ...]:
        """What changed with each edition, oldest first."""
        return tuple(self._told(position) for position in range(len(self.pasts)))

    def _told(self, position: int) -> EditionSummary:
        edition, side = self.pasts[position].edition, self.sides[position]
        claims = len(side.contents.claims)
        begun = Compared(worded("editions.begun", n=claims), (), claims=claims)
        return EditionSummary(
            number=edition.number,
            anchor=f"edition-{edition.number}",
            link=self.link(position),
            kind=EDITION_KINDS[edition.kind],
            minor=edition.kind == "minor",
            telling=edition.kind in TELLING,
            date=said(edition.date),
            day=str(edition.date),
            note=str(edition.note),
            conclusion=_conclusion(edition) if position else "",
            review=reviewed(edition),
            since=compared(self.sides[position - 1], side) if position else begun,
            digest=str(edition.sha256),
        )

    def link(self, position: int) -> Link:
        """Lead to the page of an edition."""
        number = self.pasts[position].edition.number
        return Link(worded("editions.edition", number=str(number)), edition_address(self.name, number))

    def story(self, position: int) -> Link:
        """Lead to what changed with an edition."""
        number = self.pasts[position].edition.number
        return Link(worded("editions.link", number=str(number)), f"{self.name}/changes/#edition-{number}")

    @cached_property
    def history(self) -> Mapping[str, tuple[tuple[Link, str], ...]]:
        """What became of each claim, edition by edition."""
        found: dict[str, list[tuple[Link, str]]] = {}
        for position, told in enumerate(self.told):
            before = {str(claim.id) for claim in self.sides[position - 1].contents.claims} if position else set()
            for claim in self.sides[position].contents.claims:
                if claim.id not in before:
                    found.setdefault(str(claim.id), []).append((self.story(position), worded("claims.first")))
                elif kinds := dict.fromkeys(each.kind for each in told.since.changes if each.claim == claim.id):
                    found.setdefault(str(claim.id), []).append((self.story(position), worded("row.comma").join(kinds)))
        return {claim: tuple(several) for claim, several in found.items()}

    def since(self, position: int) -> Compared:
        """Tell what has changed between an edition and the newest."""
        return compared(self.sides[position], self.sides[-1])

    def draft(self, now: Side) -> Compared | None:
        """Tell what has changed since the newest edition and is not published; nothing where nothing has."""
        # This also holds where it was retracted: what it withdrew is not brought back by leaving it alone.
        published = self.newest.contents
        if now.contents == published or not is_seen(changes(published, now.contents)):
            return None
        return compared(self.sides[-1], now)


def retitled(library: Library, names: Iterable[str]) -> Library:
    """Say in the titles of retracted briefings that they are retracted."""
    titled = {name: library.briefings[name] for name in names}
    for name, each in titled.items():
        title = Text(worded("editions.retracted", title=each.head.title))
        titled[name] = replace(each, head=replace(each.head, title=title))
    return replace(library, briefings={**library.briefings, **titled}) if titled else library


def rows(library: Library, worth: Worths, shown: SiteIndex) -> dict[str, EditionHistory]:
    """Give the row of editions of each briefing that has been published."""
    return {name: EditionHistory(name, pasts, worth[name], library, shown) for name, pasts in library.editions.items()}


def _conclusion(edition: Edition) -> str:
    if edition.kind == "retraction":
        return ""
    return worded("editions.conclusion-changed" if edition.conclusion_changed else "editions.conclusion-kept")


def compared(before: Side, now: Side) -> Compared:
    """Tell what changed between two states, and how many of the claims that either has are touched."""
    made = views(before, now)
    claims = {str(claim.id) for side in (before, now) for claim in side.contents.claims}
    touched = {each.claim for each in made} - {""}
    if not touched:
        return Compared(worded("editions.untouched"), made, 0, len(claims))
    share = round(len(touched) / len(claims) * 100)
    of = worded("counts.claims", n=len(claims))
    said = worded("editions.touched", n=len(touched), claims=of, share=share)
    return Compared(said, made, len(touched), len(claims))


def reviewed(edition: Edition) -> str:
    """Say in a sentence who read an edition besides its authors, and what was asked for; nothing before a policy."""
    readers = [str(each) for each in second_readers(edition.contents.front_matter)]
    told = (worded("reviewed.by", readers=joined(readers)) if readers else "", asked(edition))
    return sentence(worded("row.semicolon").join(filter(None, told))) if edition.policy else ""


def asked(edition: Edition) -> str:
    """Say what was asked for before an edition went out, or why it did not wait; nothing before there was a policy."""
    if not edition.policy:
        return ""
    needed = int(edition.policy.reviewers)
    if edition.expedited:
        return worded("reviewed.expedited", n=needed, because=edition.expedited)
    return worded("reviewed.asked", n=needed) if needed else worded("reviewed.asked-none")


@dataclass(frozen=True)
class News:
    """One edition among those of all briefings."""

    briefing: Link
    told: EditionSummary

    @property
    def title(self) -> str:
        """The briefing and the number of the edition."""
        return worded("editions.title", title=self.briefing.words, number=str(self.told.number))


def selector(row: EditionHistory, current: int | None, *, draft: bool = False) -> tuple[EditionLink, ...]:
    """Give the editions that the header offers, newest first; the newest is the briefing's own page.

    ``current`` is the place of the one that is read, behind all others where that is not published; a page that
    tells of all of them has none.
    """
    unpublished = EditionLink(worded("editions.unpublished"), "", f"{row.name}/", current == len(row.pasts))
    links = [unpublished] if draft else []
    for position in range(len(row.pasts) - 1, -1, -1):
        own, newest = row.link(position), row.pasts[position].edition is row.newest
        address = f"{row.name}/" if newest and not draft else own.address
        links.append(EditionLink(own.words, row.told[position].date, address, position == current))
    return tuple(links)


def news(rows: Iterable[EditionHistory]) -> list[News]:
    """Give every edition of every briefing that is news, the newest first: a minor one is none."""
    return sorted(
        (
            News(Link(row.sides[-1].briefing.head.title, f"{row.name}/"), told)
            for row in rows
            for told in row.told
            if not told.minor
        ),
        key=newest_first,
    )


def newest_first(news: News) -> tuple[object, ...]:
    """Sort the newest first, and those of one day by briefing, each briefing's newest first."""
    return (*(-int(part) for part in news.told.day.split("-")), news.briefing.address, -news.told.number)
