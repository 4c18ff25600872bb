"""Describe who wrote and who read what a change touches, and the editions that the change publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.editions.policy import count_reviewers, explain_unmet, second_readers
from generator.review.memo import Publishing
from generator.site.dates import format_date
from generator.site.history import describe_review
from generator.site.labels import EDITION_KINDS
from generator.site.words import capitalised, joined, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.review.change import Comparison


def describe_editions(change: Comparison) -> Iterator[Publishing]:
    """Describe the editions that the change publishes."""
    new = change.new
    for _, name in change.pairs:
        for index in change.new_editions(name):
            history = new.histories[name]
            view, edition = history.summaries[index], history.pasts[index].edition
            kind = EDITION_KINDS[edition.kind].label
            title = f"edition {edition.number} of {new.title(name)} ({kind}, {format_date(edition.date)})"
            readers = (
                describe_review(edition) or "It was published under no policy, because an older program published it."
            )
            share = " ".join(filter(None, (view.conclusion, view.since.share)))
            yield Publishing(title, view.note, share, readers)


def describe_people(change: Comparison) -> Iterator[str]:
    """State for each briefing who wrote and read it.

    It also states how far the briefing is published, and what the policy still asks for.
    """
    for was, name in change.pairs:
        if name:
            yield " ".join((_state_publication(change, was, name), *_state_people(change, was, name)))


def _state_publication(change: Comparison, was: str, name: str) -> str:
    old, new = change.old, change.new
    title, history = new.title(name), new.histories.get(name)
    if history is None and was in old.histories:
        return f"{title} has lost its editions; readers see a draft."
    if history is None:
        return f"{title} has never been published; readers see it as a draft."
    if history.draft(new.draft(name)):
        return f"{title} has edits after edition {history.newest.number}; readers see them once they are published."
    return f"{title} is the same as edition {history.newest.number}."


def _state_people(change: Comparison, was: str, name: str) -> Iterator[str]:
    old, new = change.old, change.new
    head, policy = new.library.briefings[name].head, new.library.settings.review
    authors = joined([str(author) for author in head.authors]) if head.authors else message("not-stated")
    readers = joined([str(reader) for reader in second_readers(head)])
    contents = new.draft(name).contents
    asked = "; this desk asks for none" if not count_reviewers(policy, contents) else ""
    yield f"Authors: {authors}. Reviewers: {readers or f'none{asked}'}."
    if missing := explain_unmet(policy, contents):
        yield capitalised(missing)
    before = old.histories.get(was)
    same = before and before.newest.contents.front_matter.reviewers == head.reviewers
    if before and same and readers and not change.new_editions(name):
        yield f"The reviewers are those of edition {before.newest.number}: ask them to read it again."
