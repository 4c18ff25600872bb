"""Take words out of the files that people write, and out of captures: nothing else in a file changes."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.editions.wanted import OF_THE_DESK, everything, free_texts
from generator.model.places import Text, line_starts
from generator.model.redactions import BAR, is_letter, with_bars
from generator.read.captures import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.editions.wanted import Wanted
    from generator.model import Capture, Library, Record, Span, Tree

HEADER = re.compile(r"[>|][-+\d]*[ \t]*(#.*)?")
"""The first line of a YAML block, which may end in a comment."""
BREAKS = {ord(each): f"\\u{ord(each):04x}" for each in "\x85\u2028\u2029\ufeff"}
"""The characters that YAML, other than JSON, must have as escapes."""
Edit = tuple[int, int, str]
"""A piece of a file, from an offset to an offset, and its new text."""


def bar_files(
    tree: Tree, library: Library, wanted: Wanted, day: str, because: str
) -> tuple[dict[str, str], dict[str, int]]:
    """Return the texts of drafts, pages, records and captures without the wanted words, and the words that each lost.

    A text that is not in its file as it is read, because of an escape or a folded line, is written anew on one line.
    """
    edits: dict[str, list[Edit]] = {}
    counts: dict[str, int] = {}
    raw = {path: data.decode("utf-8", "replace") for path, data in tree.files.items()}
    for text, spans in _wanted_texts(library, wanted):
        path = text.place.file
        if spans and path in raw:
            edits.setdefault(path, []).extend(_bar_text(raw[path], text, spans))
            counts[path] = counts.get(path, 0) + len(spans)
    texts = {}
    whole = {str(capture.file) for capture in _captures_of(library, wanted.source)}
    for file in library.captures:
        path = f"{FOLDER}/{file}"
        if spans := everything(raw[path]) if file in whole else wanted.find_in_capture(file, raw[path]):
            texts[path], counts[path] = with_bars(raw[path], spans), len(spans)
    for source in library.sources.values():
        record = source.id.place.file
        for capture in source.captures:
            if barred := texts.get(f"{FOLDER}/{capture.file}"):
                edits.setdefault(record, []).extend(_state_redaction(raw[record], capture, barred, day, because))
    return texts | {path: _edited(raw[path], several) for path, several in edits.items()}, counts


def _captures_of(library: Library, name: str) -> Iterator[Capture]:
    """Return the captures of a source, today and in every edition."""
    pasts = (past.library.sources for history in library.editions.values() for past in history)
    for sources in (library.sources, *pasts):
        if name in sources:
            yield from sources[name].captures


def _wanted_texts(library: Library, wanted: Wanted) -> Iterator[tuple[Text, list[Span]]]:
    """Return every text that a person wrote with the places of the wanted words in it."""
    for source in library.sources.values():
        own_file = source.id.place.file if source.id == wanted.source else ""
        for at, text in free_texts(source):
            if isinstance(text, Text):  # else it is made from several values
                own = text.place.file == own_file and not at.endswith(OF_THE_DESK)  # else the whole folder has it
                yield text, everything(text) if own else wanted.find(text)
    for entity in library.entities.values():
        yield from _in_record(entity, wanted.find)
    for briefing in library.briefings.values():
        for record in (briefing.head, *briefing.claims, *briefing.lists):
            yield from _in_record(record, wanted.find)
        yield briefing.narrative.body, wanted.find_in_prose(briefing.narrative)
        for name, prose in briefing.articles.items():
            yield prose.body, everything(prose.body) if name == wanted.source else wanted.find_in_prose(prose)
    for page in library.texts.pages.values():
        yield page, wanted.find(page)


def _in_record(record: Record, find: Callable[[str], list[Span]]) -> Iterator[tuple[Text, list[Span]]]:
    return ((text, find(text)) for _, text in free_texts(record) if isinstance(text, Text))


def _bar_text(raw: str, text: Text, spans: list[Span]) -> Iterator[Edit]:
    """Return the edits that put bars into a file in place of some words of a text."""
    mark = len(raw) - len(raw.removeprefix("\ufeff"))  # places do not count a byte order mark
    starts = line_starts(raw[mark:])

    def offset(line: int, column: int) -> int:
        return mark + starts[line - 1] + column - 1

    if not text.runs:
        yield from _written_anew(raw, text, spans, offset)
        return
    for start, end in spans:
        for place in (number for number in range(start, end) if is_letter(text[number])):
            at = offset(*text.at(place, place + 1)[1:3])
            if raw[at : at + 1] == text[place]:
                yield at, at + 1, BAR


def _written_anew(raw: str, text: Text, spans: list[Span], offset: Callable[[int, int], int]) -> Iterator[Edit]:
    """Return the edit that replaces a folded or escaped text by one in quotation marks on one line."""
    start, end = offset(text.place.line, text.place.column), offset(text.place.end_line, text.place.end_column)
    if text.place.line == text.place.end_line and raw[start - 1 : start] in {"'", '"'}:
        start, end = start - 1, end + 1  # the place of a text on one line is that of what is between the marks
    typed = raw[start:end].rstrip()
    if not typed or typed[0] in "&!*":
        return
    header = HEADER.match(typed)
    written = json.dumps(with_bars(text, spans), ensure_ascii=False).translate(BREAKS)
    yield start, start + len(typed), f"{written}  {header[1]}" if header and header[1] else written


def _state_redaction(raw: str, capture: Capture, text: str, day: str, because: str) -> Iterator[Edit]:
    """Return the edits of a source record that state the new digest of a capture, and what was taken out of it."""
    entry = f"{{on: {day}, because: {json.dumps(because, ensure_ascii=False)}, was: {capture.sha256}}}"
    starts = line_starts(raw)
    line = starts[capture.sha256.place.line - 1]
    start = raw.index(capture.sha256, line)
    end = start + len(capture.sha256)
    yield start, end, sha256(text.encode()).hexdigest()
    if capture.redacted:
        first = capture.redacted[0].on.place
        at = raw.rfind("[", 0, starts[first.line - 1] + first.column - 1) + 1
        yield at, at, f"{entry}, "
        return
    end += raw[end : end + 1] in {"'", '"'}
    key = raw.rfind("sha256", line, start)
    in_flow = bool(raw[line:key].strip(" -"))
    yield end, end, f", redacted: [{entry}]" if in_flow else f"\n{' ' * (key - line)}redacted: [{entry}]"


def _edited(raw: str, edits: list[Edit]) -> str:
    """Return a text after its edits, the last of which is made first because each moves the text after it."""
    for start, end, new in sorted(set(edits), reverse=True):
        raw = raw[:start] + new + raw[end:]
    return raw
