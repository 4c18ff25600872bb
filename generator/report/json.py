"""Write the outcome of a check as one JSON object: the counts, an entry for each quote, and the findings."""

from __future__ import annotations

import re
from dataclasses import asdict
from json import dumps
from typing import TYPE_CHECKING, Any

from generator.read.characters import UNSEEN

if TYPE_CHECKING:
    from generator.model import Quotation, Verdict
    from generator.model.diagnostics import Diagnostic
    from generator.model.library import Checked
    from generator.model.places import Place

VERSION = 1
HIDDEN = re.compile(UNSEEN.pattern + r"|(?<=#)#(?=\w*\[)")
"""Characters that would control a terminal, and what a runner would read as a command anywhere in a line of a log."""


def json(checked: Checked) -> str:
    """Return the outcome as an object of version 1.

    Its keys are in the same order in each run.
    """
    quotations = checked.library.quotations if checked.library else ()
    report = {
        "version": VERSION,
        "checked": asdict(checked.counts),
        "quotes": [_write_quote(quotation, checked.verdicts[quotation.address]) for quotation in quotations],
        "diagnostics": [diagnostic(finding) for finding in checked.findings],
    }
    if checked.elsewhere:
        report["elsewhere"] = len(checked.elsewhere)
    return write_json(report)


def write_json(value: object) -> str:
    """Write data as JSON that is safe in a log and a terminal.

    No line is a command to a runner, and no character controls a terminal.
    """
    return f"{HIDDEN.sub(_escape, dumps(value, ensure_ascii=False, indent=2))}\n"


def _escape(found: re.Match[str]) -> str:
    """Write a character as a JSON escape.

    Half of a surrogate pair, which is not a character, becomes U+FFFD.
    """
    character = "\ufffd" if "\ud800" <= found[0] <= "\udfff" else found[0]
    return dumps(character)[1:-1] if character > "~" else f"\\u{ord(character):04x}"


def _write_quote(quotation: Quotation, verdict: Verdict) -> dict[str, Any]:
    return {
        **_start_of(quotation.text.place),
        "source": quotation.source.id,
        "verdict": verdict.tier,
        "spans": verdict.spans,
        "capture": f"seeds/{quotation.capture.file}",
        **({"glosses": [asdict(gloss) for gloss in verdict.glosses]} if verdict.glosses else {}),
        **({"continues": True} if verdict.continues else {}),
    }


def diagnostic(finding: Diagnostic) -> dict[str, Any]:
    """Return a finding as data, under the keys that every JSON report uses."""
    return {
        "rule": finding.rule.name,
        "severity": finding.rule.severity,
        **_start_of(finding.place),
        "end_line": finding.place.end_line,
        "end_column": finding.place.end_column,
        "message": finding.message,
        "hint": finding.hint,
        "also": [{**_start_of(remark.place), "message": remark.message} for remark in finding.also],
    }


def _start_of(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}
