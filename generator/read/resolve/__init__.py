"""Build the library of records by name, and report names that lead nowhere."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from generator.model import ENTITIES, SETTINGS, Target, claim_files, may_hold
from generator.model.addresses import ARTICLE, OF_BRIEFING, OF_HOME, TOPIC, Address
from generator.model.diagnostics import Diagnostic
from generator.model.forms import ENTITY_KINDS
from generator.model.places import Place, Text, line_starts
from generator.model.rules import reading
from generator.read.markdown.sections import Anchors, headings
from generator.read.records import quote_value
from generator.read.resolve.gathering import build_library
from generator.read.resolve.names import Names
from generator.read.resolve.quotations import capture_of, holders
from generator.read.suggestions import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Briefing, Content, Evidence, Graded, Library, MemberList, Source, Withdrawal

__all__ = ["resolve"]

SOURCES = "seeds/"
"""The folder that may contain an unread source record."""


def resolve(content: Content) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Build the library from the content, and report each name that leads to no record.

    Return the library and the findings. A name that leads nowhere is reported once.
    A quotation is left out if the name of its source or capture leads nowhere.
    """
    names = Names(content.unread)
    library = build_library(content, names)
    for scale in names.unique("scale", content.settings.scales).values():
        names.unique(f"grade of {scale.id}", scale.grades)
    _follow_sources(names, library)
    unknown_kinds = () if may_hold(content.unread, SETTINGS) else _report_kinds(library)
    passages = {
        quotation.address: Text(quotation.address.passage, quotation.text.place) for quotation in library.quotations
    }
    names.check_addresses(passages.values())
    _follow_headings(names, library)
    for briefing in library.briefings.values():
        _follow(names, library, briefing)
    return library, (*names.findings, *unknown_kinds, *_report_empty(content, library, names))


def _report_kinds(library: Library) -> Iterator[Diagnostic]:
    """Report entities of a kind that neither every desk has nor this desk declares."""
    known = (*ENTITY_KINDS, *library.settings.entity_kinds)
    for entity in library.entities.values():
        if entity.kind and entity.kind not in known:
            message = f"`kind` is {quote_value(entity.kind)}; one of {', '.join(known)} was expected."
            hint = f"Write one of them, or declare the kind under `extra.briefings.entity-kinds` in {SETTINGS}."
            yield Diagnostic(reading.VALUE_UNKNOWN, entity.kind.place, message, suggest(entity.kind, known, hint))


def _follow_headings(names: Names, library: Library) -> None:
    """Report anchors that two things on one page share: headings, records, and what the site itself sets there."""
    topics = {str(topic) for briefing in library.briefings.values() for topic in briefing.head.topics or ("",)}
    for path, text in library.texts.pages.items():
        own = (*OF_HOME, *map(TOPIC.format, topics)) if path == "briefings/index.md" else ()
        if own or "{#" in text:  # only a heading that states its id can repeat that of another
            names.check_addresses(_headings(text, Anchors()), own)
    quoted: dict[str, list[Text]] = {}
    for quotation in library.quotations:
        if quotation.evidence is None:
            quoted.setdefault(quotation.briefing, []).append(Text(quotation.address.anchor, quotation.text.place))
    for name, briefing in library.briefings.items():
        summaries = [ARTICLE.format(number) for number, _ in enumerate(briefing.articles, start=1)]
        records = chain(quoted.get(name, ()), _addresses(briefing))
        names.check_addresses(records, (*OF_BRIEFING, *summaries))


def _addresses(briefing: Briefing) -> Iterator[Text]:
    """Return the anchor of every record and every heading on a briefing's page.

    An id with hyphens may spell the anchor of another record, so the anchors are compared.
    """
    for holder in holders(briefing):
        yield Text(holder.address.anchor, holder.place)
        for item in holder.evidence:
            yield Text(holder.address.below(str(item.id)).anchor, (item.id or item.source).place)
    anchors = Anchors()
    yield Text(anchors.of(str(briefing.head.title)), briefing.head.title.place)
    for prose in briefing.prose:
        yield from _headings(prose.body, anchors)


def _headings(text: Text, anchors: Anchors) -> Iterator[Text]:
    """Return the anchor of every heading of a text, on a page that has some anchors already."""
    lines = line_starts(text)
    for heading in headings(text, anchors):
        yield Text(heading.anchor, text.at(lines[heading.line], lines[heading.line] + 1))


def _follow_sources(names: Names, library: Library) -> None:
    """Report names in source records that lead to no record, and captures that share an id."""
    for source in library.sources.values():
        names.unique("capture of this source", (capture for capture in source.captures if capture.id))
        names.check_known("source", source.derived_from, library.sources, SOURCES)
        _follow_replacement(names, "source", source.withdrawn, library.sources, SOURCES)


def _follow_replacement(
    names: Names, kind: str, withdrawn: Withdrawal | None, records: Mapping[str, object], *holders: str
) -> None:
    """Report the name of a replacement for a withdrawn record if it leads to no record."""
    names.check_known(kind, withdrawn.replaced_by if withdrawn else None, records, *holders)


def _follow(names: Names, library: Library, briefing: Briefing) -> None:
    """Report names in a briefing that lead to no record."""
    root = f"briefings/{briefing.id}"
    claims = {str(claim.id): claim for claim in briefing.claims}
    lists = {str(member_list.id): member_list for member_list in briefing.lists}
    for point in briefing.head.key_points:
        for reference in point.claims:
            _follow_claim(names, library, briefing, reference)
    for claim in briefing.claims:
        _follow_evidence(names, library.sources, claim.quoted)
        _follow_replacement(names, "claim", claim.withdrawn, claims, *claim_files(briefing.id))
        _follow_grades(names, library, claim.grades)
        for entity in claim.about:
            names.check_known("entity", entity, library.entities, ENTITIES)
        for relation in claim.relations:
            _follow_claim(names, library, briefing, relation.claim)
    for member_list in briefing.lists:
        _follow_replacement(names, "list", member_list.withdrawn, lists, f"{root}/members.yml")
        _follow_list(names, library, member_list, f"{root}/members.yml")
    _follow_prose(names, library, briefing)


def _follow_grades(names: Names, library: Library, grades: Iterable[Graded]) -> None:
    """Report scales and grades that the desk does not declare."""
    scales = {str(scale.id): scale for scale in library.settings.scales}
    for graded in grades:
        if names.check_known("scale", graded.scale, scales, SETTINGS) and graded.scale in scales:
            known = {str(grade.id): grade for grade in scales[graded.scale].grades}
            names.check_known(f"grade of {graded.scale}", graded.grade, known, SETTINGS)


def _follow_list(names: Names, library: Library, member_list: MemberList, file: str) -> None:
    """Report names in a list that lead to no record, except that of its own replacement."""
    _follow_evidence(names, library.sources, member_list.evidence)
    if member_list.open_end:
        _follow_evidence(names, library.sources, member_list.open_end.evidence)
    members = {str(member.id): member for member in member_list.members}
    columns = {str(column.id): column for column in member_list.columns}
    for member in member_list.members:
        _follow_evidence(names, library.sources, member.evidence)
        names.check_known("entity", member.entity, library.entities, ENTITIES)
        _follow_replacement(names, "member", member.withdrawn, members, file)
        for column in member.values:
            names.check_known("column of this list", column, columns, file)


def _follow_prose(names: Names, library: Library, briefing: Briefing) -> None:
    """Report summaries and citations of a briefing whose source or claim does not exist."""
    for name, summary in briefing.articles.items():
        file = Text(name, Place(summary.body.place.file or f"briefings/{briefing.id}/articles/{name}.md"))
        names.check_known("source", file, library.sources, SOURCES)
    for prose in briefing.prose:
        for citation in prose.citations:
            if citation.target is Target.SOURCE:
                names.check_known("source", citation.name, library.sources, SOURCES)
            else:
                _follow_claim(names, library, briefing, citation.name)


def _follow_claim(names: Names, library: Library, briefing: Briefing, reference: Text) -> None:
    """Report a reference to a claim that does not exist, in this or another briefing."""
    address = Address.of_reference(briefing.id, reference)
    home, own = address.briefing, address.anchor
    if home not in library.briefings:
        names.check_known("briefing", reference.cut(0, len(home)), library.briefings, f"briefings/{home}/")
        return
    if address not in library.claims:
        claims = {str(claim.id): claim for claim in library.briefings[home].claims} if names.suggesting else {}
        name = reference.cut(len(reference) - len(own), len(reference))
        kind = "claim" if home == briefing.id else f"claim in {home}"
        names.check_known(kind, name, claims, *claim_files(home))


def _follow_evidence(names: Names, sources: Mapping[str, Source], evidence: Iterable[Evidence]) -> None:
    """Report evidence whose source or capture does not exist."""
    for item in evidence:
        source = sources.get(item.source)
        if source is None:
            names.check_known("source", item.source, sources, SOURCES)
        elif capture_of(source, item) is None:
            known = {str(capture.id): capture for capture in source.captures if capture.id}
            names.check_known(f"capture of {source.id}", item.capture, known, SOURCES)


def _report_empty(content: Content, library: Library, names: Names) -> Iterator[Diagnostic]:
    """Report a project without a quotation, unless other findings explain the lack."""
    if not library.quotations and not content.unread and not names.findings:
        message = "There is nothing to check: no briefing quotes a source."
        hint = "Put a captured text and its source record into seeds/, and quote it in briefings/<id>/claims.yml."
        yield Diagnostic(reading.PROJECT_EMPTY, Place(SETTINGS), message, hint)
