"""Draw what rests on what in a briefing: its origins, their sources, and the claims on each source."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from generator.check.support import PARTIAL, origin_of, takes_stance
from generator.model import upheld
from generator.model.addresses import Address
from generator.site.components import Link
from generator.site.pictures.bands import Band, drawing
from generator.site.pictures.parts import Picture, Table, heads
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.check.support import Origin
    from generator.model import Briefing, Claim
    from generator.site.index import SiteIndex

T = TypeVar("T")
CARRIED = ("alone", "shared")
(IN_PART,) = PARTIAL
PARTIAL_TIES = ("in-part",)
HOW = (*CARRIED, *PARTIAL_TIES, "denies", "none")
"""How a claim is tied to a source, in the order of the legend; each tie has its own shape."""


class Bond(NamedTuple):
    """A tie of a claim to a source.

    The claim rests on the source alone or on others too, the source supports only a part of it or denies it, or the
    claim has no source.
    """

    origin: Origin | None
    source: str
    claim: str
    how: str


def what_rests_on_what(briefing: Briefing, index: SiteIndex) -> Picture | None:
    """Return the picture of the sources and origins that a briefing's claims rest on.

    Return None if no claim is left: a withdrawn claim or source does not count.
    The line that says what the briefing rests on counts in the same way.
    """
    claims = [claim for claim in briefing.claims if not claim.withdrawn]
    if not claims:
        return None
    bonds = _sorted([bond for claim in claims for bond in _bonds(briefing, claim, index)])
    carried, partial = ({bond.claim for bond in bonds if bond.how in hows} for hows in (CARRIED, PARTIAL_TIES))
    single = {bond.claim for bond in bonds if bond.how == "alone"} | (partial - carried)
    return Picture(
        id="what_rests_on_what",
        title=message("pictures.origins.title"),
        caption=message("pictures.origins.caption", n=len(single), claims=message("counts.claims", n=len(claims))),
        description=" ".join((*_descriptions(bonds), message("pictures.beneath"))),
        drawing=drawing(list(_bands(bonds, index))),
        legend=tuple((how, _how_words(how)) for how in HOW if any(bond.how == how for bond in bonds)),
        table=Table(heads("origins"), tuple(_row(bond, briefing, index) for bond in bonds), shown=-1),
        file="claims-and-sources.csv",
    )


def _bonds(briefing: Briefing, claim: Claim, index: SiteIndex) -> Iterator[Bond]:
    """Return a bond for each source that supports or denies a claim; context does not count."""
    library, support = index.library, index.support
    address = Address.of_claim(briefing.id, claim.id)
    quoted = dict.fromkeys(item.source for item in upheld(claim.evidence))
    found = [source for name in quoted if (source := library.sources.get(name)) and not source.withdrawn]
    denying = [source for source in found if takes_stance("contradicts", source, claim.evidence)]
    carrying = [source for source in found if takes_stance("supports", source, claim.evidence)]
    for source in carrying:
        how = "alone" if support.rests_only_on(source, address) else "shared"
        yield Bond(origin_of(library, source), str(source.id), str(claim.id), how)
    partial = [source for source in found if source not in carrying and takes_stance(IN_PART, source, claim.evidence)]
    for how, several in (("in-part", partial), ("denies", denying)):
        for source in several:
            yield Bond(origin_of(library, source), str(source.id), str(claim.id), how)
    if not (carrying or partial):
        yield Bond(None, "", str(claim.id), "none")


def _sorted(bonds: Sequence[Bond]) -> list[Bond]:
    """Sort bonds: the origin with most claims on it first, claims without a source last.

    All else keeps its order.
    """
    carried: dict[Origin | None, set[str]] = {}
    for bond in bonds:
        carried.setdefault(bond.origin, set()).update({bond.claim} if bond.how in CARRIED else ())
    origins = _ranks(sorted(carried, key=lambda origin: (not origin, -len(carried[origin]))))
    sources = _ranks(dict.fromkeys(bond.source for bond in bonds))
    return sorted(bonds, key=lambda bond: (origins[bond.origin], sources[bond.source]))


def _ranks(names: Iterable[T]) -> dict[T, int]:
    """Number the names from 0, in their order."""
    return {name: place for place, name in enumerate(names)}


def _bands(bonds: Iterable[Bond], index: SiteIndex) -> Iterator[Band]:
    for (root, source), group in groupby(bonds, key=lambda bond: (bond.origin, bond.source)):
        squares = [(bond.how, _how_words(bond.how), f"#{bond.claim}") for bond in group]
        if root:
            yield Band(str(root), _origin(root), index.sources[source], squares)
        else:
            yield Band("", "", Link(message("pictures.origins.uncarried"), ""), squares)


def _row(bond: Bond, briefing: Briefing, index: SiteIndex) -> tuple[Link, ...]:
    claim = index.claim(Address.of_claim(briefing.id, bond.claim), briefing.id)
    source = index.sources[bond.source] if bond.source else Link(message("pictures.origins.nothing"), "")
    return (
        Link(claim.words, claim.address),
        Link(_origin_name(bond.origin), ""),
        Link(source.words, source.address),
        Link(_how_words(bond.how), ""),
        Link(claim.title, ""),
    )


def _descriptions(bonds: Iterable[Bond]) -> Iterator[str]:
    """Return for each origin a sentence that counts the claims on it.

    The sentences are for readers who do not see the picture.
    """
    for root, group in groupby(bonds, key=lambda bond: bond.origin):
        if root:
            carried = {bond.claim: bond.how for bond in group if bond.how in CARRIED}
            single = list(carried.values()).count("alone")
            claims = message("counts.claims", n=len(carried))
            yield message("pictures.origins.carries", origin=_origin(root), claims=claims, n=single)


def _origin_name(root: Origin | None) -> str:
    """Return the name of an origin; an unstated origin is called not stated."""
    if root is None:
        return message("pictures.origins.nothing")
    return root.name if root.stated else message("not-stated")


def _origin(root: Origin) -> str:
    return message("pictures.origins.origin", name=_origin_name(root))


def _how_words(how: str) -> str:
    return message(f"pictures.origins.{how}")
