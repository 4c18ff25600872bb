"""Takes the two sides of a change; gives what falls: sources, quotes, claims, editions, and what rests on them."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from generator.check.published import edition_place, told_lost
from generator.model import Lost, Target, by_any_id
from generator.model.addresses import Address
from generator.model.english import counted, listed
from generator.review.memo import Fall
from generator.site.labels import EDITION_KINDS
from generator.site.source import resting
from generator.site.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Source
    from generator.review.change import Comparison
    from generator.review.snapshot import Snapshot


def falls(change: Comparison) -> Iterator[Fall]:
    """Give what falls: editions; sources, with the quotes that they lose; claims; and quotes that were published."""
    old, new = change.old, change.new
    for was, name in change.pairs:
        yield from _editions(old, new, was, name)
    for source in old.library.sources.values() if change.pairs else ():
        now = by_any_id(new.library.sources, source.id)
        name = old.index.sources[source.id].words
        if now and now.withdrawn and not source.withdrawn:
            yield Fall(f"{name}: withdrawn. {now.withdrawn.because}", tuple(_resting(source, old)))
        elif now:
            yield from _quotes(source, now, change)
        elif not change.seems_gone("seeds/"):
            yield Fall(f"{name}: taken out.", tuple(_resting(source, old)))
    yield from _claims(change)
    yield from _published(change)


def _editions(old: Snapshot, new: Snapshot, was: str, name: str) -> Iterator[Fall]:
    """Say which edition readers lose, and what they get instead."""
    row = old.rows.get(was)
    lost = [past.edition for past in row.pasts if str(past.edition.sha256) not in new.digests(name)] if row else []
    for edition in (each for each in lost if not new.library.lacks(edition_place(was, each).file)):
        kind = EDITION_KINDS[edition.kind].label
        left = new.rows.get(name)
        instead = f"edition {left.newest.number}" if left else "a draft" if name else "nothing"
        back = (f"Readers of the briefing are shown {instead} instead.",) if row and edition is row.newest else ()
        yield Fall(f"Edition {edition.number} of {old.title(was)} ({kind}) is lost: {edition.note}", back)


def _resting(source: Source, old: Snapshot) -> Iterator[str]:
    """Give what rests on a source, briefing by briefing: what falls, and what has one support fewer."""
    found = resting(source, old.library.quoted_from.get(source.id, ()), old.index)
    ordered = sorted(found, key=lambda each: (each.address.briefing, not each.falls))
    for (home, falling), group in groupby(ordered, key=lambda each: (each.address.briefing, each.falls)):
        names = [f"{each.link.words} of {each.link.title}" if each.link.title else each.link.words for each in group]
        verb = "has nothing independent left to rest on" if falling else "has one support fewer"
        yield f"In {old.title(home)}, what {verb}: {joined(names)}."
    for name, row in old.library.editions.items():
        numbers = [str(past.edition.number) for past in row if source.id in past.library.sources]
        if numbers:
            yield f"{'Edition' if len(numbers) == 1 else 'Editions'} {joined(numbers)} of {old.title(name)} quoted it."


def _quotes(source: Source, now: Source, change: Comparison) -> Iterator[Fall]:
    """Say which quotes of a source are gone, and which stand no longer though nobody changed them."""
    old, new, renamed = change.old, change.new, dict(change.pairs)
    before = {
        Address(renamed.get(each.briefing) or each.briefing, each.address.anchor): each
        for each in old.library.quoted_from.get(source.id, ())
        if each.evidence
    }
    after = {each.address: each for each in new.library.quoted_from.get(now.id, ()) if each.evidence}
    gone = [
        address
        for address in before
        if address not in after and not change.seems_gone(f"briefings/{address.briefing}/")
    ]
    failed = [
        address
        for address, each in before.items()
        if address in after
        and each.text.split() == after[address].text.split()
        and old.checked.verdicts[each.address].tier.passes
        and not new.checked.verdicts[address].tier.passes
    ]
    name = new.index.sources[now.id].words
    for addresses, one, several in (
        (gone, "is taken out", "are taken out"),
        (failed, "no longer stands in its capture", "no longer stand in its capture"),
    ):
        if addresses:
            told = f"{len(addresses)} of {counted(len(before), 'quote')} {one if len(addresses) == 1 else several}"
            yield Fall(f"{name}: {told} ({listed([f'{each.briefing} {each.anchor}' for each in addresses])}).", ())


def _claims(change: Comparison) -> Iterator[Fall]:
    """Give each claim that is taken back while others still depend on it."""
    old, new, renamed = change.old, change.new, dict(change.pairs)
    retractions = {
        name
        for _, name in change.pairs
        for position in change.fresh(name)
        if _kind(new, name, position) == "retraction"
    }
    for address, claim in old.library.claims.items():
        was, name = address.briefing, address.anchor
        home = renamed.get(was, was)
        if claim.withdrawn or change.seems_gone(f"briefings/{home}/"):
            continue
        now = new.library.claims.get(Address.of_claim(home, name))
        retracted = home in retractions
        if now is None or now.withdrawn or retracted:
            title = new.title(home) if home in new.library.briefings else old.title(was)
            fate = "retracted" if retracted else "withdrawn" if now else "taken out"
            if held := tuple(_depending(Address.of_claim(home, name), new, but=home if retracted else "")):
                yield Fall(f"{name} of {title}: {fate}.", held)


def _kind(new: Snapshot, name: str, position: int) -> str:
    return str(new.library.editions[name][position].edition.kind)


def _depending(fallen: Address, new: Snapshot, *, but: str) -> Iterator[str]:
    """Give what still depends on a claim: claims, key points and texts, but for those of one briefing."""
    for home, briefing in new.library.briefings.items():
        if home == but:
            continue
        held = [
            str(claim.id)
            for claim in briefing.claims
            if not claim.withdrawn
            and any(
                each.kind == "depends-on" and Address.of_reference(home, each.claim) == fallen
                for each in claim.relations
            )
        ]
        held += [
            f"key point {number}"
            for number, point in enumerate(briefing.head.key_points, start=1)
            if fallen in (Address.of_reference(home, each) for each in point.claims)
        ]
        texts = {
            "the narrative": briefing.narrative,
            **{f"the summary of {k}": v for k, v in briefing.articles.items()},
        }
        held += [
            where
            for where, text in texts.items()
            if any(
                each.target is Target.CLAIM and Address.of_reference(home, each.name) == fallen
                for each in text.citations
            )
        ]
        if held:
            yield f"In {new.title(home)}, what still rests on it: {joined(held)}."


def _published(change: Comparison) -> Iterator[Fall]:
    """Say which published quotes stand no longer, or can be checked no longer, since the change."""
    old, new, renamed = change.old, change.new, {name: was for was, name in change.pairs}
    for name, row in new.rows.items():
        before = old.rows.get(renamed.get(name, name))
        for position, past in enumerate(row.pasts):
            lost = row.worth[position].lost
            was = before.worth[position].lost if before and position < len(before.pasts) else Lost()
            more = replace(
                lost,
                gone=tuple(each for each in lost.gone if each not in was.gone),
                unseen=tuple(each for each in lost.unseen if each not in was.unseen),
            )
            of = f"of edition {past.edition.number} of {new.title(name)}"
            yield from (Fall(each, ()) for each in told_lost(more, of))
