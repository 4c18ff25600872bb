"""Build the pages under ``/guide/`` from the texts of ``docs/`` and those that the package provides, with an index."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.read.guide import guide_texts
from generator.read.markdown.links import address_of
from generator.read.markdown.sections import Anchors, headings
from generator.site.pages import Page, View
from generator.site.search import of_text
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
MARKS = re.compile(r"[\\`*_\[\]<>&!+{}]")
"""Characters in a title that our Markdown could read as marks."""


def guide_pages(material: Material) -> Iterator[Page]:
    """Return the pages of the guide."""
    return guide(material.index.library.texts.pages)


def guide(texts: Mapping[str, str]) -> Iterator[Page]:
    """Return a page for each Markdown file of ``docs/`` or the package, under its own name."""
    files = {INDEX.sub("index.md", path): path for path in texts}
    texts = guide_texts({path: texts[file] for path, file in files.items()})
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


@lru_cache(maxsize=64)
def _title(name: str, text: str) -> str:
    """Return the words of the first heading, or else the name of the file."""
    first = next(headings(text, Anchors()), None)
    return first.title if first and first.title else name.removesuffix(".md").replace("-", " ")


def _escape_marks(title: str) -> str:
    """Return a title in which our Markdown finds no marks."""
    return MARKS.sub(r"\\\g<0>", title)
