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

CAPTURE = (
    "The two governments signed a treaty of mutual defence on Friday, officials said.\n"
    "No other state has been asked to join it so far.\n"
)
QUOTE = "signed a treaty of mutual defence on Friday"


def project(quote: str = QUOTE) -> dict[str, str]:
    """Return a project with one source, one claim and one quote, which stands at line 6, column 16."""
    return {
        "mkdocs.yml": (
            "site_name: A desk\ndocs_dir: briefings\nextra: {briefings: {contract: 1, review: {reviewers: 0}}}\n"
        ),
        "seeds/paper.txt": CAPTURE,
        "seeds/paper.yml": (
            "id: paper\n"
            "title: Two governments sign\n"
            f"capture: {{file: paper.txt, sha256: {sha256(CAPTURE.encode()).hexdigest()}}}\n"
            "rights: full\n"
        ),
        "briefings/pact/briefing.md": "---\ntitle: The pact\n---\n\nA treaty was signed [@paper].\n",
        "briefings/pact/claims.yml": (
            "claims:\n"
            "  - id: c1\n"
            "    statement: Two governments signed a treaty\n"
            "    evidence:\n"
            "      - source: paper\n"
            f"        quote: {quote}\n"
        ),
    }


class Edit(NamedTuple):
    """Words of a file and the words that replace them; a file that is new has no words before."""

    file: str
    old: str
    new: str


def edited(files: dict[str, str], edits: Iterable[Iterable[str]]) -> dict[str, str]:
    """Return the files after each edit is made once; remove a file of which nothing is left."""
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
    """Return the files of a project with the next edition of a briefing among them; plan the same edition once."""
    given = {"date": "2026-11-24", "note": "What the desk had to say.", **particulars}
    return files | dict(_planned(tuple(files.items()), name, Particulars(**given)))


@cache
def _planned(files: Texts, name: str, particulars: Particulars) -> Texts:
    planned = plan(Tree.of(dict(files)), _checked(files), name, particulars)
    assert isinstance(planned, Plan), planned
    return tuple(dict(planned.files).items())


def written(folder: Path, files: dict[str, str]) -> Path:
    """Write the files below a folder, and return the folder."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return folder
