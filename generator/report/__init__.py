"""Takes what a check found out, what changed, or a memo; gives it as text, Markdown, JSON, annotations or SARIF."""

from collections.abc import Callable, Mapping

from generator.model import Tree
from generator.model.library import Checked
from generator.report.changes import changes, planned
from generator.report.github import github
from generator.report.json import json
from generator.report.markdown import markdown
from generator.report.memo import memo_json, memo_text
from generator.report.sarif import sarif
from generator.report.text import text, visible
from generator.review import Memo

__all__ = [
    "FORMATS",
    "MEMOS",
    "changes",
    "github",
    "json",
    "markdown",
    "memo_json",
    "memo_text",
    "planned",
    "sarif",
    "text",
    "visible",
]

FORMATS: Mapping[str, Callable[[Checked, Tree, bool], str]] = {
    "text": lambda checked, tree, colour: text(checked, tree, colour=colour),
    "github": lambda checked, _tree, _colour: github(checked),
    "sarif": lambda checked, _tree, _colour: sarif(checked),
    "json": lambda checked, _tree, _colour: json(checked),
}
"""How the outcome of a check is printed, by the name of the format; the third value says whether colours are seen."""
MEMOS: Mapping[str, Callable[[Memo, int | None], str]] = {
    "text": lambda memo, _fit: memo_text(memo),
    "markdown": markdown,
    "json": lambda memo, _fit: memo_json(memo),
}
"""How the memo of a review is printed, by the name of the format; the second value is the most bytes it may have."""
