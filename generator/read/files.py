"""Takes a tree; gives the text of one file of it, or says why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.diagnostics import Diagnostic
from generator.model.places import LINE_END, Place
from generator.model.rules import reading

if TYPE_CHECKING:
    from generator.model import Tree

UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(tree: Tree, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Give the text of a file that we write, without a byte order mark; one that says nothing is reported."""
    data = tree.files[path]
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if data.startswith(UTF_16):
            return None, (Diagnostic(reading.FILE_ENCODING, Place(path), "The file is UTF-16.", "Save it as UTF-8."),)
        before = LINE_END.split(data[: error.start].decode("utf-8").removeprefix("\ufeff"))
        place = Place(path, len(before), len(before[-1]) + 1, len(before), len(before[-1]) + 2)
        message = f"The byte {data[error.start]:02X} is not UTF-8."
        return None, (Diagnostic(reading.FILE_ENCODING, place, message, "Save the file as UTF-8."),)
    if text.count("\0") * 4 > len(text):
        message = "Every other byte of the file is zero, as in UTF-16 or in a file that is no text."
        return None, (Diagnostic(reading.FILE_ENCODING, Place(path), message, "Save it as UTF-8."),)
    if not text.strip():
        return None, (Diagnostic(reading.FILE_EMPTY, Place(path), "The file is empty.", "Write it or delete it."),)
    return text, ()


def refused(tree: Tree, path: str) -> Diagnostic:
    """Say why a file of the tree could not be taken."""
    reason = tree.refused[path]
    rule = reading.FILE_TOO_LARGE if "larger" in reason else reading.FILE_UNREADABLE
    hint = "Split it." if rule is reading.FILE_TOO_LARGE else "Put the file or folder itself there, readable."
    return Diagnostic(rule, Place(path), f"What stands here {reason}.", hint)
