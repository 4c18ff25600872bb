"""Build a project with any number of briefings; the same number always produces the same project."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.articles import article
from generator.edges import output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.articles import Article

SETTINGS = Path(__file__).parents[1] / "mkdocs.yml"
CLAIMS = 10
KINDS = ("event", "fact", "assessment", "forecast", "opinion")
STANDINGS = ("named", "suggested", "possible", "excluded")


def project(briefings: int) -> dict[str, str]:
    """Build the texts of a project by path.

    A briefing has ten claims, a list, and two sources: its own and that of its neighbour.
    The number of briefings that name an entity is constant, so that a page is not longer in a large project.
    """
    entities = max(briefings // 4, len(STANDINGS))
    files = {
        "mkdocs.yml": SETTINGS.read_text(encoding="utf-8"),
        "docs/how-to-read.md": "# How to read this\n\nEach quote has been checked against its capture.\n",
        "briefings/index.md": "# Research briefings\n\nWhat invented articles say, claim by claim.\n",
        "briefings/entities.yml": "entities:\n"
        + "".join(f"  - {{id: port-{n}, name: Port {n}, kind: place, aliases: [Pier {n}]}}\n" for n in range(entities)),
    }
    for number in range(briefings):
        text = article(number).text
        files[f"seeds/paper-{number}.txt"] = text
        files[f"seeds/paper-{number}.yml"] = _write_source(number, text)
        folder = f"briefings/briefing-{number}"
        sources = (number, (number + 1) % briefings)
        ports = [(number // 4 + step) % entities for step in range(len(STANDINGS))]
        files[f"{folder}/briefing.md"] = _write_briefing(number, sources)
        files[f"{folder}/claims.yml"] = "claims:\n" + "".join(_write_claims(number, sources, ports))
        files[f"{folder}/members.yml"] = _write_members(number, ports)
        for source in dict.fromkeys(sources):
            files[f"{folder}/articles/paper-{source}.md"] = _write_summary(source)
    return files


def _write_source(number: int, text: str) -> str:
    digest = sha256(text.encode()).hexdigest()
    return f"""\
id: paper-{number}
title: Harbours and railways, part {number}
type: article-newspaper
author: [{{literal: Desk {number % 7}}}]
container-title: Paper {number % 40}
issued: 2024-{number % 12 + 1:02}-{number % 28 + 1:02}
language: en
capture: {{file: paper-{number}.txt, sha256: {digest}, captured: 2026-11-21, method: supplied}}
source-kind: news
control: independent
origin: origin-{number}
provenance:
  - {{step: original, by: Paper {number % 40}, seen: true}}
reliability: {{grade: C, because: The paper corrects its mistakes in print.}}
"""


def _write_briefing(number: int, sources: tuple[int, int]) -> str:
    ours, other = (article(source).literal for source in sources)
    return f"""\
---
title: Transport in district {number}
question: What do two articles report about transport in district {number}?
key-points:
  - {{text: New works are planned., claims: [c0, c3]}}
  - {{text: Older works are under review., claims: [c4]}}
topics: [transport, district-{number % 20}]
updated: 2026-{number % 11 + 1:02}-{number % 28 + 1:02}
---

## What the articles report

The first article sets out the plans [@paper-{sources[0]}], the second their cost [@paper-{sources[1]}].
It opens with the sentence "{ours[0]}" [#c0]
Both speak of works that have yet to begin [#c1] [#c2], and of works that have [#c3].

## How far they agree

The second article reports something else: "{other[1]}" [@paper-{sources[1]}]
On the remaining points [#c5] [#c6] each of the two stands alone.
"""


def _write_claims(number: int, sources: tuple[int, int], ports: list[int]) -> Iterator[str]:
    for claim in range(CLAIMS):
        text = f"""\
  - id: c{claim}
    statement: Works of type {claim} are planned in district {number} and will cost {claim + 2} million crowns.
    kind: {KINDS[claim % len(KINDS)]}
    credibility: {{grade: 3, because: One article reports it and names its figures.}}
    about: [port-{ports[claim % len(ports)]}, port-{ports[(claim + 1) % len(ports)]}]
    evidence:
"""
        # Every fifth claim rests on both sources.
        for source in sources[:2] if claim % 5 == 1 else sources[claim % 2 :][:1]:
            text += (
                f"      - source: paper-{source}\n        quote: |\n          {_select_quote(article(source), claim)}\n"
            )
        yield text


def _select_quote(source: Article, claim: int) -> str:
    """Select a quote for a claim.

    It is literal for two claims in four, and typed for the other two.
    """
    return (source.literal if claim % 4 < 2 else source.typed)[claim]  # noqa: PLR2004 (two of four)


def _write_members(number: int, ports: list[int]) -> str:
    rows = "".join(
        f"      - entity: port-{port}\n        role: port of call\n        standing: {standing}\n"
        f"        evidence:\n          - source: paper-{number}\n            quote: |\n"
        f"              {article(number).literal[row]}\n"
        for row, (port, standing) in enumerate(zip(ports, STANDINGS, strict=True))
    )
    return f"lists:\n  - id: ports\n    title: Ports of district {number}\n    kind: proposed\n    members:\n{rows}"


def _write_summary(source: int) -> str:
    return f"""\
The article describes the works that are planned in its region [@paper-{source}].
It gives their cost and their dates, and it names the offices that are to carry them out.
One of them is described so: "{article(source).literal[2]}" [@paper-{source}]

It closes without a view of its own.
"""


def written(folder: Path, files: dict[str, str]) -> Path:
    """Write the files into a folder, and return the folder."""
    output.write(folder, files)
    return folder
