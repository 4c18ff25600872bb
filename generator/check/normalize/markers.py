"""Find the edits that drop Markdown and footnote markers from a captured text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.normalize.edits import Edit, ordered

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

# Every expression below begins with the set of its possible first characters, so that the search runs over plain
# text at full speed. A lookbehind then checks what must stand before.

_MEASURED = re.compile(r"(?:\d|\b(?:per|square|cubic|an?))\s+\w+\Z", re.IGNORECASE)
_MARKERS = re.compile(
    r"""
    [\[¹²³⁰⁴-⁹†‡*\#>•‣◦▪·|!\\](?:
      (?<=\S\[)(?P<note>(?:REFERENCE)\])
    | (?<=\S[ ]\[)(?P<apart>(?:REFERENCE)\])
    | (?<=[\w.,;:!?”’"'»)]\[)[a-z]\](?!\w)                          # a lettered footnote
    | (?<=[.,;:!?”’"'»)][¹²³⁰⁴-⁹])[¹²³⁰⁴-⁹]{0,8}(?=\s|\Z)               # a raised footnote, behind a mark …
    | (?<=[^\W\d_]{4}[¹²³⁰⁴-⁹])(?P<raised>)[¹²³⁰⁴-⁹]{0,8}(?=[\s.,;:!?)]|\Z)   # … or behind a word that measures nothing
    | (?<=[\w.,;:!?”’][†‡])[†‡]*
    | (?<=[^\W\d_]{2}\*)(?=[\s.,;:]|\Z)
    | (?<=^.)(?<=[\#>•‣◦▪·])\#{0,5}[ \t]+(?=\S)                    # headings, block quotes, bullets
    | (?<=^\|)[ \t]* | (?<=\|)[ \t]*$
    | (?<=!)\[[^\]\n]{0,200}\]\([^()\s]*\)
    | (?<=\\)(?=[*_`\[\]\#>~|])
    )
    """.replace(
        "REFERENCE", r"\^?\d{1,3}(?:[ ]?[,–-][ ]?\d{1,3})*|\^[\w-]+|(?:note|nb|fn)[ ]?\d{1,3}|citation[ ]needed"
    ),
    re.VERBOSE | re.MULTILINE,
)
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
        if found.lastgroup != "raised" or not _MEASURED.search(text[max(found.start() - 40, 0) : found.start()])
    ]
    edits += _drop_paired(text, ("star", "line", "tick", "link"))
    # A line end is added before the text, so that a bullet at its start is found too.
    bullets = [Edit(found.start(), found.end() - 1, "") for found in _BULLET.finditer("\n" + text)]
    # A single line that begins with a dash is not a list.
    edits += bullets if len(bullets) > 1 else ()
    for row in re.finditer(r"^[ \t]*\|.*\|.*$", text, re.MULTILINE) if "|" in text else ():
        bars = re.finditer(r"(?<=\S)[ \t]*\|[ \t]*(?=\S)", row.group())
        edits += [Edit(row.start() + bar.start(), row.start() + bar.end(), " ") for bar in bars]
    return iter(ordered(edits))


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
