"""Write specimens: pages from whose values a frame can be recognised after an engine has built them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from generator.site.printing.frame import forms_of, forms_of_title
from generator.site.typesetting import DEEPEST
from generator.site.written import Heading, Written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.site.printing.forms import PageForm
    from generator.site.written import Block

MARK = "specimen--"
"""How every value of a specimen begins; no id of ours can contain two hyphens in a row."""
HTML = '<div class="{}">x</div>'


@dataclass(frozen=True)
class Specimen:
    """A page in which every value is different from those of all other specimens of a build.

    ``listed`` are the levels of headings that a table of contents lists, and ``depths`` the depths of the entries that
    its own table of contents has below the title.
    """

    form: PageForm
    page: Written
    name: str
    listed: range
    depths: tuple[int, ...]

    @property
    def edges(self) -> tuple[str, str]:
        """The first and the last block of its content."""
        first, *_, last = self.page.blocks
        return str(first), str(last)

    def values(self) -> Mapping[str, tuple[str, int]]:
        """Return the slot and the number of the heading for every text in which a frame may print a value."""
        values = {
            **{text: (name, 0) for name, text in forms_of_title(self.page.title).items()},
            self.page.description: ("description", 0),
            self.page.head: ("head", 0),
            self.page.edit: ("edit", 0),
        }
        if not self.form.alone:
            values[self.page.address] = ("address", 0)
        for number, heading in enumerate(self.page.headings):
            forms = {"anchor": heading.anchor, **forms_of(heading.words)}
            values |= {text: (name, number) for name, text in forms.items()}
        values.pop("", None)
        return values


def specimens(form: PageForm, number: int, listed: range, *, has_entries: bool) -> Iterator[Specimen]:
    """Write the specimens of a form: one with entries in its table of contents, one without any, one with many.

    A form of one page has only the one that is like the page: ``has_entries`` is true if the page has such entries.
    ``number`` is different for each form. ``listed`` are the levels of headings that a table of contents lists.
    """
    walks = {"a": 1, "b": 2, "c": 0} if not form.alone else {"a": int(has_entries)}
    for letter, walk in walks.items():
        yield _specimen(form, f"{MARK}{number}{letter}-", listed, walk)


def _specimen(form: PageForm, name: str, listed: range, walks: int) -> Specimen:
    lower = [level for level in range(2, DEEPEST + 1) if level in listed]
    depths = tuple(_walk(len(lower))) * walks
    others = [level for level in range(2, DEEPEST + 1) if level not in listed]
    headings = [
        Heading(level, f"{name}{number}-words <em>it&#39;s &#38;</em> and&#47;or", f"{name}{number}-anchor")
        for number, level in enumerate((1, *(lower[depth] for depth in depths), *others))
    ]
    first, between, last = (HTML.format(f"{name}{place}") for place in ("first", "between", "last"))
    blocks: list[Block] = [first, headings[0], between, between, *headings[1:], last]
    steps = (f"{form.folder}{name[:-1]}", *("x" for _ in range(form.depth - 1)), "")
    page = Written(
        address="/".join(steps) if form.depth else form.folder,
        title=f"{name}title it's & and/or" if form.titled else "",
        description=f"{name}description it's &",
        head=f'<meta name="{name}head" content="it\'s &">',
        edit=f"https://{name}edit.example/it's?a&b" if form.edited else "",
        hidden=form.hidden,
        blocks=tuple(blocks),
    )
    return Specimen(form, page, name, listed, depths)


def _walk(depth: int) -> Iterator[int]:
    """Return a walk through the depths of a list in which every step from one depth to another occurs."""
    walks = ((*range(high + 1), low) for high in range(depth) for low in range(high + 1))
    yield from chain.from_iterable(walks)
    if depth:
        yield 0
