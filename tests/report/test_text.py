"""What a person reads after a check."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from generator.build import check, raise_warnings
from generator.model import Capture, Quotation, Tier, Tree, Verdict
from generator.model.bounds import PRINTED
from generator.model.diagnostics import Diagnostic
from generator.model.library import Checked, Counts
from generator.model.places import Place, Text
from generator.model.rules.reading import FILE_UNREADABLE
from generator.model.sources import Withdrawal
from generator.report import text
from tests.projects import CAPTURE, project, published

CLAIMS = "briefings/pacts/claims.yml"


def finding_at(place: Place, message: str = "Here.") -> Checked:
    """Return an outcome with one finding, and no project."""
    return Checked(None, {}, (Diagnostic(FILE_UNREADABLE, place, message),), Counts())


def test_a_finding_shows_its_place_its_line_a_caret_a_hint_and_other_places(checked: Checked, tree: Tree) -> None:
    assert text(checked, tree).split("\n\n")[0].splitlines() == [
        f"{CLAIMS}:2:12 error file-unreadable  100 % of it, said: no,",
        "    and more",
        "    2 |   - quote: 北京 said so, “plainly”",
        "      |            ^^^^^^^^^",
        "    hint: Copy the words.",
        "    also seeds/a, b:c.txt:7:3  they part here",
    ]


def test_a_long_line_is_cut_to_the_finding(checked: Checked, tree: Tree) -> None:
    head, line, caret = text(checked, tree).split("\n\n")[1].splitlines()
    assert head.startswith(f"{CLAIMS}:3:212 warning quote-thin  ")
    assert len(line) < 120
    assert line.startswith("    3 | …")
    assert line[caret.index("^") : caret.rindex("^") + 1] == "far far "


def test_the_end_says_what_was_checked_and_what_was_not_and_why(checked: Checked, tree: Tree) -> None:
    assert text(checked, tree).splitlines()[-3:] == [
        "1 of 3 quotes match their captures; 1 claim, 2 sources",
        "1 quote not checked: seeds/b.txt, the hash-only capture of letter, is not available",
        "1 error, 1 warning",
    ]


@pytest.mark.parametrize(
    ("file", "withdrawn", "reason"),
    [
        ("a.txt", None, "the evidence of its claim, which must contain the words, has not passed"),
        ("c.txt", None, "seeds/c.txt, the capture of paper, is missing or was refused"),
        ("a.txt", Withdrawal(on=Text("2026-01-02"), because=Text("not theirs")), "paper is withdrawn: not theirs"),
    ],
)
def test_every_reason_for_not_checking_is_told(
    checked: Checked, tree: Tree, file: str, withdrawn: Withdrawal | None, reason: str
) -> None:
    assert checked.library is not None
    first: Quotation = checked.library.quotations[0]
    capture = Capture(file=Text(file), sha256=Text("0" * 64))
    quotation = replace(first, capture=capture, source=replace(first.source, withdrawn=withdrawn))
    outcome = replace(
        checked,
        library=replace(checked.library, quotations=(quotation,)),
        verdicts={quotation.address: Verdict(Tier.UNCHECKED)},
        findings=(),
    )
    assert text(outcome, tree).splitlines()[-1] == f"1 quote not checked: {reason}"


def test_a_clean_run_is_one_line(checked: Checked, tree: Tree) -> None:
    assert checked.library is not None
    clean = Checked(replace(checked.library, quotations=()), {}, (), Counts(41, 41, 0, 0, 18, 2))
    assert text(clean, tree) == "41 of 41 quotes match their captures; 18 claims, 2 sources\n"


def test_colour_is_only_for_a_terminal(checked: Checked, tree: Tree) -> None:
    coloured = text(checked, tree, colour=True)
    assert "\033[1;31merror\033[0m" in coloured
    assert "\033" not in text(checked, tree)


def test_nothing_in_the_files_can_steer_the_terminal() -> None:
    hostile = Tree.of({"a.yml": "ti\x1b[2Jtle: \u202eabc"})
    printed = text(finding_at(Place("a.yml", 1, 3, 1, 4), "It holds \x07."), hostile)
    assert "    1 | ti\\u001b[2Jtle: \\u202eabc\n      |   ^^^^^^\n" in printed
    assert "It holds \\u0007." in printed


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"\xff\xfe", Place("a.yml", 1, 1, 1, 2)),
        (b"one\n\nthree", Place("a.yml", 2, 1, 2, 1)),
        (b"one", Place("a.yml", 9, 1, 9, 1)),
        (b"one", Place("a.yml", 0, 1, 0, 1)),
        (b"one", Place("other.yml", 1, 1, 1, 1)),
    ],
)
def test_no_line_is_shown_where_there_is_none_to_show(data: bytes, place: Place) -> None:
    assert "|" not in text(finding_at(place), Tree({"a.yml": data}))


def test_a_finding_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    printed = text(finding_at(Place("a.yml", 1, 3, 2, 2)), Tree.of({"a.yml": "a\u0301b: cd\ne"}))
    assert printed.splitlines()[2] == "      |  ^^^^^"
    assert printed.endswith("\nnothing was checked\n")


def test_a_byte_order_mark_does_not_move_the_caret() -> None:
    printed = text(finding_at(Place("a.yml", 1, 2, 1, 3)), Tree.of({"a.yml": "\ufeffab"}))
    assert "    1 | ab\n      |  ^\n" in printed


def test_the_end_says_how_many_quotes_of_editions_still_match() -> None:
    sound = published(project())
    tree = Tree.of(sound)
    assert "1 of 1 quote of 1 edition still match" in text(check(tree), tree)
    lost = CAPTURE.replace("Friday", "Saturday")
    before, after = (sha256(each.encode()).hexdigest() for each in (CAPTURE, lost))
    tree = Tree.of(
        sound | {"seeds/paper.txt": lost, "seeds/paper.yml": sound["seeds/paper.yml"].replace(before, after)}
    )
    checked = check(tree)
    assert "0 of 1 quote of 1 edition still match" in text(checked, tree)
    # What is past cannot be fixed, so strictness leaves it a warning; the quote in the draft is an error.
    assert {each.rule.name: str(each.rule.severity) for each in raise_warnings(checked).findings} == {
        "quote-lost": "warning",
        "quote-not-found": "error",
    }


def test_of_very_many_findings_of_one_rule_the_first_are_printed_and_all_are_counted() -> None:
    many = tuple(Diagnostic(FILE_UNREADABLE, Place(f"seeds/{number:05}.txt"), "Here.") for number in range(PRINTED + 7))
    printed = text(replace(check(Tree.of(project())), findings=many), Tree({}))
    assert printed.count(FILE_UNREADABLE.name) == PRINTED + 1
    assert f"\n7 more of {FILE_UNREADABLE.name}; `briefing check --format json` prints all\n" in printed
    assert printed.endswith(f"\n{PRINTED + 7} errors\n")
