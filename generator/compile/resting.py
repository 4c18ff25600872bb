"""Takes quotations of a source; gives what rests on them: claims, key points and list rows, and which of them fall."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.compile.attribution import drawn, named
from generator.compile.briefing import credibility
from generator.compile.parts import Link, Resting
from generator.compile.standing import alone
from generator.model import upheld
from generator.verify.evidence import CONFIRMED, independent_origins
from generator.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.compile.shelf import Shelf
    from generator.model import Evidence, Quotation, Source


def resting(source: Source, quotations: Iterable[Quotation], shelf: Shelf) -> Iterator[Resting]:
    """Give what rests on quotations of a source, all or some of them: what stands, and the key points on the claims.

    A statement falls with them where nothing supports it that is independent of them: neither another quote of the
    source, nor a source of another origin.
    """
    quotations = list(quotations)
    taken = {id(each.evidence) for each in quotations if each.evidence}
    for home, group in groupby(quotations, key=lambda each: each.briefing):
        briefing = shelf.library.briefings[home]
        link = shelf.briefing(briefing)
        quoted = [each for each in group if each.evidence]
        lost: set[str] = set()
        for claim in {each.claim.id: each.claim for each in quoted if each.claim and not each.claim.withdrawn}.values():
            if _supports(taken, claim.evidence):
                falls = alone(source, claim.evidence, shelf, taken)
                lost |= {str(claim.id)} if falls else set()
                to = Link(claim.id, f"{home}/#{claim.id}")
                left = [item for item in upheld(claim.evidence) if item.stance == "supports" and id(item) not in taken]
                unsettled = claim.status == "corroborated" and len(independent_origins(shelf.library, left)) < CONFIRMED
                yield Resting(link, to, shelf.sentences[f"{home}/{claim.id}"], credibility(claim), falls, unsettled)
        touched = {number for claim in lost for number in shelf.points.get(f"{home}#{home}/{claim}", ())}
        for number in sorted(touched):
            point = briefing.head.key_points[number - 1]
            standing = [name for name in point.claims if shelf.standing(briefing, [name])]
            rests = {name.removeprefix(f"{home}/") for name in standing}
            if rests & lost:
                sentence = drawn(point.text, shelf.claims(briefing, standing), shelf.library.sources, short=True)
                to = Link(worded("source.falls.point", number=str(number)), f"{home}/#key_points")
                yield Resting(link, to, sentence, None, rests <= lost)
        for row in dict.fromkeys(each.id.removesuffix(f"-{each.evidence.id}") for each in quoted if each.evidence):
            name = row.replace("#", "/", 1)
            listed, member = shelf.members.get(name, (None, None))
            if listed and member and not (listed.withdrawn or member.withdrawn) and _supports(taken, member.evidence):
                sentence = named(shelf.called(member), member.evidence, shelf.library.sources, short=True)
                place = str(shelf.numbers[name])
                to = Link(worded("source.falls.row", number=place), row.replace("#", "/#", 1), listed.title)
                yield Resting(link, to, sentence, None, alone(source, member.evidence, shelf, taken))


def _supports(taken: set[int], evidence: Iterable[Evidence]) -> bool:
    return any(id(item) in taken and item.stance == "supports" for item in upheld(evidence))
