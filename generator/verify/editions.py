"""Takes a library; gives what holds today of each published quote, and findings where the past is lost or hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.diagnostics import Diagnostic
from generator.editions import changes
from generator.model import Library, Tier
from generator.places import Place
from generator.rules import publishing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Briefing, Evidence, Past, Verdicts

LISTED = 5
"""How many quotes a message names."""

Today = Mapping[str, tuple["Verdicts", ...]]
"""What the quotes of each edition are worth today, by briefing, oldest edition first."""


def rechecked(library: Library, climb: Callable[[Library], Verdicts]) -> Today:
    """Check every quote of every edition against the captures of today."""
    return {name: tuple(climb(past.library) for past in row) for name, row in library.editions.items()}


def lost(past: Past, today: Verdicts) -> list[str]:
    """Give the anchors of the quotes that stood when the edition was published and stand no longer.

    What cannot be checked here, because the source is kept by its digest alone, is not lost.
    """
    recorded = past.edition.contents.verdicts
    return [
        anchor
        for each in past.library.quotations
        if (anchor := each.id.partition("#")[2]) in recorded
        and recorded[anchor].tier.passes
        and not today[each.id].tier.passes
        and not (today[each.id].tier is Tier.UNCHECKED and each.source.rights == "hash-only")
    ]


def published_quotes_still_stand(library: Library, today: Today) -> Iterator[Diagnostic]:
    """What no longer stands in its capture is named, edition by edition."""
    for name, row in library.editions.items():
        for past, verdicts in zip(row, today[name], strict=True):
            if gone := lost(past, verdicts):
                listed = ", ".join(gone[:LISTED]) + (f" and {len(gone) - LISTED} more" if len(gone) > LISTED else "")
                quotes = "A quote" if len(gone) == 1 else f"{len(gone)} quotes"
                verb = "stands" if len(gone) == 1 else "stand"
                message = f"{quotes} of edition {past.edition.number} no longer {verb} in the capture: {listed}."
                hint = "Restore the capture where you can; the edition says so in the meantime."
                yield Diagnostic(publishing.QUOTE_LOST, _file(name, past), message, hint)


def minor_editions_hide_nothing(library: Library) -> Iterator[Diagnostic]:
    """A minor edition changes nothing of substance."""
    for name, row in library.editions.items():
        for before, after in pairwise(row):
            if after.edition.kind != "minor" or after.edition.number != before.edition.number + 1:
                continue
            for change in changes(before.edition.contents, after.edition.contents):
                if not change.kind.minor:
                    number, where = after.edition.number, change.subject.address or "briefing.md"
                    message = f"Edition {number} is minor, but with it came: {change.kind.label} ({where})."
                    hint = "Restore the file from the version history."
                    yield Diagnostic(publishing.EDITION_UNDERSTATED, _file(name, after), message, hint)
                    break


def published_ids_remain(library: Library) -> Iterator[Diagnostic]:
    """Whatever an edition gave an address still has it."""
    for name, row in library.editions.items():
        if any(path.startswith(f"briefings/{name}/") for path in library.unread):
            continue  # what could not be read may hold it, and has been reported
        here = {each.address: each.place for each in _addressed(library.briefings[name])}
        for each in _addressed(row[-1].library.briefings[name]):
            # What stands under a record that is gone is gone with it, and one message is enough.
            if each.address not in here and each.above in {*here, ""}:
                place = here.get(each.above, Place(f"briefings/{name}/{each.file}"))
                message = f"{each.called} of {name}, which edition {row[-1].edition.number} published, has vanished."
                hint = "Put it back and withdraw it: the day and the reason, `on` and `because`, under `withdrawn`."
                yield Diagnostic(publishing.ID_VANISHED, place, message, hint)


class _Addressed(NamedTuple):
    """What has an address on a page, the address above it, and where it is written."""

    address: str
    above: str
    called: str
    file: str
    place: Place


def _addressed(briefing: Briefing) -> Iterator[_Addressed]:
    for claim in briefing.claims:
        called = f"claim {claim.id}"
        yield _Addressed(claim.id, "", called.capitalize(), "claims.yml", claim.id.place)
        yield from _evidence(claim.id, called, "claims.yml", claim.evidence)
    for each in briefing.lists:
        yield _Addressed(f"l-{each.id}", "", f"List {each.id}", "members.yml", each.id.place)
        yield from _evidence(f"l-{each.id}", f"list {each.id}", "members.yml", each.evidence)
        for member in each.members:
            address, called = f"m-{each.id}-{member.id}", f"row {member.id} in list {each.id}"
            place = (member.entity or member.name or each.id).place
            yield _Addressed(address, f"l-{each.id}", called.capitalize(), "members.yml", place)
            yield from _evidence(address, called, "members.yml", member.evidence)


def _evidence(above: str, called: str, file: str, evidence: Iterable[Evidence]) -> Iterator[_Addressed]:
    for item in evidence:
        yield _Addressed(f"{above}-{item.id}", above, f"Evidence {item.id} of {called}", file, item.source.place)


def published_records_remain(library: Library) -> Iterator[Diagnostic]:
    """The sources and entities that an edition names can still be found, under that id or a newer one."""
    for kind, today in (("source", library.sources), ("entity", library.entities)):
        if any(path.startswith("seeds/" if kind == "source" else "briefings/entities.yml") for path in library.unread):
            continue
        known = {*today, *(str(old) for record in today.values() for old in record.was)}
        for name, row in library.editions.items():
            for past in row:
                frozen = past.library.sources if kind == "source" else past.library.entities
                for each in frozen.keys() - known:
                    known.add(each)
                    message = f"The {kind} {each}, which this edition names, has vanished."
                    hint = "Put its record back, or name the old id under `was` of the one that it has become."
                    yield Diagnostic(publishing.ID_VANISHED, _file(name, past), message, hint)


def _file(name: str, past: Past) -> Place:
    return Place(f"briefings/{name}/editions/{past.edition.number}.json")


RULES: tuple[Callable[[Library], Iterator[Diagnostic]], ...] = (
    minor_editions_hide_nothing,
    published_ids_remain,
    published_records_remain,
)
