"""Report grades on a scale of the desk that is not for their record, or that the record uses twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.diagnostics import Diagnostic
from generator.model.rules import claiming

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Graded, Library
    from generator.model.places import Text


def grades_fit_their_scale(library: Library) -> Iterator[Diagnostic]:
    """Report grades on a scale for other records, second grades on a scale, and meanings that somebody typed."""
    kinds = {str(scale.id): scale.of for scale in library.settings.scales}
    for claim in library.claims.values():
        yield from _check_grades("claim", claim.id, claim.grades, kinds)
    for source in library.sources.values():
        yield from _check_grades("source", source.id, source.grades, kinds)


def _check_grades(kind: str, name: Text, grades: Iterable[Graded], kinds: dict[str, Text]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for graded in grades:
        scale, place = str(graded.scale), graded.scale.place
        if scale in seen:
            message = f"{name} has two grades on the scale {scale}."
            yield Diagnostic(claiming.GRADE_FITS, place, message, "Keep one of them.")
        elif kinds.get(scale, kind) != kind:
            message = f"{name} is a {kind}, and the scale {scale} is for each {kinds[scale]}."
            hint = f"Grade a {kinds[scale]} on it, or declare a scale of: {kind}."
            yield Diagnostic(claiming.GRADE_FITS, place, message, hint)
        elif typed := graded.title or graded.meaning:
            message = f"The title and the meaning of the grade {graded.grade} of {name} are typed here."
            hint = "Remove them: readers see those that mkdocs.yml declares for the scale."
            yield Diagnostic(claiming.GRADE_FITS, typed.place, message, hint)
        seen.add(scale)
