"""Show grades on the scales that a desk declares itself; nothing is shown of a scale that it does not use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.site.components import Fact
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Graded, Library, Scale

Meanings = dict[str, dict[str, str]]
"""The meaning of each grade in words, by the title of its scale."""


def grade_facts(grades: Iterable[Graded], scales: Iterable[Scale]) -> tuple[Fact, ...]:
    """Return each grade with the title of its scale, its meaning and its reason; an unknown one is left out."""
    return tuple(
        Fact(title, grade, message("grades.because", meaning=meaning, because=graded.because))
        for graded in grades
        for title, grade, meaning in _read(graded, scales)
    )


def grade_labels(grades: Iterable[Graded], scales: Iterable[Scale]) -> Iterator[str]:
    """Return each grade in few words, for the line below a quote."""
    for graded in grades:
        for title, grade, _ in _read(graded, scales):
            yield message("grades.label", scale=title, grade=grade)


def describe_grade(graded: Mapping[str, str]) -> str:
    """Return a grade, as an edition contains it, in words for a list of changes."""
    label = message("grades.label", scale=graded.get("title", graded["scale"]), grade=_spoken(graded["grade"]))
    meaning = message("grades.because", meaning=graded.get("meaning", ""), because=graded["because"]).strip()
    return message("grades.changed", label=label, meaning=meaning)


def used_scales(library: Library) -> Meanings:
    """Return the scales that claims and sources use, each with all its grades; those of an edition if only it has them.

    Scales and grades stand in the order in which the desk declares them.
    """
    stated = [graded for claim in library.claims.values() for graded in claim.grades]
    stated += [graded for source in library.sources.values() for graded in source.grades]
    used = {str(graded.scale) for graded in stated}
    found = {
        str(scale.title): {_spoken(grade.id): str(grade.meaning) for grade in scale.grades}
        for scale in library.settings.scales
        if scale.id in used
    }
    for graded in stated:
        for title, grade, meaning in _read(graded, library.settings.scales):
            found.setdefault(title, {}).setdefault(grade, meaning)
    return found


def _read(graded: Graded, scales: Iterable[Scale]) -> Iterator[tuple[str, str, str]]:
    """Return the title of a scale, the grade and its meaning, as published, or else as the desk declares them today."""
    if graded.title and graded.meaning:
        yield graded.title, _spoken(graded.grade), graded.meaning
        return
    for scale in scales:
        for grade in scale.grades:
            if (scale.id, grade.id) == (graded.scale, graded.grade):
                yield scale.title, _spoken(grade.id), grade.meaning


def _spoken(grade: str) -> str:
    """Return the id of a grade as readers see it."""
    return grade.replace("-", " ")
