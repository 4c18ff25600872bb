"""Find the place that a ▸ marks in texts, and return the texts without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Tree
from generator.model.places import LINE_END, Place
from tests.projects import CLAIMS, MAIN, RECORD, project

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.diagnostics import Diagnostic

__all__ = ["BRIEFING", "CLAIMS", "SOURCE", "laid", "marked", "told"]

MARK = "▸"
BRIEFING, SOURCE = MAIN, RECORD


def marked(file: str, text: str) -> tuple[str, str]:
    """Return a text without its mark, and ``file:line:column`` of the character behind the mark."""
    before, _, behind = text.partition(MARK)
    lines = LINE_END.split(before)
    return before + behind, str(Place(file, len(lines), len(lines[-1]) + 1))


def laid(file: str, text: str) -> tuple[Tree, str]:
    """Return the sound project with one file replaced by a marked text, and the place of the mark."""
    text, place = marked(file, text)
    return Tree.of({**project(), file: text}), place


def told(findings: Iterable[Diagnostic]) -> list[tuple[str, str]]:
    """Return the place and the rule of each finding."""
    return [(str(each.place), each.rule.name) for each in findings]
