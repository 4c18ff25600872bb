"""Decide whether a span of a capture begins and ends at whole words and whole numbers.

This reads the capture as received. Folding makes a hyphen and a dash the same, but only a hyphen is inside a word.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from generator.check.normalize import CHARACTER_REFERENCE, COMBINING, DASHES, HYPHENS, SPACELESS, ZERO_WIDTH

_WIDTHLESS = re.compile(f"[{ZERO_WIDTH}]")
_APOSTROPHES = "'’ʼ՚＇"
_JOINERS = f"{HYPHENS}&@\u00ad{_APOSTROPHES}".replace("\\", "")
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
    r"""(?: \d[.,:/'’·٫٬–−‑‐־〜～∼-]     # 12,|500   10–|20   9/|11   2023-|06
          | (?<![\w.])[.,]               # .|95
          | (?<!\w)[-‐+−±<>≤≥≈~]|[〜～∼]  # -|0.42   <|0.05   〜|5
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
    rf"""  [ ]?[.,]\d | [:/'’·٫٬–−‑‐־〜～∼-]\d
        | [\u00a0\u202f\u2009]\d{{3}}(?!\d)
        | \s{{0,2}}[%‰]
        | [°′″^]
        | [ ]?[½⅓¼¾⅔⅛⅜⅝⅞]
        | [ ]?[x×][ ]?10\b
        | \s{{0,2}}[万萬億亿兆千百만억조]
        | {_SCALE.pattern}
    """,
    re.VERBOSE,
)


_LINE_END = r"[^\S\r\n]*(?:\r\n?|\n)[^\S\r\n]*"
_BROKEN_BEFORE = re.compile(rf"[\w{COMBINING}][{HYPHENS}\u00ad]{_LINE_END}\Z")
_BROKEN_BEHIND = re.compile(rf"[{HYPHENS}\u00ad]{_LINE_END}\w")
"""A word that is broken over a line end."""

_PAGE_NUMBER = re.compile(rf"[\r\n][^\S\r\n]*[{DASHES}] ?\d{{1,4}} ?[{DASHES}]{_LINE_END}\Z")
_PREFIX_APART = re.compile(rf"{_PREFIX.pattern[:-2]}[{HYPHENS}–]\s+\Z", re.IGNORECASE)
"""A prefix with a hyphen and white space that an extractor put there."""

CONJUNCTION = re.compile(r"(?:and|or|to|und|oder|bis|bzw|sowie|et|ou|y|e|o|och|eller|og|en|of|и|или)\b", re.IGNORECASE)
"""A word behind a hyphen that stands for the rest of a compound, as in ``pre- and post-war``."""

_LONGEST_REFERENCE = 34


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
    return start < end and starts_whole(text, start, language) and ends_whole(text, end)


def states_amount(text: str, offset: int) -> bool:
    """Return whether the text at an offset belongs to a number before it: decimals, per cent, million."""
    return bool(_NUMBER_AFTER.match(text, offset))


def _cuts_reference(text: str, offset: int) -> bool:
    """Return whether an offset lies inside a character reference such as ``&amp;``."""
    at = text.rfind("&", max(offset - _LONGEST_REFERENCE, 0), offset)
    found = CHARACTER_REFERENCE.match(text, at) if at >= 0 else None
    return bool(found and offset < found.end() and unescape(found[0]) != found[0])


def _read_beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Return some text before and after a span, with character references replaced, without widthless characters."""
    before, after = text[max(start - 24, 0) : start], text[end : end + 24]
    if "&" in before or "&" in after:
        before, after = unescape(before), unescape(after)
    return _WIDTHLESS.sub("", before), _WIDTHLESS.sub("", after)


def starts_whole(text: str, start: int, language: str) -> bool:
    """Return whether a span that starts at an offset cuts no word and no number there."""
    beyond = text[max(start - 2, 0) : max(start - 1, 0)]
    apart = text[start - 1] == " " and text[start].isalpha() and not (beyond.isdigit() or beyond in _JOINERS)
    if start == 0 or apart:
        return True
    if _cuts_reference(text, start):
        return False
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


def ends_whole(text: str, end: int) -> bool:
    """Return whether a span that ends at an offset cuts no word and no number there."""
    if _cuts_reference(text, end):
        return False
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
        emphasis = (last == "_" and not before[-2:-1].isalnum()) or (first == "_" and not after[1:2].isalnum())
        return not emphasis and inside_letters(last + first, 1)
    if wordish(first) and len(before) > 1 and wordish(before[-2]) and _joins_letters(last, before[:-1]):
        return True
    if wordish(last) and len(after) > 1 and wordish(after[1]) and _joins_letters(first, before):
        return True
    if wordish(first) and (_BROKEN_BEFORE.search(before) and not _PAGE_NUMBER.search(before)):
        return True
    return bool(
        (wordish(last) and _BROKEN_BEHIND.match(after))
        or (first.isalpha() and _PREFIX_APART.search(before) and not CONJUNCTION.match(after))
        # Letters that the source itself supplies in brackets.
        or (first.islower() and re.search(r"\[[^\W\d_]{1,12}\]\Z", before))
        or (wordish(last) and re.match(r"\[[^\W\d_]{1,12}\][^\W\d_]", after))
    )


def _joins_letters(character: str, before: str) -> bool:
    """Return whether a character between two letters is inside a word.

    An en dash is inside a word only after a prefix such as ``non``.
    """
    return character in _JOINERS or bool(character == "–" and _PREFIX.search(before))
