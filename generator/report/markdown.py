"""Takes the memo of a review; gives it as Markdown for a code host, in which nothing that content holds does anything.

References to characters keep Markdown and HTML from reading it.
What a host links behind Markdown's back (names after ``@``, numbers after ``#``, addresses, hashes of commits) is cut
by an empty comment, which no reader sees and nobody copies.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.report.document import document
from generator.report.text import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.report.document import Entry, Line, Section, Span
    from generator.review import Memo

ACTIVE = re.compile(r"""[&<>"'\\`*_{}\[\]()#+~^=|@$!]|:(?=\S)""")
"""What Markdown, HTML or a host could read as a mark."""
LINKED = frozenset("@#:$")
"""Of these, what a host reads after Markdown has been read."""
JOINED = re.compile(r"(?i)www(?=\.)|\bgh(?=-\d)|[0-9a-f]{3}(?=[0-9a-f]{4})")
"""What begins a link without any mark: an address, a number of an issue, the hash of a commit."""
CUT = "<!-- -->"
STYLES = {
    "": ("", ""),
    "strong": ("<b>", "</b>"),
    "quoted": ("<b>", "</b>"),
    "old": ("<del>", "</del>"),
    "new": ("<ins>", "</ins>"),
    "code": ("<code>", "</code>"),
}
MORE = "{} more, less risky than these, {} left out here; the whole memo has {}."


def markdown(memo: Memo, fit: int | None = None) -> str:
    """Give the memo; with ``fit``, in at most so many bytes, as long as there is room for the verdict."""
    sections = document(memo)
    whole = "".join(_section(section, len(section.entries)) for section in sections)
    if fit is None or len(whole.encode()) <= fit:
        return whole
    return _cut("".join(_fitted(sections, fit)), fit)


def inert(words: str) -> str:
    """Give words on one line, of which a code host shows every character and acts on none."""
    shown = HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", " ".join(words.split()))
    cut = JOINED.sub(lambda found: f"{found[0]}\0", shown)
    return ACTIVE.sub(_reference, cut).replace("\0", CUT)


def _reference(mark: re.Match[str]) -> str:
    return f"&#{ord(mark[0])};{CUT if mark[0] in LINKED else ''}"


def _fitted(sections: tuple[Section, ...], fit: int) -> Iterator[str]:
    """Give the head and the questions whole, and the rest as far as it fits; each section says what it lacks."""
    kept = {id(section) for section in sections if section.asks or not section.title}
    bare = {id(section): len(_section(section, 0).encode()) for section in sections}
    room = fit - sum(
        len(_section(section, len(section.entries)).encode()) if id(section) in kept else bare[id(section)]
        for section in sections
    )
    for section in sections:
        count = len(section.entries)
        if id(section) not in kept:
            count = 0
            for entry in section.entries:
                room -= len(_entry(entry, asks=False).encode())
                if room < 0:
                    break
                count += 1
        yield _section(section, count)


def _section(section: Section, count: int) -> str:
    """Give a section with so many of its entries."""
    title = f"\n## {inert(section.title)}\n\n" if section.title else "# Memo for the editor\n\n"
    entries = "".join(_entry(entry, asks=section.asks) for entry in section.entries[:count])
    left = len(section.entries) - count
    one = left == 1
    more = f"- {MORE.format(left, 'is' if one else 'are', 'it' if one else 'them')}\n" if left else ""
    return f"{title}{entries}{more}"


def _entry(entry: Entry, *, asks: bool) -> str:
    return "".join(f"{'  ' * line.depth}- {'[ ] ' if asks else ''}{_line(line)}\n" for line in entry)


def _line(line: Line) -> str:
    return "".join(map(_span, line.spans))


def _span(span: Span) -> str:
    before, after = STYLES[span.style]
    lead = " " if span.words[:1].isspace() else ""
    trail = " " if span.words[-1:].isspace() and span.words.strip() else ""
    return f"{lead}{before}{inert(span.words)}{after}{trail}" if span.words.strip() else " "


def _cut(text: str, fit: int) -> str:
    """Cut what is still too long at the end of a line, and say so."""
    if len(text.encode()) <= fit:
        return text
    note = "- The rest does not fit here; the whole memo has it.\n"
    room = text.encode()[: max(fit - len(note.encode()), 0)]
    return room[: room.rfind(b"\n") + 1].decode() + note
