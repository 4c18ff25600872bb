"""Takes the contents of a briefing before and after; gives what changed, each change with the data that makes it.

The changes are the whole difference: applied to the earlier contents they give the later ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.editions.diff.kinds import ALL, KINDS, Kind
from generator.editions.diff.states import ORDER, state
from generator.editions.diff.subjects import RECORDS, exists, owners, subject_of
from generator.editions.diff.text import blocks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.editions.diff.states import Path, State
    from generator.editions.diff.subjects import Subject
    from generator.model import Contents

Delta = dict["Path", tuple[Any, Any]]
"""The value before and after by path; None where there is none."""

RISK = {kind.name: number for number, kind in enumerate(ALL)}
UPWARD = ("refuted", "contradicted", "unverifiable", "reported", "corroborated")
"""Statuses, from what nobody should believe to what stands best."""

BETTER = (*"EDCBA", *"54321")
"""Admiralty grades of sources and of claims, from worst to best; F and 6 judge nothing, so they are neither."""
GRADES = frozenset({"reliability", "credibility"})

KEYS: Mapping[str, tuple[Mapping[str, str], str]] = {
    "claim": (
        {
            "statement": "claim-reworded",
            "kind": "claim-recast",
            "likelihood": "likelihood-changed",
            "about": "claim-related",
            "relations": "claim-related",
        },
        "claim-regraded",
    ),
    "evidence": (
        {
            "quote": "quote-changed",
            "source": "quote-changed",
            "stance": "stance-changed",
            "speaker": "speaker-changed",
            "acknowledge": "caution-changed",
            "cautions": "caution-changed",
            "glosses": "caution-changed",
            "language": "translation-changed",
            "translation": "translation-changed",
        },
        "quote-reanchored",
    ),
    "list": ({}, "list-changed"),
    "open-end": ({}, "open-end-changed"),
    "member": (
        {"standing": "member-regraded", "from": "member-redated", "until": "member-redated"},
        "member-changed",
    ),
    "source": (
        {"reliability": "source-regraded", "note": "source-annotated", "desk-note": "source-annotated"},
        "source-changed",
    ),
    "entity": ({}, "entity-changed"),
    "elsewhere": ({}, "claim-elsewhere-changed"),
    "head": (
        {"title": "title-changed", "question": "question-changed", "key-points": "key-points-changed"},
        "particulars-changed",
    ),
}
"""By kind of subject: the kind of change by key, and that of any other key. A verdict's keys are its evidence's."""
WHOLE = {
    "claim": ("claim-added", "claim-removed"),
    "evidence": ("quote-added", "quote-removed"),
    "list": ("list-added", "list-removed"),
    "member": ("member-joined", "member-left"),
    "source": ("source-added", "source-dropped"),
    "summary": ("summary-added", "summary-removed"),
    "entity": ("entity-listed", "entity-listed"),
    "open-end": ("open-end-added", "open-end-removed"),
    "elsewhere": ("claim-elsewhere-changed", "claim-elsewhere-changed"),
}
"""By kind of subject: what it is called when one comes, and when one goes."""
WITHDRAWN = {
    "claim": ("claim-withdrawn", "claim-reinstated"),
    "evidence": ("quote-withdrawn", "quote-reinstated"),
    "list": ("list-withdrawn", "list-reinstated"),
    "member": ("member-left", "member-reinstated"),
    "open-end": ("open-end-withdrawn", "open-end-reinstated"),
    "source": ("source-withdrawn", "source-reinstated"),
}


@dataclass(frozen=True)
class Change:
    """One change: its kind, its subject, and every value that differs, by its path; None where there is none."""

    kind: Kind
    subject: Subject
    before: State
    after: State

    @property
    def claim(self) -> str:
        """The id of the claim that it touches; empty where it touches none."""
        return self.subject.path[1] if self.subject.path[:1] == ("claims",) and len(self.subject.path) > 1 else ""

    @property
    def gone(self) -> bool:
        """Whether the subject is there no longer."""
        return any(was and not now for was, now in map(self.at, ("id", "body", "text")))

    def at(self, *names: str) -> tuple[Any, Any]:
        """Give the value before and after under a key of the subject; None where it did not change."""
        path = (*self.subject.path, *names)
        return self.before.get(path), self.after.get(path)


def changes(old: Contents, new: Contents) -> tuple[Change, ...]:
    """Give every change, the riskiest kind first and then in the order of the page."""
    return between(state(old), state(new))


def between(before: State, after: State) -> tuple[Change, ...]:
    """Give every change between contents that are flat already."""
    owned = dict(owners(before)) | dict(owners(after))
    groups: dict[tuple[str, Subject], Delta] = {}
    order = {path: number for number, path in enumerate({**after, **before})}
    for path in order:
        pair = before.get(path), after.get(path)
        if pair[0] != pair[1]:
            subject = subject_of(path, before, after, owned)
            name = _kind(path, subject, before, after, pair)
            groups.setdefault((name, subject), {})[path] = pair
    found = [
        Change(KINDS[name], subject, *({path: pair[side] for path, pair in delta.items()} for side in (0, 1)))
        for (name, subject), delta in _merged(groups).items()
    ]
    return tuple(sorted(found, key=lambda each: (RISK[each.kind.name], min(order[path] for path in each.after))))


def _kind(path: Path, subject: Subject, before: State, after: State, pair: tuple[Any, Any]) -> str:
    """Name the kind of change that a path of a subject makes."""
    there = exists(subject, before), exists(subject, after)
    if subject.kind in RECORDS and there[0] != there[1]:
        return WHOLE[subject.kind][there[0]]
    key = path[2] if path[0] == "verdicts" else path[len(subject.path)] if len(path) > len(subject.path) else ""
    if ORDER in path and subject.kind != "open-end":
        return "moved"
    if key == "withdrawn" and subject.kind in WITHDRAWN:
        stood, stands = ((*subject.path, "withdrawn", "on") not in state for state in (before, after))
        return "reason-changed" if stood == stands else WITHDRAWN[subject.kind][stands]
    if path[-1] == "because" and subject.kind != "elsewhere":
        return "reason-changed"
    if path[0] == "verdicts" and subject.kind in {"prose", "summary"}:
        return "caution-changed" if key == "glosses" else "quote-reanchored"
    return _of_key(key, subject, pair)


def _of_key(key: str, subject: Subject, pair: tuple[Any, Any]) -> str:
    if subject.kind in {"prose", "summary"}:
        return _of_text(key, pair)
    if subject.kind == "claim" and key == "status":
        low, high = (UPWARD.index(each) for each in pair)
        return "status-raised" if high > low else "status-lowered"
    names, other = KEYS[subject.kind]
    name = names.get(key, other)
    return name.replace("regraded", "upgraded") if key in GRADES and _raised(*pair) else name


def _raised(before: Any, after: Any) -> bool:  # noqa: ANN401 (JSON's own types)
    """Whether a grade is better than the one before."""
    return before in BETTER and after in BETTER and BETTER.index(after) > BETTER.index(before)


def _of_text(key: str, pair: tuple[Any, Any]) -> str:
    if key == "body":
        before, after = (blocks(str(each)) for each in pair)
        return "respaced" if before == after else "prose-edited"
    return "respaced" if _unplaced(pair[0]) == _unplaced(pair[1]) else "prose-requoted"


def _unplaced(value: Any) -> Any:  # noqa: ANN401 (JSON's own types)
    """Give what a text quotes and cites without where its lines break and where it does so."""
    if isinstance(value, str):
        return value.split()
    if isinstance(value, list):
        return [_unplaced(each) for each in value]
    if isinstance(value, dict):
        return {name: _unplaced(each) for name, each in value.items() if name not in {"start", "end"}}
    return value


def _merged(groups: Mapping[tuple[str, Subject], Delta]) -> dict[tuple[str, Subject], Delta]:
    """Let one change speak for what goes along with it, such as a changed quote for where it now stands."""
    merged: dict[tuple[str, Subject], Delta] = {}
    for (name, subject), delta in groups.items():
        louder = (each for each in KINDS[name].within if (each, subject) in groups)
        merged.setdefault((next(louder, name), subject), {}).update(delta)
    return merged
