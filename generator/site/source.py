"""Decide what the page of a source shows: what is known of it, quoted from it, and would fall with it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from itertools import chain
from typing import TYPE_CHECKING

from generator.check.limits import reach, union
from generator.model import Source
from generator.model.forms import DAY, EDTF, URL
from generator.model.schema import key, scalars
from generator.site.attribution import drawn, named
from generator.site.briefing import source_line
from generator.site.citing import reference
from generator.site.claims import credibility
from generator.site.components import Fact, Link, Passage, Reporting, Resting, SourceLine, Use
from generator.site.coverage import coverage, coverage_page
from generator.site.dates import dated, said, withdrawal
from generator.site.labels import CONTROLS, LIVE, RELIABILITY, RIGHTS, SOURCE_KINDS, field_label
from generator.site.naming import capture_name, long
from generator.site.pages import Page, SearchEntry, View
from generator.site.passages import passages, use
from generator.site.reporting import error_on_page, reporting, suggest_source
from generator.site.words import capitalised, joined, worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import Quotation, Step
    from generator.site.components import Passage
    from generator.site.coverage import Coverage
    from generator.site.index import SiteIndex
    from generator.site.material import Material
    from generator.site.passages import Placed


@dataclass(frozen=True, kw_only=True)
class SourceView(View):
    """Everything on a source's page."""

    kind = "source"
    name: str
    withdrawn: str
    facts: tuple[Fact, ...]
    """What must be known of it first; the ``record`` has the rest."""
    record: tuple[Fact, ...]
    remarks: tuple[Fact, ...]
    notices: tuple[Fact, ...]
    provenance: tuple[Fact, ...]
    reliability: Fact
    falls: str
    resting: tuple[Resting, ...]
    shown: str
    passages: tuple[tuple[Passage, str], ...]
    """With the capture that a passage is from, where it is not the newest."""
    page: str
    """The address of the live page, and its ``state`` today where that is known; empty, like ``archived``, for none."""
    state: str
    archived: str
    elsewhere: tuple[Use, ...]
    cite: str
    reporting: Reporting | None
    coverage: tuple[Coverage, ...] = ()
    """In a preview: which sentences of each capture are used."""

    def found(self, page: Page) -> Iterator[SearchEntry]:
        """Return the source by its title and its name, and whether it is withdrawn."""
        yield SearchEntry(page.address, page.title, (capitalised(self.name), self.withdrawn))


@dataclass(frozen=True)
class SourcesView(View):
    """The index of sources, in the order of their titles."""

    kind = "sources"
    lines: tuple[SourceLine, ...]
    reporting: Reporting | None = None


def source_pages(material: Material) -> Iterator[Page]:
    """Return the index of sources, then the page of each, and in a preview that of its coverage."""
    yield Page(
        address="sources/",
        title=worded("sources.title"),
        description=worded("sources.description"),
        view=sources_view(material.index),
    )
    for source in material.index.library.sources.values():
        covered = coverage(source, material.index) if material.drafts else ()
        yield Page(
            address=f"sources/{source.id}/",
            title=source.title,
            alone=worded("source.alone", title=source.title),
            description=worded("source.description", name=long(source)),
            view=replace(source_view(source, material.index), coverage=covered),
            made_from=source.id.place.file,
        )
        if covered:
            yield coverage_page(source, covered, material)


def sources_view(index: SiteIndex) -> SourcesView:
    """Decide the index of sources, in the order of their titles."""
    sources = sorted(index.library.sources.values(), key=lambda source: (source.title.strip("[").casefold(), source.id))
    quoted = index.library.quoted_from
    lines = tuple(source_line(each, index, worded("counts.quotes", n=len(quoted.get(each.id, ())))) for each in sources)
    settings = index.library.settings
    return SourcesView(lines, reporting(settings, suggest_source(settings)))


def source_view(source: Source, index: SiteIndex) -> SourceView:
    """Decide everything on a source's page."""
    settings, quotations = index.library.settings, index.library.quoted_from.get(source.id, ())
    placed = [
        (each, index.verdicts[each.address], use(each, index)) for each in quotations if each.address in index.verdicts
    ]
    found, elsewhere = _parted(placed, index)
    rests = tuple(resting(source, quotations, index))
    older = {str(each.file): capture_name(each) for each in source.captures[:-1]}
    return SourceView(
        name=long(source),
        withdrawn=withdrawal(source.withdrawn),
        facts=(*known(source), _reliability(source)._replace(note="")),
        record=record(source),
        remarks=tuple(
            Fact(name, str(text))
            for name, text in (
                (worded("source.note"), source.note),
                (worded("source.desk-note"), source.desk_note),
            )
            if text
        ),
        notices=tuple(
            Fact(worded("source.notice", kind=worded(f"notices.{each.kind}"), date=said(each.on)), each.text)
            for each in source.notices
        ),
        provenance=tuple(_hand(step) for step in source.provenance),
        reliability=_reliability(source),
        falls=_falls(rests),
        resting=rests,
        shown=_share(source, found, index),
        passages=tuple(
            (replace(each, falls=_falling(each, source, index)), older.get(each.file, ""))
            for each in passages(found, source, index.library.captures)
        ),
        page=str(source.url or ""),
        state=LIVE[source.live].label if source.url and source.live != "unknown" else "",
        archived=str(source.archive_url or ""),
        elsewhere=tuple(each[2] for each in elsewhere),
        cite=reference(source),
        reporting=reporting(settings, error_on_page(settings, index.sources[source.id].address)),
    )


def _parted(placed: Iterable[Placed], index: SiteIndex) -> tuple[list[Placed], list[Placed]]:
    """Part the quotations that stand in a capture at hand from all others."""
    found: list[Placed] = []
    elsewhere: list[Placed] = []
    for each in placed:
        quotation, verdict, _ = each
        stands = verdict.tier.passes and verdict.spans and quotation.capture.file in index.library.captures
        (found if stands else elsewhere).append(each)
    return found, elsewhere


def known(source: Source) -> tuple[Fact, ...]:
    """Give what must be known of a source first."""
    capture = source.captures[-1]
    method = worded("source.method", method=capture.method or worded("not-stated"))
    return (
        Fact(worded("source.title"), source.title),
        Fact(worded("source.date"), dated(source)),
        Fact(worded("source.captured"), said(capture.captured), method, stated=bool(capture.captured)),
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
        "notices",
        "withdrawn",
        "desk_note",
        "was",
        "csl",
    }
)
"""Fields that another part of the page shows, or that it uses and does not show."""


def record(source: Source) -> tuple[Fact, ...]:
    """Return what else is known of a source, a fact a line.

    A field that nothing here names comes last, where it is stated: so older sources keep their pages.
    """
    capture = source.captures[-1]
    kind, control, live = SOURCE_KINDS[source.source_kind], CONTROLS[source.control], LIVE[source.live]
    facts = {
        "author": Fact.given(_label("author"), joined([str(name) for name in source.author])),
        "container_title": Fact.given(worded("source.published-in"), source.container_title),
        "publisher": Fact.given(_label("publisher"), source.publisher),
        "source_kind": Fact.listed(worded("source.kind"), source.source_kind, kind),
        "genre": Fact.given(_label("genre"), source.genre),
        "control": Fact.listed(worded("source.controlled-by"), source.control, control),
        "language": Fact.given(_label("language"), source.language),
        "url": Fact.given(worded("source.address"), source.url, link=source.url or ""),
        "live": Fact.listed(worded("source.address-today"), source.live, live),
        "archive_url": Fact.given(worded("source.archived-at"), source.archive_url, link=source.archive_url or ""),
        "origin": Fact.given(worded("source.origin"), source.origin, worded("source.origin-sense")),
        "captures": Fact(worded("source.capture"), capture.file, worded("source.digest", digest=capture.sha256)),
        "rights": Fact(worded("source.shown-here"), RIGHTS[source.rights].label, RIGHTS[source.rights].sense),
    }
    others = (each.name for each in fields(Source) if each.name not in ELSEWHERE | facts.keys())
    return (*facts.values(), *(_stated(source, name) for name in others if getattr(source, name)))


def _stated(source: Source, name: str) -> Fact:
    """Return a field that has a value, as what the model asks of it is shown."""
    value = getattr(source, name)
    asked = next((asked for text, asked in scalars(source) if text is value), ())
    words = joined([str(each) for each in value]) if isinstance(value, tuple) else str(value)
    shown = said(value) if {EDTF, DAY} & {*asked} else words
    return Fact(_label(name), shown, link=words if URL in asked else "")


def _label(name: str) -> str:
    """Return what a field is called at the beginning of a line."""
    return capitalised(field_label(key(name)))


def _hand(step: Step) -> Fact:
    seen = worded("source.provenance.seen" if step.seen == "true" else "source.provenance.unseen")
    return Fact(
        worded(f"steps.{step.step}"),
        worded("source.provenance.by", hand=step.by) if step.by else worded("source.provenance.by-nobody"),
        worded("source.provenance.dated", date=said(step.on), seen=seen) if step.on else seen,
    )


def _reliability(source: Source) -> Fact:
    grade = source.reliability
    name = worded("sources.reliability")
    return Fact(name, RELIABILITY[grade.grade].label, grade.because) if grade else Fact(name, worded("not-stated"))


def _falling(passage: Passage, source: Source, index: SiteIndex) -> tuple[Link, ...]:
    """Lead to the statements that would have nothing independent left to rest on without a passage."""
    quotations = [index.quotations[use.quote.id] for use in passage.uses]
    falls = [each for each in resting(source, quotations, index) if each.falls]
    several = len({each.briefing for each in falls}) > 1
    return tuple(_called(each, several=several) for each in falls)


def _called(each: Resting, *, several: bool) -> Link:
    """Name a statement by its number, with the list or, of ``several`` briefings, the briefing that it stands in."""
    words, title = each.link.words, each.link.title
    words = worded("source.falls.row-of", row=words, list=title) if title else words
    return Link(worded("used.in", what=words, briefing=each.briefing.words) if several else words, each.link.address)


def _falls(resting: Sequence[Resting]) -> str:
    fallen = sum(each.falls for each in resting)
    weakened = len(resting) - fallen
    if not resting:
        return worded("source.falls.none")
    lines = []
    if fallen:
        lines.append(worded("source.falls.fallen", n=fallen))
    if weakened:
        lines.append(worded("source.falls.weakened", n=weakened))
    return " ".join(lines)


def _share(source: Source, found: Sequence[Placed], index: SiteIndex) -> str:
    """Say how much of each capture the site shows; where there is one alone, it needs no name."""
    shares = []
    for capture in source.captures:
        text = index.library.captures.get(capture.file)
        of = worded("source.quotes.the-capture") if len(source.captures) == 1 else capture_name(capture)
        if text:
            here = [reach(each, verdict, text) for each, verdict, _ in found if each.capture.file == capture.file]
            total = sum(end - start for start, end in union(chain.from_iterable(here)))
            shares.append(worded("source.quotes.share", share=round(total / len(text) * 100), capture=of))
        else:
            shares.append(worded("source.quotes.not-at-hand", capture=capitalised(of)))
    return " ".join(shares)


def resting(source: Source, quotations: Iterable[Quotation], index: SiteIndex) -> Iterator[Resting]:
    """Show what rests on quotations of a source, all or some of them, and what becomes of it without them."""
    for each in index.support.dependents(source, quotations):
        address, home = each.address, index.library.briefings[each.address.briefing]
        credible = None
        if each.point:
            point = home.head.key_points[each.point - 1]
            standing = [name for name in point.claims if index.standing(home, [name])]
            sentence = drawn(point.text, index.claims(home, standing), index.library.sources, short=True)
            to = Link(worded("source.falls.point", number=str(each.point)), address.url)
        elif claim := index.library.claims.get(address):
            sentence, credible, to = index.sentences[address], credibility(claim), Link(claim.id, address.url)
        else:
            listed, member = index.members[address]
            sentence = named(index.called(member), member.evidence, index.library.sources, short=True)
            to = Link(worded("source.falls.row", number=str(index.numbers[address])), address.url, listed.title)
        yield Resting(address, index.briefing(home), to, sentence, credible, each.falls, each.unsettled)
