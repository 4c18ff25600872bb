"""Build the library of content: records by name, and backlinks to what uses them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from generator.model import Library
from generator.model.addresses import Address
from generator.read.resolve.numbering import with_all_ids
from generator.read.resolve.quotations import from_prose, from_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Briefing, Claim, Content, Evidence
    from generator.read.resolve.names import Names

K = TypeVar("K")
V = TypeVar("V")


def build_library(content: Content, names: Names) -> Library:
    """Build the library of content; ``names`` gathers the findings for names that two records share."""
    sources = names.unique("source", content.sources, lambda source: source.was)
    entities = names.unique("entity", content.entities, lambda entity: entity.was)
    briefings = {str(briefing.id): _unique(names, with_all_ids(briefing)) for briefing in content.briefings}
    names.unique("briefing", briefings.values(), lambda briefing: briefing.head.was)
    of_records = {briefing.id: tuple(from_records(briefing, sources)) for briefing in briefings.values()}
    of_claim = _by_key(
        (quotation.address.holder, quotation)
        for quotations in of_records.values()
        for quotation in quotations
        if quotation.claim
    )
    library = Library(
        settings=content.settings,
        sources=sources,
        entities=entities,
        briefings=briefings,
        captures=content.captures,
        claims={
            Address.of_claim(briefing.id, claim.id): claim
            for briefing in briefings.values()
            for claim in briefing.claims
        },
        quotations=tuple(
            quotation
            for briefing in briefings.values()
            for quotation in (*of_records[briefing.id], *from_prose(briefing, sources, of_claim))
        ),
        names=names.aliases(entities.values()),
        unread=content.unread,
        unseen=content.unseen,
        away=content.away,
        texts=content.texts,
    )
    return with_backlinks(library)


def with_backlinks(library: Library) -> Library:
    """Return the library with its backlinks.

    They lead from a source to its quotations, and from an entity to the claims and rows that name it.
    """
    return replace(
        library,
        quoted_from=_by_key((str(quotation.source.id), quotation) for quotation in library.quotations),
        named_in=_by_key(_namings(library)),
    )


def _by_key(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Return the values by key, in the order of the pairs."""
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _unique(names: Names, briefing: Briefing) -> Briefing:
    """Return a briefing with only the first of the records that share an id."""
    claims = names.unique("claim of this briefing", briefing.claims).values()
    lists = names.unique("list of this briefing", briefing.lists).values()
    return replace(
        briefing,
        claims=tuple(_unique_claim(names, claim) for claim in claims),
        lists=tuple(
            replace(
                member_list,
                evidence=_evidence(names, member_list.evidence),
                columns=tuple(names.unique("column of this list", member_list.columns).values()),
                members=tuple(
                    replace(member, evidence=_evidence(names, member.evidence))
                    for member in names.unique("member of this list", member_list.members).values()
                ),
                open_end=member_list.open_end
                and replace(member_list.open_end, evidence=_evidence(names, member_list.open_end.evidence)),
            )
            for member_list in lists
        ),
    )


def _unique_claim(names: Names, claim: Claim) -> Claim:
    """Return a claim with only the first of the quotes that share an id; its reply is the last of them."""
    kept = _evidence(names, claim.quoted)
    return replace(claim, evidence=tuple(item for item in kept if item is not claim.reply))


def _evidence(names: Names, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(names.unique("piece of this evidence", evidence).values())


def _namings(library: Library) -> Iterator[tuple[str, Address]]:
    """Return each entity that a claim or a row names, with the address of that record.

    A row may name an entity by its id or by one of its names.
    """
    for briefing in library.briefings.values():
        for claim in briefing.claims:
            for entity in dict.fromkeys(claim.about):
                if entity in library.entities:
                    yield str(entity), Address.of_claim(briefing.id, claim.id)
        for member_list in briefing.lists:
            for member in member_list.members:
                named = library.entity_of(member)
                if named in library.entities:
                    yield named, Address.of_member(briefing.id, member_list.id, str(member.id))
