"""Takes a path of a state; gives what it is about: the record that it belongs to, and the address of that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.editions.states import ORDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.editions.states import Path, State

RECORDS = frozenset({"claim", "evidence", "list", "member", "source", "summary", "entity", "elsewhere"})
"""Kinds of subject that can come and go as a whole."""


@dataclass(frozen=True)
class Subject:
    """What a change is about: a kind of thing, the path of its record, and its address within the page or the site."""

    kind: str
    path: Path
    address: str


def subject_of(path: Path, before: State, after: State, owners: Mapping[str, Path]) -> Subject:
    """Give the outermost record that came or went with a path, or else the innermost that it belongs to."""
    if path[-1] == ORDER and (one := _came_or_went(before.get(path, ()), after.get(path, ()))):
        path = (*path[:-1], one, "id")
    chain = list(_chain(path, owners))
    for subject in chain:
        if subject.kind in RECORDS and exists(subject, before) != exists(subject, after):
            return subject
    return chain[-1]


def _chain(path: Path, owners: Mapping[str, Path]) -> Iterator[Subject]:
    """Give the records round a path, from the outermost inward."""
    match path:
        case ("verdicts", anchor, *_):
            if anchor in owners:
                yield from _chain((*owners[anchor], "spans"), owners)
            else:
                part = anchor.rpartition("-q")[0] if "-q" in anchor else anchor
                name = part.removeprefix("article-")
                yield (
                    Subject("prose", ("narrative",), "narrative")
                    if part == "narrative"
                    else Subject("summary", ("articles", name), f"article-{name}")
                )
        case ("claims", claim, *rest) if claim != ORDER:
            yield Subject("claim", path[:2], claim)
            if rest[:1] == ["evidence"] and rest[1] != ORDER:
                yield Subject("evidence", path[:4], f"{claim}-{rest[1]}")
        case ("lists", each, *rest) if each != ORDER:
            yield Subject("list", path[:2], f"l-{each}")
            if rest[:1] == ["open-end"]:
                yield Subject("open-end", path[:3], f"l-{each}-open")
            elif rest[:1] == ["evidence"] and rest[1] != ORDER:
                yield Subject("evidence", path[:4], f"l-{each}-{rest[1]}")
            elif rest[:1] == ["members"] and rest[1] != ORDER:
                yield Subject("member", path[:4], f"m-{each}-{rest[1]}")
                if rest[2:3] == ["evidence"] and rest[3] != ORDER:
                    yield Subject("evidence", path[:6], f"m-{each}-{rest[1]}-{rest[3]}")
        case ("sources", source, *_) if source != ORDER:
            yield Subject("source", path[:2], f"sources/{source}/")
        case ("entities", entity, *_) if entity != ORDER:
            yield Subject("entity", path[:2], f"entities/{entity}/")
        case ("articles", source, *_):
            yield Subject("summary", path[:2], f"article-{source}")
        case ("elsewhere", claim, *_):
            yield Subject("elsewhere", path[:2], claim)
        case ("narrative", *_):
            yield Subject("prose", path[:1], "narrative")
        case ("front-matter", *_):
            yield Subject("head", path[:1], "")
        case _:
            yield Subject("order", path[:1], path[0])


def _came_or_went(before: Sequence[str], after: Sequence[str]) -> str:
    """Give an id that only one of two rows has, where what both have stands in the same order."""
    if [each for each in before if each in after] != [each for each in after if each in before]:
        return ""
    return next(each for each in (*after, *before) if each not in before or each not in after)


def exists(subject: Subject, state: State) -> bool:
    """Whether a record is there: it has an id, or, as a text, a body."""
    return any((*subject.path, name) in state for name in ("id", "body"))


def owners(state: State) -> Iterator[tuple[str, Path]]:
    """Give the path of whatever has verdicts, by the anchor of each verdict."""
    for path in state:
        match path:
            case ("claims", claim, "evidence", item, "id"):
                yield f"{claim}-{item}", path[:-1]
            case ("lists", each, "members", member, "evidence", item, "id"):
                yield f"m-{each}-{member}-{item}", path[:-1]
            case ("lists", each, "evidence", item, "id"):
                yield f"l-{each}-{item}", path[:-1]
            case ("lists", each, "open-end", "evidence", item, "id"):
                yield f"l-{each}-open-{item}", path[:-1]
