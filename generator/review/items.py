"""Takes the two sides of a change; gives each thing that readers see change, its evidence in view, riskiest first."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from generator.compile.changes import views
from generator.editions import KINDS, RISKS
from generator.editions.kinds import CLAIMS
from generator.review.beside import RULES, of_heads, of_records, of_texts, read_otherwise
from generator.review.context import in_context, quoted
from generator.review.facts import POINTS, facts
from generator.review.memo import Item
from generator.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.compile.stories import ChangeView
    from generator.review.change import Change, Compared

ORDER = {risk.name: number for number, risk in enumerate((RULES, *RISKS))}
SHARED = ("sources/", "entities/")
"""Where what several briefings have in common stands."""
KEY_POINTS = "key points"
MOVED = "quote-reanchored"
WHOLE = frozenset({"list-added", "list-removed"})
"""Kinds of change with which everything comes or goes that stands under an address."""
GONE = frozenset(name for name in KINDS if name.endswith(("-removed", "-dropped", "-left")))
"""What may only seem to be gone where a file could not be read whole."""
FIRST = {"prose-requoted": "text added", "prose-edited": "text added", "key-points-changed": "key points added"}
"""What these kinds of change are where there was nothing before."""


def items(change: Change) -> tuple[Item, ...]:
    """Give everything that changes; what is the same in several briefings is told once."""
    found: dict[object, Item] = {}
    for item in (*_of_briefings(change), *of_records(change), *of_texts(change)):
        key = item.address, item.changes, "" if item.address.startswith(SHARED) else item.home
        first = found.setdefault(key, item)
        if first is not item and item.home:
            found[key] = replace(first, also=(*first.also, item.home))
    return tuple(sorted(found.values(), key=lambda item: ORDER[item.risk.name]))


def _of_briefings(change: Change) -> Iterator[Item]:
    old, new = change.old, change.new
    for was, name in change.pairs:
        unread = change.seems_gone(f"briefings/{name}/", "seeds/")
        headless = change.seems_gone(f"briefings/{name}/briefing.md")
        yield from () if headless else of_heads(old, new, was, name)
        for pair in change.compared(was, name):
            home = f"{new.title(name) if name else old.title(was)}{pair.remark}"
            told = [item for item in _items(pair) if not unread or not all(view.name in GONE for view in item.changes)]
            told = [item for item in told if not headless or "#" in item.address]
            told = [_once(item, told) for item in told]
            otherwise = () if change.unread else read_otherwise(pair, told)
            for item in (*_moved_together(told), *otherwise):
                yield replace(_added(item) if pair.first else item, home=home)


def _items(pair: Compared) -> Iterator[Item]:
    """Give what changed between two states of a briefing, a claim or a row at a time."""
    sides = pair.before, pair.after
    ours = [str(side.briefing.id) for side in sides]
    own = [quoted(side, home) for side, home in zip(sides, ours, strict=True)]
    for _, group in groupby(views(*sides), key=lambda view: view.claim or view.link):
        several = tuple(group)
        claim, link = several[0].claim, several[0].link
        page, _, anchor = link.address.partition("#")
        home = page.strip("/")
        # A claim of another briefing has its evidence there.
        found = own if home in ours or page.startswith(SHARED) else [quoted(side, home) for side in sides]
        anchors = _anchors(pair, several, claim or anchor)
        had, has = (tuple(in_context(side, each, anchors)) for side, each in zip(sides, found, strict=True))
        text = anchors[:1] == ["narrative"] or anchor == "all_articles"
        points = [view.name for view in several] == [POINTS]
        yield Item(
            risk=min((view.risk for view in several), key=lambda each: ORDER[each.name]),
            title=claim or (KEY_POINTS if points else link.words),
            home="",
            address=f"{page}#{claim}" if claim else link.address,
            changes=several,
            before=() if text or points else tuple(each for each in had if each not in has),
            after=tuple(each for each in has if not text or each not in had),
            facts=tuple(facts(pair, several, claim, page)),
        )


def _anchors(pair: Compared, several: Sequence[ChangeView], anchor: str) -> list[str]:
    """Give the addresses under which the evidence of changes stands."""
    kinds = {view.name for view in several}
    if several[0].link.words == worded("changes.narrative"):
        return ["narrative"]
    if anchor == "all_articles":
        names = sorted({name for side in (pair.before, pair.after) for name in side.briefing.articles})
        titles = {**pair.after.shelf.sources, **pair.before.shelf.sources}
        return [
            f"article-{name}"
            for name in names
            if several[0].link.words == worded("changes.summary", source=titles[name].words if name in titles else name)
        ]
    if POINTS in kinds:
        before = pair.before.briefing.head.key_points
        fresh = [point for point in pair.after.briefing.head.key_points if point not in before]
        return list(dict.fromkeys(str(claim) for point in fresh for claim in point.claims))
    if kinds & WHOLE:
        lists = [each for side in (pair.before, pair.after) for each in side.briefing.lists if f"l-{each.id}" == anchor]
        rows = [f"m-{each.id}-{member.id}" for each in lists for member in each.members]
        return [anchor, *dict.fromkeys(rows), f"{anchor}-open"]
    return [anchor] if anchor else []


def _once(item: Item, told: Sequence[Item]) -> Item:
    """Leave out of key points the quotes that stand with their claims already."""
    if item.title != KEY_POINTS:
        return item
    shown = {quote.address for other in told if other is not item for quote in other.after}
    return replace(item, after=tuple(quote for quote in item.after if quote.address not in shown))


def _moved_together(found: Sequence[Item]) -> Iterator[Item]:
    """Tell once of all quotes that only stand elsewhere in their capture; those that stand no longer are faults."""
    moved = [item for item in found if {view.name for view in item.changes} == {MOVED}]
    yield from (item for item in found if item not in moved)
    addresses = [quote.address for item in moved for quote in item.after if quote.passes]
    if addresses:
        first = moved[0]
        view = replace(first.changes[0], sentence="", rows=())
        told = (("The words are the same; their place in the capture is another", ", ".join(addresses)),)
        title = f"{len(addresses)} {'quote' if len(addresses) == 1 else 'quotes'}"
        yield replace(first, title=title, changes=(view,), before=(), after=(), facts=told)


def _added(item: Item) -> Item:
    """Tell of a text that is new as what it is."""
    changes = tuple(replace(view, kind=FIRST.get(view.name, view.kind)) for view in item.changes)
    return replace(item, changes=changes, risk=CLAIMS) if changes != item.changes else item
