"""List each thing that a change does to what readers see, its evidence in view, riskiest first.

That is its address and date, how it reads through records that it names, other records, texts, and settings.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from generator.check.wording import lines_apart
from generator.editions import KINDS, RISKS, Risk
from generator.editions.diff.kinds import CLAIMS, MEMBERSHIP, MOVED, RETRACTION, SOURCES, WORDING
from generator.editions.diff.text import blocks
from generator.model import ENTITIES, SETTINGS, may_hold
from generator.model.addresses import Address
from generator.model.english import counted
from generator.read.markdown.prose import split
from generator.review.context import in_context, quoted
from generator.review.memo import Item
from generator.review.running import KIND, running
from generator.site.attribution import named
from generator.site.changes import ChangeView, points, views
from generator.site.claims import credibility
from generator.site.components import Link
from generator.site.dates import said
from generator.site.differences import Difference, difference
from generator.site.labels import CLAIM_KINDS, STATUSES
from generator.site.source import known, record, source_view
from generator.site.words import capitalised, joined, worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Claim, Source
    from generator.review.change import BriefingPair, Comparison
    from generator.review.snapshot import Snapshot
    from generator.site.changes import Side
    from generator.site.index import SiteIndex


RULES = Risk("rules", "What the desk holds itself to")
ORDER = {risk.name: number for number, risk in enumerate((RULES, *RISKS))}
SHARED = ("sources/", "entities/")
"""Where what several briefings have in common stands."""
KEY_POINTS = "key points"
REANCHORED = "quote-reanchored"
WHOLE = frozenset({"list-added", "list-removed"})
"""Kinds of change with which everything comes or goes that stands under an address."""
GONE = frozenset(name for name in KINDS if name.endswith(("-removed", "-dropped", "-left")))
"""What may only seem to be gone where a file could not be read whole."""
FIRST = {"prose-requoted": "text added", "prose-edited": "text added", "key-points-changed": "key points added"}
"""What these kinds of change are where there was nothing before."""


def items(change: Comparison) -> tuple[Item, ...]:
    """Give everything that changes; what is the same in several briefings is told once."""
    found: dict[object, Item] = {}
    for item in (*_of_briefings(change), *of_records(change), *of_texts(change)):
        key = item.address, item.changes, "" if item.address.startswith(SHARED) else item.home
        first = found.setdefault(key, item)
        if first is not item and item.home:
            found[key] = replace(first, also=(*first.also, item.home))
    return tuple(sorted(found.values(), key=lambda item: ORDER[item.risk.name]))


def _of_briefings(change: Comparison) -> Iterator[Item]:
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


def _items(pair: BriefingPair) -> Iterator[Item]:
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


def _anchors(pair: BriefingPair, several: Sequence[ChangeView], anchor: str) -> list[str]:
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
    moved = [item for item in found if {view.name for view in item.changes} == {REANCHORED}]
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


ADDED, POINTS = "source-added", "key-points-changed"


def facts(pair: BriefingPair, several: Sequence[ChangeView], claim: str, page: str) -> Iterator[tuple[str, str]]:
    """Give the facts, each under its name."""
    side = pair.after if pair.after.shelf.library.briefings else pair.before
    library = side.shelf.library
    if record := library.claims.get(Address.of_claim(side.briefing.id, claim)):
        yield _standing(record)
    elif page.startswith("sources/") and (source := library.sources.get(page.split("/")[1])):
        yield from _source(source, side.shelf, fresh=any(view.name == ADDED for view in several))
    elif any(view.name == POINTS for view in several):
        before = pair.before.briefing.head.key_points
        for point in pair.after.briefing.head.key_points:
            if point not in before:
                yield f"{point.text} It rests on", joined([str(each) for each in point.claims])


def _standing(claim: Claim) -> tuple[str, str]:
    grade = credibility(claim)
    because = f": {grade.note}" if grade.note else ""
    told = f"{CLAIM_KINDS[claim.kind].label}, {STATUSES[claim.status].label}; credibility {grade.value}{because}"
    return "Stood as" if claim.withdrawn else "Stands as", told


def _source(source: Source, shelf: SiteIndex, *, fresh: bool) -> Iterator[tuple[str, str]]:
    """Give what is known of a source that is new; of any, how reliable it is held to be, and what rests on it."""
    view = source_view(source, shelf)
    if fresh:
        facts = [fact for fact in (*known(source), *record(source)) if fact.name != worded("source.title")]
        yield from ((fact.name, fact.value) for fact in facts if fact.value != worded("not-stated"))
        if lacking := [fact.name.lower() for fact in facts if fact.value == worded("not-stated")]:
            yield capitalised(worded("not-stated")), ", ".join(lacking)
    grade = view.reliability
    yield grade.name, f"{grade.value}: {grade.note}" if grade.note else grade.value
    yield "Rests on it", counted(len(view.resting), "statement")


EXAMPLES = 3
"""How many of the sentences that read otherwise are shown."""


def of_heads(old: Snapshot, new: Snapshot, was: str, name: str) -> Iterator[Item]:
    """Say that a briefing is new, gone or at another address, and what leads to it no longer."""
    home = new.title(name) if name else old.title(was)
    link = Link(home, f"{name or was}/")
    if not name:
        yield _told("briefing taken out", RETRACTION, link, (), home)
        return
    if not was:
        yield _told("briefing added", CLAIMS, link, (), home)
        return
    then, now = old.library.briefings[was].head, new.library.briefings[name].head
    if was != name:
        leads = was in now.was
        kind = f"address changed, and the old one {'leads on' if leads else 'is lost'}"
        yield _told(kind, MOVED if leads else RETRACTION, link, (difference("", f"{was}/", f"{name}/"),), home)
    if lost := [str(each) for each in then.was if each not in (*now.was, name)]:
        yield _told("old address leads here no longer", RETRACTION, link, (difference("", joined(lost), ""),), home)
    if then.updated != now.updated and name not in new.library.editions:
        yield _told("date changed", WORDING, link, (difference("", said(then.updated), said(now.updated)),), home)


def read_otherwise(pair: BriefingPair, told: Sequence[Item]) -> Iterator[Item]:
    """Say which claims, rows and key points read otherwise though they are as they were: a record they name is not."""
    touched = {view.claim or view.link.address for item in told for view in item.changes}
    kinds: dict[str, list[tuple[str, str]]] = {"claim": [], "row": [], "key point": []}
    before, after = (_sentences(side) for side in pair[:2])
    for address in before.keys() & after.keys():
        kind, at, _ = address
        if before[address].split() != after[address].split() and at not in touched:
            kinds[kind].append((before[address], after[address]))
    if found := [counted(len(several), kind) for kind, several in kinds.items() if several]:
        rows = tuple(difference("", *each) for several in kinds.values() for each in sorted(several)[:EXAMPLES])
        link = Link(joined(found), f"{pair.after.briefing.id}/")
        yield _told("reads otherwise, as a record that it names changed", SOURCES, link, rows)


def _sentences(side: Side) -> dict[tuple[str, str, str], str]:
    """Give every sentence of a briefing that is put together from records, by its kind, its place and its text."""
    home, library = str(side.briefing.id), side.shelf.library
    own = {each.anchor: str(told) for each, told in side.shelf.sentences.items() if each.briefing == home}
    rows = {
        Address.of_member(home, each.id, str(member.id)).url: str(
            named(side.shelf.called(member), member.evidence, library.sources, short=True)
        )
        for each in side.briefing.lists
        for member in each.members
    }
    heads = side.briefing.head.key_points
    return {
        **{("claim", claim, ""): sentence for claim, sentence in own.items()},
        **{("row", address, ""): sentence for address, sentence in rows.items()},
        **{("key point", f"{home}/", str(each.text)): text for each, text in zip(heads, points(side), strict=True)},
    }


def of_records(change: Comparison) -> Iterator[Item]:
    """Give what changed in records that no briefing names, and which entities are new, gone or changed."""
    old, new = change.old, change.new
    quoted = {str(source) for desk in (old, new) for source in desk.library.quoted_from}
    sources = {
        name
        for desk in (old, new)
        for name, source in desk.library.sources.items()
        if source.id.place.file in change.within.changed and name not in quoted
    }
    if SETTINGS in change.unread or may_hold(change.unread, "seeds/"):
        sources = set()
    before, after = old.library.entities, new.library.entities
    if SETTINGS in change.unread or may_hold(change.unread, ENTITIES):
        before = after = {}
    both = {name for name in before.keys() & after.keys() if before[name] != after[name]}
    for view in views(old.records(sources, both), new.records(sources, both)):
        yield Item(view.risk, view.link.words, "", view.link.address, (view,))
    for name in sorted(before.keys() ^ after.keys()):
        record, kind = (after[name], "entity added") if name in after else (before[name], "entity taken out")
        told = ", ".join(str(each) for each in (record.name, record.kind, *record.aliases) if each)
        rows = (difference("", "", told),) if name in after else (difference("", told, ""),)
        yield _told(kind, MEMBERSHIP, Link(record.name, f"entities/{name}/"), rows)


def of_texts(change: Comparison) -> Iterator[Item]:
    """Give what changed in the pages that are Markdown already, and in the settings."""
    old, new = change.old, change.new
    for path in sorted(change.within.changed):
        if path != SETTINGS and not path.startswith("docs/") and path != "briefings/index.md":
            continue
        if any(may_hold(desk.tree.refused, path) for desk in (old, new)):
            continue
        one, other = (desk.tree.files.get(path, b"").decode("utf-8", "replace") for desk in (old, new))
        if path == SETTINGS and (runs := tuple(running(one, other))):
            yield _told(KIND, RULES, Link(path, path), runs)
        if path != SETTINGS:
            one, other = (str(split(path, text)[1]) for text in (one, other))
        rows = tuple(
            _line(*pair) for pair in lines_apart(one.splitlines(), other.splitlines()) if "".join(pair).strip()
        )
        kind, risk = ("settings changed", RULES) if path == SETTINGS else ("text edited", WORDING)
        rows += tuple(_settings(change)) if path == SETTINGS else ()
        there = [path in desk.tree.files for desk in (old, new)]
        if path.startswith("docs/") and not all(there):
            kind = "page added" if there[1] else "page taken out"
        if not all(there) or blocks(one) != blocks(other):
            yield _told(kind, risk, Link(path, path), rows)


def _line(before: str, after: str) -> Difference:
    """Give a line before and after; where only white space differs, the whole of it."""
    if before.split() != after.split():
        return difference("", before, after)
    return Difference("indented otherwise", ((before, True),), ((after, True),))


def _settings(change: Comparison) -> Iterator[Difference]:
    """Give each setting that the program reads otherwise than before."""
    if SETTINGS in change.unread:
        return iter(())
    before, after = (dict(_flat(asdict(desk.library.settings))) for desk in (change.old, change.new))
    return (difference(name, before[name], after[name]) for name in before if before[name] != after[name])


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 (of any setting)
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _flat(each, f"{name} {key.replace('_', '-')}".strip())
    else:
        yield name, ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _told(kind: str, risk: Risk, link: Link, rows: tuple[Difference, ...], home: str = "") -> Item:
    """Give a change that no record of a briefing holds."""
    told = ChangeView(name="", kind=kind, risk=risk, claim="", link=link, sentence="", rows=rows, reason="")
    return Item(risk=risk, title=link.words, home=home, address=link.address, changes=(told,))
