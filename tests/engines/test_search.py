"""The index of each engine is filled as the search that comes with it reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.edges.engines.search_index import INDEXES, MARKS, fill
from generator.site.lookup import split
from generator.site.pages import SearchEntry
from generator.site.render import ENTRIES, SEARCHING
from tests.engines.conftest import contents
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
SEPARATOR = f"[\\s\\-]+|{MARKS}"
PLAIN = {"location": "b/#c1", "title": "A & B report: It is <so>.", "text": "“C & D” E"}


WORKER = "assets/javascripts/workers/search.0123.min.js"


@pytest.mark.parametrize(
    ("path", "key", "config", "expected"),
    [
        ("search/search_index.json", "docs", {"indexing": "full"}, PLAIN),
        ("search.json", "items", {"lang": ["en"]}, HTML),
    ],
    ids=["MkDocs", "Zensical"],
)
def test_an_index_is_filled_as_its_search_reads_it(
    tmp_path: Path, path: str, key: str, config: dict[str, Any], expected: dict[str, Any]
) -> None:
    worker = {WORKER: "theirs"} if key == "items" else {}
    filled = fill_site(tmp_path, {path: made(key, config), **worker})
    first, second = json.loads(filled[path])[key]
    assert first == expected
    assert "boost" not in second
    assert {name: filled[name] for name in worker} == worker
    assert filled.keys() == {path, *worker}


def test_with_material_our_script_answers_from_an_index_that_is_split(tmp_path: Path) -> None:
    path = "search/search_index.json"
    filled = fill_site(tmp_path, {path: made("docs", {"fields": {}}), WORKER: "theirs"})
    assert json.loads(filled.pop(path)) == {"config": {"fields": {}, "separator": SEPARATOR}, "docs": []}
    assert filled.pop(WORKER) == "ours"
    entry = SearchEntry("b/#c1", "A & B report: It is <so>.", ("“C & D”", "", "E"), 4)
    assert filled == dict(split([entry, entry._replace(boost=1)]))


def made(key: str, config: dict[str, Any]) -> str:
    """Write an index as an engine makes it."""
    return json.dumps({"config": {**config, "separator": "[\\s\\-]+"}, key: [{"location": "what the engine found"}]})


def fill_site(folder: Path, files: dict[str, str]) -> dict[str, str]:
    """Fill the index in the site of an engine; return all its files."""
    written(folder, {**files, ENTRIES: json.dumps([ENTRY, {**ENTRY, "boost": 1}]), SEARCHING: "ours"})
    fill(folder)
    filled = {path: text.decode() for path, text in contents(folder).items()}
    assert all(SEPARATOR in json.loads(filled[path])["config"]["separator"] for path in INDEXES if path in filled)
    return filled
