"""Put our search entries into the index that the engine made.

To make entries, an engine would read each page again, which takes a fifth of its time, and index every quote twice.
So our pages ask to be left out of the index, and their entries come from the data, in a file of the tree.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from generator.site.render import ENTRIES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

INDEXES = {"search/search_index.json": "docs", "search.json": "items"}
"""The paths of the index of MkDocs with Material and of Zensical, and the key of its entries."""
MARKS = r"""[“”„‟«»‹›‘‚"(),;:!?…—–、。，]+|\.(?!\S)|(?=[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])"""
"""What separates words, besides an engine's white space and hyphens, so that words are found with or without marks.

Chinese and Japanese have no spaces between words, so each of their characters is found as a word.
"""


def fill(site: Path, *, as_files: bool = False) -> None:
    """Fill the search index of a site with the entries of its tree.

    A site without a search stays without one.
    From files, the theme loads the index as a script; without that script, its other scripts stop.
    """
    file = site / ENTRIES
    entries = json.loads(file.read_text(encoding="utf-8"))
    file.unlink()
    for path, key in INDEXES.items():
        index = site / path
        if index.is_file():
            data = json.loads(index.read_text(encoding="utf-8"))
            write = _write_plain if "indexing" in data["config"] else _write_marked
            data[key] = [write(entry) for entry in entries]
            data["config"]["separator"] += f"|{MARKS}"
            text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
            index.write_text(text, encoding="utf-8", newline="\n")
            if as_files:
                index.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8", newline="\n")


def _write_marked(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Write an entry as HTML, as Material and Zensical read it.

    They show only those paragraphs of an entry that match.
    """
    text = "".join(f"<p>{escape(words, quote=False)}</p>" for words in entry["paragraphs"] if words)
    boost = {"boost": entry["boost"]} if entry["boost"] > 1 else {}
    return {"location": entry["location"], "title": escape(entry["title"], quote=False), "text": text, **boost}


def _write_plain(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Write an entry as plain text for the search of MkDocs' own themes."""
    return {"location": entry["location"], "title": entry["title"], "text": " ".join(filter(None, entry["paragraphs"]))}
