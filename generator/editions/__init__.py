"""Freeze what a briefing publishes, and find the changes between two states of a briefing."""

from generator.editions.diff.changes import Change, between, changes
from generator.editions.diff.kinds import KINDS, RISKS, Kind, Risk
from generator.editions.diff.states import ORDER, state
from generator.editions.freezing import freeze, freeze_records, unpublished_references

__all__ = [
    "KINDS",
    "ORDER",
    "RISKS",
    "Change",
    "Kind",
    "Risk",
    "between",
    "changes",
    "freeze",
    "freeze_records",
    "state",
    "unpublished_references",
]
