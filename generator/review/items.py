"""List what a change does to what readers see, with the evidence, riskiest first.

This covers claims, rows and texts of briefings, their addresses and dates, sentences that change because a record
that they name changes, records that no briefing names, pages, and settings.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from generator.check.wording import pair_changed_lines
from generator.editions import KINDS, RISKS, Risk
from generator.editions.diff.kinds import CLAIMS, MEMBERSHIP, MOVED, RETRACTION, SOURCES, WORDING, Effect
from generator.editions.diff.text import blocks
from generator.editions.policy import find_sensitive
from generator.model import ENTITIES, SETTINGS, may_hold
from generator.model.addresses import MEMBER, OPEN_END, Address
from generator.model.english import counted
from generator.model.redactions import only_bars_differ
from generator.read.markdown.prose import split_front_matter
from generator.review.context import in_context, index_quotes
from generator.review.memo import Item, OwnKind
from generator.review.running import find_changed_programs
from generator.review.settings import compare_settings
from generator.site.changes import TEXTS, ChangeView, points, views
from generator.site.claims import credibility
from generator.site.components import Link
from generator.site.dates import format_date
from generator.site.differences import Difference, difference
from generator.site.grades import grade_facts
from generator.site.labels import CLAIM_KINDS, STATUSES, field_label
from generator.site.source import main_facts, record, source_view
from generator.site.words import capitalised, joined, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from generator.editions import Change
    from generator.editions.diff.subjects import Subject
    from generator.model import Claim, Scale, Source
    from generator.review.change import BriefingPair, Comparison
    from generator.review.snapshot import Snapshot
    from generator.site.changes import Side
    from generator.site.index import SiteIndex


RULES = Risk("rules", "Settings of the desk")
ORDER = {risk.name: number for number, risk in enumerate((RULES, *RISKS))}
HOLDING = frozenset({"evidence", "reply", "list", "member", "open-end", *TEXTS})
"""The kinds of subject, other than claims, that can contain quotes."""
SHARED = ("sources/", "entities/")
"""The addresses of records that several briefings can share."""
REANCHORED, POINTS, ADDED = "quote-reanchored", "key-points-changed", "source-added"
FIRST = {"prose-requoted": "text added", "prose-edited": "text added", "key-points-changed": "key points added"}
"""The names of these kinds of change if the briefing is new."""


def list_items(change: Comparison) -> tuple[Item, ...]:
    """Return everything that changes, riskiest first; a change that several briefings share is one item."""
    found: dict[object, Item] = {}
    for item in (*_list_briefings(change), *list_record_changes(change), *list_text_changes(change)):
        subjects = tuple(view.fact and view.fact.subject for view in item.changes)
        key = subjects, item.address, item.changes, "" if item.address.startswith(SHARED) else item.home
        first = found.setdefault(key, item)
        if first is not item and item.home:
            found[key] = replace(first, also=(*first.also, item.home))
    return tuple(sorted(found.values(), key=lambda item: ORDER[item.risk.name]))


def _list_briefings(change: Comparison) -> Iterator[Item]:
    old, new = change.old, change.new
    for was, name in change.pairs:
        unread = change.seems_gone(f"briefings/{name}/", "seeds/")
        headless = change.seems_gone(f"briefings/{name}/briefing.md")
        yield from () if headless else list_head_changes(old, new, was, name)
        for pair in change.pair_states(was, name):
            home = f"{new.title(name) if name else old.title(was)}{pair.remark}"
            # If a file could not be read in full, something may only seem to be gone, so it is left out.
            listed = [
                item
                for item in _list_changes(pair, change.unseen)
                if not unread or not all(map(_is_removal, item.changes))
            ]
            listed = [item for item in listed if not headless or "#" in item.address]
            listed = [_drop_shown_quotes(item, listed) for item in listed]
            reworded = () if change.unread else list_reworded(pair, listed)
            for item in (*_merge_moved_quotes(listed), *reworded):
                yield replace(_name_as_new(item) if pair.first else item, home=home)


def _is_removal(view: ChangeView) -> bool:
    return view.fact is not None and view.fact.kind.effect is Effect.REMOVED


def _list_changes(pair: BriefingPair, unseen: AbstractSet[Address]) -> Iterator[Item]:
    """List what changed between two states of a briefing.

    There is one item for each claim, row or text. Places in captures that cannot be read are left out.
    """
    sides = pair.before, pair.after
    own = [index_quotes(side, str(side.briefing.id)) for side in sides]
    sensitive = {found.anchor for side in sides for found in find_sensitive(side.contents)}
    for _, group in groupby(views(*sides), key=lambda view: view.group):
        several = tuple(view for view in group if not _is_unseen(view, pair.after, unseen))
        if not several:
            continue
        claim, link, changes = several[0].claim, several[0].link, [view.fact for view in several if view.fact]
        subject, home = changes[0].subject, str(sides[not changes[0].gone].briefing.id)
        quotes = own
        if subject.kind == "elsewhere":
            # The evidence of a claim of another briefing is in that briefing.
            there = Address.of_reference(home, subject.address)
            quotes = [index_quotes(side, there.briefing) for side in sides]
        anchors = _find_anchors(pair, changes)
        had, has = (tuple(in_context(side, found, anchors)) for side, found in zip(sides, quotes, strict=True))
        is_text = subject.kind in TEXTS
        is_points = [view.name for view in several] == [POINTS]
        yield Item(
            risk=min((view.risk for view in several), key=lambda risk: ORDER[risk.name]),
            title=claim or ("key points" if is_points else link.words),
            home="",
            address=Address.of_claim(home, claim).url if claim else link.address,
            changes=several,
            before=() if is_text or is_points else tuple(quote for quote in had if quote not in has),
            after=tuple(quote for quote in has if not is_text or quote not in had),
            facts=tuple(facts(pair, several, claim, subject)),
            sensitive=not sensitive.isdisjoint({claim or subject.address, *anchors}),
        )


def _is_unseen(view: ChangeView, after: Side, unseen: AbstractSet[Address]) -> bool:
    """Return whether a change is only that the place of a quote is not known after it."""
    subject = view.fact.subject.address if view.fact else ""
    return view.name == REANCHORED and Address(after.briefing.id, subject) in unseen


def _find_anchors(pair: BriefingPair, changes: Sequence[Change]) -> list[str]:
    """Find the anchors of the evidence for these changes.

    All the changes concern one claim, row, list or text.
    """
    subject, claim = changes[0].subject, changes[0].claim
    if KINDS[POINTS] in {change.kind for change in changes}:
        before = pair.before.briefing.head.key_points
        fresh = [point for point in pair.after.briefing.head.key_points if point not in before]
        return list(dict.fromkeys(str(claim) for point in fresh for claim in point.claims))
    if subject.kind == "list" and any(change.kind.whole for change in changes):
        name = subject.path[1]
        lists = [members for side in (pair.before, pair.after) for members in side.briefing.lists if members.id == name]
        rows = dict.fromkeys(MEMBER.format(name, member.id) for members in lists for member in members.members)
        return [subject.address, *rows, OPEN_END.format(name)]
    if subject.kind == "elsewhere":
        return [Address.of_reference("", subject.address).anchor]
    if subject.kind == "member":
        row = Address(pair.after.briefing.id, subject.address)
        resting = (side.index.support.rows.get(row, ()) for side in (pair.before, pair.after))
        return [subject.address, *(place.anchor for places in resting for place in places)]
    return [claim or subject.address] if claim or subject.kind in HOLDING else []


def _drop_shown_quotes(item: Item, listed: Sequence[Item]) -> Item:
    """Leave out quotes of key points that their claims already show."""
    if [view.name for view in item.changes] != [POINTS]:
        return item
    shown = {quote.address for other in listed if other is not item for quote in other.after}
    return replace(item, after=tuple(quote for quote in item.after if quote.address not in shown))


def _merge_moved_quotes(found: Sequence[Item]) -> Iterator[Item]:
    """Merge all quotes that only moved within their capture into one item.

    Quotes that no longer match are faults, so they are not in it.
    """
    moved = [item for item in found if {view.name for view in item.changes} == {REANCHORED}]
    yield from (item for item in found if item not in moved)
    addresses = [quote.address for item in moved for quote in item.after if quote.passes]
    if addresses:
        first = moved[0]
        view = replace(first.changes[0], sentence="", rows=())
        moves = (("The words are the same; their place in the capture has changed", ", ".join(addresses)),)
        title = f"{len(addresses)} {'quote' if len(addresses) == 1 else 'quotes'}"
        yield replace(first, title=title, changes=(view,), before=(), after=(), facts=moves)


def _name_as_new(item: Item) -> Item:
    """Name a change of a text as an addition.

    It is for a briefing that is new.
    """
    changes = tuple(replace(view, kind=FIRST.get(view.name, view.kind)) for view in item.changes)
    return replace(item, changes=changes, risk=CLAIMS) if changes != item.changes else item


def facts(pair: BriefingPair, several: Sequence[ChangeView], claim: str, subject: Subject) -> Iterator[tuple[str, str]]:
    """Return facts about a claim, a source or key points.

    A fact is a pair of name and value.
    """
    side = pair.after if pair.after.index.library.briefings else pair.before
    library = side.index.library
    if record := library.claims.get(Address.of_claim(side.briefing.id, claim)):
        yield _describe_claim(record, library.settings.scales)
    elif subject.kind == "source" and (source := library.sources.get(subject.path[1])):
        yield from _describe_source(source, side.index, fresh=any(view.name == ADDED for view in several))
    elif any(view.name == POINTS for view in several):
        before = pair.before.briefing.head.key_points
        for point in pair.after.briefing.head.key_points:
            if point not in before:
                yield f"{point.text} It rests on", joined([str(claim) for claim in point.claims])


def _describe_claim(claim: Claim, scales: Iterable[Scale]) -> tuple[str, str]:
    grade = credibility(claim)
    because = f": {grade.note}" if grade.note else ""
    others = "".join(f"; {fact.name}: {fact.value}" for fact in grade_facts(claim.grades, scales))
    status = f"{CLAIM_KINDS[claim.kind].label}, {STATUSES[claim.status].label}"
    description = f"{status}; credibility {grade.value}{because}{others}"
    return "Stood as" if claim.withdrawn else "Stands as", description


def _describe_source(source: Source, index: SiteIndex, *, fresh: bool) -> Iterator[tuple[str, str]]:
    """Describe the reliability of a source, and what rests on it.

    If the source is new, its record comes first.
    """
    view = source_view(source, index)
    if fresh:
        _, *facts = (*main_facts(source), *record(source))  # the first is its title, which names the item
        yield from ((fact.name, fact.value) for fact in facts if fact.stated)
        if lacking := [fact.name.lower() for fact in facts if not fact.stated]:
            yield capitalised(message("not-stated")), ", ".join(lacking)
    grade = view.reliability
    yield grade.name, f"{grade.value}: {grade.note}" if grade.note else grade.value
    yield from ((fact.name, f"{fact.value}: {fact.note}") for fact in view.grades)
    yield "Rests on it", counted(len(view.dependents), "statement")


EXAMPLES = 3
"""How many reworded sentences of each kind the memo shows."""


def list_head_changes(old: Snapshot, new: Snapshot, was: str, name: str) -> Iterator[Item]:
    """List changes of the addresses and the date of a briefing.

    A briefing can be new, gone or moved, lose an old address, or have another date.
    """
    home = new.title(name) if name else old.title(was)
    link = Link(home, f"{name or was}/")
    if not name:
        yield build_item(OwnKind.BRIEFING_REMOVED, RETRACTION, link, (), home)
        return
    if not was:
        yield build_item(OwnKind.BRIEFING_ADDED, CLAIMS, link, (), home)
        return
    before, after = old.library.briefings[was].head, new.library.briefings[name].head
    if was != name:
        leads = was in after.was
        kind = OwnKind.ADDRESS_LEADS_ON if leads else OwnKind.ADDRESS_LOST
        yield build_item(kind, MOVED if leads else RETRACTION, link, (difference("", f"{was}/", f"{name}/"),), home)
    if lost := [str(address) for address in before.was if address not in (*after.was, name)]:
        yield build_item(OwnKind.OLD_ADDRESS_LOST, RETRACTION, link, (difference("", joined(lost), ""),), home)
    if before.not_before != after.not_before:
        days = (format_date(day) if day else "" for day in (before.not_before, after.not_before))
        yield build_item(OwnKind.EMBARGO_CHANGED, RULES, link, (difference("not before", *days),), home)
    if before.updated != after.updated and name not in new.library.editions:
        yield build_item(
            OwnKind.DATE_CHANGED,
            WORDING,
            link,
            (difference("", format_date(before.updated), format_date(after.updated)),),
            home,
        )


def list_reworded(pair: BriefingPair, listed: Sequence[Item]) -> Iterator[Item]:
    """List sentences that change although their claim, row or key point does not.

    They change because a record that they name changes.
    """
    told = [view for item in listed for view in item.changes if view.name != REANCHORED]
    touched = {("claim", view.claim) for view in told} | {("row", view.link.address) for view in told}
    touched |= {("key point", view.link.address) for view in told if view.name == POINTS}
    kinds: dict[str, list[tuple[str, str]]] = {"claim": [], "row": [], "key point": []}
    before, after = (_collect_sentences(side) for side in pair[:2])
    for key in before.keys() & after.keys():
        kind, address, _ = key
        if (
            before[key].split() != after[key].split()
            and not only_bars_differ(before[key], after[key])
            and (kind, address) not in touched
        ):
            kinds[kind].append((before[key], after[key]))
    if found := [counted(len(several), kind) for kind, several in kinds.items() if several]:
        rows = tuple(difference("", *pair) for several in kinds.values() for pair in sorted(several)[:EXAMPLES])
        link = Link(joined(found), f"{pair.after.briefing.id}/")
        yield build_item(OwnKind.READS_OTHERWISE, SOURCES, link, rows)


def _collect_sentences(side: Side) -> dict[tuple[str, str, str], str]:
    """Collect every sentence of a briefing that is built from records.

    The key is the kind, the address and the typed text.
    """
    home = str(side.briefing.id)
    # What no longer holds reads differently because of the day, not because of the change.
    side = replace(side, index=replace(side.index, day=""))
    own = {
        address.anchor: str(sentence) for address, sentence in side.index.sentences.items() if address.briefing == home
    }
    rows = {
        address.url: str(sentence) for address, sentence in side.index.row_sentences.items() if address.briefing == home
    }
    key_points = side.briefing.head.key_points
    return {
        **{("claim", claim, ""): sentence for claim, sentence in own.items()},
        **{("row", address, ""): sentence for address, sentence in rows.items()},
        **{
            ("key point", f"{home}/", str(point.text)): sentence
            for point, sentence in zip(key_points, points(side), strict=True)
        },
    }


def list_record_changes(change: Comparison) -> Iterator[Item]:
    """List changes of records that no briefing names, and of entities.

    The records are sources; an entity can be new, gone or changed.
    """
    old, new = change.old, change.new
    quoted = {str(source) for snapshot in (old, new) for source in snapshot.library.quoted_from}
    sources = {
        name
        for snapshot in (old, new)
        for name, source in snapshot.library.sources.items()
        if source.id.place.file in change.within.changed and name not in quoted
    }
    if SETTINGS in change.unread or may_hold(change.unread, "seeds/"):
        sources = set()
    before, after = old.library.entities, new.library.entities
    if SETTINGS in change.unread or may_hold(change.unread, ENTITIES):
        before = after = {}
    changed = {name for name in before.keys() & after.keys() if before[name] != after[name]}
    for view in views(old.records(sources, changed), new.records(sources, changed)):
        yield Item(view.risk, view.link.words, "", view.link.address, (view,))
    for name in sorted(before.keys() ^ after.keys()):
        record, kind = (after[name], OwnKind.ENTITY_ADDED) if name in after else (before[name], OwnKind.ENTITY_REMOVED)
        guarded = field_label("sensitive") if record.sensitive == "true" else ""
        known = (record.name, record.kind, *record.aliases, *record.same_as, guarded)
        words = ", ".join(str(value) for value in known if value)
        rows = (difference("", "", words),) if name in after else (difference("", words, ""),)
        yield build_item(kind, MEMBERSHIP, Link(record.name, f"entities/{name}/"), rows)


def list_text_changes(change: Comparison) -> Iterator[Item]:
    """List what changed in pages that are written in Markdown, and in the settings."""
    old, new = change.old, change.new
    for path in sorted(change.within.changed):
        if path != SETTINGS and not path.startswith("docs/") and path != "briefings/index.md":
            continue
        if any(may_hold(snapshot.tree.refused, path) for snapshot in (old, new)):
            continue
        before, after = (snapshot.tree.files.get(path, b"").decode("utf-8", "replace") for snapshot in (old, new))
        if path == SETTINGS and (programs := tuple(find_changed_programs(before, after))):
            yield build_item(OwnKind.PROGRAMS_CHANGED, RULES, Link(path, path), programs)
        if path != SETTINGS:
            before, after = (str(split_front_matter(path, text)[1]) for text in (before, after))
        rows = tuple(
            _compare_lines(*pair)
            for pair in pair_changed_lines(before.splitlines(), after.splitlines())
            if "".join(pair).strip() and not only_bars_differ(*pair)
        )
        kind, risk = (OwnKind.SETTINGS_CHANGED, RULES) if path == SETTINGS else (OwnKind.TEXT_EDITED, WORDING)
        rows += tuple(compare_settings(change)) if path == SETTINGS else ()
        exists = [path in snapshot.tree.files for snapshot in (old, new)]
        if path.startswith("docs/") and path.endswith(".md") and not all(exists):
            kind = OwnKind.PAGE_ADDED if exists[1] else OwnKind.PAGE_REMOVED
        if not all(exists) or blocks(before) != blocks(after):
            yield build_item(kind, risk, Link(path, path), rows)


def _compare_lines(before: str, after: str) -> Difference:
    """Return a line before and after; if only white space differs, all of it is marked."""
    if before.split() != after.split():
        return difference("", before, after)
    return Difference("indented differently", ((before, True),), ((after, True),))


def build_item(kind: OwnKind, risk: Risk, link: Link, rows: tuple[Difference, ...], home: str = "") -> Item:
    """Build the item of a change that is in no record of a briefing."""
    view = ChangeView(name="", kind=str(kind), risk=risk, claim="", link=link, sentence="", rows=rows, reason="")
    return Item(risk=risk, title=link.words, home=home, address=link.address, changes=(view,), own=kind)
