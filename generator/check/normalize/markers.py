"""Find the edits that drop Markdown and footnote markers from a captured text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

from generator.check.normalize.edits import Edit, ordered
from generator.check.normalize.scripts import DASHES

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

# Every expression below begins with the set of its possible first characters, so that the search runs over plain
# text at full speed. A lookbehind then checks what must stand before.

_MEASURED = re.compile(r"(?:\d|\b(?:per|square|cubic|an?))\s+\w+\Z", re.IGNORECASE)
_MARKERS = re.compile(
    r"""
    [\[¹²³⁰⁴-⁹†‡*\#>•‣◦▪·|!\\](?:
      (?<=\S\[)(?P<note>(?:REFERENCE)\](?:[,;]?[ ]?\[(?:REFERENCE)\])*)
    | (?<=\S[ ]\[)(?P<apart>(?:REFERENCE)\](?:[,;]?[ ]?\[(?:REFERENCE)\])*)
    | (?<=^\[)(?:REFERENCE)\](?:[ \t]*[,;]?[ \t]*\[(?:REFERENCE)\])*[ \t]*[.,;]?[ \t\r]*$   # notes alone on a line
    | (?<=[\w.,;:!?”’"'»)]\[)[a-z]\](?!\w)                          # a lettered footnote
    | (?<=[.,;:!?”’"'»)][¹²³⁰⁴-⁹])[¹²³⁰⁴-⁹]{0,8}(?=\s|\Z)               # a raised footnote, behind a mark …
    | (?<=[^\W\d_]{4}[¹²³⁰⁴-⁹])(?P<raised>)[¹²³⁰⁴-⁹]{0,8}(?=[\s.,;:!?)]|\Z)   # … or behind a word that measures nothing
    | (?<=[\w.,;:!?”’][†‡])[†‡]*
    | (?<=[^\W\d_]{2}\*)(?=[\s.,;:]|\Z)
    | (?<=^.)(?<=[\#>•‣◦▪·])(?P<opening>\#{0,5}[ \t]+)(?=\S)       # headings, block quotes, bullets
    | (?<=^\|)[ \t]* | (?<=\|)[ \t]*(?=\r?$)
    | (?<=!)\[[^\]\n]{0,200}\]\([^()\s]*\)
    | (?<=\\)(?=[*_`\[\]\#>~|])
    )
    """.replace(
        "REFERENCE", r"\^?\d{1,3}(?:[ ]?[,–-][ ]?\d{1,3})*|\^[\w-]+|(?:note|nb|fn)[ ]?\d{1,3}|citation[ ]needed"
    ),
    re.VERBOSE | re.MULTILINE,
)
_RULED = re.compile(
    rf"""
    \n[ \t]*(?P<dashes>
      (?:[{DASHES}][ \t]*){{3,}} | (?:(?<=\n\n)|(?<=\n\r\n))[{DASHES}]+(?=[ \t]*\r?(?:\n\r?\n|\Z))
    )(?=\r?(?:\n|\Z))
    """,
    re.VERBOSE,
)
"""A line of dashes alone, which parts two passages and is not a dash between them."""

_SENTENCE_END = re.compile(r"[.!?:;…।؟۔。！？：；][”’\"'»)\]]*\Z")
_NUMBER = re.compile(r"(?P<sign>[^\w\s.]?)[ .]?\d")
_SIGNS = frozenset("#>·-+*")
"""Marks of Markdown that may also be signs of a number."""

_BULLET = re.compile(r"\n[ \t]*[-*+][ \t]+(?=\S)")
_PAIRED = re.compile(
    r"""
    [*_`\[](?:
      (?<![\w\\*].)(?<=\*)(?P<star>\*{0,2})(?=[^\s*\])}])(?:(?!\n\s*\n)[^*])+?(?<=[^\s*\[({])\*(?P=star)(?![\w*])
    | (?<![\w\\_].)(?<=_)(?P<line>_?)(?=[^\s_])(?:(?!\n\s*\n)[^_])+?(?<=[^\s_])_(?P=line)(?![\w_])
    | (?<![`\w].)(?<=`)(?P<tick>)[^`'’\n]+`(?!`)
    | (?<=\[)[^\[\]\n]+(?P<link>\]\((?:https?:|mailto:|[/\#.])[^()\s]*\))
    )
    """,
    re.VERBOSE,
)


def markers(text: str) -> Iterator[Edit]:
    """Return the edits that drop Markdown and footnote markers."""
    edits = [
        Edit(found.start() - (found.lastgroup == "apart"), found.end(), "")
        for found in _MARKERS.finditer(text)
        if not (found.lastgroup == "raised" and _MEASURED.search(text[max(found.start() - 40, 0) : found.start()]))
        and not (found.lastgroup == "opening" and signs_number(text, found.start(), found.end()))
    ]
    edits += _drop_paired(text, ("star", "line", "tick", "link"))
    # A line end is added before the text, so that a bullet at its start is found too.
    bullets = [
        Edit(found.start(), found.end() - 1, "")
        for found in _BULLET.finditer("\n" + text)
        if not signs_number(text, found.start(), found.end() - 1)
    ]
    # A single line that begins with a dash is not a list.
    edits += bullets if len(bullets) > 1 else ()
    for row in re.finditer(r"^[ \t]*\|.*\|.*$", text, re.MULTILINE) if "|" in text else ():
        bars = re.finditer(r"(?<=[^\s\\])[ \t]*\|[ \t]*(?=\S)", row.group())
        edits += [Edit(row.start() + bar.start(), row.start() + bar.end(), " ") for bar in bars]
    # Asterisks stand for the line of dashes, so that no dash of a quote equals it.
    edits += [Edit(found.start("dashes") - 1, found.end("dashes") - 1, "***") for found in _RULED.finditer("\n" + text)]
    return iter(ordered(edits))


def signs_number(text: str, start: int, end: int) -> bool:
    """Return whether the mark between two offsets, with which a line starts, is the sign of a number in mid-sentence.

    It is Markdown behind a blank line, an indented line or the end of a sentence, and beside a line with the same mark.
    """
    mark, number = text[start:end].strip(), _NUMBER.match(text, end)
    if mark not in _SIGNS or not number or (number["sign"] and category(number["sign"]) not in {"Sc", "Sm", "Pd"}):
        return False
    first = text.rfind("\n", 0, start) + 1
    before = text[text.rfind("\n", 0, max(first - 1, 0)) + 1 : first].rstrip()
    line_end = text.find("\n", end)
    behind = text[line_end + 1 : line_end + 2] if line_end >= 0 else ""
    return bool(before) and not (before[0].isspace() or mark in (before[0], behind) or _SENTENCE_END.search(before))


def emphasis(text: str) -> Iterator[Edit]:
    """Return the edits that drop only marks of emphasis, because an editor may add them.

    All other markers must stand in the capture.
    """
    return iter(ordered(list(_drop_paired(text, ("star", "line")))))


def _drop_paired(text: str, kinds: Container[str]) -> Iterator[Edit]:
    """Return the edits that drop markers of some kinds on both sides of words."""
    for found in _PAIRED.finditer(text):
        if found.lastgroup in kinds:
            first = 1 if found.lastgroup == "link" else 1 + len(found[found.lastgroup or 0])
            last = len(found["link"]) if found.lastgroup == "link" else first
            yield Edit(found.start(), found.start() + first, "")
            yield Edit(found.end() - last, found.end(), "")
