"""Split a quote as typed into pieces: words that must stand in the capture, and the editor's brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain

from generator.check.normalize import QUOTATION_MARKS, emphasis, fold

_ELISION = re.compile(
    r"[ ]?(?:\[\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*\]|\((?:…|\.\s?\.\s?\.)\)"
    r"|…|(?<![.\w])\.(?:\s?\.){2,3}|\.{3,4}|\.(?:\s\.){2,3})[ ]?"
)
_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_HOUSE_STOP = re.compile(rf"[.,。，、．｡،۔।։።፣](?<![.…\s].)(?=[{QUOTATION_MARKS}]?\Z)")
"""A stop or comma at the very end of words, where a house style may have set it."""
_EMPHASISED = (
    r"(?:emphas[ei]s|italics?|bold(?:face)?|underlining)\s(?:(?:is|are|was|were)\s)?(?:added|mine|ours|theirs|supplied|omitted|removed"
    r"|(?:as\s)?in\s(?:the\s)?(?:original|source)|(?:added\s)?by\s(?:me|us|the\s(?:desk|editors?|authors?)))"
    r"|(?:my|our)\s(?:emphasis|italics)"
    r"|souligné\s(?:par\snous|par\smoi|par\sl[’']auteur|dans\sl[’']original)"
    r"|Hervorhebung(?:en)?\s(?:hinzugefügt|ergänzt|von\s(?:uns|mir)|durch\suns|(?:auch\s|schon\s)?im\sOriginal)"
    r"|énfasis\s(?:añadido|agregado|nuestro|mío|del\soriginal|en\sel\soriginal)"
    r"|(?:выделено|подчёркнуто)\s(?:нами|мной|автором|редакцией)|курсив\s(?:наш|мой|автора)"
)
_NOTE = re.compile(rf"sic!?|recte|{_EMPHASISED}", re.IGNORECASE)
"""The notes of editors, as whole phrases only: free words in a note would look like a part of the quote."""


class Role(Enum):
    """The kind of a bracket, decided by its place among the words."""

    LETTER = auto()
    """One letter in another case, at the start of a word."""
    PART = auto()
    """A part of a word, which must stand in the capture."""
    GLOSS = auto()
    """Words beside the words of the source, or in place of a pronoun."""
    APART = auto()
    """Words alone between two elisions, next to no word of the source."""


@dataclass(frozen=True)
class PieceWords:
    """Folded words that must stand in the capture; a space at an end must stand there too."""

    text: str


@dataclass(frozen=True)
class Bracket:
    """A bracket, and the words typed before and after it.

    ``opens`` says that no word of the piece stands before the bracket.
    ``spaced`` says that a space stands before it and belongs to it.
    """

    content: str
    role: Role
    before: str = ""
    behind: str = ""
    opens: bool = False
    spaced: bool = False

    @property
    def is_note(self) -> bool:
        """Whether the bracket is a note about the quote, such as ``[sic]``, and not a part of its sentence."""
        return bool(_NOTE.fullmatch(self.content))


@dataclass(frozen=True)
class QuotePiece:
    """A stretch of a quote between two elisions; ``typed`` is the text as the editor wrote it."""

    typed: str
    tokens: tuple[PieceWords | Bracket, ...]

    @property
    def unstopped(self) -> QuotePiece | None:
        """The piece without the stop or comma at its end; None if it has none."""
        *before, last = self.tokens
        if not isinstance(last, PieceWords):
            return None
        bare = without_stop(last.text)
        tokens = (*before, PieceWords(bare)) if bare else tuple(before)
        return QuotePiece(self.typed, tokens) if tokens and bare != last.text else None


def without_stop(words: str) -> str:
    """Return words without a stop or comma at their very end, inside or before a closing quotation mark."""
    return _HOUSE_STOP.sub("", words)


def pieces(quote: str) -> list[QuotePiece]:
    """Return the pieces of a quote between its elisions, with their brackets.

    A bracket alone joins the piece beside it.
    """
    made: list[QuotePiece] = []
    alone: list[Bracket] = []
    for stretch in map(str.strip, _ELISION.split(quote)):
        if _has_words(stretch):
            made.append(QuotePiece(stretch, (*alone, *_read_tokens(stretch))))
            alone = []
            continue
        apart = [Bracket(found[1], Role.APART) for found in _BRACKET.finditer(stretch)]
        if made:
            made[-1] = QuotePiece(made[-1].typed, (*made[-1].tokens, *apart))
        else:
            alone += apart
    return made


def count(quote: str) -> int:
    """Return how many parts of a quote can be read as an editor's mark."""
    return sum(1 for _ in chain(_BRACKET.finditer(_ELISION.sub("", quote)), _ELISION.finditer(quote)))


def has_marks(quote: str) -> bool:
    """Return whether a quote contains anything that can be read as an editor's mark."""
    return bool(_BRACKET.search(quote) or _ELISION.search(quote))


def without_emphasis(quote: str) -> str:
    """Return a quote without the Markdown emphasis that its editor added.

    Emphasis stays unless a note in the quote says that it was added.
    """
    added = any(
        _NOTE.fullmatch(found.group(1)) and found.group(1).lower()[:3] != "sic" for found in _BRACKET.finditer(quote)
    )
    return fold(quote, (emphasis,)).text if added else quote


def only_marks(quote: str) -> bool:
    """Return whether a quote contains no words outside its marks."""
    return not (quote[:1].isalnum() or _has_words(_ELISION.sub(" ", quote)))


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in _BRACKET.sub(lambda found: found.group(1)[1:2] and " ", text))


def _read_tokens(stretch: str) -> list[PieceWords | Bracket]:
    tokens: list[PieceWords | Bracket] = []
    read = 0
    for found in _BRACKET.finditer(stretch):
        before, behind, content = stretch[read : found.start()], stretch[found.end() :], found[1]
        _add_words(tokens, before, "[")
        read, opens, spaced = found.end(), False, False
        role = _find_role(content, before, behind[:1])
        if role is Role.GLOSS:
            opens = all(isinstance(token, Bracket) and token.opens for token in tokens)
            last = tokens[-1] if tokens else None
            if opens:
                read += behind[:1].isspace()
            elif isinstance(last, PieceWords) and last.text.endswith(" "):
                spaced = True
                tokens[-1:] = [PieceWords(last.text[:-1])] if last.text != " " else []
        tokens.append(Bracket(content, role, stretch[: found.start()], behind, opens=opens, spaced=spaced))
    _add_words(tokens, stretch[read:])
    return tokens


def _add_words(tokens: list[PieceWords | Bracket], text: str, after: str = "") -> None:
    """Add words, folded between the brackets beside them, so that a dash there has the spaces that it has in a capture.

    A space at an end stays if the editor typed one there. ``after`` is the bracket that follows, if any.
    """
    before = "]" if tokens else ""
    if (
        words := fold(f"{before}{text if after else text.rstrip()}{after}")
        .text.removeprefix(before)
        .removesuffix(after)
    ):
        tokens.append(PieceWords(words))


def _find_role(content: str, before: str, behind: str) -> Role:
    if len(content) == 1 and content.isalpha() and behind.isalpha():
        return Role.LETTER
    if (before[-1:].isalnum() or behind.isalnum()) and not _NOTE.fullmatch(content):
        return Role.PART
    return Role.GLOSS
