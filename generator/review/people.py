"""Takes the two sides of a change; gives who wrote and who read what it touches, and the editions that come with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.editions.policy import second_readers, unmet
from generator.review.memo import Publishing
from generator.site.dates import said
from generator.site.history import reviewed
from generator.site.labels import EDITION_KINDS
from generator.site.words import capitalised, joined, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.review.change import Comparison


def publishing(change: Comparison) -> Iterator[Publishing]:
    """Give the editions that come with the change."""
    new = change.new
    for _, name in change.pairs:
        for index in change.fresh(name):
            row = new.rows[name]
            told, edition = row.told[index], row.pasts[index].edition
            kind = EDITION_KINDS[edition.kind].label
            title = f"edition {edition.number} of {new.title(name)} ({kind}, {said(edition.date)})"
            read = reviewed(edition) or "It went out under no policy, as an older program publishes."
            share = " ".join(filter(None, (told.conclusion, told.since.share)))
            yield Publishing(title, told.note, share, read)


def people(change: Comparison) -> Iterator[str]:
    """Say of each briefing how far it is published, who wrote and read it, and whom the policy still waits for."""
    for was, name in change.pairs:
        if name:
            yield " ".join((_published(change, was, name), *_read(change, was, name)))


def _published(change: Comparison, was: str, name: str) -> str:
    old, new = change.old, change.new
    title, row = new.title(name), new.rows.get(name)
    if row is None and was in old.rows:
        return f"{title} has lost its editions; readers see a draft."
    if row is None:
        return f"{title} has never been published; readers see it as a draft."
    if row.draft(new.draft(name)):
        return f"{title} has edits after edition {row.newest.number}; readers see them once they are published."
    return f"{title} is as edition {row.newest.number} has it."


def _read(change: Comparison, was: str, name: str) -> Iterator[str]:
    old, new = change.old, change.new
    head, policy = new.library.briefings[name].head, new.library.settings.review
    authors = joined([str(each) for each in head.authors]) if head.authors else worded("not-stated")
    readers = joined([str(each) for each in second_readers(head)])
    asked = "; this desk asks for none" if not int(policy.reviewers) else ""
    yield f"Authors: {authors}. Reviewers: {readers or f'none{asked}'}."
    if missing := unmet(policy, head):
        yield capitalised(missing)
    before = old.rows.get(was)
    same = before and before.newest.contents.front_matter.reviewers == head.reviewers
    if before and same and readers and not change.fresh(name):
        yield f"The reviewers are those of edition {before.newest.number}: ask them to read it again."
