"""Takes two states of a briefing; gives each change between them as a reader sees it, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.compile.attribution import attributed, drawn, named
from generator.compile.dates import said, withdrawal
from generator.compile.parts import Link
from generator.compile.stories import ChangeView, Difference
from generator.compile.words import (
    CLAIM_KINDS,
    CREDIBILITY,
    LIST_KINDS,
    NOT_STATED,
    RELATIONS,
    RELIABILITY,
    STANCES,
    STANDINGS,
    STATUSES,
)
from generator.editions import ORDER, changes
from generator.wording import lines_apart, steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.compile.shelf import Shelf
    from generator.compile.words import Meaning
    from generator.editions import Change
    from generator.editions.states import Path
    from generator.model import Briefing, Contents, Withdrawal

LABELS: Mapping[tuple[str, str], Mapping[str, Meaning]] = {
    ("claim", "status"): STATUSES,
    ("claim", "kind"): CLAIM_KINDS,
    ("claim", "grade"): CREDIBILITY,
    ("source", "grade"): RELIABILITY,
    ("evidence", "stance"): STANCES,
    ("member", "standing"): STANDINGS,
    ("list", "kind"): LIST_KINDS,
}
"""By kind of subject and key: the words of a closed list. What is not stated has the default of its record."""
DEFAULTS = {
    ("claim", "status"): "reported",
    ("claim", "kind"): "fact",
    ("evidence", "stance"): "supports",
    ("member", "standing"): "named",
    ("list", "kind"): "grouping",
}
NAMES = {"because": "reason", "spans": "place", ORDER: "order"}
ENDS = ("-added", "-removed", "-dropped", "-joined", "-left")
"""How the kinds of change are called by which all of a record comes or goes."""
DATES = frozenset({"from", "until", "on", "issued", "captured", "review-by"})
TOLD = frozenset({"quote", "text", "standing", "role", "from", "until", "name", "title", "url"})
"""What is told of a record that comes or goes; the rest is on its page."""
SILENT = frozenset({"id", "tier", "message", "rule"})
"""What no reader reads, or what another row says."""
BARE = frozenset({"claim-added", "claim-removed"})
"""Of these the sentence says enough; the rest is on the page."""


@dataclass(frozen=True)
class State:
    """A briefing at one time: what it says, and the shelf on which all that it names stands."""

    contents: Contents
    shelf: Shelf
    briefing: Briefing


def views(old: State, new: State) -> tuple[ChangeView, ...]:
    """Give every change that a reader sees, the riskiest first."""
    made = changes(old.contents, new.contents)
    return tuple(_View(change, old, new).made() for change in made if change.kind.seen)


@dataclass(frozen=True)
class _View:
    change: Change
    old: State
    new: State

    def made(self) -> ChangeView:
        return ChangeView(
            kind=self.change.kind.label,
            claim=self.change.claim,
            link=self._link(),
            sentence=self._sentence(),
            rows=tuple(row for row in self._rows() if row.before != row.after),
            reason=self._reason(),
        )

    @property
    def _later(self) -> State:
        """The state in which the subject is: the new one, or the old one where it is gone."""
        gone = any(pair[0] and not pair[1] for pair in (self.change.at("id"), self.change.at("body")))
        return self.old if gone else self.new

    def _link(self) -> Link:
        """Lead to what changed; a text and the particulars have no address of their own."""
        subject, home = self.change.subject, f"{self._later.briefing.id}/"
        if subject.kind == "source":
            return self._later.shelf.sources.get(subject.path[1], Link(subject.path[1], subject.address))
        if subject.kind in {"claim", "evidence", "list", "member", "open-end"}:
            return Link(self._called(), f"{home}#{subject.address}")
        if subject.kind == "summary":
            source = self._later.shelf.sources.get(subject.path[1])
            return Link(f"summary of {source.words if source else subject.path[1]}", f"{home}#all_articles")
        return {
            "entity": Link(subject.path[-1], subject.address),
            "elsewhere": Link(subject.address.replace("/", " "), subject.address.replace("/", "/#")),
            "prose": Link("narrative", home),
        }.get(subject.kind, Link("briefing", home))

    def _called(self) -> str:
        path = self.change.subject.path
        if path[0] == "claims":
            return path[1]
        lists = {str(each.id): each.title for each in self._later.briefing.lists}
        return lists.get(path[1], path[1])

    def _sentence(self) -> str:
        """The claim or row that a change touches, behind who reports it; empty where the rows say it."""
        path, shelf = self.change.subject.path, self._later.shelf
        if self.change.kind.name in {"claim-reworded", "claim-recast"}:
            return ""
        if path[0] == "claims" and len(path) > 1:
            full = f"{self._later.briefing.id}/{path[1]}"
            return str(shelf.sentences[full]) if full in shelf.sentences else ""
        if path[0] == "lists" and len(path) > 3 and path[2] == "members":  # noqa: PLR2004 (lists, list, members, member)
            found = shelf.members.get(f"{self._later.briefing.id}/m-{path[1]}-{path[3]}")
            return (
                str(named(shelf.called(found[1]), found[1].evidence, shelf.library.sources, short=True))
                if found
                else ""
            )
        return ""

    def _reason(self) -> str:
        return withdrawal(self._withdrawn(self.new)) if self.change.kind.name.endswith(("-withdrawn", "-left")) else ""

    def _withdrawn(self, state: State) -> Withdrawal | None:
        """Give the withdrawal of a claim, a list, a row, a piece of evidence or a source."""
        return getattr(_found(state.contents, self.change.subject.path), "withdrawn", None)

    def _rows(self) -> Iterator[Difference]:
        name, subject = self.change.kind.name, self.change.subject
        if name.endswith("-reinstated"):
            yield _row("", withdrawal(self._withdrawn(self.old)), "")
        elif name in {"claim-reworded", "claim-recast"} or subject.kind == "elsewhere":
            yield _row("", self._claim(self.old), self._claim(self.new))
        elif name == "key-points-changed":
            yield from (_row("", *pair) for pair in lines_apart(_points(self.old), _points(self.new)))
        elif subject.kind in {"prose", "summary"} and name != "quote-reanchored":
            lines = lines_apart(self._body(self.old).splitlines(), self._body(self.new).splitlines())
            yield from (_row("", *pair) for pair in lines if any(map(str.strip, pair)))
        elif name not in BARE and not name.endswith("-withdrawn"):
            yield from self._by_key()

    def _by_key(self) -> Iterator[Difference]:
        """Give a row for each key whose value changed."""
        came_or_went = any(self.change.at(key) != (None, None) for key in ("id", "text"))
        whole = came_or_went or self.change.kind.name.endswith(ENDS)
        for path, pair in self.change.delta.items():
            key = path[-1]
            placed = key != "spans" or self.change.kind.name == "quote-reanchored"
            if key in TOLD if whole else placed and key not in SILENT:
                before, after = (self._words(key, value, whole=whole) for value in pair)
                yield _row(self._name(path), before, after)

    def _name(self, path: Path) -> str:
        """Name a row after its key; a quote is said to be whose."""
        source = getattr(_found(self._later.contents, path[:-1]), "source", "")
        link = self._later.shelf.sources.get(source) if path[-1] == "quote" else None
        return f"quote from {link.words}" if link else NAMES.get(path[-1], path[-1].replace("-", " "))

    def _claim(self, state: State) -> str:
        """Give the claim that the change is about, behind who reports it."""
        path = self.change.subject.path
        claim = state.shelf.library.claims.get(path[1] if path[0] == "elsewhere" else f"{state.briefing.id}/{path[1]}")
        return str(attributed(claim, state.shelf.library.sources, short=True)) if claim else ""

    def _body(self, state: State) -> str:
        path = self.change.subject.path
        prose = state.contents.narrative if path[0] == "narrative" else state.contents.articles.get(path[1])
        return str(prose.body) if prose else ""

    def _words(self, key: str, value: Any, *, whole: bool) -> str:  # noqa: ANN401 (JSON's own types)
        """Give a value as a page prints it; what has come or gone ``whole`` said nothing before or says nothing now."""
        closed = self.change.subject.kind, key
        if value is None:
            value = "" if whole else DEFAULTS.get(closed, NOT_STATED)
        elif key == "relations":
            value = [f"{RELATIONS[each['kind']][0]} {each['claim']}" for each in value]
        elif key == "spans":
            value = [f"characters {start:,} to {end:,} of the capture" for start, end in value]
        if not isinstance(value, list | tuple) and value in LABELS.get(closed, ()):
            return LABELS[closed][value].label
        return said(value) if key in DATES and value else self._flat(value)

    def _flat(self, value: Any) -> str:  # noqa: ANN401 (JSON's own types)
        """Give a value of any shape on one line; an entity goes by its name."""
        if isinstance(value, list | tuple):
            return ", ".join(map(self._flat, value))
        if isinstance(value, dict):
            return " ".join(map(self._flat, value.values()))
        entity = self._later.shelf.library.entities.get(value) if self.change.kind.name == "claim-related" else None
        return str(entity.name if entity else value)


def _found(contents: Contents, path: Path) -> object:
    """Give the record at a path; None where there is none."""
    found: Any = contents
    for step in path:
        if isinstance(found, tuple):
            found = next((each for each in found if each.id == step), None)
        else:
            found = getattr(found, step.replace("-", "_"), None)
    return found


def _points(state: State) -> list[str]:
    """Give the key points behind who reports them."""
    return [
        str(
            drawn(point.text, state.shelf.claims(state.briefing, point.claims), state.shelf.library.sources, short=True)
        )
        for point in state.briefing.head.key_points
    ]


def _row(name: str, before: str, after: str) -> Difference:
    parted = steps(before, after)
    return Difference(
        name,
        tuple((step.old, not step.same) for step in parted if step.old),
        tuple((step.new, not step.same) for step in parted if step.new),
    )
