"""Takes a Markdown page; gives it to Python-Markdown with each block that we wrote set aside, already as it should be.

An extension of Python-Markdown and no more than a short cut: without it, the same pages come out, only later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from markdown import Markdown

OPENINGS = tuple(f"<{tag} " for tag in ("div", "p", "table", "ol", "dl", "figure", "aside", "details", "nav"))
BEFORE_HTML = 25
"""Python-Markdown normalises white space at 30 and reads HTML at 20."""


class Blocks(Preprocessor):
    """Sets aside each block of ours: one line that opens with a tag of ours and its class, between blank lines."""

    def run(self, lines: list[str]) -> list[str]:
        """Put a placeholder for each block."""
        return [
            self._aside(line) if line.startswith(OPENINGS) and line.find('"rb-', 0, 30) > 0 else line for line in lines
        ]

    def _aside(self, line: str) -> str:
        placeholder: str = self.md.htmlStash.store(f"{line}\n")
        return placeholder


class BlocksExtension(Extension):
    """The extension as Python-Markdown loads it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown names it)
        """Register the preprocessor."""
        md.preprocessors.register(Blocks(md), "blocks", BEFORE_HTML)


def makeExtension(**options: object) -> BlocksExtension:  # noqa: N802 (Python-Markdown names it)
    """Give the extension to Python-Markdown."""
    return BlocksExtension(**options)
