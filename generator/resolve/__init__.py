"""Takes content; gives the library, records under their names with the ways back, and findings for wrong names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from generator.diagnostics import Diagnostic
from generator.model import Library, Target
from generator.places import Place, Text
from generator.resolve.names import Names
from generator.resolve.numbering import numbered
from generator.resolve.quotations import anchored, captured, from_prose, from_records, full_name
from generator.rules import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Briefing, Content, Evidence, MemberList, Source, Withdrawal

K = TypeVar("K")
V = TypeVar("V")

__all__ = ["resolve"]

SOURCES = "seeds"
ENTITIES = "briefings/entities.yml"


def resolve(content: Content) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Follow every name to its record; what leads nowhere is reported once, and a quotation of it left out."""
    names = Names(content.unread)
    sources = names.unique("source", content.sources, lambda source: source.was)
    entities = names.unique("entity", content.entities, lambda entity: entity.was)
    briefings = {str(each.id): _unique(names, numbered(each)) for each in content.briefings}
    names.unique("briefing", briefings.values(), lambda each: each.head.was)
    of_records = {each.id: tuple(from_records(each, sources)) for each in briefings.values()}
    of_claim = _gathered(
        (f"{each.briefing}/{each.claim.id}", each) for several in of_records.values() for each in several if each.claim
    )
    library = Library(
        settings=content.settings,
        sources=sources,
        entities=entities,
        briefings=briefings,
        captures=content.captures,
        claims={f"{each.id}/{claim.id}": claim for each in briefings.values() for claim in each.claims},
        quotations=tuple(
            quotation
            for each in briefings.values()
            for quotation in (*of_records[each.id], *from_prose(each, sources, of_claim))
        ),
        names=names.aliases(entities.values()),
        unread=content.unread,
    )
    library = replace(
        library,
        quoted_from=_gathered((str(each.source.id), each) for each in library.quotations),
        named_in=_gathered(_namings(library)),
    )
    _follow_sources(names, library)
    for briefing in briefings.values():
        names.apart(_addresses(briefing))
        _follow(names, library, briefing)
    return library, (*names.findings, *_nothing(content, library, names))


def _gathered(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
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


def _addresses(briefing: Briefing) -> Iterator[Text]:
    """Give the addresses on the briefing's page that ids make up: an id with hyphens may spell another's address."""
    for anchor, _, evidence in anchored(briefing):
        yield anchor
        yield from (Text(f"{anchor}-{item.id}", (item.id or item.source).place) for item in evidence)


def _namings(library: Library) -> Iterator[tuple[str, str]]:
    """Give the entity and the address of each claim and member that names one; a name leads there as an id does."""
    for briefing in library.briefings.values():
        for claim in briefing.claims:
            for entity in dict.fromkeys(claim.about):
                if entity in library.entities:
                    yield str(entity), f"{briefing.id}/{claim.id}"
        for each in briefing.lists:
            for member in each.members:
                named = str(member.entity or library.names.get(member.name or "", ""))
                if named in library.entities:
                    yield named, f"{briefing.id}/m-{each.id}-{member.id}"


def _follow_sources(names: Names, library: Library) -> None:
    for source in library.sources.values():
        names.unique("capture of this source", (capture for capture in source.captures if capture.id))
        names.known("source", source.derived_from, library.sources, SOURCES)
        _replaced(names, "source", source.withdrawn, library.sources, SOURCES)


def _replaced(
    names: Names, kind: str, withdrawn: Withdrawal | None, records: Mapping[str, object], holder: str
) -> None:
    names.known(kind, withdrawn.replaced_by if withdrawn else None, records, holder)


def _follow(names: Names, library: Library, briefing: Briefing) -> None:
    """Follow every name in a briefing."""
    root = f"briefings/{briefing.id}"
    claims = {str(claim.id): claim for claim in briefing.claims}
    lists = {str(each.id): each for each in briefing.lists}
    for point in briefing.head.key_points:
        for reference in point.claims:
            _follow_claim(names, library, briefing, reference)
    for claim in briefing.claims:
        _follow_evidence(names, library.sources, claim.evidence)
        _replaced(names, "claim", claim.withdrawn, claims, f"{root}/claims.yml")
        for entity in claim.about:
            names.known("entity", entity, library.entities, ENTITIES)
        for relation in claim.relations:
            _follow_claim(names, library, briefing, relation.claim)
    for each in briefing.lists:
        _replaced(names, "list", each.withdrawn, lists, f"{root}/members.yml")
        _follow_list(names, library, each, f"{root}/members.yml")
    _follow_prose(names, library, briefing)


def _follow_list(names: Names, library: Library, each: MemberList, file: str) -> None:
    _follow_evidence(names, library.sources, (*each.evidence, *(each.open_end.evidence if each.open_end else ())))
    members = {str(member.id): member for member in each.members}
    for member in each.members:
        _follow_evidence(names, library.sources, member.evidence)
        names.known("entity", member.entity, library.entities, ENTITIES)
        _replaced(names, "member", member.withdrawn, members, file)


def _follow_prose(names: Names, library: Library, briefing: Briefing) -> None:
    for name, summary in briefing.articles.items():
        file = Text(name, Place(summary.body.place.file or f"briefings/{briefing.id}/articles/{name}.md"))
        names.known("source", file, library.sources, SOURCES)
    for prose in (briefing.narrative, *briefing.articles.values()):
        for citation in prose.citations:
            if citation.target is Target.SOURCE:
                names.known("source", citation.name, library.sources, SOURCES)
            else:
                _follow_claim(names, library, briefing, citation.name)


def _follow_claim(names: Names, library: Library, briefing: Briefing, reference: Text) -> None:
    home, slash, own = full_name(briefing.id, reference).partition("/")
    if slash and home not in library.briefings:
        names.known("briefing", reference.cut(0, len(home)), library.briefings, f"briefings/{home}/")
        return
    claims = {str(claim.id): claim for claim in library.briefings[home].claims}
    name = reference.cut(len(reference) - len(own), len(reference))
    names.known("claim" if home == briefing.id else f"claim in {home}", name, claims, f"briefings/{home}/claims.yml")


def _follow_evidence(names: Names, sources: Mapping[str, Source], evidence: Iterable[Evidence]) -> None:
    for item in evidence:
        source = sources.get(item.source)
        if source is None:
            names.known("source", item.source, sources, SOURCES)
        elif captured(source, item) is None:
            known = {str(capture.id): capture for capture in source.captures if capture.id}
            names.known(f"capture of {source.id}", item.capture, known, SOURCES)


def _nothing(content: Content, library: Library, names: Names) -> Iterator[Diagnostic]:
    """A run that checked nothing has not passed, unless it is known what stood in its way."""
    if not library.quotations and not content.unread and not names.findings:
        message = "There is nothing to check: no briefing quotes a source."
        hint = "Put a captured text and its source record into seeds/, and quote it in briefings/<id>/claims.yml."
        yield Diagnostic(reading.PROJECT_EMPTY, Place("mkdocs.yml"), message, hint)
