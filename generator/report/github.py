"""Takes what a check found out; gives workflow commands, which GitHub shows at the lines of a pull request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.diagnostics import Severity
from generator.report.text import closing, visible, weighed

if TYPE_CHECKING:
    from generator.model.diagnostics import Diagnostic
    from generator.model.library import Checked

TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
MOST = 10
"""How many errors, and how many warnings, GitHub shows of one step."""
HARMLESS = re.compile(r"[^%\r\n:,]+")
PROPERTY = TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def github(checked: Checked) -> str:
    """Give a command for as many findings as GitHub shows, and the rest and the closing lines as text for the log.

    It shows ten errors and ten warnings of a step, so those go first that come with a change or stand on changed lines.
    """
    every = (*checked.findings, *checked.elsewhere)
    shown = [
        finding for weight in Severity for finding in [each for each in every if each.rule.severity is weight][:MOST]
    ]
    left = [finding for finding in every if finding not in shown]
    more = [f"{weighed(left)} more, which GitHub would not show; `briefing check` prints all"] if left else []
    return "".join(f"{line}\n" for line in (*map(_command, shown), *map(visible, (*more, *closing(checked)))))


def _command(finding: Diagnostic) -> str:
    place = finding.place
    properties = {
        "file": place.file,
        "line": place.line,
        "col": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "title": finding.rule.name,
    }
    if place.end_line != place.line:  # columns may only be given within one line
        del properties["col"], properties["endColumn"]
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    remarks = [f"{remark.place}: {remark.message}" for remark in finding.also]
    sentences = "\n".join(filter(None, (finding.message, finding.hint, *remarks)))
    return f"::{finding.rule.severity} {written}::{visible(sentences).translate(TEXT)}"


def _property(value: str) -> str:
    """Return a value as the runner reads it back; what neither escapes is made visible, and is no file's name then."""
    return HARMLESS.sub(lambda found: visible(found[0]), value).translate(PROPERTY)
