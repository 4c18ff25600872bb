"""Set aside each block of HTML that we wrote, so that Python-Markdown does not parse it.

This extension of Python-Markdown only saves time: without it, the pages are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from markdown import Markdown

OPENINGS = tuple(f"<{tag} " for tag in ("div", "p", "table", "ol", "dl", "figure", "aside", "details", "nav"))
BEFORE_HTML = 25
"""The priority: Python-Markdown normalises white space at 30 and reads HTML at 20."""


class Blocks(Preprocessor):
    """A preprocessor that sets aside each line that begins with a tag and a class of ours."""

    def run(self, lines: list[str]) -> list[str]:
        """Replace each block of ours by a placeholder."""
        return [
            self._set_aside(line) if line.startswith(OPENINGS) and line.find('"rb-', 0, 30) > 0 else line
            for line in lines
        ]

    def _set_aside(self, line: str) -> str:
        placeholder: str = self.md.htmlStash.store(f"{line}\n")
        return placeholder


class BlocksExtension(Extension):
    """The extension as Python-Markdown loads it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown names it)
        """Register the preprocessor."""
        md.preprocessors.register(Blocks(md), "blocks", BEFORE_HTML)


def makeExtension(**options: object) -> BlocksExtension:  # noqa: N802 (Python-Markdown names it)
    """Return the extension, as Python-Markdown asks for it."""
    return BlocksExtension(**options)
