"""Find every place where a piece of a quote stands in a capture, and what every bracket replaces there.

First the longest words of a piece are found. From there, its other parts are read, backward and forward.
If several readings of the brackets lead to one offset, only the first is kept, so that their number stays small.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.check.normalize import BREAK, DIGIT_BREAK, fold
from generator.check.quotes.literal import pattern
from generator.check.quotes.marks import Bracket, PieceWords, Role
from generator.model.bounds import MOST_READINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.check.quotes.languages import Language
    from generator.check.quotes.literal import CaptureText
    from generator.check.quotes.marks import QuotePiece


class BracketReading(NamedTuple):
    """A bracket that the capture does not have, and the word of the capture that it replaces; empty if none."""

    bracket: Bracket
    instead: str

    @property
    def words(self) -> str:
        """The words that the editor put into the bracket."""
        return self.bracket.content


class Match(NamedTuple):
    """A place where a piece stands in the folded text of a capture, and how its brackets were read."""

    start: int
    end: int
    readings: tuple[BracketReading, ...]


ReadingsByOffset = dict[int, tuple[BracketReading, ...]]
_LAST_WORD = re.compile(r"(?<![\w'’])\w+\Z")
_NEXT_WORD = re.compile(r"(?<![\w'’])\w+")
LONGEST_PRONOUN = 24
_WORD_BEFORE = re.compile(r"(?<![\w'])(\w+)\s+\Z")
_ARTICLES = frozenset("the a an un une du au".split())
"""Articles that no pronoun follows; French ``le`` and ``la`` are pronouns themselves."""
_TURKISH = {"İ": "i", "i": "İ", "ı": "I"}
"""Letters whose other case Unicode's general rules do not know."""


@dataclass
class Matcher:
    """A search for pieces in a capture; ``tried`` counts the readings of brackets so far."""

    capture: CaptureText
    words: Language
    tried: int = 0
    known: dict[str, re.Pattern[str]] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """The folded text of the capture."""
        return self.capture.all.folded.text

    @property
    def spent(self) -> bool:
        """Whether all allowed readings have been tried."""
        return self.tried > MOST_READINGS

    def matches(self, piece: QuotePiece) -> Iterator[Match]:
        """Return the matches of a piece around its longest words.

        The reading that covers most text comes first.
        """
        tokens = piece.tokens
        longest = max((token.text for token in tokens if isinstance(token, PieceWords)), key=len, default="")
        longest_at = next(
            (at for at, token in enumerate(tokens) if isinstance(token, PieceWords) and token.text == longest), None
        )
        if longest_at is None:
            return
        for start, end in self.capture.places(longest):
            ends = self._read_tokens(tokens[longest_at + 1 :], end, back=False)
            starts = (
                self._read_tokens(tokens[longest_at - 1 :: -1] if longest_at else (), start, back=True) if ends else {}
            )
            for first, before in starts.items():
                last, behind = next(iter(ends.items()))
                yield Match(first, last, (*reversed(before), *behind))
            if self.spent:
                return

    def _read_tokens(self, tokens: Sequence[PieceWords | Bracket], at: int, *, back: bool) -> ReadingsByOffset:
        """Return the offsets to which tokens lead, with the readings of their brackets."""
        reached: ReadingsByOffset = {at: ()}
        for token in tokens:
            onward: ReadingsByOffset = {}
            for offset, readings in reached.items():
                self.tried += 1
                self.capture.effort += 1
                for next_offset, reading in self._read_token(token, offset, back=back):
                    onward.setdefault(next_offset, (*readings, reading) if reading else readings)
            reached = onward
            if self.spent:
                return {}
        return reached

    def _read_token(
        self, token: PieceWords | Bracket, at: int, *, back: bool
    ) -> Iterator[tuple[int, BracketReading | None]]:
        """Return every way to read one token from an offset.

        A way is the offset after the token, and the reading of a bracket.
        """
        if isinstance(token, PieceWords):
            for words in self._without_gap(token.text, at, back=back):
                yield from ((there, None) for there in self._match_literal(words, at, back=back))
        elif self._is_marker(token, at):
            yield at, None
        elif back and self.text[max(at - 1, 0) : at] == " " and self._is_marker(token, at - 1):
            yield at - 1, None
        elif token.role is Role.LETTER:
            pair = _TURKISH.get(token.content, token.content)
            letters = dict.fromkeys((f"[{token.content}]", token.content.lower(), token.content.upper(), pair))
            yield from ((there, None) for letter in letters for there in self._match_literal(letter, at, back=back))
        elif token.role is Role.PART:
            yield from ((there, None) for there in self._match_literal(_fold_bracket(token), at, back=back))
        elif token.role is Role.GLOSS:
            yield from self._read_gloss(token, at, back=back)
            yield at, BracketReading(token, "")
        else:
            yield at, BracketReading(token, "")

    def _without_gap(self, words: str, at: int, *, back: bool) -> Iterator[str]:
        """Return words as typed, and without the space between a bracket and a dash, which includes its spaces."""
        yield words
        if not back and words[:1] == " " and self.text[max(at - 1, 0) : at] == "-":
            yield words[1:]
        if back and words[-1:] == " " and self.text[at : at + 1] == "-":
            yield words[:-1]

    def _is_marker(self, token: Bracket, at: int) -> bool:
        """Return whether the capture has this bracket at an offset, where folding dropped it as a note's number."""
        end, start = self.capture.all.folded.back(at, at)
        return start < end and self.capture.text[start:end].strip() == f"[{token.content}]"

    def _read_gloss(self, token: Bracket, at: int, *, back: bool) -> Iterator[tuple[int, BracketReading | None]]:
        """Return the ways in which the capture has words in a gloss's place.

        These are the same words, or a pronoun.
        """
        for gap in (" ", "") if token.opens else (" ",) if token.spaced else ("",):
            # The space that belongs to a bracket stands before it, or after a bracket that opens the piece.
            for near in self._match_literal(gap, at, back=back) if token.opens == back else (at,):
                for far, instead in self._read_content(token, near, back=back):
                    for there in self._match_literal(gap, far, back=back) if token.opens != back else (far,):
                        yield there, BracketReading(token, instead) if instead else None

    def _read_content(self, token: Bracket, at: int, *, back: bool) -> Iterator[tuple[int, str]]:
        """Return the offset after the words in a gloss's place.

        The second value is the pronoun that the gloss replaces, if any.
        """
        content = token.content
        for form in (_fold_bracket(token), *(fold(f"{letter}{content[1:]}").text for letter in _cases(content[:1]))):
            yield from ((there, "") for there in self._match_literal(form, at, back=back))
        first, last = (max(at - LONGEST_PRONOUN, 0), at) if back else (at, at + LONGEST_PRONOUN)
        word = _LAST_WORD.search(self.text, first, last) if back else _NEXT_WORD.match(self.text, first, last)
        if word and self._is_pronoun(word) and (content.lower() != word[0].lower() or content[1:] == word[0][1:]):
            yield word.start() if back else word.end(), word[0]

    def _is_pronoun(self, word: re.Match[str]) -> bool:
        """Return whether a word of the capture is a pronoun, and not a name, a noun or a number that is spelled alike.

        ``US`` and ``IT`` are names; ``mine`` and ``son`` after an article are nouns; ``I`` after a name, and ``one``,
        are numbers.
        """
        if not self.words["pronoun"].fullmatch(word[0]) or word[0].lower() == "one":
            return False
        before = _WORD_BEFORE.search(self.text, max(word.start() - LONGEST_PRONOUN, 0), word.start())
        if word[0] == "I":
            name = before[1] if before and before[1][0].isupper() else ""
            return len(name) < 2 or any(self.words[kind].fullmatch(name) for kind in ("link", "coordination"))  # noqa: PLR2004
        if before and before[1].lower() in _ARTICLES:
            return False
        return len(word[0]) == 1 or not word[0].isupper()

    def _match_literal(self, words: str, at: int, *, back: bool) -> Iterator[int]:
        """Return the offset after words that start at an offset.

        With ``back``, return the offset before words that end there.
        """
        if not self.capture.breaks:
            start = at - len(words) if back else at
            if start >= 0 and self.text.startswith(words, start):
                yield start if back else at + len(words)
            return
        expression = self.known.get(words) or self.known.setdefault(words, re.compile(pattern(words, broken=True)))
        if not back:
            if found := expression.match(self.text, at):
                yield found.end()
            return
        # A broken line may have added a mark, a hyphen or a space inside the words, or removed a hyphen.
        slack = sum(map(self.text[max(at - 2 * len(words), 0) : at].count, (BREAK, DIGIT_BREAK, "-")))
        for width in range(max(len(words) - 2 * words.count("-"), 0), len(words) + 2 * slack + 1):
            if width <= at and expression.fullmatch(self.text, at - width, at):
                yield at - width
                return


def _fold_bracket(token: Bracket) -> str:
    return fold(f"[{token.content}]").text


def _cases(letter: str) -> tuple[str, ...]:
    return (letter, letter.swapcase()) if letter else ()
