"""Make states of a project: two bases, a branch for each class of change, and one branch with all changes."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import NamedTuple

from tests.projects import CLAIMS, MAIN, MEMBERS, edited, published, source
from tests.projects import DESK as PLAIN

Files = dict[str, str]
Edits = list[tuple[str, str, str]]

MINUTES = (
    "Subscribe\n"
    "The ministers met on Monday. They said that the treaty may lapse, though nobody has asked for it.\n"
    "All rights reserved 2026\n"
)
DECREE = "Article 1\nThe islands are part of the coast.\n"
DESK = edited(
    PLAIN,
    [
        (MAIN, "    claims: [c1]\n", "    claims: [c1]\n  - text: Calm is promised.\n    claims: [c1, c2]\n"),
        (
            CLAIMS,
            "    statement: The islands may ask to join.\n",
            "    statement: The islands may ask to join.\n    relations: [{claim: c2, kind: depends-on}]\n",
        ),
    ],
)
BASES = {"main": DESK, "published": published(DESK, note="A first look at the treaty.")}
"""The states that branches leave from: nothing published yet, and one edition."""


def instrument(name: str, text: str) -> str:
    """Return the record of a decree that can document a claim."""
    digest = sha256(b"the printed decree").hexdigest()
    record = source(
        name,
        text,
        "type: legislation\nauthority: Council of the Coast\ncontrol: public\nsource-kind: official\n",
    )
    return record.replace("captured: 2026-11-20", f"captured: 2026-11-20, original: {{sha256: {digest}}}")


CLASSES: dict[str, Edits] = {
    "taken-out": [(CLAIMS, "    statement: The islands may", "    statement: The ███████ may")],
    "rules": [("mkdocs.yml", "briefings\n", "briefings\nextra: {briefings: {contract: 1, review: {reviewers: 0}}}\n")],
    "documented": [
        ("seeds/decree.txt", "", DECREE),
        ("seeds/decree.yml", "", instrument("decree", DECREE)),
        (
            CLAIMS,
            "  - id: c2\n",
            (
                "  - id: c6\n    statement: The islands are part of the coast.\n    kind: provision\n"
                "    status: documented\n    evidence:\n      - source: decree\n"
                '        locator: {label: article, value: "1"}\n'
                "        quote: The islands are part of the coast.\n  - id: c2\n"
            ),
        ),
        (MAIN, "Some doubt it [@report].\n", "Some doubt it [@report].\nA decree was made [@decree].\n"),
    ],
    "retraction": [
        (
            CLAIMS,
            "    statement: The treaty will bring calm.\n",
            (
                "    statement: The treaty will bring calm.\n"
                "    withdrawn: {on: 2026-11-23, because: The officials have taken it back.}\n"
            ),
        ),
    ],
    "status": [(CLAIMS, "    kind: event\n", "    kind: event\n    status: unverifiable\n")],
    "quotes": [(CLAIMS, "quote: A third government, that of the islands,", "quote: that of the islands,")],
    "sources": [
        ("seeds/minutes.txt", "", MINUTES),
        ("seeds/minutes.yml", "", source("minutes", MINUTES, "publisher: The Ministry\ncontrol: state\n")),
        (
            CLAIMS,
            "  - id: c2\n",
            (
                "  - id: c4\n    statement: The treaty may lapse.\n    kind: forecast\n"
                "    evidence:\n      - source: minutes\n        quote: They said that the treaty may lapse\n"
                "        acknowledge: {quote-cut-qualifier: That nobody has asked for it changes nothing here.}\n"
                "  - id: c2\n"
            ),
        ),
        (MAIN, "A treaty was signed [@paper].\n", "A treaty was signed [@paper].\nIt may lapse [@minutes].\n"),
    ],
    "grades": [(CLAIMS, "{grade: 3, because: One paper reports it.}", "{grade: 2, because: The paper was there.}")],
    "claims": [
        (
            CLAIMS,
            "  - id: c2\n",
            (
                "  - id: c5\n    statement: No other state has been asked to join.\n    evidence:\n"
                "      - source: paper\n        quote: No other state has been asked to join it so far.\n  - id: c2\n"
            ),
        ),
    ],
    "membership": [(MEMBERS, "standing: possible\n", "standing: member\n")],
    "reworded": [(CLAIMS, "The treaty will bring calm.\n", "The treaty will calm everybody.\n")],
    "moved": [],  # what changes places is swapped below
    "wording": [(MAIN, "## The treaty\n", "## The pact\n")],
}
"""One edit for each class of risk."""


class Branch(NamedTuple):
    """A state, and the branch that it leaves from."""

    files: Files
    base: str = "main"


def _swapped(files: Files) -> Files:
    """Return the desk with its lists in another order."""
    head, *lists = re.split(r"(?m)^(?=  - id: (?:parties|doubters)$)", files[MEMBERS])
    return files | {MEMBERS: head + "".join(reversed(lists))}


def _laid_out_anew(files: Files) -> Files:
    """Return the desk with keys in another order, other line breaks and the text of a quote in a block."""
    claims = files[CLAIMS].replace(
        "    statement: Two governments signed a treaty.\n    kind: event\n",
        "    kind: event\n    statement: >-\n      Two governments\n      signed a treaty.\n",
    )
    return files | {
        CLAIMS: f"# The claims of the pact.\n{claims}",
        MAIN: files[MAIN].replace("was signed", "was\nsigned"),
    }


def _renamed(files: Files, name: str) -> Files:
    """Return the project with the briefing ``pact`` under another name, which names its old one."""
    moved = {path.replace("briefings/pact/", f"briefings/{name}/"): text for path, text in files.items()}
    main = f"briefings/{name}/briefing.md"
    return moved | {main: moved[main].replace("title: The pact\n", "title: The pact\nwas: [pact]\n")}


def _captured_anew(files: Files) -> Files:
    """Return the project with another capture of the report, from which one quoted sentence is gone."""
    text = "Fishermen doubt that the treaty will bring calm.\nThe islands have not been heard.\n"
    record = re.sub(r"sha256: \w+", f"sha256: {sha256(text.encode()).hexdigest()}", files["seeds/report.yml"])
    return files | {"seeds/report.txt": text, "seeds/report.yml": record}


def _branches() -> dict[str, Branch]:
    edits = {name: Branch(_swapped(DESK) if name == "moved" else edited(DESK, each)) for name, each in CLASSES.items()}
    every = edited(
        DESK, [edit for name, each in CLASSES.items() if name not in {"moved", "rules", "taken-out"} for edit in each]
    )
    corrected = edited(BASES["published"], CLASSES["reworded"])
    note = "The officials promise calm to everybody."
    told = "    corrections: [{on: 2026-11-24, text: It did not say whom the treaty calms.}]\n"
    telling = edited(corrected, [(CLAIMS, "will calm everybody.\n", f"will calm everybody.\n{told}")])
    return {
        **edits,
        "all": Branch(_swapped(edited(every, CLASSES["rules"]))),
        "layout": Branch(_laid_out_anew(DESK)),
        "unpublished": Branch(corrected, "published"),
        "publishing": Branch(published(telling, note=note, kind="correction"), "published"),
        "first-edition": Branch(BASES["published"]),
        "edition-deleted": Branch(
            {path: text for path, text in BASES["published"].items() if "/editions/" not in path}, "published"
        ),
        "renamed": Branch(_renamed(BASES["published"], "treaty"), "published"),
        "source-withdrawn": Branch(
            edited(
                BASES["published"],
                [
                    (
                        "seeds/report.yml",
                        "origin: report\n",
                        "origin: report\nwithdrawn: {on: 2026-11-23, because: Made up.}\n",
                    )
                ],
            ),
            "published",
        ),
        "captured-anew": Branch(_captured_anew(BASES["published"]), "published"),
        "broken": Branch(edited(DESK, [(CLAIMS, "A third government", "A fourth government")])),
        "home": Branch(
            DESK | {"briefings/index.md": "# Briefings\n\nWhat we read.\n", "docs/how.md": "# How\n\nSo.\n"}
        ),
        "new-briefing": Branch(
            DESK
            | {
                path.replace("/other/", "/third/"): text.replace("title: Another", "title: A third")
                for path, text in DESK.items()
                if "/other/" in path
            }
        ),
        "briefing-gone": Branch({path: text for path, text in DESK.items() if "/other/" not in path}),
    }


BRANCHES = _branches()
"""Every branch; each has its memo among the goldens."""
