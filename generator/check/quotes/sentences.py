"""Find the sentences of a text, or the sentence around a span."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.check.quotes.bounds import LONGEST_LINE, LONGEST_SENTENCE, SHORT_LINE, TEXTS_KNOWN
from generator.check.quotes.lines import BLANK_LINE, LINE_END, begins_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Span

_GOES_ON = re.compile(r"[ \t]*(?![•‣◦▪·#>|] )(?:(?P<small>[^\W\d_A-Z])|\S)")
"""The start of a line that continues a sentence; a heading or a row of a table starts differently."""

_SENTENCE_MARK = re.compile(
    r"""[.!?…।؟۔。！？｡\r\n\u2028\u2029](?:
      (?<=[\r\n\u2028\u2029])
    | (?<=[。！？｡])[。！？｡]*[”’」』）]*
    | (?P<stop>(?<=\.)\.{0,40}|(?<=[!?…।؟۔])[!?…।؟۔]{0,40})[”’"'»)\]]{0,20} (?:\[\w{1,3}\]|[¹²³⁰⁴-⁹†‡]){0,20}
      (?=\s|\Z|(?<=[a-z]\.)[A-Z“"]|[“"„«])
    )""",
    re.VERBOSE,
)
_PART = re.compile(rf"\S(?:.{{0,{LONGEST_SENTENCE - 2}}}\S)?(?!\S)|\S{{{LONGEST_SENTENCE}}}", re.DOTALL)
"""As many whole words as a sentence may contain; only a word that is longer than that is cut."""

_BEFORE_NAMES = (
    "Mr|Mrs|Ms|Dr|Prof|St|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|Mme|Sr|Sra|vs|cf|e\\.g|i\\.e|Nos?|Art|Fig|Nr|Abs"
)
_ABBREVIATION = re.compile(
    rf"""(?:^|[\s(“"'‘])(?: [^\W\d_] | (?:[^\W\d_]\.)+[^\W\d_] | {_BEFORE_NAMES}
        | Pres|Messrs|etc|al|Sec|pp?|approx|ca|est|dept|univ|Inc|Ltd|Corp|Co|bzw|usw|z\.B
        | Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec )\Z""",
    re.VERBOSE,
)
_ALWAYS_FOLLOWED = re.compile(rf"(?:^|[\s(“\"'‘])(?:{_BEFORE_NAMES}|[A-Z])\Z")

_OPENING = re.compile(
    r"\W{0,80}(?:The|An?|It|He|She|They|We|I|You|This|That|These|Those|There|But|And|Yet|So|In|On|At|By|For|From|As|If|When|While|After"
    r"|Before|Since|However|Its|His|Her|Their|Our|My|What|Who|Why|How|Now|Then|Some|Many|Most|Both|All|No|Not)\b|\W{0,80}\Z"
)


def sentence_ends(text: str, start: int, end: int) -> Iterator[Span]:
    """Return the spans that end a sentence between two offsets.

    Such a span is a line end, or a mark with the closing marks after it.

    The line ends of a wrapped text do not end a sentence.
    """
    for found in _SENTENCE_MARK.finditer(text, start, min(end + 8, len(text))):
        first, last = found.span()
        abbreviated = found["stop"] == "" and text[first] == "." and _is_abbreviation(text, first, last)
        if first < end and not abbreviated and not is_wrap(text, first):
            yield first, last


def is_wrap(text: str, at: int) -> bool:
    """Return whether a line end at an offset does not end a sentence.

    It does not if the text is wrapped and the sentence goes on.
    A line end before a blank line, before an item, or after a short line and before a capital can end a sentence.
    """
    found = LINE_END.match(text, at)
    if not found or BLANK_LINE.match(text, at) or not is_wrapped(text) or begins_item(text, at, found.end() + 1):
        return False
    line = text[max(at - LONGEST_LINE, 0) : at].splitlines()[-1:]
    goes_on = _GOES_ON.match(text, found.end())
    return bool(goes_on and (len("".join(line).strip()) >= SHORT_LINE or goes_on["small"]))


@lru_cache(TEXTS_KNOWN)
def is_wrapped(text: str) -> bool:
    """Return whether a text is wrapped at the width of a page.

    Most lines of a wrapped text end in mid-sentence.
    """
    lines = [line.rstrip() for line in LINE_END.split(text) if line.strip()]
    middling = sum(line[-1].isalnum() or line[-1] in ",-" for line in lines[:-1])
    return bool(middling * 2 > len(lines) - 1)


def _is_abbreviation(text: str, stop: int, after: int) -> bool:
    before = text[max(stop - 12, 0) : stop]
    if after - stop > 1 or not _ABBREVIATION.search(before):
        return False
    # "the U.S. The office" ends a sentence; "the U.S. is known", "the U.S. Treasury" and "Mr. Smith" do not.
    return bool(_ALWAYS_FOLLOWED.search(before)) or not _OPENING.match(text, after)


def sentence(text: str, start: int, end: int) -> Span:
    """Return the span of the sentence or sentences around a quote.

    A sentence ends at its mark, at a line end, or after 300 characters, whichever comes first.
    """
    floor, ceiling = max(start - LONGEST_SENTENCE, 0), min(end + LONGEST_SENTENCE, len(text))
    first = max((over for _, over in sentence_ends(text, floor, start) if over <= start), default=floor)
    if first == floor > 0:
        # A sentence that is too long is cut between words.
        first = max(text.find(" ", first, start), first)
    while first < start and text[first].isspace():
        first += 1
    # The mark that ends the sentence may be inside the quote, while a closing mark after it is outside.
    last = next((over for _, over in sentence_ends(text, max(start, end - 8), ceiling) if over >= end), ceiling)
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def sentences(text: str) -> Iterator[Span]:
    """Return the span of every sentence of a text, in order.

    The spans cover all text except the white space between them.
    """
    start = 0
    for end in (*(over for _, over in sentence_ends(text, 0, len(text))), len(text)):
        yield from (part.span() for part in _PART.finditer(text, start, end))
        start = end
