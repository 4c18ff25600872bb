"""Write pages as the texts of the site by path: a Markdown tree that plain MkDocs builds, its style and redirects.

Our templates write data as HTML, one line for each block, so that Markdown leaves it alone.
Only headings are Markdown.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple, Protocol

from markupsafe import Markup
from rcssmin import cssmin
from rjsmin import jsmin

from generator.read.characters import is_address
from generator.read.markdown.links import link_on_page
from generator.read.markdown.sections import Anchors
from generator.site.components import Cited
from generator.site.feeds import digests_of, files_of
from generator.site.search import entries
from generator.site.spreadsheets import csv
from generator.site.typesetting import OWN, Insert, Setting, slot, typeset
from generator.site.words import capitalised, message, message_parts

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from jinja2 import Environment
    from jinja2.environment import TemplateModule

    from generator.site.components import CitedProse, Link, Quote
    from generator.site.pages import Page, Pages

Site = dict[str, str]
"""The texts of the site by path, with forward slashes."""

MOVED = "assets/moved.js"
"""The script with which an old address leads to the same place on the new page."""
SEARCHING = "assets/search.js"
"""The script that answers the search box of the theme."""
ASSETS = ("assets/briefings.css", "assets/briefings.js", MOVED, SEARCHING)
ENTRIES = "assets/search.json"
"""The search entries, which go into the search index of the engine."""
HOW = "guide/how-to-read/"
"""The address of the page of a desk's guide that explains the site to readers."""
ACTIVE = re.compile(r"""[&<>"'\\`*_{}\[\](#+~^=|@\n\r\t]|-(?=[->])|(?<=-)-|:(?=\S)""")
"""What HTML, Markdown or an extension of it could read as a mark; a character reference makes it a plain character."""
HEAD = str.maketrans({"<": "‹", ">": "›", '"': "”", "\n": " "})
"""Replacements for the head of a page, which the theme prints without escaping."""
ESCAPING = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
"""A backslash that escapes the character after it."""
SAID = re.compile(r'{{ say\("([\w.-]+)"\) }}')
"""Words without a part, as a template asks for them."""


class Macros(Protocol):
    """The macros of `macros.jinja` that prose uses."""

    def citation(self, it: Link) -> str: ...  # noqa: D102 (the names of the macros)
    def quote(self, it: Quote, *others: Quote) -> str: ...  # noqa: D102
    def words(self, quote: Quote, *others: Quote) -> str: ...  # noqa: D102


def render(pages: Pages) -> Site:
    """Return every page and feed as text; the same pages produce the same bytes."""
    feeds = {f"feeds/{feed.name}.{kind}" for feed in pages.feeds for kind in ("xml", "json")}
    addresses = feeds | digests_of(()).keys() | pages.moved.keys() | {page.address for page in pages.pages}
    site = {f"{page.address}index.md": _page(page, addresses) for page in pages.pages}
    tables = {
        page.address: {picture.file: csv(picture.table) for picture in page.pictures.values()} for page in pages.pages
    }
    tables |= {old: tables.get(new, {}) for old, new in pages.moved.items()}
    for address, extra_files in tables.items():
        site |= {f"{address}{name}": text for name, text in extra_files.items()}
    for old, new in pages.moved.items():
        site[f"{old}index.html"] = (
            _environment().get_template("moved.html.jinja").render(root="../" * old.count("/"), new=new)
        )
    site[ENTRIES] = json.dumps([entry._asdict() for entry in entries(pages.pages)], ensure_ascii=False)
    for feed in pages.feeds:
        site |= files_of(feed)
    site |= digests_of(pages.editions)
    for asset in (*ASSETS, *dict.fromkeys(page.view.style for page in pages.pages if page.view.style)):
        site[asset] = _minified(asset, files("generator.site").joinpath(asset).read_text(encoding="utf-8"))
    # A preview is built even if a record has an invalid id; no file is written to an address with such an id.
    return {path: text for path, text in site.items() if is_address(path)}


def _minified(asset: str, text: str) -> str:
    """Return our style or script without what only its authors read."""
    # The library removes a space before a colon, but in nested rules this space has a meaning; a star keeps it.
    minified: str = cssmin(text.replace(" :", " *:")) if asset.endswith(".css") else jsmin(text)
    return f"{minified}\n"


class Here(NamedTuple):
    """The page that a text is written for, the addresses of the site, and the anchors on the page so far."""

    page: Page
    addresses: AbstractSet[str]
    anchors: Anchors

    @property
    def how(self) -> str:
        """The address of the desk's page on how to read the site; empty if its guide has no such page."""
        return HOW if HOW in self.addresses else ""


def inert(value: object) -> Markup:
    """Return text in which neither HTML nor Markdown finds a mark.

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


def _page(page: Page, addresses: AbstractSet[str]) -> str:
    slots: dict[str, object] = {"description": page.description.translate(HEAD), "hide": page.view.hidden}
    slots["search"] = {"exclude": True}  # the search entries come from the data
    if page.robots:
        slots["robots"] = page.robots
    if page.view.style:
        slots["styles"] = [page.view.style]
    if page.feeds:
        slots["feeds"] = page.feeds
    if page.edit:
        slots["edit_url"] = page.edit
    if page.address:  # the title of the home page is the name of the site
        slots["title"] = (page.alone or page.title).translate(HEAD)
    front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in slots.items())
    root = "../" * page.address.count("/")
    template = _environment().get_template(f"{page.kind}.md.jinja")
    anchors = Anchors()
    top = anchors.of(page.anchored or page.title) if page.view.titled else ""
    here = Here(page, addresses, anchors)
    text = template.render(page=page, view=page.view, root=root, here=here, top=top, m=_macros(root))
    return f"---\n{front}---\n\n{text}\n"


@cache
def _macros(root: str) -> TemplateModule:
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


def _to(address: str, root: str) -> str:
    """Return an address relative to the page.

    ``root`` leads from the page to the top of the site.
    """
    return address if address.startswith("#") else f"{root}{address}" or "./"


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
    lead = partial(link_on_page, home=page.home or page.address, here=page.address, addresses=here.addresses)
    return Markup(typeset("".join(text), Setting(inserts, lead, inert, here.anchors), depth))  # noqa: S704 (it escapes the text of the desk)
