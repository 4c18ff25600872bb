"""Write the outcome of a check as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator import __version__
from generator.model import rules
from generator.report.json import write_json

if TYPE_CHECKING:
    from generator.model.diagnostics import Diagnostic, Remark, Rule
    from generator.model.library import Checked
    from generator.model.places import Place

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(checked: Checked) -> str:
    """Return a log of one run.

    Its properties contain the counts of what was checked and what passed.
    """
    run = {
        "tool": {
            "driver": {"name": "briefing", "version": __version__, "rules": [_write_rule(rule) for rule in rules.ALL]}
        },
        "columnKind": "unicodeCodePoints",
        "results": [_write_result(finding) for finding in checked.findings],
        "properties": {"checked": asdict(checked.counts), "elsewhere": len(checked.elsewhere)},
    }
    return write_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _write_rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.page},
        "defaultConfiguration": {"level": rule.severity},
    }


def _write_result(finding: Diagnostic) -> dict[str, Any]:
    return {
        "ruleId": finding.rule.name,
        "level": finding.rule.severity,
        "message": {"text": " ".join(filter(None, (finding.message, finding.hint)))},
        "locations": [{"physicalLocation": _write_location(finding.place)}],
        "relatedLocations": [_write_remark(remark) for remark in finding.also],
    }


def _write_remark(remark: Remark) -> dict[str, Any]:
    return {"physicalLocation": _write_location(remark.place), "message": {"text": remark.message}}


def _write_location(place: Place) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(place.file, errors="replace")},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }
