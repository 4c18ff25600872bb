"""Find the changes between the contents of a briefing before and after.

The changes are the whole difference: applied to the earlier contents, they produce the later contents.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.editions.diff.documents import Documents
from generator.editions.diff.kinds import ALL, DOCUMENTED, KINDS, Kind, Risk
from generator.editions.diff.states import ORDER, flatten
from generator.editions.diff.subjects import RECORDS, exists, owners, subject_of
from generator.editions.diff.text import blocks
from generator.model.editions import SCHEMA
from generator.model.redactions import only_bars_differ

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.editions.diff.states import Path, State
    from generator.editions.diff.subjects import Subject
    from generator.model import Contents

Delta = dict["Path", tuple[Any, Any]]
"""The value before and the value after, by path; None stands for no value."""

RISK = {kind.name: number for number, kind in enumerate(ALL)}
UPWARD = ("refuted", "denied", "contradicted", "unverifiable", "reported", "corroborated")
"""The statuses of a claim, from the weakest to the strongest."""

BETTER = (*"EDCBA", *"54321")
"""Admiralty grades of sources and of claims, from worst to best, without F and 6, which judge nothing."""
GRADES = frozenset({"reliability", "credibility"})

KEYS: dict[str, tuple[Mapping[str, str], str]] = {
    "claim": (
        {
            "statement": "claim-reworded",
            "kind": "claim-recast",
            "likelihood": "likelihood-changed",
            "about": "claim-related",
            "relations": "claim-related",
            "valid": "claim-redated",
            "grades": "claim-regraded",
            "section": "claim-refiled",
        },
        "claim-regraded",
    ),
    "evidence": (
        {
            "quote": "quote-changed",
            "source": "quote-changed",
            "stance": "stance-changed",
            "speaker": "speaker-changed",
            "note": "quote-annotated",
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
        {
            "reliability": "source-regraded",
            "grades": "source-regraded",
            "license": "source-licensed",
            "rights-holder": "source-licensed",
            "note": "source-annotated",
            "desk-note": "source-annotated",
        },
        "source-changed",
    ),
    "entity": ({"sensitive": "entity-guarded"}, "entity-changed"),
    "elsewhere": ({}, "claim-elsewhere-changed"),
    "head": (
        {"title": "title-changed", "question": "question-changed", "key-points": "key-points-changed"},
        "particulars-changed",
    ),
}
"""For each kind of subject: the kind of change of each key, and that of any other key.

The keys of a verdict count as keys of its evidence.
"""
KEYS["reply"] = KEYS["evidence"]
WHOLE = {
    "claim": ("claim-added", "claim-removed"),
    "evidence": ("quote-added", "quote-removed"),
    "reply": ("reply-added", "reply-removed"),
    "list": ("list-added", "list-removed"),
    "member": ("member-joined", "member-left"),
    "source": ("source-added", "source-dropped"),
    "summary": ("summary-added", "summary-removed"),
    "entity": ("entity-listed", "entity-listed"),
    "open-end": ("open-end-added", "open-end-removed"),
    "elsewhere": ("claim-elsewhere-changed", "claim-elsewhere-changed"),
}
"""For each kind of subject: the kind of change if a whole record is added, and if it is removed."""
WITHDRAWN = {
    "claim": ("claim-withdrawn", "claim-reinstated"),
    "evidence": ("quote-withdrawn", "quote-reinstated"),
    "reply": ("quote-withdrawn", "quote-reinstated"),
    "list": ("list-withdrawn", "list-reinstated"),
    "member": ("member-left", "member-reinstated"),
    "open-end": ("open-end-withdrawn", "open-end-reinstated"),
    "source": ("source-withdrawn", "source-reinstated"),
}
"""For each kind of subject: the kind of change if it is withdrawn, and if it is reinstated."""


COLUMNS = "columns"
"""The key of the columns of a list: they belong to the list, also in their order."""


@dataclass(frozen=True)
class Change:
    """One change: its kind, its subject, and every value that differs.

    ``before`` and ``after`` contain the values by path; None stands for no value.
    ``documented`` means that it touches a documented claim, or a source that documents one.
    """

    kind: Kind
    subject: Subject
    before: State
    after: State
    documented: bool = False

    @property
    def risk(self) -> Risk:
        """The risk of its kind; of whatever touches a documented claim, the gravest."""
        return DOCUMENTED if self.documented else self.kind.risk

    def is_minor(self, version: int = SCHEMA) -> bool:
        """Return whether a minor edition of this version of the schema may contain it."""
        return self.kind.is_minor(version) and not self.documented

    @property
    def claim(self) -> str:
        """The id of the claim that the change affects; empty if it affects none."""
        return self.subject.path[1] if self.subject.path[:1] == ("claims",) and len(self.subject.path) > 1 else ""

    @property
    def gone(self) -> bool:
        """Whether the change removes its subject."""
        return any(old and not new for old, new in map(self.at, ("id", "body", "text")))

    def at(self, *names: str) -> tuple[Any, Any]:
        """Return the values before and after under a key of the subject.

        Both are None if nothing changed there.
        """
        path = (*self.subject.path, *names)
        return self.before.get(path), self.after.get(path)


def changes(old: Contents, new: Contents) -> tuple[Change, ...]:
    """Return every change, the riskiest kinds first, and then in the order of the page."""
    return compare_states(flatten(old), flatten(new))


def compare_states(before: State, after: State) -> tuple[Change, ...]:
    """Return every change between two states, in the same order as ``changes``."""
    owned = dict(owners(before)) | dict(owners(after))
    groups: dict[tuple[str, Subject], Delta] = {}
    order = {path: number for number, path in enumerate({**after, **before})}
    for path in order:
        pair = before.get(path), after.get(path)
        if pair[0] != pair[1]:
            subject = subject_of(path, before, after, owned)
            name = _kind_of_redaction(path, after, pair) or _kind_of_change(path, subject, before, after, pair)
            groups.setdefault((name, subject), {})[path] = pair
    documents = Documents.of(before, after)
    found = [
        Change(
            KINDS[name],
            subject,
            before={path: pair[0] for path, pair in delta.items()},
            after={path: pair[1] for path, pair in delta.items()},
            documented=documents.touched_by(KINDS[name], subject),
        )
        for (name, subject), delta in _merged(groups).items()
    ]
    return tuple(sorted(found, key=lambda change: (_rank(change), min(order[path] for path in change.after))))


def _rank(change: Change) -> tuple[bool, int]:
    """Return the place of a change among others, the riskiest first."""
    return not change.documented, RISK[change.kind.name]


def _kind_of_change(path: Path, subject: Subject, before: State, after: State, pair: tuple[Any, Any]) -> str:
    """Return the name of the kind of change at a path of a subject."""
    existed, exists_now = exists(subject, before), exists(subject, after)
    if subject.kind in RECORDS and existed != exists_now:
        return WHOLE[subject.kind][existed]
    key = path[2] if path[0] == "verdicts" else path[len(subject.path)] if len(path) > len(subject.path) else ""
    if ORDER in path and subject.kind != "open-end" and COLUMNS not in path:
        return "moved"
    if key == "withdrawn" and subject.kind in WITHDRAWN:
        valid, valid_now = ((*subject.path, "withdrawn", "on") not in state for state in (before, after))
        return "reason-changed" if valid == valid_now else WITHDRAWN[subject.kind][valid_now]
    if path[-1] == "because" and subject.kind != "elsewhere":
        return "reason-changed"
    if path[0] == "verdicts" and subject.kind in {"prose", "summary"}:
        return "caution-changed" if key == "glosses" else "quote-reanchored"
    return _kind_of_key(key, subject, pair)


def _kind_of_redaction(path: Path, after: State, pair: tuple[Any, Any]) -> str:
    """Return the name of the kind of a change that only takes words out; empty for any other change."""
    if _only_bars(*pair):
        return "words-taken-out"
    capture = (_without_redaction(path, value, after) for value in pair) if "captures" in path else (0, 1)
    return "capture-redacted" if len({str(value) for value in capture}) == 1 else ""


def _only_bars(before: Any, after: Any) -> bool:  # noqa: ANN401 (JSON's own types)
    """Return whether values differ only by words that bars replace."""
    if isinstance(before, str) and isinstance(after, str):
        return before == after or only_bars_differ(before, after)
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(map(_only_bars, before, after))
    if isinstance(before, dict) and isinstance(after, dict):
        return before.keys() == after.keys() and all(_only_bars(before[name], after[name]) for name in before)
    return bool(before == after)


def _without_redaction(path: Path, value: Any, after: State) -> Any:  # noqa: ANN401 (JSON's own types)
    """Return the value at a path of a capture without what a redaction writes there."""
    if path[-1] == "redacted" or (path[-1] == "sha256" and after.get((*path[:-1], "redacted"))):
        return None
    if path[-1] == "captures" and isinstance(value, list):
        redacted = [bool(item.get("redacted")) for item in after.get(path, ())]
        return [
            {name: inner for name, inner in item.items() if name != "redacted" and not (name == "sha256" and gone)}
            for item, gone in zip(value, [*redacted, *[False] * len(value)], strict=False)
        ]
    return value


def _kind_of_key(key: str, subject: Subject, pair: tuple[Any, Any]) -> str:
    """Return the name of the kind of change under a key of a subject."""
    if subject.kind in {"prose", "summary"}:
        return _kind_of_text(key, pair)
    if subject.kind == "claim" and key == "status" and DOCUMENTED.name in pair:
        return "claim-documented" if pair[1] == DOCUMENTED.name else "claim-undocumented"
    if subject.kind == "claim" and key == "status":
        old, new = (UPWARD.index(status) for status in pair)
        return "status-raised" if new > old else "status-lowered"
    if key == "corrections" and subject.kind in {"claim", "member"}:
        return _kind_of_correction(*(pair_side or [] for pair_side in pair))
    if subject.kind == "claim" and key == "relations" and _superseded(pair[0]) != _superseded(pair[1]):
        return "succession-changed"
    names, other = KEYS[subject.kind]
    name = names.get(key, other)
    return name.replace("regraded", "upgraded") if key in GRADES and _raised(*pair) else name


def _kind_of_correction(before: list[Any], after: list[Any]) -> str:
    """Return the name of the kind of change between the corrections of a record."""
    if all(correction in after for correction in before):
        return "corrected"
    return "correction-removed" if len(after) < len(before) else "correction-changed"


def _superseded(relations: list[dict[str, str]] | None) -> list[str]:
    """Return the claims that relations say are superseded."""
    return [relation["claim"] for relation in relations or () if relation["kind"] == "supersedes"]


def _raised(before: Any, after: Any) -> bool:  # noqa: ANN401 (JSON's own types)
    """Return whether a grade is better than the grade before."""
    return before in BETTER and after in BETTER and BETTER.index(after) > BETTER.index(before)


def _kind_of_text(key: str, pair: tuple[Any, Any]) -> str:
    """Return the name of the kind of change under a key of a Markdown text."""
    if key == "body":
        before, after = (blocks(str(text)) for text in pair)
        return "respaced" if before == after else "prose-edited"
    return "respaced" if _unplaced(pair[0]) == _unplaced(pair[1]) else "prose-requoted"


def _unplaced(value: Any) -> Any:  # noqa: ANN401 (JSON's own types)
    """Return the quotes and citations of a text without offsets and line breaks.

    Two results are equal if only the line breaks of the text differ.
    """
    if isinstance(value, str):
        return value.split()
    if isinstance(value, list):
        return [_unplaced(item) for item in value]
    if isinstance(value, dict):
        return {name: _unplaced(inner) for name, inner in value.items() if name not in {"start", "end"}}
    return value


def _merged(groups: Mapping[tuple[str, Subject], Delta]) -> dict[tuple[str, Subject], Delta]:
    """Merge each change into another change of the same subject that includes it.

    For example, a changed quote includes the new place of the quote.
    """
    merged: dict[tuple[str, Subject], Delta] = {}
    for (name, subject), delta in groups.items():
        including = (other for other in KINDS[name].within if (other, subject) in groups)
        merged.setdefault((next(including, name), subject), {}).update(delta)
    return merged
