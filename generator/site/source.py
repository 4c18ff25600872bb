"""Build the page of a source: what is known of it, what is quoted from it, and what depends on it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from generator.check.limits import find_excerpt, merge_spans
from generator.model import Source
from generator.model.forms import DAY, EDTF, URL
from generator.model.schema import key, scalars
from generator.site.briefing import source_line
from generator.site.citing import reference
from generator.site.components import DependentLine, Fact, Link, Passage, Reporting, SourceLine, Use
from generator.site.coverage import coverage, coverage_page
from generator.site.dates import describe_withdrawal, format_date, publication_date
from generator.site.dependents import count_dependents, dependents, falling
from generator.site.directory import directory, part_of
from generator.site.grades import grade_facts, grade_labels
from generator.site.labels import CONTROLS, LIVE, RELIABILITY, RIGHTS, SOURCE_KINDS, field_label
from generator.site.naming import capture_name, full_name
from generator.site.pages import Page, SearchEntry, View
from generator.site.passages import describe_use, passages
from generator.site.reporting import error_on_page, reporting, suggest_source
from generator.site.variables import address, identifiers, stated
from generator.site.words import capitalised, joined, message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from generator.model import Capture, Original, Step
    from generator.site.components import Passage
    from generator.site.coverage import Coverage
    from generator.site.directory import PartLine
    from generator.site.index import SiteIndex
    from generator.site.material import Material
    from generator.site.passages import Placed


@dataclass(frozen=True, kw_only=True)
class SourceView(View):
    """Everything on the page of a source."""

    kind = "source"
    id: str
    name: str
    withdrawn: str
    facts: tuple[Fact, ...]
    """What a reader must know of the source first; the ``record`` has the rest."""
    record: tuple[Fact, ...]
    remarks: tuple[Fact, ...]
    notices: tuple[Fact, ...]
    provenance: tuple[Fact, ...]
    reliability: Fact
    grade: str
    """How it is graded, for the line below a passage; empty if the desk grades no source."""
    grades: tuple[Fact, ...]
    """Its grades on scales of the desk."""
    falls: str
    dependents: tuple[DependentLine, ...]
    shown: str
    passages: tuple[tuple[Passage, str], ...]
    """Each passage with the name of its capture, if that is not the newest."""
    state: str
    """What the address of the live page shows today, if it is known."""
    elsewhere: tuple[Use, ...]
    cite: str
    identifiers: str
    """By which a reader may look the source up, such as its DOI."""
    reporting: Reporting | None
    coverage: tuple[Coverage, ...] = ()
    """In a preview: which sentences of each capture are used."""
    parts: tuple[PartLine, ...] = ()
    whole: Link | None = None
    """On a part of a long page: the link to the page of the source."""

    def found(self, page: Page) -> Iterator[SearchEntry]:
        """Return the source as a search entry: title, name, whether it is withdrawn, identifiers; a part has none."""
        if not self.whole:
            yield SearchEntry(
                page.address, page.title, (capitalised(self.name), self.withdrawn, *filter(None, (self.identifiers,)))
            )


@dataclass(frozen=True)
class SourcesView(View):
    """The index of sources, in the order of their titles."""

    kind = "sources"
    lines: tuple[SourceLine, ...]
    reporting: Reporting | None = None
    parts: tuple[PartLine, ...] = ()
    whole: Link | None = None
    """On a part of a long index: the link to the index."""

    def found(self, page: Page) -> Iterator[SearchEntry]:
        """Return the index as a search entry; search finds the sources of a part by their own pages."""
        if not self.whole:
            yield from super().found(page)


def source_pages(material: Material) -> Iterator[Page]:
    """Return the index of sources and its parts, then the page of each source and its parts.

    In a preview, the page of its coverage follows.
    """
    yield from _index_pages(material.index)
    for source in material.index.library.sources.values():
        covered = coverage(source, material.index) if material.drafts else ()
        page = Page(
            address=f"sources/{source.id}/",
            title=source.title,
            alone=message("source.alone", title=source.title),
            description=message("source.description", name=full_name(source)),
            shows=SourceView,
            make=partial(_main_view, source, material.index, covered),
            made_from=source.id.place.file,
        )
        yield page
        for part in _list_parts(source, material.index):
            homes = material.index.divided[page.address].parts[part.link.address]
            yield part_of(page, part, partial(_part_view, source, material.index, homes))
        if covered:
            yield coverage_page(source, covered, material)


def _index_pages(index: SiteIndex) -> Iterator[Page]:
    settings, sources = index.library.settings, index.library.sources
    parts = directory(index.divided.get("sources/"), lambda name: (sources[name].title,), "counts.sources")
    ordered = sorted(sources.values(), key=lambda source: (source.title.strip("[").casefold(), source.id))
    page = Page(
        address="sources/",
        title=message("sources.title"),
        anchored="sources",
        description=message("sources.description"),
        shows=SourcesView,
        make=lambda: SourcesView(
            () if parts else tuple(_index_line(source, index) for source in ordered),
            reporting(settings, suggest_source(settings)),
            parts,
        ),
    )
    yield page
    for part in parts:
        names = index.divided["sources/"].parts[part.link.address]
        yield part_of(page, part, partial(_list_sources, names, page, index))


def _list_sources(names: Iterable[str], page: Page, index: SiteIndex) -> SourcesView:
    lines = tuple(_index_line(index.library.sources[name], index) for name in names)
    return SourcesView(lines, whole=Link(page.title, page.address))


def _index_line(source: Source, index: SiteIndex) -> SourceLine:
    return source_line(source, index, message("counts.quotes", n=len(index.library.quoted_from.get(source.id, ()))))


def _main_view(source: Source, index: SiteIndex, covered: tuple[Coverage, ...]) -> SourceView:
    """Build what the page of a source shows; ``covered`` is the use of its sentences, in a preview.

    If the page is divided, its parts show what is quoted and what rests on it.
    """
    view = replace(source_view(source, index), coverage=covered)
    return replace(view, dependents=(), passages=(), elsewhere=()) if view.parts else view


def _part_view(source: Source, index: SiteIndex, homes: Collection[str]) -> SourceView:
    shown = source_view(source, index).shown
    whole = Link(source.title, index.sources[source.id].address)
    return replace(source_view(source, index, homes), shown=shown, whole=whole)


def source_view(source: Source, index: SiteIndex, homes: Collection[str] | None = None) -> SourceView:
    """Build everything on the page of a source, or on a part of it: what the briefings ``homes`` use.

    What rests on a quotation is in the same briefing, so a part can be built from the quotations of its briefings.
    """
    settings, every = index.library.settings, index.library.quoted_from.get(source.id, ())
    quotations = every if homes is None else tuple(each for each in every if each.briefing in homes)
    placed = [
        (quotation, index.verdicts[quotation.address], describe_use(quotation, index))
        for quotation in quotations
        if quotation.address in index.verdicts
    ]
    found, elsewhere = _split(placed, index)
    statements = tuple(dependents(source, quotations, index))
    older = {str(capture.file): capture_name(capture) for capture in source.captures[:-1]}
    return SourceView(
        id=str(source.id),
        name=full_name(source),
        withdrawn=describe_withdrawal(source.withdrawn),
        facts=(*main_facts(source), _reliability(source)._replace(note="")),
        record=record(source),
        remarks=tuple(
            Fact(name, str(text))
            for name, text in (
                (message("source.note"), source.note),
                (message("source.desk-note"), source.desk_note),
            )
            if text
        ),
        notices=tuple(
            Fact(
                message("source.notice", kind=message(f"notices.{notice.kind}"), date=format_date(notice.on)),
                notice.text,
            )
            for notice in source.notices
        ),
        provenance=tuple(_step_fact(step) for step in source.provenance),
        reliability=_reliability(source),
        grade=_passage_grade(source, index),
        grades=grade_facts(source.grades, settings.scales),
        falls=count_dependents(statements),
        dependents=statements,
        shown=_shares(source, found, index),
        passages=tuple(
            (replace(passage, falls=falling(passage, source, index)), older.get(passage.file, ""))
            for passage in passages(found, source, index.library.captures)
        ),
        state=LIVE[source.live].label if source.url and source.live != "unknown" else "",
        elsewhere=tuple(item[2] for item in elsewhere),
        cite=reference(source, settings),
        identifiers=identifiers(source),
        reporting=reporting(settings, error_on_page(settings, index.sources[source.id].address)),
        parts=_list_parts(source, index) if homes is None else (),
    )


def _list_parts(source: Source, index: SiteIndex) -> tuple[PartLine, ...]:
    briefings = index.library.briefings
    division = index.divided.get(f"sources/{source.id}/")
    return directory(division, lambda name: (briefings[name].head.title,), "counts.briefings")


def _split(placed: Iterable[Placed], index: SiteIndex) -> tuple[list[Placed], list[Placed]]:
    """Split quotations into those found in a capture that can be read, and all others."""
    found: list[Placed] = []
    elsewhere: list[Placed] = []
    for item in placed:
        quotation, verdict, _ = item
        in_capture = verdict.tier.passes and verdict.spans and quotation.capture.file in index.library.captures
        (found if in_capture else elsewhere).append(item)
    return found, elsewhere


def main_facts(source: Source) -> tuple[Fact, ...]:
    """Return what a reader must know of a source first."""
    capture = source.captures[-1]
    method = message("source.method", method=capture.method or message("not-stated"))
    return (
        Fact(message("source.title"), source.title),
        Fact(message("source.date"), publication_date(source)),
        Fact(message("source.captured"), format_date(capture.captured), method, stated=bool(capture.captured)),
    )


ELSEWHERE = frozenset(
    {
        "id",
        "title",
        "type",
        "issued",
        "note",
        "provenance",
        "derived_from",
        "reliability",
        "grades",
        "notices",
        "withdrawn",
        "desk_note",
        "was",
        "csl",
    }
)
"""Fields that another part of the page shows, and fields that it uses but does not show."""


def record(source: Source) -> tuple[Fact, ...]:
    """Return what else is known of a source, one fact for each field.

    A stated field that this function does not name comes last, so that the pages of older sources do not change.
    """
    capture = source.captures[-1]
    kind, control, live = SOURCE_KINDS[source.source_kind], CONTROLS[source.control], LIVE[source.live]
    facts = {
        "author": Fact.given(_label("author"), joined([str(name) for name in source.author])),
        "container_title": Fact.given(message("source.published-in"), source.container_title),
        "publisher": Fact.given(_label("publisher"), source.publisher),
        "source_kind": Fact.listed(message("source.kind"), source.source_kind, kind),
        "genre": Fact.given(_label("genre"), source.genre),
        "control": Fact.listed(message("source.controlled-by"), source.control, control),
        "language": Fact.given(_label("language"), source.language),
        "url": Fact.given(message("source.address"), source.url, link=source.url or ""),
        "live": Fact.listed(message("source.address-today"), source.live, live),
        "archive_url": Fact.given(message("source.archived-at"), source.archive_url, link=source.archive_url or ""),
        "origin": Fact.given(message("source.origin"), source.origin, message("source.origin-sense")),
        "captures": Fact(message("source.capture"), capture.file, _describe_capture(capture)),
        "rights": Fact(message("source.shown-here"), RIGHTS[source.rights].label, RIGHTS[source.rights].sense),
    }
    if capture.original:
        facts["original"] = _original_fact(capture.original)
    others = (field.name for field in fields(Source) if field.name not in ELSEWHERE | facts.keys())
    return (*facts.values(), *(_stated(source, name) for name in others if getattr(source, name)), *stated(source))


def _original_fact(original: Original) -> Fact:
    """Return what the newest capture was taken from, and how."""
    how = (original.media_type, message("source.extracted", by=original.extractor) if original.extractor else "")
    note = message("row.comma").join((*filter(None, how), message("source.digest", digest=original.sha256)))
    return Fact(message("source.original"), original.file or message("source.original-elsewhere"), note)


def _describe_capture(capture: Capture) -> str:
    """Return the digest of a capture, and what was taken out of it."""
    redacted = (
        message("source.redacted", date=format_date(gone.on), because=gone.because) for gone in capture.redacted
    )
    return message("row.semicolon").join((message("source.digest", digest=capture.sha256), *redacted))


def _stated(source: Source, name: str) -> Fact:
    """Return the fact for a field that has a value.

    What the model asks of the field decides how the value is shown.
    """
    value = getattr(source, name)
    asked = next((asked for text, asked in scalars(source) if text is value), ())
    words = joined([str(item) for item in value]) if isinstance(value, tuple) else str(value)
    shown = format_date(value) if {EDTF, DAY} & {*asked} else words
    return Fact(_label(name), shown, link=words if URL in asked else address(key(name), words))


def _label(name: str) -> str:
    """Return the name of a field, with a capital."""
    return capitalised(field_label(key(name)))


def _step_fact(step: Step) -> Fact:
    seen = message("source.provenance.seen" if step.seen == "true" else "source.provenance.unseen")
    return Fact(
        message(f"steps.{step.step}"),
        message("source.provenance.by", hand=step.by) if step.by else message("source.provenance.by-nobody"),
        message("source.provenance.dated", date=format_date(step.on), seen=seen) if step.on else seen,
    )


def _reliability(source: Source) -> Fact:
    grade = source.reliability
    name = message("sources.reliability")
    return Fact.given(name, RELIABILITY[grade.grade].label, grade.because) if grade else Fact.given(name, None)


def _passage_grade(source: Source, index: SiteIndex) -> str:
    """Return how a source is graded; the words for a missing grade are those of its page."""
    if index.graded and not source.reliability:
        return message("row.comma").join(
            (message("not-stated"), *grade_labels(source.grades, index.library.settings.scales))
        )
    return index.grade(source)


def _shares(source: Source, found: Sequence[Placed], index: SiteIndex) -> str:
    """Return sentences that say how much of each capture the site shows, and by which right.

    A single capture is not named.
    """
    shares = []
    for capture in source.captures:
        text = index.library.captures.get(capture.file)
        name = message("source.quotes.the-capture") if len(source.captures) == 1 else capture_name(capture)
        if text:
            spans = [
                find_excerpt(quotation, verdict, text)
                for quotation, verdict, _ in found
                if quotation.capture.file == capture.file
            ]
            total = sum(end - start for start, end in merge_spans(chain.from_iterable(spans)))
            shares.append(message("source.quotes.share", share=round(total / len(text) * 100), capture=name))
        else:
            shares.append(message("source.quotes.not-at-hand", capture=capitalised(name)))
    if source.license:
        shares.append(message("source.quotes.license", license=source.license))
    if source.rights_holder:
        shares.append(message("source.quotes.rights-holder", holder=source.rights_holder))
    return " ".join(shares)
