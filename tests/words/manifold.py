"""Make a library with sources of every kind and provenance, and with everything that can rest on them.

Its desk writes no Latin letters, but for the names of records.
"""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any

from generator.model import (
    Entity,
    Evidence,
    FrontMatter,
    KeyPoint,
    Library,
    Member,
    MemberList,
    Name,
    OpenEnd,
    Settings,
    Source,
    Step,
    Verdicts,
    Withdrawal,
    forms,
)
from generator.model.places import Text
from tests.builders import briefing, claim, evidence, library, source

if TYPE_CHECKING:
    from collections.abc import Iterator

AUTHORS = (
    (Name(family=Text("Α"), given=Text("Β")),),
    (Name(literal=Text("Γ")), Name(literal=Text("Δ"))),
    (Name(literal=Text("Γ")), Name(literal=Text("Δ")), Name(literal=Text("Ε"))),
)
OUTLETS: tuple[dict[str, Any], ...] = ({}, {"container_title": Text("Θ")}, {"publisher": Text("Ι")})
DATES = (
    *("2023-06-03", "2023-21", "2023-06-XX", "2023-XX", "2023~", "2023?", "2023-06%"),
    *("../2023-06", "2023/..", "2022/2023", ""),
)
GONE = Withdrawal(on=Text("2026-05-01"), because=Text("Ζ."))
NAMES = frozenset({"b", "c", "e", "l", "m", "o", "s", "txt"})
"""What the ids and the files of the records are made of."""


def manifold() -> tuple[Library, Verdicts]:
    """Return the library with a verdict for each quotation; always the same one."""
    chance = random.Random(1)  # noqa: S311 (nothing depends on it)
    sources = list(_sources())

    def rests(of: int) -> Iterator[Evidence]:
        for one, text in chance.sample(sources, of):
            speaker = {"speaker": "Μ"} if chance.random() < 0.4 else {}
            yield evidence(str(one.id), text, stance=chance.choice(forms.STANCES), **speaker)

    ways = product(forms.CLAIM_KINDS, forms.STATUSES, (1, 1, 2, 3))
    likelihoods = list(forms.LIKELIHOODS)
    claims = [
        claim(f"c{number}", "Ν.", *rests(of), kind=kind, status=status, likelihood=chance.choice(likelihoods))
        for number, (kind, status, of) in enumerate(ways)
    ]
    members = [Member(entity=Text("e0"), id=Text("m"), evidence=tuple(rests(1)), from_=Text("2020"))]
    members += [
        Member(name=Text("Ξ"), id=Text(f"m{number}"), standing=Text(standing), evidence=tuple(rests(1 + number % 3)))
        for number, standing in enumerate(forms.STANDINGS * 3)
    ]
    lists = [
        MemberList(
            id=Text(f"l{number}"),
            title=Text("Ο"),
            kind=Text(kind),
            members=tuple(members) if number else (),
            evidence=tuple(rests(2)),
            open_end=OpenEnd(text=Text("Π"), evidence=tuple(rests(1))),
        )
        for number, kind in enumerate(forms.LIST_KINDS)
    ]
    entities = (Entity(id=Text(f"e{number}"), name=Text("Σ"), kind=kind) for number, kind in enumerate(_entity_kinds()))
    points = tuple(KeyPoint(text=Text("Ρ."), claims=(each.id,)) for each in claims)
    held = briefing("b", *claims, head=FrontMatter(title=Text("Τ"), key_points=points), lists=tuple(lists))
    return library(
        sources, held, entities=tuple(entities), settings=Settings(site_name="Υ", site_url="https://example.org/")
    )


def _entity_kinds() -> Iterator[Text | None]:
    yield from map(Text, forms.ENTITY_KINDS)
    yield None


def _sources() -> Iterator[tuple[Source, str]]:
    for number, (kind, control, steps) in enumerate(product(forms.SOURCE_KINDS, forms.CONTROLS, _histories())):
        outlet = OUTLETS[number % len(OUTLETS)]
        yield source(
            f"s{number}",
            f"Κκκκ κκκκ κκκκ {number}.",
            **outlet,
            title=Text("Λ"),
            author=((), *AUTHORS)[number % 4] if outlet else (),
            source_kind=Text(kind),
            control=Text(control),
            provenance=steps,
            issued=Text(DATES[number % len(DATES)]) or None,
            live=Text(forms.LIVE[number % len(forms.LIVE)]),
            origin=Text("o") if number % 2 else None,
            withdrawn=GONE if number % 13 == 0 else None,
        )


def _histories() -> Iterator[tuple[Step, ...]]:
    """Return ways that a text can have come: through each hand or none, translated or not."""
    unseen, translated = Step(step=Text("original")), Step(step=Text("translation"), by=Text("Η"), on=Text("2023"))
    machine = replace(translated, by=Text("machine"))
    for hand in ("", *(step for step in forms.STEPS if step not in {"original", "translation"})):
        for before in ((), (unseen,), (translated,), (unseen, machine)):
            yield (*before, *([Step(step=Text(hand), seen=Text("true"))] if hand else []))
