"""Takes a number; gives projects in which one kind of thing stands that many times: what a stranger could send."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from generator.build import check, plan
from generator.editions.publishing import Particulars, Plan
from generator.model import Tree
from generator.model.bounds import EVIDENCE, FORMER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Files = dict[str, str]
SETTINGS = "site_name: A desk\ndocs_dir: briefings\nextra: {briefings: {contract: 1, review: {reviewers: 0}}}\n"
FOLDER = "briefings/pact"
ADDRESS = "URL: https://example.org/works"
LIMITS = "limits: {quote-words: 100000, source-words: 10000000, source-share: 1}"


def sentence(number: int) -> str:
    """Give a sentence that stands nowhere else."""
    return f"The office said on Friday that works of number {number} in district {number % 97} will cost {number + 2}."


def source(name: str, text: str, *more: str) -> Files:
    """Give a source with its capture."""
    record = [
        f"id: {name}",
        f"title: Paper {name}",
        f"capture: {{file: {name}.txt, sha256: {sha256(text.encode()).hexdigest()}}}",
        *more,
    ]
    return {f"seeds/{name}.txt": text, f"seeds/{name}.yml": "\n".join(record) + "\n"}


def claim(number: int, quotes: Iterable[str], *more: str, name: str = "paper") -> str:
    """Give a claim with its evidence; ``more`` are further lines."""
    lines = [
        f"  - id: c{number}",
        f"    statement: Works of number {number} will cost something",
        *more,
        "    evidence:",
    ]
    for quote in quotes:
        lines += [f"      - source: {name}", f"        quote: {quote}"]
    return "\n".join(lines) + "\n"


def desk(claims: str = "", text: str = "", *more: str, head: str = "", body: str = "") -> Files:
    """Give a project of one briefing and one source."""
    return {
        "mkdocs.yml": SETTINGS.replace("contract: 1", f"contract: 1, {LIMITS}"),
        **source("paper", text or f"{sentence(0)}\n", *more),
        f"{FOLDER}/briefing.md": f"---\ntitle: The pact\n{head}---\n\n{body or 'Works are planned [@paper].'}\n",
        f"{FOLDER}/claims.yml": f"claims:\n{claims or claim(0, [sentence(0)])}",
    }


def text(count: int) -> str:
    """Give a capture of so many sentences, five to a line."""
    lines = (range(start, min(start + 5, count)) for start in range(0, count, 5))
    return "\n".join(" ".join(map(sentence, line)) for line in lines) + "\n"


def claims(count: int) -> Files:
    """Each claim has one quote, all from one source that has an address."""
    held = "".join(claim(number, [sentence(number)]) for number in range(count))
    return desk(held, text(count), ADDRESS)


def shown(count: int) -> Files:
    """The same, and the site may show the whole source."""
    return claims(count) | source("paper", text(count), ADDRESS, "rights: full")


def repeated(count: int) -> Files:
    """Every claim quotes the same words."""
    return desk("".join(claim(number, [sentence(0)]) for number in range(count)), "", ADDRESS)


def evidence(count: int) -> Files:
    """Each claim has as many quotes as it may have."""
    starts = range(0, count, EVIDENCE)
    held = "".join(claim(n, map(sentence, range(n, min(n + EVIDENCE, count)))) for n in starts)
    return desk(held, text(count), ADDRESS)


def alike(count: int) -> Files:
    """The capture says the same words over and over."""
    return desk(claim(0, [sentence(0)]), (sentence(0) + "\n") * count, ADDRESS)


def capture(count: int) -> Files:
    """The capture is long and hardly quoted."""
    return desk(claim(0, [sentence(count // 2)]), text(count), ADDRESS)


def line(count: int) -> Files:
    """The capture is one line without a full stop."""
    words = " ".join(f"word{number}" for number in range(count))
    return desk(claim(0, [f"word{count - 2} word{count - 1}"]), words + "\n", ADDRESS)


def sources(count: int) -> Files:
    """Each source is copied from the one before it."""
    held = "".join(claim(number, [sentence(number)], name=f"paper-{number}") for number in range(count))
    files = desk(held, body="\n\n".join(f"It says so [@paper-{number}]." for number in range(count)))
    for number in range(count):
        more = ["origin: paper"] + [f"derived-from: paper-{number - 1}"] * bool(number)
        files |= source(f"paper-{number}", f"{sentence(number)}\n", *more)
    return files


def captures(count: int) -> Files:
    """Each source was captured as often as it may be."""
    digest = sha256(f"{sentence(0)}\n".encode()).hexdigest()
    files = desk()
    for start in range(0, count, EVIDENCE):
        name = f"paper-{start}" if start else "paper"
        numbers = range(start, min(start + EVIDENCE, count))
        files |= {f"seeds/capture-{number}.txt": f"{sentence(0)}\n" for number in numbers}
        rows = "".join(f"  - {{id: k{number}, file: capture-{number}.txt, sha256: {digest}}}\n" for number in numbers)
        files[f"seeds/{name}.yml"] = f"id: {name}\ntitle: Paper\ncaptures:\n{rows}"
    return files


def lists(count: int) -> Files:
    """Each list has a member."""
    rows = "".join(
        f"  - id: l{number}\n    title: Ports {number}\n    members:\n"
        f"      - name: Port {number}\n        evidence: [{{source: paper, quote: {sentence(0)}}}]\n"
        for number in range(count)
    )
    return desk() | {f"{FOLDER}/members.yml": f"lists:\n{rows}"}


def members(count: int) -> Files:
    """One list has every member, each of them an entity."""
    rows = "".join(
        f"      - entity: port-{number}\n        evidence: [{{source: paper, quote: {sentence(0)}}}]\n"
        for number in range(count)
    )
    return entities(count) | {f"{FOLDER}/members.yml": f"lists:\n  - id: ports\n    title: Ports\n    members:\n{rows}"}


def columns(count: int) -> Files:
    """Many lists have many members: as many cells as the number says."""
    side = max(int(count**0.5), 1)
    rows = "".join(
        f"  - id: l{number}\n    title: Ports {number}\n    members:\n"
        + "".join(
            f"      - {{entity: port-{row}, evidence: [{{source: paper, quote: {sentence(0)}}}]}}\n"
            for row in range(side)
        )
        for number in range(side)
    )
    return entities(side) | {f"{FOLDER}/members.yml": f"lists:\n{rows}"}


def entities(count: int) -> Files:
    """Each entity has aliases, and one claim is about them all."""
    rows = "".join(
        f"  - {{id: port-{number}, name: Port {number}, kind: place, aliases: [Pier {number}, Quay {number}]}}\n"
        for number in range(count)
    )
    about = f"    about: [{', '.join(f'port-{number}' for number in range(count))}]"
    return desk(claim(0, [sentence(0)], about)) | {"briefings/entities.yml": f"entities:\n{rows}"}


def about(count: int) -> Files:
    """Each claim is about the same entity."""
    held = "".join(claim(number, [sentence(0)], "    about: [port]") for number in range(count))
    return desk(held) | {"briefings/entities.yml": "entities:\n  - {id: port, name: Port, kind: place}\n"}


def relations(count: int) -> Files:
    """Each claim depends on the one before it."""
    held = "".join(
        claim(number, [sentence(0)], *[f"    relations: [{{claim: c{number - 1}, kind: depends-on}}]"] * bool(number))
        for number in range(count)
    )
    return desk(held)


def related(count: int) -> Files:
    """One claim contradicts all others."""
    rows = ", ".join(f"{{claim: c{number}, kind: contradicts}}" for number in range(1, count))
    held = claim(0, [sentence(0)], f"    relations: [{rows}]")
    return desk(held + "".join(claim(number, [sentence(0)]) for number in range(1, count)))


def acknowledgements(count: int) -> Files:
    """One piece of evidence acknowledges many things."""
    rows = ", ".join(f"quote-cut-{number}: It is fair" for number in range(count))
    return desk(claim(0, [sentence(0)]) + f"        acknowledge: {{{rows}}}\n")


def points(count: int) -> Files:
    """Each key point rests on the same claim."""
    return desk(
        head="key-points:\n" + "".join(f"  - {{text: Point {n} is made, claims: [c0]}}\n" for n in range(count))
    )


def resting(count: int) -> Files:
    """One key point rests on many claims."""
    held = "".join(claim(number, [sentence(0)]) for number in range(count))
    named = ", ".join(f"c{number}" for number in range(count))
    return desk(held, head=f"key-points: [{{text: The point is made, claims: [{named}]}}]\n")


def former(count: int) -> Files:
    """Each source had as many ids as it may have had."""
    files = desk()
    for start in range(0, count, FORMER):
        was = ", ".join(f"old-{number}" for number in range(start, min(start + FORMER, count)))
        files |= source(f"paper-{start}" if start else "paper", f"{sentence(0)}\n", f"was: [{was}]")
    return files


def authors(count: int) -> Files:
    """Many people wrote the source and the briefing."""
    people = ", ".join(f"{{family: Writer {number}}}" for number in range(count))
    handles = ", ".join(f"writer-{number}" for number in range(count))
    return desk("", "", f"author: [{people}]", head=f"authors: [{handles}]\n")


def hands(count: int) -> Files:
    """A source went through many hands, and has as many notices."""
    steps = "".join(f"  - {{step: copy, by: Site {number}, seen: true}}\n" for number in range(count))
    told = "".join(f"  - {{on: 2026-01-02, kind: correction, text: Line {number}}}\n" for number in range(count))
    return desk("", "", "provenance:", steps.rstrip("\n"), "notices:", told.rstrip("\n"))


def briefings(count: int) -> Files:
    """Each briefing quotes the same source."""
    files = desk()
    for number in range(count):
        files |= {
            f"briefings/b{number}/{name.rpartition('/')[2]}": held for name, held in desk().items() if FOLDER in name
        }
    return files


def articles(count: int) -> Files:
    """Each source has a summary that cites and quotes it."""
    files = sources(count)
    for number in range(count):
        files[f"{FOLDER}/articles/paper-{number}.md"] = f'It says: "{sentence(number)}" [@paper-{number}]\n'
    return files


def quoted(count: int) -> Files:
    """The narrative quotes the source over and over."""
    body = "\n\n".join(f'It says: "{sentence(number)}" [@paper]' for number in range(count))
    return desk("", text(count), body=body)


def cited(count: int) -> Files:
    """The narrative cites claims and the source over and over, each in a paragraph."""
    return desk(body="\n\n".join("Works are planned [@paper] at a cost [#c0]." for _ in range(count)))


def headings(count: int) -> Files:
    """The narrative has many headings of the same words."""
    return desk(body="\n\n".join("## Works\n\nThey are planned [@paper]." for _ in range(count)))


def pages(count: int) -> Files:
    """The guide has many pages."""
    return desk() | {f"docs/page-{number}.md": f"# Page {number}\n\nIt says little.\n" for number in range(count)}


def editions(count: int) -> Files:
    """One briefing was published over and over."""
    files = desk()
    for number in range(count):
        files[f"{FOLDER}/claims.yml"] = f"claims:\n{claim(number, [sentence(0)])}"
        tree = Tree.of(files)
        planned = plan(tree, check(tree), "pact", Particulars(date="2026-11-24", note=f"Note {number}."))
        if not isinstance(planned, Plan):
            raise TypeError(planned.sentence)
        files |= planned.files
    return files


def unknown_keys(count: int) -> Files:
    """A claim has keys that nobody knows."""
    return desk(claim(0, [sentence(0)], *(f"    key{number}: x" for number in range(count))))


def unknown_names(count: int) -> Files:
    """Each claim rests on a source that is not there."""
    return desk("".join(claim(number, [sentence(0)], name=f"page-{number}") for number in range(count)))


def unlike(count: int) -> Files:
    """Each quote stands nowhere in the capture."""
    held = "".join(claim(number, [sentence(number).replace("works", "bridges")]) for number in range(count))
    return desk(held, text(count))


def wrong_values(count: int) -> Files:
    """Each claim has a kind that is none, and no statement."""
    held = "".join(claim(n, [sentence(0)], "    kind: none").replace("statement", "statment") for n in range(count))
    return desk(held)


def duplicates(count: int) -> Files:
    """Each claim has the same id, and each key stands twice."""
    return desk("".join(claim(0, [sentence(0)], "    kind: fact", "    kind: fact") for _ in range(count)))


def keys(count: int) -> Files:
    """The settings hold a mapping of many keys."""
    files = desk()
    files["mkdocs.yml"] += "nav:\n" + "".join(f"  - Page {number}: index.md\n" for number in range(count))
    return files


def strange(count: int) -> Files:
    """Each line of a file holds a character that nobody sees."""
    return desk(claim(0, [sentence(0)]) + "# \u202e here\n" * count)


def stray(count: int) -> Files:
    """Files stand in a briefing's folder that are none of its own."""
    return desk() | {f"{FOLDER}/claim-{number}.yml": "claims: []\n" for number in range(count)}


def scalar(count: int) -> Files:
    """A statement has so many words, a quote as many."""
    words = " ".join(f"word{number}" for number in range(count))
    return desk(claim(0, [words]).replace("will cost something", words), words + "\n")


KINDS: dict[str, Callable[[int], Files]] = {
    kind.__name__.replace("_", " "): kind
    for kind in (
        claims,
        shown,
        repeated,
        evidence,
        alike,
        capture,
        line,
        sources,
        captures,
        lists,
        members,
        columns,
        entities,
        about,
        relations,
        related,
        acknowledgements,
        points,
        resting,
        former,
        authors,
        hands,
        briefings,
        articles,
        quoted,
        cited,
        headings,
        pages,
        editions,
        unknown_keys,
        unknown_names,
        unlike,
        wrong_values,
        duplicates,
        keys,
        strange,
        stray,
        scalar,
    )
}
