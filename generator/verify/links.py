"""Find the links of our Markdown that lead to no page and no image of the site."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.links import target
from generator.rules import claiming

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library

FIXED = ("index.md", "changes/index.md", "corrections/index.md", "sources/index.md", "entities/index.md")
"""Pages that every site has."""
GUIDE = ("guide/index.md", "guide/rules.md")
"""Pages of the guide that every site has."""


def links_lead_somewhere(library: Library) -> Iterator[Diagnostic]:
    """Every link within the site leads to a page, an image or a feed of it."""
    known = frozenset(chain(paths(library), library.texts.images))
    folders = {path.removesuffix("index.md") for path in known if path.endswith("index.md")}
    folders |= {f"{path.removesuffix('.md')}/" for path in known if path.endswith(".md")}
    for link in library.texts.links:
        path = target(link.address, link.home)
        if path is None or path in known or path in folders or f"{path}/" in folders or path.startswith("feeds/"):
            continue
        if library.texts.partial and not path.startswith(("guide/", "assets/")):
            continue  # it may lead to what was left out
        message = f"This link leads to no page of the site: {link.address}"
        advice = "Count from the folder that the site shows this text in, as in ../guide/index.md from a briefing."
        yield Diagnostic(claiming.LINK_BROKEN, link.address.place, message, advice)


def paths(library: Library) -> Iterator[str]:
    """Return the file of every page that the site of a library has, and of every address that leads on."""
    yield from (*FIXED, *GUIDE)
    for path in library.texts.pages:
        if path.startswith("docs/"):
            name = f"guide/{path.removeprefix('docs/')}"
            yield name.replace("/README.md", "/index.md") if name.endswith("/README.md") else name
    for name, briefing in library.briefings.items():
        for each in (name, *briefing.head.was):
            yield f"{each}/index.md"
            yield from [f"{each}/changes/index.md"] if name in library.editions else ()
            yield from (f"{each}/editions/{past.edition.number}/index.md" for past in library.editions.get(name, ()))
    for folder, records in (("sources", library.sources), ("entities", library.entities)):
        for name, record in records.items():
            yield from (f"{folder}/{each}/index.md" for each in (name, *record.was))
