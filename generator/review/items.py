"""Takes the two sides of a change; gives each thing that readers see change, its evidence in view, riskiest first."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from generator.compile.briefing import credibility
from generator.compile.changes import views
from generator.compile.differences import difference
from generator.compile.parts import Link
from generator.compile.source import card
from generator.compile.stories import ChangeView
from generator.compile.words import CLAIM_KINDS, NOT_STATED, STATUSES, capitalised
from generator.editions import KINDS, RISKS, Risk
from generator.editions.kinds import CLAIMS, MOVED, RETRACTION, WORDING
from generator.prose import split
from generator.review.context import in_context
from generator.review.desk import nothing
from generator.review.memo import Item
from generator.review.scope import SETTINGS
from generator.wording import lines_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compile.changes import Side
    from generator.compile.stories import Difference
    from generator.review.desk import Desk
    from generator.review.scope import Scope

RULES = Risk("rules", "What the desk holds itself to")
ORDER = {risk.name: number for number, risk in enumerate((RULES, *RISKS))}
SOURCE_ADDED = KINDS["source-added"].label
WHOLE = frozenset(KINDS[name].label for name in ("list-added", "list-removed"))
"""Kinds of change with which everything comes or goes that stands under an address."""
SHARED = ("sources/", "entities/")
"""Where what several briefings have in common stands."""


def items(old: Desk, new: Desk, scope: Scope) -> tuple[Item, ...]:
    """Give everything that changes; what is the same in several briefings is told once."""
    found: dict[object, Item] = {}
    for item in (*_of_briefings(old, new, scope), *_of_records(old, new, scope), *_of_texts(old, new, scope)):
        key = item.address, item.changes, "" if item.address.startswith(SHARED) else item.home
        first = found.setdefault(key, item)
        if first is not item and item.home:
            found[key] = replace(first, also=(*first.also, item.home))
    return tuple(sorted(found.values(), key=lambda item: ORDER[item.risk.name]))


def pairs(old: Desk, new: Desk, scope: Scope) -> Iterator[tuple[str, str]]:
    """Pair the briefings to compare by their names before and after, which differ where one was renamed.

    One that is new, or gone, is paired with an empty name.
    """
    before = [name for name in old.library.briefings if name in scope.briefings]
    for name, briefing in new.library.briefings.items():
        if name in scope.briefings:
            was = next((each for each in (name, *briefing.head.was) if each in before), "")
            before = [each for each in before if each != was]
            yield was, name
    yield from ((name, "") for name in before)


def fresh(old: Desk, new: Desk, name: str) -> tuple[int, ...]:
    """Give which of the editions of a briefing come with the change, by their place in its row."""
    known = {past.edition.sha256 for row in old.library.editions.values() for past in row}
    row = new.library.editions.get(name, ())
    return tuple(index for index, past in enumerate(row) if past.edition.sha256 not in known)


def _sides(old: Desk, new: Desk, was: str, name: str) -> Iterator[tuple[Side, Side, str]]:
    """Give what to compare of a briefing: what readers had with what they get, and then what is not published with it.

    Where no edition comes with the change, that is what was written with what is.
    """
    if editions := fresh(old, new, name):
        row = new.rows[name]
        before, after = editions[0] - 1, editions[-1]
        yield row.sides[before] if before >= 0 else nothing(row.sides[after], old.library), row.sides[after], ""
        draft = new.draft(name)
        if after == len(row.pasts) - 1 and row.draft(draft):
            yield row.sides[after], draft, ", not published with it"
    elif not name:
        yield (then := old.draft(was)), nothing(then, new.library), ""
    else:
        now = new.draft(name)
        yield old.draft(was) if was else nothing(now, old.library), now, ""


def _of_briefings(old: Desk, new: Desk, scope: Scope) -> Iterator[Item]:
    for was, name in pairs(old, new, scope):
        yield from _whole(old, new, was, name)
        for before, after, remark in _sides(old, new, was, name):
            for item in _compared(before, after):
                anchor, whole = item.address.partition("#")[2], any(view.kind in WHOLE for view in item.changes)
                had = tuple(in_context(old, was, anchor, whole=whole)) if anchor else ()
                has = tuple(in_context(new, name, anchor, whole=whole)) if anchor else ()
                lost = tuple(each for each in had if each not in has)
                yield replace(item, home=f"{item.home}{remark}", before=lost, after=has)


def _whole(old: Desk, new: Desk, was: str, name: str) -> Iterator[Item]:
    """Say that a briefing is new, gone or at another address."""
    if was == name:
        return
    kind, risk = ("briefing taken out", RETRACTION) if not name else ("briefing added", CLAIMS)
    rows: tuple[Difference, ...] = ()
    if was and name:
        kind, risk, rows = "address changed, and the old one leads on", MOVED, (difference("", f"{was}/", f"{name}/"),)
    home = new.title(name) if name else old.title(was)
    yield _told(kind, risk, Link(home, f"{name or was}/"), rows, home)


def _compared(before: Side, after: Side) -> Iterator[Item]:
    """Give what changed between two states of a briefing, a claim or a row at a time, without its evidence."""
    for _, group in groupby(views(before, after), key=lambda view: view.claim or view.link):
        several = tuple(group)
        claim = several[0].claim
        link, risk = several[0].link, min((view.risk for view in several), key=lambda each: ORDER[each.name])
        page = link.address.partition("#")[0]
        yield Item(
            risk=risk,
            title=claim or link.words,
            home=f"“{after.briefing.head.title}”",
            address=f"{page}#{claim}" if claim else link.address,
            changes=several,
            facts=tuple(_facts(after, page, claim, fresh=several[0].kind == SOURCE_ADDED)),
        )


def _facts(side: Side, page: str, claim: str, *, fresh: bool) -> Iterator[tuple[str, str]]:
    """Give how a claim stands, or what is known of a source that is new."""
    library = side.shelf.library
    if record := library.claims.get(f"{side.briefing.id}/{claim}"):
        grade = credibility(record)
        because = f": {grade.note}" if grade.note else ""
        kind, status = CLAIM_KINDS[record.kind].label, STATUSES[record.status].label
        yield "Stands as", f"{kind}, {status}; credibility {grade.value}{because}"
    elif fresh and (source := library.sources.get(page.split("/")[1])):
        facts = [fact for fact in card(source) if fact.name != "Title"]
        yield from ((fact.name, fact.value) for fact in facts if fact.value != NOT_STATED)
        if lacking := [fact.name.lower() for fact in facts if fact.value == NOT_STATED]:
            yield capitalised(NOT_STATED), ", ".join(lacking)


def _of_records(old: Desk, new: Desk, scope: Scope) -> Iterator[Item]:
    """Give what changed in records that no briefing names, before or after."""
    named = {str(source) for desk in (old, new) for source in desk.library.quoted_from}
    ours = {
        name
        for desk in (old, new)
        for name, source in desk.library.sources.items()
        if source.id.place.file in scope.changed and name not in named
    }
    for item in _compared(old.records(ours, ()), new.records(ours, ())):
        yield replace(item, home="")


def _of_texts(old: Desk, new: Desk, scope: Scope) -> Iterator[Item]:
    """Give what changed in the pages that are Markdown already, and in the settings."""
    for path in sorted(scope.changed):
        if path != SETTINGS and not path.startswith("docs/") and path != "briefings/index.md":
            continue
        one, other = (desk.tree.files.get(path, b"").decode("utf-8", "replace") for desk in (old, new))
        if path != SETTINGS:
            one, other = (str(split(path, text)[1]) for text in (one, other))
        pieces = tuple(difference("", *pair) for pair in lines_apart(one.splitlines(), other.splitlines()))
        rows = tuple(row for row in pieces if row.before != row.after)
        kind, risk = ("settings changed", RULES) if path == SETTINGS else ("text edited", WORDING)
        if rows:
            yield _told(kind, risk, Link(path, path), rows)


def _told(kind: str, risk: Risk, link: Link, rows: tuple[Difference, ...], home: str = "") -> Item:
    """Give a change that no record holds."""
    told = ChangeView(kind=kind, risk=risk, claim="", link=link, sentence="", rows=rows, reason="")
    return Item(risk=risk, title=link.words, home=home, address=link.address, changes=(told,))
