"""Takes a source; gives its page: what is known of it, what is quoted from it, and what would fall with it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.compile.attribution import drawn, named
from generator.compile.briefing import credibility
from generator.compile.citing import reference
from generator.compile.dates import dated, said, withdrawal
from generator.compile.meanings import CONTROLS, LIVE, RELIABILITY, RIGHTS, SOURCE_KINDS
from generator.compile.naming import capture_name, long
from generator.compile.parts import Fact, Link
from generator.compile.passages import passages, shown, use
from generator.compile.reporting import error_on_page, reporting
from generator.compile.views import Resting, SourceView
from generator.model import upheld
from generator.words import capitalised, joined, worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.compile.passages import Placed
    from generator.compile.shelf import Shelf
    from generator.model import Evidence, Quotation, Source, Step


def source_view(source: Source, shelf: Shelf) -> SourceView:
    """Decide everything on a source's page."""
    settings, quotations = shelf.library.settings, shelf.library.quoted_from.get(source.id, ())
    placed = [(each, shelf.verdicts[each.id], use(each, shelf)) for each in quotations if each.id in shelf.verdicts]
    found = [
        each
        for each in placed
        if each[1].tier.passes and each[1].spans and each[0].capture.file in shelf.library.captures
    ]
    resting = tuple(_resting(source, quotations, shelf))
    older = {str(each.file): capture_name(each) for each in source.captures[:-1]}
    return SourceView(
        name=long(source),
        withdrawn=withdrawal(source.withdrawn),
        facts=card(source),
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
        falls=_falls(resting),
        resting=resting,
        shown=_share(source, found, shelf),
        passages=tuple(
            (each, older.get(each.file, ""))
            for each in passages(found, shelf.library.captures, alone=source.rights == "hash-only")
        ),
        elsewhere=tuple(each[2] for each in placed if each not in found),
        cite=reference(source),
        reporting=reporting(settings, error_on_page(settings, shelf.sources[source.id].address)),
    )


def card(source: Source) -> tuple[Fact, ...]:
    """Give what is known of a source, a fact a line."""
    capture = source.captures[-1]
    kind, control, live = SOURCE_KINDS[source.source_kind], CONTROLS[source.control], LIVE[source.live]
    names, unstated = joined([str(name) for name in source.author]), worded("not-stated")
    method = worded("source.method", method=capture.method or unstated)
    return (
        Fact(worded("source.title"), source.title),
        Fact(worded("source.author"), names or unstated),
        Fact(worded("source.published-in"), source.container_title or unstated),
        Fact(worded("source.publisher"), source.publisher or unstated),
        Fact(worded("source.date"), dated(source)),
        Fact(worded("source.kind"), kind.label, kind.sense),
        Fact(worded("source.genre"), source.genre or unstated),
        Fact(worded("source.controlled-by"), control.label, control.sense),
        Fact(worded("source.language"), source.language or unstated),
        Fact(worded("source.address"), source.url or unstated, link=source.url or ""),
        Fact(worded("source.address-today"), live.label, live.sense),
        Fact(worded("source.archived-at"), source.archive_url or unstated, link=source.archive_url or ""),
        Fact(worded("source.origin"), source.origin or unstated, worded("source.origin-sense")),
        Fact(worded("source.captured"), said(capture.captured), method),
        Fact(worded("source.capture"), capture.file, worded("source.digest", digest=capture.sha256)),
        Fact(worded("source.shown-here"), RIGHTS[source.rights].label, RIGHTS[source.rights].sense),
    )


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


def _resting(source: Source, quotations: Iterable[Quotation], shelf: Shelf) -> Iterator[Resting]:
    """Give what rests on a source: standing claims and list rows, and the key points on the claims."""
    for home, group in groupby(quotations, key=lambda each: each.briefing):
        briefing = shelf.library.briefings[home]
        link = shelf.briefing(briefing)
        quoted = [each for each in group if each.evidence]
        lost: set[str] = set()
        for claim in {each.claim.id: each.claim for each in quoted if each.claim and not each.claim.withdrawn}.values():
            if _supports(source, claim.evidence):
                falls = _alone(source, claim.evidence, shelf)
                lost |= {str(claim.id)} if falls else set()
                to = Link(claim.id, f"{home}/#{claim.id}")
                yield Resting(link, to, shelf.sentences[f"{home}/{claim.id}"], credibility(claim), falls)
        for row in dict.fromkeys(each.id.removesuffix(f"-{each.evidence.id}") for each in quoted if each.evidence):
            listed, member = shelf.members.get(row.replace("#", "/", 1), (None, None))
            if listed and member and not (listed.withdrawn or member.withdrawn) and _supports(source, member.evidence):
                sentence = named(shelf.called(member), member.evidence, shelf.library.sources, short=True)
                falls = _alone(source, member.evidence, shelf)
                to = Link(
                    worded("source.falls.row", number=str(listed.members.index(member) + 1)),
                    row.replace("#", "/#", 1),
                    listed.title,
                )
                yield Resting(link, to, sentence, None, falls)
        for number, point in enumerate(briefing.head.key_points, start=1):
            standing = [name for name in point.claims if shelf.standing(briefing, [name])]
            rests = {name.removeprefix(f"{home}/") for name in standing}
            if rests & lost:
                sentence = drawn(point.text, shelf.claims(briefing, standing), shelf.library.sources, short=True)
                to = Link(worded("source.falls.point", number=str(number)), f"{home}/#key_points")
                yield Resting(link, to, sentence, None, rests <= lost)


def _supports(source: Source, evidence: Iterable[Evidence]) -> bool:
    return any(item.source == source.id and item.stance == "supports" for item in upheld(evidence))


def _alone(source: Source, evidence: Iterable[Evidence], shelf: Shelf) -> bool:
    """Whether no standing source of another stated origin supports the same: an unstated one may well be this one."""
    others = [shelf.library.sources.get(item.source) for item in upheld(evidence) if item.stance == "supports"]
    origins = {shelf.origin(other) for other in others if other and not other.withdrawn}
    return not any(origin.startswith("origin ") for origin in origins - {shelf.origin(source)})


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


def _share(source: Source, found: Sequence[Placed], shelf: Shelf) -> str:
    """Say how much of each capture the site shows; where there is one alone, it needs no name."""
    shares = []
    for capture in source.captures:
        text = shelf.library.captures.get(capture.file)
        of = worded("source.quotes.the-capture") if len(source.captures) == 1 else capture_name(capture)
        if text:
            here = [verdict for quotation, verdict, _ in found if quotation.capture.file == capture.file]
            total = sum(end - start for start, end in shown(here, alone=source.rights == "hash-only"))
            shares.append(worded("source.quotes.share", share=round(total / len(text) * 100), capture=of))
        else:
            shares.append(worded("source.quotes.not-at-hand", capture=capitalised(of)))
    return " ".join(shares)
