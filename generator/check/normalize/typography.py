"""Find the edits that remove typography: character references, forms of one character, accents, marks and dashes."""

from __future__ import annotations

import html
import re
from itertools import chain
from typing import TYPE_CHECKING
from unicodedata import category, combining, decomposition, is_normalized, normalize

from generator.check.normalize.scripts import DASHES, QUOTATION_MARKS, WAVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.normalize.edits import PlainEdit


MOST_ACCENTS = 30
"""The most accents that are composed with one letter: the limit of Unicode's stream-safe format."""


CHARACTER_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def entities(text: str) -> Iterator[PlainEdit]:
    """Return the edits that replace HTML character references with their characters."""
    if "&" in text:
        for found in CHARACTER_REFERENCE.finditer(text):
            character = html.unescape(found.group())
            if character != found.group():
                yield (found.start(), found.end(), character)


def foreign_entities(text: str) -> Iterator[PlainEdit]:
    """Return the edits that replace the character references to characters beyond ASCII.

    A reference to a sign of ASCII, such as ``&gt;``, is replaced later, because it is never Markdown.
    """
    return (edit for edit in entities(text) if not edit[2].isascii())


def composition(text: str) -> Iterator[PlainEdit]:
    """Return the edits that compose letters with their accents (NFC).

    A composed letter is mapped back to the whole stretch that it came from.
    """
    if is_normalized("NFC", text):
        return
    start = 0
    for end in range(1, len(text) + 1):
        sits = end < len(text) and (combining(text[end]) or "\u1160" <= text[end] <= "\u11ff")
        if sits and end - start <= MOST_ACCENTS:
            continue
        stretch = text[start:end]
        composed = stretch if stretch.isascii() else normalize("NFC", stretch)
        if composed != stretch:
            yield (start, end, composed)
        start = end


_LETTER_FORMS = {"<initial>", "<medial>", "<final>", "<isolated>"}
_MARK_FORMS = {"<wide>", "<narrow>", "<vertical>", "<small>", "<noBreak>"}
"""Unicode's names for characters that only show another one in a form: at a place in a word, or in a width."""

_MARK_CATEGORIES = {"Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sc"}
"""Punctuation and currencies."""

_COMPATIBLE = (
    range(0xFB00, 0xFB50),  # ligatures of letters
    range(0x0132, 0x0134),
    range(0x2E9F, 0x2FD6),  # radicals, which are Han characters in another block
    range(0xB5, 0xB6),  # the micro sign
)


def _plain_forms() -> Iterator[tuple[str, str]]:
    """Return the characters that are another form of others, with these others.

    Letters, digits and signs of another width stay: they are never folded.
    """
    for code in chain(range(0xA0, 0x3100), range(0xFB00, 0xFFEF)):
        character = chr(code)
        tag = decomposition(character).partition(" ")[0]
        is_mark = tag in _MARK_FORMS and category(character) in _MARK_CATEGORIES and character not in WAVES
        if is_mark or tag in _LETTER_FORMS or (tag and any(code in block for block in _COMPATIBLE)):
            plain = normalize("NFKC", character)
            if not plain.startswith(" "):
                yield character, plain


_PLAIN = {**dict(_plain_forms()), "∥": "‖", "￢": "¬", "￤": "¦", "⋯": "…", **dict.fromkeys("・･‧•∙⋅", "·")}
"""Characters that two systems encode differently, and the one that stands for both."""

_TONE, _AM, _AA = "\u0e48-\u0e4b\u0ec8-\u0ecb", "\u0e4d\u0ecd", "\u0e32\u0eb2"
"""The tone marks of Thai and Lao, and the two parts of their vowel AM, which may stand on both sides of a tone mark."""

FORMS = f"{re.escape(''.join(_PLAIN))}{_AM}"
"""The characters for which another one may stand, for use inside a character class."""

_FORM = re.compile(
    rf"""
    [{FORMS}{_TONE}](?:
      (?<=[{_TONE}])[{_AM}][{_AA}] | (?<=[{_AM}])[{_TONE}]?[{_AA}]
    | (?<![{_TONE}{_AM}])
    )
    """,
    re.VERBOSE,
)


def encodings(text: str) -> Iterator[PlainEdit]:
    """Return the edits that unify characters that two systems encode differently.

    Such characters are half and full width, the forms of Arabic letters, ligatures, middle dots, and the Thai and Lao
    vowel AM in two parts. A middle dot beside a digit may be a decimal point or a product, and stays.
    """
    if text.isascii():
        return
    for found in _FORM.finditer(text):
        start, end = found.span()
        new = _PLAIN.get(text[start])
        if new is None:
            tone = re.sub(f"[{_AM}{_AA}]", "", found.group())
            new = f"{tone}{chr(ord(text[end - 1]) + 1)}"  # AM is encoded behind AA
        elif new == "·" and (text[max(start - 1, 0) : start].isdigit() or text[end : end + 1].isdigit()):
            continue
        yield start, end, new


_MARKS = QUOTATION_MARKS.replace("'", "")
_TYPOGRAPHY = re.compile(
    rf"""
    [….'{_MARKS}{DASHES}{WAVES}](?:
      (?P<dots>(?<=…) | (?<=\.)[ ]\.[ ]\.(?:[ ]\.)?)
    | (?P<dash>
        (?<=[—―⸺⸻])[ ]?(?=\S)
      | (?<=[^\S\n][{DASHES}])-{{0,2}}[ ](?=[^\s\d])
      | (?<=[^\s\d-]-)--?(?=[^\s\d-])
      | (?<=[{DASHES[2:]}])
      )
    | (?P<wave>(?<=[{WAVES}]))
    | (?P<mark>(?<=`)`|(?<=')'|(?<=[{_MARKS}]))
    )
    """,
    re.VERBOSE,
)


def typography(text: str) -> Iterator[PlainEdit]:
    """Return the edits that unify marks, dashes and dots.

    The marks are quotation marks and apostrophes. A wave dash is a dash between letters only.
    """
    for found in _TYPOGRAPHY.finditer(text):
        start, end = found.span()
        match found.lastgroup:
            case "dots":
                new = "...." if found.group().count(".") == 4 else "..."  # noqa: PLR2004 — three dots and a full stop
            case "dash":
                new = "-"
                # A dash includes the spaces around it: an em dash any space, other dashes only spaces on both sides.
                start -= (
                    text[start - 1 : start] == " " and (text[start] in "—―⸺⸻" or text[end - 1] == " ") and start > 1
                )
            case "wave":
                between = text[max(start - 1, 0) : start].isalpha() and text[end : end + 1].isalpha()
                new = "-" if between and not (text[start] == "∼" and text[start - 1].isascii()) else "〜"
            case _:
                new = "'"
        yield start, end, new
