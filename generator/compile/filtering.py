"""Takes claims; gives what their table can be filtered by, and the choices that this leaves a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compile.meanings import CLAIM_KINDS, STATUSES
from generator.compile.parts import Filter
from generator.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.compile.shelf import Shelf
    from generator.model import Claim

WITHDRAWN = "withdrawn"


def facets(claim: Claim) -> Mapping[str, tuple[str, ...]]:
    """Give the values of a claim by the name of the choice; a withdrawn one has no other status."""
    return {
        "status": (WITHDRAWN if claim.withdrawn else str(claim.status),),
        "kind": (str(claim.kind),),
        "source": tuple(dict.fromkeys(str(item.source) for item in claim.evidence)),
        "about": tuple(str(name) for name in claim.about),
    }


def filters(claims: Iterable[Claim], shelf: Shelf) -> Iterator[Filter]:
    """Give the choices that tell claims apart, each with the values that occur."""
    labels: Mapping[str, Mapping[str, str]] = {
        "status": {name: meaning.label for name, meaning in STATUSES.items()} | {WITHDRAWN: worded("filter.withdrawn")},
        "kind": {name: meaning.label for name, meaning in CLAIM_KINDS.items()},
        "source": {name: link.words for name, link in shelf.sources.items()},
        "about": {name: str(entity.name) for name, entity in shelf.library.entities.items()},
    }
    met = [facets(claim) for claim in claims]
    for name, known in labels.items():
        values = {value for each in met for value in each[name]}
        options = sorted(((value, known.get(value, value)) for value in values), key=lambda pair: pair[1].casefold())
        if len(options) > 1:
            yield Filter(name, worded(f"filter.{name}"), tuple(options))
