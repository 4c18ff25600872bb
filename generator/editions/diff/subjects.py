"""Takes a path of a state; gives what it is about: the record that it belongs to, and the address of that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.editions.diff.states import ORDER
from generator.model.addresses import BELOW, CLAIM, LIST, MEMBER, NARRATIVE, OPEN_END, SUMMARY, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.editions.diff.states import Path, State

RECORDS = frozenset({"claim", "evidence", "list", "open-end", "member", "source", "summary", "entity", "elsewhere"})
"""Kinds of subject that can come and go as a whole."""
WRITTEN = (
    ("claim", "claims *", CLAIM),
    ("evidence", "claims * evidence *", BELOW.format(CLAIM, "{}")),
    ("list", "lists *", LIST),
    ("evidence", "lists * evidence *", BELOW.format(LIST, "{}")),
    ("open-end", "lists * open-end", OPEN_END),
    ("member", "lists * members *", MEMBER),
    ("evidence", "lists * members * evidence *", BELOW.format(MEMBER, "{}")),
    ("source", "sources *", "sources/{}/"),
    ("entity", "entities *", "entities/{}/"),
    ("summary", "articles *", SUMMARY),
    ("elsewhere", "elsewhere *", "{}"),
    ("prose", "narrative", NARRATIVE),
    ("head", "front-matter", ""),
)
"""Each kind of subject with its path, in which a star stands for an id, and its address, in which the ids stand."""
LEVELS = tuple((kind, tuple(path.split()), address) for kind, path, address in WRITTEN)


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
    if path[0] == "verdicts":
        path = (*(owners.get(path[1]) or owners.get(text_of(path[1]), ("narrative",))), "verdict")
    chain = list(_chain(path))
    for subject in chain:
        if subject.kind in RECORDS and exists(subject, before) != exists(subject, after):
            return subject
    return chain[-1]


def owners(state: State) -> Iterator[tuple[str, Path]]:
    """Return the path of whatever a verdict may be on, by its anchor: a piece of evidence, or the text of a quote."""
    for path in state:
        if path[-1] == "body" or (path[-1] == "id" and "evidence" in path):
            *_, subject = _chain(path)
            own = subject.kind == "evidence" or path[-1] == "body"
            yield subject.address if own else BELOW.format(subject.address, path[-2]), subject.path


def _chain(path: Path) -> Iterator[Subject]:
    """Give the records round a path, from the outermost inward; the order of a list at the top belongs to none."""
    found = False
    for kind, level, address in LEVELS:
        here = path[: len(level)]
        if len(here) == len(level) and all(
            given != ORDER if step == "*" else step == given for step, given in zip(level, here, strict=True)
        ):
            found = True
            ids = (given for step, given in zip(level, here, strict=True) if step == "*")
            yield Subject(kind, here, address.format(*ids))
    if not found:
        yield Subject("order", path[:1], path[0])


def exists(subject: Subject, state: State) -> bool:
    """Whether a record is there: it has an id, or else what it says."""
    return any((*subject.path, name) in state for name in ("id", "body", "text"))


def _came_or_went(before: Sequence[str], after: Sequence[str]) -> str:
    """Give an id that only one of two rows has, where what both have stands in the same order."""
    if [each for each in before if each in after] != [each for each in after if each in before]:
        return ""
    return next(each for each in (*after, *before) if each not in before or each not in after)
