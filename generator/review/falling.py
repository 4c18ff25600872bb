"""Takes the two sides of a change; gives what falls: sources, quotes, claims, editions, and what rests on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compile.source import source_view
from generator.compile.words import counted, joined
from generator.model import by_any_id
from generator.resolve.quotations import full_name
from generator.review.items import pairs
from generator.review.memo import Fall
from generator.verify.editions import LISTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Source
    from generator.review.desk import Desk
    from generator.review.scope import Scope


def falls(old: Desk, new: Desk, within: Scope) -> Iterator[Fall]:
    """Give what falls: sources, with the quotes that they lose; claims; and editions whose quotes stand no longer."""
    for source in old.library.sources.values():
        now = by_any_id(new.library.sources, source.id)
        name = old.shelf.sources[source.id].words
        if now is None:
            yield Fall(f"{name}: taken out.", tuple(_resting(source, old)))
        elif now.withdrawn and not source.withdrawn:
            yield Fall(f"{name}: withdrawn. {now.withdrawn.because}", tuple(_resting(source, old)))
        else:
            yield from _quotes(source, now, old, new, dict(pairs(old, new, within)))
    yield from _claims(old, new)
    yield from _editions(old, new)


def _claims(old: Desk, new: Desk) -> Iterator[Fall]:
    """Give each claim that is taken back while others still depend on it."""
    for full, claim in old.library.claims.items():
        home, _, name = full.partition("/")
        now = new.library.claims.get(full)
        if home in new.library.briefings and not claim.withdrawn and (now is None or now.withdrawn):
            title = new.title(home)
            if held := tuple(_depending(full, new)):
                yield Fall(f"{name} of {title} is {'withdrawn' if now else 'taken out'}.", held)


def _depending(full: str, new: Desk) -> Iterator[str]:
    """Give the standing claims that depend on a claim, and the key points that rest on it."""
    for home, briefing in new.library.briefings.items():
        title = new.title(home)
        for claim in briefing.claims:
            needs = (full_name(home, each.claim) for each in claim.relations if each.kind == "depends-on")
            if not claim.withdrawn and full in needs:
                yield f"{claim.id} of {title} depends on it: {new.shelf.sentences[f'{home}/{claim.id}']}"
        for number, point in enumerate(briefing.head.key_points, start=1):
            if full in (full_name(home, each) for each in point.claims):
                yield f"point {number} of {title} rests on it: {point.text}"


def _resting(source: Source, old: Desk) -> Iterator[str]:
    """Give what rests on a source: whether it falls, in which briefing, and as readers read it."""
    for each in source_view(source, old.shelf).resting:
        verb = "falls" if each.falls else "is weakened"
        yield f"{each.link.words} of “{each.briefing.words}” {verb}: {each.sentence}"
    for name, row in old.library.editions.items():
        numbers = [str(past.edition.number) for past in row if source.id in past.library.sources]
        if numbers:
            title = old.title(name)
            yield f"{'Edition' if len(numbers) == 1 else 'Editions'} {joined(numbers)} of {title} quoted it."


def _quotes(source: Source, now: Source, old: Desk, new: Desk, renamed: Mapping[str, str]) -> Iterator[Fall]:
    """Say which quotes of a source are gone, and which stand no longer though nobody changed them."""
    before = {
        f"{renamed.get(each.briefing) or each.briefing}#{each.id.partition('#')[2]}": each
        for each in old.library.quoted_from.get(source.id, ())
        if each.evidence
    }
    after = {each.id: each for each in new.library.quoted_from.get(now.id, ()) if each.evidence}
    gone = [address for address in before if address not in after]
    failed = [
        address
        for address, each in before.items()
        if address in after
        and each.text.split() == after[address].text.split()
        and old.checked.verdicts[each.id].tier.passes
        and not new.checked.verdicts[address].tier.passes
    ]
    name = new.shelf.sources[now.id].words
    for addresses, one, several in (
        (gone, "is taken out", "are taken out"),
        (failed, "no longer stands in its capture", "no longer stand in its capture"),
    ):
        if addresses:
            told = f"{len(addresses)} of {counted(len(before), 'quote')} {one if len(addresses) == 1 else several}"
            yield Fall(f"{name}: {told} ({_listed(addresses)}).", ())


def _editions(old: Desk, new: Desk) -> Iterator[Fall]:
    """Say which published quotes stand no longer, or can be checked no longer, since the change."""
    for name, row in new.rows.items():
        before = old.rows.get(name)
        for index, past in enumerate(row.pasts):
            known = (
                set(before.lost(index)[1] + before.lost(index)[2]) if before and index < len(before.pasts) else set()
            )
            lost = row.lost(index)
            more = lost._replace(
                gone=tuple(each for each in lost.gone if each not in known),
                unseen=tuple(each for each in lost.unseen if each not in known),
            )
            title = new.title(name)
            yield from (Fall(each, ()) for each in more.said(f"of edition {past.edition.number} of {title}"))


def _listed(addresses: list[str]) -> str:
    more = f" and {len(addresses) - LISTED} more" if len(addresses) > LISTED else ""
    return f"{', '.join(address.replace('#', ' ') for address in addresses[:LISTED])}{more}"
