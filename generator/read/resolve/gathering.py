"""Takes content; gives the library of it: every record under its name, and the ways back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from generator.model import Library
from generator.model.addresses import Address
from generator.read.resolve.numbering import numbered
from generator.read.resolve.quotations import from_prose, from_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Briefing, Content, Evidence
    from generator.read.resolve.names import Names

K = TypeVar("K")
V = TypeVar("V")


def gathered(content: Content, names: Names) -> Library:
    """Give every record under its name, with the ways back; names that are taken twice are noted in ``names``."""
    sources = names.unique("source", content.sources, lambda source: source.was)
    entities = names.unique("entity", content.entities, lambda entity: entity.was)
    briefings = {str(each.id): _unique(names, numbered(each)) for each in content.briefings}
    names.unique("briefing", briefings.values(), lambda each: each.head.was)
    of_records = {each.id: tuple(from_records(each, sources)) for each in briefings.values()}
    of_claim = _by_key((each.address.holder, each) for several in of_records.values() for each in several if each.claim)
    library = Library(
        settings=content.settings,
        sources=sources,
        entities=entities,
        briefings=briefings,
        captures=content.captures,
        claims={Address.of_claim(each.id, claim.id): claim for each in briefings.values() for claim in each.claims},
        quotations=tuple(
            quotation
            for each in briefings.values()
            for quotation in (*of_records[each.id], *from_prose(each, sources, of_claim))
        ),
        names=names.aliases(entities.values()),
        unread=content.unread,
        unseen=content.unseen,
        texts=content.texts,
    )
    return with_ways_back(library)


def with_ways_back(library: Library) -> Library:
    """Give a library that leads from a source to its quotations, and from an entity to what names it."""
    return replace(
        library,
        quoted_from=_by_key((str(each.source.id), each) for each in library.quotations),
        named_in=_by_key(_namings(library)),
    )


def _by_key(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    gathered: dict[K, list[V]] = {}
    for key, value in pairs:
        gathered.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in gathered.items()}


def _unique(names: Names, briefing: Briefing) -> Briefing:
    """Keep the first of what has one id."""
    claims = names.unique("claim of this briefing", briefing.claims).values()
    lists = names.unique("list of this briefing", briefing.lists).values()
    return replace(
        briefing,
        claims=tuple(replace(claim, evidence=_evidence(names, claim.evidence)) for claim in claims),
        lists=tuple(
            replace(
                each,
                evidence=_evidence(names, each.evidence),
                members=tuple(
                    replace(member, evidence=_evidence(names, member.evidence))
                    for member in names.unique("member of this list", each.members).values()
                ),
                open_end=each.open_end and replace(each.open_end, evidence=_evidence(names, each.open_end.evidence)),
            )
            for each in lists
        ),
    )


def _evidence(names: Names, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(names.unique("piece of this evidence", evidence).values())


def _namings(library: Library) -> Iterator[tuple[str, Address]]:
    """Give the entity and the address of each claim and member that names one; a name leads there as an id does."""
    for briefing in library.briefings.values():
        for claim in briefing.claims:
            for entity in dict.fromkeys(claim.about):
                if entity in library.entities:
                    yield str(entity), Address.of_claim(briefing.id, claim.id)
        for each in briefing.lists:
            for member in each.members:
                named = library.entity_of(member)
                if named in library.entities:
                    yield named, Address.of_member(briefing.id, each.id, str(member.id))
