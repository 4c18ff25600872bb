"""List each thing that a change does to what readers see, its evidence in view, riskiest first.

That is its address and date, how it reads through records that it names, other records, texts, and settings.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from generator.check.wording import lines_apart
from generator.editions import KINDS, RISKS, Risk
from generator.editions.diff.kinds import CLAIMS, MEMBERSHIP, MOVED, RETRACTION, SOURCES, WORDING, Effect
from generator.editions.diff.text import blocks
from generator.model import ENTITIES, SETTINGS, may_hold
from generator.model.addresses import MEMBER, OPEN_END, Address
from generator.model.english import counted
from generator.read.markdown.prose import split
from generator.review.context import in_context, quoted
from generator.review.memo import Item, OwnKind
from generator.review.running import running
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

    from generator.editions import Change
    from generator.editions.diff.subjects import Subject
    from generator.model import Claim, Source
    from generator.review.change import BriefingPair, Comparison
    from generator.review.snapshot import Snapshot
    from generator.site.changes import Side
    from generator.site.index import SiteIndex


RULES = Risk("rules", "What the desk holds itself to")
ORDER = {risk.name: number for number, risk in enumerate((RULES, *RISKS))}
TEXTS = frozenset({"prose", "summary"})
"""Kinds of subject that are texts."""
HOLDING = frozenset({"evidence", "list", "member", "open-end", *TEXTS})
"""Kinds of subject below which quotes stand, besides claims."""
SHARED = ("sources/", "entities/")
"""Where what several briefings have in common stands."""
REANCHORED, POINTS, ADDED = "quote-reanchored", "key-points-changed", "source-added"
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
            # What may only seem to be gone, where a file could not be read whole, is not told.
            told = [item for item in _items(pair) if not unread or not all(map(_removes, item.changes))]
            told = [item for item in told if not headless or "#" in item.address]
            told = [_once(item, told) for item in told]
            otherwise = () if change.unread else read_otherwise(pair, told)
            for item in (*_moved_together(told), *otherwise):
                yield replace(_added(item) if pair.first else item, home=home)


def _removes(view: ChangeView) -> bool:
    return view.fact is not None and view.fact.kind.effect is Effect.REMOVED


def _items(pair: BriefingPair) -> Iterator[Item]:
    """Give what changed between two states of a briefing, a claim or a row at a time."""
    sides = pair.before, pair.after
    own = [quoted(side, str(side.briefing.id)) for side in sides]
    for _, group in groupby(views(*sides), key=lambda view: view.claim or view.link):
        several = tuple(group)
        claim, link, made = several[0].claim, several[0].link, [view.fact for view in several if view.fact]
        subject, home = made[0].subject, str(sides[not made[0].gone].briefing.id)
        found = own
        if subject.kind == "elsewhere":
            # A claim of another briefing has its evidence there.
            there = Address.of_reference(home, subject.address)
            found = [quoted(side, there.briefing) for side in sides]
        anchors = _anchors(pair, made)
        had, has = (tuple(in_context(side, each, anchors)) for side, each in zip(sides, found, strict=True))
        text = subject.kind in TEXTS
        points = [view.name for view in several] == [POINTS]
        yield Item(
            risk=min((view.risk for view in several), key=lambda each: ORDER[each.name]),
            title=claim or ("key points" if points else link.words),
            home="",
            address=Address.of_claim(home, claim).url if claim else link.address,
            changes=several,
            before=() if text or points else tuple(each for each in had if each not in has),
            after=tuple(each for each in has if not text or each not in had),
            facts=tuple(facts(pair, several, claim, subject)),
        )


def _anchors(pair: BriefingPair, made: Sequence[Change]) -> list[str]:
    """Return the anchors under which the evidence of changes stands; all of them touch one claim, row or text."""
    subject, claim = made[0].subject, made[0].claim
    if KINDS[POINTS] in {change.kind for change in made}:
        before = pair.before.briefing.head.key_points
        fresh = [point for point in pair.after.briefing.head.key_points if point not in before]
        return list(dict.fromkeys(str(claim) for point in fresh for claim in point.claims))
    if subject.kind == "list" and any(change.kind.whole for change in made):
        name = subject.path[1]
        lists = [each for side in (pair.before, pair.after) for each in side.briefing.lists if each.id == name]
        rows = dict.fromkeys(MEMBER.format(name, member.id) for each in lists for member in each.members)
        return [subject.address, *rows, OPEN_END.format(name)]
    if subject.kind == "elsewhere":
        return [Address.of_reference("", subject.address).anchor]
    return [claim or subject.address] if claim or subject.kind in HOLDING else []


def _once(item: Item, told: Sequence[Item]) -> Item:
    """Leave out of key points the quotes that stand with their claims already."""
    if [view.name for view in item.changes] != [POINTS]:
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


def facts(pair: BriefingPair, several: Sequence[ChangeView], claim: str, subject: Subject) -> Iterator[tuple[str, str]]:
    """Give the facts, each under its name."""
    side = pair.after if pair.after.index.library.briefings else pair.before
    library = side.index.library
    if record := library.claims.get(Address.of_claim(side.briefing.id, claim)):
        yield _standing(record)
    elif subject.kind == "source" and (source := library.sources.get(subject.path[1])):
        yield from _source(source, side.index, fresh=any(view.name == ADDED for view in several))
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


def _source(source: Source, index: SiteIndex, *, fresh: bool) -> Iterator[tuple[str, str]]:
    """Give what is known of a source that is new; of any, how reliable it is held to be, and what rests on it."""
    view = source_view(source, index)
    if fresh:
        _, *facts = (*known(source), *record(source))  # the first is its title, which names the item
        yield from ((fact.name, fact.value) for fact in facts if fact.stated)
        if lacking := [fact.name.lower() for fact in facts if not fact.stated]:
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
        yield _told(OwnKind.BRIEFING_REMOVED, RETRACTION, link, (), home)
        return
    if not was:
        yield _told(OwnKind.BRIEFING_ADDED, CLAIMS, link, (), home)
        return
    then, now = old.library.briefings[was].head, new.library.briefings[name].head
    if was != name:
        leads = was in now.was
        kind = OwnKind.ADDRESS_LEADS_ON if leads else OwnKind.ADDRESS_LOST
        yield _told(kind, MOVED if leads else RETRACTION, link, (difference("", f"{was}/", f"{name}/"),), home)
    if lost := [str(each) for each in then.was if each not in (*now.was, name)]:
        yield _told(OwnKind.OLD_ADDRESS_LOST, RETRACTION, link, (difference("", joined(lost), ""),), home)
    if then.updated != now.updated and name not in new.library.editions:
        yield _told(OwnKind.DATE_CHANGED, WORDING, link, (difference("", said(then.updated), said(now.updated)),), home)


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
        yield _told(OwnKind.READS_OTHERWISE, SOURCES, link, rows)


def _sentences(side: Side) -> dict[tuple[str, str, str], str]:
    """Give every sentence of a briefing that is put together from records, by its kind, its place and its text."""
    home, library = str(side.briefing.id), side.index.library
    own = {each.anchor: str(told) for each, told in side.index.sentences.items() if each.briefing == home}
    rows = {
        Address.of_member(home, each.id, str(member.id)).url: str(
            named(side.index.called(member), member.evidence, library.sources, short=True)
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
        record, kind = (after[name], OwnKind.ENTITY_ADDED) if name in after else (before[name], OwnKind.ENTITY_REMOVED)
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
            yield _told(OwnKind.PROGRAMS_CHANGED, RULES, Link(path, path), runs)
        if path != SETTINGS:
            one, other = (str(split(path, text)[1]) for text in (one, other))
        rows = tuple(
            _line(*pair) for pair in lines_apart(one.splitlines(), other.splitlines()) if "".join(pair).strip()
        )
        kind, risk = (OwnKind.SETTINGS_CHANGED, RULES) if path == SETTINGS else (OwnKind.TEXT_EDITED, WORDING)
        rows += tuple(_settings(change)) if path == SETTINGS else ()
        there = [path in desk.tree.files for desk in (old, new)]
        if path.startswith("docs/") and not all(there):
            kind = OwnKind.PAGE_ADDED if there[1] else OwnKind.PAGE_REMOVED
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


def _told(kind: OwnKind, risk: Risk, link: Link, rows: tuple[Difference, ...], home: str = "") -> Item:
    """Give a change that no record of a briefing holds."""
    told = ChangeView(name="", kind=str(kind), risk=risk, claim="", link=link, sentence="", rows=rows, reason="")
    return Item(risk=risk, title=link.words, home=home, address=link.address, changes=(told,), own=kind)
