"""Find what an edition corrects in claims and rows, and which editions tell readers of mistakes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from generator.editions.diff.kinds import Effect
from generator.model.addresses import CLAIM, MEMBER
from generator.model.english import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.editions.diff.changes import Change
    from generator.model import Claim, Contents, Correction, Edition, Member, MemberList, Past, Source

TELLING = frozenset({"correction", "retraction"})
"""The kinds of edition that say that something was wrong, whatever they contain."""
LISTS = ("changes", "corrections")
"""The pages that list editions of all briefings: those that are not minor, and those that tell of mistakes."""
SINCE = 5
"""The first schema in which a claim or a row can have corrections."""


class Corrected(NamedTuple):
    """A correction, and the anchor of the claim or row that was wrong."""

    anchor: str
    correction: Correction


def find_corrections(before: Contents | None, after: Contents) -> tuple[Corrected, ...]:
    """Return the corrections that contents have and those before them have not.

    What was never published before needs no correction.
    """
    known = set(_corrections(before)) if before else set(_corrections(after))
    return tuple(each for each in _corrections(after) if each not in known)


def explain_groundless(earlier: Iterable[Contents], now: Contents, corrected: Iterable[Corrected]) -> Iterator[str]:
    """Explain which corrections correct nothing: no earlier edition has the claim or row in another form."""
    anchors = dict.fromkeys(each.anchor for each in corrected)
    if not anchors:
        return
    before, today = [_stated(contents) for contents in earlier], _stated(now)
    for anchor in anchors:
        if all(stated.get(anchor, today[anchor]) == today[anchor] for stated in before):
            yield f"The correction of {anchor} says what was wrong, but no earlier edition states {anchor} otherwise."


def _stated(contents: Contents) -> dict[str, object]:
    """Return what contents state in each claim and row, with its list and the sources of its evidence, by its anchor.

    The corrections themselves are left out, as are the section of a claim and how it relates to others.
    """
    sources = {str(source.id): source for source in contents.sources}

    def behind(record: Claim | Member | MemberList) -> list[Source | None]:
        return [sources.get(str(item.source)) for item in record.evidence]

    stated: dict[str, object] = {}
    for claim in contents.claims:
        bare = replace(claim, corrections=(), section=None, relations=())
        stated[CLAIM.format(claim.id)] = bare, behind(claim)
    for member_list in contents.lists:
        alone = replace(member_list, members=(), open_end=None), behind(member_list)
        for member in member_list.members:
            row = replace(member, corrections=()), behind(member)
            stated[MEMBER.format(member_list.id, member.id)] = row, alone
    return stated


def _corrections(contents: Contents) -> Iterator[Corrected]:
    for claim in contents.claims:
        yield from (Corrected(CLAIM.format(claim.id), each) for each in claim.corrections)
    for member_list in contents.lists:
        for member in member_list.members:
            anchor = MEMBER.format(member_list.id, member.id)
            yield from (Corrected(anchor, each) for each in member.corrections)


def is_telling(before: Edition | None, edition: Edition) -> bool:
    """Return whether an edition says that something was wrong in an edition before it."""
    earlier = before.contents if before else None
    return edition.kind in TELLING or bool(find_corrections(earlier, edition.contents))


def find_lists(pasts: Iterable[Past]) -> Iterator[tuple[Edition, tuple[str, ...]]]:
    """Return each edition of a briefing, and which pages that list editions of all briefings list it."""
    before = None
    for past in pasts:
        edition = past.edition
        kept = edition.kind != "minor", is_telling(before, edition)
        yield edition, tuple(page for page, lists in zip(LISTS, kept, strict=True) if lists)
        before = edition


def explain_uncorrected(kind: str, made: Iterable[Change], corrected: Iterable[Corrected]) -> str:
    """Explain that a correction does not tell what was wrong with any claim or row that it changes, if so.

    A withdrawal tells it too. What is wrong elsewhere, such as in a text, only the note tells.
    """
    made = list(made)
    told = any(True for _ in corrected) or any(change.kind.effect is Effect.WITHDRAWN for change in made)
    changed = dict.fromkeys(
        change.claim or change.subject.address
        for change in made
        if change.kind.seen and (change.claim or change.subject.path[2:3] == ("members",))
    )
    if kind != "correction" or told or not changed:
        return ""
    return f"This correction changes {listed([*changed])}, but no claim or row states what was wrong."
