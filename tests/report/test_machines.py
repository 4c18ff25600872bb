"""What machines read after a check: JSON, GitHub's workflow commands, SARIF."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from generator import report
from generator.model import rules
from generator.model.diagnostics import Diagnostic
from generator.model.library import Checked, Counts
from generator.model.places import Place
from generator.model.rules.reading import FILE_UNREADABLE

CLAIMS = "briefings/pacts/claims.yml"


def test_json_gives_a_row_for_every_quote_and_every_finding(checked: Checked) -> None:
    given_object = json.loads(report.json(checked))
    start = {"file": CLAIMS, "line": 2, "column": 12}
    assert list(given_object) == ["version", "checked", "quotes", "diagnostics"]
    assert given_object["version"] == 1
    assert given_object["checked"] == {
        "quotes": 3,
        "passed": 1,
        "failed": 1,
        "unchecked": 1,
        "claims": 1,
        "sources": 2,
    }
    assert [row["verdict"] for row in given_object["quotes"]] == ["typography", "not-found", "unchecked"]
    assert given_object["quotes"][0] == {
        **start,
        "source": "paper",
        "verdict": "typography",
        "spans": [[5, 9], [20, 30]],
        "capture": "seeds/a.txt",
    }
    assert given_object["diagnostics"][0] == {
        "rule": "file-unreadable",
        "severity": "error",
        **start,
        "end_line": 2,
        "end_column": 19,
        "message": "100 % of it, said: no,\nand more",
        "hint": "Copy the words.",
        "also": [{"file": "seeds/a, b:c.txt", "line": 7, "column": 3, "message": "they part here"}],
    }


def test_json_without_a_project_has_no_quotes() -> None:
    assert json.loads(report.json(Checked(None, {}, (), Counts())))["quotes"] == []


def test_github_escapes_what_would_end_a_command(checked: Checked) -> None:
    first, second, *rest = report.github(checked).splitlines()
    assert first == (
        f"::error file={CLAIMS},line=2,col=12,endLine=2,endColumn=19,title=file-unreadable::"
        "100 %25 of it, said: no,%0Aand more%0ACopy the words.%0Aseeds/a, b:c.txt:7:3: they part here"
    )
    assert second.startswith("::warning ")
    assert rest[0] == "1 of 3 quotes match their captures; 1 claim, 2 sources"


def test_github_takes_columns_only_within_a_line() -> None:
    place = Place("a,b:c%.yml", 1, 3, 2, 2)
    finding = Diagnostic(FILE_UNREADABLE, place, "Here.")
    command = report.github(Checked(None, {}, (finding,), Counts())).splitlines()[0]
    assert command == "::error file=a%2Cb%3Ac%25.yml,line=1,endLine=2,title=file-unreadable::Here."


@given(st.text(), st.text())
def test_a_github_command_is_always_one_line(file: str, message: str) -> None:
    checked = Checked(None, {}, (Diagnostic(FILE_UNREADABLE, Place(file), message),), Counts())
    commands = report.github(checked).removesuffix("nothing was checked\n")
    assert commands.count("\n") == 1
    assert "\r" not in commands
    properties = commands.split("::")[1].removeprefix("error ").split(",")
    assert [each.split("=")[0] for each in properties] == ["file", "line", "col", "endLine", "endColumn", "title"]


def test_sarif_names_its_rules_and_points_into_the_files(checked: Checked) -> None:
    log = json.loads(report.sarif(checked))
    (run,) = log["runs"]
    result, _ = run["results"]
    driver = run["tool"]["driver"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in driver["rules"]] == [rule.name for rule in rules.ALL]
    assert result["ruleId"] == "file-unreadable"
    assert result["level"] == "error"
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": CLAIMS},
        "region": {"startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 19},
    }
    related = result["relatedLocations"][0]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "seeds/a%2C%20b%3Ac.txt"
    assert related["message"]["text"] == "they part here"
    assert run["properties"]["checked"]["quotes"] == 3
