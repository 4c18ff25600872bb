"""Takes the memo of a review; gives it as text for a terminal, or as one JSON object."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from generator.model.diagnostics import Diagnostic
from generator.report.document import document
from generator.report.json import VERSION, diagnostic, dumped
from generator.report.text import visible

if TYPE_CHECKING:
    from generator.report.document import Line
    from generator.review import Memo

MARKS = {"old": ("[-", "-]"), "new": ("{+", "+}"), "quoted": ("“", "”")}


def memo_text(memo: Memo) -> str:
    """Give the memo in lines, with the marks of ``briefing changes``."""
    parts = []
    for section in document(memo):
        lines = [
            f"{'    ' * line.depth}{'[ ] ' if section.asks else ''}{_line(line)}"
            for entry in section.entries
            for line in entry
        ]
        parts.append("\n".join([*([section.title, "-" * len(section.title)] if section.title else []), *lines]))
    return "\n\n".join(parts) + "\n"


def memo_json(memo: Memo) -> str:
    """Give the memo as an object; keys keep their order from run to run."""
    return dumped({"version": VERSION, **_plain(memo)})


def _line(line: Line) -> str:
    return visible(" ".join("".join(_marked(span.words, span.style) for span in line.spans).split()))


def _marked(words: str, style: str) -> str:
    before, after = MARKS.get(style, ("", ""))
    return f"{before}{words}{after}"


def _plain(value: Any) -> Any:  # noqa: ANN401 (of any record)
    """Give records as objects under the names of their fields."""
    if isinstance(value, Diagnostic):
        return diagnostic(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in fields(value)
            if field.metadata.get("printed", True)
        }
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: _plain(each) for name, each in value._asdict().items()}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value
