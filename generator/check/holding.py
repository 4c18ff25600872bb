"""Decide whether a claim or a row holds on a day, and which claims may supersede it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.model.addresses import Address
from generator.model.dates import earliest, latest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Claim, Validity

JUDGED = ("opinion", "forecast", "recommendation", "assessment")
"""The kinds of claim that say what somebody thinks. They never supersede a claim of another kind."""
SETTLED = ("corroborated", "refuted", "documented")
"""The statuses that much evidence carries: only claims of equal weight supersede such a claim."""
DISPUTED = ("denied", "refuted")
"""The statuses of claims that nothing, or too little, supports: they supersede no claim."""
ESTABLISHED = ("corroborated", "documented")
"""The statuses of claims that may supersede any claim, as far as their kinds allow it."""


class Time(StrEnum):
    """What a period says of a day; an uncertain date decides only before its first and after its last day."""

    HOLDS = "holds"
    NOT_YET = "not-yet"
    PERHAPS_NOT_YET = "perhaps-not-yet"
    PERHAPS_NO_LONGER = "perhaps-no-longer"
    NO_LONGER = "no-longer"


def time_of(start: str | None, end: str | None, day: str) -> Time:
    """Return what a period says of a day; the last day of the period still belongs to it."""
    if end and (last := latest(end)) and day > last:
        return Time.NO_LONGER
    if start and (first := earliest(start)) and day < first:
        return Time.NOT_YET
    if end and latest(end) != (first := earliest(end)) and day > first:
        return Time.PERHAPS_NO_LONGER
    if start and earliest(start) != (last := latest(start)) and (not last or day < last):
        return Time.PERHAPS_NOT_YET
    return Time.HOLDS


class State(NamedTuple):
    """What is known of a claim on a day: its time, and the claims that supersede it, now or later."""

    time: Time = Time.HOLDS
    superseded_by: tuple[Address, ...] = ()
    later_by: tuple[Address, ...] = ()

    @property
    def is_past(self) -> bool:
        """Whether the claim no longer holds, or another has taken its place."""
        return self.time is Time.NO_LONGER or bool(self.superseded_by)

    @property
    def is_current(self) -> bool:
        """Whether the claim holds without any doubt about its time."""
        return self.time is Time.HOLDS and not self.superseded_by


def explain_weaker(new: Claim, old: Claim) -> str:
    """Explain why a claim is too weak to supersede another; return an empty text if it is not."""
    if new.kind in JUDGED and old.kind not in JUDGED:
        return f"{_with_article(new.kind)} does not supersede {_with_article(old.kind)}"
    if new.status in DISPUTED:
        return f"a claim that is {new.status} supersedes nothing"
    if old.status in SETTLED and new.status not in ESTABLISHED:
        return f"a claim that is {new.status} does not supersede one that is {old.status}"
    return ""


def _with_article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeio' else 'a'} {kind}"


@dataclass(frozen=True)
class Holding:
    """The states of claims on a day; without a day, no period says anything.

    ``claims`` are those that may supersede others of their own briefing. What the claims of another briefing say that
    they supersede, only the page of that briefing tells.
    """

    claims: Mapping[Address, Claim]
    day: str

    @cached_property
    def _superseding(self) -> Mapping[Address, tuple[Address, ...]]:
        """The claims that supersede a claim, by its address; a withdrawn or a weaker claim supersedes nothing."""
        found: dict[Address, tuple[Address, ...]] = {}
        for address, claim in self.claims.items():
            for relation in () if claim.withdrawn else claim.relations:
                there = Address.of_reference(address.briefing, relation.claim)
                old = self.claims.get(there) if there.briefing == address.briefing else None
                if relation.kind == "supersedes" and old and not explain_weaker(claim, old):
                    found[there] = (*found.get(there, ()), address)
        return found

    def of_claim(self, address: Address, claim: Claim) -> State:
        """Return the state of a claim; a withdrawn claim has none besides its withdrawal."""
        if claim.withdrawn:
            return State()
        by = self._superseding.get(address, ())
        later = tuple(each for each in by if self._time_of(self.claims[each].valid) is Time.NOT_YET)
        return State(self._time_of(claim.valid), tuple(each for each in by if each not in later), later)

    def _time_of(self, valid: Validity | None) -> Time:
        """Return what the validity of a claim says of the day."""
        return time_of(valid.from_, valid.until, self.day) if valid and self.day else Time.HOLDS
