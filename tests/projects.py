"""Takes the words of a quote; gives a whole small project, as texts by path or as a folder."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from generator.build import check, plan
from generator.editions.publishing import Particulars, Plan
from generator.model import Tree

if TYPE_CHECKING:
    from pathlib import Path

CAPTURE = (
    "The two governments signed a treaty of mutual defence on Friday, officials said.\n"
    "No other state has been asked to join it so far.\n"
)
QUOTE = "signed a treaty of mutual defence on Friday"


def project(quote: str = QUOTE) -> dict[str, str]:
    """Give the files of a project with one source, one claim and one quote, which stands at line 6, column 16."""
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


def published(files: dict[str, str], name: str = "pact", **particulars: Any) -> dict[str, str]:  # noqa: ANN401 (of any type)
    """Give the files of a project with the next edition of a briefing among them."""
    tree = Tree.of(files)
    given = {"date": "2026-11-24", "note": "What the desk had to say.", **particulars}
    planned = plan(tree, check(tree), name, Particulars(**given))
    assert isinstance(planned, Plan), planned
    return files | dict(planned.files)


def written(folder: Path, files: dict[str, str]) -> Path:
    """Write the files below a folder, and give the folder."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return folder
