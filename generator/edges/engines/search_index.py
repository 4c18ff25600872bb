"""Takes a built site; puts our search entries into the index that the engine made.

An engine would read each page again for its index, a fifth of the time it takes, and index every quote twice.
So our pages ask to be left out, and their entries come from the data, in a file of the tree.
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
"""Where MkDocs with Material and Zensical keep their index, and the key of its entries."""
MARKS = r"""[“”„‟«»‹›‘‚"(),;:!?…—–、。，]+|\.(?!\S)"""
"""What parts words besides the white space and hyphens of an engine: quoted words are found with their marks or not."""


def fill(site: Path) -> None:
    """Fill the index of a site with the entries of its tree; a site without a search stays without."""
    file = site / ENTRIES
    entries = json.loads(file.read_text(encoding="utf-8"))
    file.unlink()
    for path, key in INDEXES.items():
        index = site / path
        if index.is_file():
            filled = json.loads(index.read_text(encoding="utf-8"))
            written = _plain if "indexing" in filled["config"] else _marked
            filled[key] = [written(entry) for entry in entries]
            filled["config"]["separator"] += f"|{MARKS}"
            text = json.dumps(filled, ensure_ascii=False, separators=(",", ":"))
            index.write_text(text, encoding="utf-8", newline="\n")


def _marked(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Give an entry as HTML, as Material and Zensical read it: of its paragraphs they show those that match."""
    text = "".join(f"<p>{escape(words, quote=False)}</p>" for words in entry["paragraphs"] if words)
    boost = {"boost": entry["boost"]} if entry["boost"] > 1 else {}
    return {"location": entry["location"], "title": escape(entry["title"], quote=False), "text": text, **boost}


def _plain(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Give an entry as plain text, as the search of MkDocs' own themes reads it."""
    return {"location": entry["location"], "title": entry["title"], "text": " ".join(filter(None, entry["paragraphs"]))}
