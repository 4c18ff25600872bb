"""Tell the provisions of an instrument from the words that stand before, above or around them in its capture."""

from __future__ import annotations

import re

from generator.check.instruments import ASIDE, CONTAINERS, COUNTED, PARTS

_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,6}|one|two|three|first|second|third)"
_FIRST = r"(?:1(?:er|st|º|°)?|i|one|first|premier|primero|primo|sole|unique|único|unico)"
_LINE = r"^[^\w§\n]*"
_CLOSED = r"(?![\w/])"
_OWN = r"(?![^\S\n]+(?-i:of|du|de|des|del|della|der)\b)"
"""No name of another instrument: *Article 1 of the Treaty* is not a heading."""
_HEADINGS = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        rf"{_LINE}(?:(?:{PARTS})\s*\(?{_FIRST}{_CLOSED}{_OWN}|(?:sole|single|einziger) (?:{PARTS})(?!\w)|第[一1]条)",
        # An excerpt may begin with any number; a sentence about an article of another instrument is not a heading.
        rf"{_LINE}(?:{PARTS})\s*\(?{_NUMBER}[a-z]?{_CLOSED}(?=[^\S\n]*(?:$|[.:(–—-]|(?-i:[A-ZÀ-ÞΑ-ЯЀ-Я])))",
        rf"{_LINE}(?:{CONTAINERS})\s*\(?{_FIRST}{_CLOSED}",
    )
)
"""The heading of the first part of an instrument: of an article, of an article in an excerpt, of a chapter."""
_NUMBERED = re.compile(
    rf"{_LINE}(?:(?P<noun>[^\W\d_]{{2,}})\.?[^\S\n]+)?(?P<bracket>\()?(?P<number>\d{{1,3}}|[ivxlc]{{1,6}}){_CLOSED}(?!\.\d)",
    re.IGNORECASE | re.MULTILINE,
)
"""The number at the beginning of a line, in any language."""
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11}
_PAPER = re.compile(r"pages?|pp?|seiten?|blatt|páginas?|pagin[ae]|stron[ay]|sid[ae]|страница|стр", re.IGNORECASE)
_OPENER = re.compile(
    r"\W*(?:\d+\W+)?(?:whereas|considering|having regard|recalling|noting|considérant|attendu|vu (?:le|la|les|l’)|"
    r"in erwägung|in anbetracht|gestützt auf|considerando|visto|vista|gezien|overwegende|учитывая|принимая во внимание"
    r"|беручи до уваги)(?!\w)",
    re.IGNORECASE,
)
"""The words that open a recital."""
_FINDING = re.compile(
    r"\b(?:finds?|findings?|whereas|considering|having regard|recalling|noting|believes?|convinced|declares?"
    r"|considérant|constate|in erwägung|stellt fest|considerando|constata|overwegende|stelt vast|учитывая"
    r"|установил)\b[^.\n]*:\s*$",
    re.IGNORECASE,
)
"""A line that introduces a list of what a legislature thinks to be so."""
_ITEM = re.compile(r"\s*(?:\(\w{1,4}\)|\w{1,3}[.)]|[-–—•*])\s")
_LABEL = re.compile(
    rf"\W*(?:(?:(?:{PARTS}|{CONTAINERS})\s*\(?(?:\d+(?:\.\d+)*[a-z]?|(?:{COUNTED.pattern})(?!\w))"
    r"|\d+(?:\.\d+)*[a-z]?)\W*"
    r"|(?:[^\W\d_]+\.?[^\S\n]*)?\d+[^\S\n]*\n\s*"  # a line of its own, in any language
    r"|\(?(?:[a-z]|[ivxlcm]+)[.)]\W*)?",
    re.IGNORECASE,
)
"""What may stand before the first words of a provision: nothing, or its number."""
_OPEN_ENDS = frozenset(":;,—–-")
"""The marks behind which a line goes on with the sentence before it, such as an item of a list."""
_INTRODUCTION_MOST = 300
"""Characters at the end of a line that are read as the introduction of a list."""
_HEADING_MOST = 10
"""Words in a heading of a judgment."""


def explain_place(text: str, start: int, end: int, around: tuple[int, int], *, enacted: bool) -> str:
    """Return why words of a capture are no whole provision, as words about the evidence; empty if they may be one.

    ``around`` is the span of the sentences around them. ``enacted`` means that the instrument is not a judgment.
    """
    first, last = around
    if opener := _OPENER.match(text, first):
        return f"has words from a recital, which begins with “{opener[0].strip()}”"
    if reason := _explain_enacted(text, start, first) if enacted else _explain_judged(text, first):
        return reason
    before = text[:first].rstrip()[-1:]
    if not _LABEL.fullmatch(text, first, start) or before in _OPEN_ENDS:
        return "has a quote that begins inside a sentence of the source"
    if re.search(r"\w", text[end:last]):
        return "has a quote that ends inside a sentence of the source"
    return ""


def _explain_enacted(text: str, start: int, first: int) -> str:
    """Return why words of a law, a treaty or a standard are not among its provisions; empty if they may be."""
    heading = _find_first_heading(text)
    if not heading:
        return "has a capture in which no article, section or paragraph is numbered"
    if start < heading.start():
        return f"has words from before “{heading[0].strip()}”"
    if introduction := _find_introduction(text, first):
        return f"has an item of a list that “{introduction}” introduces"
    return ""


def _explain_judged(text: str, first: int) -> str:
    """Return why words of a judgment are not the court's, by the heading above them; empty if they may be."""
    heading = _find_heading(text, first)
    found = ASIDE.search(heading)
    return f"has words below the heading “{heading}” (“{found[0].strip()}” names no ruling)" if found else ""


def _find_first_heading(text: str) -> re.Match[str] | None:
    """Return the heading of the first part of an instrument; nothing if none can be recognised.

    Where no known noun names the parts, two of them in a row have the same noun, or none, and numbers that follow.
    """
    article, excerpt, container = (pattern.search(text) for pattern in _HEADINGS)
    return article or excerpt or _find_row(text, noun=True) or container or _find_row(text, noun=False)


def _find_row(text: str, *, noun: bool) -> re.Match[str] | None:
    """Return the first of two numbers in a row at the beginning of lines, with or without a noun before them.

    Numbers in brackets count only without others, because recitals often have them.
    """
    earlier: dict[tuple[str, str, int], re.Match[str]] = {}
    rows: list[re.Match[str]] = []
    for found in _NUMBERED.finditer(text):
        word, bracket, number = (found["noun"] or "").casefold(), found["bracket"] or "", found["number"].casefold()
        value = int(number) if number.isdecimal() else _ROMAN.get(number, 0)
        if bool(word) is not noun or _PAPER.fullmatch(word) or ASIDE.match(word):
            continue
        if before := earlier.get((word, bracket, value - 1)):
            rows.append(before)
        earlier.setdefault((word, bracket, value), found)
    return min(rows, key=lambda found: (bool(found["bracket"]), found.start()), default=None)


def _find_introduction(text: str, first: int) -> str:
    """Return the line that introduces the list of an item with what a legislature finds; empty if there is none."""
    if not _ITEM.match(text, text.rfind("\n", 0, first) + 1):
        return ""
    lines = (line.strip() for line in reversed(text[:first].splitlines()))
    line = next((line for line in lines if line and not _ITEM.match(f"{line} ")), "")
    return line[-_INTRODUCTION_MOST:] if _FINDING.search(line[-_INTRODUCTION_MOST:]) else ""


def _find_heading(text: str, first: int) -> str:
    """Return the nearest heading above a place: a short line of its own that ends without a mark; empty if none is."""
    lines = [line.strip() for line in text[:first].splitlines()]
    for line, before in zip(reversed(lines), reversed(["", *lines[:-1]]), strict=True):
        alone = not before or before[-1] in ".:;!?"
        if alone and line and line[-1] not in ".:;,!?" and 1 < len(line.split()) <= _HEADING_MOST:
            return line
    return ""
