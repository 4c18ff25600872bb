"""Write the pages of a site, one at a time, and the files beside them: style, scripts, feeds and redirects."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple, Protocol

from markupsafe import Markup
from rcssmin import cssmin
from rjsmin import jsmin

from generator.read.characters import is_address
from generator.read.markdown import is_outside
from generator.read.markdown.links import link_on_page
from generator.read.markdown.sections import Anchors
from generator.site.components import Cited
from generator.site.feeds import digests_of, files_of
from generator.site.spreadsheets import csv
from generator.site.typesetting import OWN, Insert, Setting, slot, typeset
from generator.site.words import capitalised, message, message_parts
from generator.site.written import Heading, Written, hide_marks, read_blocks, to_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from jinja2 import Environment
    from jinja2.environment import TemplateModule

    from generator.site.components import CitedProse, Link, Quote
    from generator.site.pages import Page, Pages, SearchEntry

MOVED = "assets/moved.js"
"""The script with which an old address leads to the same place on the new page."""
ASSETS = ("assets/briefings.css", "assets/briefings.js", MOVED)
ENTRIES = "assets/search.json"
"""The search entries, which go into the search index of the engine."""
HOW = "guide/how-to-read/"
"""The address of the page of a desk's guide that explains the site to readers."""
ACTIVE = re.compile(r"""[&<>"'{\n\r\t]""")
"""What HTML, or an extension of Markdown that reads whole lines, could read as a mark."""
HEAD = str.maketrans({"<": "‹", ">": "›", '"': "”", "\n": " "})
"""Replacements for the head of a page, which the theme prints without escaping."""
ESCAPING = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
"""A backslash that escapes the character after it."""
SAID = re.compile(r'{{ say\("([\w.-]+)"\) }}')
"""Words without a part, as a template asks for them."""
INDEX = "index.html"
"""The file of a folder, which a web server opens, but a file system does not."""


class Root(str):
    """The way from a page to the top of the site, and what links to folders end with."""

    __slots__ = ("index",)

    def __new__(cls, page: str, index: str) -> Root:
        """Return the way from the address of a page; ``index`` is empty or the file of a folder."""
        root = super().__new__(cls, "../" * page.count("/"))
        root.index = index
        return root


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
        return feeds | digests_of(()).keys() | self.compiled.moved.keys() | {page.address for page in self.compiled.pages}

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
            for name, text in written.files.items():
                yield f"{address}{name}", text

    def files(self) -> Iterator[tuple[str, str]]:
        """Return all files that belong to no page: redirects, feeds, styles and scripts."""
        index = INDEX if self.as_files else ""
        for old, new in self.compiled.moved.items():
            template = _environment().get_template("moved.html.jinja")
            yield f"{old}{INDEX}", template.render(root=Root(old, index), new=new)
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
        yield from ((path, text) for path, text in self.files() if is_address(path))
        yield ENTRIES, search_entries(found)


def search_entries(found: Iterable[SearchEntry]) -> str:
    """Return the search entries as JSON."""
    return json.dumps([entry._asdict() for entry in found], ensure_ascii=False)


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

    @property
    def how(self) -> str:
        """The address of the desk's page on how to read the site; empty if its guide has no such page."""
        return HOW if HOW in self.addresses else ""


def inert(value: object) -> Markup:
    """Return text in which HTML finds no mark.

    Our own markup does not change.
    """
    return value if isinstance(value, Markup) else _inert(str(value))


def say(key: str, **parts: object) -> Markup:
    """Return the words of an entry of the table, escaped.

    Parts that are our own markup do not change.
    """
    if not parts:
        return _inert(message(key))
    return Markup("".join(map(inert, message_parts(key, **parts))))  # noqa: S704 (every piece is escaped)


@lru_cache(maxsize=1 << 16)
def _inert(text: str) -> Markup:
    """Return escaped text; it is cached, because pages repeat the same names, labels and addresses."""
    return Markup(ACTIVE.sub(lambda mark: f"&#{ord(mark[0])};", text))  # noqa: S704 (this is the escaping)


def _write(page: Page, site: Site) -> Written:
    root = Root(page.address, INDEX if site.as_files else "")
    anchors = Anchors()
    top = anchors.of(page.anchored or page.title) if page.shows.titled else ""
    here = Here(page, root, site.addresses, anchors)
    template = _environment().get_template(f"{page.kind}.md.jinja")
    text = template.render(page=page, view=page.view, root=root, here=here, top=top, m=_macros(root, root.index))
    blocks = read_blocks(text)
    if not any(isinstance(block, Heading) and block.level == 1 for block in blocks):
        blocks = (Heading(1, hide_marks(_inert(page.title)), anchors.of(page.title)), *blocks)
    return Written(
        address=page.address,
        title=(page.alone or page.title).translate(HEAD) if page.address else "",
        description=page.description.translate(HEAD),
        head=_environment().get_template("head.jinja").render(page=page, root=root),
        edit=page.edit,
        hidden=page.shows.hidden,
        blocks=blocks,
        files={picture.file: csv(picture.table) for picture in page.view.pictures.values()},
        found=tuple(page.view.found(page)) if page.shows.searched else (),
    )


@cache
def _macros(root: Root, index: str) -> TemplateModule:  # noqa: ARG001 (roots with other indexes are equal as texts)
    """Return the macros for pages from which ``root`` leads to the top of the site."""
    macros = _environment().get_template("macros.jinja").make_module({"root": root})
    for name in ("link", "citation", "lead", "sentence"):  # pages repeat the same words about a source or a claim
        setattr(macros, name, lru_cache(maxsize=1 << 16)(getattr(macros, name)))
    return macros


@cache
def _environment() -> Environment:
    # A check needs no templates, and importing Jinja takes an eighth of the time that the command needs to start.
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415
    from jinja2.ext import Extension  # noqa: PLC0415

    class WordsExtension(Extension):
        """An extension of Jinja that inserts words without parts when a template is read.

        So no page has to look them up.
        """

        def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 (Jinja names them)
            return SAID.sub(lambda found: say(found[1]), source)

    environment = Environment(
        extensions=[WordsExtension],
        loader=PackageLoader("generator.site"),
        autoescape=True,
        finalize=inert,
        undefined=StrictUndefined,
        comment_start_string="<#",  # `{#` starts the id of a heading
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["say"] = say
    environment.filters |= {"capitalised": capitalised, "flat": _flat, "prose": _prose, "to": _to, "typed": Markup}
    return environment


def _flat(block: str) -> Markup:
    """Return a block on one line, because a blank line would end it in Markdown."""
    return Markup(" ".join(filter(None, map(str.strip, str(block).split("\n")))))  # noqa: S704 (what the templates wrote is escaped already)


def _to(address: str, root: Root) -> str:
    """Return an address relative to the page.

    ``root`` leads from the page to the top of the site.
    """
    return address if address.startswith("#") else _to_file(f"{root}{address}" or "./", root)


def _to_file(link: str, root: Root) -> str:
    """Return a relative link so that it leads to a file, if folders have a file."""
    if not root.index:
        return link
    path, mark, place = link.partition("#")
    return f"{path}{root.index}{mark}{place}" if path.endswith("/") else link


def _prose(pieces: CitedProse, macros: Macros, here: Here, depth: int = 0) -> Markup:
    """Return our Markdown as markup, with its citations and quotes; ``depth`` lowers its headings."""
    text: list[str] = []
    inserts: list[Insert] = []
    for piece in pieces:
        if isinstance(piece, str):
            text.append(OWN.sub("", piece))
            continue
        if isinstance(piece, Cited):
            insert = Insert(macros.citation(piece.link), block=False)
        else:
            insert = Insert(macros.quote(*piece.quotes) if piece.block else macros.words(*piece.quotes), piece.block)
        if text and ESCAPING.search(text[-1]):
            text.append("\\")  # on the page, the backslash is only a character
        text.append(slot(len(inserts)))
        inserts.append(insert)
    page = here.page
    on_page = partial(link_on_page, home=page.home or page.address, here=page.address, addresses=here.addresses)

    def lead(link: str) -> str:
        return link if is_outside(link) else _to_file(on_page(link), here.root)

    return Markup(typeset("".join(text), Setting(inserts, lead, inert, here.anchors), depth))  # noqa: S704 (it escapes the text of the desk)
