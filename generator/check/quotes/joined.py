"""Find what stands so close beside a quote that it may belong to the quote's first or last word or number."""

from __future__ import annotations

import re
from html import unescape
from unicodedata import category

from generator.check.normalize import HYPHENS, signs_number
from generator.check.quotes.edges import CONJUNCTION, ends_whole, starts_whole, states_amount
from generator.check.quotes.lines import begins_item

_LOOKED_AT = 120
"""Characters beside a quote."""

_LEAST_LETTERS = 4
"""A shorter part of a word, such as ``Mc``, ``e`` or ``pH``, belongs to a name or a measure, and not to a label."""

_LABEL = re.compile(r"(?:\A|[\r\n.!?:;)\]”\"»…])\s*(?P<label>(?:[^\W\d_]+[ ]){0,4}(?P<last>[^\W\d_]+))\Z")
"""Up to five words from the start of a line or sentence."""

_NOTE_BEFORE = re.compile(r"(?:\A|[\r\n]|(?<!\d)[.!?][”\"'’»)\]]*)\s*(\d{1,3})\Z")
_NOTE_BEHIND = re.compile(r"\d{1,3}(?:[,–-]\d{1,3}){0,5}(?=[\s.,;:!?)\]”\"»’]|\Z)")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")

_FRACTION = r"(?:\d{1,2}[/⁄]\d{1,3}(?![\d/⁄])|[¼-¾⅐-⅞])"
_NUMBER = re.compile(rf"\d|{_FRACTION}")
_HYPHEN_END = re.compile(rf"[{HYPHENS}]\s*\Z")
_SIGN = "-‐−±<>≤≥≈~+"
_WORD_BEFORE = re.compile(
    rf"(?:(?P<hyphen>\w*[^\W\d_][{HYPHENS}])\s+|(?P<spaced>\w*[^\W\d_]\s[{HYPHENS}])(?P<wrap>\s*[\r\n]\s*)?)\Z"
)
_WORD_BEHIND = re.compile(rf"[{HYPHENS}]\s+[^\W\d_]+|\s[{HYPHENS}](?:\s*[\r\n]\s*(?P<wrapped>[^\W\d_]+)|[^\W\d_]+)")
_NUMBER_BEFORE = re.compile(rf"(?:\d[^\S\r\n][-‐–−]|(?<=\S)[^\S\r\n][{_SIGN}])[^\S\r\n]\Z|\[\d{{1,3}}\]\Z")
_NUMBER_BEHIND = re.compile(rf"[^\S\r\n][-‐–−][^\S\r\n]?\d+|\[\d{{1,3}}\](?![\w\[])|\s{_FRACTION}")
_LINE_SIGN = re.compile(rf"[\r\n][^\S\r\n]*\\?(?P<sign>[{_SIGN}])[^\S\r\n]+\Z")
_MARKDOWN = frozenset("-‐–+>")
"""The signs that may also be Markdown at the start of a line."""

_CURRENCY = re.compile(r"[^\S\r\n]?(?P<sign>[^\w\s])(?!\s?[.\d])")
_WHOLE_BEFORE = re.compile(r"(?<![\d/⁄.,])\d{1,3}\s\Z")
"""A number that a fraction behind it makes a mixed number, as in ``12 1/2``."""

_YEAR = re.compile(r"(?<!\d)[12]\d{0,2}\[\d{1,3}\]")
_YEAR_DIGITS = 4


def glued(text: str, start: int, end: int, language: str = "") -> bool:
    """Return whether a span cuts a word only because a label or the number of a note lost its space.

    Some extractors print ``AbstractThe weir`` and ``current14.``
    """
    if start >= end:
        return False
    starts, ends = starts_whole(text, start, language), ends_whole(text, end)
    return (starts or bool(_glued_before(text, start))) and (ends or bool(_glued_behind(text, end)))


def joined(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what may belong to the first word or number of a span, and to the last; empty if nothing may."""
    return (
        _glued_before(text, start) or _joined_before(text, start),
        _glued_behind(text, end) or _joined_behind(text, end),
    )


def _glued_before(text: str, start: int) -> str:
    """Return the last word of a label, or the number of a note, that is glued to the word that starts at an offset."""
    first, second = text[start : start + 1], text[start + 1 : start + 2]
    if not first.isupper() or second.isdigit() or not text[max(start - 1, 0) : start].isalnum():
        return ""
    before = text[max(start - _LOOKED_AT, 0) : start]
    if (note := _NOTE_BEFORE.search(before)) and second.islower():
        return note[1]
    found = _LABEL.search(before)
    if not found or len(found["last"]) < _LEAST_LETTERS or not found["label"][0].isupper():
        return ""
    apart = found["last"][-1].islower() or (found["last"].isupper() and not second.isupper())
    return found["last"] if apart else ""


def _glued_behind(text: str, end: int) -> str:
    """Return the number of a note that is glued to the word that ends at an offset."""
    word, after = text[max(end - _LEAST_LETTERS, 0) : end], text[end : end + _LOOKED_AT]
    found = _NOTE_BEHIND.match(after)
    if not found or not (len(word) == _LEAST_LETTERS and word.isalpha() and word.islower()):
        return ""
    return "" if _THOUSANDS.fullmatch(found[0]) or states_amount(after, found.end()) else found[0]


def _joined_before(text: str, start: int) -> str:
    before, after = text[max(start - _LOOKED_AT, 0) : start], text[start : start + _LEAST_LETTERS * 2]
    if _NUMBER.match(after):
        return _find_sign(text, start)
    found = _WORD_BEFORE.search(before) if after[:1].isalpha() and _HYPHEN_END.search(before) else None
    if not found or CONJUNCTION.match(after) or (found["wrap"] and after[0].isupper()):
        return ""
    if begins_item(text, start - len(found[0]) - 2, start):
        return ""  # the mark of an item
    return found["hyphen"] or found["spaced"]


def _find_sign(text: str, start: int) -> str:
    """Return the sign, currency or other part of a number before the number that starts at an offset."""
    before, after = unescape(text[max(start - _LOOKED_AT, 0) : start]), text[start : start + _LEAST_LETTERS * 2]
    currency = before.rstrip()[-1:]
    if currency and category(currency) == "Sc":
        return currency
    if re.match(_FRACTION, after) and (found := _WHOLE_BEFORE.search(before)):
        return found[0].strip()
    if not after[0].isdigit():
        return ""
    if found := _NUMBER_BEFORE.search(before):
        return found[0].strip()
    found = _LINE_SIGN.search(before)
    written = _LINE_SIGN.search(text, max(start - _LOOKED_AT, 0), start)
    if written and written["sign"] in _MARKDOWN:
        at = written.start("sign")
        found = found if signs_number(text, at, start) and not begins_item(text, written.start(), start) else None
    return found["sign"] if found else ""


def _joined_behind(text: str, end: int) -> str:
    last, after = text[end - 1 : end], unescape(text[end : end + _LOOKED_AT])
    if last.isdigit():
        currency = _CURRENCY.match(after)
        if currency and category(currency["sign"]) == "Sc":
            return currency["sign"]
        found = _NUMBER_BEHIND.match(after)
        if found and found[0][0] == "[":
            year = _YEAR.search(text[max(end - _YEAR_DIGITS, 0) : end + len(found[0])])
            found = found if year and sum(map(str.isdigit, year[0])) == _YEAR_DIGITS else None
    else:
        found = _WORD_BEHIND.match(after) if last.isalpha() else None
        # Behind a dash at a line end, a capital begins a word.
        found = None if found and found["wrapped"] and found["wrapped"][0].isupper() else found
    return " ".join(found[0].split()) if found else ""
