"""Build the address that opens the live page at the quoted words, or a PDF at their page.

The address ends with a text fragment, `#:~:text=[prefix-,]start[,end][,-suffix]`: the browser searches for the words.
The browser ignores case and accents, searches within one block of the page, and matches whole words.
One line of a capture may be one block or a part of one block, so every term stays within a line.
An address is built only if the words match nowhere else in the capture, compared by letters and digits alone.

To find words quickly, an index contains the group of twelve letters at every eighth letter of a capture.
Any twenty letters contain at least one indexed group, so that only few places must be compared.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Locator, Span


LONGEST = 100
"""Characters. A passage up to this length is named whole; for a longer one, its first and its last words are named."""
SHORTEST = 20
"""The fewest letters in the first words, and in the last words."""
MOST_AROUND, FARTHEST = 5, 200
"""The most words before or after a passage that tell it from other places, and the characters searched for them."""
MOST_TRIED = 30
"""The most first words to try, the shortest first, and the most last words for each: longer ones help no further."""

_STOPS = "。｡．！？、，；：」』）】”"
_WORD = re.compile(rf"(?:[^\s{_STOPS}]|[{_STOPS}](?=\d))+[{_STOPS}]*")
"""A word ends at white space, or after a full-width or closing mark, as in every browser and every script."""
_WORD_START = re.compile(rf"(?:^|[\s{_STOPS}])[^\w\s]*\Z")
_WORD_END = re.compile(rf"(?<=[{_STOPS}])|[^\w\s]*(?:[\s{_STOPS}]|\Z)")
_GAP = re.compile(r"[^\S\t-\r\x1c-\x1f\x85\u2028\u2029]?")
"""The gap between two words of one block: one space, or nothing. A wider gap may separate two table cells."""
_UNSURE = re.compile(r"&#?\w+;|[*_`|#>\\\[\]<•‣◦▪·†‡¹²³⁰⁴-⁹\ufffd]")
"""Characters that may be Markdown, a character reference or a footnote, which the page shows differently."""
_PDF = re.compile(r"[^?#]*\.pdf(?:[?#;]|\Z)|[^#]*\.pdf(?:#|\Z)", re.IGNORECASE)
"""The address of a PDF: its path ends in ``.pdf`` before any parameters, or the whole address does."""
_PAGE_LABEL = re.compile(r"p(?:ages?|p?\.?)?", re.IGNORECASE)
_FIRST_PAGE = re.compile(r"\s*(?:pp?\.?\s*)?(\d{1,6})(?=\s*(?:[-‐–—,;&]|to\b|and\b|ff?\b|\Z))")
"""The first of the pages that a locator names by a number: 12 of ``12``, ``12–14``, ``12, 15`` or ``p. 12 ff.``"""
_BREAK = re.compile(r"[-‐\u00ad][ \t]*[\r\n]")
_BROKEN = re.compile(r"[-‐\u00ad][ \t]*[\r\n]+[ \t]*\Z")


class Terms(NamedTuple):
    """The spans in a capture of the words that a text fragment names."""

    start: Span
    end: Span | None = None
    prefix: Span | None = None
    suffix: Span | None = None


@lru_cache(maxsize=1 << 12)
def choose_terms(capture: str, span: Span, *, alone: bool = False) -> Terms | None:
    """Choose words that lead to a span of a capture and to no other place.

    Return None if no words surely do.
    With ``alone``, no word outside the span is chosen.
    """
    search = Search(capture)
    options = list(_options(capture, list(_runs(capture, *span))))
    for start, ends in options:
        if search.alone(*start) and (found := _close_range(capture, Terms(start), ends)):
            return found
    # All options begin at one place, and only a passage that is named whole can have a suffix.
    before = list(_words_before(capture, options[0][0][0])) if options and not alone else []
    for start, ends in () if alone else options:
        for prefix in before:
            if search.alone(prefix[0], start[1]) and (
                found := _close_range(capture, Terms(start, prefix=prefix), ends)
            ):
                return found
        for suffix in () if ends else _words_behind(capture, start[1]):
            if search.alone(start[0], suffix[1]):
                return Terms(start, suffix=suffix)
    return None


def add_fragment(address: str, capture: str, named: Terms) -> str:
    """Add a text fragment to an address, with the chosen words of a capture.

    The fragment before ``:~:`` stays; an earlier text fragment is replaced.
    """
    words = [_encode(capture, span) for span in (named.start, named.end) if span]
    before = [f"{_encode(capture, named.prefix)}-"] if named.prefix else []
    behind = [f"-{_encode(capture, named.suffix)}"] if named.suffix else []
    page, _, fragment = address.partition("#")
    return f"{page}#{fragment.partition(':~:')[0]}:~:text={','.join([*before, *words, *behind])}"


def open_at_page(address: str, locator: Locator | None) -> str:
    """Return the address that opens a PDF at the page of a locator (RFC 8118).

    The address of anything else, or without the number of a page, stays as it is.
    """
    if not locator or not _PDF.match(address) or not _PAGE_LABEL.fullmatch(locator.label.strip()):
        return address
    number = _FIRST_PAGE.match(locator.value)
    if not number or not int(number[1]):
        return address
    file, _, fragment = address.partition("#")
    others = [part for part in fragment.partition(":~:")[0].split("&") if part and not part.startswith("page=")]
    return f"{file}#{'&'.join([f'page={int(number[1])}', *others])}"


def _encode(capture: str, span: Span) -> str:
    """Return the words of a span as a part of a text fragment.

    A dash marks a prefix or a suffix, and it is the only mark of the syntax that `quote` does not encode.
    """
    return quote(" ".join(capture[slice(*span)].split()), safe="").replace("-", "%2D")


def _options(capture: str, runs: Sequence[Sequence[Span]]) -> Iterator[tuple[Span, Sequence[Span]]]:
    """Return the spans of words that a fragment may name.

    The result has first words with possible last words, the shortest first, and then the whole passage.
    """
    runs = [run for run in runs if _is_long(capture, (run[0][0], run[-1][1]))] or sorted(runs, key=len)[-1:]
    if not runs:
        return
    first, last = runs[0], runs[-1]
    start, end = first[0][0], last[-1][1]
    if len(runs) > 1 or end - start > LONGEST:
        openings = ((start, word_end) for _, word_end in first if _is_long(capture, (start, word_end)))
        closings = ((word_start, end) for word_start, _ in reversed(last) if _is_long(capture, (word_start, end)))
        ends = list(islice(closings, MOST_TRIED))
        yield from ((opening, ends) for opening in islice(openings, MOST_TRIED))
    if len(runs) == 1:
        yield (start, end), ()


def _is_long(capture: str, span: Span) -> bool:
    return len(letters(capture[slice(*span)])) >= SHORTEST


def _runs(capture: str, start: int, end: int) -> Iterator[list[Span]]:
    """Return the words between two offsets in runs.

    A run surely stands unchanged in one block of the page.
    """
    run: list[Span] = []
    for word in _WORD.finditer(capture, start, end):
        sound = _is_sound(capture, *word.span())
        if run and not (sound and _GAP.fullmatch(capture, run[-1][1], word.start())):
            yield from _trim_run(capture, run)
            run = []
        run += [word.span()] if sound else []
    yield from _trim_run(capture, run)


def _is_sound(capture: str, start: int, end: int) -> bool:
    """Return whether a word is whole, and surely looks the same on the page."""
    before = capture[max(start - 8, 0) : start]
    whole = _WORD_START.search(before) and _WORD_END.match(capture, end)
    broken = _BROKEN.search(before) or _BREAK.match(capture, end - 1)
    return bool(whole and not broken and not _UNSURE.search(capture, start, end))


def _trim_run(capture: str, run: list[Span]) -> Iterator[list[Span]]:
    """Return a run without the marks that stand alone at its ends.

    A run without letters is dropped.
    """
    lettered = [number for number, word in enumerate(run) if letters(capture[slice(*word)])]
    if lettered:
        yield run[lettered[0] : lettered[-1] + 1]


def _words_before(capture: str, offset: int) -> Iterator[Span]:
    """Return the spans of words directly before an offset, the fewest words first."""
    for run in list(_runs(capture, max(offset - FARTHEST, 0), offset))[-1:]:
        if not capture[run[-1][1] : offset].strip():
            yield from ((first, run[-1][1]) for first, _ in run[: -MOST_AROUND - 1 : -1])


def _words_behind(capture: str, offset: int) -> Iterator[Span]:
    """Return the spans of words directly after an offset, the fewest words first."""
    for run in list(_runs(capture, offset, offset + FARTHEST))[:1]:
        if not capture[offset : run[0][0]].strip():
            yield from ((run[0][0], last) for _, last in run[:MOST_AROUND])


def _close_range(capture: str, named: Terms, ends: Sequence[Span]) -> Terms | None:
    """Return terms with the fewest last words that lead to the end of a range, or None.

    These words do not stand earlier between the first words and the end.
    """
    behind = letters(capture[named.start[1] : ends[0][1]]) if ends else ""
    for end in ends:
        last = letters(capture[slice(*end)])
        if end[0] >= named.start[1] and behind.find(last) == len(behind) - len(last):
            return named._replace(end=end)
    return None if ends else named


GROUP, STEP = 12, 8
INDEXED = GROUP + STEP - 1
"""The fewest letters that the index can find; for fewer, all letters of the capture are searched."""
ROOM = 100_000
"""The most letters that may be read to choose the words for one span; a place that is compared costs ``PLACE``.

If this is not enough for some words, they count as words that also stand elsewhere.
"""
PLACE = 20
"""The cost of comparing one place, in letters."""

_NO_LETTERS = re.compile(r"[\W_]+")


class Letters:
    """The letters of a capture, with an index that is built on first use."""

    def __init__(self, capture: str) -> None:
        """Prepare the letters of a capture as read."""
        self.text = letters(capture)
        self._places: dict[str, list[int]] | None = None

    @property
    def places(self) -> dict[str, list[int]]:
        """The offsets of every indexed group of letters."""
        if self._places is None:
            self._places = {}
            for at in range(0, len(self.text) - GROUP + 1, STEP):
                self._places.setdefault(self.text[at : at + GROUP], []).append(at)
        return self._places


class Search:
    """A search for the words that lead to one span; all its questions together may cost ``ROOM``."""

    def __init__(self, capture: str) -> None:
        """Start a search in a capture, with all of its room left."""
        self.letters = prepared(capture)
        self.capture = capture
        self.room = ROOM

    def alone(self, start: int, end: int) -> bool:
        """Return whether the words of a span surely stand nowhere else."""
        words = letters(self.capture[start:end])
        if len(words) >= INDEXED:
            return self._is_alone_by_index(words)
        self.room -= len(self.letters.text)
        return self.room >= 0 and self.letters.text.find(words) == self.letters.text.rfind(words)

    def _is_alone_by_index(self, words: str) -> bool:
        found = 0
        for ahead in range(STEP):
            # Of the groups that are indexed together, the rarest one leaves the fewest places to compare.
            offsets = range(ahead, len(words) - GROUP + 1, STEP)
            rarest, offset = min(
                ((self.letters.places.get(words[at : at + GROUP], ()), at) for at in offsets),
                key=lambda group: len(group[0]),
            )
            for place in rarest:
                self.room -= PLACE
                if self.room < 0:
                    return False
                if place >= offset and self.letters.text.startswith(words, place - offset):
                    found += 1
                    if found > 1:
                        return False
        return True


@lru_cache(maxsize=8)
def prepared(capture: str) -> Letters:
    """Return the letters of a capture, prepared once for all of its quotes."""
    return Letters(capture)


def letters(text: str) -> str:
    """Return only the letters and digits of a text, without case and accents.

    Two words that are equal to a browser are equal here.
    """
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKD", text.casefold()))
