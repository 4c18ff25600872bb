"""Build projects that contain many of one kind of thing, as a stranger could send them."""

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
    """Write a sentence that occurs only once."""
    return f"The office said on Friday that works of number {number} in district {number % 97} will cost {number + 2}."


def source(name: str, text: str, *more: str) -> Files:
    """Build a source with its capture; ``more`` are further lines of the record."""
    record = [
        f"id: {name}",
        f"title: Paper {name}",
        f"capture: {{file: {name}.txt, sha256: {sha256(text.encode()).hexdigest()}}}",
        *more,
    ]
    return {f"seeds/{name}.txt": text, f"seeds/{name}.yml": "\n".join(record) + "\n"}


def claim(number: int, quotes: Iterable[str], *more: str, name: str = "paper") -> str:
    """Write a claim with its evidence; ``more`` are further lines of the claim."""
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
    """Build a project of one briefing and one source."""
    return {
        "mkdocs.yml": SETTINGS.replace("contract: 1", f"contract: 1, {LIMITS}"),
        **source("paper", text or f"{sentence(0)}\n", *more),
        f"{FOLDER}/briefing.md": f"---\ntitle: The pact\n{head}---\n\n{body or 'Works are planned [@paper].'}\n",
        f"{FOLDER}/claims.yml": f"claims:\n{claims or claim(0, [sentence(0)])}",
    }


def text(count: int) -> str:
    """Write a capture of this many sentences, five on a line."""
    lines = (range(start, min(start + 5, count)) for start in range(0, count, 5))
    return "\n".join(" ".join(map(sentence, line)) for line in lines) + "\n"


def claims(count: int) -> Files:
    """Build claims with one quote each, all from one source that has an address."""
    claims_text = "".join(claim(number, [sentence(number)]) for number in range(count))
    return desk(claims_text, text(count), ADDRESS)


def shown(count: int) -> Files:
    """Build the same claims, with a source that the site may show in full."""
    return claims(count) | source("paper", text(count), ADDRESS, "rights: full")


def repeated(count: int) -> Files:
    """Build claims that all quote the same words."""
    return desk("".join(claim(number, [sentence(0)]) for number in range(count)), "", ADDRESS)


def evidence(count: int) -> Files:
    """Build claims with as many quotes as a claim may have."""
    starts = range(0, count, EVIDENCE)
    claims_text = "".join(claim(n, map(sentence, range(n, min(n + EVIDENCE, count)))) for n in starts)
    return desk(claims_text, text(count), ADDRESS)


def alike(count: int) -> Files:
    """Build a capture that repeats the same words."""
    return desk(claim(0, [sentence(0)]), (sentence(0) + "\n") * count, ADDRESS)


def capture(count: int) -> Files:
    """Build a long capture with only one quote."""
    return desk(claim(0, [sentence(count // 2)]), text(count), ADDRESS)


def line(count: int) -> Files:
    """Build a capture that is one line without a full stop."""
    words = " ".join(f"word{number}" for number in range(count))
    return desk(claim(0, [f"word{count - 2} word{count - 1}"]), words + "\n", ADDRESS)


def sources(count: int) -> Files:
    """Build sources that are each copied from the source before."""
    claims_text = "".join(claim(number, [sentence(number)], name=f"paper-{number}") for number in range(count))
    files = desk(claims_text, body="\n\n".join(f"It says so [@paper-{number}]." for number in range(count)))
    for number in range(count):
        more = ["origin: paper"] + [f"derived-from: paper-{number - 1}"] * bool(number)
        files |= source(f"paper-{number}", f"{sentence(number)}\n", *more)
    return files


def captures(count: int) -> Files:
    """Build sources with as many captures as a source may have."""
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
    """Build lists with one member each."""
    rows = "".join(
        f"  - id: l{number}\n    title: Ports {number}\n    members:\n"
        f"      - name: Port {number}\n        evidence: [{{source: paper, quote: {sentence(0)}}}]\n"
        for number in range(count)
    )
    return desk() | {f"{FOLDER}/members.yml": f"lists:\n{rows}"}


def members(count: int) -> Files:
    """Build one list whose members are all entities."""
    rows = "".join(
        f"      - entity: port-{number}\n        evidence: [{{source: paper, quote: {sentence(0)}}}]\n"
        for number in range(count)
    )
    return entities(count) | {f"{FOLDER}/members.yml": f"lists:\n  - id: ports\n    title: Ports\n    members:\n{rows}"}


def columns(count: int) -> Files:
    """Build many lists with many members, with this number of cells in total."""
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
    """Build entities with aliases, and one claim about them all."""
    rows = "".join(
        f"  - {{id: port-{number}, name: Port {number}, kind: place, aliases: [Pier {number}, Quay {number}]}}\n"
        for number in range(count)
    )
    about = f"    about: [{', '.join(f'port-{number}' for number in range(count))}]"
    return desk(claim(0, [sentence(0)], about)) | {"briefings/entities.yml": f"entities:\n{rows}"}


def about(count: int) -> Files:
    """Build claims about the same entity."""
    claims_text = "".join(claim(number, [sentence(0)], "    about: [port]") for number in range(count))
    return desk(claims_text) | {"briefings/entities.yml": "entities:\n  - {id: port, name: Port, kind: place}\n"}


def relations(count: int) -> Files:
    """Build claims that each depend on the claim before."""
    claims_text = "".join(
        claim(number, [sentence(0)], *[f"    relations: [{{claim: c{number - 1}, kind: depends-on}}]"] * bool(number))
        for number in range(count)
    )
    return desk(claims_text)


def related(count: int) -> Files:
    """Build one claim that contradicts all others."""
    rows = ", ".join(f"{{claim: c{number}, kind: contradicts}}" for number in range(1, count))
    claims_text = claim(0, [sentence(0)], f"    relations: [{rows}]")
    return desk(claims_text + "".join(claim(number, [sentence(0)]) for number in range(1, count)))


def acknowledgements(count: int) -> Files:
    """Build one piece of evidence that acknowledges many warnings."""
    rows = ", ".join(f"quote-cut-{number}: It is fair" for number in range(count))
    return desk(claim(0, [sentence(0)]) + f"        acknowledge: {{{rows}}}\n")


def points(count: int) -> Files:
    """Build key points that rest on the same claim."""
    return desk(
        head="key-points:\n" + "".join(f"  - {{text: Point {n} is made, claims: [c0]}}\n" for n in range(count))
    )


def resting(count: int) -> Files:
    """Build one key point that rests on many claims."""
    claims_text = "".join(claim(number, [sentence(0)]) for number in range(count))
    named = ", ".join(f"c{number}" for number in range(count))
    return desk(claims_text, head=f"key-points: [{{text: The point is made, claims: [{named}]}}]\n")


def former(count: int) -> Files:
    """Build sources with as many former ids as a source may have."""
    files = desk()
    for start in range(0, count, FORMER):
        was = ", ".join(f"old-{number}" for number in range(start, min(start + FORMER, count)))
        files |= source(f"paper-{start}" if start else "paper", f"{sentence(0)}\n", f"was: [{was}]")
    return files


def authors(count: int) -> Files:
    """Build a source and a briefing with many authors."""
    people = ", ".join(f"{{family: Writer {number}}}" for number in range(count))
    handles = ", ".join(f"writer-{number}" for number in range(count))
    return desk("", "", f"author: [{people}]", head=f"authors: [{handles}]\n")


def hands(count: int) -> Files:
    """Build a source with many steps of provenance and as many notices."""
    steps = "".join(f"  - {{step: copy, by: Site {number}, seen: true}}\n" for number in range(count))
    notices = "".join(f"  - {{on: 2026-01-02, kind: correction, text: Line {number}}}\n" for number in range(count))
    return desk("", "", "provenance:", steps.rstrip("\n"), "notices:", notices.rstrip("\n"))


def briefings(count: int) -> Files:
    """Build briefings that quote the same source."""
    files = desk()
    for number in range(count):
        files |= {
            f"briefings/b{number}/{name.rpartition('/')[2]}": content
            for name, content in desk().items()
            if FOLDER in name
        }
    return files


def articles(count: int) -> Files:
    """Build sources with a summary each, which cites and quotes the source."""
    files = sources(count)
    for number in range(count):
        files[f"{FOLDER}/articles/paper-{number}.md"] = f'It says: "{sentence(number)}" [@paper-{number}]\n'
    return files


def quoted(count: int) -> Files:
    """Build a narrative that quotes the source many times."""
    body = "\n\n".join(f'It says: "{sentence(number)}" [@paper]' for number in range(count))
    return desk("", text(count), body=body)


def cited(count: int) -> Files:
    """Build a narrative of many paragraphs that each cite a claim and the source."""
    return desk(body="\n\n".join("Works are planned [@paper] at a cost [#c0]." for _ in range(count)))


def headings(count: int) -> Files:
    """Build a narrative with many headings of the same words."""
    return desk(body="\n\n".join("## Works\n\nThey are planned [@paper]." for _ in range(count)))


def pages(count: int) -> Files:
    """Build a guide with many pages."""
    return desk() | {f"docs/page-{number}.md": f"# Page {number}\n\nIt says little.\n" for number in range(count)}


def editions(count: int) -> Files:
    """Build one briefing with many editions."""
    files = desk()
    for number in range(count):
        files[f"{FOLDER}/claims.yml"] = f"claims:\n{claim(number, [sentence(0)])}"
        tree = Tree.of(files)
        planned = plan(tree, check(tree), "pact", Particulars(date="2026-11-24", note=f"Note {number}.", salt="0" * 32))
        if not isinstance(planned, Plan):
            raise TypeError(planned.sentence)
        files |= planned.files
    return files


def unknown_keys(count: int) -> Files:
    """Build a claim with many unknown keys."""
    return desk(claim(0, [sentence(0)], *(f"    key{number}: x" for number in range(count))))


def unknown_names(count: int) -> Files:
    """Build claims that each rest on a source that does not exist."""
    return desk("".join(claim(number, [sentence(0)], name=f"page-{number}") for number in range(count)))


def unlike(count: int) -> Files:
    """Build quotes that are not in the capture."""
    claims_text = "".join(claim(number, [sentence(number).replace("works", "bridges")]) for number in range(count))
    return desk(claims_text, text(count))


def wrong_values(count: int) -> Files:
    """Build claims with an unknown kind and without a statement."""
    claims_text = "".join(
        claim(n, [sentence(0)], "    kind: none").replace("statement", "statment") for n in range(count)
    )
    return desk(claims_text)


def duplicates(count: int) -> Files:
    """Build claims with the same id, and with a key that occurs twice."""
    return desk("".join(claim(0, [sentence(0)], "    kind: fact", "    kind: fact") for _ in range(count)))


def keys(count: int) -> Files:
    """Build settings with a navigation of many entries."""
    files = desk()
    files["mkdocs.yml"] += "nav:\n" + "".join(f"  - Page {number}: index.md\n" for number in range(count))
    return files


def strange(count: int) -> Files:
    """Build a file in which each line contains an invisible character."""
    return desk(claim(0, [sentence(0)]) + "# \u202e here\n" * count)


def stray(count: int) -> Files:
    """Build a briefing's folder with many files that do not belong there."""
    return desk() | {f"{FOLDER}/claim-{number}.yml": "claims: []\n" for number in range(count)}


def scalar(count: int) -> Files:
    """Build a statement and a quote of this many words."""
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
