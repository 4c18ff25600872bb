"""Find the edits that remove the layout of a text: white space, characters without width, words broken over lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.normalize.edits import PlainEdit, ordered
from generator.check.normalize.scripts import (
    CLOSING,
    COMBINING,
    DASHES,
    HAN,
    HYPHENS,
    IDEOGRAPH,
    LETTER,
    OPENING,
    QUOTATION_MARKS,
    SPACELESS,
    STOP,
    STOPS,
    UNBREAKABLE,
    ZERO_WIDTH,
    is_letter,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

BREAK = "\ufdd0"
"""The mark where a line end broke a word between letters: it means nothing, or a hyphen with or without spaces."""

DIGIT_BREAK = "\ufdd1"
"""The mark where a line end follows a hyphen beside a digit: it means a hyphen, or a hyphen and a space."""

_WHITE = r"\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_LAYOUT = re.compile(
    rf"""
    [{_WHITE}{ZERO_WIDTH}{HYPHENS}](?:
      (?<=[{HYPHENS}])(?<![{UNBREAKABLE}])(?:(?<=[^\W_].)|(?<=[{COMBINING}].)|(?<={LETTER}[ ].))
        [{ZERO_WIDTH}]*[^\S\r\n]*(?:\r\n?|\n)[^\S\r\n]*(?=[^\W_])
    | (?<![{HYPHENS}])[\s{ZERO_WIDTH}]*
    )
    """,
    re.VERBOSE,
)
_SPACES = re.compile(r"[ ]{2,}")
_SOFT_BREAK = re.compile(r"\u00ad[^\S\r\n]*(?:\r\n?|\n)[^\S\r\n]*\Z")


def layout(text: str) -> Iterator[PlainEdit]:
    """Return the edits that unify white space, drop widthless characters and mark broken words.

    A run of white space becomes one space, and a character without width is dropped. Words broken over a line end get a
    break mark.
    """
    if "  " not in text:
        return _edit_runs(text)
    return iter(ordered([*_edit_runs(text), *((*found.span(), " ") for found in _SPACES.finditer(text))]))


def _edit_runs(text: str) -> Iterator[PlainEdit]:
    """Return an edit for every run of white space and widthless characters.

    A run that is one plain space needs no edit.
    """
    for found in _LAYOUT.finditer(text):
        start, end = found.span()
        run = found.group()
        while start and text[start - 1] == " ":
            start -= 1
        before, after = text[start - 1 : start], text[end : end + 1]
        if run[0] in HYPHENS and is_letter(before) and after.isalpha():
            new = BREAK
        elif run[0] in HYPHENS and start == found.start():
            new = DIGIT_BREAK
        elif run[0] in HYPHENS:
            start, new = found.start() + 1, " "  # a dash between white space
        elif not run.isspace() and (
            not (start < found.start() or any(map(str.isspace, run))) or _SOFT_BREAK.search(run)
        ):
            new = ""
        elif before.isascii() or not ("\n" in run or "\r" in run):
            new = " "
        else:
            new = "" if SPACELESS.match(before) and SPACELESS.match(after) else " "
        yield start, end, new


_OPENING_MARKS, _CLOSING_MARKS = "«‹“„‘‚", "»›”’"
_BESIDE = re.compile(
    rf"""
    [ ](?:
      (?!\w)(?=[{STOPS}{CLOSING}{DASHES}{_CLOSING_MARKS}])(?:
        (?=[{CLOSING}]|[{STOPS.replace(STOP, "")}](?!\w)|[{_CLOSING_MARKS}](?:[ {STOPS}{CLOSING}]|\Z))
      | (?<![.][ ])(?=[.](?![\w.]|[ ][.]))                                  # a full stop, and not one of three dots
      | (?=[{DASHES}][^\W\d_])(?<={LETTER}[ ])
      )
    | (?<!\w[ ])(?<=[{OPENING}{DASHES}{_OPENING_MARKS}][ ])(?:
        (?<=[{OPENING}][ ])
      | (?P<open>(?<=[\s(\[{DASHES}][{_OPENING_MARKS}][ ])|(?<=\A[{_OPENING_MARKS}][ ]))
      | (?=[^\W\d_])(?:(?<=\d[{DASHES}][ ])|(?<={LETTER}[{DASHES}][ ]))
      | (?=\d)(?<={LETTER}[{DASHES}][ ])
      )
    )
    """,
    re.VERBOSE,
)
"""A space that means nothing beside a mark.

A space between two digits stays, and so does one between a sign and its number.
"""

_QUOTED = re.compile(
    r"""
    ["'„‚](?<![^\s(\[].)(?:
      (?<=")[^"]{1,400}" | (?<=„)[^„“”"]{1,400}[“”"] | (?<=‚)[^‚‘’]{1,400}[‘’] | (?<=')[ ][^']{1,400}[ ]'
    )(?!\w)
    """,
    re.VERBOSE,
)
"""Words between marks that alone do not show whether they open or close."""

_BESIDE_HAN = rf"!-,./-~·\u2016-\u203a\uff10-\uff5a{QUOTATION_MARKS}{HAN}"
_HAN_SPACE = re.compile(rf"[ ](?:(?=[{HAN}])(?<=[{_BESIDE_HAN}][ ])|(?=[{_BESIDE_HAN}])(?<=[{HAN}][ ]))")


def spacing(text: str) -> Iterator[PlainEdit]:
    """Return the edits that drop single spaces that mean nothing: beside marks, and beside Han characters and kana."""
    dropped: set[int] = set()
    closing: set[int] = set()
    for found in _QUOTED.finditer(text):
        first, last = found.start(), found.end() - 1
        closing.add(last)
        dropped.update(at for at in (first + 1, last - 1) if text[at] == " ")
    beside = _BESIDE.finditer(text)
    dropped.update(found.start() for found in beside if found.lastgroup is None or found.start() - 1 not in closing)
    if not text.isascii() and IDEOGRAPH.search(text):
        dropped.update(found.start() for found in _HAN_SPACE.finditer(text))
    return ((at, at + 1, "") for at in sorted(dropped))


_BROKEN = re.compile(f"- ?|[{BREAK}{DIGIT_BREAK}]")


def unbroken(text: str) -> Iterator[PlainEdit]:
    """Return the edits that drop every hyphen and every break mark from a folded text.

    Broken lines may have added or removed them.
    """
    return ((found.start(), found.end(), "") for found in _BROKEN.finditer(text))
