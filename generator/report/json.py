"""Takes what a check found out; gives one JSON object: the counts, a row for every quote, and the findings."""

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
"""What would steer a terminal; and what a runner takes for a command in a log, wherever it stands in a line."""


def json(checked: Checked) -> str:
    """Give the outcome as the object of version 1; keys keep their order from run to run."""
    quotations = checked.library.quotations if checked.library else ()
    report = {
        "version": VERSION,
        "checked": asdict(checked.counts),
        "quotes": [_quote(quotation, checked.verdicts[quotation.address]) for quotation in quotations],
        "diagnostics": [diagnostic(finding) for finding in checked.findings],
    }
    if checked.elsewhere:
        report["elsewhere"] = len(checked.elsewhere)
    return dumped(report)


def dumped(value: object) -> str:
    """Write data as JSON of which no line is a command to a runner, and no character steers a terminal."""
    return f"{HIDDEN.sub(_escaped, dumps(value, ensure_ascii=False, indent=2))}\n"


def _escaped(found: re.Match[str]) -> str:
    """Write a character as JSON may write any; half of a pair, which is no character, as the one for such."""
    character = "\ufffd" if "\ud800" <= found[0] <= "\udfff" else found[0]
    return dumps(character)[1:-1] if character > "~" else f"\\u{ord(character):04x}"


def _quote(quotation: Quotation, verdict: Verdict) -> dict[str, Any]:
    return {
        **_start(quotation.text.place),
        "source": quotation.source.id,
        "verdict": verdict.tier,
        "spans": verdict.spans,
        "capture": f"seeds/{quotation.capture.file}",
        **({"glosses": [asdict(each) for each in verdict.glosses]} if verdict.glosses else {}),
    }


def diagnostic(finding: Diagnostic) -> dict[str, Any]:
    """Give a finding under the keys that every JSON report has for it."""
    return {
        "rule": finding.rule.name,
        "severity": finding.rule.severity,
        **_start(finding.place),
        "end_line": finding.place.end_line,
        "end_column": finding.place.end_column,
        "message": finding.message,
        "hint": finding.hint,
        "also": [{**_start(remark.place), "message": remark.message} for remark in finding.also],
    }


def _start(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}
