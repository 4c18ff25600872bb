"""Make a desk whose site has every kind of page and every state of a record.

Its files stand in ``desk/``: the briefing ``strait``, which gets two editions here, and ``ferry``, a draft;
sources in four languages, with every kind of rights and every fate of their live pages.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.architecture import ROOT
from tests.projects import published

FOLDER = Path(__file__).parent / "desk"
CLAIMS, MAIN = "briefings/strait/claims.yml", "briefings/strait/briefing.md"
FIRST = {
    CLAIMS: {
        "Nobody else has been asked to join.": "Nobody else was asked.",
        "    corrections: [{on: 2026-11-25, text: It was not said until when.}]\n": "",
        "    withdrawn: {on: 2026-11-23, because: The flyer was forged., replaced-by: c11}\n": "",
        "2026-11-23, because: The flyer was forged.}\n": "2026-11-23, because: The flyer says more.}\n",
    },
    MAIN: {"a column calls it": "one column calls it"},
    "seeds/flyer.yml": {"withdrawn: {on: 2026-11-22, because: It is a forgery.}\n": ""},
}
"""What the first edition had in place of what the files say."""
EDITS = {MAIN: {"It will bring calm to the strait.": "It will bring calm to the strait, and to the ports."}}
"""What the editors have changed since the second edition, in place of what the files say."""

KINDS = {
    "home": "",
    "briefing": "strait/",
    "draft": "ferry/",
    "edition": "strait/editions/1/",
    "changes": "strait/changes/",
    "news": "changes/",
    "corrections": "corrections/",
    "sources": "sources/",
    "source": "sources/gazette/",
    "source-withdrawn": "sources/flyer/",
    "source-unseen": "sources/column/",
    "source-hash-only": "sources/letter/",
    "source-arabic": "sources/port-ar/",
    "entities": "entities/",
    "entity": "entities/islands/",
    "guide": "guide/",
    "guide-text": "guide/how-to-read/",
    "guide-code": "guide/hosting/",
    "rules": "guide/rules/",
    "missing": "no-such-page/",
    "preview": "preview/strait/",
    "coverage": "preview/sources/gazette/coverage/",
    "coverage-excerpt": "preview/sources/column/coverage/",
}
"""One page of each kind, under a name for it; those of a preview stand below ``preview/``."""
MOVED = {"sources/old-column/": "sources/column/", "old-strait/": "strait/", "entities/shore/": "entities/coast/"}
"""Old addresses, and where each leads."""


@cache
def files() -> dict[str, str]:
    """Return the files of the desk with its editions among them, under the settings and the guide of this project."""
    paths = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    texts = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    texts |= {f"docs/{path.name}": path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
    texts["mkdocs.yml"] = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("# issues:", "issues:")
    first = published(edited(texts, FIRST), "strait")
    texts["briefings/strait/editions/1.json"] = first["briefings/strait/editions/1.json"]
    note = "The flyer turned out to be forged; what rested on it is withdrawn."
    return edited(published(texts, "strait", date="2026-11-25", kind="correction", note=note), EDITS)


def edited(texts: dict[str, str], edits: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return the texts with words of theirs replaced by others."""
    edited = dict(texts)
    for path, pairs in edits.items():
        for old, new in pairs.items():
            assert old in edited[path], old
            edited[path] = edited[path].replace(old, new)
    return edited
