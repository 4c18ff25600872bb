"""Report grades that their claim does not support, and grades on a scale that is not for their record or used twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.support import ORIGINS_NEEDED, evidence_by_address, independent_origins
from generator.model.diagnostics import Diagnostic
from generator.model.rules import claiming

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Graded, Library, Verdicts
    from generator.model.places import Text

CONFIRMED = "1"
"""The grade of credibility for information that other independent sources confirm."""


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


def confirmed_claims_have_two_origins(library: Library, verdicts: Verdicts) -> Iterator[Diagnostic]:
    """Report credibility 1 of claims that no two independent origins support, and of documented claims.

    Readers read the grade as *confirmed*, beside the status.
    """
    for address, claim in library.claims.items():
        if claim.withdrawn or not claim.credibility or claim.credibility.grade != CONFIRMED:
            continue
        side = evidence_by_address(address, claim.evidence, "supports")
        origins = independent_origins(library, side, verdicts)
        if claim.status == "documented" or len(origins) < ORIGINS_NEEDED:
            ground = "it is documented" if claim.status == "documented" else "no two independent origins support it"
            message = f"Claim {claim.id} has credibility 1, which says that it is confirmed, but {ground}."
            hint = "Set another grade, or quote the independent sources that confirm it."
            yield Diagnostic(claiming.GRADE_FITS, claim.credibility.grade.place, message, hint)
