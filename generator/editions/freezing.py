"""Takes a library and its verdicts; gives what one briefing of it says, with all that it rests on."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from generator.model import Contents, FrontMatter, Prose, Target
from generator.model.addresses import Address
from generator.model.places import Text
from generator.read.resolve.numbering import with_references
from generator.read.resolve.quotations import holders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Briefing, Citation, Claim, Library, Verdicts

R = TypeVar("R")
T = TypeVar("T")


def freeze(library: Library, verdicts: Verdicts, name: str) -> Contents:
    """Give the contents of the briefing of that name, as an edition holds them.

    What no page shows is left out: the day of the last change, which an edition replaces, former ids,
    and how the YAML breaks its lines.
    Claims of its own go by their own ids, so that they can still be found should the briefing be renamed;
    of another briefing, only what has been published is taken, unless nothing of it has.
    """
    briefing = _with_own_names(library.briefings[name])
    elsewhere = {}
    for full in _abroad(briefing):
        if claim := _published(library, full):
            elsewhere[full.reference] = _on_one_line(claim)
    sources = set(_sources(briefing, elsewhere.values()))
    while (
        derived := {str(each.derived_from) for each in _known(sources, library.sources) if each.derived_from} - sources
    ):
        sources |= derived
    return Contents(
        front_matter=_on_one_line(replace(briefing.head, updated=None, was=())),
        narrative=briefing.narrative,
        articles={source: briefing.articles[source] for source in sorted(briefing.articles)},
        claims=_on_one_line(briefing.claims),
        lists=_on_one_line(briefing.lists),
        sources=tuple(map(_on_one_line, _known(sources, library.sources))),
        entities=tuple(map(_on_one_line, _known(set(_entities(briefing, library)), library.entities))),
        elsewhere=elsewhere,
        verdicts={
            each.address.anchor: replace(verdicts[each.address], sentences=(), unread="", newer=())
            for each in library.quotations
            if each.briefing == name and each.address in verdicts
        },
    )


def freeze_records(library: Library, sources: Iterable[str], entities: Iterable[str]) -> Contents:
    """Give contents that hold these records alone, as an edition that names them would."""
    return Contents(
        front_matter=FrontMatter(title=Text()),
        narrative=Prose(Text()),
        sources=tuple(map(_on_one_line, _known(set(sources), library.sources))),
        entities=tuple(map(_on_one_line, _known(set(entities), library.entities))),
    )


def _known(names: set[str], records: Mapping[str, R]) -> list[R]:
    return [records[name] for name in sorted(names) if name in records]


def _published(library: Library, claim: Address) -> Claim | None:
    """Give a claim of another briefing as readers know it."""
    return library.known(claim.briefing).claims.get(claim)


def unpublished_references(library: Library, name: str) -> list[str]:
    """Give the claims of other briefings that a briefing names and that readers do not know yet."""
    every = _abroad(_with_own_names(library.briefings[name]))
    return [each.reference for each in every if each in library.claims and not _published(library, each)]


def _with_own_names(briefing: Briefing) -> Briefing:
    """Give a briefing in which every claim of its own goes by its id alone."""
    own = f"{briefing.id}/"

    def bare(reference: Text) -> Text:
        return Text(reference.removeprefix(own))

    def local(citation: Citation) -> Citation:
        return replace(citation, name=bare(citation.name)) if citation.target is Target.CLAIM else citation

    def text(prose: Prose) -> Prose:
        quoted = tuple(replace(each, citation=each.citation and local(each.citation)) for each in prose.quoted)
        return replace(prose, citations=tuple(map(local, prose.citations)), quoted=quoted)

    articles = {source: text(prose) for source, prose in briefing.articles.items()}
    return replace(with_references(briefing, bare), narrative=text(briefing.narrative), articles=articles)


def _on_one_line(value: T) -> T:
    """Give a record with every text in it on one line, as the pages show it; Markdown keeps its lines."""
    made: object = value
    if isinstance(value, str):
        made = Text(" ".join(value.split()))
    elif isinstance(value, tuple | list):
        made = tuple(map(_on_one_line, value))
    elif isinstance(value, dict):
        made = {Text(name): _on_one_line(each) for name, each in value.items()}
    elif is_dataclass(value) and not isinstance(value, type | Prose):
        each = {field.name: getattr(value, field.name) for field in fields(value)}
        made = replace(value, **{name: _on_one_line(inner) for name, inner in each.items()})
    return made  # type: ignore[return-value] # what came in is what goes out


def _references(briefing: Briefing) -> Iterator[str]:
    """Give every reference to a claim."""
    for point in briefing.head.key_points:
        yield from point.claims
    for claim in briefing.claims:
        yield from (relation.claim for relation in claim.relations)
    for prose in briefing.prose:
        yield from (each.name for each in prose.citations if each.target is Target.CLAIM)


def _abroad(briefing: Briefing) -> list[Address]:
    """Give every claim of another briefing that one names, where its own go by their ids alone."""
    found = {Address.of_reference(briefing.id, each) for each in _references(briefing)}
    return sorted((each for each in found if each.briefing != briefing.id), key=lambda each: each.reference)


def _sources(briefing: Briefing, elsewhere: Iterable[Claim]) -> Iterator[str]:
    """Give the source of every quote, citation and summary."""
    for holder in holders(briefing):
        yield from (str(item.source) for item in holder.evidence)
    yield from (str(item.source) for claim in elsewhere for item in claim.evidence)
    yield from briefing.articles
    for prose in briefing.prose:
        yield from (str(each.name) for each in prose.citations if each.target is Target.SOURCE)


def _entities(briefing: Briefing, library: Library) -> Iterator[str]:
    for claim in briefing.claims:
        yield from map(str, claim.about)
    for each in briefing.lists:
        for member in each.members:
            yield library.entity_of(member)
