"""Find the record that a changed path belongs to, and its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.editions.diff.states import ORDER
from generator.model.addresses import BELOW, CLAIM, LIST, MEMBER, NARRATIVE, OPEN_END, REPLY, SUMMARY, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.editions.diff.states import Path, State

RECORDS = frozenset(
    {"claim", "evidence", "reply", "list", "open-end", "member", "source", "summary", "entity", "elsewhere"}
)
"""Kinds of subject that can be added and removed as a whole."""
WRITTEN = (
    ("claim", "claims *", CLAIM),
    ("evidence", "claims * evidence *", BELOW.format(CLAIM, "{}")),
    ("reply", "claims * reply", BELOW.format(CLAIM, REPLY)),
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
"""Each kind of subject with its path and its address; a star in the path is an id, and the address contains the ids."""
LEVELS = tuple((kind, tuple(path.split()), address) for kind, path, address in WRITTEN)


@dataclass(frozen=True)
class Subject:
    """The subject of a change: its kind, the path of its record, and its address.

    The address is within the page or the site.
    """

    kind: str
    path: Path
    address: str


def subject_of(path: Path, before: State, after: State, owners: Mapping[str, Path]) -> Subject:
    """Return the subject that a changed path belongs to.

    It is the outermost record around the path that was added or removed, or else the innermost record.
    ``owners`` contains the path of the subject of each verdict, by its anchor.
    """
    if path[-1] == ORDER and (added_or_removed := _single_difference(before.get(path, ()), after.get(path, ()))):
        path = (*path[:-1], added_or_removed, "id")
    if path[0] == "verdicts":
        path = (*(owners.get(path[1]) or owners.get(text_of(path[1]), ("narrative",))), "verdict")
    chain = list(_chain(path))
    for subject in chain:
        if subject.kind in RECORDS and exists(subject, before) != exists(subject, after):
            return subject
    return chain[-1]


def owners(state: State) -> Iterator[tuple[str, Path]]:
    """Return the anchor and the path of every record that a verdict may be about.

    Such a record is a piece of evidence, or a text with quotes.
    """
    for path in state:
        if path[-1] == "body" or (path[-1] == "id" and ("evidence" in path or path[-2] == "reply")):
            *_, subject = _chain(path)
            own = subject.kind in {"evidence", "reply"} or path[-1] == "body"
            yield subject.address if own else BELOW.format(subject.address, path[-2]), subject.path


def _chain(path: Path) -> Iterator[Subject]:
    """Return the subjects around a path, from the outermost inward.

    The order of a list at the top belongs to no record, so its subject is of the kind ``order``.
    """
    found = False
    for kind, level, address in LEVELS:
        beginning = path[: len(level)]
        if len(beginning) == len(level) and all(
            name != ORDER if step == "*" else step == name for step, name in zip(level, beginning, strict=True)
        ):
            found = True
            ids = (name for step, name in zip(level, beginning, strict=True) if step == "*")
            yield Subject(kind, beginning, address.format(*ids))
    if not found:
        yield Subject("order", path[:1], path[0])


def exists(subject: Subject, state: State) -> bool:
    """Return whether a state has the record of a subject: its id, or else its text."""
    return any((*subject.path, name) in state for name in ("id", "body", "text"))


def _single_difference(before: Sequence[str], after: Sequence[str]) -> str:
    """Return an id that only one of two sequences has.

    Return an empty text if the ids that both have are in different orders.
    """
    if [name for name in before if name in after] != [name for name in after if name in before]:
        return ""
    return next(name for name in (*after, *before) if name not in before or name not in after)
