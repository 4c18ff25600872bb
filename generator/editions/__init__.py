"""Takes two states of a briefing; gives what changed between them, as data that turns the one into the other."""

from generator.editions.changes import Change, applied, between, changes
from generator.editions.freezing import freeze, unpublished_references
from generator.editions.kinds import KINDS, Kind
from generator.editions.states import ORDER, state

__all__ = [
    "KINDS",
    "ORDER",
    "Change",
    "Kind",
    "applied",
    "between",
    "changes",
    "freeze",
    "state",
    "unpublished_references",
]
