"""Which sentences of a source are quoted and which nobody used: counted, listed in the preview, and never overshown."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Capture, Member, MemberList, Withdrawal
from generator.model.library import Checked
from generator.model.places import Text
from generator.read.markdown.prose import read
from generator.site import compile  # noqa: A004 (the stage's name)
from generator.site.coverage import coverage, coverage_view, opening
from generator.site.index import SiteIndex
from tests.builders import briefing, claim, evidence, library, source
from tests.projects import CLAIMS, DESK, PAPER, edited, own_checked, published
from tests.site.test_editions import PREVIEW, front, pages, words
from tests.site.test_render import NASTY
from tests.sites import render, site

if TYPE_CHECKING:
    from generator.model import Library, Verdicts
    from generator.site.coverage import Coverage

CAPTURE = (
    "Menu\r\n"
    "Home\r\n"
    "\r\n"
    "The treaty was signed on Friday by both of the governments. "
    "It may yet fail in the upper house. Nobody asked why.\r\n"
    "The coast will stay calm, a minister said.\r\n"
    "\r\n"
    "The islands are not part of it, he said, and they will hardly ever be a part of it. "
    "A storm is coming from the north.\r\n"
    "Leave a Reply\r\n"
)
GONE = Withdrawal(on=Text("2026-05-01"), because=Text("It was wrong."))
SIGNED, NOT_PART = "The treaty was signed on Friday", "The islands are not part of it, he said"
NARRATIVE = 'So "The coast will stay calm" [@paper].'


def built(*, rights: str = "excerpt", gone: str = "") -> tuple[Library, Verdicts]:
    """A library in which a claim, a list and the narrative quote one source; what is named is withdrawn."""
    first, second = evidence("paper", SIGNED), evidence("paper", NOT_PART)
    when = {gone: GONE}
    row = Member(name=Text("islands"), evidence=(second,), withdrawn=when.get("row"))
    rows = MemberList(id=Text("all"), title=Text("A list"), members=(row,), withdrawn=when.get("list"))
    one = claim("c1", "A.", replace(first, withdrawn=when.get("evidence")))
    one = replace(one, withdrawn=when.get("claim"))
    paper = source("paper", CAPTURE, rights=Text(rights), withdrawn=when.get("source"))
    return library([paper], briefing("b", one, lists=(rows,), narrative=read("b.md", NARRATIVE)))


def covered(made: tuple[Library, Verdicts]) -> Coverage:
    """The coverage of the newest capture of the paper."""
    return coverage(made[0].sources["paper"], SiteIndex(*made))[-1]


def shown(rights: str) -> list[tuple[str, str, str]]:
    """The blocks of the page: place, use, and the words with the quoted ones in brackets."""
    index = SiteIndex(*built(rights=rights))
    view = coverage_view(index.library.sources["paper"], coverage(index.library.sources["paper"], index), index, {})
    return [
        (
            block.place,
            block.use,
            "".join(f"<{piece.text}>" if piece.quoted else piece.text for piece in block.pieces),
        )
        for _, blocks in view.captures
        for block in blocks
    ]


def test_each_sentence_has_its_line_its_use_and_the_way_to_what_quotes_it() -> None:
    found = covered(built())
    assert [
        (CAPTURE[slice(*each.span)][:11], each.line, each.use, [link.address for link in each.links])
        for each in found.sentences
    ] == [
        ("Menu", 1, "furniture", []),
        ("Home", 2, "furniture", []),
        ("The treaty ", 4, "evidence", ["b/#c1-e1"]),
        ("It may yet ", 4, "unused", []),
        ("Nobody aske", 4, "unused", []),
        ("The coast w", 5, "text", ["b/#narrative-q1"]),
        ("The islands", 7, "evidence", ["b/#m-all-islands-e1"]),
        ("A storm is ", 7, "unused", []),
        ("Leave a Rep", 8, "furniture", []),
    ]
    assert found.address == "sources/paper/coverage/"


def test_the_counts_and_shares_are_said_in_one_sentence() -> None:
    assert covered(built()).sentence == (
        "2 of 6 sentences (33%) are quoted as evidence, 1 more only in the text, 3 (50%) are not used; "
        "3 lines look like furniture of the page."
    )
    one = briefing("b", claim("c1", "A.", evidence("paper", "Just so it is")))
    assert covered(library([source("paper", "Just so it is.")], one)).sentence == (
        "1 of 1 sentence (100%) is quoted as evidence, 0 (0%) are not used."
    )


def test_a_single_line_looks_like_furniture() -> None:
    made = library([source("paper", "Some words stand here.\nHome\n")], briefing("b"))
    assert covered(made).sentence.endswith("; 1 line looks like furniture of the page.")


@pytest.mark.parametrize("named", ["evidence", "claim", "row", "list"])
def test_withdrawn_evidence_does_not_count(named: str) -> None:
    assert covered(built(gone=named)).counts["evidence"] == 1


def test_a_quote_that_does_not_stand_in_the_capture_does_not_count() -> None:
    one = briefing("b", claim("c1", "A.", evidence("paper", "The coast will never stay calm")))
    assert covered(library([source("paper", CAPTURE)], one)).counts["evidence"] == 0


def test_an_elision_uses_the_sentences_of_its_pieces_and_not_the_one_between() -> None:
    quote = "was signed on Friday by both of the governments. […] Nobody asked why."
    one = briefing("b", claim("c1", "A.", evidence("paper", quote)))
    found = covered(library([source("paper", CAPTURE)], one))
    assert [each.use for each in found.sentences if each.line == 4] == ["evidence", "unused", "evidence"]


def test_furniture_that_is_quoted_is_quoted_and_a_long_line_is_none() -> None:
    text = f"Read more: the treaty failed.\nContinued fighting {'in the north and in the south ' * 5}is feared.\n"
    one = briefing("b", claim("c1", "A.", evidence("paper", "the treaty failed")))
    assert [each.use for each in covered(library([source("paper", text)], one)).sentences] == ["evidence", "unused"]


def test_a_capture_that_cannot_be_read_and_a_source_that_is_withdrawn_say_so() -> None:
    resolved, verdicts = built()
    missing = covered((replace(resolved, captures={}), verdicts))
    assert missing.sentences == ()
    assert (
        missing.sentence == "The capture paper.txt is missing or was refused, so nothing can be said of its sentences."
    )
    gone = covered(built(gone="source"))
    assert gone.sentences == ()
    assert gone.sentence == "Withdrawn on 1 May 2026: It was wrong. No quote from it counts any more."


def test_each_capture_of_a_source_is_counted_by_itself() -> None:
    captures = tuple(Capture(file=Text(f"{name}.txt"), sha256=Text("0" * 64), id=Text(name)) for name in ("old", "new"))
    items = evidence("paper", "Old words stand", capture="old"), evidence("paper", "New words stand")
    made = library(
        [source("paper", captures=captures)],
        briefing("b", claim("c1", "A.", *items)),
        captures={"old.txt": "Old words stand. More is here.", "new.txt": "New words stand."},
    )
    index = SiteIndex(*made)
    assert [
        (each.file, each.counts["evidence"], each.counts["unused"])
        for each in coverage(made[0].sources["paper"], index)
    ] == [
        ("old.txt", 1, 1),
        ("new.txt", 1, 0),
    ]
    page = words(unescape(render(compile(Checked(*made), "2026-11-24", drafts=True))["sources/paper/index.md"]))
    assert "The capture old.txt: 1 of 2 sentences (50%) is quoted as evidence, 1 (50%) is not used." in page


def test_a_capture_that_may_be_shown_in_full_is() -> None:
    assert shown("full") == [
        ("Lines 1 to 2", "furniture", "Menu\nHome"),
        ("Line 4", "evidence", "<The treaty was signed on Friday> by both of the governments."),
        ("Line 4", "unused", "It may yet fail in the upper house. Nobody asked why."),
        ("Line 5", "text", "<The coast will stay calm>, a minister said."),
        ("Line 7", "evidence", "<The islands are not part of it, he said>, and they will hardly ever be a part of it."),
        ("Line 7", "unused", "A storm is coming from the north."),
        ("Line 8", "furniture", "Leave a Reply"),
    ]


def test_an_excerpt_shows_quotes_in_their_sentences_and_the_first_words_of_others() -> None:
    assert shown("excerpt") == [
        ("Lines 1 to 2", "furniture", ""),
        ("Line 4", "evidence", "<The treaty was signed on Friday> by both of the governments."),
        ("Line 4", "unused", "It may yet… Nobody…"),
        ("Line 5", "text", "<The coast will stay calm>, a minister said."),
        ("Line 7", "evidence", "<The islands are not part of it, he said>, and they will hardly ever be a part of it."),
        ("Line 7", "unused", "A storm is…"),
        ("Line 8", "furniture", "Leave…"),
    ]


def test_of_a_capture_that_is_kept_as_a_digest_the_quoted_words_alone_are_shown() -> None:
    assert shown("hash-only") == [
        ("Lines 1 to 2", "furniture", ""),
        ("Line 4", "evidence", "<The treaty was signed on Friday>…"),
        ("Line 4", "unused", ""),
        ("Line 5", "text", "<The coast will stay calm>…"),
        ("Line 7", "evidence", "<The islands are not part of it, he said>…"),
        ("Line 7", "unused", ""),
        ("Line 8", "furniture", ""),
    ]


def test_of_a_sentence_too_long_for_its_excerpt_no_more_is_shown_than_on_the_page_of_the_source() -> None:
    """What the division into sentences calls one may reach further than the sentence around a quote does."""
    text = f"{'word ' * 40}and here it stands {'more ' * 80}."
    one = briefing("b", claim("c1", "A.", evidence("paper", "here it stands")))
    made = library([source("paper", text)], one)
    texts = render(compile(Checked(*made), "2026-11-24", drafts=True))
    source_page, page = (words(texts[f"sources/paper/{path}index.md"]) for path in ("", "coverage/"))
    assert 0 < page.count("more") <= source_page.count("more") < text.count("more")


@given(st.text(min_size=1))
def test_the_opening_of_a_sentence_is_at_most_three_words_24_characters_and_half_of_it(text: str) -> None:
    first = opening(text)
    assert text.startswith(first)
    assert len(first.split()) <= 3 or len(first) <= 5
    assert len(first) <= min(24, len(text) // 2)


def test_a_sentence_without_spaces_opens_with_at_most_five_signs() -> None:
    assert opening("两国政府周五签署了共同防御条约。") == "两国政府周"


def share_shown(page: str, capture: str) -> float:
    """How much of a capture its coverage page holds, in characters, as `verify.limits` counts what the site shows."""
    shown = "".join(re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page))
    return len(unescape(re.sub("<[^>]*>", "", shown)).replace("…", "")) / len(capture)


@pytest.mark.parametrize("limit", [0.08, 0.1, 0.15, 0.2, 0.5])
def test_where_first_words_would_pass_the_limit_sentences_show_their_place_alone(limit: float) -> None:
    quoted, first = f"Here {'it ' * 60}stands.", "The treaty was"
    text = f"{quoted}\n" + f"{first} not signed by any of the governments on Friday, or so it is said by some.\n" * 18
    resolved, verdicts = library([source("paper", text)], briefing("b", claim("c1", "A.", evidence("paper", quoted))))
    limits = replace(resolved.settings.limits, source_share=limit)
    made = replace(resolved, settings=replace(resolved.settings, limits=limits)), verdicts
    page = render(compile(Checked(*made), "2026-11-24", drafts=True))["sources/paper/coverage/index.md"]
    room = max(0, int(limit * len(text)) - len(quoted)) // len(first)
    assert page.count(f"{first}…") == min(room, 18)
    assert page.count(": not used</p>") == 18
    assert share_shown(page, text) <= max(limit, len(quoted) / len(text))


def test_what_only_an_edition_shows_counts_towards_the_limit() -> None:
    """A preview shows editions beside the draft, which may have dropped a quote."""
    text = "The treaty was not signed by any of the governments on Friday, or so it is said by some.\n" * 18
    resolved, verdicts = library([source("paper", text)], briefing("b"))
    paper, index = resolved.sources["paper"], SiteIndex(resolved, verdicts)
    for span, opened in (((0, 0), 18), ((0, len(text) // 2 - 20), 1), ((0, len(text)), 0)):
        view = coverage_view(paper, coverage(paper, index), index, {"paper.txt": [span]})
        assert sum(bool(block.pieces) for _, blocks in view.captures for block in blocks) == opened


def test_the_pages_of_the_projects_own_sources_keep_to_the_limit() -> None:
    checked = own_checked()
    assert checked.library
    texts = site(checked, "2026-11-24", preview=True)
    shares = [
        share_shown(texts[f"sources/{name}/coverage/index.md"], checked.library.captures[each.captures[-1].file])
        for name, each in checked.library.sources.items()
        if each.rights == "excerpt"
    ]
    assert shares
    assert max(shares) <= checked.library.settings.limits.source_share


def marks(page: str) -> list[list[str]]:
    """The uses of the sentences of each block to which the overview leads, in the order of the page."""
    (overview,) = re.findall(r"<nav aria-label=.*?</nav>", page)
    blocks = re.findall(r'<li class="rb-\w+" id="([^"]*)"', page)
    found = re.findall(r'<a href="#([^"]*)" title="[^"]*">(.*?)</a>', overview)
    assert [anchor for anchor, _ in found] == blocks
    return [re.findall(r'<i class="rb-(\w+)"></i>', inside) for _, inside in found]


def test_the_overview_has_a_mark_for_each_sentence_in_reading_order_and_leads_to_its_block() -> None:
    page = unescape(render(compile(Checked(*built()), "2026-11-24", drafts=True))["sources/paper/coverage/index.md"])
    assert marks(page) == [
        ["furniture", "furniture"],
        ["evidence"],
        ["unused", "unused"],
        ["text"],
        ["evidence"],
        ["unused"],
        ["furniture"],
    ]


def test_the_overview_says_in_words_what_its_marks_say() -> None:
    page = unescape(render(compile(Checked(*built()), "2026-11-24", drafts=True))["sources/paper/coverage/index.md"])
    counts = [
        "2 sentences quoted as evidence",
        "1 sentence quoted only in the text",
        "3 sentences not used",
        "3 lines look like furniture of the page",
    ]
    assert f'<nav aria-label="In reading order: {", ".join(counts)}">' in page
    assert f"<ul>{''.join(f'<li>{each}</li>' for each in counts)}</ul>" in re.sub("<i[^>]*></i> ", "", page)
    assert '<a href="#capture-1-3" title="Line 4: 2 sentences not used">' in page


def test_a_block_says_how_many_sentences_or_lines_it_holds() -> None:
    page = unescape(render(compile(Checked(*built()), "2026-11-24", drafts=True))["sources/paper/coverage/index.md"])
    assert re.findall(r'<p class="rb-label">(Lines? [^<]*)</p>', page) == [
        "Lines 1 to 2: 2 lines look like furniture of the page",
        "Line 4: quoted as evidence",
        "Line 4: 2 sentences not used",
        "Line 5: quoted only in the text",
        "Line 7: quoted as evidence",
        "Line 7: not used",
        "Line 8: looks like furniture of the page",
    ]


def test_a_link_says_in_words_what_quotes_a_sentence() -> None:
    """And in which briefing, where there are several."""
    resolved, verdicts = built()
    assert [link.words for each in covered((resolved, verdicts)).sentences for link in each.links] == [
        "c1",
        "narrative",
        "list A list: islands",
    ]
    one = resolved.briefings["b"]
    twice = claim("c1", "A.", evidence("paper", SIGNED), evidence("paper", "signed on Friday by both"))
    whole = MemberList(id=Text("all"), title=Text("A list"), evidence=(evidence("paper", NOT_PART),))
    another = briefing("d", twice, lists=(whole,), articles={"paper": read("d.md", NARRATIVE)})
    made = library([(resolved.sources["paper"], CAPTURE)], one, another)
    assert [link.words for each in covered(made).sentences for link in each.links] == [
        "c1 in Title of b",
        "c1 in Title of d",
        "narrative in Title of b",
        "summary in Title of d",
        "list A list: islands in Title of b",
        "list A list in Title of d",
    ]


def test_the_pages_are_in_the_preview_alone() -> None:
    preview, public = pages(DESK, drafts=True), pages(DESK)
    assert "Sentence by sentence" in preview["sources/paper/index.md"]
    assert 'href="../../sources/paper/coverage/"' in preview["sources/paper/index.md"]
    assert "noindex" in str(front(preview["sources/paper/coverage/index.md"])["head"])
    assert not [path for path, text in public.items() if "coverage/" in path or "Sentence by sentence" in text]
    line = re.compile(r'<p class="rb-meta">[^<]* <a href="[^"]*coverage/">Sentence by sentence</a></p>')
    assert line.sub("", preview["sources/paper/index.md"]).replace(PREVIEW, "") == public["sources/paper/index.md"]


def use_of(line: int, files: dict[str, str]) -> str:
    """How the preview says that a line of the paper is used."""
    page = pages(files, drafts=True)["sources/paper/coverage/index.md"]
    (use,) = re.findall(rf'<li class="rb-(\w+)" id="[^"]*"><p class="rb-label">Line {line}:', page)
    return str(use)


def test_the_quotes_of_the_draft_count_and_not_those_of_editions() -> None:
    more = "      - id: e3\n        source: paper\n        quote: will bring calm to the islands, the officials added\n"
    with_it = edited(DESK, [(CLAIMS, "  - id: c3", f"{more}  - id: c3")])
    assert use_of(4, DESK) == "unused"
    assert use_of(4, edited(published(DESK), [(CLAIMS, "  - id: c3", f"{more}  - id: c3")])) == "evidence"
    assert use_of(4, edited(published(with_it), [(CLAIMS, more, "")])) == "unused"


def test_no_word_of_a_capture_is_read_as_markup() -> None:
    one = briefing("b", claim("c1", "A.", evidence("paper", "Some words stand here")))
    made = library([source("paper", f"Some words stand here.\n{NASTY}\n", rights=Text("full"))], one)
    page = render(compile(Checked(*made), "2026-11-24", drafts=True))["sources/paper/coverage/index.md"]
    assert "<b>e</b>" not in page
    assert "&#60;b&#62;e" in page


def test_every_sentence_of_a_capture_in_full_is_on_its_page() -> None:
    page = words(pages(DESK, drafts=True)["sources/paper/coverage/index.md"])
    assert [line for line in PAPER.splitlines() if line not in page.replace(" ,", ",").replace(" .", ".")] == []
