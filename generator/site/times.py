"""Write in words whether claims, key points and rows hold on the day of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.holding import Time, time_of
from generator.site.dates import format_bound
from generator.site.words import joined, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.check.holding import State
    from generator.model import Claim, Member
    from generator.model.addresses import Address


def describe_claim(state: State, claim: Claim, home: str) -> str:
    """Return what supersedes a claim, and when it is said to hold; empty if neither is stated.

    ``home`` is the briefing whose claims are named by their ids alone.
    """
    parts = []
    if state.superseded_by:
        parts.append(message("times.superseded", claims=_names(state.superseded_by, home)))
    if state.later_by:
        parts.append(message("times.superseded-later", claims=_names(state.later_by, home)))
    if claim.valid and not claim.withdrawn:
        period = message("times.said", period=format_period(claim.valid.from_, claim.valid.until))
        parts.append(message(f"times.{state.time}", period=period))
    return message("row.semicolon").join(parts)


def describe_point(states: Mapping[Address, State], claims: Mapping[Address, Claim], home: str) -> str:
    """Return which claims of a key point do not hold, and why; empty if all of them do."""
    told = {
        address: describe_claim(state, claims[address], home)
        for address, state in states.items()
        if not state.is_current
    }
    if len(states) == 1:
        return "".join(told.values())
    names = (message("times.of-claim", claim=name_claim(address, home), state=words) for address, words in told.items())
    return message("row.semicolon").join(names)


def describe_row(member: Member, day: str) -> str:
    """Return when a row held or is going to hold; empty if it may hold on the day, or is withdrawn."""
    time = time_of(member.from_, member.until, day) if day and not member.withdrawn else Time.HOLDS
    if time not in {Time.NOT_YET, Time.NO_LONGER}:
        return ""
    return message(f"times.{time}", period=format_period(member.from_, member.until))


def name_state(name: str, state: State) -> str:
    """Return the name of a claim with a word on its state, if it does not hold."""
    if state.superseded_by:
        return message("times.names.superseded", name=name)
    return name if state.is_current else message(f"times.names.{state.time}", name=name)


def format_period(start: str | None, end: str | None) -> str:
    """Return a period in words; one of its ends may be unknown."""
    if start and end:
        return message("times.both", start=format_bound(start), end=format_bound(end))
    return message("times.from", start=format_bound(start)) if start else message("times.until", end=format_bound(end))


def _names(addresses: Iterable[Address], home: str) -> str:
    return joined([name_claim(address, home) for address in addresses])


def name_claim(address: Address, home: str) -> str:
    """Return the id of a claim, after its briefing if that is not ``home``."""
    there = message("times.elsewhere", briefing=address.briefing, claim=address.anchor)
    return address.anchor if address.briefing == home else there
