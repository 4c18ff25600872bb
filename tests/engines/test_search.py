"""The index of each engine is filled as the search that comes with it reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.edges.engines.search_index import MARKS, fill
from generator.site.render import ENTRIES
from tests.projects import written

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = {"location": "b/#c1", "title": "A & B report: It is <so>.", "paragraphs": ["“C & D”", "", "E"], "boost": 4}
HTML = {
    "location": "b/#c1",
    "title": "A &amp; B report: It is &lt;so&gt;.",
    "text": "<p>“C &amp; D”</p><p>E</p>",
    "boost": 4,
}

PLAIN = {"location": "b/#c1", "title": "A & B report: It is <so>.", "text": "“C & D” E"}


@pytest.mark.parametrize(
    ("path", "key", "config", "expected"),
    [
        ("search/search_index.json", "docs", {"fields": {}}, HTML),
        ("search/search_index.json", "docs", {"indexing": "full"}, PLAIN),
        ("search.json", "items", {"lang": ["en"]}, HTML),
    ],
    ids=["Material", "MkDocs", "Zensical"],
)
def test_an_index_is_filled_as_its_search_reads_it(
    tmp_path: Path, path: str, key: str, config: dict[str, Any], expected: dict[str, Any]
) -> None:
    made = {"config": {**config, "separator": "[\\s\\-]+"}, key: [{"location": "what the engine found"}]}
    written(tmp_path, {path: json.dumps(made), ENTRIES: json.dumps([ENTRY, {**ENTRY, "boost": 1}])})
    fill(tmp_path)
    filled = json.loads((tmp_path / path).read_text(encoding="utf-8"))
    first, second = filled[key]
    assert first == expected
    assert "boost" not in second
    assert filled["config"]["separator"] == f"[\\s\\-]+|{MARKS}"
    assert not (tmp_path / ENTRIES).exists()
