"""Rewrite our compiled Markdown tree as a desk would write the same words for plain MkDocs.

Tables become Markdown tables, and everything else becomes headings, paragraphs, lists and links.
Front matter stays, except the key that leaves a page out of the search: plain MkDocs indexes every page.
Only a long page keeps it, because Zensical refuses to index one; only lists of the whole desk are so long.
The titles of links, which only a pointer shows, and the anchors of rows are removed, which makes plain MkDocs faster.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SETTINGS = """\
site_name: Research Briefings
site_url: https://example.org/
theme: {name: material, font: false}
nav:
  - Briefings: index.md
  - Sources: sources/index.md
  - Who is named: entities/index.md
  - Guide: guide/index.md
validation: {omitted_files: ignore}
plugins: [search]
markdown_extensions:
  - attr_list
  - tables
  - toc: {permalink: true, toc_depth: 3}
"""
MARKS = {"b": "**", "strong": "**", "em": "*", "small": "", "q": '"'}
PARAGRAPHS = {"p", "div", "aside", "article", "figure", "figcaption", "blockquote", "dl", "ol", "ul", "table"}
LONG = 10_000
"""The words from which a page is long."""


def stock(ours: Mapping[str, str]) -> dict[str, str]:
    """Return the files of the project for plain MkDocs, with its settings."""
    return {"mkdocs.yml": SETTINGS} | {
        f"docs/{path}": _rewrite_page(text) for path, text in ours.items() if path.endswith(".md")
    }


def _rewrite_page(page: str) -> str:
    head, front, body = re.split(r"^---\n", page, maxsplit=2, flags=re.MULTILINE)
    if len(body.split()) < LONG:
        front = re.sub(r"^(?:search|head|edit_url):.*\n", "", front, flags=re.MULTILINE)
    lines = (_Markdown(line).text() if "<" in line else line for line in body.splitlines())
    return re.sub(r"\n{3,}", "\n\n", f"{head}---\n{front}---\n" + "\n".join(lines)) + "\n"


class _Markdown(HTMLParser):
    """A line of HTML, rewritten as Markdown."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.rows: list[list[str]] = []
        self.links: list[str] = []
        self.in_cell = False
        self.feed(line)
        self.close()

    def text(self) -> str:
        return "".join(self.parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            # Rows have no anchors in Markdown: a link leads to the page, and a link within a page becomes plain words.
            address = (dict(attrs).get("href") or "").partition("#")[0]
            self.links.append(f"{address}index.md" if address.endswith("/") else address)
            self.parts.append("[" if address else "")
        elif tag in {"td", "th"}:
            self.in_cell = True
            self.parts.append("\0")
        elif tag == "tr":
            self.rows.append([])
        elif tag in {"li", "dt"}:
            self.parts.append(" " if self.in_cell else "\n- ")
        elif tag in PARAGRAPHS:
            self.parts.append(" " if self.in_cell else "\n\n")
        else:
            self.parts.append(MARKS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            address = self.links.pop()
            self.parts.append(f"]({address})" if address else "")
        elif tag in {"td", "th"}:
            self.in_cell = False
            start = max(index for index, part in enumerate(self.parts) if part == "\0")
            self.rows[-1].append(" ".join("".join(self.parts[start + 1 :]).replace("|", r"\|").split()))
            del self.parts[start:]
        elif tag == "table":
            self.parts.append(self._table())
            self.rows = []
        elif tag == "dt":
            self.parts.append(": ")
        else:
            self.parts.append(MARKS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        if self.in_cell or not self.rows:
            self.parts.append(data.replace("<", "&lt;"))

    def _table(self) -> str:
        width = len(self.rows[0])
        padded = [[*row, *[""] * (width - len(row))] for row in self.rows]
        lines = [padded[0], ["---"] * width, *padded[1:]]
        return "\n\n" + "".join(f"| {' | '.join(cells)} |\n" for cells in lines) + "\n"
