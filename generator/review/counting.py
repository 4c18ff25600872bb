"""Takes the two sides of a change; gives how many quotes of the touched briefings stand, and of how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compile.words import counted
from generator.model import Tier
from generator.review.items import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Quotation
    from generator.review.desk import Desk
    from generator.review.scope import Scope


def counts(old: Desk, new: Desk, within: Scope) -> Iterator[str]:
    """Give the counts in sentences, each of which adds up."""
    paired = tuple(pairs(old, new, within))
    before = {(name or was, anchor): each for was, name in paired for anchor, each in _quotes(old, was).items()}
    after = {(name, anchor): each for _, name in paired for anchor, each in _quotes(new, name).items()}
    fresh, gone = len(after.keys() - before.keys()), len(before.keys() - after.keys())
    if not after:
        yield from [f"{counted(gone, 'quote')} {'was' if gone == 1 else 'were'} taken out."] * bool(gone)
        return
    tiers = [new.checked.verdicts[each.id].tier for each in after.values()]
    stand, unchecked = sum(tier.passes for tier in tiers), tiers.count(Tier.UNCHECKED)
    failing = len(tiers) - stand - unchecked
    where = counted(sum(bool(name) for _, name in paired), "briefing")
    others = [f"{failing} {'does' if failing == 1 else 'do'} not"] * bool(failing)
    others += [f"{unchecked} could not be checked"] * bool(unchecked)
    match = "matches its capture" if stand == 1 else "match their captures"
    told = "; ".join((f"{stand} of {counted(len(tiers), 'quote')} {match}", *others))
    yield f"{told}, in the {where} that this touches."
    changed = sum(name in before and before[name].text.split() != each.text.split() for name, each in after.items())
    same = len(tiers) - changed - fresh
    yield f"Unchanged {same}, changed {changed}, new {fresh}, together {len(tiers)}; taken out {gone}."


def _quotes(desk: Desk, name: str) -> Mapping[str, Quotation]:
    """Give the quotes of a briefing by their anchors."""
    return {each.id.partition("#")[2]: each for each in desk.shelf.by_briefing.get(name, ())}
