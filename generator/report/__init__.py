"""Takes what a check found out, what changed, or a memo; gives it as text, Markdown, JSON, annotations or SARIF."""

from generator.report.changes import changes, planned
from generator.report.github import github
from generator.report.json import json
from generator.report.markdown import markdown
from generator.report.memo import memo_json, memo_text
from generator.report.sarif import sarif
from generator.report.text import text, visible
from generator.review.faults import on_changed_lines

__all__ = [
    "changes",
    "github",
    "json",
    "markdown",
    "memo_json",
    "memo_text",
    "on_changed_lines",
    "planned",
    "sarif",
    "text",
    "visible",
]
