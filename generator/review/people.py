"""Takes the two sides of a change; gives who wrote and who read what it touches, and the editions that come with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compile.dates import said
from generator.compile.reviewing import reviewed
from generator.compile.words import EDITION_KINDS, NOT_STATED, capitalised, counted, joined
from generator.editions.policy import second_readers, unmet
from generator.review.items import fresh, pairs
from generator.review.memo import Publishing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Briefing, Edition
    from generator.review.desk import Desk
    from generator.review.scope import Scope


def publishing(old: Desk, new: Desk, within: Scope) -> Iterator[Publishing]:
    """Give the editions that come with the change."""
    for _, name in pairs(old, new, within):
        for index in fresh(old, new, name):
            row = new.rows[name]
            told, edition = row.told[index], row.pasts[index].edition
            kind = EDITION_KINDS[edition.kind].label
            title = f"edition {edition.number} of {new.title(name)}, a {kind} of {said(edition.date)}"
            people = tuple(filter(None, (reviewed(edition), _weaker(edition, old))))
            yield Publishing(title, told.note, " ".join(filter(None, (told.conclusion, told.since.share))), people)


def _weaker(edition: Edition, old: Desk) -> str:
    """Say where an edition went out under a policy that asks for less than the one that held before the change."""
    held = old.library.settings.review
    if edition.policy is None or int(edition.policy.reviewers) >= int(held.reviewers):
        return ""
    asked = f"it was published under a policy that asks for {edition.policy.reviewers}"
    return f"Before this change the desk asks for {counted(int(held.reviewers), 'reviewer')}; {asked}."


def people(old: Desk, new: Desk, within: Scope) -> Iterator[str]:
    """Say of each briefing how far it is published, who wrote and read it, and whom the policy still waits for."""
    for _, name in pairs(old, new, within):
        if name:
            briefing = new.library.briefings[name]
            yield " ".join(filter(None, (_published(new, name), *_read(briefing, old, new))))


def _published(new: Desk, name: str) -> str:
    title, row = new.title(name), new.rows.get(name)
    if row is None:
        return f"{title} has never been published; readers see it as a draft."
    if row.draft(new.draft(name)):
        return f"{title} has edits after edition {row.newest.number}; readers see them once they are published."
    return f"{title} is as edition {row.newest.number} has it."


def _read(briefing: Briefing, old: Desk, new: Desk) -> Iterator[str]:
    head = briefing.head
    authors = joined([str(each) for each in head.authors]) if head.authors else NOT_STATED
    readers = joined([str(each) for each in second_readers(head)])
    yield f"Authors: {authors}. Reviewers: {readers or 'nobody who is not an author'}."
    if missing := unmet(new.library.settings.review, head):
        yield capitalised(missing)
    before = old.rows.get(str(briefing.id))
    if readers and before and before.newest.contents.front_matter.reviewers == head.reviewers:
        yield f"The reviewers are those of edition {before.newest.number}: ask them to read it again."
