"""Takes what libyaml says of broken YAML; gives what a writer can do about it, in our own sentences."""

from __future__ import annotations

import re
from typing import NamedTuple


class Advice(NamedTuple):
    """A part of libyaml's problem, what it means here, and the remedy."""

    problem: str
    message: str
    hint: str


BROKEN = (
    Advice(
        "mapping values are not allowed",
        "A colon and a space stand inside a value without quotation marks, or the line is indented wrongly.",
        "Put the value in quotation marks, or under a |, or mend the indentation.",
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
        "Words stand on the line of a | or >, which begins a block.",
        "Write the words on the lines below, indented, or delete the | or >.",
    ),
    Advice(
        "did not find expected key",
        "This line does not fit the lines above it.",
        "Indent it as its neighbours are, and close what is open.",
    ),
    Advice(
        "did not find expected '-'",
        "This line does not fit the list above it.",
        "Begin it with a hyphen, or indent it as part of the entry.",
    ),
    Advice(
        "block sequence entries are not allowed",
        "A list entry begins where none can stand.",
        "Begin the list on a line of its own.",
    ),
    Advice("expected ',' or ']'", "A [ is opened and not closed.", "Close it with ], and put a comma between entries."),
    Advice("expected ',' or '}'", "A { is opened and not closed.", "Close it with }, and put a comma between entries."),
    Advice(
        "did not find expected node content",
        "A value was expected, and something else stands here.",
        "Write the value, or put it in quotation marks.",
    ),
    Advice("found unexpected end of stream", "A quotation mark is opened and not closed.", "Close it."),
    Advice("found unexpected document indicator", "A quotation mark is opened and not closed.", "Close it."),
    Advice(
        "cannot start any token",
        "A value cannot begin with this character unless it stands in quotation marks.",
        "Put the value in quotation marks; indent with spaces, not tabs.",
    ),
    Advice("tab character", "A tab stands where the line is indented.", "Indent with spaces."),
    Advice(
        "escape",
        "A backslash is followed by something that it does not go with.",
        "Double the backslash, or use single quotation marks.",
    ),
    Advice(
        "hexdecimal",  # as libyaml spells it
        "A backslash is followed by something that it does not go with.",
        "Double the backslash, or use single quotation marks.",
    ),
)
ENDED = Advice(
    "",
    "The value that begins on this line has ended before this.",
    "Put the whole value in quotation marks, and double an apostrophe within single ones.",
)
"""What no key being found means in the middle of a line, behind a closing mark or bracket."""
OTHERWISE = Advice("", "This is not YAML as it can be read.", "Mend this line or the one before it.")


def sentence(problem: str, before: str) -> Advice:
    """Give the sentence for a problem, in whose line so much stands ``before`` it."""
    if "did not find expected key" in problem and re.search(r"[\"'\]}]\s*$", before):
        return ENDED
    return next((row for row in BROKEN if row.problem in problem), OTHERWISE)
