"""Faults that reviews of editions found stay fixed."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.build import check, compare_editions, plan, stamp
from generator.edges import cli, disk, engines
from generator.editions.publishing import Particulars, Plan, Refusal
from generator.model import Edition, Tree
from generator.model.places import Text
from generator.read.edition_files import read_edition
from generator.read.seal import edition_text, seal_edition
from tests import projects
from tests.editions.test_publish import FIRST, ONCE, SECOND, edition, refused
from tests.editions.test_schema import resealed
from tests.projects import CLAIMS, DESK, MAIN, MEMBERS, SALT, edited, project, published
from tests.sites import site

if TYPE_CHECKING:
    from pathlib import Path

OTHER = "briefings/other/briefing.md"
GONE = "withdrawn: {on: 2026-11-24, because: It was read wrongly.}"


UNWRITTEN = "Publishing would not write this edition as it is."
NO_FIRST = f"{UNWRITTEN} The first edition must be a major one and cannot change an earlier conclusion."


def forged(**fields: object) -> dict[str, str]:
    """Return the desk with its first edition changed and sealed again."""
    return DESK | {FIRST: edition_text(seal_edition(replace(edition(ONCE), **fields)))}  # type: ignore[arg-type]


def told(files: dict[str, str], rule: str) -> list[str]:
    """Return what the findings of a rule say."""
    return [each.message for each in check(Tree.of(files)).findings if each.rule.name == rule]


def without_verdict(one: Edition) -> Edition:
    """Drop what the check found out about one quote."""
    verdicts = {name: verdict for name, verdict in one.contents.verdicts.items() if name != "c1-e1"}
    return replace(one, contents=replace(one.contents, verdicts=verdicts))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kind": Text("minor")}, NO_FIRST),
        ({"conclusion_changed": True}, NO_FIRST),
        ({"note": Text("…")}, f"{UNWRITTEN} An edition needs a note that tells readers what changed and why."),
        (
            {"contents": without_verdict(edition(ONCE)).contents},
            "The quote c1-e1 had not passed the check when this edition was published.",
        ),
        (
            {"contents": replace(edition(ONCE).contents, sources=edition(ONCE).contents.sources[:1])},
            "This edition names the source report, but does not contain its record.",
        ),
    ],
)
def test_what_publishing_would_never_have_written_is_forged(fields: dict[str, object], said: str) -> None:
    files = forged(**fields)
    assert said in told(files, "edition-forged")
    site(check(Tree.of(files)), "2026-11-24", preview=True)


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text.replace('"note": "', '"note": "\\u0001'),
        lambda text: text.replace('"number": 1', '"number": 1.0'),
        lambda text: text.replace('"conclusion-changed": false', '"conclusion-changed": "no"'),
        lambda text: re.sub(r' *"kind": "event",\n', "", text),
        lambda text: re.sub(r'( "schema": \d+)', r"\1,\n\1", text),
    ],
)
def test_an_edition_that_is_sealed_and_not_written_as_one_is_refused(changed: object) -> None:
    text = changed(ONCE[FIRST])  # type: ignore[operator]
    assert text != ONCE[FIRST]
    found, findings = read_edition(FIRST, _sealed_again(text).encode())
    assert found is None
    assert [each.rule.name for each in findings] == ["edition-unreadable"]


def _sealed_again(text: str) -> str:
    from generator.read.seal import SEAL, digest  # noqa: PLC0415 (only this needs them)

    return SEAL.sub(lambda _: f' "sha256": "{digest(text)}"\n', text)


def test_deep_nesting_is_refused() -> None:
    deep = "[" * 5000 + "]" * 5000
    found, (finding,) = read_edition(FIRST, f'{{"a": {deep}, "schema": 1}}'.encode())
    assert found is None
    assert finding.rule.name == "edition-unreadable"


@pytest.mark.parametrize("day", ["2999-01-01", "0001-01-01"])
def test_a_day_that_no_archive_can_hold_stamps_nothing(day: str) -> None:
    held = json.loads(ONCE[FIRST]) | {"date": day}
    assert stamp(check(Tree.of(DESK | {FIRST: resealed(held)})), "2026-11-24") >= 0


def test_line_ends_that_git_changed_are_named_as_that() -> None:
    _, (finding,) = read_edition(FIRST, ONCE[FIRST].replace("\n", "\r\n").encode())
    assert finding.message == "The line ends of this edition have changed since it was published."
    assert ".gitattributes" in finding.hint


@pytest.mark.parametrize("name", ["01.json", "0.json", "1.JSON", "one.json"])
def test_a_file_among_the_editions_that_is_none_is_an_error(name: str) -> None:
    files = DESK | {f"briefings/pact/editions/{name}": ONCE[FIRST]}
    assert told(files, "edition-renumbered") == [f"The file {name} is not one that publishing writes."]


def test_a_claim_that_readers_do_not_know_is_not_published_by_another_briefing() -> None:
    new = DESK[CLAIMS][DESK[CLAIMS].index("  - id: c3") :].replace("c3", "c4").replace("islands may", "islands could")
    files = edited(ONCE, [(CLAIMS, "to join it.\n", f"to join it.\n{new}"), (OTHER, "See", "See [#pact/c4]")])
    said = "The briefing refers to claims of other briefings that are not published yet: pact/c4."
    assert refused(files, "other") == f"{said} Publish these claims first."
    assert published(published(files), "other")["briefings/other/editions/1.json"].count("islands could ask") == 1


def test_what_readers_know_of_another_briefing_is_what_is_frozen() -> None:
    files = edited(ONCE, [(CLAIMS, "signed a treaty.", "signed a secret treaty."), (OTHER, "See", "See [#pact/c1]")])
    assert "secret" not in published(files, "other")["briefings/other/editions/1.json"]


def test_an_edition_that_could_not_be_read_again_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.editions.publishing.LARGEST", 1000)
    assert refused(DESK).startswith("briefings/pact/editions/1.json would be larger than ")


@pytest.mark.parametrize("note", ["\u200b", "\ufeff", "…", "—"])
def test_a_note_without_a_word_is_no_note(note: str) -> None:
    assert refused(DESK, note=note) == "An edition needs a note that tells readers what changed and why."


def test_a_narrative_that_nobody_has_written_yet_can_be_published() -> None:
    files = {path: text for path, text in DESK.items() if "/other/" not in path}
    files[MAIN] = "---\ntitle: The pact\nauthors: [ada]\nreviewers: [grace]\n---\n"
    files["briefings/pact/articles/paper.md"] = "Both [@paper] [@report].\n"
    assert check(Tree.of(published(files))).errors == ()


@pytest.mark.parametrize("name", ['"???"', '"🙂"', "Null"])
def test_a_row_of_any_name_gets_an_id(name: str) -> None:
    bare = DESK[MEMBERS].replace("      - id: islands\n        entity: islands\n", f"      - name: {name}\n")
    assert check(Tree.of(published(DESK | {MEMBERS: bare}))).errors == ()


def test_a_briefing_that_names_its_own_claims_in_full_can_be_renamed() -> None:
    full = edited(DESK, [(MAIN, "claims: [c1]", "claims: [pact/c1]"), (MAIN, "[#c2]", "[#pact/c2]")])
    moved = {path.replace("briefings/pact/", "briefings/treaty/"): text for path, text in published(full).items()}
    moved["briefings/treaty/briefing.md"] = DESK[MAIN].replace("title: The pact\n", "title: The pact\nwas: [pact]\n")
    checked = check(Tree.of(moved))
    assert checked.errors == ()
    page = site(checked, "2026-11-24")["treaty/editions/1/index.md"]
    assert "A treaty has been signed." in page
    assert "#pact/c2" not in page
    assert "9 of 9 quotes match" in page


def test_an_open_end_does_not_vanish_but_can_be_withdrawn() -> None:
    end = DESK[MEMBERS][DESK[MEMBERS].index("    open-end:") : DESK[MEMBERS].index("    members:")]
    assert told(edited(ONCE, [(MEMBERS, end, "")]), "id-vanished") == [
        "The open end of list parties of pact, which edition 1 published, has vanished."
    ]
    other_id = end.replace("id: e1", "id: e9")
    assert told(edited(ONCE, [(MEMBERS, end, other_id)]), "id-vanished") == [
        "Evidence e1 of the open end of list parties of pact, which edition 1 published, has vanished."
    ]
    tombstone = end.replace("      text: other states\n", f"      text: other states\n      {GONE}\n")
    files = published(edited(ONCE, [(MEMBERS, end, tombstone)]))
    page = site(check(Tree.of(files)), "2026-11-24")["pact/index.md"]
    assert 'class="rb-open rb-gone" id="l-parties-open"' in page


def test_the_reason_of_a_withdrawal_can_be_reworded_in_a_minor_edition() -> None:
    line = "    statement: The islands may ask to join.\n"
    files = published(edited(ONCE, [(CLAIMS, line, f"{line}    {GONE}\n")]))
    files = edited(files, [(CLAIMS, "It was read wrongly.", "It was misread.")])
    assert edition(published(files, kind="minor"), "briefings/pact/editions/3.json").kind == "minor"


def test_two_who_publish_at_once_do_not_overwrite_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    projects.written(tmp_path, project())
    with disk.lock_folder(tmp_path) as alone:
        assert alone
        assert cli.main(["publish", "pact", "--note", "A note.", "-C", str(tmp_path)]) == 2
    assert capsys.readouterr().err == "briefing: another publication is running here; try again when it has ended\n"
    assert cli.main(["publish", "pact", "--note", "A note.", "-C", str(tmp_path)]) == 0


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    projects.written(tmp_path, project())
    (tmp_path / CLAIMS).chmod(0o640)
    assert cli.main(["publish", "pact", "--note", "A note.", "-C", str(tmp_path)]) == 0
    assert (tmp_path / CLAIMS).stat().st_mode & 0o777 == 0o640


def test_changes_are_not_told_of_a_tree_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    projects.written(tmp_path, ONCE | {CLAIMS: "claims: [\n"})
    assert cli.main(["changes", "pact", "-C", str(tmp_path)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "yaml-broken" in printed.err


def test_an_engine_that_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    projects.written(tmp_path, project())
    monkeypatch.setattr(engines, "find_spec", lambda _: None)
    assert cli.main(["build", "--engine", "zensical", "-C", str(tmp_path)]) == 2
    assert "zensical is not installed" in capsys.readouterr().err


def test_a_former_id_is_none_that_the_site_uses() -> None:
    files = edited(DESK, [(MAIN, "title: The pact\n", "title: The pact\nwas: [sources]\n")])
    assert told(files, "folder-reserved") == ["The site has pages of its own under /sources/."]


def test_a_plan_tells_what_changed_since() -> None:
    tree = Tree.of(edited(ONCE, [(CLAIMS, "grade: 3", "grade: 4")]))
    outcome = plan(tree, check(tree), "pact", Particulars(date="2026-11-24", note="A note.", salt=SALT))
    assert isinstance(outcome, Plan)
    since = compare_editions(check(tree), "pact")
    assert not isinstance(since, str)
    assert [each.kind for each in since.changes] == ["regraded"]
    assert SECOND in outcome.files
    assert not isinstance(outcome, Refusal)
