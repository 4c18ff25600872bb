"""Find what readers lose by a change: editions, sources, quotes and claims, and what rests on them."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from generator.check.published import describe_lost, edition_place
from generator.model import Lost, Target, by_any_id
from generator.model.addresses import Address
from generator.model.english import counted, listed
from generator.review.memo import Impact
from generator.site.dependents import dependents
from generator.site.labels import EDITION_KINDS
from generator.site.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Source
    from generator.review.change import Comparison
    from generator.review.snapshot import Snapshot


def find_impacts(change: Comparison) -> Iterator[Impact]:
    """Describe everything that readers lose, with what rests on it.

    That is editions, sources with their quotes, claims, and published quotes.
    """
    old, new = change.old, change.new
    for was, name in change.pairs:
        yield from _describe_editions(old, new, was, name)
    for source in old.library.sources.values() if change.pairs else ():
        now = by_any_id(new.library.sources, source.id)
        name = old.index.sources[source.id].words
        if now and now.withdrawn and not source.withdrawn:
            yield Impact(f"{name}: withdrawn. {now.withdrawn.because}", tuple(_describe_dependents(source, old)))
        elif now:
            yield from _describe_quotes(source, now, change)
        elif not change.seems_gone("seeds/"):
            yield Impact(f"{name}: taken out.", tuple(_describe_dependents(source, old)))
    yield from _describe_claims(change)
    yield from _describe_published(change)


def _describe_editions(old: Snapshot, new: Snapshot, was: str, name: str) -> Iterator[Impact]:
    """Describe each edition that readers lose, and what they see instead."""
    history = old.histories.get(was)
    digests = new.digests(name)
    lost = [past.edition for past in history.pasts if str(past.edition.sha256) not in digests] if history else []
    for edition in lost:
        if new.library.lacks(edition_place(was, edition).file):
            continue
        kind = EDITION_KINDS[edition.kind].label
        left = new.histories.get(name)
        instead = f"edition {left.newest.number}" if left else "a draft" if name else "nothing"
        is_newest = history and edition is history.newest
        details = (f"Readers of the briefing see {instead} instead.",) if is_newest else ()
        yield Impact(f"Edition {edition.number} of {old.title(was)} ({kind}) is lost: {edition.note}", details)


def _describe_dependents(source: Source, old: Snapshot) -> Iterator[str]:
    """Describe what rests on a source, briefing by briefing.

    It tells apart what loses all independent support and what loses one of several supports.
    """
    found = dependents(source, old.library.quoted_from.get(source.id, ()), old.index)
    ordered = sorted(found, key=lambda item: (item.address.briefing, not item.falls))
    for (home, falling), group in groupby(ordered, key=lambda item: (item.address.briefing, item.falls)):
        names = [f"{item.link.words} of {item.link.title}" if item.link.title else item.link.words for item in group]
        verb = "has nothing independent left to rest on" if falling else "has one support fewer"
        yield f"In {old.title(home)}, what {verb}: {joined(names)}."
    for name, pasts in old.library.editions.items():
        numbers = [str(past.edition.number) for past in pasts if source.id in past.library.sources]
        if numbers:
            yield f"{'Edition' if len(numbers) == 1 else 'Editions'} {joined(numbers)} of {old.title(name)} quoted it."


def _describe_quotes(source: Source, now: Source, change: Comparison) -> Iterator[Impact]:
    """Describe the quotes that a source loses.

    They are gone, or they are unchanged and no longer pass the check.
    """
    old, new, renamed = change.old, change.new, dict(change.pairs)
    before = {
        Address(renamed.get(quote.briefing) or quote.briefing, quote.address.anchor): quote
        for quote in old.library.quoted_from.get(source.id, ())
        if quote.evidence
    }
    after = {quote.address: quote for quote in new.library.quoted_from.get(now.id, ()) if quote.evidence}
    gone = [
        address
        for address in before
        if address not in after and not change.seems_gone(f"briefings/{address.briefing}/")
    ]
    failed = [
        address
        for address, quote in before.items()
        if address in after
        and address not in change.unseen
        and quote.text.split() == after[address].text.split()
        and old.checked.verdicts[quote.address].tier.passes
        and not new.checked.verdicts[address].tier.passes
    ]
    name = new.index.sources[now.id].words
    for addresses, singular, plural in (
        (gone, "is taken out", "are taken out"),
        (failed, "no longer passes the check", "no longer pass the check"),
    ):
        if addresses:
            verb = singular if len(addresses) == 1 else plural
            names = listed([f"{address.briefing} {address.anchor}" for address in addresses])
            yield Impact(f"{name}: {len(addresses)} of {counted(len(before), 'quote')} {verb} ({names}).", ())


def _describe_claims(change: Comparison) -> Iterator[Impact]:
    """Describe each lost claim on which something still depends.

    A lost claim is withdrawn, taken out or retracted.
    """
    old, new, renamed = change.old, change.new, dict(change.pairs)
    retractions = {
        name
        for _, name in change.pairs
        for position in change.new_editions(name)
        if _edition_kind(new, name, position) == "retraction"
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
            if dependents := tuple(
                _describe_remaining(Address.of_claim(home, name), new, but=home if retracted else "")
            ):
                yield Impact(f"{name} of {title}: {fate}.", dependents)


def _edition_kind(new: Snapshot, name: str, position: int) -> str:
    return str(new.library.editions[name][position].edition.kind)


def _describe_remaining(lost: Address, new: Snapshot, *, but: str) -> Iterator[str]:
    """Describe what still depends on a claim that was taken out, withdrawn or retracted.

    That is claims, key points and texts, except those of the briefing ``but``.
    """
    for home, briefing in new.library.briefings.items():
        if home == but:
            continue
        dependents = [
            str(claim.id)
            for claim in briefing.claims
            if not claim.withdrawn
            and any(
                relation.kind == "depends-on" and Address.of_reference(home, relation.claim) == lost
                for relation in claim.relations
            )
        ]
        dependents += [
            f"key point {number}"
            for number, point in enumerate(briefing.head.key_points, start=1)
            if lost in (Address.of_reference(home, reference) for reference in point.claims)
        ]
        texts = {
            "the narrative": briefing.narrative,
            **{f"the summary of {source}": text for source, text in briefing.articles.items()},
        }
        dependents += [
            where
            for where, text in texts.items()
            if any(
                citation.target is Target.CLAIM and Address.of_reference(home, citation.name) == lost
                for citation in text.citations
            )
        ]
        if dependents:
            yield f"In {new.title(home)}, what still rests on it: {joined(dependents)}."


def _describe_published(change: Comparison) -> Iterator[Impact]:
    """Describe the published quotes that the change makes fail, or makes impossible to check."""
    old, new, renamed = change.old, change.new, {name: was for was, name in change.pairs}
    for name, history in new.histories.items():
        before = old.histories.get(renamed.get(name, name))
        for position, past in enumerate(history.pasts):
            lost = history.worth[position].lost
            was = before.worth[position].lost if before and position < len(before.pasts) else Lost()
            more = replace(
                lost,
                gone=tuple(address for address in lost.gone if address not in was.gone),
                unseen=tuple(address for address in lost.unseen if address not in was.unseen),
            )
            where = f"of edition {past.edition.number} of {new.title(name)}"
            yield from (Impact(sentence, ()) for sentence in describe_lost(more, where))
