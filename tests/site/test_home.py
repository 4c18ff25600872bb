"""The home page: the newest first, all of them once, by topic, and what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from generator.build import check
from generator.check.anchors import IN_FULL
from generator.model import Briefing, FrontMatter, KeyPoint, Tree
from generator.model.library import Checked
from generator.model.places import Text
from generator.site import compile  # noqa: A004 (the stage's name)
from generator.site.home import NEWEST, POINTS
from tests.builders import briefing, claim, evidence, library, source
from tests.projects import CLAIMS, DESK, corrected, edited, published
from tests.site.test_editions import TWICE, pages

if TYPE_CHECKING:
    from generator.site.home import HomeView


def home(*briefings: Briefing) -> HomeView:
    """Return what the home page of a desk with these briefings shows."""
    built = library([source("paper", "words")], *briefings)
    return cast("HomeView", compile(Checked(*built), "2026-11-22").pages[0].view)


def on(name: str, *topics: str, updated: str = "2026-01-01") -> Briefing:
    """Return a briefing on some topics."""
    head = FrontMatter(title=Text(name), topics=tuple(map(Text, topics)), updated=Text(updated))
    return briefing(name, head=head)


def test_the_newest_briefing_stands_first() -> None:
    dates = {"a": "2024-01-01", "b": "2025-01-01", "c": "2024-06-01"}
    view = home(*(on(name, updated=date) for name, date in dates.items()))
    assert [line.link.words for line in view.briefings] == ["b", "c", "a"]


def test_every_briefing_stands_there_once_and_only_the_newest_are_set_out() -> None:
    view = home(*(on(f"b{number}", updated=f"2026-01-{number:02}") for number in range(1, IN_FULL + 3)))
    assert [line.link.words for line in view.briefings] == [f"b{number}" for number in range(IN_FULL + 2, 2, -1)]
    assert [(link.words, date) for link, date in view.older] == [
        ("b2", "updated 2 January 2026"),
        ("b1", "updated 1 January 2026"),
    ]


def test_the_newest_briefing_says_its_first_key_points_and_who_reports_them() -> None:
    items = [claim(f"c{number}", "A.", evidence("paper")) for number in range(POINTS + 1)]
    points = tuple(KeyPoint(text=Text(f"Point of {each.id}."), claims=(each.id,)) for each in items)
    head = FrontMatter(title=Text("T"), key_points=points, updated=Text("2026-02-02"))
    view = home(briefing("new", *items, head=head), on("old"))
    assert [each.statement for each in view.briefings[0].points] == ["Point of c0.", "Point of c1.", "Point of c2."]
    assert all("reports" in each.reporter for each in view.briefings[0].points)
    assert view.briefings[1].points == ()


def test_briefings_stand_under_their_topics_and_those_without_one_come_last() -> None:
    view = home(on("a", "nato", "asia"), on("b", "nato", updated="2026-03-01"), on("c"))
    assert [(each.name, each.anchor, [link.words for link in each.briefings]) for each in view.topics] == [
        ("asia", "topic_asia", ["a"]),
        ("nato", "topic_nato", ["b", "a"]),
        ("topic not stated", "topic_", ["c"]),
    ]


def test_there_is_no_index_of_topics_where_it_would_tell_nothing_apart() -> None:
    assert home(on("a", "nato")).topics == ()
    assert home(on("a"), on("b")).topics == ()


def test_the_newest_editions_are_told_of_in_a_line_each_that_leads_to_what_changed() -> None:
    files = published(DESK, date="2026-01-01")
    for number in range(2, NEWEST + 2):
        note = f"It was {number} times. And more."
        wrong = edited(
            files, [(CLAIMS, "    kind: event\n", f"    kind: event\n    valid: {{from: {1999 + number}}}\n")]
        )
        files = published(corrected(wrong), kind="correction", note=note, date=f"2026-01-{number:02}")
        files = edited(files, [(CLAIMS, f"    valid: {{from: {1999 + number}}}\n", "")])
    checked = check(Tree.of(files))
    assert checked.library
    news = cast("HomeView", compile(checked, "2026-11-22").pages[0].view).news
    newest = NEWEST + 1
    assert [each.why for each in news] == [f"It was {number} times." for number in range(newest, newest - NEWEST, -1)]
    assert news[0][1:4] == ("Correction", f"{newest} January 2026", f"2026-01-{newest:02}")
    assert news[0].link[:2] == (f"The pact, edition {newest}", f"pact/changes/#edition-{newest}")


def test_a_printed_page_carries_the_address_that_stays() -> None:
    texts = pages(TWICE)
    for path, line in {
        "index.md": "Address of this page: https://desk.example/",
        "pact/index.md": "Permanent address of this edition: https://desk.example/pact/editions/2/. That of a claim",
        "pact/editions/1/index.md": "Permanent address of this edition: https://desk.example/pact/editions/1/.",
        "sources/paper/index.md": "Address of this page: https://desk.example/sources/paper/",
    }.items():
        assert f'<p class="rb-paper">{line}' in texts[path]
    assert "rb-paper" not in texts["other/index.md"]  # a draft, which nobody can cite
