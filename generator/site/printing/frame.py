"""Print a page into a frame: constant texts of the theme, and slots for the values of the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape as escape_all
from html import unescape
from itertools import chain, pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import escape

from generator.site.typesetting import TAG
from generator.site.written import Heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.site.written import Block, Written


class Slot(NamedTuple):
    """A place in a frame for a value of a page; ``of`` is the address of the page, or empty for the page itself."""

    name: str
    of: str = ""


class OutlineEntry(NamedTuple):
    """A heading as a table of contents lists it: its depth from 0, its anchor and its words."""

    depth: int
    anchor: str
    words: str


Part = str | Slot
Parts = tuple[Part, ...]


@dataclass(frozen=True)
class Outline:
    """A table of contents in a frame, with the constant text around it.

    ``before`` stands before the first entry. ``steps`` are printed for an entry and what follows it up to the next,
    by the depths of the two, and ``ends`` for the last entry, by its depth. ``empty`` stands there without an entry.
    """

    before: str
    steps: Mapping[tuple[int, int], Parts]
    ends: Mapping[int, Parts]
    empty: str = ""

    def print(self, entries: Sequence[OutlineEntry]) -> str:
        """Return the table of contents of a page."""
        if not entries:
            return self.empty
        parts = [self.before]
        depths = [*(entry.depth for entry in entries[1:]), None]
        for here, following in zip(entries, depths, strict=True):
            forms = {"anchor": here.anchor, **forms_of(here.words)}
            printed = self.ends[here.depth] if following is None else self.steps[here.depth, following]
            parts += (part if isinstance(part, str) else forms[part.name] for part in printed)
        return "".join(parts)


@dataclass(frozen=True)
class Body:
    """How the content of a page is printed: its headings, by level, and what stands between two blocks.

    ``between`` is known by whether the block before is a heading, and whether the block after is.
    """

    headings: Mapping[int, Parts]
    between: Mapping[tuple[bool, bool], str]

    def print(self, blocks: Sequence[Block]) -> str:
        """Return the content of a page."""
        printed = [block if isinstance(block, str) else self._heading(block) for block in blocks]
        kinds = [isinstance(block, Heading) for block in blocks]
        between = [*(self.between[pair] for pair in pairwise(kinds)), ""]
        return "".join(chain.from_iterable(zip(printed, between, strict=True)))

    def _heading(self, heading: Heading) -> str:
        values = {"html": heading.words, "anchor": heading.anchor}
        return "".join(part if isinstance(part, str) else values[part.name] for part in self.headings[heading.level])


@dataclass(frozen=True)
class Frame:
    """The frame of the pages of a form.

    ``levels`` are the levels of the headings that a table of contents lists.
    """

    parts: tuple[Part | Outline, ...]
    body: Body
    levels: range

    @property
    def named(self) -> set[str]:
        """The addresses of the other pages that the frame names."""
        return {part.of for part in self.parts if isinstance(part, Slot) and part.of}

    def with_names(self, pages: Mapping[str, Written]) -> Frame:
        """Return the frame with the titles of the pages that it names."""
        parts = (
            _values(pages[part.of])[part.name] if isinstance(part, Slot) and part.of else part for part in self.parts
        )
        return replace(self, parts=tuple(parts))

    def print(self, page: Written) -> str:
        """Return a page in its frame."""
        values = {**_values(page), "content": self.body.print(page.blocks)}
        listed = (heading for heading in page.headings if heading.level in self.levels)
        values["anchor"] = next(listed, page.headings[0]).anchor
        entries = list_entries(page, self.levels)
        return "".join(self._print(part, values, entries) for part in self.parts)

    def _print(self, part: Part | Outline, values: Mapping[str, str], entries: Sequence[OutlineEntry]) -> str:
        if isinstance(part, str):
            return part
        return part.print(entries) if isinstance(part, Outline) else values[part.name]


def _values(page: Written) -> dict[str, str]:
    """Return the values of a page for the slots outside of its content."""
    title = next(heading for heading in page.headings if heading.level == 1)
    return {
        **forms_of_title(page.title),
        "description": page.description,
        "head": page.head,
        "edit": page.edit,
        "address": page.address,
        "anchor": title.anchor,
        **forms_of(title.words),
    }


def list_entries(page: Written, levels: range) -> list[OutlineEntry]:
    """Return the entries of the table of contents of a page, which lists headings of these levels.

    If the first heading is the title of the page, the theme lists only what is below it.
    """
    headings = [heading for heading in page.headings if heading.level in levels]
    entries, above = list[OutlineEntry](), list[int]()
    for heading in headings:
        while above and above[-1] >= heading.level:
            above.pop()
        entries.append(OutlineEntry(len(above), heading.anchor, heading.words))
        above.append(heading.level)
    if headings and headings[0].level == 1:
        below = takewhile(lambda entry: entry.depth, entries[1:])
        return [entry._replace(depth=entry.depth - 1) for entry in below]
    return entries


def forms_of(words: str) -> dict[str, str]:
    """Return the forms in which the frames of engines print the words of a heading, by name.

    Two of the forms are labels in attributes, as Jinja and as MiniJinja escape them.
    """
    text = TAG.sub("", words)
    return {"html": words, "words": text, "plain": unescape(text)} | _labels("", unescape(text))


def forms_of_title(title: str) -> dict[str, str]:
    """Return the forms in which the frames of engines print the title of a page, by name: as it is, or as a label."""
    return {"title": title} | _labels("title-", unescape(title))


def _labels(name: str, plain: str) -> dict[str, str]:
    return {f"{name}label": str(escape(plain)), f"{name}strict-label": escape_all(plain).replace("/", "&#x2f;")}
