"""Read the text of a file, or report why it cannot be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.diagnostics import Diagnostic, Remark
from generator.model.places import LINE_END, Place, typed
from generator.model.rules import reading
from generator.model.tree import NOT_HERE, TOO_LARGE
from generator.read.formats import MARKS, UTF_8, name_encoding
from generator.read.pointers import FETCH, REASONS

if TYPE_CHECKING:
    from generator.model import Tree

CONFLICT = re.compile(r"^(?:<{7}|\|{7}|>{7})(?=\s|$)", re.MULTILINE)
"""A line with which version control marks a conflict; a line of seven equals signs may also underline a heading."""
WRONG = re.compile("([\udc80-\udcff])")
"""A byte that is not UTF-8, as Python reads it."""
MARKS_SHOWN = 10
"""The most marks of conflicts whose places a finding names."""
HINTS = {
    TOO_LARGE: "Split it, or make it smaller.",
    NOT_HERE: "Check it out with Git: `git sparse-checkout disable`, or for a submodule `git submodule update --init`.",
    **{
        reason: f"Fetch the file with `{FETCH[program]}`, or commit it itself; keep texts out of {program}."
        for program, reason in REASONS.items()
    },
}
"""The hints for some of the reasons for which a tree refuses a file."""


def read_text(tree: Tree, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the text of a file, without a byte order mark, and the findings.

    Report a file that is not UTF-8, or is empty; its text is None.
    """
    data = tree.files[path]
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None, (_report_encoding(path, data),)
    if text.count("\0") * 4 > len(text):
        encoding = name_encoding(data)
        message = f"The file is {encoding}." if encoding else "More than a quarter of the file is zero bytes."
        return None, (Diagnostic(reading.FILE_ENCODING, Place(path), message, "Save it as UTF-8."),)
    if not text.strip():
        return None, (Diagnostic(reading.FILE_EMPTY, Place(path), "The file is empty.", "Write it or delete it."),)
    if conflict := report_conflict(path, text):
        return None, (conflict,)
    return text, ()


def _report_encoding(path: str, data: bytes) -> Diagnostic:
    """Report a file that is not UTF-8."""
    encoding = name_encoding(data)
    if encoding in MARKS.values():
        return Diagnostic(reading.FILE_ENCODING, Place(path), f"The file is {encoding}.", "Save it as UTF-8.")
    place, byte = find_wrong_byte(path, data)
    if encoding == UTF_8:
        message = f"The file is UTF-8 except for the byte {byte}."
        return Diagnostic(reading.FILE_ENCODING, place, message, "Correct this character, and save the file as UTF-8.")
    message = f"The byte {byte} is not UTF-8" + (
        f"; the encoding of the file seems to be {encoding}." if encoding else "."
    )
    return Diagnostic(reading.FILE_ENCODING, place, message, "Save the file as UTF-8.")


def find_wrong_byte(path: str, data: bytes) -> tuple[Place, str]:
    """Return the place of the first byte that is not UTF-8, and the byte; there must be one."""
    before, wrong, *_ = WRONG.split(data.decode(errors="surrogateescape"), maxsplit=1)
    lines = LINE_END.split(before.removeprefix("\ufeff"))
    place = Place(path, len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)
    return place, f"{ord(wrong) - 0xDC00:02X}"


def report_conflict(path: str, text: str) -> Diagnostic | None:
    """Report a file in which a merge conflict was left, at its first mark."""
    marks = [*CONFLICT.finditer(text)]
    if not marks:
        return None
    whole = typed(path, text)
    places = [whole.at(*mark.span()) for mark in marks]
    message = "A merge conflict was left in this file."
    hint = "Keep what is right of the two versions, and delete the lines with the marks; indent an example of them."
    also = tuple(Remark(place, "Another mark is here.") for place in places[1:MARKS_SHOWN])
    return Diagnostic(reading.FILE_CONFLICT, places[0], message, hint, also)


def find_conflict(text: str) -> bool:
    """Return whether a text contains a mark of a merge conflict."""
    return bool(CONFLICT.search(text))


def report_refused_file(tree: Tree, path: str) -> Diagnostic:
    """Report why the tree refused a file."""
    reason = tree.refused[path]
    rule = reading.FILE_TOO_LARGE if reason == TOO_LARGE else reading.FILE_UNREADABLE
    message = f"{path} {reason}." if reason == NOT_HERE else f"What is here {reason}."
    return Diagnostic(rule, Place(path), message, explain_refusal(reason))


def explain_refusal(reason: str) -> str:
    """Return the hint for a file or folder that a tree refuses for a reason."""
    return HINTS.get(reason, "Put the file or folder itself there, and make it readable.")
