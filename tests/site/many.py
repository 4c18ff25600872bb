"""Make a desk with many of everything that a page lists: sources, entities, briefings, topics and editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.kinds import SETTINGS, sentence, source

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN, SHARED = 5, 3
"""How many sources and entities a briefing has for itself, and how many quotes from the source that all use."""


def desk(briefings: int) -> dict[str, str]:
    """Build a desk of this many briefings, each with five sources and five entities of its own.

    All of them also quote the same words of the source ``hub`` three times, name the entity ``hub``, and have the
    topic ``all``.
    Titles begin with all kinds of letters, and many are alike.
    """
    files = {"mkdocs.yml": SETTINGS, **source("hub", f"{sentence(0)}\n")}
    rows = ["  - {id: hub, name: The hub}\n"]
    for number in range(briefings):
        names = [f"{name_of(number)}-{own}" for own in range(OWN)]
        rows += [f'  - {{id: {name}, name: "{title_of(number)} {own}"}}\n' for own, name in enumerate(names)]
        for own, name in enumerate(names):
            files |= source(name, f"{sentence(number * OWN + own)}\n")
            record = files[f"seeds/{name}.yml"].replace(f"Paper {name}", f'"{title_of(number)}: {own}"')
            files[f"seeds/{name}.yml"] = record
        folder = f"briefings/{name_of(number)}"
        head = f'title: "{title_of(number)}"\ntopics: [all, t{number % 7}]\n'
        cited = " ".join(f"[#c{own}]" for own in range(SHARED + OWN))
        files[f"{folder}/briefing.md"] = f"---\n{head}---\n\nThey say so [@hub] {cited}.\n"
        files[f"{folder}/claims.yml"] = "claims:\n" + "".join(_claims(number, names))
    return files | {"briefings/entities.yml": "entities:\n" + "".join(rows)}


def name_of(number: int) -> str:
    """Return the id of a briefing."""
    return f"b{number}"


def title_of(number: int) -> str:
    """Return the title of a briefing: one in three is like many others, and some begin with no letter of English."""
    first = ("Harbours, part", "Éire, ports of", "中国 の", "Порт", "[On] quays", f"{chr(97 + number % 26)}{number}")
    return f"{first[number % len(first)]} {number}"


def _claims(number: int, names: list[str]) -> Iterator[str]:
    used = [("hub", 0)] * SHARED + [(name, number * OWN + own) for own, name in enumerate(names)]
    for claim, (name, said) in enumerate(used):
        about = "[hub]" if name == "hub" else f"[hub, {name}]"
        yield (
            f"  - id: c{claim}\n    statement: Works of number {said} will cost something\n    about: {about}\n"
            f"    evidence: [{{id: e1, source: {name}, quote: {sentence(said)}}}]\n"
        )
