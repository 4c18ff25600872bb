"""From a quote to its passage: what is shown of the capture, what rests on it, and where it can be read live."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from generator.check import limits
from generator.model import Capture, FrontMatter, KeyPoint, Locator, Member, MemberList, Reliability, Step
from generator.model.library import Checked
from generator.model.places import Text
from generator.site import compile  # noqa: A004 (the stage's name)
from generator.site.index import SiteIndex
from generator.site.source import source_view
from tests.builders import briefing, claim, evidence, library, press, source
from tests.sites import render

if TYPE_CHECKING:
    from generator.model import Evidence, Library, Verdicts
    from generator.site.source import SourceView

TEXT = (
    "It rained. The port was closed on Monday. It rained again.\n"
    "The ferry had its passengers. It sailed in the evening, and came back before the night.\n"
    "It rained.\n"
)
URL = Text("https://example.org/page")
CLOSED, SAILED = evidence("paper", "closed on Monday"), evidence("paper", "sailed in the evening")
RAINED = evidence("paper", "It rained", prefix="night.")


def desk(*items: Any, more: tuple[Any, ...] = (), **fields: Any) -> tuple[Library, Verdicts]:  # noqa: ANN401
    """Return a library with a claim on each of the items, all from one source with these fields."""
    claims = (claim(f"c{number}", "So it is.", *given) for number, given in enumerate(items, start=1))
    return library([source("paper", TEXT, **fields), *more], briefing("b", *claims))


def view(built: tuple[Library, Verdicts]) -> SourceView:
    """Return what the page of the source shows."""
    return source_view(built[0].sources["paper"], SiteIndex(*built))


def words(built: tuple[Library, Verdicts]) -> list[str]:
    """Return the words of each passage, what is quoted in brackets."""
    pieces = (
        [f"[{each.text}]" if each.quoted else each.text for part in passage.parts for each in part.pieces]
        for passage, _ in view(built).passages
    )
    return ["".join(each) for each in pieces]


@pytest.mark.parametrize(
    ("rights", "expected"),
    [
        ("hash-only", ["closed on Monday", "sailed in the evening"]),
        ("excerpt", ["The port was closed on Monday.", "It sailed in the evening, and came back before the night."]),
        ("full", TEXT.splitlines()[:2]),
    ],
)
def test_a_passage_shows_around_a_quote_what_the_rights_allow(rights: str, expected: list[str]) -> None:
    built = desk([CLOSED], [SAILED], rights=Text(rights))
    assert [each.replace("[", "").replace("]", "") for each in words(built)] == expected
    assert all(quote in "".join(words(built)) for quote in ("[closed on Monday]", "[sailed in the evening]"))
    spans = limits.find_excerpts(*built)["paper.txt"]
    assert [TEXT[slice(*span)] for span in spans] == expected
    assert view(built).shown.startswith(f"{round(sum(map(len, expected)) / len(TEXT) * 100)}% of the capture")


TABLE = (
    "The act applies in steps.\n"
    "\n"
    "| Date | What applies |\n"
    "|:-----|---|\n"
    "| **02.08.2026** | The rules on *high* risk \\| all. |\n"
    "| 02.08.2027 | The rest, as [the text](https://a.example/b) says. |\n"
    "\n"
    "Ada | 36\n"
    "--- | ---\n"
    "Eve | 35\n"
    "\n"
    "  | Sub | |  \n"
    "\n"
    "Either | or.\n"
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("quotes", "rights", "shown"),
    [
        (["02.08.2026"], "full", ["<tr><td>[02.08.2026]</td><td>The rules on high risk | all.</td></tr>"]),
        (
            ["The rules on high risk"],
            "excerpt",
            ["<tr><td>02.08.2026</td><td>[The rules on ][high][ risk] | all.</td></tr>"],
        ),
        (["02.08.2026", "The rules on"], "hash-only", ["[02.08.2026]", "[The rules on]"]),
        (["What applies"], "full", ["<tr><td>Date</td><td>[What applies]</td></tr>"]),
        (
            ["The rest, as the text says."],
            "full",
            ["<tr><td>02.08.2027</td><td>[The rest, as ][the text][ says.]</td></tr>"],
        ),
        (["Ada | 36"], "full", ["<tr><td>[Ada]</td><td>[36]</td></tr>"]),
        (["Eve"], "full", ["<tr><td>[Eve]</td><td>35</td></tr>"]),
        (["Sub"], "full", ["<tr><td>[Sub]</td><td></td></tr>"]),
        (["Either | or."], "full", ["[Either | or.]"]),
    ],
)
def test_the_rows_of_a_markdown_table_are_shown_as_rows(
    quotes: list[str], rights: str, shown: list[str], end: str
) -> None:
    assert rows(TABLE.replace("\n", end), quotes, rights) == shown


def test_a_quote_across_rows_is_shown_in_several_rows() -> None:
    rows_of_quote = "<tr><td>[all.]</td></tr><tr><td>[02.08.2027]</td><td>[The rest]</td></tr>"
    assert rows(TABLE, ["all. 02.08.2027 The rest"], "hash-only") == [rows_of_quote]


def rows(capture: str, quotes: list[str], rights: str) -> list[str]:
    """Return each passage of a capture as its page has it, what is quoted in brackets; every quote has its anchor."""
    claims = [claim(f"c{number}", "So.", evidence("paper", quote)) for number, quote in enumerate(quotes)]
    built = library([source("paper", capture, rights=Text(rights))], briefing("b", *claims))
    page = unescape(render(compile(Checked(*built), "2026-11-22"))["sources/paper/index.md"])
    passages = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page)
    anchors = re.findall(r'<span id="(b-c\d-e1)">', "".join(passages))
    assert sorted(anchors) == [f"b-c{number}-e1" for number, _ in enumerate(quotes)]
    marked = (each.replace("<mark>", "[").replace("</mark>", "]") for each in passages)
    return [re.sub(r"</?table>|<span[^>]*></span>", "", each) for each in marked]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_paragraph_of_a_text_that_is_only_wrapped_ends_at_a_blank_line(end: str) -> None:
    lines = ["The port was closed", "on Monday after the", "storm.", "", "The ferry sailed in", "the evening.", ""]
    wrapped = end.join(lines)
    built = library([source("paper", wrapped, rights=Text("full"))], briefing("b", claim("c1", "So.", CLOSED)))
    assert words(built) == [f"The port was [closed{end}on Monday] after the{end}storm."]


def test_a_passage_is_linked_by_its_first_quote_and_one_that_a_quote_goes_on_in_by_its_part() -> None:
    elided = evidence("paper", "The port was closed on Monday. […] The ferry had its passengers.")
    passages = view(desk([CLOSED], [elided])).passages
    assert [passage.anchor for passage, _ in passages] == ["b-c2-e1", "b-c2-e1-p2"]
    assert [[use.quote.id for use in passage.uses] for passage, _ in passages] == [["b#c1-e1", "b#c2-e1"], ["b#c2-e1"]]
    page = render(compile(Checked(*desk([CLOSED], [elided])), "2026-11-22"))["sources/paper/index.md"]
    for anchor in ("b-c1-e1", "b-c2-e1", "b-c2-e1-p2"):
        assert page.count(f'<span id="{anchor}"></span>') == 1
    assert page.count('<a href="#b-c2-e1">Link to this passage</a>') == 1
    assert page.count('<a href="#b-c2-e1-p2">Link to this passage</a>') == 1


READ = "Read it on the live page"
LIVE = f"{URL}#:~:text=The%20port%20was%20closed%20on%20Monday."


@pytest.mark.parametrize(
    ("fields", "live", "row"),
    [
        ({}, "", "no address is known"),
        ({"archive_url": Text("https://example.org/kept")}, "", "no address is known · archived copy"),
        ({"url": URL}, LIVE, f"{READ} · plain link"),
        (
            {"url": URL, "live": Text("matches")},
            LIVE,
            f"{READ} (still matches the capture) · plain link",
        ),
        ({"url": URL, "live": Text("gone")}, "", "live page (gone)"),
        (
            {"url": URL, "live": Text("differs"), "archive_url": Text("https://example.org/kept")},
            "",
            "live page (now differs from the capture) · archived copy",
        ),
        ({"url": URL, "provenance": (Step(step=Text("translation")), Step(step=Text("repost")))}, "", "live page"),
        ({"url": URL, "provenance": (Step(step=Text("repost")),)}, LIVE, f"{READ} · plain link"),
        (
            {"url": URL, "rights": Text("hash-only")},
            f"{URL}#:~:text=closed%20on%20Monday",
            f"{READ} · plain link",
        ),
    ],
)
def test_a_passage_leads_to_the_live_page_at_its_words_where_they_may_stand_there(
    fields: dict[str, Any], live: str, row: str
) -> None:
    built = desk([CLOSED], **fields)
    ((passage, _),) = view(built).passages
    assert passage.live == live
    page = unescape(render(compile(Checked(*built), "2026-11-22"))["sources/paper/index.md"])
    (places,) = re.findall(r'<p class="rb-places[^>]*>(.*?)</p>', page)
    assert re.sub(r"<[^>]*>", "", places) == f"Link to this passage · {row}"
    outside = re.findall(r'<a href="(http[^"]*)"([^>]*)>', places)
    assert {rel for _, rel in outside} <= {' rel="noopener nofollow"'}
    assert [href for href, _ in outside if ":~:" in href] == ([live] if live else [])


PDF, KEPT = (Text(f"https://example.org/{name}.pdf") for name in ("report", "kept"))


TWELVE = Locator(label=Text("page"), value=Text("12–13"))
WORDS = ":~:text=The%20port%20was%20closed%20on%20Monday."


@pytest.mark.parametrize(
    ("item", "fields", "expected"),
    [
        (CLOSED, {}, [f"#{WORDS}", "", ""]),
        (replace(CLOSED, locator=TWELVE), {}, [f"#page=12{WORDS}", "#page=12", "#page=12"]),
        (replace(RAINED, locator=TWELVE), {"rights": Text("hash-only")}, ["#page=12", "#page=12"]),
        (replace(CLOSED, locator=TWELVE), {"provenance": (Step(step=Text("translation")),)}, ["#page=12", "#page=12"]),
        (replace(CLOSED, locator=TWELVE), {"live": Text("differs")}, ["", "#page=12"]),
    ],
)
def test_the_links_of_a_passage_open_a_pdf_at_its_page_where_the_file_may_be_the_same(
    item: Evidence, fields: dict[str, Any], expected: list[str]
) -> None:
    built = desk([item], url=PDF, archive_url=KEPT, **fields)
    page = unescape(render(compile(Checked(*built), "2026-11-22"))["sources/paper/index.md"])
    (places,) = re.findall(r'<p class="rb-places[^>]*>(.*?)</p>', page)
    found = re.findall(r'<a href="(http[^"]*)"', places)
    assert [address.removeprefix(PDF).removeprefix(KEPT) for address in found] == expected


def test_a_passage_of_an_older_capture_is_not_looked_for_on_the_live_page() -> None:
    captures = [Capture(file=Text(name), sha256=Text("0" * 64)) for name in ("old.txt", "paper.txt")]
    captures[0] = Capture(file=Text("old.txt"), sha256=Text("0" * 64), id=Text("old"))
    built = library(
        [source("paper", TEXT, captures=tuple(captures), url=URL)],
        briefing("b", claim("c1", "So it is.", evidence("paper", "closed on Monday", capture="old"))),
        captures={"old.txt": TEXT, "paper.txt": TEXT},
    )
    ((passage, older),) = view(built).passages
    assert (passage.live, older) == ("", "the capture old.txt")


def test_the_words_that_single_a_quote_out_are_counted_as_shown() -> None:
    """Of an excerpt that stands twice, the address names a word beside it."""
    built = desk([RAINED], url=URL)
    ((passage, _),) = view(built).passages
    assert passage.live == f"{URL}#:~:text=night.-,It%20rained."
    assert [TEXT[slice(*span)] for span in limits.find_excerpts(*built)["paper.txt"]] == ["night.", "It rained."]
    assert [TEXT[slice(*span)] for span in limits.find_excerpts(*desk([RAINED]))["paper.txt"]] == ["It rained."]
    assert view(desk([RAINED], url=URL, rights=Text("hash-only"))).passages[0][0].live == ""


def falling(built: tuple[Library, Verdicts]) -> list[list[str]]:
    """Return what falls with each passage."""
    return [[link.words for link in passage.falls] for passage, _ in view(built).passages]


def test_with_a_passage_falls_what_no_other_quote_and_no_other_origin_supports() -> None:
    other = press("other", "It was so.")
    unknown = source("unknown", "It was so.")
    built = desk(
        [CLOSED],
        [CLOSED, SAILED],
        [SAILED, evidence("other", "It was so.")],
        [SAILED, evidence("unknown", "It was so.")],
        [evidence("paper", "in the evening", stance="context")],
        more=(other, unknown),
        origin=Text("paper"),
    )
    assert falling(built) == [["c1"], ["c4"]]
    assert [row.falls for row in view(built).dependents] == [True, True, False, True]


def test_key_points_and_rows_fall_with_a_passage_and_rows_say_of_which_list() -> None:
    member = Member(name=Text("China"), evidence=(CLOSED,))
    listed = MemberList(id=Text("all"), title=Text("A list"), members=(member,))
    points = tuple(KeyPoint(text=Text("So."), claims=tuple(map(Text, each))) for each in (["c1"], ["c1", "c2"]))
    head = FrontMatter(title=Text("T"), key_points=points)
    claims = claim("c1", "So it is.", CLOSED), claim("c2", "So it is.", SAILED)
    one = library([source("paper", TEXT)], briefing("b", *claims, head=head, lists=(listed,)))
    assert falling(one) == [["c1", "point 1", "row 1 of A list"], ["c2"]]
    two = library([source("paper", TEXT)], briefing("a", *claims), briefing("b", *claims))
    assert falling(two)[0] == ["c1 in Title of a", "c1 in Title of b"]


def test_a_passage_says_in_a_sentence_what_falls_with_it() -> None:
    page = unescape(render(compile(Checked(*desk([CLOSED], [CLOSED, SAILED])), "2026-11-22"))["sources/paper/index.md"])
    said = [re.sub(r"<[^>]*>", "", each) for each in re.findall(r'<p class="rb-fate">(.*?)</p>', page)]
    assert said == ["Without it, nothing independent is left for c1.", "Nothing rests on it alone."]


@pytest.mark.parametrize(
    ("quote", "fields", "caption"),
    [
        ("closed on Monday", {}, "Paper, undated ✓ matches its capture of 21 November 2026"),
        (
            "closed  on  Monday",
            {"reliability": Reliability(grade=Text("E"), because=Text("Why."))},
            "Paper, undated (E, unreliable) ✓ matches its capture of 21 November 2026, layout aside",
        ),
        (
            "The ferry had […] passengers. It sailed",
            {"captures": (Capture(file=Text("paper.txt"), sha256=Text("0" * 64)),)},
            "Paper, undated ✓ matches its capture, with editor’s marks",
        ),
        ("opened", {}, "Paper, undated ✗ does not match its capture of 21 November 2026"),
    ],
)
def test_under_a_quote_stand_who_says_it_the_source_its_grade_and_which_capture_it_matches(
    quote: str, fields: dict[str, Any], caption: str
) -> None:
    built = desk([evidence("paper", quote, speaker="officials")], publisher=Text("Paper"), **fields)
    page = unescape(render(compile(Checked(*built), "2026-11-22"))["b/index.md"])
    (found,) = re.findall(r'<figure class="rb-quote".*?<figcaption>(.*?)</figcaption>', page)
    assert re.sub(r"<[^>]*>", "", found).strip() == f"officials, in {caption}"
    assert 'href="../sources/paper/#b-c1-e1"' in found


@pytest.mark.parametrize("language", ["ar", None])
def test_every_quote_says_its_language_or_that_it_is_not_known(language: str | None) -> None:
    """An empty ``lang`` keeps the words from being read as the language of the page."""
    built = desk([CLOSED], [evidence("paper", "opened")], language=language and Text(language))
    for path in ("b/index.md", "sources/paper/index.md"):
        page = render(compile(Checked(*built), "2026-11-22"))[path]
        quotes = re.findall(r"<blockquote[^>]*>", page)
        assert len(quotes) == 2
        assert all(f' lang="{language or ""}" dir="auto"' in each for each in quotes)
