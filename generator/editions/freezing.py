"""Takes a library and its verdicts; gives what one briefing of it says, with all that it rests on."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from generator.model import Contents, Prose, Target
from generator.places import Text
from generator.resolve.quotations import anchored, full_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Briefing, Claim, Library, Verdicts

T = TypeVar("T")


def freeze(library: Library, verdicts: Verdicts, name: str) -> Contents:
    """Give the contents of the briefing of that name, as an edition holds them.

    What no page shows is left out: the day of the last change, which an edition replaces, former ids,
    and how the YAML breaks its lines.
    """
    briefing = library.briefings[name]
    elsewhere = {
        full: library.claims[full]
        for full in sorted({full_name(name, each) for each in _references(briefing)})
        if full in library.claims and not full.startswith(f"{name}/")
    }
    sources = set(_sources(briefing, elsewhere.values()))
    while (
        derived := {
            str(library.sources[each].derived_from)
            for each in sources
            if each in library.sources and library.sources[each].derived_from
        }
        - sources
    ):
        sources |= derived
    entities = set(_entities(briefing, library))
    return Contents(
        front_matter=_on_one_line(replace(briefing.head, updated=None, was=())),
        narrative=briefing.narrative,
        articles={source: briefing.articles[source] for source in sorted(briefing.articles)},
        claims=_on_one_line(briefing.claims),
        lists=_on_one_line(briefing.lists),
        sources=tuple(_on_one_line(library.sources[each]) for each in sorted(sources) if each in library.sources),
        entities=tuple(_on_one_line(library.entities[each]) for each in sorted(entities) if each in library.entities),
        elsewhere={full: _on_one_line(claim) for full, claim in elsewhere.items()},
        verdicts={
            each.id.partition("#")[2]: replace(verdicts[each.id], sentences=(), unread="")
            for each in library.quotations
            if each.briefing == name and each.id in verdicts
        },
    )


def _on_one_line(value: T) -> T:
    """Give a record with every text in it on one line, as the pages show it; Markdown keeps its lines."""
    made: object = value
    if isinstance(value, str):
        made = Text(" ".join(value.split()))
    elif isinstance(value, tuple | list):
        made = tuple(map(_on_one_line, value))
    elif isinstance(value, dict):
        made = {Text(name): _on_one_line(each) for name, each in value.items()}
    elif is_dataclass(value) and not isinstance(value, type | Prose):
        each = {field.name: getattr(value, field.name) for field in fields(value)}
        made = replace(value, **{name: _on_one_line(inner) for name, inner in each.items()})
    return made  # type: ignore[return-value] # what came in is what goes out


def _references(briefing: Briefing) -> Iterator[str]:
    """Give every reference to a claim."""
    for point in briefing.head.key_points:
        yield from point.claims
    for claim in briefing.claims:
        yield from (relation.claim for relation in claim.relations)
    for prose in (briefing.narrative, *briefing.articles.values()):
        yield from (each.name for each in prose.citations if each.target is Target.CLAIM)


def _sources(briefing: Briefing, elsewhere: Iterable[Claim]) -> Iterator[str]:
    """Give the source of every quote, citation and summary."""
    for _, _, evidence in anchored(briefing):
        yield from (str(item.source) for item in evidence)
    yield from (str(item.source) for claim in elsewhere for item in claim.evidence)
    yield from briefing.articles
    for prose in (briefing.narrative, *briefing.articles.values()):
        yield from (str(each.name) for each in prose.citations if each.target is Target.SOURCE)


def _entities(briefing: Briefing, library: Library) -> Iterator[str]:
    for claim in briefing.claims:
        yield from map(str, claim.about)
    for each in briefing.lists:
        for member in each.members:
            yield str(member.entity or library.names.get(member.name or "", ""))
