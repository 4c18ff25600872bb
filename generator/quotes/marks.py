"""Takes a quote as typed; gives its pieces and the editor's marks between them, and says which marks are unfair."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.folding import fold, markers
from generator.quotes.literal import pattern

if TYPE_CHECKING:
    from generator.quotes.languages import Language

_ELISION = re.compile(
    r"[ ]?(?:\[\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*\]|\((?:…|\.\s?\.\s?\.)\)"
    r"|…|(?<![.\w])\.(?:\s?\.){2,3}|\.{3,4}|\.(?:\s\.){2,3})[ ]?"
)
_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_NOTE = re.compile(
    r"sic!?|recte|(?:emphasis|italics?|bold|underlining)(?:\s\w+){1,4}|(?:my|our)\s(?:emphasis|italics)"
    r"|souligné\s\w+(?:\s\w+)?|Hervorhebung(?:\s\w+){1,3}|énfasis\s\w+",
    re.IGNORECASE,
)
LONGEST_GLOSS = 6
"""Words in a gloss: a name or a noun with its article needs no more, a clause does."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a quote between two elisions.

    ``typed`` is what the editor wrote, ``expression`` what finds it in a folded capture.
    The expression has one group ``b0``, ``b1`` … for each of ``brackets``, which takes part where the bracket
    stands in the capture itself.
    Where a bracket opens the piece, group ``opening`` takes part if it stands for a word of the capture.
    """

    typed: str
    expression: str
    brackets: tuple[str, ...]


def pieces(quote: str, words: Language, *, breaks: bool) -> list[Piece]:
    """Cut a quote at its elisions and read the brackets within each piece."""
    stretches = [stretch.strip() for stretch in _ELISION.split(quote)]
    return [_piece(stretch, words, breaks=breaks) for stretch in stretches if _has_words(stretch)]


def has_marks(quote: str) -> bool:
    """Whether anything in the quote can be read as an editor's mark."""
    return bool(_BRACKET.search(quote) or _ELISION.search(quote))


def without_emphasis(quote: str) -> str:
    """Give a quote without the Markdown emphasis that its editor says was added."""
    added = any(
        _NOTE.fullmatch(found.group(1)) and found.group(1).lower()[:3] != "sic" for found in _BRACKET.finditer(quote)
    )
    return fold(quote, (markers,)).text if added else quote


def only_marks(quote: str) -> bool:
    """Whether a quote holds no word outside its marks."""
    return not _has_words(_ELISION.sub(" ", quote))


def unfair(bracket: str, words: Language) -> str:
    """Say what a bracket adds that the source does not say ("a number" …), or nothing if it is a fair gloss."""
    if _NOTE.fullmatch(bracket):
        return ""
    content = fold(bracket).text.strip()
    for what, names in (
        ("a number", ("number",)),
        ("a negation", ("denial", "negation")),
        ("a hedge", ("hedge", "modal")),
    ):
        if any(words[name].search(content) for name in names):
            return what
    if words["verb"].search(content):
        return "a verb"
    if len(content.split()) > LONGEST_GLOSS or re.search(r"[;:.?!]", content) or words["link"].search(content):
        return "a clause"
    if words["limits_before"].search(content) or words["limits_behind"].search(content):
        return "a condition"
    return ""


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in _BRACKET.sub(lambda found: found.group(1)[1:2] and " ", text))


def _piece(stretch: str, words: Language, *, breaks: bool) -> Piece:
    expression = ""
    glosses: list[str] = []
    read = 0
    for found in _BRACKET.finditer(stretch):
        before, after = stretch[read : found.start()], stretch[found.end() : found.end() + 1]
        expression += _literal(before, expression, breaks=breaks)
        content, read = found.group(1), found.end()
        itself = _literal(found.group(), "", breaks=breaks)
        attached = before[-1:].isalnum() or after.isalnum()
        if len(content) == 1 and content.isalpha() and after.isalpha():
            expression += f"(?:{itself}|{content.lower()}|{content.upper()})"
        elif attached and not _NOTE.fullmatch(content):
            expression += f"(?P<b{len(glosses)}>{itself})"
            glosses.append(content)
        else:
            same = f"{itself}|(?i:{content[:1] and re.escape(content[0])}){_literal(content[1:], 'x', breaks=breaks)}"
            either = f"(?P<b{len(glosses)}>{same})|(?i:{words['pronoun'].pattern})"
            glosses.append(content)
            if not expression:
                expression = f"(?P<opening>(?:{either})[ ]?)?"
                read += after.isspace()
            elif expression.endswith("[ ]"):
                expression = expression.removesuffix("[ ]") + f"(?:[ ](?:{either}))?"
            else:
                expression += f"(?:{either})?"
    return Piece(stretch, expression + _literal(stretch[read:], expression, breaks=breaks), tuple(glosses))


def _literal(text: str, already: str, *, breaks: bool) -> str:
    """Give the expression for words as they stand, with the white space at their ends apart: a bracket may take it."""
    lead = "[ ]" if already and text[:1].isspace() else ""
    trail = "[ ]" if text.strip() and text[-1:].isspace() else ""
    return lead + pattern(fold(text.strip()).text, breaks=breaks) + trail
