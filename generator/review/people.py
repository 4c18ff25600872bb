"""Describe who wrote and who read what a change touches, and the editions that the change publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.editions import with_readers
from generator.editions.policy import count_reviewers, explain_unmet, second_readers
from generator.review.memo import Publishing
from generator.site.dates import format_date
from generator.site.history import describe_review
from generator.site.labels import EDITION_KINDS
from generator.site.words import capitalised, joined, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Edition
    from generator.review.change import Comparison


def describe_editions(change: Comparison) -> Iterator[Publishing]:
    """Describe the editions that the change publishes."""
    new = change.new
    for was, name in change.pairs:
        for index in change.new_editions(name):
            history = new.histories[name]
            view, edition = history.summaries[index], history.pasts[index].edition
            kind = EDITION_KINDS[edition.kind].label
            title = f"edition {edition.number} of {new.title(name)} ({kind}, {format_date(edition.date)})"
            readers = (
                describe_review(edition) or "It was published under no policy, because an older program published it."
            )
            share = " ".join(filter(None, (view.conclusion, view.since.share)))
            yield Publishing(title, view.note, share, " ".join((readers, *_ask_readers(change, was, name, edition))))


def _ask_readers(change: Comparison, was: str, name: str, edition: Edition) -> Iterator[str]:
    """Ask for a confirmation of the reviewers whom only an edition names, because no file can prove them."""
    readers = second_readers(edition.contents.front_matter)
    if not readers or change.new.library.briefings[name].head.reviewers:
        return
    yield f"Only the edition says who reviewed it: let {_name(readers)} confirm it."
    before = second_readers(change.old.library.briefings[was].head) if was else ()
    if before and {*before} != {*readers}:
        yield f"Before this change, briefing.md named {_name(before)}."


def _name(readers: Iterable[str]) -> str:
    return joined([str(reader) for reader in readers])


def describe_embargoes(change: Comparison) -> Iterator[str]:
    """Warn of each briefing under embargo that the memo is about."""
    new = change.new
    for name in (name for _, name in change.pairs if name):
        day = new.library.briefings[name].head.not_before
        if day and new.day < day:
            yield f"{new.title(name)} is under embargo until {format_date(day)}; this memo and any preview show it."


def describe_people(change: Comparison) -> Iterator[str]:
    """State for each briefing who wrote and read it.

    It also states how far the briefing is published, and what the policy still asks for.
    """
    for was, name in change.pairs:
        if name:
            history = change.new.histories.get(name)
            is_edited = bool(history and history.draft(change.new.draft(name)))
            published = _state_publication(change, was, name, is_edited=is_edited)
            yield " ".join((published, *_state_people(change, was, name, is_edited=is_edited)))


def _state_publication(change: Comparison, was: str, name: str, *, is_edited: bool) -> str:
    old, new = change.old, change.new
    title, history = new.title(name), new.histories.get(name)
    if history is None and was in old.histories:
        return f"{title} has lost its editions; readers see a draft."
    day = new.library.briefings[name].head.not_before
    if history is None and day and new.day < day:
        return f"{title} has never been published; readers see nothing of it before {format_date(day)}."
    if history is None:
        return f"{title} has never been published; readers see it as a draft."
    if is_edited:
        return f"{title} has edits after edition {history.newest.number}; readers see them once they are published."
    return f"{title} is the same as edition {history.newest.number}."


def _state_people(change: Comparison, was: str, name: str, *, is_edited: bool) -> Iterator[str]:
    old, new = change.old, change.new
    policy, contents, history = new.library.settings.review, new.draft(name).contents, new.histories.get(name)
    if history and not is_edited:
        contents = with_readers(contents, history.newest.contents)
    head = contents.front_matter
    authors = joined([str(author) for author in head.authors]) if head.authors else message("not-stated")
    readers = _name(second_readers(head))
    asked = "; this desk asks for none" if not count_reviewers(policy, contents) else ""
    yield f"Authors: {authors}. Reviewers: {readers or f'none{asked}'}."
    if missing := explain_unmet(policy, contents):
        yield capitalised(missing)
    before = old.histories.get(was)
    if before and readers and not change.new_editions(name):
        then = before.newest.contents.front_matter.reviewers, old.library.briefings[was].head.reviewers
        if then == (head.reviewers, head.reviewers):
            yield f"The reviewers are those of edition {before.newest.number}: ask them to read it again."
