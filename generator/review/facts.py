"""Takes changes of one thing; gives what a reviewer must know of it besides: how it stands, and what rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compile.briefing import credibility
from generator.compile.meanings import CLAIM_KINDS, STATUSES
from generator.compile.source import known, record, source_view
from generator.words import capitalised, joined, worded
from generator.words.english import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.compile.shelf import Shelf
    from generator.compile.stories import ChangeView
    from generator.model import Claim, Source
    from generator.review.change import Compared

ADDED, POINTS = "source-added", "key-points-changed"


def facts(pair: Compared, several: Sequence[ChangeView], claim: str, page: str) -> Iterator[tuple[str, str]]:
    """Give the facts, each under its name."""
    side = pair.after if pair.after.shelf.library.briefings else pair.before
    library = side.shelf.library
    if record := library.claims.get(f"{side.briefing.id}/{claim}"):
        yield _standing(record)
    elif page.startswith("sources/") and (source := library.sources.get(page.split("/")[1])):
        yield from _source(source, side.shelf, fresh=any(view.name == ADDED for view in several))
    elif any(view.name == POINTS for view in several):
        before = pair.before.briefing.head.key_points
        for point in pair.after.briefing.head.key_points:
            if point not in before:
                yield f"{point.text} It rests on", joined([str(each) for each in point.claims])


def _standing(claim: Claim) -> tuple[str, str]:
    grade = credibility(claim)
    because = f": {grade.note}" if grade.note else ""
    told = f"{CLAIM_KINDS[claim.kind].label}, {STATUSES[claim.status].label}; credibility {grade.value}{because}"
    return "Stood as" if claim.withdrawn else "Stands as", told


def _source(source: Source, shelf: Shelf, *, fresh: bool) -> Iterator[tuple[str, str]]:
    """Give what is known of a source that is new; of any, how reliable it is held to be, and what rests on it."""
    view = source_view(source, shelf)
    if fresh:
        facts = [fact for fact in (*known(source), *record(source)) if fact.name != worded("source.title")]
        yield from ((fact.name, fact.value) for fact in facts if fact.value != worded("not-stated"))
        if lacking := [fact.name.lower() for fact in facts if fact.value == worded("not-stated")]:
            yield capitalised(worded("not-stated")), ", ".join(lacking)
    grade = view.reliability
    yield grade.name, f"{grade.value}: {grade.note}" if grade.note else grade.value
    yield "Rests on it", counted(len(view.resting), "statement")
