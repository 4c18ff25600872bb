"""Find words in a text however they are typed: exactly as words, and loosely, as bare letters.

The exact look decides what a redaction takes out. The loose look finds what it leaves, so it is another one: it also
reads escapes, ignores accents and marks inside a word, and finds words within longer ones and in another order.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, normalize
from urllib.parse import unquote

from generator.model.redactions import WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.model import Span

APART = r"[\s>|\-]+"
"""What may stand between two words in Markdown, in a capture, or in a text over several lines, after folding."""
BROKEN = r"(?:-\s*\n[\s>]*)?"
"""What stands in a word that a line end breaks, after folding."""
WITHIN = r"(?:-\s*|[*_'])?"
"""What the loose look ignores in a word."""
BETWEEN = r"[\W_]+(?:\w+[\W_]+){0,2}?"
"""What may stand between the words of a name in another order, or with other names in it."""
NAME_WORDS = 4
"""The most words of a name whose other orders are looked for."""
TELLING_LETTERS = 4
"""The fewest letters that are looked for within longer words; fewer stand in too many."""
ALIKE = str.maketrans(dict.fromkeys("’‘ʼ´`ʹ′", "'") | dict.fromkeys("‐‑‒–−", "-") | dict.fromkeys("“”„", '"'))
LAST = 0x10FFFF
"""The last code point of Unicode."""
UNSEEN, SOFT_HYPHEN = "Cf", "\xad"
SPECIAL = r"[\x00-\x7f]?[^\x00-\x7f]+"
"""Characters that have several forms in Unicode, with the letter that an accent may belong to."""
EXACT = re.compile(rf"[*_]|{SPECIAL}")
LOOSE = re.compile(
    r"&#?\w{1,8};|(?:%[0-9A-Fa-f]{2})+|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\[nrt]|\\|" + SPECIAL
)
"""The same, and a character that is typed as an escape of HTML, of an address, of YAML or JSON, or of Markdown."""


class Searchable(NamedTuple):
    """A folded text, and where each of its characters begins and ends in the text itself."""

    text: str
    starts: list[int]
    ends: list[int]

    def find(self, pattern: re.Pattern[str]) -> list[Span]:
        """Return the spans in the text itself of what a pattern finds in the folded text."""
        found = (match.span() for match in pattern.finditer(self.text))
        return [(self.starts[start], self.ends[end - 1]) for start, end in found if end > start]


def fold_exactly(text: str) -> Searchable:
    """Return a text in lowercase and in one form of Unicode, without invisible characters and emphasis."""
    return _fold(text, EXACT, _read_exactly)


def fold_loosely(text: str) -> Searchable:
    """Return a text in lowercase without accents and invisible characters, with its escapes read."""
    return _fold(text, LOOSE, _read_loosely)


def _fold(text: str, special: re.Pattern[str], read: Callable[[str], str]) -> Searchable:
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    reached = 0
    for match in special.finditer(text):
        parts.append(text[reached : match.start()].lower())
        starts += range(reached, match.start())
        ends += range(reached + 1, match.start() + 1)
        for start, end in _clusters(text, *match.span()):
            broken = text[start] == SOFT_HYPHEN and text[end : end + 1] in {"\n", "\r"}
            part = "-" if broken else read(text[start:end])
            parts.append(part)
            starts += [start] * len(part)
            ends += [end] * len(part)
        reached = match.end()
    parts.append(text[reached:].lower())
    starts += range(reached, len(text))
    ends += range(reached + 1, len(text) + 1)
    return Searchable("".join(parts), starts, ends)


def _clusters(text: str, start: int, end: int) -> Iterable[Span]:
    """Return the span of each letter with its accents; an escape, which is all ASCII, is one span."""
    if text[start:end].isascii():
        return [(start, end)]
    firsts = [at for at in range(start, end) if at == start or category(text[at])[0] != "M"]
    return zip(firsts, [*firsts[1:], end], strict=True)


def _read_exactly(typed: str) -> str:
    read = normalize("NFKC", typed.translate(ALIKE)).casefold().replace("*", "").replace("_", " ")
    return "".join(letter for letter in read if category(letter) != UNSEEN)


def _read_loosely(typed: str) -> str:
    if (typed.isascii() and len(typed) > 1) or typed == "\\":
        typed = _unescape(typed)
    read = normalize("NFD", normalize("NFKC", typed.translate(ALIKE)).casefold())
    return "".join(letter for letter in read if category(letter) != UNSEEN and category(letter)[0] != "M")


def _unescape(typed: str) -> str:
    if typed[0] == "&":
        return unescape(typed)
    if typed[0] == "%":
        return unquote(typed)
    if typed[1:] in {"n", "r", "t"}:
        return "\n"
    code = int(typed[2:] or "0", 16)
    return chr(code) if 0 < code <= LAST else ""


def exact_pattern(texts: Iterable[str], *, plural: bool = False) -> re.Pattern[str]:
    """Return the pattern that finds texts as whole words in what was folded exactly, the longest first.

    With ``plural``, the last word may have an s at its end; a possessive has an apostrophe, which ends the word.
    """
    ordered = sorted(filter(None, {_exact(text, plural=plural) for text in texts}), key=len, reverse=True)
    return re.compile("|".join(ordered) or r"(?!)")


def _exact(text: str, *, plural: bool) -> str:
    words = _words(fold_exactly(text).text)
    if not words:
        return ""
    first, last = (_is_bounded(letter) for letter in (words[0][0], words[-1][-1]))
    ending = ("s?" if plural else "") + r"(?!\w)"
    return (
        (r"(?<!\w)" if first else "") + APART.join(_joined(word, BROKEN) for word in words) + (ending if last else "")
    )


def loose_pattern(texts: Iterable[str], *, name: bool = False) -> re.Pattern[str]:
    """Return the pattern that finds the bare letters of texts in what was folded loosely.

    With ``name``, it finds their words in another order too, and with other words between them.
    """
    found = []
    for text in texts:
        words = ["".join(filter(str.isalnum, word)) for word in _words(fold_loosely(text).text)]
        words = [word for word in words if word]
        bare = "".join(words)
        if not words:
            continue
        bounded = len(bare) < TELLING_LETTERS and _is_bounded(bare[0])
        plain = r"[\W_]*".join(_joined(word, WITHIN) for word in words)
        found.append(rf"(?<!\w){plain}(?!\w)" if bounded else plain)
        if name and 1 < len(words) <= NAME_WORDS:
            orders = (BETWEEN.join(_joined(word, WITHIN) for word in order) for order in permutations(words))
            found += [rf"(?<![^\W_]){order}(?![^\W_])" for order in orders]
    return re.compile("|".join(found) or r"(?!)")


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\s\-]+", text) if word]


def _joined(word: str, within: str) -> str:
    """Return the pattern of a word; in a script without spaces, a line may end between any two characters."""
    between = within if any(map(_is_bounded, word)) else r"\s*"
    return between.join(map(re.escape, word))


def _is_bounded(letter: str) -> bool:
    """Return whether white space or a mark stands around words that begin or end with this letter."""
    return bool(re.match(r"\w", letter)) and WORD.match(f"{letter}{letter}").end() > 1  # type: ignore[union-attr]
