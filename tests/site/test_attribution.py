"""No statement leaves without those who report it, and no phrase says more of them than is known."""

from __future__ import annotations

import re
from html import unescape
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import FrontMatter, KeyPoint, Name, Source, Step, Withdrawal
from generator.model.addresses import Address
from generator.model.forms import CLAIM_KINDS, CONTROLS, SOURCE_KINDS, STATUSES, STEPS
from generator.model.library import Checked
from generator.model.places import Text
from generator.site import compile  # noqa: A004 (the stage's name)
from generator.site.attribution import attribute_claim, attribute_key_point, attribute_reply, attribute_row
from generator.site.genres import TEXTS
from generator.site.index import SiteIndex
from generator.site.naming import citation_name, full_name, short_name
from generator.site.standing import standing
from tests.builders import briefing, claim, column, evidence, library, source
from tests.sites import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import DrawFn

    from generator.model import Evidence, Library, Verdicts

ANONYMOUS = source("anon")[0]
REPOST = column()[0]
PAPER = source("paper", publisher=Text("The Paper"), source_kind=Text("news"), issued=Text("2024-05-01"))[0]
OUTLET = "a state-controlled outlet"
SOURCES = {"anon": ANONYMOUS, "repost": REPOST, "paper": PAPER}


WHOLE, PART = evidence("paper", "all"), evidence("paper", "some", stance="supports-in-part")
OTHER = evidence("anon", stance="supports-in-part")
DENIAL = evidence("anon", stance="contradicts")
DENIES = "An anonymous, undated text denies"


@pytest.mark.parametrize(
    ("items", "lead", "point", "row"),
    [
        ((PART,), "The Paper’s news report reports in part", None, "The Paper’s news report names in part"),
        ((WHOLE, PART), "The Paper’s news report reports", None, "The Paper’s news report names"),
        (
            (WHOLE, OTHER),
            "The Paper’s news report reports; and an anonymous, undated text reports in part",
            "Drawn from The Paper’s news report; and an anonymous, undated text",
            "The Paper’s news report names; and an anonymous, undated text names in part",
        ),
        (
            (PART, DENIAL),
            "The Paper’s news report reports in part; an anonymous, undated text denies",
            None,
            "The Paper’s news report names in part; and an anonymous, undated text denies",
        ),
        (
            (DENIAL,),
            DENIES,
            "Drawn from what is denied by an anonymous, undated text",
            DENIES,
        ),
    ],
    ids=["in part only", "in full and in part", "two sources", "in part and denied", "denied only"],
)
def test_who_supports_a_statement_only_in_part_is_never_said_to_report_all_of_it(
    items: tuple[Evidence, ...], lead: str, point: str | None, row: str
) -> None:
    told = claim("c1", "It rained.", *items)
    assert attribute_claim(told, SOURCES, short=True).reporter == lead
    assert attribute_key_point("It rained.", [told], SOURCES, short=True).reporter == (point or lead)
    assert attribute_row("Rain", items, SOURCES, short=True).reporter == row


@pytest.mark.parametrize(
    ("speaker", "lead"),
    [
        (None, "The Paper’s news report replies"),
        ("the agency", "The agency replied, as reported by The Paper’s news report"),
    ],
)
def test_a_reply_names_who_replied(speaker: str | None, lead: str) -> None:
    reply = evidence("paper", "It did not.", **({"speaker": speaker} if speaker else {}))
    assert str(attribute_reply(reply, SOURCES)) == f"{lead}: It did not."


@pytest.mark.parametrize(
    ("of", "full", "short", "cited"),
    [
        (ANONYMOUS, "an anonymous, undated text", "an anonymous, undated text", "anonymous, undated"),
        (
            REPOST,
            f"a machine-translated repost of a column by Timur Fomenko for RT, {OUTLET} (original unseen)",
            "a machine-translated repost of Fomenko’s column (RT, state-controlled)",
            "Fomenko, undated, repost",
        ),
        (PAPER, "a news report from The Paper (1 May 2024)", "The Paper’s news report", "The Paper, 2024"),
    ],
)
def test_a_source_is_named_by_what_is_stated(of: Source, full: str, short: str, cited: str) -> None:
    assert (full_name(of), short_name(of), citation_name(of)) == (full, short, cited)


def people(*names: str) -> tuple[Name, ...]:
    """Return persons by their given and family names, and bodies by a name of one word."""
    split = (each.rpartition(" ") for each in names)
    return tuple(
        Name(given=Text(given), family=Text(family)) if given else Name(literal=Text(family))
        for given, _, family in split
    )


ONE, TWO, THREE = people("Ann Saha"), people("Ann Saha", "Bo Lee"), people("Ann Saha", "Bo Lee", "Cy Roy")
BODIES = people("EDRi", "Amnesty")


@pytest.mark.parametrize(
    ("kind", "author", "more", "names"),
    [
        ("research", ONE, {}, ("a study by Ann Saha", "Saha’s study", "Saha")),
        ("research", TWO, {}, ("a study by Ann Saha and Bo Lee", "the study by Saha and Lee", "Saha and Lee")),
        ("research", THREE, {}, ("a study by Ann Saha and others", "the study by Saha and others", "Saha and others")),
        ("research", people("Jo Jones"), {}, ("a study by Jo Jones", "the study by Jones", "Jones")),
        ("research", ONE, {"type": "post-weblog"}, ("a blog post by Ann Saha", "Saha’s blog post", "Saha")),
        ("research", ONE, {"genre": "Blog"}, ("a blog post by Ann Saha", "Saha’s blog post", "Saha")),
        ("opinion", ONE, {"genre": "Tweet"}, ("a post by Ann Saha", "Saha’s post", "Saha")),
        ("opinion", ONE, {"genre": "editorial"}, ("an editorial by Ann Saha", "Saha’s editorial", "Saha")),
        (
            "official",
            ONE,
            {"genre": "court transcript"},
            ("a court transcript by Ann Saha", "Saha’s court transcript", "Saha"),
        ),
        ("official", BODIES[:1], {"type": "legislation"}, ("a law by EDRi", "EDRi’s law", "EDRi")),
        ("unknown", ONE, {"type": "report"}, ("a report by Ann Saha", "Saha’s report", "Saha")),
        ("opinion", ONE, {"genre": "Open letter"}, ("an open letter by Ann Saha", "Saha’s open letter", "Saha")),
        (
            "opinion",
            BODIES,
            {},
            ("a statement by EDRi and Amnesty", "the statement by EDRi and Amnesty", "EDRi and Amnesty"),
        ),
        ("opinion", BODIES[:1], {"publisher": "EDRi"}, ("a statement by EDRi", "EDRi’s statement", "EDRi")),
        (
            "opinion",
            (*ONE, *BODIES[:1]),
            {},
            ("a column by Ann Saha and EDRi", "the column by Saha and EDRi", "Saha and EDRi"),
        ),
        (
            "official",
            (),
            {"publisher": "United Nations", "genre": "Press release"},
            ("a press release from United Nations", "the press release from United Nations", "United Nations"),
        ),
        (
            "news",
            (),
            {"container_title": "Yahoo!"},
            ("a news report from Yahoo!", "the news report from Yahoo!", "Yahoo!"),
        ),
        (
            "news",
            ONE,
            {"container_title": "Globe", "genre": "news report"},
            ("a news report by Ann Saha for Globe", "Saha’s news report (Globe)", "Saha"),
        ),
        ("research", ONE, {"publisher": "Globe"}, ("a study by Ann Saha from Globe", "Saha’s study (Globe)", "Saha")),
        (
            "opinion",
            ONE,
            {"control": "state"},
            ("a column by Ann Saha in a state-controlled outlet", "Saha’s column (state-controlled)", "Saha"),
        ),
        (
            "opinion",
            BODIES[:1],
            {"control": "party", "publisher": "EDRi"},
            ("a statement by EDRi, a party-controlled outlet", "EDRi’s statement (party-controlled)", "EDRi"),
        ),
    ],
)
def test_every_shape_of_authors_and_every_text_has_its_words(
    kind: str, author: tuple[Name, ...], more: dict[str, str], names: tuple[str, str, str]
) -> None:
    full, short, cited = names
    fields = {name: Text(words) for name, words in more.items()}
    of = source("s", source_kind=Text(kind), author=author, **fields)[0]
    assert (full_name(of), short_name(of), citation_name(of)) == (full, short, f"{cited}, undated")


@pytest.mark.parametrize("control", CONTROLS)
@pytest.mark.parametrize(
    "outlet", [{}, {"container_title": "News"}, {"publisher": "EDRi"}, {"container_title": "A (b)"}]
)
@pytest.mark.parametrize("author", [(), ONE, TWO, THREE, BODIES, BODIES[:1], people("Jo Jones"), people("UNITED")])
def test_no_name_of_any_kind_of_text_is_wrong_english(
    author: tuple[Name, ...], outlet: dict[str, str], control: str
) -> None:
    fields: dict[str, Any] = {name: Text(words) for name, words in outlet.items()}
    for kind, word in product(SOURCE_KINDS, (None, *TEXTS)):
        fields |= {"source_kind": Text(kind), "type": Text(word) if word else None, "control": Text(control)}
        of = source("s", author=author, **fields)[0]
        for name in (full_name(of), short_name(of)):
            assert not re.search(r"\ba [aeiou]|\ban [^aeiou]|[sS)]’s|[^\w]’s|(\bEDRi\b).*\1", name), name
        closed = str(attribute_claim(claim("c1", "It is.", evidence("s")), {"s": of}))
        assert (", reports: " in closed) == full_name(of).endswith("-controlled outlet") & (" in a " not in closed), (
            closed
        )


@pytest.mark.parametrize(
    ("kind", "verb"),
    [
        ("event", "reports"),
        ("fact", "reports"),
        ("assessment", "assesses"),
        ("forecast", "predicts"),
        ("opinion", "argues"),
        ("recommendation", "recommends"),
    ],
)
def test_each_kind_of_claim_has_its_verb(kind: str, verb: str) -> None:
    said = attribute_claim(claim("c1", "It comes.", evidence("anon"), kind=kind), SOURCES)
    assert str(said) == f"An anonymous, undated text {verb}: It comes."


def test_an_apposition_is_closed_before_the_verb() -> None:
    said = attribute_claim(claim("c1", "It comes.", evidence("repost"), kind="forecast"), SOURCES)
    assert said.reporter.endswith("for RT, a state-controlled outlet (original unseen), predicts")


def test_a_speaker_is_named_before_the_source() -> None:
    fact = claim("c1", "It is so.", evidence("anon", speaker="NATO officials"))
    assert str(attribute_claim(fact, SOURCES)) == "NATO officials, as reported by an anonymous, undated text: It is so."
    view = claim("c1", "It is bad.", evidence("anon", speaker="NATO officials"), kind="opinion")
    assert attribute_claim(view, SOURCES).reporter == "NATO officials argued, as reported by an anonymous, undated text"


def test_every_source_is_named() -> None:
    said = attribute_claim(claim("c1", "It is so.", evidence("anon"), evidence("paper")), SOURCES, short=True)
    assert said.reporter == "An anonymous, undated text reports; and The Paper’s news report reports"


def test_of_a_contradicted_claim_both_sides_are_shown() -> None:
    sides = (evidence("anon"), evidence("paper", stance="contradicts"))
    said = attribute_claim(claim("c1", "It is so.", *sides, status="contradicted"), SOURCES, short=True)
    assert said.reporter == "An anonymous, undated text reports; The Paper’s news report denies"


DENIED = [evidence("anon", stance="contradicts"), evidence("paper", stance="contradicts")]
MENTIONED = [evidence("paper", stance="context")]


@pytest.mark.parametrize(
    ("items", "lead"),
    [
        (DENIED, "An anonymous, undated text denies; and The Paper’s news report denies"),
        ([*DENIED[:1], *MENTIONED], "An anonymous, undated text denies"),
        (
            [evidence("paper", stance="contradicts", speaker="NATO officials")],
            "NATO officials denied, as reported by The Paper’s news report",
        ),
        (MENTIONED, "The Paper’s news report mentions, as context"),
        (
            [evidence("paper", stance="context", speaker="NATO officials")],
            "NATO officials, cited as context by The Paper’s news report",
        ),
        ([evidence("nowhere")], "No source that is known predicts"),
        ([evidence("nowhere"), *DENIED[:1]], "An anonymous, undated text denies"),
    ],
)
@pytest.mark.parametrize("status", STATUSES)
def test_what_nobody_supports_is_never_said_to_be_asserted(items: list[Evidence], lead: str, status: str) -> None:
    said = attribute_claim(claim("c1", "It comes.", *items, kind="forecast", status=status), SOURCES, short=True)
    assert str(said) == f"{lead}: It comes."


@pytest.mark.parametrize(
    ("items", "lead"),
    [
        (DENIED, "Drawn from what is denied by an anonymous, undated text; and The Paper’s news report"),
        (DENIED[:1], "Drawn from what is denied by an anonymous, undated text"),
        (MENTIONED, "Drawn from what is mentioned, as context, by The Paper’s news report"),
        (
            [evidence("anon"), evidence("paper", stance="contradicts")],
            "An anonymous, undated text reports; The Paper’s news report denies",
        ),
        ([evidence("nowhere")], "Drawn from no source that is known"),
    ],
)
def test_a_point_on_what_nobody_supports_is_never_said_to_be_asserted(items: list[Evidence], lead: str) -> None:
    assert (
        str(attribute_key_point("It is so.", [claim("c1", "A.", *items)], SOURCES, short=True)) == f"{lead}: It is so."
    )


@pytest.mark.parametrize(
    ("items", "lead"),
    [
        (DENIED[1:], "The Paper’s news report denies"),
        ([*DENIED[1:], evidence("anon")], "An anonymous, undated text names; and The Paper’s news report denies"),
        (MENTIONED, "The Paper’s news report mentions, as context"),
        ([evidence("nowhere")], "No source that is known names"),
    ],
)
def test_a_row_that_is_denied_is_not_said_to_be_named(items: list[Evidence], lead: str) -> None:
    assert str(attribute_row("Russia", items, SOURCES, short=True)) == f"{lead}: Russia"


@pytest.mark.parametrize("by", ["Machine translation", "a MACHINE", "machine"])
def test_a_machine_counts_as_one_however_it_is_written(by: str) -> None:
    steps = (Step(step=Text("translation"), by=Text(by)), Step(step=Text("repost")))
    of = column(provenance=steps)[0]
    assert short_name(of).startswith("a machine-translated repost of")
    one = claim("c1", "A.", evidence("repost"))
    built = library([column(provenance=steps)], briefing("b", one))
    assert "machine-translated opinion column" in standing([one], SiteIndex(*built)).line


def test_a_citation_says_that_the_original_is_unseen_where_no_later_hand_says_it() -> None:
    steps = (Step(step=Text("original"), by=Text("RT")),)
    assert citation_name(column(provenance=steps)[0]) == "Fomenko, undated, original unseen"


def test_a_withdrawn_source_is_named_as_withdrawn() -> None:
    gone = column(withdrawn=Withdrawal(on=Text("2026-05-01"), because=Text("It was made up.")))[0]
    assert full_name(gone).endswith(" (withdrawn) (original unseen)")
    assert short_name(gone) == "a machine-translated repost of Fomenko’s column (RT, state-controlled) (withdrawn)"
    assert citation_name(gone) == "Fomenko, undated, repost, withdrawn"


def test_a_point_of_one_source_speaks_with_its_verb_and_one_of_several_is_drawn_from_them() -> None:
    one = [claim("c1", "A.", evidence("anon"), kind="forecast")]
    assert str(attribute_key_point("It comes.", one, SOURCES)) == "An anonymous, undated text predicts: It comes."
    mixed = [*one, claim("c2", "B.", evidence("anon"))]
    assert attribute_key_point("It comes.", mixed, SOURCES).reporter == "An anonymous, undated text says"
    several = [*one, claim("c3", "C.", evidence("paper"))]
    assert attribute_key_point("Both.", several, SOURCES, short=True).reporter == (
        "Drawn from an anonymous, undated text; and The Paper’s news report"
    )


def test_a_row_names_who_names_it() -> None:
    row = attribute_row("Russia", [evidence("anon", speaker="NATO officials")], SOURCES)
    assert str(row) == "An anonymous, undated text, quoting NATO officials, names: Russia"


@st.composite
def libraries(draw: DrawFn) -> tuple[Library, Verdicts]:
    """A library of any sources, and claims on any of them."""
    words = st.sampled_from([None, Text("Alpha"), Text("Beta Press")])
    sources = []
    for name in ("one", "two", "three"):
        steps = draw(st.lists(st.sampled_from(STEPS), max_size=3))
        author = draw(words)
        fields = {
            "author": (Name(family=author),) if author else (),
            "publisher": draw(words),
            "container_title": draw(words),
            "source_kind": Text(draw(st.sampled_from(SOURCE_KINDS))),
            "control": Text(draw(st.sampled_from(CONTROLS))),
            "issued": draw(st.sampled_from([None, Text("2024"), Text("../2024-01-01")])),
            "provenance": tuple(
                Step(step=Text(step), seen=Text(draw(st.sampled_from(["true", "false"])))) for step in steps
            ),
        }
        sources.append(source(name, f"Some words stand in {name}. And more.", **fields))
    claims = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        quoted = draw(st.lists(st.sampled_from(["one", "two", "three"]), min_size=1, max_size=3, unique=True))
        items = []
        for name in quoted:
            spoken = draw(st.sampled_from([{}, {"speaker": "Some officials"}]))
            stance = draw(st.sampled_from(["supports", "contradicts", "context"]))
            items.append(evidence(name, f"Some words stand in {name}", stance=stance, **spoken))
        status, kind = draw(st.sampled_from(STATUSES)), draw(st.sampled_from(CLAIM_KINDS))
        claims.append(claim(f"c{number}", f"The thing of number {number} is so.", *items, status=status, kind=kind))
    points = tuple(
        KeyPoint(
            text=Text(f"The point of number {number} holds."), claims=tuple(Text(each.id) for each in claims[:number])
        )
        for number in range(1, len(claims) + 1)
    )
    return library(sources, briefing("b", *claims, head=FrontMatter(title=Text("A title"), key_points=points)))


@settings(max_examples=30)  # each is a whole site of up to four claims, so a hundred statements are met in all kinds
@given(libraries())
def test_wherever_a_statement_stands_its_reporter_stands_before_it(built: tuple[Library, Verdicts]) -> None:
    """On every page, in every heading, row, link title and description, of every kind and status."""
    of, verdicts = built
    reporters: dict[str, set[str]] = {}
    for each in of.briefings["b"].claims:
        reporters[each.statement] = {attribute_claim(each, of.sources, short=short).reporter for short in (True, False)}
    for point in of.briefings["b"].head.key_points:
        claims = [of.claims[Address.of_reference("b", name)] for name in point.claims]
        reporters[point.text] = {
            attribute_key_point(point.text, claims, of.sources, short=short).reporter for short in (True, False)
        }
    site = render(compile(Checked(of, verdicts), "2026-11-22"))
    met = set()
    for text in (text for page in site.values() for text in _readings(page)):
        for statement, names in reporters.items():
            for match in re.finditer(re.escape(statement), text):
                assert any(text[: match.start()].endswith(f"{name}: ") for name in names), text[: match.end()][-300:]
                met.add(statement)
    assert met == set(reporters)


def _readings(page: str) -> list[str]:
    """What a page says: its text without tags, and each attribute by itself."""
    titles = re.findall(r'="([^"]*)"', page)
    return [unescape(re.sub(r"<[^>]*>", "", page)), *map(unescape, titles)]


@given(libraries())
def test_an_unseen_original_is_never_said_to_be_what_we_read(built: tuple[Library, Verdicts]) -> None:
    sources: Mapping[str, Source] = built[0].sources
    for each in sources.values():
        if each.original_unseen:
            assert full_name(each).endswith("(original unseen)")
            hands = "repost|copy|excerpt|transcript|translation|text"
            assert re.match(
                rf"an? ((machine-)?translated |syndicated |machine |anonymous, |undated )*({hands})\b", short_name(each)
            )
