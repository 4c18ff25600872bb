"""Decide which characters a file may contain, and which characters its name may contain."""

from __future__ import annotations

import re
from unicodedata import category

from generator.model.bounds import ADDRESS_NAME
from generator.model.diagnostics import Diagnostic
from generator.model.places import LINE_END, Place
from generator.model.rules import reading

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
_PLAIN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\u2028\u2029"  # line and paragraph separators
    "\u206a-\u206f\ufff9-\ufffb"  # format controls that no text needs
    f"\ud800-\udfff{_NONCHARACTERS}"  # code points that are not characters
)
_TAGS, _VARIANTS = "\U000e0000-\U000e007f", "\U000e0100-\U000e01ef"
FORBIDDEN = re.compile(
    # The set of all of them comes first, so that the search runs over other text at full speed.
    f"(?s:[{_PLAIN}{_TAGS}{_VARIANTS}](?:(?<=[{_PLAIN}])"
    f"|(?<=[{_TAGS}])(?<![\U0001f3f4\U000e0020-\U000e007f].)"  # tags, but for those of a flag, once for a row
    f"|(?<=[{_VARIANTS}])(?<![\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff].)))"  # variants of no ideograph
)
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Characters that are invisible in a line or that move their neighbours; a tab and a line feed do neither."""

KINDS = {
    "Cc": "A control character",
    "Cf": "A format control",
    "Cn": "A code point that is not a character",
    "Cs": "A code point that is not a character",
    "Mn": "A variation selector without its ideograph",
}
"""What a forbidden character is called, by its category in Unicode."""

RUN = re.compile(f"({FORBIDDEN.pattern})\\1*")


def report_forbidden_characters(file: str, text: str, line: int = 1) -> tuple[Diagnostic, ...]:
    """Report each character that a reader cannot see and a program may misread.

    ``line`` is the number of the first line. Equal characters in a row are one finding.
    The bidirectional controls are those of Unicode's Technical Report 36 that reorder the shown text.
    The plain marks U+200E, U+200F and U+061C only join their neighbours, and are allowed.
    """
    return tuple(
        report_forbidden_character(match[1], Place(file, number, match.start() + 1, number, match.end() + 1))
        for number, content in (enumerate(LINE_END.split(text), start=line) if FORBIDDEN.search(text) else ())
        for match in RUN.finditer(content)
    )


def report_forbidden_character(character: str, place: Place) -> Diagnostic:
    """Report a forbidden character with its kind and its code point."""
    code = ord(character)
    if character in "\u2028\u2029":
        kind, hint = "A line separator", "Replace it with an ordinary line end or a space."
    elif 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:  # noqa: PLR2004 - the two blocks of bidirectional controls
        kind, hint = "A character that reorders the text around it", "Delete it; write U+200E or U+200F for direction."
    else:
        kind, hint = KINDS[category(character)], "Delete it."
    return Diagnostic(
        reading.CHARACTER_FORBIDDEN, place, f"{kind} (U+{code:04X}) is here, but nobody can see it.", hint
    )


BESIDE = frozenset(" .,_+@()'’&!–—-")
"""Characters that a name may contain besides letters, their marks, and digits of any script."""


def is_address(path: str) -> bool:
    """Return whether each name in a path can be part of an address.

    Such a name is visible, short and not hidden, and has no characters that programs interpret.
    """
    return all(map(_is_name, path.split("/")))


def _is_name(name: str) -> bool:
    return (
        name.strip(" ").rstrip(".") == name != ""
        and not name.startswith(".")
        and len(name.encode("utf-8", "replace")) <= ADDRESS_NAME
        and all(letter in BESIDE or category(letter)[0] in "LMN" for letter in name)
        and not UNSEEN.search(name)
    )
