"""Takes the coverage of a source; gives the page of its sentences, with no more of them than the rights allow.

Of an excerpt, it adds nothing to what the site shows by which that would pass the desk's limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

from generator.compile.meanings import FURNITURE, UNUSED
from generator.compile.parts import Piece
from generator.compile.passages import cut, shown
from generator.verify.limits import SHORTEST_EXCERPTED, union
from generator.wording import WORD, joint
from generator.words import capitalised, worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.compile.coverage import Coverage, Sentence
    from generator.compile.parts import Link
    from generator.compile.shelf import Shelf
    from generator.model import Source, Span

MOST_WORDS, MOST_SIGNS, MOST_CHARACTERS = 3, 5, 24
"""Of a sentence that nobody quotes; and never more than half of it, or short sentences would be shown whole."""
CUT = Piece("…", quoted=False)


@dataclass(frozen=True)
class Block:
    """Sentences of a capture that stand and are used together: their place, their use, and what may be shown.

    ``anchor`` is where they stand on the page, to which the overview leads with a mark for each of the ``sentences``.
    """

    anchor: str
    sentences: int
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


def coverage_view(
    source: Source, coverages: Iterable[Coverage], shelf: Shelf, on_show: Mapping[str, Sequence[Span]]
) -> CoverageView:
    """Decide everything on the page of a source's coverage; ``on_show`` is what the site shows of each capture."""
    captures = []
    for number, each in enumerate(coverages, start=1):
        text = shelf.library.captures.get(each.file, "")
        share = shelf.library.settings.limits.source_share if len(text) >= SHORTEST_EXCERPTED else 1
        room = share * len(text) - sum(end - start for start, end in on_show.get(each.file, ()))
        firsts = dict(_openings(each.sentences, text, room)) if source.rights == "excerpt" else {}
        captures.append((each, tuple(_blocks(f"capture-{number}", each.sentences, text, source.rights, firsts))))
    return CoverageView(
        shelf.sources[source.id]._replace(words=source.title),
        str(source.language or ""),
        worded(f"coverage.shown.{source.rights}"),
        tuple(captures),
    )


def _openings(sentences: Iterable[Sentence], text: str, room: float) -> Iterator[tuple[Span, str]]:
    """Give the opening of each sentence that nobody quotes, as far as there is room for characters of the capture."""
    for each in sentences:
        if each.use in {UNUSED, FURNITURE}:
            first = opening(text[slice(*each.span)])
            room -= len(first)
            if room < 0:
                return
            yield each.span, first


def _blocks(
    anchor: str, sentences: Iterable[Sentence], text: str, rights: str, firsts: Mapping[Span, str]
) -> Iterator[Block]:
    for number, ((use, links, _), group) in enumerate(groupby(sentences, key=_together), start=1):
        here = list(group)
        first, last = here[0].line, here[-1].line
        if first == last:
            place = worded("coverage.line", line=str(first))
        else:
            place = worded("coverage.lines", first=str(first), last=str(last))
        many = len({each.line for each in here}) if use == FURNITURE else len(here)
        label = worded(f"uses.{use}.label") if many == 1 else worded(f"uses.{use}.counted", n=many)
        pieces = tuple(_pieces(here, text, rights, firsts))
        yield Block(f"{anchor}-{number}", len(here), capitalised(place), use, label, pieces, links)


def _together(sentence: Sentence) -> tuple[str, tuple[Link, ...], int]:
    """Sentences of one line that are used by the same share a block, as all lines of furniture in a row do."""
    return sentence.use, sentence.links, 0 if sentence.use == FURNITURE else sentence.line


def _pieces(sentences: Sequence[Sentence], text: str, rights: str, firsts: Mapping[Span, str]) -> Iterator[Piece]:
    """Give what may be shown of sentences in a row, with what stands between them."""
    line = 0
    for each in sentences:
        pieces = tuple(_shown(each, text, rights, firsts))
        if pieces and line:
            yield Piece(" " if each.line == line else "\n", quoted=False)
        yield from pieces
        line = each.line


def _shown(sentence: Sentence, text: str, rights: str, firsts: Mapping[Span, str]) -> Iterator[Piece]:
    start, end = sentence.span
    if sentence.use in {UNUSED, FURNITURE} and rights != "full":
        if first := firsts.get(sentence.span):
            yield Piece(f"{first}…", quoted=False)
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
    """Give the first words of a sentence that nobody quotes, or its first signs in scripts without spaces."""
    words = (found.end() for found in islice(WORD.finditer(sentence), MOST_WORDS))
    ends = words if joint(sentence) else range(1, MOST_SIGNS + 1)
    return sentence[: max((end for end in ends if end <= min(MOST_CHARACTERS, len(sentence) // 2)), default=0)]
