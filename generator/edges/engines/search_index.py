"""Put our search entries into the index that the engine made.

To make entries, an engine would read each page again, which takes a fifth of its time, and index every quote twice.
So our pages ask to be left out of the index, and their entries come from the data, in a file of the tree.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from generator.edges.disk import write_below
from generator.site.lookup import CONTENTS, FOLDER, split
from generator.site.pages import SearchEntry
from generator.site.render import ENTRIES, SEARCHING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SPLIT = "search/search_index.json"
INDEXES = {SPLIT: "docs", "search.json": "items"}
"""The paths of the index of MkDocs with Material and of Zensical, and the key of its entries."""
CONFIG = b'<script id="__config"'
"""What the theme's own script reads, before it runs."""
MARKS = r"""[“”„‟«»‹›‘‚"(),;:!?…—–、。，]+|\.(?!\S)|(?=[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])"""
"""What separates words, besides an engine's white space and hyphens, so that words are found with or without marks.

Chinese and Japanese have no spaces between words, so each of their characters is found as a word.
"""


def fill(site: Path, found: Iterable[SearchEntry] | None = None, *, as_files: bool = False) -> None:
    """Fill the search index of a site with what the search finds, or else with the entries in its tree.

    With Material, our script takes the place of the theme's worker, and reads an index that is split.
    A site without a search stays without one.
    """
    script = _take(site / SEARCHING)
    entries = [SearchEntry(**entry) for entry in json.loads(_take(site / ENTRIES))] if found is None else list(found)
    for path, key in INDEXES.items():
        index = site / path
        if not index.is_file():
            continue
        data = json.loads(index.read_text(encoding="utf-8"))
        data["config"]["separator"] += f"|{MARKS}"
        if worker := find_worker(site):
            data[key] = []
            worker.write_text(script, encoding="utf-8", newline="\n")
            for name, text in split(entries):
                write_below(site, name, text)
        else:
            write = _write_plain if "indexing" in data["config"] else _write_marked
            data[key] = [write(entry) for entry in entries]
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        index.write_text(text, encoding="utf-8", newline="\n")
    if as_files:
        _copy_into_scripts(site)


def find_worker(site: Path) -> Path | None:
    """Return the worker that searches a site of MkDocs with Material.

    Zensical's has other messages, so it keeps the whole index.
    """
    return next(site.glob("assets/javascripts/workers/search.*.js"), None) if (site / SPLIT).is_file() else None


def load_from_files(site: Path) -> None:
    """Let each page that an engine built load the search as a script, before the theme's own.

    From files, a browser starts no worker.
    """
    if worker := find_worker(site):
        path = worker.relative_to(site).as_posix()
        for file in site.rglob("*.html"):
            up = "../" * file.relative_to(site).as_posix().count("/")
            script = f'<script src="{up}{path}"></script>'.encode()
            file.write_bytes(file.read_bytes().replace(CONFIG, script + CONFIG))


def _copy_into_scripts(site: Path) -> None:
    """Copy the index into scripts, which a page can load from a disk; it can load no data.

    The theme, too, loads the index as a script; without that script, its other scripts stop.
    """
    for path in INDEXES:
        index = site / path
        if index.is_file():
            index.with_suffix(".js").write_bytes(b"var __index = " + index.read_bytes())
    for file in [site / CONTENTS, *(site / FOLDER).glob("*/*.json")] if find_worker(site) else ():
        name = file.relative_to(site / FOLDER).with_suffix("").as_posix()
        text = f"__found({json.dumps(name)},{file.read_text(encoding='utf-8')})"
        file.with_suffix(".js").write_text(text, encoding="utf-8", newline="\n")


def _take(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    file.unlink()
    return text


def _write_marked(entry: SearchEntry) -> dict[str, Any]:
    """Write an entry as HTML, as Material and Zensical read it.

    They show only those paragraphs of an entry that match.
    """
    text = "".join(f"<p>{escape(words, quote=False)}</p>" for words in entry.paragraphs if words)
    boost = {"boost": entry.boost} if entry.boost > 1 else {}
    return {"location": entry.location, "title": escape(entry.title, quote=False), "text": text, **boost}


def _write_plain(entry: SearchEntry) -> dict[str, Any]:
    """Write an entry as plain text for the search of MkDocs' own themes."""
    return {"location": entry.location, "title": entry.title, "text": " ".join(filter(None, entry.paragraphs))}
