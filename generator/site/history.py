"""Build the history of a briefing: each edition as it was, its changes, and its reviewers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.editions import changes, with_readers
from generator.editions.corrections import find_corrections, is_telling
from generator.editions.policy import count_reviewers, is_seen, second_readers
from generator.model import edition_address
from generator.model.places import Text
from generator.site.changes import ChangeView, Side, views
from generator.site.components import EditionLink, Link
from generator.site.correcting import CorrectionView, correction_views
from generator.site.dates import format_date
from generator.site.index import SiteIndex
from generator.site.labels import EDITION_KINDS, Meaning
from generator.site.words import capitalised, joined, message, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.editions.corrections import Corrected
    from generator.model import Edition, Library, Past, Worth, Worths


class Compared(NamedTuple):
    """The changes between two states of a briefing, and in words how many of its claims they touch.

    As numbers, the changes touch ``touches`` of the ``claims`` that either state has.
    A first edition has no state before it, so its ``touches`` is None.
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
    """What an edition says about itself, and its changes; ``day`` is its date as data.

    ``telling`` is true if it says that something was wrong, for example in a correction or a retraction.
    """

    number: int
    anchor: str
    link: Link
    kind: Meaning
    minor: bool
    telling: bool
    corrections: tuple[CorrectionView, ...]
    date: str
    day: str
    note: str
    conclusion: str
    review: str
    """Who read it before it was published, and what the policy asked for."""
    since: Compared
    """What changed since the edition before it."""
    digest: str


SELECTED, TOLD = 20, 10
"""The most editions that the selector has, and the most entries in the history of a claim."""


@dataclass(frozen=True)
class EditionHistory:
    """The editions of one briefing, oldest first, with the state of their quotes today.

    ``library`` is the library of today; ``shown`` is the index that the pages of sources are made from.
    """

    name: str
    pasts: tuple[Past, ...]
    worth: tuple[Worth, ...]
    library: Library
    shown: SiteIndex

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """Each edition as it was, with its own index."""
        return tuple(self._side(position) for position in range(len(self.pasts)))

    def _side(self, position: int) -> Side:
        past = self.pasts[position]
        library = retitled(past.library, [self.name] if past.edition.kind == "retraction" else [])
        contents, briefing = past.edition.contents, library.briefings[self.name]
        placed = {
            quotation.address: self.shown.place(now)
            for quotation in past.library.quotations
            if (now := self.shown.quotations.get(quotation.address))
            and (now.text.strip(), now.source.id) == (quotation.text.strip(), quotation.source.id)
        }
        # A retraction freezes what was published and withdraws it: readers see both.
        published = replace(contents, claims=briefing.claims, lists=briefing.lists)
        index = SiteIndex(library, self.worth[position].shown, placed, str(past.edition.date))
        return Side(published, index, briefing)

    @cached_property
    def current(self) -> Side:
        """The newest edition as its briefing's page shows it: on the day of the site, beside what is known since."""
        side, shown = self.sides[-1], self.shown
        return replace(side, index=replace(side.index, day=shown.day, known=shown.holding, fallen=shown.fallen))

    @property
    def newest(self) -> Edition:
        """The newest edition."""
        return self.pasts[-1].edition

    def headed(self, position: int) -> str:
        """Return the title of an edition in a list; of a retracted briefing, every title says so."""
        title = self.pasts[position].edition.contents.front_matter.title
        return message("editions.retracted", title=title) if self.newest.kind == "retraction" else str(title)

    def dated(self, position: int) -> str:
        """Return the date that a briefing shows: minor editions do not change it."""
        days = [past.edition.date for past in self.pasts[: position + 1] if past.edition.kind != "minor"]
        return str(days[-1] if days else self.pasts[0].edition.date)

    @cached_property
    def summaries(self) -> tuple[EditionSummary, ...]:
        """A summary of each edition, oldest first."""
        return tuple(self._summary(position) for position in range(len(self.pasts)))

    def _summary(self, position: int) -> EditionSummary:
        edition, side, link = self.pasts[position].edition, self.sides[position], self.link(position)
        claims = len(side.contents.claims)
        start = Compared(message("editions.begun", n=claims), (), claims=claims)
        return EditionSummary(
            number=edition.number,
            anchor=f"edition-{edition.number}",
            link=link,
            kind=EDITION_KINDS[edition.kind],
            minor=edition.kind == "minor",
            telling=is_telling(self.pasts[position - 1].edition if position else None, edition),
            corrections=tuple(correction_views(self.corrections(position), side, link.address)),
            date=format_date(edition.date),
            day=str(edition.date),
            note=str(edition.note),
            conclusion=_conclusion(edition) if position else "",
            review=describe_review(edition),
            since=compared(self.sides[position - 1], side) if position else start,
            digest=str(edition.sha256),
        )

    def corrections(self, position: int) -> tuple[Corrected, ...]:
        """Return what an edition corrects in the edition before it."""
        before = self.pasts[position - 1].edition.contents if position else None
        return find_corrections(before, self.pasts[position].edition.contents)

    def link(self, position: int) -> Link:
        """Return a link to the page of an edition."""
        number = self.pasts[position].edition.number
        return Link(message("editions.edition", number=str(number)), edition_address(self.name, number))

    def story(self, position: int) -> Link:
        """Return a link to the changes of an edition."""
        number = self.pasts[position].edition.number
        return Link(message("editions.link", number=str(number)), f"{self.name}/changes/#edition-{number}")

    @cached_property
    def claim_histories(self) -> Mapping[str, tuple[tuple[Link, str], ...]]:
        """What changed in each claim, edition by edition."""
        by_claim: dict[str, list[tuple[Link, str]]] = {}
        for position, summary in enumerate(self.summaries):
            before = {str(claim.id) for claim in self.sides[position - 1].contents.claims} if position else set()
            for claim in self.sides[position].contents.claims:
                if claim.id not in before:
                    by_claim.setdefault(str(claim.id), []).append((self.story(position), message("claims.first")))
                elif kinds := dict.fromkeys(
                    change.kind for change in summary.since.changes if change.claim == claim.id
                ):
                    by_claim.setdefault(str(claim.id), []).append(
                        (self.story(position), message("row.comma").join(kinds))
                    )
        return {claim: tuple(self._shortened(entries)) for claim, entries in by_claim.items()}

    def _shortened(self, entries: list[tuple[Link, str]]) -> Iterator[tuple[Link, str]]:
        """Return the first and the newest entries of a long history, and between them how many more there are."""
        left = len(entries) - TOLD
        if left < 2:  # noqa: PLR2004 (one entry takes no more space than its number)
            yield from entries
            return
        yield entries[0]
        yield Link(message("editions.between", n=left), f"{self.name}/changes/"), message("claims.changed")
        yield from entries[1 + left :]

    def since(self, position: int) -> Compared:
        """Return what changed between an edition and the newest."""
        return compared(self.sides[position], self.sides[-1])

    def draft(self, now: Side) -> Compared | None:
        """Return what changed since the newest edition and is not published; None if nothing did."""
        # This is right for a retracted edition, too: leaving its claims alone does not bring them back.
        published = self.newest.contents
        now = replace(now, contents=with_readers(now.contents, published))
        if now.contents == published or not is_seen(changes(published, now.contents)):
            return None
        return compared(self.sides[-1], now)


def retitled(library: Library, names: Iterable[str]) -> Library:
    """Return the library with the titles of retracted briefings marked as retracted."""
    titled = {name: library.briefings[name] for name in names}
    for name, briefing in titled.items():
        title = Text(message("editions.retracted", title=briefing.head.title))
        titled[name] = replace(briefing, head=replace(briefing.head, title=title))
    return replace(library, briefings={**library.briefings, **titled}) if titled else library


def edition_histories(library: Library, worth: Worths, shown: SiteIndex) -> dict[str, EditionHistory]:
    """Return the history of editions of each published briefing, by its id."""
    return {name: EditionHistory(name, pasts, worth[name], library, shown) for name, pasts in library.editions.items()}


def _conclusion(edition: Edition) -> str:
    if edition.kind == "retraction":
        return ""
    return message("editions.conclusion-changed" if edition.conclusion_changed else "editions.conclusion-kept")


def compared(before: Side, now: Side) -> Compared:
    """Return what changed between two states of a briefing.

    It includes how many of the claims that either state has are touched.
    """
    changed = views(before, now)
    claims = {str(claim.id) for side in (before, now) for claim in side.contents.claims}
    touched = {change.claim for change in changed} - {""}
    if not touched:
        return Compared(message("editions.untouched"), changed, 0, len(claims))
    share = round(len(touched) / len(claims) * 100)
    all_claims = message("counts.claims", n=len(claims))
    words = message("editions.touched", n=len(touched), claims=all_claims, share=share)
    return Compared(words, changed, len(touched), len(claims))


def describe_review(edition: Edition) -> str:
    """Return a sentence about who read an edition besides its authors.

    The sentence also says what the policy asked for. It is empty for an edition from before there was a policy.
    """
    readers = [str(reader) for reader in second_readers(edition.contents.front_matter)]
    parts = (message("reviewed.by", readers=joined(readers)) if readers else "", describe_policy(edition))
    return sentence(message("row.semicolon").join(filter(None, parts))) if edition.policy else ""


def describe_policy(edition: Edition) -> str:
    """Return what the policy asked for before an edition was published.

    If the edition did not wait for that, return why. It is empty for an edition from before there was a policy.
    """
    if not edition.policy:
        return ""
    needed = count_reviewers(edition.policy, edition.contents)
    if edition.expedited:
        return message("reviewed.expedited", n=needed, because=edition.expedited)
    return message("reviewed.asked", n=needed) if needed else message("reviewed.asked-none")


@dataclass(frozen=True)
class News:
    """One edition among the editions of all briefings.

    ``briefing`` is the briefing as it is titled now, and ``headed`` the title that the edition itself has.
    """

    briefing: Link
    edition: EditionSummary
    headed: str

    @property
    def anchor(self) -> str:
        """The anchor on pages that list the editions of all briefings."""
        return f"{self.briefing.address.rstrip('/')}-{self.edition.anchor}"

    @property
    def title(self) -> str:
        """The title that the edition has, and its number."""
        return message("editions.title", title=self.headed, number=str(self.edition.number))


def selector(history: EditionHistory, current: int | None, *, draft: bool = False) -> tuple[EditionLink, ...]:
    """Return the editions for the selector in the header, newest first; of many, the newest and a link to all.

    The newest edition is the page of the briefing itself.
    ``current`` is the position of the edition on the page. It is the number of all editions for unpublished edits,
    and None for a page that is about all editions.
    """
    unpublished = EditionLink(message("editions.unpublished"), "", f"{history.name}/", current == len(history.pasts))
    links = [unpublished] if draft else []
    last = len(history.pasts) - 1
    shown = [position for position in range(last, -1, -1) if position > last - SELECTED or position == current]
    for position in shown:
        own, newest = history.link(position), history.pasts[position].edition is history.newest
        address = f"{history.name}/" if newest and not draft else own.address
        links.append(EditionLink(own.words, history.summaries[position].date, address, position == current))
    if len(shown) <= last:
        links.append(EditionLink(message("editions.all"), "", f"{history.name}/changes/", current=False))
    return tuple(links)


def news(histories: Iterable[EditionHistory]) -> list[News]:
    """Return every edition of every briefing that is not minor, the newest first."""
    return sorted(
        (
            News(Link(history.sides[-1].briefing.head.title, f"{history.name}/"), summary, history.headed(position))
            for history in histories
            for position, summary in enumerate(history.summaries)
            if not summary.minor
        ),
        key=newest_first,
    )


def newest_first(news: News) -> tuple[object, ...]:
    """Return the key that sorts news: newest day first, then by briefing, highest edition first."""
    return (*(-int(part) for part in news.edition.day.split("-")), news.briefing.address, -news.edition.number)
