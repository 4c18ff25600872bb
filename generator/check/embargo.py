"""Report references and links from public texts to briefings under embargo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.editions import references
from generator.model.addresses import Address
from generator.model.diagnostics import Diagnostic
from generator.model.rules import publishing
from generator.read.markdown.links import target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.model.places import Text


def nothing_public_refers_to_an_embargo(library: Library, today: str) -> Iterator[Diagnostic]:
    """Report what is public ``today`` and refers to a briefing that is not; without a day, nothing is hidden."""
    hidden = library.embargoed(today)
    if not hidden:
        return
    for name, briefing in library.briefings.items():
        for reference in () if name in hidden else references(briefing):
            if (there := Address.of_reference(name, reference).briefing) in hidden:
                yield _report(f"{name} refers to the claim {reference}", reference, there, library)
    for link in library.texts.links:
        page = target(link.address, link.home)
        there = page.address.partition("/")[0] if page else ""
        if there in hidden and link.home.partition("/")[0] not in hidden:
            yield _report(f"This link leads to {there}", link.address, there, library)


def _report(fact: str, where: Text, there: str, library: Library) -> Diagnostic:
    day = library.briefings[there].head.not_before
    message = f"{fact}, but the briefing {there} is under embargo until {day}."
    hint = "Remove the reference, or keep this briefing back until that day too."
    return Diagnostic(publishing.EMBARGO_KEPT, where.place, message, hint)
