"""Make a whole small project, as texts by path or as a folder, and change, check and publish it."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.build import check, plan
from generator.edges import disk
from generator.editions.publishing import Particulars, Plan
from generator.model import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.library import Checked

Texts = tuple[tuple[str, str], ...]
"""The files of a project in a form that a cache can look up."""

MAIN, CLAIMS, MEMBERS = (f"briefings/pact/{name}" for name in ("briefing.md", "claims.yml", "members.yml"))
SETTINGS, RECORD, EDITION = "mkdocs.yml", "seeds/paper.yml", "briefings/pact/editions/1.json"
"""The files of a project that tests name; the record is that of its first source."""
CAPTURE = (
    "The two governments signed a treaty of mutual defence on Friday, officials said.\n"
    "No other state has been asked to join it so far.\n"
)
SALT = "5a17" * 8
"""What the salts of an edition are derived from here, so that the same project has the same editions."""
QUOTE = "signed a treaty of mutual defence on Friday"


def capture(name: str, text: str, more: str = "") -> str:
    """Return the entry of a capture in the record of its source."""
    return f"capture: {{file: {name}.txt, sha256: {sha256(text.encode()).hexdigest()}{more}}}\n"


def source(name: str, text: str, more: str) -> str:
    """Return the record of a source with a dated capture in English."""
    head = f"id: {name}\ntitle: The {name}\n{capture(name, text, ', captured: 2026-11-20')}"
    return f"{head}language: en\nrights: full\n{more}"


def project(quote: str = QUOTE, *, narrative: str = "", members: str = "", settings: str = "") -> dict[str, str]:
    """Return a project with one source, one claim and one quote, which stands at line 6, column 16.

    The other arguments are added to its narrative, its lists and its settings; without lists, it has no such file.
    """
    files = {
        SETTINGS: (
            "site_name: A desk\ndocs_dir: briefings\nextra: {briefings: {contract: 1, review: {reviewers: 0}}}\n"
            f"{settings}"
        ),
        "seeds/paper.txt": CAPTURE,
        RECORD: f"id: paper\ntitle: Two governments sign\n{capture('paper', CAPTURE)}rights: full\n",
        MAIN: f"---\ntitle: The pact\n---\n\nA treaty was signed [@paper].\n{narrative}",
        CLAIMS: (
            "claims:\n"
            "  - id: c1\n"
            "    statement: Two governments signed a treaty\n"
            "    evidence:\n"
            "      - source: paper\n"
            f"        quote: {quote}\n"
        ),
    }
    return files | ({MEMBERS: f"lists:\n{members}"} if members else {})


PAPER = (
    "The two governments signed a treaty of mutual defence on Friday, officials said.\n"
    "No other state has been asked to join it so far.\n"
    "The treaty will bring calm to the coast, the officials added.\n"
    "The treaty will bring calm to the islands, the officials added.\n"
)
REPORT = (
    "Fishermen doubt that the treaty will bring calm.\nA third government, that of the islands, may ask to join it.\n"
)

DESK = {
    SETTINGS: "site_name: A desk\nsite_url: https://desk.example/\ndocs_dir: briefings\n",
    "seeds/paper.txt": PAPER,
    RECORD: source(
        "paper",
        PAPER,
        "publisher: The Paper\nsource-kind: news\ncontrol: independent\norigin: paper\n"
        "reliability: {grade: C, because: It corrects its mistakes.}\nnote: From the second page.\n",
    ),
    "seeds/report.txt": REPORT,
    "seeds/report.yml": source(
        "report", REPORT, "publisher: The Report\nsource-kind: news\ncontrol: independent\norigin: report\n"
    ),
    "briefings/entities.yml": (
        "entities:\n  - {id: islands, name: The Islands, kind: state}\n  - {id: coast, name: The Coast, kind: state}\n"
    ),
    MAIN: (
        "---\ntitle: The pact\nquestion: What is agreed?\n"
        "key-points:\n  - text: A treaty has been signed.\n    claims: [c1]\n"
        "authors: [ada]\nreviewers: [grace]\n---\n\n"
        "## The treaty\n\nA treaty was signed [@paper].\n"
        'Officials say that it "will bring calm to the coast" [#c2].\nSome doubt it [@report].\n'
    ),
    "briefings/pact/articles/paper.md": "The paper reports a treaty [@paper].\n",
    CLAIMS: (
        "claims:\n"
        "  - id: c1\n    statement: Two governments signed a treaty.\n    kind: event\n"
        "    credibility: {grade: 3, because: One paper reports it.}\n    about: [coast]\n"
        "    evidence:\n      - id: e1\n        source: paper\n        speaker: officials\n"
        "        quote: The two governments signed a treaty of mutual defence on Friday, officials said.\n"
        "  - id: c2\n    statement: The treaty will bring calm.\n    kind: forecast\n"
        "    evidence:\n      - id: e1\n        source: paper\n"
        "        quote: The treaty will bring calm to the coast, the officials added.\n"
        "      - id: e2\n        source: paper\n        quote: will bring calm to\n        suffix: the coast\n"
        "  - id: c3\n    statement: The islands may ask to join.\n    kind: forecast\n"
        "    evidence:\n      - id: e1\n        source: report\n"
        "        quote: A third government, that of the islands, may ask to join it.\n"
    ),
    MEMBERS: (
        "lists:\n"
        "  - id: parties\n    title: Parties to the treaty\n    kind: treaty\n"
        "    evidence:\n      - id: e1\n        source: paper\n"
        "        quote: The two governments signed a treaty of mutual defence on Friday\n"
        "    open-end:\n      text: other states\n      evidence:\n        - id: e1\n          source: paper\n"
        "          quote: No other state has been asked to join it so far.\n"
        "    members:\n      - id: islands\n        entity: islands\n        standing: possible\n"
        "        role: neighbour\n        from: 2026\n        evidence:\n"
        "          - id: e1\n            source: report\n"
        "            quote: A third government, that of the islands, may ask to join it.\n"
        "  - id: doubters\n    title: Those who doubt\n    kind: position\n"
        "    evidence:\n      - id: e1\n        source: report\n"
        "        quote: Fishermen doubt that the treaty will bring calm.\n"
    ),
    "briefings/other/briefing.md": "---\ntitle: Another\nauthors: [grace]\nreviewers: [ada]\n---\n\nSee [@report].\n",
    "briefings/other/claims.yml": (
        "claims:\n  - id: c1\n    statement: Fishermen doubt the treaty.\n    kind: opinion\n"
        "    evidence:\n      - source: report\n        quote: Fishermen doubt that the treaty will bring calm.\n"
    ),
}
"""A sound project with everything that a briefing can hold; every record of the briefing ``pact`` has its id."""


class Edit(NamedTuple):
    """Words of a file and the words that replace them; a file that is new has no words before."""

    file: str
    old: str
    new: str


def edited(files: dict[str, str], edits: Iterable[Iterable[str]]) -> dict[str, str]:
    """Return the files after each edit is made once; remove a file that becomes empty."""
    files = dict(files)
    for file, old, new in (Edit(*each) for each in edits):
        assert old in files.get(file, "")
        files[file] = files.get(file, "").replace(old, new, 1)
    return {path: text for path, text in files.items() if text}


def checked(files: dict[str, str]) -> Checked:
    """Check a project, once for the same files; a test that patches the generator calls ``check`` itself."""
    return _checked(tuple(files.items()))


@cache
def _checked(files: Texts) -> Checked:
    return check(Tree.of(dict(files)))


@cache
def own() -> Tree:
    """Return the content of this repository."""
    return disk.read(Path(__file__).parents[1])


@cache
def own_checked() -> Checked:
    """Check the content of this repository, once."""
    return check(own())


def published(files: dict[str, str], name: str = "pact", **particulars: Any) -> dict[str, str]:  # noqa: ANN401 (of any type)
    """Return the files of a project with the next edition of a briefing among them; plan the same edition once.

    The draft names its reviewers again, as if they had read the next edition already.
    """
    given = {"date": "2026-11-24", "note": "What the desk had to say.", "salt": SALT, **particulars}
    main = f"briefings/{name}/briefing.md"
    return files | dict(_planned(tuple(files.items()), name, Particulars(**given))) | {main: files[main]}


@cache
def _planned(files: Texts, name: str, particulars: Particulars) -> Texts:
    planned = plan(Tree.of(dict(files)), _checked(files), name, particulars)
    assert isinstance(planned, Plan), planned
    return tuple(dict(planned.files).items())


def corrected(files: dict[str, str], name: str = "pact", on: str = "2026-01-02") -> dict[str, str]:
    """Return the files with one correction more of the first claim of a briefing, which says what was wrong with it."""
    path, key = f"briefings/{name}/claims.yml", "    corrections:\n"
    head, evidence, rest = files[path].partition("    evidence:\n")
    made = head.count("- {on:") + 1
    head += "" if key in head else key
    return files | {path: f"{head}      - {{on: {on}, text: Mistake {made} was made.}}\n{evidence}{rest}"}


def written(folder: Path, files: dict[str, str]) -> Path:
    """Write the files below a folder, and return the folder."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return folder
