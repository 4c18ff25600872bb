"""Write the memo of a review as text for a terminal, or as one JSON object."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from generator.check.wording import mark_added, mark_deleted
from generator.model.diagnostics import Diagnostic
from generator.report.document import document
from generator.report.json import VERSION, diagnostic, write_json
from generator.report.text import escape_unseen

if TYPE_CHECKING:
    from generator.report.document import Line
    from generator.review import Memo

MARKS = {"old": mark_deleted, "new": mark_added, "quoted": "“{}”".format}


def memo_text(memo: Memo) -> str:
    """Return the memo as lines, with the marks that ``briefing changes`` uses."""
    parts = []
    for section in document(memo):
        lines = [
            f"{'    ' * line.depth}{'[ ] ' if section.asks else ''}{_write_line(line)}"
            for entry in section.entries
            for line in entry
        ]
        parts.append("\n".join([*([section.title, "-" * len(section.title)] if section.title else []), *lines]))
    return "\n\n".join(parts) + "\n"


def memo_json(memo: Memo) -> str:
    """Return the memo as a JSON object.

    Its keys are in the same order in each run.
    """
    return write_json({"version": VERSION, **_to_data(memo)})


def _write_line(line: Line) -> str:
    return escape_unseen(" ".join("".join(_mark(span.words, span.style) for span in line.spans).split()))


def _mark(words: str, style: str) -> str:
    return MARKS[style](words) if style in MARKS else words


def _to_data(value: Any) -> Any:  # noqa: ANN401 (any record)
    """Turn records into dictionaries whose keys are the names of their fields."""
    if isinstance(value, Diagnostic):
        return diagnostic(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _to_data(getattr(value, field.name))
            for field in fields(value)
            if field.metadata.get("printed", True)
        }
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: _to_data(inner) for name, inner in value._asdict().items()}
    return [_to_data(inner) for inner in value] if isinstance(value, tuple) else value
