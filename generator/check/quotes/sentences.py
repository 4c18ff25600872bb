"""Find the sentences of a text, or the sentence around a span."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from generator.check.quotes.bounds import (
    LONGEST_CONTEXT,
    LONGEST_LINE,
    LONGEST_SENTENCE,
    SHORT_LINE,
    SPANS_KNOWN,
    TEXTS_KNOWN,
)
from generator.check.quotes.lines import BLANK_LINE, LINE_END, LINE_ENDS, begins_item, split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Span

_GOES_ON = re.compile(r"[ \t]*(?![•‣◦▪·#>|] )(?:(?P<small>[^\W\d_A-Z])|\S)")
"""The start of a line that continues a sentence; a heading or a row of a table starts differently."""

END_MARKS = ".!?…।؟۔。！？｡"
CLOSING_MARKS = "”’\"'»)\\]」』）"
"""The marks that end a sentence, and those that may stand behind them, for use inside a character class."""

_SENTENCE_MARK = re.compile(
    rf"""[{END_MARKS}{LINE_ENDS}](?:
      (?<=[{LINE_ENDS}])
    | (?<=[。！？｡])[。！？｡]*[”’」』）]*
    | (?P<stop>(?<=\.)\.{{0,40}}|(?<=[!?…।؟۔])[!?…।؟۔]{{0,40}})[”’"'»)\]]{{0,20}} (?:\[\w{{1,3}}\]|[¹²³⁰⁴-⁹†‡]){{0,20}}
      (?=\s|\Z|(?<=[a-z]\.)[A-Z“"]|[“"„«])
    )""",
    re.VERBOSE,
)
_PART = re.compile(rf"\S(?:.{{0,{LONGEST_CONTEXT - 2}}}\S)?(?!\S)|\S{{{LONGEST_CONTEXT}}}", re.DOTALL)
"""As many whole words as a part of a text without sentences may contain; only a longer word is cut."""

_NUMBER = re.compile(r"(?:(?P<mark>[;:,])\s+(?:and\s+|or\s+)?|\s)\d{1,2}\Z")

_BEFORE_NAMES = (
    "Mr|Mrs|Ms|Dr|Prof|St|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|Mme|Sr|Sra|vs|cf|e\\.g|i\\.e|Nos?|Art|Fig|Nr|Abs"
    "|Mt|Ft|Supt|Dept|Univ|Bros|Mlle|Hrn|Dña|ул|им|проф|акад"
)
_BEFORE_NUMBERS = (
    "arts?|secs?|ss?|paras?|cls?|vols?|sched|regs?|app|exh?|chs?|pts?|figs?|nos?|pp?|op|ed|annex|Ziff|lit|Abs|Nr|Bd|Kap|Art|Rn"
    "|núm|pág|cap|ap|ст|п|пп|гл|стр|см|рис|разд"
)
_ABBREVIATION = re.compile(
    rf"""(?:^|[\s(“"'‘])(?: [^\W\d_] | (?:[^\W\d_]\.)+[^\W\d_] | {_BEFORE_NAMES} | [IVX]{{2,5}} | Mio | Mrd
        | Pres|Messrs|etc|al|Sec|pp?|approx|ca|est|dept|univ|Inc|Ltd|Corp|Co|bzw|usw|z\.B
        | Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec )\Z""",
    re.VERBOSE,
)
_NUMBERED = re.compile(rf"(?:^|[\s(“\"'‘])(?:{_BEFORE_NUMBERS})\Z", re.IGNORECASE)
_DIGIT = re.compile(r"\s?\d")
_ORDINAL = re.compile(r"(?<!\S)\d{1,2}\Z")
_GERMAN_NOUN = re.compile(
    r"\s(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhunderts?)\b"
)
_ALWAYS_FOLLOWED = re.compile(rf"(?:^|[\s(“\"'‘])(?:{_BEFORE_NAMES}|[A-Z])\Z")

_QUESTION = re.compile(r"[^\w.!;:,]{0,4}[?؟？]")

_LETTERED = re.compile(r"[a-z]\s[A-Z]\Z")
"""A capital behind a word in small letters, which is the end of a name such as ``plan B`` rather than an initial."""

_WORDISH = re.compile(r"[^\W_]")
_SMALL = re.compile(r"[^\S\r\n]+[“\"'‘«]?[a-zß-öø-ÿα-ωа-яё]")
"""A space and a word that begins with a small letter."""

_OPENING = re.compile(
    r"\W{0,80}(?:The|An?|It|He|She|They|We|I|You|This|That|These|Those|There|But|And|Yet|So|In|On|At|By|For|From|As|If|When|While|After"
    r"|Before|Since|However|Its|His|Her|Their|Our|My|What|Who|Why|How|Now|Then|Some|Many|Most|Both|All|No|Not"
    r"|Nobody|None|Nothing|Never|Neither|Nor|Nowhere|Few|Several|Each|Every|Every(?:one|body|thing)|Some(?:one|body|thing)"
    r"|Another|Others?|Only|Even|Still|Also|Once|Until|Unless|Although|Though|Because|Here|Later|Today|Thus|Therefore"
    r"|Instead|Meanwhile|Under|Over|Within|Without|With|By|To|Of|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten"
    r"|Die|Der|Das|Ein|Eine|Es|Er|Sie|Wir|Le|La|Les|Un|Une|Il|Elle|On|El|Los|Las|Una)\b|\W{0,80}\Z"
)


_PART_READ = 500
"""The fewest characters of a part of a text whose sentence ends are found together, when one of them is needed."""


class _SentenceMark(NamedTuple):
    """A line end, or a mark with the closing marks behind it, that may end a sentence.

    ``stop`` says whether it is a single full stop.
    """

    first: int
    over: int
    stop: bool


_begin, _end = attrgetter("first"), attrgetter("over")


class _SentenceEnds:
    """The spans that end the sentences of a text: marks are found part by part, and judged when they are needed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        """Where every part begins: behind a space, which is never inside such a span."""
        while (space := text.find(" ", self.starts[-1] + _PART_READ)) >= 0:
            self.starts.append(space + 1)
        self.parts: dict[int, list[_SentenceMark]] = {}
        self.judged: dict[_SentenceMark, bool] = {}

    def within(self, start: int, end: int) -> Iterator[Span]:
        """Return the spans that begin between two offsets."""
        for part in range(self._find_part(start), self._find_part(end) + 1):
            marks = self._read(part)
            here = range(*(bisect_left(marks, offset, key=_begin) for offset in (start, end)))
            yield from (marks[at][:2] for at in here if self._ends_sentence(marks[at]))

    def last_before(self, offset: int) -> int:
        """Return where the last span ends that ends at an offset or before; any offset that is too far away if none."""
        part = self._find_part(offset)
        while part >= 0 and self._find_end(part) >= offset - LONGEST_SENTENCE:
            marks = self._read(part)
            for at in reversed(range(bisect_right(marks, offset, key=_end))):
                if marks[at].over < offset - LONGEST_SENTENCE or self._ends_sentence(marks[at]):
                    return marks[at].over
            part -= 1
        return 0

    def first_behind(self, offset: int) -> int:
        """Return where the first span ends that ends at an offset or later; any offset that is too far away if none."""
        part = self._find_part(offset)
        while part < len(self.starts) and self.starts[part] <= offset + LONGEST_SENTENCE:
            marks = self._read(part)
            for at in range(bisect_left(marks, offset, key=_end), len(marks)):
                if marks[at].over > offset + LONGEST_SENTENCE or self._ends_sentence(marks[at]):
                    return marks[at].over
            part += 1
        return len(self.text)

    def _find_part(self, offset: int) -> int:
        return max(bisect_right(self.starts, offset) - 1, 0)

    def _find_end(self, part: int) -> int:
        return self.starts[part + 1] if part + 1 < len(self.starts) else len(self.text)

    def _read(self, part: int) -> list[_SentenceMark]:
        """Return the marks that begin in a part."""
        if part not in self.parts:
            found = _SENTENCE_MARK.finditer(self.text, self.starts[part], self._find_end(part))
            self.parts[part] = [
                _SentenceMark(*mark.span(), mark["stop"] == "" and self.text[mark.start()] == ".") for mark in found
            ]
        return self.parts[part]

    def _ends_sentence(self, mark: _SentenceMark) -> bool:
        if mark not in self.judged:
            self.judged[mark] = _ends_sentence(self.text, *mark)
        return self.judged[mark]


_ends = lru_cache(TEXTS_KNOWN)(_SentenceEnds)


def sentence_ends(text: str, start: int, end: int) -> Iterator[Span]:
    """Return the spans that end a sentence and begin between two offsets.

    Such a span is a line end, or a mark with the closing marks after it.
    The line ends of a wrapped text do not end a sentence.
    """
    return _ends(text).within(start, end)


def _ends_sentence(text: str, first: int, over: int, stop: bool) -> bool:  # noqa: FBT001 (the fields of a mark)
    if text[first] in LINE_ENDS:
        return not is_wrap(text, first)
    inside = stop and (_is_abbreviation(text, first, over) or _is_item_number(text, first, over))
    return not inside and not _is_lowercase(text, first, over)


def is_wrap(text: str, at: int) -> bool:
    """Return whether a line end at an offset does not end a sentence.

    It does not if the text is wrapped and the sentence goes on.
    A line end before a blank line, before an item, or after a short line and before a capital can end a sentence.
    """
    found = LINE_END.match(text, at) if is_wrapped(text) else None
    if not found or BLANK_LINE.match(text, at) or begins_item(text, at, found.end() + 1):
        return False
    line = text[max(at - LONGEST_LINE, 0) : at].splitlines()[-1:]
    goes_on = _GOES_ON.match(text, found.end())
    return bool(goes_on and (len("".join(line).strip()) >= SHORT_LINE or goes_on["small"]))


@lru_cache(TEXTS_KNOWN)
def is_wrapped(text: str) -> bool:
    """Return whether a text is wrapped at the width of a page.

    Most lines of a wrapped text end in mid-sentence.
    """
    lines = [*filter(None, (line.rstrip() for _, line in split_lines(text)))]
    middling = sum(line[-1].isalnum() or line[-1] in ",-" for line in lines[:-1])
    return bool(middling * 2 > len(lines) - 1)


def _is_lowercase(text: str, mark: int, after: int) -> bool:
    """Return whether a small letter follows a mark on its line, so that the sentence goes on.

    In a text where most sentences begin with a small letter, it says nothing.
    """
    return text[mark] in ".!?…" and bool(_SMALL.match(text, after)) and not _is_uncased(text)


@lru_cache(TEXTS_KNOWN)
def _is_uncased(text: str) -> bool:
    small, capital = (len(re.findall(rf"[.!?][^\S\r\n]{letter}", text)) for letter in ("[a-z]", "[A-Z]"))
    return small > capital


def _is_abbreviation(text: str, stop: int, after: int) -> bool:
    before = text[max(stop - 12, 0) : stop]
    if _NUMBERED.search(before) and _DIGIT.match(text, after):
        return True
    if _ORDINAL.search(before) and _GERMAN_NOUN.match(text, after):
        return True
    if after - stop > 1 or not _ABBREVIATION.search(before):
        return False
    # "the U.S. The office" ends a sentence, and so does "vitamin C. The office"; "the U.S. is known", "the U.S.
    # Treasury", "Mr. Smith" and "J. Smith" do not.
    followed = _ALWAYS_FOLLOWED.search(before) and not _LETTERED.search(before)
    return bool(followed) or not _OPENING.match(text, after)


def _is_item_number(text: str, stop: int, after: int) -> bool:
    """Return whether a stop follows the number of an item within a sentence, as in ``; 2. close the gate``."""
    number = _NUMBER.search(text, max(stop - 12, 0), stop)
    return bool(number and (number["mark"] or text[after : after + 2].strip()[:1].islower()))


def sentence(text: str, start: int, end: int) -> Span:
    """Return the span of the sentence or sentences around a quote.

    A sentence ends at its mark or at the end of its paragraph. Where no sentence ends within 5,000 characters, the text
    has no sentences, and ``context`` decides.
    """
    first, last = _ends_around(text, start, end)
    near = context(text, start, end)
    return (
        _skip_space(text, first, start) if start - first <= LONGEST_SENTENCE else near[0],
        _strip_space(text, end, last) if last - end <= LONGEST_SENTENCE else near[1],
    )


def context(text: str, start: int, end: int) -> Span:
    """Return the span of a quote with at most 300 characters of its own sentence on both sides, in whole words."""
    first, last = _ends_around(text, start, end)
    floor = start - LONGEST_CONTEXT
    if first < floor:
        first = max(text.find(" ", floor, start), floor)
    return _skip_space(text, first, start), _strip_space(text, end, min(last, end + LONGEST_CONTEXT))


def ends_at(text: str, offset: int) -> bool:
    """Return whether a sentence or a paragraph ends at an offset, before any other word."""
    word = _WORDISH.search(text, offset)
    return word is None or any(_ends(text).within(offset, word.start()))


def asks(text: str, offset: int) -> bool:
    """Return whether a question mark follows an offset directly, or behind closing marks only."""
    return bool(_QUESTION.match(text, offset))


@lru_cache(SPANS_KNOWN)
def _ends_around(text: str, start: int, end: int) -> Span:
    """Return where the sentence before a quote ends, and where the sentence at the end of the quote ends.

    A mark that ends the sentence may be inside the quote, while a closing mark after it is outside.
    """
    return _ends(text).last_before(start), _ends(text).first_behind(end)


def _skip_space(text: str, first: int, end: int) -> int:
    while first < end and text[first].isspace():
        first += 1
    return first


def _strip_space(text: str, start: int, last: int) -> int:
    while last > start and text[last - 1].isspace():
        last -= 1
    return last


def sentences(text: str) -> Iterator[Span]:
    """Return the span of every sentence of a text, in order.

    The spans cover all text except the white space between them. A text without sentences is cut into parts of at most
    300 characters.
    """
    start = 0
    for end in (*(over for _, over in sentence_ends(text, 0, len(text))), len(text)):
        first, last = _skip_space(text, start, end), _strip_space(text, start, end)
        if last - first > LONGEST_SENTENCE:
            yield from (part.span() for part in _PART.finditer(text, first, last))
        elif first < last:
            yield first, last
        start = end
