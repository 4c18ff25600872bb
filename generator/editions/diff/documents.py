"""Find what documents a claim on either side of a change, because a change of it is of the gravest risk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from generator.editions.diff.kinds import DOCUMENTED

if TYPE_CHECKING:
    from generator.editions.diff.kinds import Kind
    from generator.editions.diff.states import Path, State
    from generator.editions.diff.subjects import Subject

HARMLESS = frozenset({"moved", "respaced", "entity-listed", "source-annotated"})
"""The kinds of change that touch neither what a documented claim says nor what it rests on."""


@dataclass(frozen=True)
class Documents:
    """The paths of claims that are documented before or after a change, and of the sources of their evidence."""

    claims: frozenset[Path]
    sources: frozenset[Path]

    @classmethod
    def of(cls, *states: State) -> Self:
        """Find the documented claims, also those of other briefings, and their sources, in any of the states."""
        claims, sources = set[tuple[str, ...]](), set[tuple[str, ...]]()
        for state in states:
            here = {path[:-1] for path, value in state.items() if path[-1] == "status" and value == DOCUMENTED.name}
            claims |= here
            if here:
                sources |= {
                    ("sources", str(value))
                    for path, value in state.items()
                    if path[-1] == "source" and path[:2] in here
                }
        return cls(frozenset(claims), frozenset(sources))

    def touched_by(self, kind: Kind, subject: Subject) -> bool:
        """Return whether a change of a kind, to a subject, touches a documented claim or a source of one."""
        touched = subject.path[:2] in self.claims or subject.path in self.sources
        return touched and kind.name not in HARMLESS
