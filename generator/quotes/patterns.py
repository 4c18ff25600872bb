"""Takes a folded quote; gives the regular expression for the ways in which it may stand in a folded capture."""

from __future__ import annotations

import re

from generator.folding import BREAK, DIGIT_BREAK


def breaks(text: str) -> bool:
    """Whether a folded text has words that were broken over a line end."""
    return BREAK in text or DIGIT_BREAK in text


def pattern(folded: str, *, broken: bool) -> str:
    """Give the regular expression for a folded quote, which allows for words broken over line ends if there are any."""
    if not broken and not breaks(folded):
        return re.escape(folded)
    return _ATOM.sub(_readings, folded)


_ATOM = re.compile(rf"- |-|{BREAK}|{DIGIT_BREAK}|[^\W\d_](?=[^\W\d_])|[\s\S]")


def _readings(atom: re.Match[str]) -> str:
    """Give the ways in which one piece of a folded quote may stand in a folded capture."""
    match atom.group():
        case "- ":
            return f"(?:- |{BREAK}|{DIGIT_BREAK})"
        case "-":
            return f"[-{BREAK}{DIGIT_BREAK}]"
        case "\ufdd0":
            return f"(?:- ?|{BREAK})?"
        case "\ufdd1":
            return f"(?:- ?|{BREAK}|{DIGIT_BREAK})"
        case letter if letter.isalpha() and atom.end() < len(atom.string) and atom.string[atom.end()].isalpha():
            return f"{letter}{BREAK}?"
        case other:
            return re.escape(other)
