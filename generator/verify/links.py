"""Find the links of our Markdown that lead to no page and no image of the site."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.links import IMAGES, address_of, target
from generator.rules import claiming

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library

FIXED = ("", "changes/", "corrections/", "sources/", "entities/", "guide/", "guide/rules/")
"""Pages that every site has."""
FEEDS = ("editions", "corrections")
"""The feeds of a site, besides one for each briefing."""
DIGESTS = ("feeds/editions.sha256", "feeds/editions.sha256.json")


def links_lead_somewhere(library: Library) -> Iterator[Diagnostic]:
    """Every link within the site leads to a page, an image or a feed of it."""
    known = frozenset(chain(addresses(library), files(library), library.texts.images))
    for link in library.texts.links:
        there = target(link.address, link.home)
        if there is None or known & {there.address, f"{there.address}/"}:
            continue
        if library.texts.partial and not there.address.startswith(("guide/", IMAGES)):
            continue  # it may lead to what was left out
        message = f"This link leads to no page of the site: {link.address}"
        advice = "Count from the folder that the site shows this text in, as in ../guide/index.md from a briefing."
        yield Diagnostic(claiming.LINK_BROKEN, link.address.place, message, advice)


def files(library: Library) -> Iterator[str]:
    """Return the path of every file beside the pages; a feed is there once something is published."""
    yield from DIGESTS
    briefings = (each for name, briefing in library.briefings.items() for each in (name, *briefing.head.was))
    for name in chain(FEEDS, briefings):
        yield from (f"feeds/{name}.xml", f"feeds/{name}.json")


def addresses(library: Library) -> Iterator[str]:
    """Return the address of every page that the site of a library has, and every one that leads on."""
    yield from FIXED
    for path in library.texts.pages:
        if path.startswith("docs/"):
            yield address_of(f"guide/{path.removeprefix('docs/')}")
    for name, briefing in library.briefings.items():
        for each in (name, *briefing.head.was):
            yield f"{each}/"
            if name in library.editions:
                yield from (f"{each}/changes/", f"{name}/editions/")
                yield from (f"{each}/editions/{past.edition.number}/" for past in library.editions[name])
    for folder, records in (("sources", library.sources), ("entities", library.entities)):
        for name, record in records.items():
            yield from (f"{folder}/{each}/" for each in (name, *record.was))
