"""Takes content; gives the library, records under their names with the ways back, and findings for wrong names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import ENTITIES, SETTINGS, Target
from generator.model.addresses import Address
from generator.model.diagnostics import Diagnostic
from generator.model.places import Place, Text, line_starts
from generator.model.rules import reading
from generator.read.markdown.sections import Anchors, headings
from generator.read.resolve.gathering import gathered
from generator.read.resolve.names import Names
from generator.read.resolve.quotations import captured, holders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Briefing, Content, Evidence, Library, MemberList, Source, Withdrawal

__all__ = ["resolve"]

SOURCES = "seeds/"


def resolve(content: Content) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Follow every name to its record; what leads nowhere is reported once, and a quotation of it left out."""
    names = Names(content.unread)
    library = gathered(content, names)
    _follow_sources(names, library)
    passages = {each.address: Text(each.address.passage, each.text.place) for each in library.quotations}
    names.apart(passages.values())
    for briefing in library.briefings.values():
        names.apart(_addresses(briefing))
        _follow(names, library, briefing)
    return library, (*names.findings, *_nothing(content, library, names))


def _addresses(briefing: Briefing) -> Iterator[Text]:
    """Give the addresses on the briefing's page that ids make up: an id with hyphens may spell another's address."""
    for holder in holders(briefing):
        yield Text(holder.address.anchor, holder.place)
        for item in holder.evidence:
            yield Text(holder.address.below(str(item.id)).anchor, (item.id or item.source).place)
    anchors = Anchors()
    anchors.of(str(briefing.head.title))
    for prose in briefing.prose:
        lines = line_starts(prose.body)
        for heading in headings(prose.body, anchors):
            yield Text(heading.anchor, prose.body.at(lines[heading.line], lines[heading.line] + 1))


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
    for prose in briefing.prose:
        for citation in prose.citations:
            if citation.target is Target.SOURCE:
                names.known("source", citation.name, library.sources, SOURCES)
            else:
                _follow_claim(names, library, briefing, citation.name)


def _follow_claim(names: Names, library: Library, briefing: Briefing, reference: Text) -> None:
    address = Address.of_reference(briefing.id, reference)
    home, own = address.briefing, address.anchor
    if home not in library.briefings:
        names.known("briefing", reference.cut(0, len(home)), library.briefings, f"briefings/{home}/")
        return
    if address not in library.claims:
        claims = {str(claim.id): claim for claim in library.briefings[home].claims} if names.suggesting else {}
        name = reference.cut(len(reference) - len(own), len(reference))
        kind = "claim" if home == briefing.id else f"claim in {home}"
        names.known(kind, name, claims, f"briefings/{home}/claims.yml")


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
        yield Diagnostic(reading.PROJECT_EMPTY, Place(SETTINGS), message, hint)
