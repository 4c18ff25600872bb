"""Write the pages of a site, one at a time, and the files beside them: style, scripts, feeds and redirects."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple, Protocol

from markupsafe import Markup
from rcssmin import cssmin
from rjsmin import jsmin

from generator.model import BAR
from generator.read.characters import is_address
from generator.read.markdown import is_outside
from generator.read.markdown.links import link_on_page
from generator.read.markdown.sections import Anchors
from generator.site.components import Cited
from generator.site.feeds import digests_of, files_of
from generator.site.spreadsheets import csv
from generator.site.templating import inert, read_templates
from generator.site.typesetting import Insert, Setting, typeset, with_slots
from generator.site.written import Heading, Written, hide_marks, read_blocks, to_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from jinja2 import Environment
    from jinja2.environment import TemplateModule

    from generator.site.components import CitedProse, Link, Quote
    from generator.site.pages import Page, Pages, SearchEntry

MOVED = "assets/moved.js"
"""The script with which an old address leads to the same place on the new page."""
SEARCHING = "assets/search.js"
"""The script that answers the search box of the theme."""
ASSETS = ("assets/briefings.css", "assets/briefings.js", MOVED, SEARCHING)
ENTRIES = "assets/search.json"
"""The search entries, which go into the search index of the engine."""
HOW = "guide/how-to-read/"
"""The address of the page of a desk's guide that explains the site to readers."""
INDEX = "index.html"
"""The file of a folder, which a web server opens, but a file system does not."""
HEAD = str.maketrans({"<": "‹", ">": "›", '"': "”", "\n": " "})
"""Replacements for the head of a page, which the theme prints without escaping."""


class Root(NamedTuple):
    """The way from a page to the top of the site, and the file that a link to a folder leads to, if it must."""

    way: str
    file: str

    @classmethod
    def of(cls, address: str, *, as_files: bool) -> Root:
        """Return the way from the page at an address."""
        return cls("../" * address.count("/"), INDEX if as_files else "")


class Macros(Protocol):
    """The macros of `macros.jinja` that prose uses."""

    def citation(self, it: Link) -> str: ...  # noqa: D102 (the names of the macros)
    def quote(self, it: Quote, *others: Quote) -> str: ...  # noqa: D102
    def words(self, quote: Quote, *others: Quote) -> str: ...  # noqa: D102


@dataclass(frozen=True)
class Site:
    """A site that is written page by page, because all pages together may not fit into memory.

    With ``as_files``, links lead to files, so that the site can be read without a web server.
    """

    compiled: Pages
    as_files: bool = False

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """The pages by address. A preview is built even if an id of a record is invalid, but without its page."""
        return {page.address: page for page in self.compiled.pages if is_address(f"{page.address}index.md")}

    @cached_property
    def addresses(self) -> AbstractSet[str]:
        """The addresses of all pages and feeds, old addresses included."""
        feeds = {f"feeds/{feed.name}.{kind}" for feed in self.compiled.feeds for kind in ("xml", "json")}
        return (
            feeds | digests_of(()).keys() | self.compiled.moved.keys() | {page.address for page in self.compiled.pages}
        )

    @cached_property
    def moved(self) -> Mapping[str, list[str]]:
        """The old addresses of each page that moved, by its new address."""
        moved: dict[str, list[str]] = {}
        for old, new in self.compiled.moved.items():
            moved.setdefault(new, []).append(old)
        return moved

    def write(self, page: Page) -> Written:
        """Write a page."""
        return _write(page, self)

    def files_beside(self, written: Written) -> Iterator[tuple[str, str]]:
        """Return the files beside a page by path, also below its old addresses."""
        for address in (written.address, *self.moved.get(written.address, ())):
            for name, text in written.files.items() if is_address(f"{address}{INDEX}") else ():
                yield f"{address}{name}", text

    def files(self) -> Iterator[tuple[str, str]]:
        """Return all files that belong to no page: redirects, feeds, styles and scripts."""
        for old, new in self.compiled.moved.items():
            if not is_address(f"{old}{INDEX}"):
                continue
            template = _environment().get_template("moved.html.jinja")
            yield f"{old}{INDEX}", template.render(root=Root.of(old, as_files=self.as_files), new=new)
        for feed in self.compiled.feeds:
            yield from files_of(feed).items()
        yield from digests_of(self.compiled.editions).items()
        styles = (page.shows.style for page in self.compiled.pages if page.shows.style)
        for asset in (*ASSETS, *dict.fromkeys(styles)):
            yield asset, _minified(asset, files("generator.site").joinpath(asset).read_text(encoding="utf-8"))

    def tree(self) -> Iterator[tuple[str, str]]:
        """Return the site as a Markdown tree by path, which every engine can build."""
        found: list[SearchEntry] = []
        for page in self.pages.values():
            written = self.write(page)
            found += written.found
            yield f"{page.address}index.md", to_markdown(written)
            yield from self.files_beside(written)
        yield from self.files()
        yield ENTRIES, json.dumps([entry._asdict() for entry in found], ensure_ascii=False)


def _minified(asset: str, text: str) -> str:
    """Return our style or script without what only its authors read."""
    # The library removes a space before a colon, but in nested rules this space has a meaning; a star keeps it.
    minified: str = cssmin(text.replace(" :", " *:")) if asset.endswith(".css") else jsmin(text)
    return f"{minified}\n"


class Here(NamedTuple):
    """The page that a text is written for, the way to the top, the addresses of the site, and the anchors so far."""

    page: Page
    root: Root
    addresses: AbstractSet[str]
    anchors: Anchors
    how: str = HOW
    """The address of the page that explains the site to readers."""


def _write(page: Page, site: Site) -> Written:
    root = Root.of(page.address, as_files=site.as_files)
    text, anchors = _render(page, root, site.addresses)
    untold = tuple((day, because) for day, because in page.taken_out if str(inert(because)) not in text)
    if untold and BAR in text:
        text, anchors = _render(page, root, site.addresses, untold)
    blocks = read_blocks(text)
    if not any(isinstance(block, Heading) and block.level == 1 for block in blocks):
        blocks = (Heading(1, hide_marks(inert(page.title)), anchors.of(page.title)), *blocks)
    return Written(
        address=page.address,
        title=(page.alone or page.title).translate(HEAD) if page.address else "",
        description=page.description.translate(HEAD),
        head=_environment().get_template("head.html.jinja").render(page=page, root=root),
        edit=page.edit,
        hidden=page.shows.hidden,
        blocks=blocks,
        files={picture.file: csv(picture.table) for picture in page.view.pictures.values()},
        found=tuple(page.view.found(page)) if page.shows.searched else (),
    )


def _render(
    page: Page, root: Root, addresses: AbstractSet[str], taken_out: tuple[tuple[str, str], ...] = ()
) -> tuple[str, Anchors]:
    """Return the text of a page and its anchors; it tells the redactions in ``taken_out``."""
    anchors = Anchors()
    top = anchors.of(page.anchored or page.title) if page.shows.titled else ""
    here = Here(page, root, addresses, anchors)
    template = _environment().get_template(f"{page.kind}.md.jinja")
    values = {"page": page, "view": page.view, "root": root, "here": here, "top": top, "taken_out": taken_out}
    return template.render(**values, m=_macros(root)), anchors


@cache
def _macros(root: Root) -> TemplateModule:
    """Return the macros for pages from which ``root`` leads to the top of the site."""
    macros = _environment().get_template("macros.jinja").make_module({"root": root})
    for name in ("link", "citation", "lead", "sentence"):  # pages repeat the same words about a source or a claim
        setattr(macros, name, lru_cache(maxsize=1 << 16)(getattr(macros, name)))
    return macros


def _to(address: str, root: Root) -> str:
    """Return an address relative to the page.

    ``root`` leads from the page to the top of the site.
    """
    return address if address.startswith("#") else _to_file(f"{root.way}{address}" or "./", root)


def _to_file(link: str, root: Root) -> str:
    """Return a relative link so that it leads to a file, if folders have a file."""
    if not root.file:
        return link
    path, mark, place = link.partition("#")
    return f"{path}{root.file}{mark}{place}" if path.endswith("/") else link


def _prose(pieces: CitedProse, macros: Macros, here: Here, depth: int = 0) -> Markup:
    """Return our Markdown as markup, with its citations and quotes; ``depth`` lowers its headings."""
    text, cited = with_slots(pieces)
    inserts = [
        Insert(macros.citation(piece.link), block=False)
        if isinstance(piece, Cited)
        else Insert(macros.quote(*piece.quotes) if piece.block else macros.words(*piece.quotes), piece.block)
        for piece in cited
    ]
    page = here.page
    on_page = partial(link_on_page, home=page.home or page.address, here=page.address, addresses=here.addresses)

    def lead(link: str) -> str:
        return link if is_outside(link) else _to_file(on_page(link), here.root)

    return Markup(typeset(text, Setting(inserts, lead, inert, here.anchors), depth))  # noqa: S704 (it escapes the text of the desk)


@cache
def _environment() -> Environment:
    """Return our templates, which can write prose and links."""
    return read_templates(prose=_prose, to=_to)
