"""Decide whether a span of a capture begins and ends at whole words and whole numbers.

This reads the capture as received. Folding makes a hyphen and a dash the same, but only a hyphen is inside a word.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from generator.check.normalize import SPACELESS, ZERO_WIDTH

_WIDTHLESS = re.compile(f"[{ZERO_WIDTH}]")
_APOSTROPHES = "'’ʼ＇"
_JOINERS = "-‐‑&@\u00ad" + _APOSTROPHES
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]+(?!\w)")
_ELIDED_ARTICLE = re.compile(
    r"(?<!\w)(?:[dljmtscDLJMTSC]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Dd]ell|[Nn]ell|[Ss]ull|[Aa]ll|[Uu]n)['’]\Z"
)
_ELIDING = ("fr", "it", "ca", "oc")
_PREFIX = re.compile(
    r"(?<!\w)(?:non|anti|pro|un|in|ex|pre|post|semi|quasi|co|sub|mid|neo|pseudo|self|multi|inter|trans)\Z",
    re.IGNORECASE,
)

_NUMBER_BEFORE = re.compile(
    r"""(?: \d[.,:/'’·٫٬–−‑‐-]          # 12,|500   10–|20   9/|11   2023-|06
          | (?<![\w.])[.,]               # .|95
          | (?<!\w)[-‐+−±<>≤≥≈~]         # -|0.42   <|0.05
        )\Z""",
    re.VERBOSE,
)
_SCALE = re.compile(
    r"""\s(?:hundred|thousand|[mb]illi?on|trillion|per\s?cent|percent|percentage|bn|dozen
        |tausend|Million(?:en)?|Milliarden?|Prozent|Mio|Mrd
        |mille|millions?|milliards?|pour\s?cent|mil|mill[oó]n(?:es)?|por\s?ciento
        |тысяч[аи]?|миллион\w*|миллиард\w*|процент\w*)\b""",
    re.VERBOSE,
)
"""A word that changes the number before it into another number."""

_NUMBER_AFTER = re.compile(
    rf"""  [.,:/'’·٫٬–−‑‐-]\d
        | [\u00a0\u202f\u2009]\d{{3}}(?!\d)
        | [ \u00a0\u202f]?[%‰]
        | [°′″^]
        | [ ]?[½⅓¼¾⅔⅛⅜⅝⅞]
        | [ ]?[x×][ ]?10\b
        | [ ]?[万萬億亿兆千百만억조]
        | {_SCALE.pattern}
    """,
    re.VERBOSE,
)


def wordish(character: str) -> bool:
    """Return whether a character belongs to words.

    Letters, digits, numerals, the underscore and marks on letters do.
    """
    return character.isalnum() or character == "_" or _is_combining(character)


def _is_combining(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def inside_letters(text: str, offset: int) -> bool:
    """Return whether an offset lies between two characters of one word."""
    if not 0 < offset < len(text) or not (wordish(text[offset - 1]) and wordish(text[offset])):
        return False
    return not (SPACELESS.match(text[offset - 1]) or SPACELESS.match(text[offset]))


def whole(text: str, start: int, end: int, language: str = "") -> bool:
    """Return whether ``text[start:end]`` cuts no word and no number at either end."""
    return start < end and _starts_whole(text, start, language) and _ends_whole(text, end)


def _read_beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Return some text before and after a span, with character references replaced, without widthless characters."""
    before, after = text[max(start - 24, 0) : start], text[end : end + 24]
    if "&" in before or "&" in after:
        before, after = unescape(before), unescape(after)
    return _WIDTHLESS.sub("", before), _WIDTHLESS.sub("", after)


def _starts_whole(text: str, start: int, language: str) -> bool:
    if start == 0 or (text[start - 1] == " " and text[start].isalpha() and not text[start - 2 : start - 1].isdigit()):
        return True
    before, after = _read_beside(text, start, start)
    if not before or not after:
        return True
    last, first = before[-1], after[0]
    cuts_number = (
        (first.isdigit() and _NUMBER_BEFORE.search(before))
        or (re.search(r"\d[\u00a0\u202f\u2009]\Z", before) and re.match(r"\d{3}(?!\d)", after))
        or (last.isdigit() and re.match(r"[.,]\d|%", after))
        or (re.search(r"\d\s\Z", before) and _SCALE.match(" " + after))
    )
    if cuts_number or _is_combining(first):
        return False
    if _inside_word(before, after):
        return bool(last in _APOSTROPHES and language[:2] in _ELIDING and _ELIDED_ARTICLE.search(before))
    # "S. policy" out of "U.S. policy"
    return not (first.isalpha() and re.search(r"(?<!\w)[^\W\d_]\.\Z", before) and after[1:2] == ".")


def _ends_whole(text: str, end: int) -> bool:
    if end == len(text) or (text[end] in " ,;" and text[end - 1].isalpha()):
        return True
    before, after = _read_beside(text, end, end)
    if not before or not after:
        return True
    last, first = before[-1], after[0]
    cuts_number = (last.isdigit() and _NUMBER_AFTER.match(after)) or (
        first.isdigit() and re.search(r"\d[.,]\Z", before)
    )
    if cuts_number or _is_combining(first):
        return False
    if _inside_word(before, after):
        # A raised digit after a long word is a footnote; after a short word it may belong to a unit.
        raised = _RAISED.match(after) and re.search(r"[^\W\d_]{4}\Z", before)
        return bool(raised)
    # "U" out of "U.S."
    return not (re.search(r"(?<!\w)[^\W\d_]\Z", before) and re.match(r"\.[^\W\d_]\.", after))


def _inside_word(before: str, after: str) -> bool:
    """Return whether the border between two texts is inside a word.

    A compound and an abbreviation count as words.
    """
    last, first = before[-1], after[0]
    if wordish(last) and wordish(first):
        return inside_letters(last + first, 1)
    if wordish(first) and len(before) > 1 and wordish(before[-2]) and _joins_letters(last, before[:-1]):
        return True
    if wordish(last) and len(after) > 1 and wordish(after[1]) and _joins_letters(first, before):
        return True
    # A word broken over a line end.
    return bool(
        (wordish(first) and re.search(r"\w[-‐\u00ad][ \t]*[\r\n]+[ \t]*\Z", before))
        or (wordish(last) and re.match(r"[-‐\u00ad][ \t]*[\r\n]+[ \t]*\w", after))
    )


def _joins_letters(character: str, before: str) -> bool:
    """Return whether a character between two letters is inside a word.

    An en dash is inside a word only after a prefix such as ``non``.
    """
    return character in _JOINERS or bool(character == "–" and _PREFIX.search(before))
