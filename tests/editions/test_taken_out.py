"""Words are taken out however they are typed, nothing of an edition stands in the way, and what is left is named."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from generator import report
from generator.build import check, reviewed
from generator.editions.wanted import wanted_quote, wanted_source, wanted_words
from generator.model import Tree
from generator.model.redactions import BAR, with_bars
from generator.report import MEMOS
from tests.check import desks
from tests.check.decrees import ANNEXED, instrument, provided
from tests.editions.test_redact import FIRST, NAME, SECOND, THIRD, WHY, named, redact, redacted, run, thrice
from tests.projects import CLAIMS, DESK, MAIN, edited, published, written
from tests.sites import site

if TYPE_CHECKING:
    from pathlib import Path

    from generator.editions.leftovers import Left
    from generator.editions.redacting import Redacted
    from generator.editions.wanted import Wanted

Files = dict[str, str]
PORT = "briefings/port/claims.yml"
FOLDED = f"""quote: >-  # as printed
          Members of the {NAME}
          doubt that the treaty will bring calm.
"""
DAILY = "The ferry office closed its gates on Monday."
ECHO = "The ferry office closed its gates on Monday, at noon."


def taken(files: Files, wanted: Wanted) -> tuple[Files, Left]:
    """Return the files after a redaction that nothing refuses, and what it leaves."""
    outcome = redact(files, wanted)
    assert outcome.refusals == ()
    after = files | dict(outcome.files)
    assert not check(Tree.of(after)).errors
    return after, outcome.left


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("Harbour Office", "the _Harbour Office_ and the __Harbour__ *Office*"),
        ("Harbour Office", "the *Harb*our Office"),
        ("Harbour Office", "the Har\xadbour Of\u200bfice"),
        ("Harbour Office", "the Har-\nbour Office"),
        ("Harbour Office", "the Har\xad\nbour\xa0Office"),
        ("Harbour Office", "the Ｈａｒｂｏｕｒ ＯＦＦＩＣＥ"),
        ("Harbour Office", "the Harbour-Office, the Harbour Offices and the HARBOUR OFFICES’"),
        ("Muñoz Bank", "Mun\u0303oz Bank"),
        ("Mun\u0303oz Bank", "Muñoz Bank"),
        ("Strauß Bank", "STRAUSS BANK"),
        ("O'Neer Bank", "O’Neer Bank, OʼNeer Bank, O‘Neer Bank, O´Neer Bank"),
        ("Nord-Amt", "Nord−Amt and Nord‑Amt"),
        ("海港局", "由海港\n局说"),
    ],
)
def test_words_are_taken_out_however_they_are_typed(words: str, typed: str) -> None:
    wanted = wanted_words(words)
    after = with_bars(typed, wanted.find(typed))
    assert BAR in after
    assert wanted.trace(typed)
    assert not wanted.trace(after)


def test_a_possessive_keeps_its_ending() -> None:
    typed = "the Harbour Office’s members"
    assert with_bars(typed, wanted_words(NAME).find(typed)) == "the ███████ ██████’s members"


@pytest.mark.parametrize(
    "typed",
    [
        "the Harbour Officegate",
        "the preHarbour Office",
        "Office, Harbour",
        "the Harbour and Dock Office",
        "the Hárbour Office",
        "the H&#97;rbour Office",
        "the Harb\\our Office",
        "office.example/H%61rbour-Office",
        '"the H\\x61rbour \\u004Fffice"',
        "HarbourOffice",
    ],
)
def test_another_form_of_the_words_stays_and_is_found(typed: str) -> None:
    assert wanted_words(NAME).find(typed) == []
    assert wanted_words(NAME).trace(typed)


@pytest.mark.parametrize("typed", ["the harbours and another office", "A belief, and a cliff.", "off ice"])
def test_what_is_no_form_of_the_words_is_not_found(typed: str) -> None:
    assert not wanted_words(NAME).trace(typed)
    assert not wanted_words("Li").trace(typed)


@cache
def typed_otherwise() -> Files:
    """Return the desk with the name in folded and escaped YAML, in emphasis, and within a longer word."""
    return published(
        edited(
            named(),
            [
                (
                    "briefings/pact/members.yml",
                    f"quote: Members of the {NAME} doubt that the treaty will bring calm.",
                    FOLDED,
                ),
                ("briefings/entities.yml", f"name: The {NAME}", 'name: "The Harbour Offic\\x65"'),
                (MAIN, f"**{NAME}** doubt", f"_{NAME}_ and of the Harbour Officegate doubt"),
            ],
        )
    )


def test_folded_and_escaped_yaml_is_written_anew_with_bars() -> None:
    files, left = taken(typed_otherwise(), wanted_words(NAME))
    assert (
        'quote: "Members of the ███████ ██████ doubt that the treaty will bring calm."  # as printed\n'
        in (files["briefings/pact/members.yml"])
    )
    assert 'name: "The ███████ ██████"' in files["briefings/entities.yml"]
    assert "_███████ ██████_" in files[MAIN]
    assert check(Tree.of(files)).counts == check(Tree.of(typed_otherwise())).counts
    assert left.by_hand == ()
    assert [place.file for place in left.other] == [MAIN, FIRST]
    assert not any(re.search(rf"{NAME}\b", text) for text in files.values())
    pages = site(check(Tree.of(files)), "2026-12-02")
    assert not any(re.search(r"harbour office\b", text, re.IGNORECASE) for text in pages.values())


def test_a_text_in_apostrophes_is_written_anew_whole() -> None:
    files = published(edited(named(), [("briefings/entities.yml", f"The {NAME}", f"'The {NAME}''s \"Hall\"'")]))
    after, _ = taken(files, wanted_words(NAME))
    assert 'name: "The ███████ ██████\'s \\"Hall\\""' in after["briefings/entities.yml"]


def test_what_a_program_cannot_change_is_named_by_what_an_editor_can_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marked = edited(
        typed_otherwise(), [(MAIN, "doubt it [@report].", "doubt it [@report], as the H&#97;rbour Office.")]
    )
    written(tmp_path, marked)
    assert run(tmp_path, "--words", NAME) == 1
    told = capsys.readouterr().err
    assert re.search(rf"{MAIN}:\d+:\d+ still has the words: change it by hand\n", told)
    assert re.search(rf"{FIRST}:\d+:\d+ has the words in another form: if they must go, redact that form", told)
    assert not re.search(r"editions/\S+ still has the words", told)
    assert not re.search("harbour|office", told, re.IGNORECASE)


def test_an_id_is_named_once_with_its_places_and_how_to_rename_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, thrice())
    assert run(tmp_path, "--words", "coast") == 1
    told = capsys.readouterr().err
    assert (
        len(re.findall(r"coast, an address, a handle or a kind, has the words in \d+ places, and stays\n", told)) == 1
    )
    assert "in drafts, give a source or an entity a new id and list the old one as `was`\n" in told
    assert "by hand" not in told
    assert not check(Tree.of(read_back(tmp_path))).errors


def read_back(folder: Path) -> Files:
    """Return the files of a folder by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def test_a_kind_that_a_desk_declares_is_no_word_of_an_entity() -> None:
    files = edited(
        DESK,
        [
            ("mkdocs.yml", "docs_dir", "extra:\n  briefings:\n    entity-kinds: [harbour]\ndocs_dir"),
            ("briefings/entities.yml", "The Coast, kind: state", "The Harbour Coast, kind: harbour"),
        ],
    )
    after, _ = taken(published(files), wanted_words("harbour"))
    assert "name: The ███████ Coast, kind: harbour" in after["briefings/entities.yml"]


def out(*sources: Files, **parts: Any) -> Files:  # noqa: ANN401 - the parts of a desk
    """Return a desk with one briefing and its first edition."""
    head = "---\ntitle: The port\nauthors: [ada]\nreviewers: [grace]\n---"
    files = desks.files(*sources, **parts)
    page = "briefings/port/briefing.md"
    return published(files | {page: files[page].replace('---\n{"title": "The port"}\n---', head)}, "port")


def refusal(files: Files, wanted: Wanted) -> str:
    """Return why a redaction is refused."""
    outcome: Redacted = redact(files, wanted)
    (only,) = outcome.refusals
    return only


@pytest.mark.parametrize("asked", ["quote", "source"])
def test_a_documented_claim_of_an_edition_does_not_stand_in_the_way(asked: str) -> None:
    files = out(instrument(), claims=(provided(),))
    checked = check(Tree.of(files))
    wanted = wanted_quote(checked, "port#c1-e1") if asked == "quote" else wanted_source(checked, "decree")
    said = refusal(files, wanted)
    assert said.startswith(f"The draft must change first, because the check would fail at {PORT}:1:")
    assert "Claim c1 is documented, but" in said
    assert said.endswith("or set the status to reported. Then take the words out.")
    first = edited(files, [(PORT, '"documented"', '"reported"'), (PORT, f'"{ANNEXED}"', '"The decree annexes it."')])
    after, _ = taken(first, wanted)
    assert ANNEXED not in after["seeds/decree.txt"]
    assert ANNEXED not in after["briefings/port/editions/1.json"]


def paper(name: str, text: str) -> Files:
    """Return an independent newspaper."""
    return desks.source(name, text, source_kind="news", control="independent", origin=name, publisher=f"The {name}")


@pytest.mark.parametrize("asked", ["quote", "source"])
def test_a_corroborated_claim_of_an_edition_does_not_stand_in_the_way(asked: str) -> None:
    evidence = (desks.said("daily", DAILY), desks.said("echo", ECHO))
    held = desks.claim(*evidence, statement="The gates were closed.", kind="event", status="corroborated")
    files = out(paper("daily", DAILY), paper("echo", ECHO), claims=(held,))
    checked = check(Tree.of(files))
    wanted = wanted_quote(checked, "port#c1-e2") if asked == "quote" else wanted_source(checked, "echo")
    said = refusal(files, wanted)
    assert "Claim c1 is corroborated, but only one independent origin, daily, supports it" in said
    assert "Add independent evidence, or set the status to reported. Then take the words out." in said
    after, _ = taken(edited(files, [(PORT, '"corroborated"', '"reported"')]), wanted)
    assert ECHO not in after["briefings/port/editions/1.json"]
    assert not check(Tree.of(after)).worth["port"][0].unsettled


def test_a_row_of_an_edition_that_a_quote_names_does_not_stand_in_the_way() -> None:
    told = desks.claim(desks.said("daily", DAILY), statement="The gates were closed.", status="reported")
    row = {"id": "gates", "name": "ferry office", "standing": "member"}
    parties = desks.listed(row, evidence=[desks.said("daily", DAILY)])
    files = out(paper("daily", DAILY), claims=(told,), lists=(parties,))
    wanted = wanted_quote(check(Tree.of(files)), "port#l-l-e1")
    said = refusal(files, wanted)
    assert "The row of ferry office has no evidence" in said
    members = "briefings/port/members.yml"
    own = json.dumps(row | {"withdrawn": {"on": "2026-12-01", "because": "A court ordered it."}})
    after, _ = taken(edited(files, [(members, json.dumps(row), own)]), wanted)
    assert "closed its gates" not in after["briefings/port/editions/1.json"]


def test_the_defaults_of_a_folder_stay_when_a_source_is_taken_out() -> None:
    files = DESK | {"seeds/defaults.yml": "method: saved by the desk from a browser\nlanguage: en\n"}
    files = published(files)
    after, _ = taken(files, wanted_source(check(Tree.of(files)), "paper"))
    assert after["seeds/defaults.yml"] == files["seeds/defaults.yml"]
    assert "saved by the desk from a browser" in after[FIRST]
    assert "It corrects its mistakes" not in after["seeds/paper.yml"]


def test_a_quote_whose_words_are_gone_does_not_count_as_a_match() -> None:
    files, _ = taken(thrice(), wanted_quote(check(Tree.of(thrice())), "pact#l-doubters-e1"))
    printed = report.text(check(Tree.of(files)), Tree.of(files))
    assert re.search(r"(\d+) of (\d+) quotes of 3 editions still match; the words of 3 were taken out", printed)


def test_an_edition_without_some_words_does_not_say_that_it_is_kept_as_it_was() -> None:
    page = site(check(Tree.of(redacted())), "2026-12-02")["pact/editions/1/index.md"]
    assert "This is edition 1; words were taken out of it, and all else is kept as it was published." in page


def test_every_page_with_bars_says_the_day_and_the_reason_once() -> None:
    """The edition after a redaction is published with bars, and its file has no redaction."""
    after = published(edited(redacted(), [(CLAIMS, "may bring peace.", "could bring peace.")]), note="Weaker still.")
    assert "redactions" not in json.loads(after["briefings/pact/editions/4.json"])
    pages = {path: text for path, text in site(check(Tree.of(after)), "2026-12-02").items() if path.endswith(".md")}
    barred = {path for path, text in pages.items() if re.search("█{2}", text)}
    assert barred >= {
        "pact/index.md",
        "pact/editions/1/index.md",
        "pact/editions/4/index.md",
        "entities/coast/index.md",
    }
    assert {path: pages[path].count(WHY) for path in barred} == dict.fromkeys(barred, 1)
    assert not any(WHY in text for path, text in pages.items() if path not in barred and BAR not in text)
    assert "1 December 2026: words were replaced by bars (█)." in pages["entities/coast/index.md"]


def test_a_reason_that_has_another_form_of_the_words_is_refused() -> None:
    (said,) = redact(thrice(), wanted_words(NAME), "The Harbour Offices asked.").refusals
    assert said == "The reason contains the words that it takes out."


def test_the_editions_of_a_redacted_desk_are_all_judged_as_before() -> None:
    checked = check(Tree.of(redacted()))
    assert {finding.rule.name for finding in checked.findings} - {"edition-redacted"} == {
        finding.rule.name for finding in check(Tree.of(thrice())).findings
    }
    assert {finding.place.file for finding in checked.findings if finding.rule.name == "edition-redacted"} == {
        FIRST,
        SECOND,
        THIRD,
    }


def test_words_that_a_quote_shares_with_the_one_taken_out_go_from_it_alone() -> None:
    evidence = (desks.said(), desks.said(quote="after the storm, and the ferries waited."))
    files = out(claims=(desks.claim(*evidence, statement="The port was closed after the storm."),))
    after, _ = taken(files, wanted_quote(check(Tree.of(files)), "port#c1-e2"))
    assert 'The port was closed on Monday █████ ███ █████"' in after[PORT]
    assert "The port was closed after the storm." in after[PORT]
    assert check(Tree.of(after)).counts.passed == 1


def test_the_memo_repeats_no_words_of_a_text_that_was_written_anew() -> None:
    folded = "statement: >-\n      Two governments signed a treaty\n      in Grey Hall.\n"
    before = edited(thrice(), [(CLAIMS, "statement: Two governments signed a treaty.\n", folded)])
    after, _ = taken(before, wanted_words("Grey Hall"))
    memo = reviewed(Tree.of(before), Tree.of(after), "Compared.")
    assert [item.risk.name for item in memo.items] == ["taken-out"]
    for form in MEMOS.values():
        assert not re.search("grey|hall", form(memo, None), re.IGNORECASE)


def test_a_correction_stays_one_when_the_words_that_it_corrected_are_taken_out() -> None:
    first = published(edited(DESK, [(CLAIMS, "Two governments signed a treaty.", "Grey Hall signed a treaty.")]))
    corrected = "Blue Hall signed a treaty.\n    corrections: [{on: 2026-11-24, text: It was another hall.}]"
    second = published(edited(first, [(CLAIMS, "Grey Hall signed a treaty.", corrected)]), kind="correction")
    once, _ = taken(second, wanted_words("Grey"))
    twice, _ = taken(once, wanted_words("Blue"))
    statements = [json.loads(twice[path])["contents"]["claims"][0]["statement"] for path in (FIRST, SECOND)]
    assert statements == ["████ Hall signed a treaty."] * 2
