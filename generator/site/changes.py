"""Build each change between two states of a briefing as a reader sees it, before and after."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.check.wording import pair_changed_lines
from generator.editions import ORDER, Risk, compare_states, flatten
from generator.editions.diff.changes import COLUMNS
from generator.editions.diff.kinds import Effect, Told
from generator.model.addresses import Address
from generator.site.attribution import attribute_claim, attribute_key_point, attribute_row
from generator.site.components import Link
from generator.site.dates import describe_withdrawal
from generator.site.differences import Difference, WrittenText, difference, differences, in_words, written
from generator.site.labels import field_label
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.editions import Change
    from generator.editions.diff.states import Path, State
    from generator.editions.diff.subjects import Subject
    from generator.model import Briefing, Contents, Withdrawal
    from generator.site.index import SiteIndex


TEXTS = frozenset({"prose", "summary"})
"""The kinds of subject that are texts."""
UNPRINTED = {"printed": False}
"""Metadata of a field that decides what is printed, but is not printed itself."""


@dataclass(frozen=True, kw_only=True)
class ChangeView:
    """One change as it is printed: its kind by name and in words, its sentence, and its rows before and after.

    ``fact`` is the change itself, which decides all the rest; a change outside the records of a briefing has none.
    """

    name: str
    kind: str
    risk: Risk
    claim: str
    link: Link
    sentence: str
    rows: tuple[Difference, ...]
    reason: str
    fact: Change | None = field(default=None, compare=False, metadata=UNPRINTED)

    @property
    def group(self) -> tuple[str, str]:
        """What the change is told with: its claim, or its address; texts and key points share one, but not a group."""
        if self.fact and self.fact.subject.kind in TEXTS:
            return self.link.address, self.fact.subject.address
        return self.claim or self.link.address, self.name if self.fact and self.fact.kind.told is Told.POINTS else ""


NAMING = frozenset({"quote", "standing", "role", "from", "until", "name", "title", "URL"})
"""What is shown of a record that comes or goes; its page shows the rest."""
SILENT = frozenset({"id", "tier", "message", "rule"})
"""Keys that no reader needs, or that another row covers."""


@dataclass(frozen=True, eq=False)
class Side:
    """A briefing at one time: its contents, and the index of everything that it names; equal only to itself."""

    contents: Contents
    index: SiteIndex
    briefing: Briefing


@lru_cache(maxsize=64)
def _flat(side: Side) -> State:
    """Return the contents of a side as plain values by path.

    It is cached, because each edition is compared several times; the cache keeps the editions of one briefing.
    """
    return flatten(side.contents)


def views(old: Side, new: Side) -> tuple[ChangeView, ...]:
    """Return every change that a reader sees, grouped by claim and by row.

    The group with the riskiest change comes first.
    The sentence of a claim is in its first change only; so is whatever several of its changes have in common.
    """
    groups: dict[tuple[str, str], list[ChangeView]] = {}
    for change in compare_states(_flat(old), _flat(new)):
        if change.kind.seen:
            view = _View(change, old, new).made()
            groups.setdefault(view.group, []).append(view)
    return tuple(view for group in groups.values() for view in _once(group))


def _once(group: list[ChangeView]) -> Iterator[ChangeView]:
    rows: set[tuple[Subject | None, Difference]] = set()
    sentences = {"".join(words for words, _ in row.after) for view in group for row in view.rows}
    for view in group:
        subject = view.fact.subject if view.fact else None
        fresh = tuple(row for row in view.rows if (subject, row) not in rows)
        yield replace(view, sentence="" if view.sentence in sentences else view.sentence, rows=fresh)
        sentences.add(view.sentence)
        rows.update((subject, row) for row in fresh)


@dataclass(frozen=True)
class _View:
    change: Change
    old: Side
    new: Side

    def made(self) -> ChangeView:
        return ChangeView(
            name=self.change.kind.name,
            kind=message(f"changes.kinds.{self.change.kind.name}"),
            risk=self.change.risk,
            claim=self.change.claim,
            link=self._link(),
            sentence=self._sentence(),
            rows=tuple(row for row in self._rows() if row.before != row.after),
            reason=self._reason(),
            fact=self.change,
        )

    @property
    def _later(self) -> Side:
        """The new state, or the old one if the new one lacks the subject."""
        return self.old if self.change.gone else self.new

    def _link(self) -> Link:
        """Return a link to what changed.

        A text and the particulars have no address of their own.
        """
        subject, home = self.change.subject, f"{self._later.briefing.id}/"
        if subject.kind == "source":
            return self._later.index.sources.get(subject.path[1], Link(subject.path[1], subject.address))
        if subject.kind in {"claim", "evidence", "reply", "list", "member", "open-end"}:
            return Link(self._subject_name(), f"{home}#{subject.address}")
        if subject.kind == "summary":
            source = self._later.index.sources.get(subject.path[1])
            return Link(
                message("changes.summary", source=source.words if source else subject.path[1]), f"{home}#all_articles"
            )
        return {
            "entity": self._entity(),
            "elsewhere": Link(subject.address.replace("/", " "), subject.address.replace("/", "/#")),
            "prose": Link(message("changes.narrative"), home),
        }.get(subject.kind, Link(message("changes.briefing"), home))

    def _entity(self) -> Link:
        name, entities = self.change.subject.path[-1], self._later.index.library.entities
        return Link(entities[name].name if name in entities else name, self.change.subject.address)

    def _subject_name(self) -> str:
        path = self.change.subject.path
        if path[0] == "claims":
            return path[1]
        lists = {str(member_list.id): member_list.title for member_list in self._later.briefing.lists}
        return lists.get(path[1], path[1])

    def _sentence(self) -> str:
        """Return the claim or row that a change touches, as a sentence that names its sources.

        It is empty if the rows of the change contain it.
        """
        path, index = self.change.subject.path, self._later.index
        if self.change.kind.told in {Told.SENTENCE, Told.SENTENCE_AND_KEYS}:
            return ""
        if path[0] == "claims" and len(path) > 1:
            claim = Address.of_claim(self._later.briefing.id, path[1])
            return str(index.sentences[claim]) if claim in index.sentences else ""
        if path[0] == "lists" and len(path) > 3 and path[2] == "members":  # noqa: PLR2004 (lists, list, members, member)
            row = Address.of_member(self._later.briefing.id, path[1], path[3])
            return str(index.row_sentences[row]) if row in index.row_sentences else ""
        return ""

    def _reason(self) -> str:
        taken = self.change.kind.effect in {Effect.WITHDRAWN, Effect.REMOVED}
        return describe_withdrawal(self._withdrawn(self.new)) if taken else ""

    def _withdrawn(self, state: Side) -> Withdrawal | None:
        """Return the withdrawal of the subject.

        The subject is a claim, a list, a row, a piece of evidence or a source.
        """
        return getattr(_record_at(state.contents, self.change.subject.path), "withdrawn", None)

    def _rows(self) -> Iterator[Difference]:
        told, subject = self.change.kind.told, self.change.subject
        match told:
            case Told.NOTHING:
                return
            case Told.WITHDRAWAL:
                yield difference("", describe_withdrawal(self._withdrawn(self.old)), "")
            case Told.SENTENCE | Told.SENTENCE_AND_KEYS:
                yield difference("", self._claim(self.old), self._claim(self.new))
                yield from self._by_key() if told is Told.SENTENCE_AND_KEYS else ()
            case Told.POINTS:
                yield from (difference("", *pair) for pair in pair_changed_lines(points(self.old), points(self.new)))
            case _ if subject.kind == "open-end":
                yield difference("", self._open_end(self.old), self._open_end(self.new))
                yield from self._by_key()
            case _ if subject.kind in TEXTS and told is not Told.PLACE:
                yield from differences(self._text(self.old), self._text(self.new))
            case _:
                yield from self._by_key()

    def _by_key(self) -> Iterator[Difference]:
        """Return a row for each key whose value changed."""
        kind, whole = self.change.subject.kind, self.change.kind.whole
        silent = SILENT | ({"text"} if kind == "open-end" else set())
        silent |= set() if self.change.kind.told is Told.PLACE else {"spans"}
        for path, after in self.change.after.items():
            pair = self.change.before[path], after
            if path[-1] in NAMING if whole else path[-1] not in silent:
                sides = zip(pair, (self.old.index.library.entities, self.new.index.library.entities), strict=True)
                words = (in_words(kind, path[-1], value, names, whole=whole) for value, names in sides)
                yield replace(difference(self._name(path), *words), language=self._language(path))

    def _name(self, path: Path) -> str:
        """Return the name of a row, from its key; a quote also names its source."""
        source = getattr(_record_at(self._later.contents, path[:-1]), "source", "")
        link = self._later.index.sources.get(source) if path[-1] == "quote" else None
        if link:
            return message("changes.quote", source=link.words)
        if COLUMNS in path and path[-1] != ORDER:
            return message("changes.column", column=path[path.index(COLUMNS) + 1])
        return field_label("order" if path[-1] == ORDER else path[-1])

    def _language(self, path: Path) -> str | None:
        """Return the language of a quote; None for other rows, which are our own words."""
        if path[-1] != "quote":
            return None
        evidence = _record_at(self._later.contents, path[:-1])
        source = self._later.index.library.sources.get(getattr(evidence, "source", ""))
        return str(getattr(evidence, "language", None) or (source and source.language) or "")

    def _claim(self, state: Side) -> str:
        """Return the claim that the change is about, as a sentence that names its sources."""
        path = self.change.subject.path
        claim = state.index.library.claims.get(Address.of_reference(state.briefing.id, path[1]))
        return str(attribute_claim(claim, state.index.library.sources, short=True)) if claim else ""

    def _open_end(self, side: Side) -> str:
        """Return the open end of a list, as a sentence that names its sources."""
        listed = _record_at(side.contents, self.change.subject.path[:2])
        end = getattr(listed, "open_end", None)
        return str(attribute_row(end.text, end.evidence, side.index.library.sources, short=True)) if end else ""

    def _text(self, side: Side) -> WrittenText:
        """Return the text that the change is about."""
        path = self.change.subject.path
        text = Address(side.briefing.id, self.change.subject.address)
        body = side.contents.narrative if path[0] == "narrative" else side.contents.articles.get(path[1])
        return written(body, text, side.index) if body else WrittenText()


def _record_at(contents: Contents, path: Path) -> object:
    """Return the record at a path; None if there is none."""
    found: Any = contents
    for step in path:
        if isinstance(found, tuple):
            found = next((record for record in found if record.id == step), None)
        else:
            found = getattr(found, step.replace("-", "_"), None)
    return found


def points(state: Side) -> list[str]:
    """Return the key points as sentences that first say who reports them."""
    return [
        str(
            attribute_key_point(
                point.text, state.index.claims(state.briefing, point.claims), state.index.library.sources, short=True
            )
        )
        for point in state.briefing.head.key_points
    ]
