"""Report what is out of date because days have passed: reviews, and key points on what no longer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.holding import Holding
from generator.model.addresses import Address
from generator.model.diagnostics import Diagnostic
from generator.model.english import listed
from generator.model.rules import claiming, publishing

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


def key_points_rest_on_what_holds(library: Library, today: str) -> Iterator[Diagnostic]:
    """Report key points of which every claim no longer holds ``today``, or is superseded."""
    holding = Holding(library.claims, today)
    for name, briefing in library.briefings.items():
        for point in briefing.head.key_points:
            named = [Address.of_reference(name, reference) for reference in point.claims]
            found = [(address, claim) for address in named if (claim := library.claims.get(address))]
            standing = [pair for pair in found if not pair[1].withdrawn]
            if standing and len(found) == len(named) and all(holding.of_claim(*pair).is_past for pair in standing):
                message = f"No claim that this key point names still holds: {listed(point.claims)}."
                hint = "Name a claim that holds, or remove the key point."
                yield Diagnostic(claiming.KEY_POINT_PAST, point.text.place, message, hint)
