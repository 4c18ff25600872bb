"""Write the outcome of a check as workflow commands, which GitHub shows on the lines of a pull request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.diagnostics import Severity
from generator.report.text import count_by_severity, escape_unseen, write_closing

if TYPE_CHECKING:
    from generator.model.diagnostics import Diagnostic
    from generator.model.library import Checked

TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
"""How the text of a command is escaped."""
MOST = 10
"""The most errors, and the most warnings, that GitHub shows for one step."""
HARMLESS = re.compile(r"[^%\r\n:,]+")
"""The characters of a property that are not escaped."""
PROPERTY = TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def github(checked: Checked) -> str:
    """Return a command for each finding that GitHub shows.

    The number of the other findings and the closing lines follow as text for the log.
    GitHub shows ten errors and ten warnings for a step, so new findings and findings on changed lines come first.
    """
    findings = (*checked.findings, *checked.elsewhere)
    by_severity = ([finding for finding in findings if finding.rule.severity is severity] for severity in Severity)
    shown = [finding for same in by_severity for finding in same[:MOST]]
    left = [finding for finding in findings if finding not in shown]
    more = (
        [f"{count_by_severity(left)} more, which GitHub would not show; `briefing check --format json` prints all"]
        if left
        else []
    )
    return "".join(
        f"{line}\n" for line in (*map(_write_command, shown), *map(escape_unseen, (*more, *write_closing(checked))))
    )


def _write_command(finding: Diagnostic) -> str:
    place = finding.place
    properties = {
        "file": place.file,
        "line": place.line,
        "col": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "title": finding.rule.name,
    }
    if place.end_line != place.line:  # GitHub accepts columns only within one line
        del properties["col"], properties["endColumn"]
    written = ",".join(f"{name}={_write_property(str(value))}" for name, value in properties.items())
    remarks = [f"{remark.place}: {remark.message}" for remark in finding.also]
    sentences = "\n".join(filter(None, (finding.message, finding.hint, *remarks)))
    return f"::{finding.rule.severity} {written}::{escape_unseen(sentences).translate(TEXT)}"


def _write_property(value: str) -> str:
    """Escape the value of a property of a command for the runner.

    A character that the runner does not escape becomes visible; the value is then no longer the name of a file.
    """
    return HARMLESS.sub(lambda found: escape_unseen(found[0]), value).translate(PROPERTY)
