"""Takes the memo of a review; gives it as Markdown for a code host, in which nothing that content holds does anything.

References to characters keep Markdown and HTML from reading it.
What a host links behind Markdown's back (names after ``@``, numbers after ``#``, addresses, hashes of commits) is cut
by an empty comment, which no reader sees and nobody copies.
"""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from generator.report.document import document
from generator.report.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.report.document import Entry, Line, MemoSection, Span
    from generator.review import Memo

ACTIVE = re.compile(r"""[&<>"'\\`*_{}\[\]()#+~^=|@$!]|:(?! )""")
"""What Markdown, HTML or a host could read as a mark."""
LINKED = frozenset("@#:$")
"""Of these, what a host reads after Markdown has been read."""
JOINED = re.compile(r"(?i)www(?=\.)|\bgh(?=-\d)|[0-9a-f]{3}(?=[0-9a-f]{4})")
"""What begins a link without any mark: an address, a number of an issue, the hash of a commit."""
CUT = "<!-- -->"
START = re.compile(r"\A( *)(?:(\d{1,9})(\.)(?= |\Z)|(-))")
"""What would begin a list, or be a line across, within the entry of a list."""
STYLES = {
    "": ("", ""),
    "strong": ("<b>", "</b>"),
    "quoted": ("<b>", "</b>"),
    "old": ("<del>", "</del>"),
    "new": ("<ins>", "</ins>"),
    "code": ("<code>", "</code>"),
}
MORE = "{} more {} not shown here, for want of room; the whole memo has {}."
LONGEST = 400
"""Letters of one stretch of words in a memo that has to fit."""


def markdown(memo: Memo, fit: int | None = None) -> str:
    """Give the memo; with ``fit``, in at most so many bytes: what is riskiest first, and the verdict in any case."""
    sections = document(memo)
    whole = "".join(_section(each, [_entry(entry, asks=each.asks) for entry in each.entries]) for each in sections)
    if fit is None or len(whole.encode()) <= fit:
        return whole
    return _cut("".join(_fitted(sections, fit)), fit)


def inert(words: str) -> str:
    """Give words on one line, of which a code host shows every character and acts on none."""
    line = " ".join(words.split())
    trail = " " if words[-1:].isspace() and line else ""  # a colon that a space follows begins no address
    cut = JOINED.sub(lambda found: f"{found[0]}\0", visible(line) + trail)
    return ACTIVE.sub(_reference, cut).replace("\0", CUT).removesuffix(" ")


def _reference(mark: re.Match[str]) -> str:
    return f"&#{ord(mark[0])};{CUT if mark[0] in LINKED else ''}"


def _fitted(sections: tuple[MemoSection, ...], fit: int) -> Iterator[str]:
    """Give what is kept in any case, and of the rest as much as there is room for; each section says what it lacks."""
    written = [[_entry(_clipped(entry), asks=section.asks) for entry in section.entries] for section in sections]
    frames = [_section(section, ()) if not section.kept else "" for section in sections]
    kept = [_section(section, entries) for section, entries in zip(sections, written, strict=True) if section.kept]
    room = fit - len("".join((*frames, *kept)).encode())
    for section, entries in zip(sections, written, strict=True):
        shown = []
        for entry in entries:
            size = 0 if section.kept else len(entry.encode())
            if size <= room or section.kept:
                room -= size
                shown.append(entry)
        yield _section(section, shown)


def _section(section: MemoSection, shown: Iterable[str]) -> str:
    """Give a section with some of its entries, and how many there are besides."""
    shown = list(shown)
    title = f"\n## {inert(section.title)}\n\n" if section.title else "# Memo for the editor\n\n"
    left = len(section.entries) - len(shown)
    more = f"- {MORE.format(left, *('is', 'it') if left == 1 else ('are', 'them'))}\n" if left else ""
    return f"{title}{''.join(shown)}{more}"


def _entry(entry: Entry, *, asks: bool = False) -> str:
    return "".join(f"{'  ' * line.depth}- {'[ ] ' if asks else ''}{_line(line)}\n" for line in entry)


def _clipped(entry: Entry) -> Entry:
    """Give an entry in which no stretch of words is so long that it leaves no room for others."""
    return tuple(
        line._replace(
            spans=tuple(
                span._replace(words=f"{span.words[:LONGEST]}…") if len(span.words) > LONGEST else span
                for span in line.spans
            )
        )
        for line in entry
    )


def _line(line: Line) -> str:
    """Write the spans of a line; two plain ones stay apart, so that no link begins in one and ends in the other."""
    written = map(_span, line.spans)
    apart = (CUT if _joined(*pair) else "" for pair in pairwise(line.spans))
    text = "".join(part for each in zip_longest(written, apart, fillvalue="") for part in each)
    return START.sub(_begun, text)


def _joined(one: Span, other: Span) -> bool:
    between = one.words[-1:] + other.words[:1]
    return not (one.style or other.style or any(map(str.isspace, between)))


def _begun(found: re.Match[str]) -> str:
    number, mark = (found[2], found[3]) if found[3] else ("", found[4])
    return f"{found[1]}{number}&#{ord(mark)};"


def _span(span: Span) -> str:
    before, after = STYLES[span.style]
    lead = " " if span.words[:1].isspace() else ""
    trail = " " if span.words[-1:].isspace() and span.words.strip() else ""
    words = span.words.replace("\n", "\\n") if span.style == "code" else span.words
    return f"{lead}{before}{inert(words)}{after}{trail}" if words.strip() else " "


def _cut(text: str, fit: int) -> str:
    """Cut what is still too long at the end of a line, and say so."""
    if len(text.encode()) <= fit:
        return text
    note = "- The rest does not fit here; the whole memo has it.\n"
    room = text.encode()[: max(fit - len(note.encode()), 0)]
    return room[: room.rfind(b"\n") + 1].decode() + note
