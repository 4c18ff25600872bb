"""Build a desk of statutes and articles in five languages; the same numbers always produce the same desk.

Its quotes are what editors type: literal, retyped, elided, with a gloss, in records and in Markdown.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from textwrap import fill

SETTINGS = Path(__file__).parents[1] / "mkdocs.yml"
SIZE = 2000
"""The bytes of a capture: those of a news agency's report, or of an article of a statute with its paragraphs."""
WIDTH = 76
"""Characters of a line in print."""
CLAIMS_EACH, ROWS_EACH = 14, 5
"""The claims and the rows of a briefing; its Markdown has the rest of its quotes."""
STANDINGS = ("member", "applicant", "observer", "named", "excluded")
SYLLABLES = "ba cor dan el fir gal hem is jo kel lam mor nav os pel quin ras sten tur ul ven wes yor zan".split()

SENTENCES = {
    "en": (
        "The {0} authority will review the tariff of {1} before {n} ships are let into the harbour of {2}.",
        "It said that the council of {0} - the region's largest - has approved {n} contracts for {1} and {2}.",
        "Officials in {0} expect the new line to {1} to open in {n} weeks, unless the river at {2} floods again.",
    ),
    "fr": (
        "Le conseil de {0} a décidé d'examiner les {n} demandes de la ville de {1} avant la fin de l'année à {2}.",
        "Il précise que l'accord entre {0} et {1} - signé pour {n} ans - ne concerne pas le port de {2}.",
        "Selon le ministère de {0}, la ligne vers {1} sera ouverte dans {n} semaines par la société de {2}.",
    ),
    "de": (
        "Die Behörde in {0} prüft den Tarif von {1}, bevor {n} Schiffe in den Hafen von {2} einlaufen dürfen.",
        "Der Rat von {0} hat - nach langer Beratung - {n} Verträge mit {1} und mit der Stadt {2} gebilligt.",
        "Das Ministerium in {0} erwartet, dass die Strecke nach {1} in {n} Wochen von {2} übernommen wird.",
    ),
    "es": (
        "El consejo de {0} aprobó las {n} solicitudes de la ciudad de {1} para el puerto que administra {2}.",
        "La autoridad de {0} - la más antigua de la región - revisará los {n} contratos con {1} y con {2}.",
        "Según el ministerio de {0}, la línea hacia {1} se abrirá en {n} semanas por la empresa de {2}.",
    ),
    "ru": (
        "Совет города {0} утвердил {n} договоров с портом {1} до конца года по просьбе города {2}.",
        "Министерство в городе {0} сообщает, что линия до {1} откроется через {n} недель для {2}.",
        "По данным города {0}, порт {1} примет {n} судов из города {2} в этом году.",
    ),
}
PARAGRAPH = (
    "({number}) The operator of {0} shall keep the register of {1} for {n} years and shall, on request of {2}:",
    "    (a) hand over every entry that concerns the vessels of {0}, including those of the last {n} months;",
    "    (b) publish the tariff of {1} in the official journal; and",
    "    (c) notify the authority of {2} within {n} days, except where Article {number} provides otherwise.",
)


@dataclass(frozen=True)
class Paper:
    """A text as captured, its language, and the sentences of it that can be quoted, in order."""

    language: str
    text: str
    sentences: tuple[str, ...]
    statute: bool


def paper(number: int) -> Paper:
    """Write the paper of this number: every fifth is a statute, and every third of the others is not English."""
    chance = Random(number)  # noqa: S311 (the result must be the same every time)
    if number % 5 == 0:
        return _write_statute(chance)
    language = ("en", "en", "fr", "en", "en", "de", "en", "en", "es", "en", "en", "ru")[number % 12]
    paragraphs: list[str] = [f"{_name(chance)} and {_name(chance)}", "12 March 2024 | 10:15 GMT"]
    sentences: list[str] = []
    while sum(map(len, paragraphs)) < SIZE:
        several = [_write(chance, chance.choice(SENTENCES[language])) for _ in range(3)]
        sentences += several
        text = " ".join(several)
        if number % 2:
            text = fill(text.replace("'", "’").replace(" - ", " – "), WIDTH)
        paragraphs.append(text)
    footer = ["Read more", f"© {_name(chance)} 2024"]
    return Paper(language, "\n\n".join(paragraphs + footer) + "\n", tuple(sentences), statute=False)


def _write_statute(chance: Random) -> Paper:
    lines: list[str] = []
    sentences: list[str] = []
    article = 0
    while sum(map(len, lines)) < SIZE:
        article += 1
        paragraph = [_write(chance, line, number=article) for line in PARAGRAPH]
        sentences += [
            paragraph[0].partition(") ")[2].rstrip(":"),
            paragraph[1].strip().removeprefix("(a) ").rstrip(";"),
        ]
        lines += [f"Article {article}", *paragraph, ""]
    return Paper("en", "\n".join(lines), tuple(sentences), statute=True)


def _write(chance: Random, sentence: str, **values: object) -> str:
    return sentence.format(*(_name(chance) for _ in range(3)), n=chance.randrange(2, 900), **values)


def _name(chance: Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize()


def quote(source: Paper, number: int) -> str:
    """Return a quote of a paper as an editor types it; the number chooses the sentence and what is done to it."""
    sentence = source.sentences[number % len(source.sentences)]
    words = sentence.split(" ")
    match number % 6:
        case 0 if " - " not in sentence:
            return " ".join((*words[:6], "[…]", *words[9:]))
        case 1 if words[0] == "It":
            return " ".join(("[The council]", *words[1:]))
        case 2:
            return f"[{words[0][0].swapcase()}]{sentence[1:]}"
        case 3:
            return " ".join(words[:-3])
        case _:
            return sentence


def desk(briefings: int, captures: int) -> dict[str, str]:
    """Build the texts of a desk by path; captures are shared out over the briefings in order."""
    files = {
        "mkdocs.yml": SETTINGS.read_text(encoding="utf-8"),
        "docs/how-to-read.md": "# How to read this\n\nEach quote has been checked against its capture.\n",
        "briefings/index.md": "# Research briefings\n\nWhat invented papers say, claim by claim.\n",
        "briefings/entities.yml": "entities:\n"
        + "".join(
            f"  - {{id: port-{n}, name: Port {n}, kind: place}}\n" for n in range(max(briefings // 4, ROWS_EACH))
        ),
    }
    papers = list(map(paper, range(captures)))
    for number, source in enumerate(papers):
        files[f"seeds/paper-{number}.txt"] = source.text
        files[f"seeds/paper-{number}.yml"] = _write_source(number, source)
    for number in range(briefings):
        own = range(number * captures // briefings, (number + 1) * captures // briefings)
        folder = f"briefings/briefing-{number}"
        quotes = [(own[at % len(own)], quote(papers[own[at % len(own)]], at)) for at in range(24)]
        files[f"{folder}/claims.yml"] = "claims:\n" + "".join(
            _write_claim(at, *pair) for at, pair in enumerate(quotes[:CLAIMS_EACH])
        )
        rows = quotes[CLAIMS_EACH : CLAIMS_EACH + ROWS_EACH]
        files[f"{folder}/members.yml"] = _write_list(number, max(briefings // 4, ROWS_EACH), rows)
        files[f"{folder}/briefing.md"] = _write_briefing(number, quotes[CLAIMS_EACH + ROWS_EACH :], own)
    return files


def _write_source(number: int, source: Paper) -> str:
    return f"""\
id: paper-{number}
title: {"Statute" if source.statute else "Report"} on harbours, part {number}
type: {"legislation" if source.statute else "article-newspaper"}
author: [{{literal: Desk {number % 7}}}]
container-title: Paper {number % 40}
issued: 2024-{number % 12 + 1:02}-{number % 28 + 1:02}
language: {source.language}
capture:
  file: paper-{number}.txt
  sha256: {sha256(source.text.encode()).hexdigest()}
  captured: 2026-11-21
  method: supplied
source-kind: {"official" if source.statute else "news"}
control: {"state" if source.statute else "independent"}
rights: {"full" if source.statute else "excerpt"}
provenance:
  - {{step: original, by: Paper {number % 40}, seen: true}}
reliability: {{grade: B, because: The paper corrects its mistakes in print.}}
"""


def _write_claim(number: int, source: int, words: str) -> str:
    return f"""\
  - id: c{number}
    statement: Works of type {number} are planned and will cost {number + 2} million crowns.
    kind: fact
    credibility: {{grade: 3, because: One paper reports it and names its figures.}}
    about: [port-{number % ROWS_EACH}]
    evidence:
      - source: paper-{source}
        quote: |
          {words}
"""


def _write_list(number: int, entities: int, rows: list[tuple[int, str]]) -> str:
    members = "".join(
        f"      - entity: port-{(number + at) % entities}\n        role: port of call\n"
        f"        standing: {STANDINGS[at]}\n"
        f"        evidence:\n          - source: paper-{source}\n            quote: |\n              {words}\n"
        for at, (source, words) in enumerate(rows)
    )
    return f"lists:\n  - id: ports\n    title: Ports of district {number}\n    kind: grouping\n    members:\n{members}"


def _write_briefing(number: int, quotes: list[tuple[int, str]], own: range) -> str:
    quoted = "".join(f"One of them has these words: “{words}” [@paper-{source}]\n\n" for source, words in quotes)
    cited = "\n".join(f"It rests on what paper {source} reports [@paper-{source}]." for source in own)
    return f"""\
---
title: Transport in district {number}
question: What do papers report about transport in district {number}?
key-points:
  - {{text: New works are planned., claims: [c0, c3]}}
topics: [transport, district-{number % 20}]
updated: 2026-{number % 11 + 1:02}-{number % 28 + 1:02}
---

## What the papers report

{quoted}
## What this rests on

{cited}
The first of its claims [#c0] is the broadest, and the last [#c{CLAIMS_EACH - 1}] the narrowest.
"""
