"""Find the edits that remove typography: character references, decomposed letters, marks, dashes, ligatures."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING

from generator.check.normalize.edits import Edit
from generator.check.normalize.scripts import DASHES, QUOTATION_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator


MOST_ACCENTS = 30
"""The most accents that are composed with one letter: the limit of Unicode's stream-safe format."""


def entities(text: str) -> Iterator[Edit]:
    """Return the edits that replace HTML character references with their characters."""
    if "&" in text:
        for found in re.finditer(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});", text):
            character = html.unescape(found.group())
            if character != found.group():
                yield Edit(found.start(), found.end(), character)


def composition(text: str) -> Iterator[Edit]:
    """Return the edits that compose letters with their accents (NFC).

    A composed letter is mapped back to the whole stretch that it came from.
    """
    if unicodedata.is_normalized("NFC", text):
        return
    start = 0
    for end in range(1, len(text) + 1):
        sits = end < len(text) and (unicodedata.combining(text[end]) or "\u1160" <= text[end] <= "\u11ff")
        if sits and end - start <= MOST_ACCENTS:
            continue
        stretch = text[start:end]
        composed = stretch if stretch.isascii() else unicodedata.normalize("NFC", stretch)
        if composed != stretch:
            yield Edit(start, end, composed)
        start = end


_LIGATURES = "\u0132\u0133\ufb00-\ufb06\ufb13-\ufb17\ufb20-\ufb4f\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
_MARKS = QUOTATION_MARKS.replace("'", "")
_TYPOGRAPHY = re.compile(
    rf"""
    [….'{_MARKS}{DASHES}{_LIGATURES}](?:
      (?P<dots>(?<=…) | (?<=\.)[ ]\.[ ]\.(?:[ ]\.)?)
    | (?P<dash>
        (?<=[—―⸺⸻])[ ]?(?=\S)
      | (?<=[^\S\n][{DASHES}])-{{0,2}}[ ](?=[^\s\d])
      | (?<=[^\s\d-]-)--?(?=[^\s\d-])
      | (?<=[{DASHES[2:]}])
      )
    | (?P<opening>(?<=[«‹“„])[ ])
    | (?P<mark>(?<=`)`|(?<=')'|(?<=[{_MARKS}]))
    | (?P<ligature>(?<=[{_LIGATURES}]))
    )
    """,
    re.VERBOSE,
)


def typography(text: str) -> Iterator[Edit]:
    """Return the edits that unify marks, dashes and dots, and split ligatures.

    The marks are quotation marks and apostrophes.
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
            case "opening":
                new = "'"
                end -= not (start == 0 or text[start - 1] in " ([\n" + DASHES)
            case "mark":
                new = "'"
                closing = text[start] in "»›”“" and text[start - 1 : start] == " " and not text[end : end + 1].isalnum()
                start -= closing
            case _:
                new = unicodedata.normalize("NFKC", found.group())
        yield Edit(start, end, new)
