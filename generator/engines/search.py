"""Takes a built site; puts our search entries into the index that the engine made.

An engine would read each page again for its index, a fifth of the time it takes, and index every quote twice.
So our pages ask to be left out, and their entries come from the data, in a file of the tree.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.render import ENTRIES

if TYPE_CHECKING:
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
    # Zensical needs these, and for tags that are none Material would print an empty landmark.
    items = [{**each, "level": 2 if "#" in each["location"] else 1, "path": [], "tags": []} for each in entries]
    filled = {"docs": entries, "items": items}
    for path, key in INDEXES.items():
        index = site / path
        if index.is_file():
            whole = json.loads(index.read_text(encoding="utf-8")) | {key: filled[key]}
            whole["config"]["separator"] += f"|{MARKS}"
            text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
            index.write_text(text, encoding="utf-8", newline="\n")
