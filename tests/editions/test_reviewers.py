"""Reviewers read one edition: publishing takes their names out of the draft, and the next edition needs its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.build import check, compare_editions, plan, reviewed
from generator.edges import cli
from generator.editions.publishing import Particulars, Plan, Refusal
from generator.model import Tree
from generator.site.history import Compared
from tests import projects
from tests.editions.test_publish import FIRST, REGRADED, SECOND, edition, refused
from tests.projects import DESK, MAIN, SALT, edited, published

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = "authors: [ada]\nreviewers: [grace]\n"


def after(files: dict[str, str]) -> dict[str, str]:
    """Return the files as publishing leaves them."""
    outcome = plan(
        Tree.of(files), check(Tree.of(files)), "pact", Particulars(date="2026-11-24", note="A note.", salt=SALT)
    )
    assert isinstance(outcome, Plan), outcome
    return files | dict(outcome.files)


@pytest.mark.parametrize(
    ("people", "left"),
    [
        (PEOPLE, "authors: [ada]\n"),
        ("reviewers: [grace]\nauthors: [ada]\n", "authors: [ada]\n"),
        ("authors: [ada]\nreviewers:\n- grace\n- mary\n", "authors: [ada]\n"),
        ("authors: [ada]\nreviewers:\n  - grace # asked\n\n# Why.\n", "authors: [ada]\n\n# Why.\n"),
        ("reviewers: [grace,\n  mary]\n# Who wrote it:\nauthors: [ada]\n", "# Who wrote it:\nauthors: [ada]\n"),
        ('"reviewers": [grace]   \nauthors: [ada]\n', "authors: [ada]\n"),
        ("authors: [ada]\r\nreviewers: [grace]\r\n", "authors: [ada]\r\n"),
    ],
)
def test_publishing_takes_the_reviewers_out_and_leaves_the_rest_of_the_file(people: str, left: str) -> None:
    files = edited(DESK, [(MAIN, PEOPLE, people)])
    done = after(files)
    assert done[MAIN] == files[MAIN].replace(people, left)
    assert edition(done).contents.front_matter.reviewers[0] == "grace"


def test_a_key_on_a_line_with_others_is_refused_with_what_to_do() -> None:
    head, body = DESK[MAIN].split("---\n\n")
    assert head
    files = DESK | {MAIN: f"---\n{{title: The pact, authors: [ada], reviewers: [grace]}}\n---\n\n{body}"}
    assert refused(files) == (
        "The reviewers of this edition cannot be taken out of briefing.md as it is written. "
        "Write `reviewers` on lines of its own."
    )


def test_a_draft_without_reviewers_is_no_change_and_its_next_edition_needs_them_named_again() -> None:
    done = after(DESK)
    assert check(Tree.of(done)).findings == ()
    assert compare_editions(check(Tree.of(done)), "pact") == Compared("", ())
    assert refused(done) == "Nothing that a reader sees has changed since edition 1."
    changed = edited(done, [REGRADED])
    assert refused(changed).startswith("The policy asks for 1 reviewer who is not an author, but none is stated.")
    again = edited(changed, [(MAIN, "authors: [ada]\n", PEOPLE)])
    assert edition(published(again), SECOND).contents.front_matter.reviewers == ("grace",)


def test_naming_the_same_reviewers_again_is_no_change_either_and_others_are_one() -> None:
    done = after(DESK)
    assert refused(edited(done, [(MAIN, "authors: [ada]\n", PEOPLE)])).startswith("Nothing that a reader sees")
    other = edited(done, [(MAIN, "authors: [ada]\n", PEOPLE.replace("grace", "mary"))])
    assert not isinstance(
        plan(
            Tree.of(other), check(Tree.of(other)), "pact", Particulars(date="2026-11-24", note="A reader.", salt=SALT)
        ),
        Refusal,
    )


def test_a_memo_asks_reviewers_again_only_where_the_change_did_not_name_them() -> None:
    old = published(DESK)  # its draft names them still, as an older program left it
    told = "The reviewers are those of edition 1: ask them to read it again."
    kept = reviewed(Tree.of(old), Tree.of(edited(old, [REGRADED])), "Compared.")
    assert told in " ".join(kept.people)
    done = after(DESK)
    named = edited(done, [REGRADED, (MAIN, "authors: [ada]\n", PEOPLE)])
    assert told not in " ".join(reviewed(Tree.of(done), Tree.of(named), "Compared.").people)


def test_the_command_writes_the_draft_without_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    projects.written(tmp_path, DESK)
    assert cli.main(["publish", "pact", "--note", "The first.", "-C", str(tmp_path)]) == 0
    assert "Reviewed by grace" in capsys.readouterr().out
    assert "reviewers" not in (tmp_path / MAIN).read_text(encoding="utf-8")
    assert '"reviewers": [' in (tmp_path / FIRST).read_text(encoding="utf-8")
