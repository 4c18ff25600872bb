"""Say which characters a file may hold, and which a name of a file may."""

from __future__ import annotations

import re
from unicodedata import category

from generator.model.bounds import ADDRESS_NAME
from generator.model.diagnostics import Diagnostic
from generator.model.places import LINE_END, Place
from generator.model.rules import reading

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\u2028\u2029"  # line and paragraph separators
    "\ud800-\udfff\ufffe\uffff]"  # what is no character at all
)
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""What stands unseen in a line, or moves what stands beside it; a tab and a line feed do neither."""

RUN = re.compile(f"({FORBIDDEN.pattern})\\1*")


def strange(file: str, text: str, line: int = 1) -> tuple[Diagnostic, ...]:
    """Give a finding for each character of a file's text that a reader cannot see and a program may misread.

    One that stands several times on end is one finding.
    The bidirectional controls are those of Unicode's Technical Report 36 that reorder what is shown;
    the plain marks U+200E, U+200F and U+061C only join their neighbours and may stand.
    """
    return tuple(
        forbidden(match[1], Place(file, number, match.start() + 1, number, match.end() + 1))
        for number, content in (enumerate(LINE_END.split(text), start=line) if FORBIDDEN.search(text) else ())
        for match in RUN.finditer(content)
    )


def forbidden(character: str, place: Place) -> Diagnostic:
    """Say what an unseen character is."""
    code = ord(character)
    if character in "\u2028\u2029":
        what, hint = "A line separator", "Replace it by an ordinary line end or a space."
    elif 0x202A <= code <= 0x2069:  # noqa: PLR2004 - the two blocks of bidirectional controls
        what, hint = "A character that reorders the text around it", "Delete it; write U+200E or U+200F for direction."
    else:
        what, hint = "A control character", "Delete it."
    return Diagnostic(reading.CHARACTER_FORBIDDEN, place, f"{what} (U+{code:04X}) stands here, unseen.", hint)


BESIDE = frozenset(" .,_+@()'’&!–—-")
"""What a name may hold besides letters, their marks, and digits of any script."""


def is_address(path: str) -> bool:
    """Say whether each name in a path is visible, short, not hidden, and without marks that programs read."""
    return all(map(_is_name, path.split("/")))


def _is_name(name: str) -> bool:
    return (
        name.strip(" ").rstrip(".") == name != ""
        and not name.startswith(".")
        and len(name.encode("utf-8", "replace")) <= ADDRESS_NAME
        and all(letter in BESIDE or category(letter)[0] in "LMN" for letter in name)
        and not UNSEEN.search(name)
    )
