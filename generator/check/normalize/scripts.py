"""Define character classes for regular expressions: scripts without spaces, marks, dashes, brackets, no width.

Where Unicode's data decide what belongs to a class, the class is made from them.
"""

from __future__ import annotations

import re
from itertools import chain
from unicodedata import category, name

ZERO_WIDTH = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe0e\ufe0f\ufeff"
"""Soft hyphens, joiners, direction marks and other characters without width, for use inside a character class."""

HAN = (
    "\u2e80-\u303f\u3040-\u309f\u30a1-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff00-\uff0c\uff0e\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U00020000-\U0003ffff"
)
"""Han characters, kana and their punctuation, without hyphens, and without Latin letters and digits of full width."""

IDEOGRAPH = re.compile(f"[{HAN}]")
SOUTH_EAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\uaa60-\uaa7f"
SPACELESS = re.compile(f"[{HAN}{SOUTH_EAST}]")
"""Characters of the scripts that write no spaces between words: Han and kana, Thai, Lao, Myanmar and Khmer."""

_BY_CATEGORY: dict[str, list[str]] = {}
for _code in chain(range(0x20, 0x3100), range(0xA4D0, 0xAC00), range(0xFD3E, 0x12480)):
    _BY_CATEGORY.setdefault(category(chr(_code)), []).append(chr(_code))

_NAMED = [mark for kind in ("Pi", "Pf", "Ps", "Pe", "Po", "Lm", "So") for mark in _BY_CATEGORY[kind]]
QUOTATION_MARKS = "\"'`´ʹʻʽ׳״‹›«»「」『』﹁﹂﹃﹄｢｣" + "".join(
    mark for mark in _NAMED if re.search("(?<!ANGLE )QUOTATION MARK|APOSTROPHE", name(mark)) and mark not in "\"'"
)
"""The quotation marks and apostrophes of every script."""

COMBINING = re.escape("".join(_BY_CATEGORY["Mn"] + _BY_CATEGORY["Mc"]))
LETTER = rf"(?:[^\W\d_]|[{COMBINING}])"
"""A letter, or a mark on one, such as a vowel of Hindi."""

WAVES = "〜〰⁓～∼"
"""Dashes in the form of a wave. Before a number they can mean "about", so that they are not the same as a hyphen."""

UNBREAKABLE = "־‑⸚゠﹣－"
"""Hyphens that a line end never adds to a word."""

_LONG = "‒–—―⸺⸻−︱︲﹘"
HYPHENS = re.escape("".join(mark for mark in _BY_CATEGORY["Pd"] if mark not in WAVES + _LONG))
"""The hyphens of every script: all that Unicode calls dashes and that are neither long nor waves."""

DASHES = f"{HYPHENS}{_LONG}"
"""All dashes and hyphens, and the minus sign, for use inside a character class."""

OPENING = re.escape("".join(mark for mark in _BY_CATEGORY["Ps"] if mark not in QUOTATION_MARKS))
CLOSING = re.escape("".join(mark for mark in _BY_CATEGORY["Pe"] if mark not in QUOTATION_MARKS))
"""The brackets of every script."""

_STOP_NAMES = re.compile(
    r"(?<!INVERTED )(?:COMMA|FULL STOP|(?:SEMI)?COLON|(?:QUESTION|EXCLAMATION) MARK|DANDA|PERCENT SIGN"
    r"|PER (?:MILLE|TEN THOUSAND) SIGN|INTERROBANG)\b"
)
STOP = re.escape(".")
STOPS = re.escape("".join(mark for mark in _BY_CATEGORY["Po"] if _STOP_NAMES.search(name(mark))))
"""The marks of every script that stand directly behind a word: stops, commas, per cent signs."""


def is_letter(character: str) -> bool:
    """Return whether a character is a letter or a mark on one."""
    return character.isalpha() or category(character or " ")[0] == "M"
