"""Report briefings that the desk should have reviewed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.diagnostics import Diagnostic
from generator.model.rules import publishing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library


def reviews_are_not_overdue(library: Library, today: str) -> Iterator[Diagnostic]:
    """Report briefings whose day of review has passed, in the draft or for readers of the newest edition.

    ``today`` is a date such as 2026-11-24; if it is empty, no day has passed.
    """
    for name, briefing in library.briefings.items():
        newest = library.editions[name][-1].edition if name in library.editions else None
        if library.lacks(f"briefings/{name}/briefing.md") or (newest and newest.kind == "retraction"):
            continue
        due = briefing.head.review_by
        shown = newest.contents.front_matter.review_by if newest else None
        if due and due < today:
            message = f"The briefing {name} should have been reviewed by {due}."
            hint = "Review it, then state a later day or none."
            yield Diagnostic(publishing.REVIEW_OVERDUE, due.place, message, hint)
        elif newest and shown and shown < today:
            message = f"Edition {newest.number} of {name} tells readers that it should have been reviewed by {shown}."
            place = (due or briefing.head.title).place
            yield Diagnostic(publishing.REVIEW_OVERDUE, place, message, "Publish the next edition.")
