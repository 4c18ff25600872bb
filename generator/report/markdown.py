"""Write the memo of a review as Markdown for a code host, so that nothing in the content acts as markup.

Character references keep Markdown and HTML from reading marks.
A host also makes links without any Markdown: names after ``@``, numbers after ``#``, addresses, hashes of commits.
An empty comment, which readers neither see nor copy, splits these.
"""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from generator.report.document import document
from generator.report.text import escape_unseen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.report.document import Entry, Line, MemoSection, Span
    from generator.review import Memo

ACTIVE = re.compile(r"""[&<>"'\\`*_{}\[\]()#+~^=|@$!]|:(?! )""")
"""The characters that Markdown, HTML or a host could read as a mark."""
LINKED = frozenset("@#:$")
"""Those of these characters that a host reads after it has read the Markdown."""
JOINED = re.compile(r"(?i)www(?=\.)|\bgh(?=-\d)|[0-9a-f]{3}(?=[0-9a-f]{4})")
"""The beginning of a link without any mark: an address, the number of an issue, the hash of a commit."""
CUT = "<!-- -->"
"""The empty comment that splits what a host would link."""
START = re.compile(r"\A( *)(?:(\d{1,9})(\.)(?= |\Z)|(-))")
"""The beginning of a list, or a horizontal line, inside the entry of a list."""
STYLES = {
    "": ("", ""),
    "strong": ("<b>", "</b>"),
    "quoted": ("<b>", "</b>"),
    "old": ("<del>", "</del>"),
    "new": ("<ins>", "</ins>"),
    "code": ("<code>", "</code>"),
}
MORE = "{} more {} not shown here, because there is no room; the whole memo has {}."
LONGEST = 400
"""The most characters of one span in a memo that has a limit."""


def markdown(memo: Memo, fit: int | None = None) -> str:
    """Write the memo, in at most ``fit`` bytes if that is given.

    The verdict is always in it, and the riskiest items come first.
    """
    sections = document(memo)
    whole = "".join(
        _write_section(section, [_write_entry(entry, asks=section.asks) for entry in section.entries])
        for section in sections
    )
    if fit is None or len(whole.encode()) <= fit:
        return whole
    return _cut_end("".join(_fit_sections(sections, fit)), fit)


def escape_markdown(words: str) -> str:
    """Escape words for one line of Markdown on a code host.

    The host shows every character and acts on none.
    """
    line = " ".join(words.split())
    trail = " " if words[-1:].isspace() and line else ""  # a colon before a space does not begin an address
    cut = JOINED.sub(lambda found: f"{found[0]}\0", escape_unseen(line) + trail)
    return ACTIVE.sub(_reference, cut).replace("\0", CUT).removesuffix(" ")


def _reference(mark: re.Match[str]) -> str:
    return f"&#{ord(mark[0])};{CUT if mark[0] in LINKED else ''}"


def _fit_sections(sections: tuple[MemoSection, ...], fit: int) -> Iterator[str]:
    """Write the sections that are always kept, and other entries that fit.

    A section states how many of its entries are missing.
    """
    written = [[_write_entry(_clip(entry), asks=section.asks) for entry in section.entries] for section in sections]
    frames = [_write_section(section, ()) if not section.kept else "" for section in sections]
    kept = [
        _write_section(section, entries) for section, entries in zip(sections, written, strict=True) if section.kept
    ]
    room = fit - len("".join((*frames, *kept)).encode())
    for section, entries in zip(sections, written, strict=True):
        shown = []
        for entry in entries:
            size = 0 if section.kept else len(entry.encode())
            if size <= room or section.kept:
                room -= size
                shown.append(entry)
        yield _write_section(section, shown)


def _write_section(section: MemoSection, shown: Iterable[str]) -> str:
    """Write a section with some of its entries, and state how many more it has."""
    shown = list(shown)
    title = f"\n## {escape_markdown(section.title)}\n\n" if section.title else "# Memo for the editor\n\n"
    left = len(section.entries) - len(shown)
    more = f"- {MORE.format(left, *('is', 'it') if left == 1 else ('are', 'them'))}\n" if left else ""
    return f"{title}{''.join(shown)}{more}"


def _write_entry(entry: Entry, *, asks: bool = False) -> str:
    return "".join(f"{'  ' * line.depth}- {'[ ] ' if asks else ''}{_write_line(line)}\n" for line in entry)


def _clip(entry: Entry) -> Entry:
    """Shorten the long spans of an entry, so that they leave room for others."""
    return tuple(
        line._replace(
            spans=tuple(
                span._replace(words=f"{span.words[:LONGEST]}…") if len(span.words) > LONGEST else span
                for span in line.spans
            )
        )
        for line in entry
    )


def _write_line(line: Line) -> str:
    """Write the spans of a line.

    Adjacent plain spans are split, so that no link begins in one and ends in the other.
    """
    written = map(_write_span, line.spans)
    cuts = (CUT if _is_adjacent(*pair) else "" for pair in pairwise(line.spans))
    text = "".join(part for pair in zip_longest(written, cuts, fillvalue="") for part in pair)
    return START.sub(_escape_start, text)


def _is_adjacent(first: Span, second: Span) -> bool:
    between = first.words[-1:] + second.words[:1]
    return not (first.style or second.style or any(map(str.isspace, between)))


def _escape_start(found: re.Match[str]) -> str:
    number, mark = (found[2], found[3]) if found[3] else ("", found[4])
    return f"{found[1]}{number}&#{ord(mark)};"


def _write_span(span: Span) -> str:
    before, after = STYLES[span.style]
    lead = " " if span.words[:1].isspace() else ""
    trail = " " if span.words[-1:].isspace() and span.words.strip() else ""
    words = span.words.replace("\n", "\\n") if span.style == "code" else span.words
    return f"{lead}{before}{escape_markdown(words)}{after}{trail}" if words.strip() else " "


def _cut_end(text: str, fit: int) -> str:
    """Cut a text that is still too long, and add a note.

    The cut is at the end of a line.
    """
    if len(text.encode()) <= fit:
        return text
    note = "- The rest does not fit here; the whole memo has it.\n"
    room = text.encode()[: max(fit - len(note.encode()), 0)]
    return room[: room.rfind(b"\n") + 1].decode() + note
