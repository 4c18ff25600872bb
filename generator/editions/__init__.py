"""Takes two states of a briefing; gives what changed between them, as data that turns the one into the other."""

from generator.editions.changes import Change, applied, between, changes
from generator.editions.freezing import freeze, freeze_records, unpublished_references
from generator.editions.kinds import KINDS, RISKS, Kind, Risk
from generator.editions.states import ORDER, state

__all__ = [
    "KINDS",
    "ORDER",
    "RISKS",
    "Change",
    "Kind",
    "Risk",
    "applied",
    "between",
    "changes",
    "freeze",
    "freeze_records",
    "state",
    "unpublished_references",
]
