"""Freeze a briefing: gather its contents with every record and verdict that they depend on."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from generator.model import Claim, Contents, FrontMatter, Prose, Source, Target
from generator.model.addresses import Address
from generator.model.places import Text
from generator.read.resolve.numbering import with_references
from generator.read.resolve.quotations import holders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Briefing, Citation, Library, Scale, Verdicts

R = TypeVar("R")
T = TypeVar("T")
G = TypeVar("G", Claim, Source)


def freeze(library: Library, verdicts: Verdicts, name: str) -> Contents:
    """Return the contents of the briefing of that name, as an edition contains them.

    They lack what no page shows: the day of the last change, which an edition replaces, former ids,
    and the line breaks of the YAML.
    A reference to a claim of the briefing itself is the id of the claim alone.
    So it still leads to the claim if the briefing is renamed.
    A claim of another briefing is the published one, or the draft if nothing of that briefing is published.
    """
    briefing = _with_own_names(library.briefings[name])
    elsewhere = {}
    for address in _foreign_claims(briefing):
        if claim := _published(library, address):
            elsewhere[address.reference] = _on_one_line(_with_meanings(claim, library.settings.scales))
    sources = set(_sources(briefing, elsewhere.values()))
    while (
        derived := {str(source.derived_from) for source in _known(sources, library.sources) if source.derived_from}
        - sources
    ):
        sources |= derived
    scales = library.settings.scales
    return Contents(
        front_matter=_on_one_line(replace(briefing.head, updated=None, was=())),
        narrative=briefing.narrative,
        articles={source: briefing.articles[source] for source in sorted(briefing.articles)},
        claims=tuple(_on_one_line(_with_meanings(claim, scales)) for claim in briefing.claims),
        lists=_on_one_line(briefing.lists),
        sources=tuple(_on_one_line(_with_meanings(source, scales)) for source in _known(sources, library.sources)),
        entities=tuple(map(_on_one_line, _known(set(_entities(briefing, library)), library.entities))),
        elsewhere=elsewhere,
        verdicts={
            quotation.address.anchor: replace(verdicts[quotation.address], sentences=(), unread="", newer=())
            for quotation in library.by_briefing.get(name, ())
            if quotation.address in verdicts
        },
    )


def freeze_records(library: Library, sources: Iterable[str], entities: Iterable[str]) -> Contents:
    """Return contents with only these records, as an edition that names them would contain them."""
    return Contents(
        front_matter=FrontMatter(title=Text()),
        narrative=Prose(Text()),
        sources=tuple(
            _on_one_line(_with_meanings(source, library.settings.scales))
            for source in _known(set(sources), library.sources)
        ),
        entities=tuple(map(_on_one_line, _known(set(entities), library.entities))),
    )


def _with_meanings(record: G, scales: Iterable[Scale]) -> G:
    """Return a claim or a source whose grades contain what they mean today, because an edition speaks for ever."""
    meant = {(scale.id, grade.id): (scale.title, grade.meaning) for scale in scales for grade in scale.grades}
    grades = []
    for graded in record.grades:
        title, meaning = meant.get((graded.scale, graded.grade), (graded.title, graded.meaning))
        published = graded.title and graded.meaning
        grades.append(graded if published else replace(graded, title=title, meaning=meaning))
    return replace(record, grades=tuple(grades)) if grades else record


def _known(names: set[str], records: Mapping[str, R]) -> list[R]:
    """Return the records with these ids that exist, in the order of the ids."""
    return [records[name] for name in sorted(names) if name in records]


def _published(library: Library, claim: Address) -> Claim | None:
    """Return a claim of another briefing as readers know it.

    That is the published claim, or the draft if nothing of that briefing is published.
    """
    return library.known(claim.briefing).claims.get(claim)


def foreign_claims(library: Library, name: str) -> list[Address]:
    """Return the address of every claim of another briefing that a briefing refers to."""
    return _foreign_claims(_with_own_names(library.briefings[name]))


def unpublished_references(library: Library, name: str) -> list[str]:
    """Return the references of a briefing to unpublished claims of other briefings."""
    foreign = foreign_claims(library, name)
    return [claim.reference for claim in foreign if claim in library.claims and not _published(library, claim)]


def _with_own_names(briefing: Briefing) -> Briefing:
    """Return a briefing that refers to its own claims by their ids alone."""
    own = f"{briefing.id}/"

    def bare(reference: Text) -> Text:
        return Text(reference.removeprefix(own))

    def local(citation: Citation) -> Citation:
        return replace(citation, name=bare(citation.name)) if citation.target is Target.CLAIM else citation

    def localized(prose: Prose) -> Prose:
        quoted = tuple(replace(quote, citation=quote.citation and local(quote.citation)) for quote in prose.quoted)
        return replace(prose, citations=tuple(map(local, prose.citations)), quoted=quoted)

    articles = {source: localized(prose) for source, prose in briefing.articles.items()}
    return replace(with_references(briefing, bare), narrative=localized(briefing.narrative), articles=articles)


def _on_one_line(value: T) -> T:
    """Return a record with every text in it on one line, as pages show it.

    Markdown keeps its lines.
    """
    result: object = value
    if isinstance(value, str):
        result = Text(" ".join(value.split()))
    elif isinstance(value, tuple | list):
        result = tuple(map(_on_one_line, value))
    elif isinstance(value, dict):
        result = {Text(name): _on_one_line(inner) for name, inner in value.items()}
    elif is_dataclass(value) and not isinstance(value, type | Prose):
        values = {field.name: getattr(value, field.name) for field in fields(value)}
        result = replace(value, **{name: _on_one_line(inner) for name, inner in values.items()})
    return result  # type: ignore[return-value] # the type of the result is that of the value


def _references(briefing: Briefing) -> Iterator[str]:
    """Return every reference to a claim in the records and the Markdown of a briefing."""
    for point in briefing.head.key_points:
        yield from point.claims
    for claim in briefing.claims:
        yield from (relation.claim for relation in claim.relations)
    for prose in briefing.prose:
        yield from (citation.name for citation in prose.citations if citation.target is Target.CLAIM)


def _foreign_claims(briefing: Briefing) -> list[Address]:
    """Return the address of every claim of another briefing that this briefing refers to."""
    addresses = {Address.of_reference(briefing.id, reference) for reference in _references(briefing)}
    foreign = (address for address in addresses if address.briefing != briefing.id)
    return sorted(foreign, key=lambda address: address.reference)


def _sources(briefing: Briefing, elsewhere: Iterable[Claim]) -> Iterator[str]:
    """Return the id of the source of every quote, citation and summary."""
    for holder in holders(briefing):
        yield from (str(item.source) for item in holder.evidence)
    yield from (str(item.source) for claim in elsewhere for item in claim.quoted)
    yield from briefing.articles
    for prose in briefing.prose:
        yield from (str(citation.name) for citation in prose.citations if citation.target is Target.SOURCE)


def _entities(briefing: Briefing, library: Library) -> Iterator[str]:
    """Return the id of every entity that a claim or a row names.

    With a row that rests on the words of its list come the entities whose longer names contain its name: whether such
    words name the row depends on them.
    """
    for claim in briefing.claims:
        yield from map(str, claim.about)
    for member_list in briefing.lists:
        for member in member_list.members:
            yield library.entity_of(member)
            if not member.evidence:
                own = {name for name, entity in library.names.items() if entity == library.entity_of(member)}
                names = own | {str(member.name or "")} - {""}
                yield from (entity for longer, entity in library.names.items() if any(name in longer for name in names))
