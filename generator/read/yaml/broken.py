"""Explain libyaml's problems with broken YAML in sentences for a writer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Advice(NamedTuple):
    """The advice for a problem of libyaml: a part of its words, what it means, and what to do."""

    problem: str
    message: str
    hint: str


BROKEN = (
    Advice(
        "mapping values are not allowed",
        "A colon and a space stand inside a value without quotation marks, or the line is indented wrongly.",
        "Put the value in quotation marks, or under a |, or correct the indentation.",
    ),
    Advice(
        "could not find expected ':'",
        "A line without a colon stands where a key was expected.",
        "Write it as key: value.",
    ),
    Advice(
        "alphabetic or numeric character",
        "A value that begins with * or & must stand in quotation marks.",
        "Put the value in quotation marks.",
    ),
    Advice(
        "expected comment or line break",
        "There are words on the line of a | or >, which begins a block.",
        "Write the words on the lines below, indented, or delete the | or >.",
    ),
    Advice(
        "did not find expected key",
        "This line does not fit the lines above it.",
        "Indent it like the lines around it, and close every open bracket and quotation mark.",
    ),
    Advice(
        "did not find expected '-'",
        "This line does not fit the list above it.",
        "Begin it with a hyphen, or indent it as part of the entry.",
    ),
    Advice(
        "block sequence entries are not allowed",
        "A list entry begins here, where no list entry is allowed.",
        "Begin the list on a line of its own.",
    ),
    Advice("expected ',' or ']'", "A [ is opened and not closed.", "Close it with ], and put a comma between entries."),
    Advice("expected ',' or '}'", "A { is opened and not closed.", "Close it with }, and put a comma between entries."),
    Advice(
        "did not find expected node content",
        "A value was expected, but something else is here.",
        "Write the value, or put it in quotation marks.",
    ),
    Advice("found unexpected end of stream", "A quotation mark is opened and not closed.", "Close it."),
    Advice("found unexpected document indicator", "A quotation mark is opened and not closed.", "Close it."),
    Advice(
        "cannot start any token",
        "A value cannot begin with this character unless it stands in quotation marks.",
        "Put the value in quotation marks; indent with spaces, not tabs.",
    ),
    Advice("tab character", "A tab is in the indentation of this line.", "Indent with spaces."),
    Advice(
        "escape",
        "The characters after a backslash do not form an escape that YAML knows.",
        "Double the backslash, or use single quotation marks.",
    ),
    Advice(
        "hexdecimal",  # as libyaml spells it
        "The characters after a backslash do not form an escape that YAML knows.",
        "Double the backslash, or use single quotation marks.",
    ),
)
ENDED = Advice(
    "",
    "The value on this line has already ended before this point.",
    "Put the whole value in quotation marks, and double each apostrophe inside single ones.",
)
"""The advice for "did not find expected key" in the middle of a line, after a closing mark or bracket."""
COMMENT = Advice(
    "",
    "A space and # begin a comment here, so the value ends before them, and the next line does not fit.",
    "Put the whole value in quotation marks or under a |.",
)
"""The advice if the line before the problem has a # that may belong to a value."""
OTHERWISE = Advice("", "This is not YAML that can be read.", "Correct this line or the line before it.")


def find_advice(problem: str, before: str) -> Advice:
    """Return the advice for a problem of libyaml.

    ``before`` is the part of the line before the problem.
    """
    if "did not find expected key" in problem and re.search(r"[\"'\]}]\s*$", before):
        return ENDED
    return next((row for row in BROKEN if row.problem in problem), OTHERWISE)


CUT = re.compile(r"""(?:"[^"]*"|'[^']*'|[^"'#]|(?<=\S)\#)*?(?<=\S)[ \t]+(?P<comment>\#\S)""", re.VERBOSE)
"""A line up to a comment without a space at its beginning, such as #4, which is often meant as part of the value."""
UNFIT = ("did not find expected key", "could not find expected ':'", "expected ',' or")
"""What libyaml says of the line after a value that ended too early."""


def find_cut(problem: str, lines: Sequence[str]) -> int | None:
    """Return the column of a # that probably caused a problem, or None.

    The # is on the first of two ``lines``; the problem was found on the second.
    """
    cut = CUT.match(lines[0]) if any(part in problem for part in UNFIT) else None
    return cut.start("comment") if cut else None
