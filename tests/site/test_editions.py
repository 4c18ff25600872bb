"""What readers see of editions: the newest and no draft, older ones with what must be known, and the story."""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import sha256
from html import unescape

import pytest

from generator.build import check, plan
from generator.check import parts
from generator.editions.publishing import Particulars, Plan
from generator.model import Tree
from generator.model.places import Text
from generator.site.feeds import LONGEST
from tests.projects import (
    CLAIMS,
    DESK,
    MAIN,
    MEMBERS,
    PAPER,
    REPORT,
    SALT,
    Texts,
    checked,
    corrected,
    edited,
    published,
)
from tests.site.engine import EXTENSIONS, rendered
from tests.sites import site

REGRADED = (CLAIMS, "grade: 3, because: One paper reports it.", "grade: 4, because: The paper was not there.")
REWORDED = (CLAIMS, "The islands may ask to join.", "The islands may ask to join it.")
UNPUBLISHED = (CLAIMS, "The treaty will bring calm.", "The treaty will bring peace.")
ONCE = published(DESK, note="The first.", date="2026-01-02")
TWICE = published(corrected(edited(ONCE, [REGRADED])), note="A better grade.", kind="correction", date="2026-02-03")
THRICE = published(edited(TWICE, [REWORDED]), note="Wording.", kind="minor", date="2026-03-04")
RETRACTED = published(ONCE, note="The paper took it back.", kind="retraction", date="2026-02-03")
PREVIEW = '<p class="rb-meta">Preview: drafts included; not for citation.</p>\n\n'
WITHDRAWN = "withdrawn: {on: 2026-05-06, because: It was a forgery.}"


def pages(files: dict[str, str], *, drafts: bool = False) -> dict[str, str]:
    """Return the texts of the site of a project, as a reader reads them; build the same site once."""
    return dict(_pages(tuple(files.items()), drafts))


@cache
def _pages(files: Texts, drafts: bool) -> dict[str, str]:  # noqa: FBT001 (a cache takes values by their place)
    texts = site(checked(dict(files)), "2026-11-24", preview=drafts)
    return {path: unescape(text) for path, text in texts.items()}


def words(html: str) -> str:
    """Return the words of a page without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def front(page: str) -> dict[str, object]:
    """Return the slots of a page."""
    lines = page.split("---\n", 2)[1].splitlines()
    return {name: json.loads(value) for name, _, value in (line.partition(": ") for line in lines)}


@pytest.mark.parametrize("title", ["The pact", "Пакт", "协议", "…!"])
def test_a_heading_has_the_same_address_on_a_briefing_and_on_its_edition(title: str) -> None:
    """Also one that repeats the title, and one without a letter."""
    narrative = f"\n## {title}\n\n## Обзор\n\n## Обзор\n\n## ?!\n\n## 1 edition 1\n"
    files = edited(DESK, [(MAIN, "title: The pact", f"title: {title}"), (MAIN, "\n## The treaty\n", narrative)])
    found = []
    for path in ("pact/index.md", "pact/editions/1/index.md"):
        html = rendered(pages(published(files))[path].split("---\n", 2)[2], "attr_list", "toc")
        found.append(re.findall(r'<h\d id="([^"]*)"', html))
        assert len(set(found[-1])) == len(found[-1])
    assert found[0] == found[1]
    assert {"обзор", "обзор_1"} < set(found[0])


def test_a_briefing_without_an_edition_says_that_it_is_a_draft() -> None:
    page = pages(DESK)["pact/index.md"]
    assert "Draft. No edition of this briefing has been published" in words(page)
    assert "noindex" in str(front(page)["head"])
    assert "Cite this edition" not in page
    assert "feeds/editions.xml" not in pages(DESK)


def test_the_page_of_a_briefing_never_shows_unpublished_edits() -> None:
    files = edited(THRICE, [UNPUBLISHED, (MAIN, "A treaty was signed", "A secret treaty was signed")])
    texts = pages(files)
    assert not [path for path, text in texts.items() if "peace" in text or "secret" in text]
    assert "The treaty will bring calm." in texts["pact/index.md"]
    assert "The treaty will bring calm." in texts["sources/paper/index.md"]
    assert texts == pages(THRICE)


def test_drafts_are_shown_under_a_banner_where_they_are_asked_for() -> None:
    files = edited(THRICE, [UNPUBLISHED])
    texts = pages(files, drafts=True)
    page = texts["pact/index.md"]
    assert "The treaty will bring peace." in page
    assert "Unpublished edits. 1 change since edition 3; 1 of 3 claims is touched (33%)." in words(page)
    assert "noindex" in str(front(page)["head"])
    assert "peace" in texts["pact/changes/index.md"].split("## Edition 3")[0]
    assert "peace" not in texts["pact/editions/3/index.md"]


def test_a_draft_that_touches_no_claim_says_how_much_it_changes() -> None:
    points = (MAIN, "text: A treaty has been signed.", "text: A treaty exists.")
    page = pages(edited(THRICE, [points, (MAIN, "Some doubt it", "Many doubt it")]), drafts=True)["pact/index.md"]
    assert "Unpublished edits. 2 changes since edition 3; no claim is touched." in words(page)


def test_a_preview_without_unpublished_edits_is_the_edition() -> None:
    assert pages(THRICE, drafts=True)["pact/index.md"].replace(PREVIEW, "") == pages(THRICE)["pact/index.md"]


def test_every_page_of_a_preview_says_that_it_is_one_and_no_other_page_does() -> None:
    guide = {"docs/index.md": "# Guide\n"}
    assert [path for path, text in pages(DESK | guide, drafts=True).items() if path[-3:] == ".md"] == [
        path for path, text in pages(DESK | guide, drafts=True).items() if text.count(PREVIEW) == 1
    ]
    assert not [path for path, text in pages(DESK | guide).items() if "Preview" in text]


def test_a_preview_leads_to_the_passage_of_a_quote_that_was_typed_as_a_block() -> None:
    quote = "The treaty will bring calm to the coast, the officials added."
    files = published(edited(DESK, [(CLAIMS, f"quote: {quote}", f"quote: |\n          {quote}")]))
    page = pages(files, drafts=True)["pact/index.md"]
    assert page.replace(PREVIEW, "") == pages(files)["pact/index.md"]
    assert "sources/paper/#pact-c2-e1" in page


def test_a_new_source_that_only_a_draft_names_stays_unseen() -> None:
    bare = edited(DESK, [(MAIN, "Some doubt it [@report].\n", ""), (CLAIMS, DESK[CLAIMS].split("  - id: c3")[1], "")])
    bare[CLAIMS] = bare[CLAIMS].removesuffix("  - id: c3")
    del bare[MEMBERS]
    bare = {path: text for path, text in bare.items() if "/other/" not in path and "report" not in path}
    files = published(bare) | {path: DESK[path] for path in ("seeds/report.yml", "seeds/report.txt")}
    files[CLAIMS] += "  - id: c3" + DESK[CLAIMS].split("  - id: c3")[1]
    files[MAIN] = DESK[MAIN]
    assert check(Tree.of(files)).errors == ()
    assert "sources/report/index.md" not in pages(files)
    assert "sources/report/index.md" in pages(files, drafts=True)


def test_every_edition_keeps_its_page() -> None:
    texts = pages(THRICE)
    assert "officials, as the paper" not in texts["pact/editions/1/index.md"]
    assert "3, possibly true" in texts["pact/editions/1/index.md"]
    assert "4, doubtful" in texts["pact/editions/2/index.md"]
    assert "The islands may ask to join it." not in texts["pact/editions/2/index.md"]
    assert "The islands may ask to join it." in texts["pact/editions/3/index.md"]


def test_an_old_edition_says_by_what_when_and_why_it_was_superseded() -> None:
    page = pages(THRICE)["pact/editions/1/index.md"]
    assert (
        "Superseded. This is edition 1, kept as it was published. Edition 2, a correction, superseded it on "
        "3 February 2026: A better grade. The newest is edition 3, a minor edition of 4 March 2026. "
        "Read the newest edition" in words(page)
    )
    assert "noindex" in str(front(page)["head"])


def test_the_newest_edition_is_not_superseded() -> None:
    texts = pages(THRICE)
    for page in (texts["pact/index.md"], texts["pact/editions/3/index.md"]):
        assert "Superseded" not in page
        assert "robots" not in str(front(page)["head"])


def test_a_correction_reaches_the_banner_of_every_older_edition() -> None:
    files = published(
        corrected(edited(THRICE, [UNPUBLISHED])), note="Calm was wrong.", kind="correction", date="2026-04-05"
    )
    texts = pages(files)
    for number in (1, 2):
        assert "Corrected since. 5 April 2026: Calm was wrong." in words(texts[f"pact/editions/{number}/index.md"])
    # The edition that the correction itself superseded says so in one notice, not in two.
    page = words(texts["pact/editions/3/index.md"])
    assert "superseded it on 5 April 2026: Calm was wrong." in page
    assert "Corrected since" not in page


def test_a_minor_edition_moves_no_date_and_enters_no_feed() -> None:
    texts = pages(THRICE)
    assert "<li>Edition 3</li><li>3 February 2026</li>" in texts["pact/index.md"]
    assert "Wording." not in texts["changes/index.md"]
    assert "Wording." in texts["pact/changes/index.md"]
    assert not [path for path, text in texts.items() if path.startswith("feeds/") and "edition 3" in text]


def test_every_edition_keeps_its_own_title_when_a_later_one_has_another() -> None:
    later = edited(ONCE, [(MAIN, "title: The pact", "title: The coast is guilty"), REGRADED])
    texts = pages(published(later, note="A title.", date="2026-02-03"))
    for path in ("changes/index.md", "feeds/pact.json", "feeds/editions.json", "feeds/editions.xml"):
        assert "The pact, edition 1" in texts[path]
        assert "The coast is guilty, edition 2" in texts[path]
    assert not [path for path, text in texts.items() if "The coast is guilty, edition 1" in text]


def test_corrections_have_a_page_and_a_feed() -> None:
    texts = pages(THRICE)
    assert "A better grade." in texts["corrections/index.md"]
    assert "The first." not in texts["corrections/index.md"]
    items = json.loads(texts["feeds/corrections.json"])["items"]
    assert [item["title"] for item in items] == ["The pact, edition 2"]


def test_what_is_new_lists_the_newest_edition_first() -> None:
    page = pages(THRICE)["changes/index.md"]
    assert re.findall(r"^## (.*) \{", page, re.MULTILINE) == ["The pact, edition 2", "The pact, edition 1"]


def test_pages_of_what_is_new_are_there_before_anything_is() -> None:
    texts = pages(DESK)
    assert "Nothing has been published yet." in texts["changes/index.md"]
    assert "Nothing has been corrected yet." in texts["corrections/index.md"]


def test_the_story_tells_each_change_before_and_after_with_its_reason() -> None:
    page = pages(THRICE)["pact/changes/index.md"]
    newest, second, first = page.split("\n## Edition ")[1:]
    assert "Minor edition 4 March 2026 The conclusion did not change. 1 of 3 claims is touched (33%)." in words(newest)
    assert "The islands may ask to <del>join.</del>" in newest
    assert "The islands may ask to <ins>join it.</ins>" in newest
    assert "<del>One</del>" in second
    assert "A better grade." in second
    assert "Major edition 2 January 2026 3 claims to begin with." in words(first)


def test_the_conclusion_is_said_to_have_changed_where_the_desk_says_so() -> None:
    files = published(edited(ONCE, [REGRADED]), conclusion_changed=True)
    assert "The conclusion changed." in pages(files)["pact/changes/index.md"]


def test_an_old_edition_is_compared_with_the_newest() -> None:
    page = pages(THRICE)["pact/editions/1/index.md"].split("## What has changed since this edition")[1]
    assert "2 of 3 claims are touched (67%)." in page
    assert "Regraded:" in page
    assert "Reworded:" in page


def test_a_claim_shows_its_own_history() -> None:
    page = words(pages(THRICE)["pact/index.md"])
    assert "First published in edition 1 ; corrected, regraded in edition 2" in page
    assert "First published in edition 1 ; reworded in edition 3" in page


def test_an_edition_a_claim_in_it_and_a_source_can_be_cited() -> None:
    texts = pages(THRICE)
    page = texts["pact/editions/2/index.md"]
    digest = json.loads(THRICE["briefings/pact/editions/2.json"])["sha256"]
    assert (
        f"ada. The pact, edition 2. A desk, 3 February 2026. https://desk.example/pact/editions/2/ (SHA-256 {digest})"
        in page
    )
    assert (
        "ada. The pact, edition 2, claim c1. A desk, 3 February 2026. https://desk.example/pact/editions/2/#c1" in page
    )
    reference = "The paper. The Paper. Undated; not later than 20 November 2026. Captured 20 November 2026, "
    reference += f"SHA-256 {sha256(PAPER.encode()).hexdigest()}"
    assert reference in page
    assert reference in texts["sources/paper/index.md"]


def test_what_the_newest_edition_cites_is_its_permanent_address() -> None:
    assert "https://desk.example/pact/editions/3/#c1" in pages(THRICE)["pact/index.md"]


def test_a_retracted_briefing_stands_nowhere_as_if_it_held() -> None:
    texts = pages(RETRACTED)
    for path in ("pact/index.md", "pact/editions/1/index.md", "pact/editions/2/index.md"):
        assert "Retracted. This briefing was retracted on 3 February 2026: The paper took it back." in words(
            texts[path]
        )
    assert '<tr id="c1" class="rb-gone"' in texts["pact/index.md"]
    assert "Withdrawn on 3 February 2026: The paper took it back." in texts["pact/index.md"]
    found = json.loads(texts["assets/search.json"])
    assert [entry["title"] for entry in found if entry["location"].startswith("pact/")] == [
        "Retracted: The pact",
        "What changed: Retracted: The pact",
    ]
    assert "Retracted: The pact" in texts["index.md"]
    assert "3 claims" not in texts["index.md"]


def test_a_retraction_tells_that_it_withdraws_every_claim_and_list() -> None:
    story = words(pages(RETRACTED)["pact/changes/index.md"].split("## Edition 2")[1].split("## Edition 1")[0])
    assert "3 of 3 claims are touched (100%)." in story
    assert story.count("Claim withdrawn:") == 3
    assert story.count("List withdrawn:") == 2
    assert "Withdrawn on 3 February 2026: The paper took it back." in story
    again = words(pages(published(RETRACTED, note="It held.", date="2026-06-07"))["pact/index.md"])
    assert "First published in edition 1 ; claim withdrawn in edition 2 ; claim reinstated in edition 3" in again


def test_a_quote_that_changed_keeps_its_language_and_what_we_say_has_ours() -> None:
    quote = "quote: A third government, that of the islands, may ask to join"
    cut = (CLAIMS, f"{quote} it.", f"{quote}\n        language: he")
    page = pages(published(edited(ONCE, [cut]), note="Another.", date="2026-02-03"))["pact/changes/index.md"]
    quotes, ours = (re.findall(f"<dd{of}>(.*?)</dd>", page) for of in (' lang="he" dir="auto"', ""))
    told = [re.sub("<[^>]*>", "", each) for each in quotes]
    assert told == [f"{quote.removeprefix('quote: ')}{rest}" for rest in (" it.", "")]
    assert [re.sub("<[^>]*>", "", each) for each in ours] == ["not stated", "he"]


def test_what_follows_a_retraction_brings_the_briefing_back() -> None:
    page = pages(published(RETRACTED, note="It held after all.", date="2026-06-07"))["pact/index.md"]
    assert "Retracted" not in page
    assert 'class="rb-gone"' not in page


def test_a_source_that_was_withdrawn_since_is_named_on_every_edition() -> None:
    files = edited(THRICE, [("seeds/report.yml", "rights: full\n", f"rights: full\n{WITHDRAWN}\n")])
    texts = pages(files)
    for path in ("pact/index.md", "pact/editions/1/index.md"):
        assert "Source withdrawn. Withdrawn on 6 May 2026: It was a forgery. The report" in words(texts[path])


def test_a_quote_that_stands_no_longer_is_named_on_every_edition_that_has_it() -> None:
    changed = PAPER.replace("calm to the coast", "storms to the coast")
    files = dict(THRICE)
    files["seeds/paper.txt"] = changed
    files["seeds/paper.yml"] = files["seeds/paper.yml"].replace(
        sha256(PAPER.encode()).hexdigest(), sha256(changed.encode()).hexdigest()
    )
    checked = check(Tree.of(files))
    assert [each.message for each in checked.findings if each.rule.name == "quote-lost"] == [
        f"3 quotes of edition {number} no longer stand in the capture as it is kept today: c2-e1, c2-e2, narrative-q1."
        for number in (1, 2, 3)
    ]
    texts = pages(files)
    for path in ("pact/index.md", "pact/editions/1/index.md"):
        page = words(texts[path])
        assert "Quotes lost. 3 quotes in it no longer stand in the capture as it is kept today: c2-e1, " in page


def test_the_selector_offers_every_edition_of_the_briefing_that_is_read() -> None:
    texts = pages(THRICE)
    offered = re.compile(r'<a href="([^"]*)"( aria-current="true")?><span>([^<]*)</span>, ([^<]*)</a>')
    assert offered.findall(texts["pact/index.md"]) == [
        ("../pact/", ' aria-current="true"', "Edition 3", "4 March 2026"),
        ("../pact/editions/2/", "", "Edition 2", "3 February 2026"),
        ("../pact/editions/1/", "", "Edition 1", "2 January 2026"),
    ]
    first = offered.findall(texts["pact/editions/1/index.md"])
    assert [(name, bool(current)) for _, current, name, _ in first] == [
        ("Edition 3", False),
        ("Edition 2", False),
        ("Edition 1", True),
    ]
    assert not offered.findall(texts["other/index.md"] + texts["sources/paper/index.md"])


def test_old_editions_are_not_found_by_search() -> None:
    locations = [entry["location"] for entry in json.loads(pages(THRICE)["assets/search.json"])]
    assert not [each for each in locations if "/editions/" in each]
    assert "pact/#c1" in locations


def test_the_address_of_a_renamed_briefing_leads_on_edition_by_edition() -> None:
    files = {path.replace("briefings/pact/", "briefings/treaty/"): text for path, text in THRICE.items()}
    files = edited(files, [("briefings/treaty/briefing.md", "title: The pact\n", "title: The pact\nwas: [pact]\n")])
    texts = pages(files)
    for old, new in (("pact/", "../treaty/"), ("pact/editions/1/", "../../../treaty/editions/1/"),
                     ("pact/changes/", "../../treaty/changes/")):  # fmt: skip
        assert f'href="{new}"' in texts[f"{old}index.html"]


def test_a_source_that_was_renamed_and_not_republished_is_still_found() -> None:
    files = {path: text if path.endswith(".json") else re.sub(r"(source: |@|id: )report\b", r"\1notice", text)
             for path, text in THRICE.items()}  # fmt: skip
    files["seeds/report.yml"] += "was: [report]\n"
    assert check(Tree.of(files)).errors == ()
    texts = pages(files)
    assert "The islands may ask to join it." in texts["sources/report/index.md"]
    assert "No source that is known" not in "".join(texts.values())
    later = pages(published(files, note="The source has a new name.", date="2026-04-05"))
    assert 'href="../../sources/notice/"' in later["sources/report/index.html"]
    assert "The islands may ask to join it." in later["sources/notice/index.md"]


def test_every_feed_keeps_its_ids_wherever_the_site_stands() -> None:
    def ids(text: str) -> list[str]:
        return re.findall(r"<id>(.*)</id>", text)

    here = pages(THRICE)
    there = pages(edited(THRICE, [("mkdocs.yml", "https://desk.example/", "https://other.example/desk/")]))
    nowhere = pages(edited(THRICE, [("mkdocs.yml", "site_url: https://desk.example/\n", "")]))
    for feed in ("editions", "corrections", "pact"):
        path = f"feeds/{feed}.xml"
        assert ids(here[path]) == ids(there[path]) == ids(nowhere[path])
        assert len(ids(here[path])) == len(set(ids(here[path])))
    assert 'href="https://other.example/desk/pact/editions/1/"' in there["feeds/pact.xml"]
    assert 'href="../pact/editions/1/"' in nowhere["feeds/pact.xml"]


def test_no_feed_lets_a_statement_out_without_who_reports_it() -> None:
    """A new claim is told behind its source."""
    new = DESK[CLAIMS][DESK[CLAIMS].index("  - id: c3") :].replace("c3", "c4").replace("islands may", "islands could")
    text = pages(published(edited(ONCE, [(CLAIMS, "to join it.\n", f"to join it.\n{new}")])))["feeds/pact.json"]
    assert "The Report’s news report predicts: The islands could ask to join." in text
    assert text.count("The islands could ask to join.") == 1


@pytest.mark.parametrize("quoted", ["a & b", "<b>bold</b>", "*stars* `ticks` [link](x)", "{{ braces }} {% tags %}"])
def test_a_note_is_read_as_words_and_nothing_else(quoted: str) -> None:
    tree = Tree.of(DESK)
    outcome = plan(tree, check(tree), "pact", Particulars(date="2026-01-02", note=quoted, salt=SALT))
    assert isinstance(outcome, Plan)
    assert outcome.edition.note == Text(quoted)
    files = published(DESK, note=quoted)
    raw = site(check(Tree.of(files)), "2026-11-24")
    for path in ("pact/changes/index.md", "changes/index.md"):
        html = rendered(raw[path].split("---\n", 2)[2], *EXTENSIONS)
        assert quoted in unescape(re.sub(r"<[^>]*>", "", html))
    assert quoted in unescape(raw["feeds/pact.xml"])


def test_a_lost_quote_is_not_said_to_match() -> None:
    changed = PAPER.replace("calm to the coast", "storms to the coast")
    files = edited(THRICE, [("seeds/paper.txt", PAPER, changed)])
    digests = [sha256(each.encode()).hexdigest() for each in (PAPER, changed)]
    files = edited(files, [("seeds/paper.yml", *digests)])
    page = pages(files)["pact/index.md"]
    figure = page[page.index('id="c2-e1"') :].split("</figure>")[0]
    assert "✗ does not match its capture" in figure
    assert "6 of 9 quotes match their captures." in page


def test_the_home_page_counts_what_is_public() -> None:
    more = DESK[CLAIMS][DESK[CLAIMS].index("  - id: c3") :].replace("c3", "c4").replace("islands may", "islands could")
    files = edited(THRICE, [(CLAIMS, "to join it.\n", f"to join it.\n{more}")])
    assert "10 of 10 quotes match their captures." in pages(files)["index.md"]


def test_a_source_record_shows_what_was_published_and_its_fate_of_today() -> None:
    edits = [("seeds/paper.yml", "grade: C", "grade: A"), ("seeds/paper.yml", "The Paper", "The Daily Paper")]
    texts = pages(edited(THRICE, edits))
    assert "A, completely reliable" not in texts["sources/paper/index.md"]
    assert not [path for path, text in texts.items() if "Daily" in text]
    fate = pages(edited(THRICE, [("seeds/paper.yml", "rights: full\n", f"rights: excerpt\n{WITHDRAWN}\nlive: gone\n")]))
    page = fate["sources/paper/index.md"]
    assert "It was a forgery." in page
    assert "The address no longer leads to the text." in page
    assert "quotes with the sentence around them" in page


def test_an_old_edition_leads_to_no_passage_that_shows_other_words() -> None:
    quoted = "The treaty will bring calm to the coast, the officials added."
    files = published(edited(ONCE, [
        (CLAIMS, f"quote: {quoted}", "quote: The treaty will bring calm to the islands, the officials added."),
        (MAIN, 'that it "will bring calm to the coast" [#c2]', "so [#c2]"),
    ]))  # fmt: skip
    texts = pages(files)
    assert 'href="../../../sources/paper/"' in texts["pact/editions/1/index.md"]
    assert "#pact-c2-e1" not in texts["pact/editions/1/index.md"]
    assert "#pact-narrative-q1" not in texts["pact/editions/1/index.md"]
    assert "#pact-c1-e1" in texts["pact/editions/1/index.md"]
    assert "#pact-c2-e1" in texts["pact/index.md"]


def test_a_withdrawn_source_is_named_though_it_has_another_id_by_now() -> None:
    files = {path: text if path.endswith(".json") else re.sub(r"(source: |@|id: )report\b", r"\1notice", text)
             for path, text in THRICE.items()}  # fmt: skip
    files["seeds/report.yml"] += f"was: [report]\n{WITHDRAWN}\n"
    texts = pages(files)
    assert "Source withdrawn. Withdrawn on 6 May 2026: It was a forgery." in words(texts["pact/index.md"])
    assert "Withdrawn on 6 May 2026: It was a forgery." in words(texts["sources/report/index.md"])


@pytest.mark.parametrize("fate", ["withdrawn", "retracted"])
def test_a_claim_of_another_briefing_that_fell_is_named(fate: str) -> None:
    files = edited(ONCE, [("briefings/other/briefing.md", "See", "As pact has it [#pact/c3], see")])
    files = published(files, "other", date="2026-01-03")
    line = "    statement: The islands may ask to join.\n"
    if fate == "withdrawn":
        files = published(edited(files, [(CLAIMS, line, f"{line}    {WITHDRAWN}\n")]), date="2026-05-06")
    else:
        files = published(files, kind="retraction", date="2026-05-06", note="It was a forgery.")
    page = words(pages(files)["other/index.md"])
    assert "Claim withdrawn. Withdrawn on 6 May 2026: It was a forgery. pact c3" in page


def test_a_retraction_in_between_is_not_forgotten() -> None:
    files = published(RETRACTED, note="It held after all.", date="2026-06-07")
    assert "Retracted in between. 3 February 2026: The paper took it back." not in words(pages(files)["pact/index.md"])
    again = published(edited(files, [REGRADED]), date="2026-07-08")
    assert "The paper took it back." in words(pages(again)["pact/editions/1/index.md"])
    assert "Retracted in between. 3 February 2026" not in words(pages(again)["pact/editions/3/index.md"])


def test_a_source_that_is_kept_by_its_digest_alone_loses_nothing() -> None:
    files = edited(THRICE, [("seeds/report.yml", "rights: full", "rights: hash-only")])
    del files["seeds/report.txt"]
    assert "quote-lost" not in {each.rule.name for each in check(Tree.of(files)).findings}
    assert "Quotes lost" not in pages(files)["pact/index.md"]


def test_a_capture_that_is_gone_is_said_to_be() -> None:
    files = edited(THRICE, [("seeds/report.yml", "rights: full\n", f"rights: full\n{WITHDRAWN}\n")])
    del files["seeds/report.txt"]
    page = words(pages(files)["pact/index.md"])
    assert (
        "can no longer be checked, because the capture is not kept here: c3-e1, m-parties-islands-e1, l-doubters-e1."
        in page
    )


def test_what_is_new_and_the_corrections_have_the_newest_and_name_all_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages have as many entries as a feed; a limit of two needs no fifty editions."""
    assert LONGEST == parts.EDITIONS == 50
    monkeypatch.setattr(parts, "EDITIONS", 2)
    files = ONCE
    for was, now in ((3, 4), (4, 3), (3, 4), (4, 3)):
        edit = (CLAIMS, f"grade: {was}", f"grade: {now}")
        files = published(corrected(edited(files, [edit])), kind="correction", date="2026-03-04")
    texts = site(checked(files), "2026-11-24")
    for page, first in (("changes", 1), ("corrections", 2)):
        text = unescape(texts[f"{page}/index.md"])
        assert of_part(text) == ["5", "4"]
        leads = re.findall(r'<a href="\.\./([^"]*)">((?:<span id="pact-edition-\d"></span>)*)', text)
        assert {number for _, spans in leads for number in re.findall(r"edition-(\d)", spans)} == {
            str(number) for number in range(first, 4)
        }
        told = [number for address, _ in leads if "--" in address for number in of_part(texts[f"{address}index.md"])]
        assert sorted(told) == [str(number) for number in range(first, 6)]


def of_part(text: str) -> list[str]:
    """Return the numbers of the editions on a part of a page."""
    return re.findall(r"{#pact-edition-(\d)}", text)


def test_feeds_keep_their_ids_when_another_briefing_comes_and_when_one_is_renamed() -> None:
    def ids(texts: dict[str, str], name: str) -> list[str]:
        return re.findall(r"<id>(.*)</id>", texts[f"feeds/{name}.xml"])

    before = pages(ONCE)
    more = pages(published(ONCE, "other", date="2026-01-02"))
    assert ids(more, "editions")[0] == ids(before, "editions")[0]
    moved = {path.replace("briefings/pact/", "briefings/treaty/"): text for path, text in ONCE.items()}
    moved = edited(moved, [("briefings/treaty/briefing.md", "title: The pact\n", "title: The pact\nwas: [pact]\n")])
    after = pages(moved)
    assert ids(after, "treaty") == ids(after, "pact") == ids(before, "pact")


def test_signs_of_a_script_without_spaces_stay_together() -> None:
    chinese = edited(DESK, [(CLAIMS, "statement: The treaty will bring calm.", "statement: 中国宣布建立的军事联盟")])
    later = edited(published(chinese), [(CLAIMS, "建立的军事", "建立新的军事")])
    assert "中国宣布建立<ins>新</ins>的军事联盟" in pages(published(later))["pact/changes/index.md"]


def test_an_entity_has_in_each_edition_the_name_that_it_had() -> None:
    renamed = edited(
        ONCE, [("briefings/entities.yml", "The Coast", "The Shore"), (CLAIMS, "about: [coast]", "about: [islands]")]
    )
    story = words(pages(published(renamed, date="2026-03-04"))["pact/changes/index.md"])
    assert "About Before The Coast After The Islands" in story


FATES = {
    "withdrawn": f"{WITHDRAWN}\n",
    "retracted by its publisher": "notices: [{kind: retraction, on: 2026-05-06, text: It was a forgery.}]\n",
}
FALLEN = "No longer corroborated, because evidence was withdrawn or retracted. "


@pytest.mark.parametrize("fate", FATES)
@pytest.mark.parametrize("lowered", [True, False])
def test_what_was_published_as_established_says_first_that_it_is_no_longer(fate: str, *, lowered: bool) -> None:
    """Readers of the page, the table and the search are told, also while the draft is not published again."""
    held = f"{REPORT}The treaty was signed on Friday.\n"
    cited = "        quote: The two governments signed a treaty of mutual defence on Friday, officials said.\n"
    second = "      - id: e2\n        source: report\n        quote: The treaty was signed on Friday.\n"
    files = edited(
        DESK,
        [
            ("seeds/report.txt", REPORT, held),
            ("seeds/report.yml", sha256(REPORT.encode()).hexdigest(), sha256(held.encode()).hexdigest()),
            (CLAIMS, "    kind: event\n", "    kind: event\n    status: corroborated\n"),
            (CLAIMS, "        speaker: officials\n", ""),
            (CLAIMS, cited, f"        quote: No other state has been asked to join it so far.\n{second}"),
        ],
    )
    once = published(files)
    assert "o longer corroborated" not in "".join(pages(once).values())
    fallen = once | {"seeds/report.yml": once["seeds/report.yml"] + FATES[fate]}
    if lowered:
        fallen = edited(fallen, [(CLAIMS, "    status: corroborated\n", "")])
    texts = pages(fallen)
    for path in ("pact/index.md", "pact/editions/1/index.md"):
        assert "Evidence since withdrawn or retracted. A claim in it no longer has the sources" in words(texts[path])
    assert FALLEN in words(texts["pact/index.md"])
    assert FALLEN in texts["pact/claims-and-sources.csv"]
    assert FALLEN in texts["assets/search.json"]
    assert FALLEN not in words(texts["pact/editions/1/index.md"])
