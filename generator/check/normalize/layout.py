"""Find the edits that remove the layout of a text: white space, characters without width, words broken over lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.normalize.edits import Edit, ordered
from generator.check.normalize.scripts import HAN, IDEOGRAPH, SPACELESS, ZERO_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

BREAK = "\ufdd0"
"""The mark where a line end broke a word between letters: it means nothing, a hyphen, or a hyphen and a space."""

DIGIT_BREAK = "\ufdd1"
"""The mark where a line end follows a hyphen beside a digit: it means a hyphen, or a hyphen and a space."""

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
    """Return the edits that unify white space, drop widthless characters and mark broken words.

    A run of white space becomes one space, and a character without width is dropped. Words broken over a line end get a
    break mark.
    """
    wide = [Edit(found.start(), found.end(), " ") for found in _SPACES.finditer(text)] if "  " in text else []
    if not text.isascii():
        wide += [Edit(found.start(), found.end(), "") for found in _HAN_SPACE.finditer(text)]
    return iter(ordered([*_edit_runs(text), *wide])) if wide else _edit_runs(text)


def _edit_runs(text: str) -> Iterator[Edit]:
    """Return an edit for every run of white space and widthless characters.

    A run that is one plain space needs no edit.
    """
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
    """Return whether white space between two characters means nothing.

    In Han and kana, any white space means nothing; in Thai and similar scripts, only a line end means nothing.
    """
    if before.isascii() or after.isascii():
        return False
    if IDEOGRAPH.match(before) and IDEOGRAPH.match(after):
        return True
    return bool(("\n" in run or "\r" in run) and SPACELESS.match(before) and SPACELESS.match(after))


_BROKEN = re.compile(f"- ?|[{BREAK}{DIGIT_BREAK}]")


def unbroken(text: str) -> Iterator[Edit]:
    """Return the edits that drop every hyphen and every break mark from a folded text.

    Broken lines may have added or removed them.
    """
    return (Edit(found.start(), found.end(), "") for found in _BROKEN.finditer(text))
