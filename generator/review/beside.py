"""Takes the two sides of a change; gives what changes for readers besides what a briefing itself says.

That is its address and date, how it reads through records that it names, other records, texts, and settings.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from generator.compile.attribution import named
from generator.compile.changes import points, views
from generator.compile.dates import said
from generator.compile.differences import difference
from generator.compile.parts import Link
from generator.compile.stories import ChangeView, Difference
from generator.editions import Risk
from generator.editions.kinds import CLAIMS, MEMBERSHIP, MOVED, RETRACTION, SOURCES, WORDING
from generator.editions.layout import blocks
from generator.model import ENTITIES, SETTINGS, may_hold
from generator.prose import split
from generator.review.memo import Item
from generator.review.running import KIND, running
from generator.wording import lines_apart
from generator.words import joined
from generator.words.english import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.compile.changes import Side
    from generator.review.change import Change, Compared
    from generator.review.desk import Desk

RULES = Risk("rules", "What the desk holds itself to")
EXAMPLES = 3
"""How many of the sentences that read otherwise are shown."""


def of_heads(old: Desk, new: Desk, was: str, name: str) -> Iterator[Item]:
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


def read_otherwise(pair: Compared, told: Sequence[Item]) -> Iterator[Item]:
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
    home, library = f"{side.briefing.id}/", side.shelf.library
    own = {full.removeprefix(home): str(each) for full, each in side.shelf.sentences.items() if full.startswith(home)}
    rows = {
        f"{home}#m-{each.id}-{member.id}": str(
            named(side.shelf.called(member), member.evidence, library.sources, short=True)
        )
        for each in side.briefing.lists
        for member in each.members
    }
    heads = side.briefing.head.key_points
    return {
        **{("claim", claim, ""): sentence for claim, sentence in own.items()},
        **{("row", address, ""): sentence for address, sentence in rows.items()},
        **{("key point", home, str(each.text)): text for each, text in zip(heads, points(side), strict=True)},
    }


def of_records(change: Change) -> Iterator[Item]:
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


def of_texts(change: Change) -> Iterator[Item]:
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


def _settings(change: Change) -> Iterator[Difference]:
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
