"""Takes what was published of a briefing; gives its editions in a row: each as it was, and what changed with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from generator.compile.changes import State, views
from generator.compile.dates import said
from generator.compile.parts import Link
from generator.compile.shelf import Shelf
from generator.compile.stories import Told
from generator.compile.words import EDITION_KINDS, Meaning, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.compile.stories import ChangeView
    from generator.model import Edition, Library, Past, Verdicts

TELLING = frozenset({"correction", "retraction"})
"""Kinds of edition that every page of it names."""


@dataclass(frozen=True)
class Row:
    """The editions of one briefing, oldest first, with what their quotes are worth today."""

    name: str
    pasts: tuple[Past, ...]
    today: tuple[Verdicts, ...]
    library: Library
    """What is true today."""

    @cached_property
    def states(self) -> tuple[State, ...]:
        """Each edition as it was, on a shelf of its own."""
        return tuple(self._state(past) for past in self.pasts)

    def _state(self, past: Past) -> State:
        contents, briefing = past.edition.contents, past.library.briefings[self.name]
        recorded = {f"{self.name}#{anchor}": verdict for anchor, verdict in contents.verdicts.items()}
        # A retraction freezes what was there, and withdraws it: readers are told of both.
        stood = replace(contents, claims=briefing.claims, lists=briefing.lists)
        return State(stood, Shelf(past.library, recorded), briefing)

    @property
    def newest(self) -> Edition:
        """The newest edition."""
        return self.pasts[-1].edition

    def dated(self, index: int) -> str:
        """Give the day that a briefing shows: minor editions do not move it."""
        return next(past.edition.date for past in reversed(self.pasts[: index + 1]) if past.edition.kind != "minor")

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What changed with each edition, oldest first."""
        return tuple(self._told(index) for index in range(len(self.pasts)))

    def _told(self, index: int) -> Told:
        edition, now = self.pasts[index].edition, self.states[index]
        before = self.states[index - 1] if index else None
        made = views(before, now) if before else ()
        return Told(
            number=edition.number,
            anchor=f"edition-{edition.number}",
            link=self.link(index),
            kind=EDITION_KINDS[edition.kind],
            minor=edition.kind == "minor",
            telling=edition.kind in TELLING,
            date=said(edition.date),
            day=str(edition.date),
            note=str(edition.note),
            conclusion=_conclusion(edition, first=not index),
            share=share(before, now, made)
            if before
            else f"{counted(len(now.contents.claims), 'claim')} to begin with.",
            changes=made,
            digest=str(edition.sha256),
        )

    def link(self, index: int) -> Link:
        """Lead to the page of an edition."""
        number = self.pasts[index].edition.number
        return Link(f"Edition {number}", f"{self.name}/editions/{number}/")

    def story(self, index: int) -> Link:
        """Lead to what changed with an edition."""
        number = self.pasts[index].edition.number
        return Link(f"edition {number}", f"{self.name}/changes/#edition-{number}")

    @cached_property
    def history(self) -> Mapping[str, tuple[tuple[Link, str], ...]]:
        """What became of each claim, edition by edition."""
        found: dict[str, list[tuple[Link, str]]] = {}
        for index, told in enumerate(self.told):
            before = {str(claim.id) for claim in self.pasts[index - 1].edition.contents.claims} if index else set()
            for claim in self.pasts[index].edition.contents.claims:
                if claim.id not in before:
                    found.setdefault(str(claim.id), []).append((self.story(index), "first published"))
                elif kinds := dict.fromkeys(each.kind for each in told.changes if each.claim == claim.id):
                    found.setdefault(str(claim.id), []).append((self.story(index), ", ".join(kinds)))
        return {claim: tuple(several) for claim, several in found.items()}

    def since(self, index: int) -> Told:
        """Tell what has changed between an edition and the newest."""
        before, now = self.states[index], self.states[-1]
        made = views(before, now)
        return self.told[-1]._replace(share=share(before, now, made), changes=made)

    def draft(self, now: State) -> Told | None:
        """Tell what has changed since the newest edition and is not published; nothing where nothing has."""
        made = views(self.states[-1], now)
        if not made:
            return None
        return self.told[-1]._replace(
            anchor="draft",
            link=Link("Unpublished edits", f"{self.name}/"),
            kind=Meaning("draft", "Not published yet."),
            date="",
            note="",
            conclusion="",
            share=share(self.states[-1], now, made),
            changes=made,
        )


def rows(library: Library, today: Mapping[str, tuple[Verdicts, ...]]) -> dict[str, Row]:
    """Give the row of editions of each briefing that has been published."""
    return {name: Row(name, pasts, today[name], library) for name, pasts in library.editions.items() if pasts}


def _conclusion(edition: Edition, *, first: bool) -> str:
    if first:
        return ""
    return "The conclusion changed." if edition.conclusion_changed else "The conclusion did not change."


def share(before: State, now: State, made: Iterable[ChangeView]) -> str:
    """Say how many of the claims are touched, of all that either state has."""
    claims = {str(claim.id) for state in (before, now) for claim in state.contents.claims}
    touched = {each.claim for each in made} - {""}
    if not touched:
        return "No claim is touched."
    verb = "is" if len(touched) == 1 else "are"
    return f"{len(touched)} of {counted(len(claims), 'claim')} {verb} touched ({len(touched) / len(claims):.0%})."
