"""The feeds hold to their standards, as readers that are not ours see them."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID

import feedparser
import feedparser_rs
import pytest
from lxml import etree

from generator.build import check, site
from generator.model import Tree
from tests.editions.desk import CLAIMS
from tests.editions.test_changes import edited
from tests.projects import published
from tests.site.test_editions import THRICE

NASTY = "Less < more & more > less; 5 % of ]]> and a café \u2028 in 北京."
MANY = THRICE
for number in range(52):
    MANY = published(
        edited(
            MANY,
            [(CLAIMS, "grade: 4" if number % 2 == 0 else "grade: 5", "grade: 5" if number % 2 == 0 else "grade: 4")],
        ),
        note=NASTY.replace("\u2028", ""),
        date="2026-07-08",
    )
TREE = Tree.of(MANY)
SITE = site(check(TREE), "2026-11-24")
FEEDS = ("editions", "corrections", "pact")
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))


@pytest.mark.parametrize("name", FEEDS)
def test_an_atom_feed_is_valid(name: str) -> None:
    document = etree.fromstring(SITE[f"feeds/{name}.xml"].encode())
    assert SCHEMA.validate(document), SCHEMA.error_log


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        ("<id>urn:uuid:", "<id>"),
        ("T00:00:00Z</updated>", "</updated>"),
        ("<title>A desk", "<titel>A desk"),
        (' href="', ' ref="'),
    ],
)
def test_the_schema_refuses_what_the_standard_refuses(sound: str, broken: str) -> None:
    text = SITE["feeds/pact.xml"].replace(sound, broken, 1)
    if "titel" in broken:
        text = text.replace("</title>", "</titel>", 1)
    assert not SCHEMA.validate(etree.fromstring(text.encode()))


@pytest.mark.parametrize("name", FEEDS)
def test_a_reader_of_atom_gets_what_was_published(name: str) -> None:
    feed = feedparser.parse(SITE[f"feeds/{name}.xml"])
    assert not feed.bozo
    assert feed.version == "atom10"
    expected = [] if name == "corrections" else [f"The pact, edition {number}" for number in range(55, 5, -1)]
    assert [entry.title for entry in feed.entries] == (expected or ["The pact, edition 2"])
    for entry in feed.entries:
        assert entry.link.startswith("https://desk.example/pact/editions/")
        assert UUID(entry.id).version == 8
    if expected:
        assert NASTY.replace("\u2028 ", "") in feed.entries[0].summary


@pytest.mark.parametrize("name", FEEDS)
def test_a_reader_of_json_feed_gets_the_same(name: str) -> None:
    text = SITE[f"feeds/{name}.json"]
    feed = feedparser_rs.parse(text)
    assert not feed.bozo
    assert feed.version == "json11"
    atom = feedparser.parse(SITE[f"feeds/{name}.xml"])
    assert [entry.id for entry in feed.entries] == [entry.id for entry in atom.entries]
    assert [entry.link for entry in feed.entries] == [entry.link for entry in atom.entries]
    held = json.loads(text)
    assert held["version"] == "https://jsonfeed.org/version/1.1"
    assert all({"id", "url", "content_text", "date_published"} <= set(item) for item in held["items"])
    assert held["feed_url"] == f"https://desk.example/feeds/{name}.json"
