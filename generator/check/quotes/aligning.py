"""Compare a quote with the passage that it was probably taken from, word by word or sign by sign."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from generator.check.normalize import BREAK, DIGIT_BREAK, SPACELESS, ZERO_WIDTH, Folded, fold, unbroken
from generator.check.quotes.sentences import CLOSING_MARKS, END_MARKS
from generator.check.wording import choose_separator, count_common_ends, opcodes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.check.quotes.literal import CaptureText
    from generator.model import Span

_BESIDE = 3
"""The words beside a passage, or in scripts without spaces the characters, that are compared with the quote."""

_LONGEST_WORD = 100
"""The most characters by which an end of a passage is moved to the end of a word; a capture may be one long word."""

_HOUSE_MARKS = ".,'"
"""The folded marks that a house style may add at the end of a quote."""

_SENTENCE_END = re.compile(rf"[{END_MARKS}][{CLOSING_MARKS}]*\Z")
_WORDS = re.compile(r"\S+")
_SIGNS = re.compile(rf"{SPACELESS.pattern}|\s+|(?:(?!{SPACELESS.pattern})\S)+")
_AROUND = re.compile(r"\A\W+|\W+\Z")
_UNSEEN = re.compile(rf"(?![\u200c\u200d\ufe0e\ufe0f])[{ZERO_WIDTH}]")
"""Characters without width that change neither the words nor how they look."""


class Unit(NamedTuple):
    """A word, or in scripts without spaces a character: as folded, as written, and its span in the folded text."""

    word: str
    written: str
    span: Span


class UnitStep(NamedTuple):
    """A stretch of a quote and of its passage: the units of both, and whether they are the same."""

    old: Sequence[Unit]
    new: Sequence[Unit]
    same: bool


def compare(quote: str, folded: Folded, span: Span, capture: CaptureText, found: Span) -> list[UnitStep]:
    """Return the steps in which a quote and a passage have the same words or other words.

    The passage was found roughly, so a few units beside it are read as well, and those that stand for no word of the
    quote are left out. So are the marks beside its first and last word that the quote does not have there: the writer
    need not fix them.
    """
    hay, needle = capture.all.folded, folded.text[slice(*span)]
    between = choose_separator(needle, hay.text[slice(*found)])
    ours = _split(folded, quote, span, between)
    near = _split(hay, capture.text, _extend(hay.text, found, between), between)
    kept = _leave_out_beside(_align(ours, near, _reduce))
    start, end = _trim(hay.text, (kept[0].span[0], kept[-1].span[1]), needle) if kept else found
    ahead, behind = _count_house_marks(needle, hay.text[start:end])
    ours = _split(folded, quote, (span[0] + ahead, span[1] - behind), between)
    return _align(ours, _split(hay, capture.text, (start, end), between))


def _count_house_marks(needle: str, passage: str) -> tuple[int, int]:
    """Return how many marks a house style put at the head and at the end of a quote, where its passage has none."""
    ahead = 1 if needle.startswith("'") and not passage.startswith("'") else 0
    return ahead, 0 if _marks_at_end(passage) else len(needle) - len(needle.rstrip(_HOUSE_MARKS))


def _extend(text: str, found: Span, between: str) -> Span:
    """Return a span with the rest of its first and last word, and with the units beside it in the same sentence."""
    start, end = found
    while start > found[0] - _LONGEST_WORD and _is_inside_word(text, start):
        start -= 1
    while end < found[1] + _LONGEST_WORD and _is_inside_word(text, end):
        end += 1
    units = _WORDS if between else _SIGNS
    before = [] if _is_inside_word(text, start) else list(units.finditer(text, max(start - _LONGEST_WORD, 0), start))
    for unit in reversed(before[-_BESIDE:]):
        if _SENTENCE_END.search(unit[0]):
            break
        start = unit.start()
    if not _is_inside_word(text, end) and not _SENTENCE_END.search(text[max(end - _LONGEST_WORD, start) : end]):
        behind = units.finditer(text, end, min(end + _LONGEST_WORD, len(text)))
        end = max((unit.end() for unit in islice(behind, _BESIDE)), default=end)
    return start, end


def _is_inside_word(text: str, at: int) -> bool:
    """Return whether an offset is inside a word, with the marks that stand beside it."""
    return 0 < at < len(text) and not any(
        letter.isspace() or SPACELESS.match(letter) for letter in text[at - 1 : at + 1]
    )


def _leave_out_beside(steps: list[UnitStep]) -> list[Unit]:
    """Return the units of a passage without those at its ends that stand for no unit of the quote."""
    first, last = steps[0], steps[-1]
    units = [unit for step in steps for unit in step.new]
    ahead = max(len(first.new) - len(first.old), 0) if not first.same else 0
    behind = max(len(last.new) - len(last.old), 0) if not last.same and last is not first else 0
    return units[ahead : len(units) - behind]


def _trim(text: str, passage: Span, needle: str) -> Span:
    """Return a passage without the marks at its ends that the quote does not have there; a sign or a dash stays."""
    start, end = passage
    while start < end and _is_mark(text[start]) and text[start] != needle[0]:
        start += 1
    ours, theirs = _marks_at_end(needle), _marks_at_end(text[start:end])
    same, _ = count_common_ends(ours, theirs)
    return start, end if ours.strip(_HOUSE_MARKS) and not same else end - len(theirs) + same


def _marks_at_end(text: str) -> str:
    bare = len(text)
    while bare and _is_mark(text[bare - 1]):
        bare -= 1
    return text[bare:]


def _is_mark(letter: str) -> bool:
    """Return whether a character is punctuation, and no sign or dash that belongs to a word or a number."""
    return category(letter) in {"Po", "Ps", "Pe", "Pi", "Pf"} and letter not in "%‰&@#*"


def _split(folded: Folded, text: str, span: Span, between: str) -> list[Unit]:
    """Return the units of a span of a folded text, with what is written there in the text as read."""
    return [
        Unit(found[0], _write(text[slice(*folded.back(*found.span()))]), found.span())
        for found in (_WORDS if between else _SIGNS).finditer(folded.text, *span)
    ]


def _write(text: str) -> str:
    """Return a written unit without its line ends, and without characters that nobody sees and that mean nothing."""
    return "".join(_UNSEEN.sub("", text).split()) or " "


def _align(old: list[Unit], new: list[Unit], key: Callable[[str], str] = str) -> list[UnitStep]:
    """Return the steps in which two lists have the same units or other units, in order, by the key of their words.

    A word that was broken over a line end is the same as its word with or without a hyphen.
    """
    broken = {_join(unit.word) for unit in (*old, *new) if BREAK in unit.word or DIGIT_BREAK in unit.word}
    ours, theirs = (
        [key(joined if (joined := _join(unit.word)) in broken else unit.word) for unit in units] for units in (old, new)
    )
    return [UnitStep(old[i1:i2], new[j1:j2], tag == "equal") for tag, i1, i2, j1, j2 in opcodes(ours, theirs)]


def _reduce(word: str) -> str:
    """Return a word without letter case and without the signs around it, as is enough to find its place."""
    return _AROUND.sub("", lower(word)) or word


def _join(word: str) -> str:
    return fold(word, (unbroken,)).text


def lower(text: str) -> str:
    """Return a text in lower case with all its offsets."""
    return text.replace("\u0130", "i").lower()
