"""Takes a source; gives its page: what is known of it, what is quoted from it, and what would fall with it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.compile.attribution import drawn, named
from generator.compile.briefing import credibility
from generator.compile.citing import reference
from generator.compile.dates import dated, said, withdrawal
from generator.compile.naming import capture_name, long
from generator.compile.parts import Fact, Link
from generator.compile.passages import passages, shown, use
from generator.compile.reporting import error_on_page, reporting
from generator.compile.standing import alone, supports
from generator.compile.views import Resting, SourceView
from generator.compile.words import (
    CONTROLS,
    LIVE,
    NOT_STATED,
    RELIABILITY,
    RIGHTS,
    SOURCE_KINDS,
    capitalised,
    counted,
    joined,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.compile.passages import Placed
    from generator.compile.shelf import Shelf
    from generator.model import Quotation, Source, Step


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
            for name, text in (("Note", source.note), ("The desk’s note", source.desk_note))
            if text
        ),
        notices=tuple(Fact(f"{each.kind}, {said(each.on)}", each.text) for each in source.notices),
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
    names = joined([str(name) for name in source.author])
    return (
        Fact("Title", source.title),
        Fact("Author", names or NOT_STATED),
        Fact("Published in", source.container_title or NOT_STATED),
        Fact("Publisher", source.publisher or NOT_STATED),
        Fact("Date", dated(source)),
        Fact("Kind", kind.label, kind.sense),
        Fact("Genre", source.genre or NOT_STATED),
        Fact("Controlled by", control.label, control.sense),
        Fact("Language", source.language or NOT_STATED),
        Fact("Address", source.url or NOT_STATED, link=source.url or ""),
        Fact("Address today", live.label, live.sense),
        Fact("Archived at", source.archive_url or NOT_STATED, link=source.archive_url or ""),
        Fact(
            "Origin", source.origin or NOT_STATED, "Copies, translations and reposts of one original share an origin."
        ),
        Fact("Captured", said(capture.captured), f"Method: {capture.method or NOT_STATED}."),
        Fact("Capture", capture.file, f"SHA-256 {capture.sha256}"),
        Fact("Shown here", RIGHTS[source.rights].label, RIGHTS[source.rights].sense),
    )


def _hand(step: Step) -> Fact:
    seen = "we have seen the text as it left this hand" if step.seen == "true" else "not seen by us"
    return Fact(
        step.step,
        f"by {step.by}" if step.by else f"by whom is {NOT_STATED}",
        f"{said(step.on)}; {seen}" if step.on else seen,
    )


def _reliability(source: Source) -> Fact:
    grade = source.reliability
    return (
        Fact("Reliability", RELIABILITY[grade.grade].label, grade.because) if grade else Fact("Reliability", NOT_STATED)
    )


def _resting(source: Source, quotations: Iterable[Quotation], shelf: Shelf) -> Iterator[Resting]:
    """Give what rests on a source: standing claims and list rows, and the key points on the claims."""
    for home, group in groupby(quotations, key=lambda each: each.briefing):
        briefing = shelf.library.briefings[home]
        link = shelf.briefing(briefing)
        quoted = [each for each in group if each.evidence]
        lost: set[str] = set()
        for claim in {each.claim.id: each.claim for each in quoted if each.claim and not each.claim.withdrawn}.values():
            if supports(source, claim.evidence):
                falls = alone(source, claim.evidence, shelf)
                lost |= {str(claim.id)} if falls else set()
                to = Link(claim.id, f"{home}/#{claim.id}")
                yield Resting(link, to, shelf.sentences[f"{home}/{claim.id}"], credibility(claim), falls)
        for row in dict.fromkeys(each.id.removesuffix(f"-{each.evidence.id}") for each in quoted if each.evidence):
            listed, member = shelf.members.get(row.replace("#", "/", 1), (None, None))
            if listed and member and not (listed.withdrawn or member.withdrawn) and supports(source, member.evidence):
                sentence = named(shelf.called(member), member.evidence, shelf.library.sources, short=True)
                falls = alone(source, member.evidence, shelf)
                to = Link(f"row {listed.members.index(member) + 1}", row.replace("#", "/#", 1), listed.title)
                yield Resting(link, to, sentence, None, falls)
        for number, point in enumerate(briefing.head.key_points, start=1):
            standing = [name for name in point.claims if shelf.standing(briefing, [name])]
            rests = {name.removeprefix(f"{home}/") for name in standing}
            if rests & lost:
                sentence = drawn(point.text, shelf.claims(briefing, standing), shelf.library.sources, short=True)
                yield Resting(link, Link(f"point {number}", f"{home}/#key_points"), sentence, None, rests <= lost)


def _falls(resting: Sequence[Resting]) -> str:
    fallen = sum(each.falls for each in resting)
    weakened = len(resting) - fallen
    if not resting:
        return "Nothing: no claim and no list row rests on this source."
    lines = []
    if fallen:
        lines.append(f"{counted(fallen, 'statement')} would have nothing independent left to rest on.")
    if weakened:
        lines.append(f"{counted(weakened, 'statement')} would have one support fewer.")
    return " ".join(lines)


def _share(source: Source, found: Sequence[Placed], shelf: Shelf) -> str:
    """Say how much of each capture the site shows; where there is one alone, it needs no name."""
    shares = []
    for capture in source.captures:
        text = shelf.library.captures.get(capture.file)
        of = "the capture" if len(source.captures) == 1 else capture_name(capture)
        if text:
            here = [verdict for quotation, verdict, _ in found if quotation.capture.file == capture.file]
            total = sum(end - start for start, end in shown(here, alone=source.rights == "hash-only"))
            shares.append(f"{total / len(text):.0%} of {of} is shown on this site.")
        else:
            shares.append(f"{capitalised(of)} is not at hand.")
    return " ".join(shares)
