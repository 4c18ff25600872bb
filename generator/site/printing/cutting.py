"""Cut a frame from the specimens of a form that an engine has built, and refuse a frame that changes a value."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, NamedTuple

from generator.site.printing.frame import Body, Frame, Outline, Slot, forms_of, forms_of_title
from generator.site.printing.specimens import MARK
from generator.site.written import Heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.site.printing.frame import Part, Parts
    from generator.site.printing.specimens import Specimen

LEFT = re.compile(
    rf"{MARK[:-2]}(?:--|\W{{0,8}}\d)(?:\d*[abc]?-?(?:\d+-?)?(?P<slot>title|description|head|edit|words|anchor))?",
    re.IGNORECASE,
)
"""What is left of a value that a frame has changed."""
HEADING = r"<h(?P<level>[1-6])\b(?:(?!</h(?P=level)>).)*?{}.*?</h(?P=level)>"
"""The heading with an anchor."""
CONTENT, CONTENTS, HEADINGS = "content", "contents", "headings"
Gap = tuple[str | Outline, ...]
"""What stands between two slots: a constant text, or tables of contents."""


class FrameError(Exception):
    """An error: the frame of the pages in a ``folder`` cannot be cut, because the theme changes a ``slot``."""

    def __init__(self, slot: str, folder: str) -> None:
        """Take the name of the slot, and the folder."""
        super().__init__(slot, folder)
        self.slot, self.folder = slot, folder


class _Place(NamedTuple):
    """A value of a specimen as it stands in a built page: its slot, and the number of its heading."""

    slot: Slot
    number: int


def cut(
    built: Sequence[tuple[Specimen, str]], body: Body, others: Iterable[Specimen] = (), needed: Iterable[str] = ()
) -> Frame:
    """Cut the frame of a form from its built specimens.

    Args:
        built: each specimen of the form with its text as an engine has built it, the one with entries first.
        body: how the engine prints the content of a page.
        others: specimens of pages that the frame may name, such as those of the navigation.
        needed: slots that the frame must have.

    Raises a FrameError if the theme changes a value, or if the frame is not the same around all values.
    """
    (specimen, text), *rest = built
    named = _names(others, specimen)
    slots, gaps = _split(specimen, text, named)
    for name in needed:
        if getattr(specimen.page, name) and Slot(name) not in slots:
            raise FrameError(name, specimen.form.folder)
    for other, other_text in rest:
        other_slots, other_gaps = _split(other, other_text, named)
        for number, (gap, other_gap) in enumerate(zip(gaps, other_gaps, strict=False)):
            if isinstance(gap[0], Outline) and not isinstance(other_gap[0], Outline):
                gaps[number] = (replace(gap[0], empty="".join(map(str, other_gap))), *gap[1:])
            elif gap != other_gap or slots[: number + 1] != other_slots[: number + 1]:
                near = (*slots[:number][-1:], *slots[number:][:1])
                raise FrameError(" or ".join(slot.name for slot in near), specimen.form.folder)
    parts: list[Part | Outline] = [*gaps[0]]
    for slot, gap in zip(slots, gaps[1:], strict=True):
        parts += (slot, *gap)
    return Frame(tuple(parts), body, specimen.listed)


def cut_alone(text: str, others: Iterable[Specimen], body: Body) -> Frame:
    """Cut the frame of a page that an engine built without content of ours, such as that for missing addresses.

    It may name the ``others``.
    """
    named = _names(others)
    if not named:
        return Frame((text,), body, range(0))
    parts = _compile(named).split(text)
    return Frame(tuple(named[part] if number % 2 else part for number, part in enumerate(parts)), body, range(0))


def _compile(values: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern that finds a value, the longest first."""
    return re.compile(f"({'|'.join(map(re.escape, sorted(values, key=len, reverse=True)))})")


def _names(others: Iterable[Specimen], specimen: Specimen | None = None) -> dict[str, Slot]:
    """Return the slots of the titles of other pages, by the text in which a frame may print them."""
    named: dict[str, Slot] = {}
    for other in others:
        if other is not specimen:
            named |= {
                text: Slot(form, other.page.address) for form, text in forms_of(other.page.headings[0].words).items()
            }
            titles = forms_of_title(other.page.title) if other.page.title else {}
            named |= {text: Slot(form, other.page.address) for form, text in titles.items()}
    return named


def _split(specimen: Specimen, text: str, named: Mapping[str, Slot]) -> tuple[list[Slot], list[Gap]]:
    """Split a built page into its slots and what stands between them, which is one more."""
    start, end = _find_content(specimen, text)
    places = {value: _Place(Slot(name), number) for value, (name, number) in specimen.values().items()}
    places |= {value: _Place(slot, 0) for value, slot in named.items()}
    pattern = _compile(places)
    before, after = pattern.split(text[:start]), pattern.split(text[end:])
    for constant in (*before[::2], *after[::2]):
        if left := LEFT.search(constant):
            raise FrameError((left["slot"] or "address").lower(), specimen.form.folder)
    found = [places[value] for value in before[1::2]], [places[value] for value in after[1::2]]
    return _gather([*found[0], _Place(Slot(CONTENT), 0), *found[1]], [*before[::2], *after[::2]], specimen)


def _find_content(specimen: Specimen, text: str) -> tuple[int, int]:
    """Find the span of the content of a specimen in its built page."""
    first, last = specimen.edges
    if text.count(first) != 1 or text.count(last) != 1:
        raise FrameError(CONTENT, specimen.form.folder)
    return text.index(first), text.index(last) + len(last)


def _gather(places: Sequence[_Place], texts: Sequence[str], specimen: Specimen) -> tuple[list[Slot], list[Gap]]:
    """Gather the places of the entries of a table of contents into one gap."""
    slots: list[Slot] = []
    gaps: list[Gap] = [(texts[0],)]
    number = 0
    while number < len(places):
        end = number + 1
        while end < len(places) and places[number].number and places[end].number >= places[end - 1].number:
            end += 1
        if end > number + 1:
            *ahead, before = gaps[-1]
            gaps[-1] = (*ahead, _contents(str(before), places[number:end], texts[number + 1 : end + 1], specimen), "")
        else:
            slots.append(places[number].slot)
            gaps.append((texts[end],))
        number = end
    return slots, gaps


def _contents(before: str, places: Sequence[_Place], texts: Sequence[str], specimen: Specimen) -> Outline:
    """Cut a table of contents; one of the ``texts`` stands after every place."""
    wrong = FrameError(CONTENTS, specimen.form.folder)
    depths = specimen.depths
    steps: dict[tuple[int, int], Parts] = {}
    ends: dict[int, Parts] = {}
    entries = [list(group) for _, group in groupby(zip(places, texts, strict=True), key=lambda pair: pair[0].number)]
    if [entry[0][0].number for entry in entries] != list(range(1, len(depths) + 1)):
        raise wrong
    for depth, following, entry in zip(depths, (*depths[1:], None), entries, strict=True):
        parts: Parts = tuple(part for place, text in entry for part in (place.slot, text))
        known = ends.setdefault(depth, parts) if following is None else steps.setdefault((depth, following), parts)
        if known != parts:
            raise wrong
    # What closes the last entry of a list is known from the steps up to the first level.
    (*own, last), (*same, between) = ends[0], steps[0, 0]
    closed = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(last, between, strict=False)))
    for (depth, following), (*others, closing) in steps.items():
        if depth and not following:
            kept, found, left = str(closing).rpartition(str(between)[closed:])
            ends[depth] = (*others, f"{kept}{str(last)[closed:]}")
            if left or not found:
                raise wrong
    if own != same:
        raise wrong
    return Outline(before, steps, ends)


def cut_body(specimen: Specimen, text: str) -> Body:
    """Cut how an engine prints the content of a page, from a specimen with headings of every level."""
    start, end = _find_content(specimen, text)
    content = text[start:end]
    headings: dict[int, Parts] = {}
    between: dict[tuple[bool, bool], str] = {}
    place, before = 0, None
    for block in specimen.page.blocks:
        is_heading = isinstance(block, Heading)
        pattern = HEADING.format(re.escape(block.anchor)) if isinstance(block, Heading) else re.escape(block)
        found = re.compile(pattern, re.DOTALL).search(content, place)
        parts = _cut_heading(block, found[0]) if found and isinstance(block, Heading) else ()
        if found is None or (isinstance(block, Heading) and headings.setdefault(block.level, parts) != parts):
            raise FrameError(HEADINGS, specimen.form.folder)
        if before is not None:
            between[before, is_heading] = content[place : found.start()]
        place, before = found.end(), is_heading
    return Body(headings, between)


def _cut_heading(heading: Heading, built: str) -> Parts:
    """Cut a heading that an engine has built into its slots."""
    names = {heading.words: "html", heading.anchor: "anchor"}
    pieces = re.split("|".join(f"({re.escape(value)})" for value in names), built)
    return tuple(Slot(names[piece]) if piece in names else piece for piece in pieces if piece)
