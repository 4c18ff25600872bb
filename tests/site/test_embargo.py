"""A briefing under embargo leaves no trace in a public build before its day, and a preview says that it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.build import check, plan_run, reviewed, stamp
from generator.edges import cli, engines, output
from generator.editions.publishing import Particulars
from generator.model import Tree
from generator.report import MEMOS, describe_embargoes
from tests import projects
from tests.editions.test_publish import FIRST, refused
from tests.projects import DESK, MAIN, SALT, SETTINGS, edited, published, source
from tests.sites import site

if TYPE_CHECKING:
    from pathlib import Path

DAY, BEFORE = "2027-01-01", "2026-12-31"
LETTER = "The harbour will close in May, the harbour office writes.\n"
SECRET = {
    "seeds/letter.txt": LETTER,
    "seeds/letter.yml": source("letter", LETTER, "was: [old-letter]\npublisher: The Harbour Office\norigin: letter\n"),
    "briefings/hush/briefing.md": (
        f"---\ntitle: The closing\nwas: [quiet]\ntopics: [harbours]\nauthors: [ada]\nreviewers: [grace]\n"
        f"updated: 2026-12-30\nnot-before: {DAY}\n---\n\nIt will close [@letter]; see [the pact](../pact/) [@paper].\n"
    ),
    "briefings/hush/articles/letter.md": "The letter is short [@letter].\n",
    "briefings/hush/claims.yml": (
        "claims:\n  - id: c1\n    statement: The harbour closes.\n    kind: forecast\n    about: [harbour]\n"
        "    relations: [{claim: pact/c2, kind: supersedes}]\n"
        "    evidence:\n      - id: e1\n        source: letter\n        quote: The harbour will close in May\n"
        "      - id: e2\n        source: paper\n        quote: The treaty will bring calm to the islands\n"
    ),
}
ENTITY = "  - {id: harbour, name: The Harbour, kind: place, was: [old-harbour]}\n"
FILES = DESK | SECRET | {"briefings/entities.yml": DESK["briefings/entities.yml"] + ENTITY}
WORDS = ("hush", "quiet", "closing", "arbour", "letter", "uperseded", DAY)
"""Words that only the briefing under embargo has."""


@pytest.mark.parametrize("files", [FILES, published(FILES)], ids=["drafts alone", "with an edition of another"])
def test_a_public_build_before_the_day_has_no_trace_of_it(files: dict[str, str]) -> None:
    checked = check(Tree.of(files), BEFORE)
    assert checked.findings == ()
    texts = site(checked, BEFORE)
    assert "pact/index.md" in texts
    found = {path: word for path, text in texts.items() for word in WORDS if word in path or word in text}
    assert {path: word for path, word in found.items() if not path.startswith(("guide/", "assets/"))} == {}
    bare = {path: text for path, text in files.items() if path not in SECRET} | {
        "briefings/entities.yml": DESK["briefings/entities.yml"]
    }
    assert texts == site(check(Tree.of(bare), BEFORE), BEFORE)


def test_on_the_day_it_is_in_the_build() -> None:
    texts = site(check(Tree.of(FILES), DAY), DAY)
    assert {"hush/index.md", "quiet/index.html", "sources/letter/index.md", "entities/harbour/index.md"} <= set(texts)
    assert "Under embargo" not in texts["hush/index.md"]


@pytest.mark.parametrize(("today", "said"), [(BEFORE, True), (DAY, False)])
def test_a_preview_shows_it_with_a_notice_until_the_day(today: str, *, said: bool) -> None:
    page = site(check(Tree.of(FILES), today), today, preview=True)["hush/index.md"]
    assert ("Until 1 January 2027, no public build contains it." in page) is said


def test_an_embargo_on_a_published_briefing_keeps_only_the_next_edition_back() -> None:
    files = edited(published(DESK), [(MAIN, "title: The pact\n", f"title: The pact, again\nnot-before: {DAY}\n")])
    checked = check(Tree.of(files), BEFORE)
    assert "The pact" in site(checked, BEFORE)["pact/index.md"]
    assert "again" not in site(checked, BEFORE)["pact/index.md"]
    assert "Under embargo" in site(checked, BEFORE, preview=True)["pact/index.md"]
    assert refused(files, date=BEFORE) == (
        f"The briefing is under embargo until {DAY}, but an edition is public from its own day. "
        "Publish it on that day, or remove `not-before` from briefing.md."
    )


def test_no_edition_is_published_before_the_day_and_none_freezes_the_embargo() -> None:
    assert refused(FILES, "hush", date=BEFORE).startswith(f"The briefing is under embargo until {DAY}, ")
    assert "not-before" not in published(FILES, "hush", date=DAY)["briefings/hush/editions/1.json"]


def test_publishing_all_leaves_it_out_and_says_so() -> None:
    run = plan_run(Tree.of(FILES), check(Tree.of(FILES)), None, Particulars(date=BEFORE, note="The first.", salt=SALT))
    assert [planned.edition.briefing for planned in run.plans] == ["other", "pact"]
    assert run.embargoed == 1


def test_a_link_from_a_public_text_is_found_and_one_from_another_embargo_is_not() -> None:
    files = FILES | {"briefings/index.md": "See [it](hush/).\n"}
    (finding,) = check(Tree.of(files), BEFORE).findings
    assert finding.rule.name == "embargo-kept"
    assert str(finding.place) == "briefings/index.md:1:9"
    assert check(Tree.of(files), DAY).findings == ()
    both = edited(FILES, [("briefings/other/briefing.md", "See [@report].", "See [@report] [#hush/c1].")])
    assert [each.rule.name for each in check(Tree.of(both), BEFORE).findings] == ["embargo-kept"]
    later = edited(both, [("briefings/other/briefing.md", "title: Another\n", f"title: Another\nnot-before: {DAY}\n")])
    assert check(Tree.of(later), BEFORE).findings == ()


def test_the_day_of_the_newest_briefing_is_not_that_of_one_under_embargo() -> None:
    checked = check(Tree.of(published(FILES)))
    assert stamp(checked, BEFORE) < stamp(checked, DAY)


def test_a_memo_warns_of_it_and_of_every_change_of_its_day() -> None:
    moved = edited(FILES, [("briefings/hush/briefing.md", DAY, "2026-12-01")])
    memo = reviewed(Tree.of(DESK), Tree.of(FILES), "Compared.", today=BEFORE)
    assert memo.counts[0] == "“The closing” is under embargo until 1 January 2027; this memo and any preview show it."
    assert "readers see nothing of it before 1 January 2027" in " ".join(memo.people)
    lifted = reviewed(Tree.of(FILES), Tree.of(moved), "Compared.", today=BEFORE)
    text = MEMOS["text"](lifted, None)
    assert "embargo set, moved or lifted" in text
    assert "Is the embargo meant to change" in text
    assert "under embargo until" not in text


def test_the_build_says_how_many_it_leaves_out_and_not_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    late = {path: text.replace(DAY, "9999-01-01") for path, text in FILES.items()}
    monkeypatch.setattr(engines, "missing", lambda _: "")
    monkeypatch.setattr(output, "build", lambda *_, **__: (True, ""))
    projects.written(tmp_path, late)
    assert cli.main(["build", "-C", str(tmp_path)]) == 0
    said = "briefing: 1 briefing is left out under embargo, until 9999-01-01\n"
    assert said in capsys.readouterr().err
    assert cli.main(["build", "--drafts", "-C", str(tmp_path)]) == 0
    assert "embargo" not in capsys.readouterr().err
    library = check(Tree.of(DESK)).library
    assert library
    assert describe_embargoes(library, BEFORE) == ""


def test_the_files_of_this_test_are_a_sound_desk() -> None:
    assert SETTINGS in FILES
    assert FIRST not in FILES
