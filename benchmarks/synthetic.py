"""Build a project with any number of briefings; the same number always produces the same project."""

from __future__ import annotations

from hashlib import sha256
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.articles import LONG, SHORT, article
from generator.edges import output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.articles import Article

SETTINGS = Path(__file__).parents[1] / "mkdocs.yml"
CLAIMS = 10
KINDS = ("event", "fact", "assessment", "forecast", "opinion")
STANDINGS = ("named", "suggested", "possible", "excluded")


def project(briefings: int, *, own: int = 1, cited: int = 2, members: int = 4, least: int = LONG) -> dict[str, str]:
    """Build the texts of a project by path; a capture has at ``least`` so many bytes.

    A briefing has ten claims, a list, and as many sources as it cites: its own first, then those of its neighbours.
    The number of briefings that name an entity is constant, so that a page is not longer in a large project.
    """
    entities = max(briefings // 4, members)
    files = {
        "mkdocs.yml": SETTINGS.read_text(encoding="utf-8"),
        "docs/how-to-read.md": "# How to read this\n\nEach quote has been checked against its capture.\n",
        "briefings/index.md": "# Research briefings\n\nWhat invented articles say, claim by claim.\n",
        "briefings/entities.yml": "entities:\n"
        + "".join(f"  - {{id: port-{n}, name: Port {n}, kind: place, aliases: [Pier {n}]}}\n" for n in range(entities)),
    }
    for number in range(briefings):
        for source in range(number * own, (number + 1) * own):
            text = article(source, least).text
            files[f"seeds/paper-{source}.txt"] = text
            files[f"seeds/paper-{source}.yml"] = _write_source(source, text)
        folder = f"briefings/briefing-{number}"
        sources = [(number * own + step) % (briefings * own) for step in range(cited)]
        ports = [(number // 4 + step) % entities for step in range(members)]
        files[f"{folder}/briefing.md"] = _write_briefing(number, sources)
        files[f"{folder}/claims.yml"] = "claims:\n" + "".join(_write_claims(number, sources, ports))
        files[f"{folder}/members.yml"] = _write_members(number, sources, ports)
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


def _write_briefing(number: int, sources: list[int]) -> str:
    ours, other = (article(source, SHORT).literal for source in sources[:2])
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


def statement(number: int, claim: int) -> str:
    """Return the statement of a claim of a briefing."""
    return f"Works of type {claim} are planned in district {number} and will cost {claim + 2} million crowns."


def _write_claims(number: int, sources: list[int], ports: list[int]) -> Iterator[str]:
    for claim in range(CLAIMS):
        text = f"""\
  - id: c{claim}
    statement: {statement(number, claim)}
    kind: {KINDS[claim % len(KINDS)]}
    credibility: {{grade: 3, because: One article reports it and names its figures.}}
    about: [port-{ports[claim % len(ports)]}, port-{ports[(claim + 1) % len(ports)]}]
    evidence:
"""
        # Every fifth claim rests on two sources.
        for step in range(2 if claim % 5 == 1 else 1):
            source = sources[(claim + step) % len(sources)]
            quote = _select_quote(article(source, SHORT), claim)
            text += f"      - source: paper-{source}\n        quote: |\n          {quote}\n"
        yield text


def _select_quote(source: Article, claim: int) -> str:
    """Select a quote for a claim.

    It is literal for two claims in four, and typed for the other two.
    """
    return (source.literal if claim % 4 < 2 else source.typed)[claim]  # noqa: PLR2004 (two of four)


def _write_members(number: int, sources: list[int], ports: list[int]) -> str:
    rows = "".join(
        f"      - entity: port-{port}\n        role: port of call\n        standing: {standing}\n"
        f"        evidence:\n          - source: paper-{sources[0]}\n            quote: |\n"
        f"              {quote}\n"
        for port, standing, quote in zip(ports, cycle(STANDINGS), article(sources[0], SHORT).literal, strict=False)
    )
    return f"lists:\n  - id: ports\n    title: Ports of district {number}\n    kind: proposed\n    members:\n{rows}"


def _write_summary(source: int) -> str:
    return f"""\
The article describes the works that are planned in its region [@paper-{source}].
It gives their cost and their dates, and it names the offices that are to carry them out.
One of them is described so: "{article(source, SHORT).literal[2]}" [@paper-{source}]

It closes without a view of its own.
"""


def written(folder: Path, files: dict[str, str]) -> Path:
    """Write the files into a folder, and return the folder."""
    output.write(folder, files.items())
    return folder
