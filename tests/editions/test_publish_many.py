"""Many briefings are published together, all or none, and the project is checked once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.build import check, plan_run
from generator.check.our_words import our_words_hold_no_quotation_marks
from generator.edges import cli
from generator.editions import freeze
from generator.editions.publishing import Judge, Particulars, Plans, plan_editions
from generator.model import Tree
from tests.projects import CLAIMS, SALT, checked, edited, project, published, written

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.model.library import Checked

PACT = project()


def briefing(name: str, more: str = "") -> dict[str, str]:
    """Return the files of another briefing like the pact; ``more`` is added to its narrative."""
    files = {path.replace("/pact/", f"/{name}/"): text for path, text in PACT.items() if "/pact/" in path}
    return {path: text + more if path.endswith(".md") else text for path, text in files.items()}


REFERS, PORT = briefing("port", "It rests on a treaty [#pact/c2].\n"), briefing("quay")
TWO = {**PACT, CLAIMS: PACT[CLAIMS] + PACT[CLAIMS].removeprefix("claims:\n").replace("id: c1", "id: c2")}
REWORDED = {"briefings/quay/claims.yml": PORT["briefings/quay/claims.yml"].replace("signed a treaty\n", "signed it\n")}


def run(files: dict[str, str], names: Iterable[str] | None = None, **particulars: object) -> Plans:
    """Plan the next editions of some briefings of a project, or of all that have changed."""
    given = {"date": "2026-11-24", "note": "What the desk had to say.", "salt": SALT, **particulars}
    return plan_run(Tree.of(files), checked(files), names, Particulars(**given))  # type: ignore[arg-type]


def names_of(planned: Plans) -> list[str]:
    """Return the briefings that are published, after a look at the refusals."""
    assert planned.refusals == ()
    return [str(each.edition.briefing) for each in planned.plans]


def test_all_publishes_what_has_no_edition_or_has_changed_and_counts_the_rest() -> None:
    files = published({**PACT, **PORT}) | briefing("port")
    files = published(files, "quay") | REWORDED
    planned = run(files)
    assert names_of(planned) == ["port", "quay"]
    assert [each.edition.number for each in planned.plans] == [1, 2]
    assert [len(each.seen) for each in planned.plans] == [0, 1]
    assert planned.unchanged == 1
    after = {**files, **planned.files}
    assert checked(after).errors == ()
    assert run(after) == Plans(unchanged=3)


def test_briefings_that_name_the_new_claims_of_each_other_are_published_together() -> None:
    files = {**published(PACT), **TWO, **REFERS}
    (refused,) = run(files, ["port"]).refusals
    assert refused.sentence.endswith("not published yet: pact/c2. Publish these claims first.")
    planned = run(files, ["port", "pact"])
    assert names_of(planned) == ["port", "pact"]
    after = checked({**files, **planned.files})
    assert after.library
    for each in planned.plans:
        assert freeze(after.library, after.verdicts, str(each.edition.briefing)) == each.edition.contents


def test_all_includes_a_briefing_whose_only_change_is_a_claim_that_it_names_elsewhere() -> None:
    files = {**TWO, **REFERS}
    files |= run(files).files
    planned = run(edited(files, [(CLAIMS, "c2\n    statement: Two", "c2\n    statement: Both")]))
    assert names_of(planned) == ["pact", "port"]
    assert [change.kind.name for change in planned.plans[1].seen] == ["claim-elsewhere-changed"]


def test_several_briefings_are_retracted_together_also_if_one_names_the_other() -> None:
    files = {**TWO, **REFERS}
    files |= run(files).files
    planned = run(files, ["port", "pact"], kind="retraction")
    assert names_of(planned) == ["port", "pact"]
    assert checked({**files, **planned.files}).errors == ()


def test_one_briefing_that_is_not_ready_refuses_all_of_them_and_every_reason_is_told() -> None:
    files = {**PACT, **REFERS, "briefings/empty/briefing.md": "---\ntitle: Empty\n---\n\nNothing yet.\n"}
    files = published({**files, **TWO}) | briefing("quay")
    planned = run(files, ["empty", "quay", "pact"])
    assert planned.plans == ()
    assert [(refusal.briefing, refusal.sentence.partition(",")[0]) for refusal in planned.refusals] == [
        ("empty", "This briefing has no claims and no lists"),
        ("pact", "Nothing that a reader sees has changed since edition 1."),
    ]


def test_the_project_is_checked_once_with_all_the_planned_files() -> None:
    files, trees = {**PACT, **PORT, **briefing("port")}, list[Tree]()

    def judged(tree: Tree) -> Checked:
        trees.append(tree)
        return check(tree)

    judge = Judge(judged, our_words_hold_no_quotation_marks)
    given = Particulars(date="2026-11-24", note="A note.", salt=SALT)
    planned = plan_editions(Tree.of(files), checked(files), None, given, judge)
    assert len(planned.plans) == 3
    assert [tree.files for tree in trees] == [Tree.of({**files, **planned.files}).files]


def test_publish_all_prints_a_line_for_each_briefing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path, {**published({**PACT, **PORT}), **briefing("port")})
    assert cli.main(["publish", "--all", "--note", "The first.", "-C", str(folder)]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.splitlines() == [
        "Edition 1 of port: 1 claim, 0 lists, 1 quote.",
        "Edition 1 of quay: 1 claim, 0 lists, 1 quote.",
        "2 editions published; 1 briefing without changes.",
    ]
    assert cli.main(["publish", "--all", "--note", "The first.", "-C", str(folder)]) == 0
    assert capsys.readouterr().out == "0 editions published; 3 briefings without changes.\n"


def test_publish_names_the_briefing_of_each_reason_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(tmp_path, {**PACT, **PORT})
    assert cli.main(["publish", "pact", "quay", "--minor", "--note", "A word.", "-C", str(folder)]) == 2
    reason = "The first edition must be a major one and cannot change an earlier conclusion."
    assert capsys.readouterr() == ("", f"briefing: pact: {reason}\nbriefing: quay: {reason}\n")
    assert cli.main(["publish", "pact", "key", "--note", "A word.", "-C", str(folder)]) == 2
    assert capsys.readouterr().err == "briefing: key: There is no briefing `key`.\n"
    assert not list(folder.rglob("*.json"))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "Missing argument 'ID...', or --all"),
        (["pact", "--all"], "--all is not allowed with an ID"),
        (["--all", "--correction"], "--correction is not allowed with --all; name the briefings for which it is true"),
        (["--all", "--retraction"], "--retraction is not allowed with --all; name the briefings for which it is true"),
        (["--all", "--conclusion-changed"], "--conclusion-changed is not allowed with --all; name the briefings"),
    ],
)
def test_what_is_true_of_some_briefings_cannot_be_said_of_all(
    given: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["publish", *given, "--note", "A note."]) == 2
    assert said in capsys.readouterr().err
