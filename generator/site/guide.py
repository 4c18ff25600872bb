"""Build the pages under ``/guide/`` from the texts of ``docs/`` and those that the package provides, with an index."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.read.guide import HOW, guide_texts
from generator.read.markdown.links import address_of
from generator.read.markdown.sections import Anchors, headings
from generator.site.grades import used_scales
from generator.site.pages import Page, View
from generator.site.search import of_text
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.site.grades import Meanings
    from generator.site.material import Material
    from generator.site.pages import SearchEntry


@dataclass(frozen=True)
class TextView(View):
    """A page that is Markdown already."""

    kind = "text"
    titled = False
    markdown: str

    def found(self, page: Page) -> Iterator[SearchEntry]:
        """Return the page and each of its sections as search entries."""
        return of_text(page, self.markdown)


INDEX = re.compile(r"(?<=/)README\.md\Z")
"""The name that MkDocs, too, takes for an index."""
MARKS = re.compile(r"[\\`*_\[\]<>&!+{}|]")
"""Characters in a title that our Markdown could read as marks."""


def guide_pages(material: Material) -> Iterator[Page]:
    """Return the pages of the guide."""
    library = material.index.library
    return guide(library.texts.pages, used_scales(library))


def guide(texts: Mapping[str, str], scales: Meanings | None = None) -> Iterator[Page]:
    """Return a page for each Markdown file of ``docs/`` or the package, under its own name.

    The page that explains the site to readers ends with the ``scales`` of grades that the desk declares and uses.
    """
    files = {INDEX.sub("index.md", path): path for path in texts}
    texts = guide_texts({path: texts[file] for path, file in files.items()})
    if scales:
        texts = {**texts, f"docs/{HOW}": f"{texts[f'docs/{HOW}'].rstrip()}\n\n{_write_scales(scales)}"}
    names = sorted(path.removeprefix("docs/") for path in texts)
    titles = {name: _title(name, texts[f"docs/{name}"]) for name in names}
    listed = "".join(
        f"- [{_escape_marks(title)}]({quote(name)})\n" for name, title in titles.items() if name != "index.md"
    )
    index = f"# {message('guide.title')} {{#guide}}\n\n{listed}"
    for name in dict.fromkeys(("index.md", *names)):
        yield Page(
            address=address_of(f"guide/{name}"),
            title=titles.get(name, message("guide.title")),
            description=message("guide.description", title=titles.get(name, message("guide.how"))),
            shows=TextView,
            make=partial(TextView, texts.get(f"docs/{name}", index)),
            home=f"guide/{name}".rpartition("/")[0] + "/",
            made_from=files.get(f"docs/{name}", f"docs/{name}"),
        )


def _write_scales(scales: Meanings) -> str:
    """Return the scales of a desk as a section in Markdown, each with a table of its grades."""
    sections = [f"## {message('grades.title')}\n\n{message('grades.lead')}\n"]
    for title, grades in scales.items():
        head = f"| {message('grades.grade')} | {message('grades.means')} |\n|---|---|\n"
        rows = "".join(f"| **{_cell(grade)}** | {_cell(meaning)} |\n" for grade, meaning in grades.items())
        sections.append(f"### {_cell(title)}\n\n{head}{rows}")
    return "\n".join(sections)


def _cell(words: str) -> str:
    """Return words on one line in which our Markdown finds no marks."""
    return _escape_marks(" ".join(words.split()))


@lru_cache(maxsize=64)
def _title(name: str, text: str) -> str:
    """Return the words of the first heading, or else the name of the file."""
    first = next(headings(text, Anchors()), None)
    return first.title if first and first.title else name.removesuffix(".md").replace("-", " ")


def _escape_marks(title: str) -> str:
    """Return a title in which our Markdown finds no marks."""
    return MARKS.sub(r"\\\g<0>", title)
