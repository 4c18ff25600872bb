"""Print the pages of a site into the frames that an engine made of specimens."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Iterable, Mapping  # noqa: TC003 (the type of a value needs them)
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.edges.disk import write_below
from generator.edges.engines.content_policy import FRAME
from generator.edges.engines.printable import find_listed_levels, find_navigation
from generator.edges.forking import share
from generator.model.sharing import alone
from generator.site.printing import (
    FrameError,
    PageForm,
    PageForms,
    cut,
    cut_alone,
    cut_body,
    list_entries,
    print_sitemap,
    specimens,
)
from generator.site.written import to_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.site.pages import Page, SearchEntry
    from generator.site.printing import Frame, Specimen
    from generator.site.render import Site

PLAIN = PageForm("", 1, titled=True, edited=False, hidden=())
"""A form that every engine is asked for, because from it the headings of all pages are cut."""


NEEDED = ("title", "description", "head")
"""The values that the frame of our theme must print."""
ORDERED: Mapping[str, Callable[[Iterable[str]], list[str]]] = {
    "mkdocs": partial(sorted, key=lambda address: address.split("/")[:-1]),
    "zensical": sorted,
}
"""How an engine orders the addresses of a sitemap."""
MANY = 200
"""How many pages are worth a second process, which takes a moment to start."""


class Order(NamedTuple):
    """What an engine is asked for to build the frames of a site: the specimens of every form of its pages."""

    site: Site
    engine: str
    forms: PageForms
    specimens: Mapping[PageForm, tuple[Specimen, ...]]

    def tree(self) -> Iterator[tuple[str, str]]:
        """Return the specimens as Markdown, and the files that belong to no page, by path."""
        for some in self.specimens.values():
            for specimen in some:
                yield f"{specimen.page.address}index.md", to_markdown(specimen.page)
        yield from self.site.files()

    def print(self, folder: Path) -> list[SearchEntry]:
        """Print all pages of the site into the folder in which an engine built the specimens, and delete these.

        Returns what a search finds on the pages.
        Raises a FrameError if the theme changes a value or leaves it out.
        """
        frames = self._cut(folder)
        for form, some in self.specimens.items():
            for specimen in some if not form.alone else ():
                shutil.rmtree(folder / form.folder / specimen.name[:-1])
        self._print_sitemap(folder)
        return list(self._print_pages(frames, folder))

    def _cut(self, folder: Path) -> dict[PageForm, Frame]:
        built = {
            form: [(specimen, _read(folder, specimen)) for specimen in some] for form, some in self.specimens.items()
        }
        body = cut_body(*built[PLAIN][0])
        alone = [specimen for form, some in self.specimens.items() for specimen in some if form.alone]
        frames = {form: cut(some, body, alone, NEEDED) for form, some in built.items()}
        missing = cut_alone((folder / FRAME).read_bytes().decode(), alone, body)
        named = {address for frame in (missing, *frames.values()) for address in frame.named}
        pages = {address: self.site.write(self.site.pages[address]) for address in named}
        write_below(folder, FRAME, "".join(map(str, missing.with_names(pages).parts)))
        return {form: frame.with_names(pages) for form, frame in frames.items()}

    def _print_pages(self, frames: Mapping[PageForm, Frame], folder: Path) -> Iterator[SearchEntry]:
        """Print all pages, and return what a search finds on them, in the order of the pages."""
        pages = list(self.site.pages.values())

        def print_part(part: int, parts: int) -> list[tuple[SearchEntry, ...]]:
            return [self._print_page(page, frames[self.forms.of(page)], folder) for page in pages[part::parts]]

        by_part = (share if len(pages) >= MANY else alone)(print_part)
        for number in range(len(pages)):
            yield from by_part[number % len(by_part)][number // len(by_part)]

    def _print_page(self, page: Page, frame: Frame, folder: Path) -> tuple[SearchEntry, ...]:
        written = self.site.write(page)
        page.forget()
        write_below(folder, f"{page.address}index.html", frame.print(written))
        for path, text in self.site.files_beside(written):
            write_below(folder, path, text)
        return written.found

    def _print_sitemap(self, folder: Path) -> None:
        """Print the sitemap, and the copy that the engine packed."""
        file, packed = folder / "sitemap.xml", folder / "sitemap.xml.gz"
        if not file.is_file():
            return
        specimen = self.specimens[PLAIN][0].page.address
        file.write_bytes(
            print_sitemap(file.read_bytes().decode(), specimen, ORDERED[self.engine](self.site.pages)).encode()
        )
        if packed.is_file():
            with gzip.open(packed) as old:
                old.read(1)
                stamp = old.mtime
            with packed.open("wb") as raw, gzip.GzipFile(str(packed), "wb", fileobj=raw, mtime=stamp) as new:
                new.write(file.read_bytes())


def order(site: Site, settings: Mapping[str, Any], engine: str) -> Order:
    """Return what an engine with these whole settings is asked for to build the frames of a site."""
    listed = find_listed_levels(settings)
    forms = PageForms(address for address in find_navigation(settings) if address in site.pages)
    wanted = {PLAIN: None} | {forms.of(page): page for page in site.pages.values()}
    asked = {}
    for number, (form, page) in enumerate(wanted.items()):
        has_entries = bool(form.alone and page and list_entries(site.write(page), listed))
        asked[form] = tuple(specimens(form, number, listed, has_entries=has_entries))
    return Order(site, engine, forms, asked)


def _read(folder: Path, specimen: Specimen) -> str:
    return (folder / specimen.page.address / "index.html").read_bytes().decode()


def explain_frame(error: FrameError) -> str:
    """Return in a sentence why the pages of a site cannot be printed."""
    return (
        f"the theme changes the {error.slot} of the pages below /{error.folder}, or leaves it out, so they cannot be "
        "printed into its frame"
    )
