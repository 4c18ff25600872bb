"""Takes the claims of a briefing; gives them grouped by how they are known, and how many each group holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compile.meanings import STATUSES
from generator.compile.parts import Fact
from generator.compile.views import ClaimGroup
from generator.words import capitalised, worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.compile.views import ClaimRow
    from generator.model import Claim
    from generator.places import Text

GROUPS = (
    ("corroborated", ("corroborated",)),
    ("reported", ("reported",)),
    ("disputed", ("contradicted", "refuted")),
    ("not-known", ("unverifiable",)),
)


def groups(claims: Iterable[Claim], rows: Mapping[Text, ClaimRow]) -> Iterator[ClaimGroup]:
    """Give each group that has claims, withdrawn ones among them, with what their statuses mean."""
    for name, own in _groups(claims):
        if own:
            title = worded(f"groups.{name}.title")
            yield ClaimGroup(_id(name), title, _sense(own), tuple(rows[claim.id] for claim in own))


def known(claims: tuple[Claim, ...]) -> Iterator[Fact]:
    """Give how many claims each group has, the empty ones too, and apart from them how many are withdrawn."""
    if not claims:
        return
    for name, own in _groups(claims):
        standing = sum(not claim.withdrawn for claim in own)
        link = f"#{_id(name)}" if own else ""
        yield Fact(worded(f"groups.{name}.label"), str(standing or worded("groups.none")), link=link)
    if gone := sum(bool(claim.withdrawn) for claim in claims):
        yield Fact(worded("groups.withdrawn"), str(gone))


def _groups(claims: Iterable[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    claims = list(claims)
    for name, statuses in GROUPS:
        yield name, [claim for claim in claims if claim.status in statuses]


def _id(name: str) -> str:
    return f"claims_{name}"


def _sense(claims: Iterable[Claim]) -> str:
    """Say what the statuses of these claims mean."""
    met = {claim.status for claim in claims}
    senses = [meaning for status, meaning in STATUSES.items() if status in met]
    if len(senses) == 1:
        return senses[0].sense
    return " ".join(worded("groups.sense", status=capitalised(each.label), sense=each.sense) for each in senses)
