"""The feeds hold to their standards, as readers that are not ours see them."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from uuid import UUID

import feedparser
import feedparser_rs
import pytest
from lxml import etree

from tests.projects import CLAIMS, checked, edited, published
from tests.site.test_editions import THRICE
from tests.sites import site

NASTY = "Less < more & more > less; 5 % of ]]> and a café \u2028 in 北京."
FEEDS = ("editions", "corrections", "pact")
LONGEST = 3
"""Entries of a feed, here: so few that a few editions are more."""


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    """The schema of Atom feeds, from the appendix of RFC 4287."""
    return etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))


@pytest.fixture(scope="module")
def built() -> dict[str, str]:
    """The site of a desk that has published one edition, one correction, a minor edition and four more editions."""
    files = THRICE
    for was, now in ((4, 5), (5, 4), (4, 5), (5, 4)):
        edit = (CLAIMS, f"grade: {was}", f"grade: {now}")
        files = published(edited(files, [edit]), note=NASTY.replace("\u2028", ""), date="2026-07-08")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module("generator.site.feeds"), "LONGEST", LONGEST)
        return site(checked(files), "2026-11-24")


@pytest.mark.parametrize("name", FEEDS)
def test_an_atom_feed_is_valid(name: str, built: dict[str, str], schema: etree.RelaxNG) -> None:
    document = etree.fromstring(built[f"feeds/{name}.xml"].encode())
    assert schema.validate(document), schema.error_log


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        ("<id>urn:uuid:", "<id>"),
        ("T00:00:00Z</updated>", "</updated>"),
        ("<title>A desk", "<titel>A desk"),
        (' href="', ' ref="'),
    ],
)
def test_the_schema_refuses_what_the_standard_refuses(
    sound: str, broken: str, built: dict[str, str], schema: etree.RelaxNG
) -> None:
    text = built["feeds/pact.xml"].replace(sound, broken, 1)
    if "titel" in broken:
        text = text.replace("</title>", "</titel>", 1)
    assert not schema.validate(etree.fromstring(text.encode()))


@pytest.mark.parametrize("name", FEEDS)
def test_a_reader_of_atom_gets_the_newest_editions(name: str, built: dict[str, str]) -> None:
    feed = feedparser.parse(built[f"feeds/{name}.xml"])
    assert not feed.bozo
    assert feed.version == "atom10"
    expected = [] if name == "corrections" else [f"The pact, edition {number}" for number in (7, 6, 5)]
    assert [entry.title for entry in feed.entries] == (expected or ["The pact, edition 2"])
    for entry in feed.entries:
        assert entry.link.startswith("https://desk.example/pact/editions/")
        assert UUID(entry.id).version == 8
    if expected:
        assert NASTY.replace("\u2028 ", "") in feed.entries[0].summary


@pytest.mark.parametrize("name", FEEDS)
def test_a_reader_of_json_feed_gets_the_same(name: str, built: dict[str, str]) -> None:
    text = built[f"feeds/{name}.json"]
    feed = feedparser_rs.parse(text)
    assert not feed.bozo
    assert feed.version == "json11"
    atom = feedparser.parse(built[f"feeds/{name}.xml"])
    assert [entry.id for entry in feed.entries] == [entry.id for entry in atom.entries]
    assert [entry.link for entry in feed.entries] == [entry.link for entry in atom.entries]
    held = json.loads(text)
    assert held["version"] == "https://jsonfeed.org/version/1.1"
    assert all({"id", "url", "content_text", "date_published"} <= set(item) for item in held["items"])
    assert held["feed_url"] == f"https://desk.example/feeds/{name}.json"
