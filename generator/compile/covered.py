"""Takes the coverage of a source; gives the page of its sentences, with no more of them than the rights allow."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.compile.parts import Piece
from generator.compile.passages import cut, shown
from generator.compile.words import FURNITURE, UNUSED, USES, capitalised
from generator.verify.limits import union
from generator.wording import joint, units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.compile.coverage import Coverage, Sentence
    from generator.compile.parts import Link
    from generator.compile.shelf import Shelf
    from generator.model import Source, Span

MOST_WORDS, MOST_CHARACTERS = 5, 40
"""Of a sentence that nobody quotes; and never more than half of it, or short sentences would be shown whole."""
CUT = Piece("…", quoted=False)


@dataclass(frozen=True)
class Block:
    """Sentences of a capture that stand and are used together: their place, their use, and what may be shown."""

    place: str
    use: str
    label: str
    pieces: tuple[Piece, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class CoverageView:
    """Everything on the page of a source that only a preview has: each capture with its blocks."""

    source: Link
    language: str
    shown: str
    captures: tuple[tuple[Coverage, tuple[Block, ...]], ...]


RULES = {
    "full": "Every sentence is shown.",
    "excerpt": "A sentence that nobody quotes is shown by its first words: the rights allow quotes in their sentences.",
    "hash-only": "The quoted words alone are shown: the rights allow no more.",
}
"""What the page shows of a capture, by the rights of its source."""


def coverage_view(source: Source, coverages: Iterable[Coverage], shelf: Shelf) -> CoverageView:
    """Decide everything on the page of a source's coverage."""
    return CoverageView(
        shelf.sources[source.id]._replace(words=source.title),
        str(source.language or ""),
        RULES[source.rights],
        tuple(
            (each, tuple(_blocks(each.sentences, shelf.library.captures.get(each.file, ""), source.rights)))
            for each in coverages
        ),
    )


def _blocks(sentences: Iterable[Sentence], text: str, rights: str) -> Iterator[Block]:
    for (use, links, _), group in groupby(sentences, key=_together):
        here = list(group)
        first, last = here[0].line, here[-1].line
        place = f"line {first}" if first == last else f"lines {first} to {last}"
        yield Block(capitalised(place), use, USES[use], tuple(_pieces(here, text, rights)), links)


def _together(sentence: Sentence) -> tuple[str, tuple[Link, ...], int]:
    """Sentences of one line that are used by the same share a block, as all lines of furniture in a row do."""
    return sentence.use, sentence.links, 0 if sentence.use == FURNITURE else sentence.line


def _pieces(sentences: Sequence[Sentence], text: str, rights: str) -> Iterator[Piece]:
    """Give what may be shown of sentences in a row, with what stands between them."""
    line = 0
    for each in sentences:
        pieces = tuple(_shown(each, text, rights))
        if pieces and line:
            yield Piece(" " if each.line == line else "\n", quoted=False)
        yield from pieces
        line = each.line


def _shown(sentence: Sentence, text: str, rights: str) -> Iterator[Piece]:
    start, end = sentence.span
    if sentence.use in {UNUSED, FURNITURE} and rights != "full":
        if rights == "excerpt":
            yield Piece(opening(text[start:end]), quoted=False)
        return
    allowed = [sentence.span] if rights == "full" else shown(sentence.verdicts, alone=rights == "hash-only")
    quoted = union(_within((span for verdict in sentence.verdicts for span in verdict.spans), sentence.span))
    at = start
    for one, two in _within(allowed, sentence.span):
        if one > at:
            yield CUT
        yield from cut(text, (one, two), list(_within(quoted, (one, two))), {})
        at = two
    if at < end:
        yield CUT


def _within(spans: Iterable[Span], bounds: Span) -> Iterator[Span]:
    start, end = bounds
    return ((max(one, start), min(two, end)) for one, two in spans if one < end and two > start)


def opening(sentence: str) -> str:
    """Give the first words of a sentence that nobody quotes, or signs in scripts without spaces, and an ellipsis."""
    between = joint(sentence)
    words = units(sentence, between)[:MOST_WORDS]
    while words and len(between.join(words)) > min(MOST_CHARACTERS, len(sentence) // 2):
        words.pop()
    return f"{between.join(words)}…"
