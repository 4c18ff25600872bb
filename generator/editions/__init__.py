"""Freeze what a briefing publishes, and find the changes between two states of a briefing."""

from generator.editions.diff.changes import Change, changes, compare_states
from generator.editions.diff.kinds import KINDS, RISKS, Kind, Risk
from generator.editions.diff.states import ORDER, flatten
from generator.editions.freezing import (
    foreign_claims,
    freeze,
    freeze_records,
    references,
    unpublished_references,
    with_readers,
)

__all__ = [
    "KINDS",
    "ORDER",
    "RISKS",
    "Change",
    "Kind",
    "Risk",
    "changes",
    "compare_states",
    "flatten",
    "foreign_claims",
    "freeze",
    "freeze_records",
    "references",
    "unpublished_references",
    "with_readers",
]
