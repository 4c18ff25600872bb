"""Write the outcome of a check, a list of changes, or a memo as text, Markdown, JSON, annotations or SARIF."""

from collections.abc import Callable, Mapping

from generator.model import Tree
from generator.model.library import Checked
from generator.report.changes import changes, describe_plan, list_run
from generator.report.embargoes import describe_embargoes
from generator.report.github import github
from generator.report.json import json
from generator.report.markdown import markdown
from generator.report.memo import memo_json, memo_text
from generator.report.sarif import sarif
from generator.report.text import escape_unseen, text
from generator.review import Memo

__all__ = [
    "FORMATS",
    "FOR_HOSTS",
    "MEMOS",
    "changes",
    "describe_embargoes",
    "describe_plan",
    "escape_unseen",
    "github",
    "json",
    "list_run",
    "markdown",
    "memo_json",
    "memo_text",
    "sarif",
    "text",
]

FOR_HOSTS = frozenset({"github", "sarif"})
"""The formats for a code host, which finds a file only by its path from the root of the repository."""
FORMATS: Mapping[str, Callable[[Checked, Tree, bool], str]] = {
    "text": lambda checked, tree, colour: text(checked, tree, colour=colour),
    "github": lambda checked, _tree, _colour: github(checked),
    "sarif": lambda checked, _tree, _colour: sarif(checked),
    "json": lambda checked, _tree, _colour: json(checked),
}
"""The function that writes the outcome of a check, by format; its third argument is whether colours are shown."""

MEMOS: Mapping[str, Callable[[Memo, int | None], str]] = {
    "text": lambda memo, _fit: memo_text(memo),
    "markdown": markdown,
    "json": lambda memo, _fit: memo_json(memo),
}
"""The function that writes the memo of a review, by format; its second argument is the limit in bytes, if any."""
