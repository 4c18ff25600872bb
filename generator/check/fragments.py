"""Write the address that opens the live page at the quoted words.

The address ends with a text fragment, `#:~:text=[prefix-,]start[,end][,-suffix]`: the browser looks for the words.
It compares letters without case and accents, within one block of the page, and from word to word.
What a capture has in one line may be one block or a part of one, so each term stands within a line.
It is given only where nothing else in the capture could be taken for it, by letters and digits alone.

Every eighth position of its letters is indexed by the twelve letters that stand there.
Wherever twenty letters stand, one of eight such groups of twelve is indexed, so that few places need a look.
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

    from generator.model import Span


LONGEST = 100
"""Characters of what is named whole; of what is longer, the first and the last words are."""
SHORTEST = 20
"""Letters in the first and in the last words, at least."""
MOST_AROUND, FARTHEST = 5, 200
"""Words before or behind that single out one of several places, and the characters among which they stand."""
MOST_TRIED = 30
"""First words that are tried, the shortest first, and last words for each: what is longer is no better to find."""

_STOPS = "。｡．！？、，；：」』）】”"
_WORD = re.compile(rf"(?:[^\s{_STOPS}]|[{_STOPS}](?=\d))+[{_STOPS}]*")
"""A word ends at white space, or behind a full-width or closing mark: so it does in every browser and every script."""
_WORD_START = re.compile(rf"(?:^|[\s{_STOPS}])[^\w\s]*\Z")
_WORD_END = re.compile(rf"(?<=[{_STOPS}])|[^\w\s]*(?:[\s{_STOPS}]|\Z)")
_GAP = re.compile(r"[^\S\t-\r\x1c-\x1f\x85\u2028\u2029]?")
"""What stands between two words of one block: one space, or nothing; what is wider may stand between two cells."""
_UNSURE = re.compile(r"&#?\w+;|[*_`|#>\\\[\]<•‣◦▪·†‡¹²³⁰⁴-⁹\ufffd]")
"""What may be Markdown, a reference or a footnote, which the page shows otherwise."""
_BREAK = re.compile(r"[-‐\u00ad][ \t]*[\r\n]")
_BROKEN = re.compile(r"[-‐\u00ad][ \t]*[\r\n]+[ \t]*\Z")


class Terms(NamedTuple):
    """Where in a capture the words stand that a text fragment names."""

    start: Span
    end: Span | None = None
    prefix: Span | None = None
    suffix: Span | None = None


@lru_cache(maxsize=1 << 12)
def terms(capture: str, span: Span, *, alone: bool = False) -> Terms | None:
    """Choose the words that lead to a stretch of a capture and to no other; None where no words surely do.

    With ``alone``, no word outside the stretch is chosen.
    """
    search = Search(capture)
    options = list(_options(capture, list(_runs(capture, *span))))
    for start, ends in options:
        if search.alone(*start) and (found := _close_range(capture, Terms(start), ends)):
            return found
    # All options begin at one place, and only what is named whole has words behind it.
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


def linked(address: str, capture: str, named: Terms) -> str:
    """Give an address that leads to the named words; a fragment that it has already stays."""
    words = [_encode(capture, span) for span in (named.start, named.end) if span]
    before = [f"{_encode(capture, named.prefix)}-"] if named.prefix else []
    behind = [f"-{_encode(capture, named.suffix)}"] if named.suffix else []
    page, _, fragment = address.partition("#")
    return f"{page}#{fragment.partition(':~:')[0]}:~:text={','.join([*before, *words, *behind])}"


def _encode(capture: str, span: Span) -> str:
    """A dash is the mark of a prefix or a suffix, and the one mark of the syntax that `quote` leaves."""
    return quote(" ".join(capture[slice(*span)].split()), safe="").replace("-", "%2D")


def _options(capture: str, runs: Sequence[Sequence[Span]]) -> Iterator[tuple[Span, Sequence[Span]]]:
    """Give what may be named: the whole, or first words with the last words that may close them, the shortest first."""
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
    """Give the words between two offsets in runs that surely stand as they are, each in one block of the page."""
    run: list[Span] = []
    for word in _WORD.finditer(capture, start, end):
        sound = _is_sound(capture, *word.span())
        if run and not (sound and _GAP.fullmatch(capture, run[-1][1], word.start())):
            yield from _trim_run(capture, run)
            run = []
        run += [word.span()] if sound else []
    yield from _trim_run(capture, run)


def _is_sound(capture: str, start: int, end: int) -> bool:
    """Whether a word is whole, and surely stands on the page as it stands here."""
    before = capture[max(start - 8, 0) : start]
    whole = _WORD_START.search(before) and _WORD_END.match(capture, end)
    broken = _BROKEN.search(before) or _BREAK.match(capture, end - 1)
    return bool(whole and not broken and not _UNSURE.search(capture, start, end))


def _trim_run(capture: str, run: list[Span]) -> Iterator[list[Span]]:
    """Give a run without the dashes and other marks that stand alone at its ends."""
    lettered = [number for number, word in enumerate(run) if letters(capture[slice(*word)])]
    if lettered:
        yield run[lettered[0] : lettered[-1] + 1]


def _words_before(capture: str, offset: int) -> Iterator[Span]:
    """Give the words right before an offset, the fewest first."""
    for run in list(_runs(capture, max(offset - FARTHEST, 0), offset))[-1:]:
        if not capture[run[-1][1] : offset].strip():
            yield from ((first, run[-1][1]) for first, _ in run[: -MOST_AROUND - 1 : -1])


def _words_behind(capture: str, offset: int) -> Iterator[Span]:
    """Give the words right behind an offset, the fewest first."""
    for run in list(_runs(capture, offset, offset + FARTHEST))[:1]:
        if not capture[offset : run[0][0]].strip():
            yield from ((run[0][0], last) for _, last in run[:MOST_AROUND])


def _close_range(capture: str, named: Terms, ends: Sequence[Span]) -> Terms | None:
    """Close a range with the fewest last words that do not stand before, behind its first words."""
    behind = letters(capture[named.start[1] : ends[0][1]]) if ends else ""
    for end in ends:
        last = letters(capture[slice(*end)])
        if end[0] >= named.start[1] and behind.find(last) == len(behind) - len(last):
            return named._replace(end=end)
    return None if ends else named


GROUP, STEP = 12, 8
INDEXED = GROUP + STEP - 1
"""Letters that the index can find; for fewer, all letters of the capture are read."""
ROOM = 100_000
"""Letters that may be read, or places that may be looked at, to single out the words for one stretch.

Words for which this is not enough are held to stand elsewhere too.
"""
PLACE = 20
"""Letters for which a look at one place counts."""

_NO_LETTERS = re.compile(r"[\W_]+")


class Letters:
    """The letters of a capture, indexed when they are first looked through."""

    def __init__(self, capture: str) -> None:
        """Take the capture as read."""
        self.text = letters(capture)
        self._places: dict[str, list[int]] | None = None

    @property
    def places(self) -> dict[str, list[int]]:
        """Where each indexed group stands."""
        if self._places is None:
            self._places = {}
            for at in range(0, len(self.text) - GROUP + 1, STEP):
                self._places.setdefault(self.text[at : at + GROUP], []).append(at)
        return self._places


class Search:
    """The search for words that lead to one stretch; all that it asks comes out of one room."""

    def __init__(self, capture: str) -> None:
        """Begin with the whole room."""
        self.letters = prepared(capture)
        self.capture = capture
        self.room = ROOM

    def alone(self, start: int, end: int) -> bool:
        """Whether the words of a stretch surely stand nowhere else."""
        words = letters(self.capture[start:end])
        if len(words) >= INDEXED:
            return self._is_alone_by_index(words)
        self.room -= len(self.letters.text)
        return self.room >= 0 and self.letters.text.find(words) == self.letters.text.rfind(words)

    def _is_alone_by_index(self, words: str) -> bool:
        found = 0
        for ahead in range(STEP):
            # Of the groups that are indexed together, the rarest leaves fewest places to look at.
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
    """Give the letters of a capture, which all of its stretches are looked for in."""
    return Letters(capture)


def letters(text: str) -> str:
    """Give letters and digits alone, without case and accents: two words that a browser takes for one are one here."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKD", text.casefold()))
