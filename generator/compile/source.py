"""Takes a source; gives its page: what is known of it, what is quoted from it, and what would fall with it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.compile.attribution import drawn, long, named
from generator.compile.briefing import credibility, withdrawal
from generator.compile.dates import dated, said
from generator.compile.parts import Fact, Link, Use
from generator.compile.passages import passages, shown
from generator.compile.views import Resting, SourceView
from generator.compile.words import (
    CONTROLS,
    LIVE,
    NOT_STATED,
    RELIABILITY,
    RIGHTS,
    SOURCE_KINDS,
    counted,
    joined,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.compile.passages import Placed
    from generator.compile.shelf import Shelf
    from generator.model import Claim, Quotation, Source, Step


def source_view(source: Source, shelf: Shelf) -> SourceView:
    """Decide everything on a source's page."""
    quotations = shelf.library.quoted_from.get(source.id, ())
    placed = [(each, shelf.verdicts[each.id], _use(each, shelf)) for each in quotations if each.id in shelf.verdicts]
    found = [
        each
        for each in placed
        if each[1].tier.passes and each[1].spans and each[0].capture.file in shelf.library.captures
    ]
    claims = _claims(quotations)
    resting = _resting(source, claims, shelf)
    return SourceView(
        name=long(source),
        withdrawn=withdrawal(source.withdrawn),
        facts=_card(source),
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
        passages=passages(found, shelf.library.captures, alone=source.rights == "hash-only"),
        elsewhere=tuple(use for each in placed if each not in found for use in (each[2],)),
    )


def _card(source: Source) -> tuple[Fact, ...]:
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


def _use(quotation: Quotation, shelf: Shelf) -> Use:
    """Say where a quotation is used, and what is said there on its strength."""
    briefing, _, anchor = quotation.id.partition("#")
    title = shelf.library.briefings[briefing].head.title
    where, sentence = ("Narrative" if anchor.startswith("narrative") else "Summary"), None
    if quotation.claim and quotation.evidence:
        where, sentence = quotation.claim.id, shelf.sentences[f"{briefing}/{quotation.claim.id}"]
    elif quotation.evidence and (text := shelf.rows.get(quotation.id.removesuffix(f"-{quotation.evidence.id}"))):
        where, sentence = "List", named(text, [quotation.evidence], shelf.library.sources, short=True)
    return Use(Link(f"{where} in {title}", f"{briefing}/#{anchor}"), sentence, shelf.quote(quotation))


def _claims(quotations: Iterable[Quotation]) -> dict[str, Claim]:
    return {
        f"{each.briefing}/{each.claim.id}": each.claim
        for each in quotations
        if each.claim and each.evidence and not each.claim.withdrawn
    }


def _resting(source: Source, claims: dict[str, Claim], shelf: Shelf) -> tuple[Resting, ...]:
    """Give what rests on a source: claims, and the key points on them; what no other origin supports falls with it."""
    own = shelf.origin(source)
    known = shelf.library.sources
    resting: list[Resting] = []
    for home, names in groupby(claims, key=lambda name: name.partition("/")[0]):
        briefing = shelf.library.briefings[home]
        link = shelf.briefing(briefing)
        lost: set[str] = set()
        for name in names:
            claim = claims[name]
            supports = [item.source for item in claim.evidence if item.stance == "supports" and item.source in known]
            if source.id in supports:
                falls = not {shelf.origin(known[other]) for other in supports} - {own}
                lost |= {str(claim.id)} if falls else set()
                to = Link(claim.id, f"{home}/#{claim.id}")
                resting.append(Resting(link, to, shelf.sentences[name], credibility(claim), falls))
        for number, point in enumerate(briefing.head.key_points, start=1):
            rests = {name.removeprefix(f"{home}/") for name in point.claims}
            if rests & lost:
                sentence = drawn(point.text, shelf.claims(briefing, point.claims), known, short=True)
                to = Link(f"point {number}", f"{home}/#key-points")
                resting.append(Resting(link, to, sentence, None, rests <= lost))
    return tuple(resting)


def _falls(resting: Sequence[Resting]) -> str:
    fallen = sum(each.falls for each in resting)
    weakened = len(resting) - fallen
    if not resting:
        return "Nothing: no claim rests on this source."
    lines = []
    if fallen:
        lines.append(f"{counted(fallen, 'statement')} would have nothing left to rest on.")
    if weakened:
        lines.append(f"{counted(weakened, 'statement')} would have one support fewer.")
    return " ".join(lines)


def _share(source: Source, found: Sequence[Placed], shelf: Shelf) -> str:
    """Say how much of the newest capture the site shows."""
    file = source.captures[-1].file
    capture = shelf.library.captures.get(file)
    if not capture:
        return "The capture is not at hand."
    here = [verdict for quotation, verdict, _ in found if quotation.capture.file == file]
    total = sum(end - start for start, end in shown(here, alone=source.rights == "hash-only"))
    return f"{total / len(capture):.0%} of the capture is shown on this site."
