"""What the pages decide: what a briefing stands on, what falls with a source, and how dates and groups read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest

from generator.check.quotes import sentence
from generator.model import Capture, FrontMatter, KeyPoint, Member, MemberList, OpenEnd, Tier, Verdict, Withdrawal
from generator.model.library import Checked
from generator.model.places import Text
from generator.read.markdown.prose import read
from generator.site import compile  # noqa: A004 (the stage's name)
from generator.site.briefing import CHARACTERS, WORDS, briefing_view, minutes, strip
from generator.site.claims import count_groups
from generator.site.dates import format_date, publication_date
from generator.site.guide import guide
from generator.site.index import SiteIndex
from generator.site.labels import STATUSES
from generator.site.passages import shown_spans
from generator.site.publication import unpublished
from generator.site.source import source_view
from generator.site.standing import standing
from generator.site.words import capitalised
from tests.builders import briefing, claim, column, evidence, library, press, source

if TYPE_CHECKING:
    from generator.model import Source
    from generator.site.briefing import BriefingView
    from generator.site.guide import TextView
    from generator.site.source import SourceView

GONE = Withdrawal(on=Text("2026-01-01"), because=Text("Why"))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (None, "not stated"),
        ("2023-06-03", "3 June 2023"),
        ("2023-06", "June 2023"),
        ("2023", "2023"),
        ("2023-06?", "June 2023 (uncertain)"),
        ("2023~", "about 2023"),
        ("2023-21", "spring 2023"),
        ("201X", "2010s"),
        ("2023-XX", "2023, month not stated"),
        ("2023-06-XX", "June 2023, day not stated"),
        ("../2023-06-03", "undated; not later than 3 June 2023"),
        ("2023-06-03/..", "3 June 2023 or later"),
        ("2023-06/2023-07", "between June 2023 and July 2023"),
        ("Y170000002", "Y170000002"),
    ],
)
def test_a_date_is_said_in_words(typed: str | None, words: str) -> None:
    assert format_date(typed) == words


def test_an_undated_source_is_bounded_by_its_capture() -> None:
    assert publication_date(source("a")[0]) == "undated; not later than 21 November 2026, when it was captured"


def test_an_undated_source_is_bounded_by_its_first_capture() -> None:
    captures = tuple(
        Capture(file=Text(f"a-{day or 0}.txt"), sha256=Text("0" * 64), captured=Text(day) if day else None)
        for day in (None, "2025-03-01", "2024-03-01/2025-06-01", "2026-01-01")
    )
    of = source("a", captures=captures)[0]
    assert publication_date(of) == "undated; not later than 1 March 2025, when it was captured"


def test_every_capture_has_its_share_and_a_passage_names_an_older_one() -> None:
    old, new = "Old words stand. And more is here.", "New words stand."
    captures = tuple(
        Capture(file=Text(f"{name}.txt"), sha256=Text("0" * 64), id=Text(name), captured=Text(day))
        for name, day in (("old", "2024-01-02"), ("new", "2025-01-02"))
    )
    items = evidence("a", "Old words", capture="old"), evidence("a", "New words")
    one = briefing("b", claim("c1", "A.", *items))
    built = library([source("a", captures=captures)], one, captures={"old.txt": old, "new.txt": new})
    view = source_view(built[0].sources["a"], SiteIndex(*built))
    assert view.shown == (
        "47% of the capture old.txt of 2 January 2024 is shown on this site. "
        "100% of the capture new.txt of 2 January 2025 is shown on this site."
    )
    assert [older for _, older in view.passages] == ["the capture old.txt of 2 January 2024", ""]


def test_a_briefing_says_what_it_stands_on() -> None:
    claims = [claim("c1", "A.", evidence("anon")), claim("c2", "B.", evidence("repost"))]
    line = standing(claims, SiteIndex(*library([source("anon"), column()], briefing("b", *claims))))
    assert line.line == (
        "2 claims rest on 2 origins: 1 anonymous and undated, 1 machine-translated opinion column of a state outlet."
    )
    assert line.note == "One origin is not stated, so it counts as independent of nothing."


def test_copies_of_one_original_count_once() -> None:
    claims = [claim("c1", "A.", evidence("repost")), claim("c2", "B.", evidence("again"), evidence("third"))]
    sources = [column(), column("again"), source("third", derived_from=Text("again"))]
    line = standing(claims, SiteIndex(*library(sources, briefing("b", *claims))))
    assert line.line.startswith("2 claims rest on 1 origin: 1 machine-translated opinion column of a state outlet.")
    assert line.note == ""


def test_what_would_fall_with_a_source_is_what_no_other_origin_supports() -> None:
    claims = [
        claim("c1", "A.", evidence("repost", "Some words")),
        claim("c2", "B.", evidence("repost", "Some words"), evidence("paper", "Other words")),
        claim("c3", "C.", evidence("paper", "Other words")),
    ]
    point = KeyPoint(text=Text("D."), claims=(Text("c1"),))
    head = FrontMatter(title=Text("T"), key_points=(point,))
    sources = [
        column(text="Some words stand."),
        source(
            "paper",
            "Other words stand.",
            origin=Text("paper"),
            publisher=Text("Paper"),
            source_kind=Text("news"),
            control=Text("independent"),
        ),
    ]
    pages = compile(Checked(*library(sources, briefing("b", *claims, head=head))), "2026-11-22")
    view = next(cast("SourceView", page.view) for page in pages.pages if page.address == "sources/repost/")
    assert [(row.link.words, row.falls) for row in view.dependents] == [("c1", True), ("c2", False), ("point 1", True)]
    assert view.falls == (
        "2 statements would have nothing independent left to rest on. 1 statement would have one support fewer."
    )


@pytest.mark.parametrize("others", [1, 2])
def test_what_is_established_by_two_origins_is_so_no_longer_without_one_of_them(others: int) -> None:
    names = ("paper", "report", "letter")[: others + 1]
    items = [evidence(name, f"Words of {name}") for name in names]
    sources = [press(name, f"Words of {name} stand.", issued=Text("2026-01-01")) for name in names]
    one = briefing("b", claim("c1", "A.", *items, status="corroborated"))
    built = library(sources, one)
    (row,) = source_view(built[0].sources["paper"], SiteIndex(*built)).dependents
    assert not row.falls
    assert row.unsettled == (others == 1)


def test_what_could_not_be_checked_keeps_nothing_established() -> None:
    """The page goes by the rule, for which a quote that nobody could check establishes nothing."""
    names = ("paper", "report", "letter")
    sources = [press(name, f"Words of {name} stand.", issued=Text("2026-01-01")) for name in names]
    items = [evidence(name, f"Words of {name}") for name in names]
    built, verdicts = library(sources, briefing("b", claim("c1", "A.", *items, status="corroborated")))
    unseen = {each.address: Verdict(Tier.UNCHECKED) for each in built.quotations if each.source.id == "letter"}
    settled, unsettled = (
        next(iter(source_view(built.sources["paper"], SiteIndex(built, held)).dependents)).unsettled
        for held in (verdicts, {**verdicts, **unseen})
    )
    assert (settled, unsettled) == (False, True)


def _falls(*sources: tuple[Source, str], lists: tuple[MemberList, ...] = ()) -> list[tuple[str, bool]]:
    """What becomes of a claim and the lists that rest on the first source, and of the claim on all others as well."""
    names = [each.id for each, _ in sources]
    built = library(sources, briefing("b", claim("c1", "A.", *map(evidence, names)), lists=lists))
    view = source_view(built[0].sources[names[0]], SiteIndex(*built))
    return [(row.link.words, row.falls) for row in view.dependents]


@pytest.mark.parametrize(
    ("own", "other", "falls"),
    [
        ("x", "y", False),
        ("x", "x", True),
        ("x", None, True),
        (None, None, True),
        (None, "y", False),
    ],
)
def test_only_a_stated_and_different_origin_keeps_a_claim_from_falling(
    own: str | None, other: str | None, *, falls: bool
) -> None:
    origins = [origin and Text(origin) for origin in (own, other)]
    named = (
        source(
            f"s{n}",
            "words",
            origin=each,
            publisher=Text(f"Press {n}"),
            source_kind=Text("news"),
            control=Text("independent"),
        )
        for n, each in enumerate(origins)
    )
    assert _falls(*named) == [("c1", falls)]


@pytest.mark.parametrize(
    "other",
    [
        {"source_kind": Text("opinion")},
        {"control": Text("state")},
        {"control": Text("party")},
        {"publisher": None},
        {"withdrawn": GONE},
    ],
)
def test_only_what_the_rules_call_independent_keeps_a_claim_from_falling(other: dict[str, Any]) -> None:
    """An agency and a state-run column are one independent origin: without the agency, nothing independent is left."""
    agency = press("agency", "words")
    second = source("other", "words", **{"origin": Text("other"), "publisher": Text("Other"), **other})
    assert _falls(agency, second) == [("c1", True)]
    assert _falls(second, agency) in ([("c1", False)], [])


def test_a_withdrawn_source_keeps_nothing_from_falling() -> None:
    gone = source("b", "words", origin=Text("y"), withdrawn=GONE)
    assert _falls(source("a", "words", origin=Text("x")), gone) == [("c1", True)]


def test_list_rows_fall_with_their_source_as_claims_do() -> None:
    rows = (
        Member(name=Text("Alone"), evidence=(evidence("a"),)),
        Member(name=Text("Denied"), evidence=(evidence("a", stance="contradicts"),)),
        Member(name=Text("Gone"), evidence=(evidence("a"),), withdrawn=GONE),
        Member(name=Text("Both"), evidence=(evidence("a"), evidence("b"))),
    )
    lists = (MemberList(id=Text("l"), title=Text("The list"), members=rows),)
    sources = (
        source("a", "words", origin=Text("x")),
        source(
            "b", "words", origin=Text("y"), publisher=Text("B"), source_kind=Text("news"), control=Text("independent")
        ),
    )
    assert _falls(*sources, lists=lists) == [("c1", False), ("row 1", True), ("row 4", False)]


def test_a_group_says_what_its_statuses_mean_in_the_words_of_the_closed_list() -> None:
    items = evidence("anon"), evidence("anon", stance="contradicts")
    for met in (("contradicted",), ("refuted",), ("contradicted", "refuted"), ("reported",)):
        claims = [claim(f"c{number}", "A.", *items, status=status) for number, status in enumerate(met)]
        one = briefing("b", *claims)
        built = library([source("anon", "words")], one)
        (group,) = briefing_view(one, SiteIndex(*built), "2026-11-22", unpublished(one)).groups
        senses = [STATUSES[status].sense for status in met]
        if len(met) > 1:
            senses = [f"{capitalised(status)}: {sense}" for status, sense in zip(met, senses, strict=True)]
        assert group.sense == " ".join(senses)


def test_claims_are_grouped_by_how_they_are_known() -> None:
    claims = [
        claim(f"c{number}", "A.", evidence("anon"), status=status)
        for number, status in enumerate(
            ("reported", "unverifiable", "contradicted", "refuted", "corroborated", "reported"), start=1
        )
    ]
    pages = compile(Checked(*library([source("anon", "words")], briefing("b", *claims))), "2026-11-22")
    view = next(cast("BriefingView", page.view) for page in pages.pages if page.address == "b/")
    groups = {group.title: [row.anchor for row in group.rows] for group in view.groups}
    assert groups == {
        "Claims that are established": ["c5"],
        "Claims that are reported only": ["c1", "c6"],
        "Claims that are disputed": ["c3", "c4"],
        "Claims that are not known either way": ["c2"],
    }
    assert [fact.link for fact in view.known] == [f"#{group.id}" for group in view.groups]


def test_how_many_claims_are_known_in_which_way_is_said_of_empty_groups_too_and_withdrawn_ones_are_counted_apart() -> (
    None
):
    claims = [claim("c1", "A.", evidence("anon")), claim("c2", "B.", evidence("anon"))]
    gone = replace(claim("c3", "C.", evidence("anon"), status="unverifiable"), withdrawn=GONE)
    assert [fact[:2] for fact in count_groups((*claims, gone))] == [
        ("Established", "none"),
        ("Reported only", "2"),
        ("Disputed", "none"),
        ("Not known", "none"),
        ("Withdrawn", "1"),
    ]
    assert list(count_groups(())) == []


@pytest.mark.parametrize(
    ("narrative", "summary", "minutes_"),
    [
        ("", "", 1),
        ("word " * WORDS * 2, "", 2),
        ("word " * WORDS, "word " * WORDS * 2, 3),
        ("word [@paper; @paper] [#c1] " * WORDS * 2, "", 2),
        ("- *word* | " * WORDS * 3, "", 3),
        ("海" * CHARACTERS * 2 + " word" * WORDS, "", 3),
    ],
)
def test_it_takes_as_long_to_read_as_there_are_words(narrative: str, summary: str, minutes_: int) -> None:
    """Citations and marks are no words; where words have no spaces, characters count."""
    one = briefing("b", narrative=read("b.md", narrative), articles={"paper": read("paper.md", summary)})
    assert minutes(one) == minutes_
    assert strip(one, "2026-11-22", unpublished(one))[2].startswith(f"about {minutes_} minute")


def test_open_ends_stand_together_each_behind_who_names_it_and_with_its_list() -> None:
    end = OpenEnd(text=Text("others"), evidence=(evidence("anon"),))
    lists = (
        MemberList(id=Text("a"), title=Text("The league"), open_end=end),
        MemberList(id=Text("b"), title=Text("No end")),
        MemberList(id=Text("c"), title=Text("Withdrawn"), open_end=end, withdrawn=GONE),
        MemberList(id=Text("d"), title=Text("Withdrawn end"), open_end=replace(end, withdrawn=GONE)),
    )
    one = briefing("b", lists=lists)
    view = briefing_view(one, SiteIndex(*library([source("anon", "words")], one)), "2026-11-22", unpublished(one))
    ((sentence_, link),) = view.open_ends
    assert str(sentence_).endswith("undated text names: others")
    assert link[:2] == ("The league", "#l-a-open")


def test_the_strip_says_when_a_review_is_overdue() -> None:
    head = FrontMatter(title=Text("T"), updated=Text("2026-01-01"), review_by=Text("2026-05-01"))
    one = briefing("b", head=head)
    assert strip(one, "2026-05-01", unpublished(one))[:4] == (
        "Draft, no edition published yet",
        "updated 1 January 2026",
        "about 1 minute to read",
        "review due 1 May 2026",
    )
    assert strip(one, "2026-05-02", unpublished(one))[3] == "review was due 1 May 2026"


def test_sentences_that_overlap_are_shown_once() -> None:
    capture = "One sentence is here. Another follows it. A third ends it."
    verdicts = [
        Verdict(Tier.EXACT, (span,), sentences=(sentence(capture, *span),)) for span in ((0, 3), (4, 12), (42, 49))
    ]
    cut = {alone: [capture[slice(*span)] for span in shown_spans(verdicts, alone=alone)] for alone in (False, True)}
    assert cut == {False: ["One sentence is here.", "A third ends it."], True: ["One", "sentence", "A third"]}


def test_every_text_of_docs_is_a_page_and_an_index_lists_them() -> None:
    pages = {page.address: page for page in guide({"docs/how.md": "# How it is\n\nSo.", "docs/no-title.md": "x"})}
    assert set(pages) == {f"guide/{name}" for name in ("", "how/", "how-to-read/", "no-title/", "rules/")}
    assert pages["guide/how/"].title == "How it is"
    view = cast("TextView", pages["guide/"].view)
    listed = "- [How to read this site](how-to-read.md)\n- [How it is](how.md)\n- [no title](no-title.md)\n- [Rules]"
    assert listed in view.markdown
    for path in ("docs/how-to-read.md", "docs/how-to-read/README.md"):
        (own,) = [page for page in guide({path: "# Our way\n"}) if page.address == "guide/how-to-read/"]
        assert own.title == "Our way"
