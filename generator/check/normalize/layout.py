"""Takes a text; gives the edits that set aside its layout: white space, no width, words broken over lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.normalize.edits import Edit, ordered
from generator.check.normalize.scripts import HAN, IDEOGRAPH, SPACELESS, ZERO_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

BREAK = "\ufdd0"
"""Stands where a line end broke a word between letters: nothing, a hyphen, or a hyphen and a space."""

DIGIT_BREAK = "\ufdd1"
"""Stands where a line end follows a hyphen beside a digit: a hyphen, or a hyphen and a space."""

_WHITE = r"\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_LAYOUT = re.compile(
    rf"""
    [{_WHITE}{ZERO_WIDTH}\-‐](?:
      (?<=[-‐])(?<=[^\W_].)[{ZERO_WIDTH}]*[ \t]*(?:\r\n?|\n)[ \t]*(?=[^\W_])
    | (?<![-‐])[\s{ZERO_WIDTH}]*
    )
    """,
    re.VERBOSE,
)
_SPACES = re.compile(r"[ ]{2,}")
_HAN_SPACE = re.compile(rf"(?<=[{HAN}])[ ](?=[{HAN}])")
_SOFT_BREAK = re.compile(r"\u00ad[ \t]*(?:\r\n?|\n)[ \t]*\Z")


def layout(text: str) -> Iterator[Edit]:
    """Make every run of white space one space, drop what has no width, and mark words broken over a line end."""
    wide = [Edit(found.start(), found.end(), " ") for found in _SPACES.finditer(text)] if "  " in text else []
    if not text.isascii():
        wide += [Edit(found.start(), found.end(), "") for found in _HAN_SPACE.finditer(text)]
    return iter(ordered([*_edit_runs(text), *wide])) if wide else _edit_runs(text)


def _edit_runs(text: str) -> Iterator[Edit]:
    """Give an edit for each run of white space and widthless characters that is more than one plain space."""
    for found in _LAYOUT.finditer(text):
        start, end = found.span()
        run = found.group()
        while start and text[start - 1] == " " and run[0] != "-":
            start -= 1
        before, after = text[start - 1 : start], text[end : end + 1]
        if run[0] in "-‐":
            new = BREAK if before.isalpha() and after.isalpha() else DIGIT_BREAK
        elif run.isspace():
            new = "" if _needs_no_space(before, after, run) else " "
        elif not (start < found.start() or any(map(str.isspace, run))) or _SOFT_BREAK.search(run):
            new = ""
        else:
            new = "" if _needs_no_space(before, after, run) else " "
        yield Edit(start, end, new)


def _needs_no_space(before: str, after: str, run: str) -> bool:
    """Whether white space means nothing between two characters: any in Han and kana, a line end in Thai and such."""
    if before.isascii() or after.isascii():
        return False
    if IDEOGRAPH.match(before) and IDEOGRAPH.match(after):
        return True
    return bool(("\n" in run or "\r" in run) and SPACELESS.match(before) and SPACELESS.match(after))


_BROKEN = re.compile(f"- ?|[{BREAK}{DIGIT_BREAK}]")


def unbroken(text: str) -> Iterator[Edit]:
    """Drop from a folded text whatever a broken line may have left or taken: every hyphen, and every such mark."""
    return (Edit(found.start(), found.end(), "") for found in _BROKEN.finditer(text))
