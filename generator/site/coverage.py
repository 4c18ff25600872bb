"""Find which sentences of a source are quoted and by what, and build the page that shows them in a preview.

If the rights allow excerpts, the page adds no text beyond the desk's limit of what the site shows of the source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

from generator.check.limits import SHORTEST_EXCERPTED, merge_spans
from generator.check.quotes import find_furniture, sentences
from generator.check.wording import WORD, choose_separator
from generator.model.places import line_starts
from generator.site.components import Link, PassagePiece
from generator.site.dates import describe_withdrawal
from generator.site.labels import EVIDENCE, FURNITURE, TEXT, UNUSED, USES
from generator.site.naming import capture_name, full_name
from generator.site.pages import NOINDEX, Page, View
from generator.site.passages import cut_pieces, describe_use, short_use, shown_spans
from generator.site.words import capitalised, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model import Quotation, Source, Span, Verdict
    from generator.site.index import SiteIndex
    from generator.site.material import Material


@dataclass(frozen=True)
class CoveredSentence:
    """A sentence of a capture: its place, its use, and the quotes that overlap it."""

    span: Span
    line: int
    use: str
    """``EVIDENCE``, ``TEXT``, ``UNUSED`` or ``FURNITURE``."""
    verdicts: tuple[Verdict, ...] = ()
    links: tuple[Link, ...] = ()
    """The claims, list rows and texts that quote it."""


@dataclass(frozen=True)
class Coverage:
    """The sentences of one capture, in order; if they could not be read, ``unread`` says why."""

    file: str
    name: str
    address: str
    """The address of the page that lists them, from the root of the site."""
    sentences: tuple[CoveredSentence, ...] = ()
    unread: str = ""

    @property
    def counts(self) -> Counter[str]:
        """The number of sentences for each use; for furniture, the number of lines."""
        counts = Counter(sentence.use for sentence in self.sentences)
        counts[FURNITURE] = len({sentence.line for sentence in self.sentences if sentence.use == FURNITURE})
        return counts

    @property
    def sentence(self) -> str:
        """The counts for each use in words, or the reason why there are none."""
        if self.unread:
            return self.unread
        counts = self.counts
        evidence, text, unused, furniture = (counts[use] for use in USES)
        total = evidence + text + unused
        quoted, rest = (round(count / max(total, 1) * 100) for count in (evidence, unused))
        parts = [message("coverage.evidence", n=evidence, sentences=message("counts.sentences", n=total), share=quoted)]
        parts += [message("coverage.text", n=text)] if text else []
        parts += [message("coverage.unused", n=unused, share=rest)]
        lines = [message("uses.furniture.counted", n=furniture)] if furniture else []
        return message("row.stop", words=message("row.semicolon").join((message("row.comma").join(parts), *lines)))

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        """The legend of the page: each use that occurs, as in ``3 sentences quoted as evidence``."""
        counts = self.counts
        return tuple((use, message(f"uses.{use}.counted", n=counts[use])) for use in USES if counts[use])


def coverage(source: Source, index: SiteIndex) -> tuple[Coverage, ...]:
    """Return the coverage of each capture of a source, oldest first.

    It comes from the library of the index.
    Withdrawn evidence does not count, and no quote from a withdrawn source counts.
    """
    quotations = [quotation for quotation in index.library.quoted_from.get(source.id, ()) if _counts(quotation, index)]
    return tuple(
        Coverage(
            str(capture.file),
            capture_name(capture),
            f"sources/{source.id}/coverage/",
            *_read(
                source,
                capture.file,
                [quotation for quotation in quotations if quotation.capture.file == capture.file],
                index,
            ),
        )
        for capture in source.captures
    )


def _counts(quotation: Quotation, index: SiteIndex) -> bool:
    verdict = index.verdicts.get(quotation.address)
    return bool(verdict and verdict.tier.passes and not index.is_withdrawn(quotation))


def _read(
    source: Source, file: str, quotations: list[Quotation], index: SiteIndex
) -> tuple[tuple[CoveredSentence, ...], str]:
    """Return the sentences of a capture, or else the reason why there are none."""
    text = index.library.captures.get(file)
    if source.withdrawn:
        return (), message("coverage.withdrawn", withdrawn=describe_withdrawal(source.withdrawn))
    if text is None:
        return (), message("coverage.missing", file=file)
    return tuple(_sentences(text, quotations, index)), ""


def _sentences(text: str, quotations: Sequence[Quotation], index: SiteIndex) -> Iterator[CoveredSentence]:
    spans = list(sentences(text))
    ends = [end for _, end in spans]
    quoted_in: list[list[Quotation]] = [[] for _ in spans]
    for quotation in quotations:
        for start, end in index.verdicts[quotation.address].spans:
            position = bisect_right(ends, start)
            while position < len(spans) and spans[position][0] < end:
                quoted_in[position].append(quotation)
                position += 1
    starts = line_starts(text)
    furniture = find_furniture(text)
    several = len({quotation.briefing for quotation in quotations}) > 1
    links = {quotation.address: _link(quotation, index, several=several) for quotation in quotations}
    for span, quoting in zip(spans, quoted_in, strict=True):
        line = bisect_right(starts, span[0])
        if quoting:
            kind = EVIDENCE if any(quotation.evidence for quotation in quoting) else TEXT
        else:
            kind = FURNITURE if starts[line - 1] in furniture else UNUSED
        verdicts = tuple(index.verdicts[quotation.address] for quotation in quoting)
        unique = dict[tuple[str, str], Link]()
        for quotation in quoting:  # a claim that quotes a sentence twice gets one link
            unique.setdefault((quotation.briefing, links[quotation.address].words), links[quotation.address])
        yield CoveredSentence(span, line, kind, verdicts, tuple(unique.values()))


def _link(quotation: Quotation, index: SiteIndex, *, several: bool) -> Link:
    """Return a link to a quotation, named by its use.

    If ``several`` briefings quote the source, the name includes the briefing.
    """
    found, words = describe_use(quotation, index), short_use(quotation, index)
    title = index.library.briefings[quotation.briefing].head.title
    words = message("used.in", what=words, briefing=title) if several else words
    return Link(words, found.link.address, str(found.sentence or found.link.words))


MOST_WORDS, MOST_SIGNS, MOST_CHARACTERS = 3, 5, 24
"""Limits for the opening of a sentence that nobody quotes.

An opening is at most half of its sentence, or the page would show short sentences whole.
"""
CUT = PassagePiece("…", quoted=False)


@dataclass(frozen=True)
class Block:
    """Sentences of a capture that are next to each other and have the same use: their place, use and visible text.

    ``anchor`` is their place on the page; the overview links to it with a mark for each of the ``sentences``.
    """

    anchor: str
    sentences: int
    place: str
    use: str
    label: str
    pieces: tuple[PassagePiece, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class CoverageView(View):
    """Everything on the coverage page of a source, which only a preview has."""

    kind = "coverage"
    style = "assets/coverage.css"
    searched = False  # search finds quotes on the page of their source
    source: Link
    language: str
    shown: str
    captures: tuple[tuple[Coverage, tuple[Block, ...]], ...]


def coverage_page(source: Source, covered: Sequence[Coverage], material: Material) -> Page:
    """Return the coverage page of a source."""
    return Page(
        address=covered[0].address,
        title=message("coverage.title", title=source.title),
        description=message("coverage.description", name=full_name(source)),
        shows=CoverageView,
        make=lambda: coverage_view(source, covered, material.index, material.excerpts),
        robots=NOINDEX,
    )


def coverage_view(
    source: Source, coverages: Iterable[Coverage], index: SiteIndex, on_show: Mapping[str, Sequence[Span]]
) -> CoverageView:
    """Build the coverage page of a source.

    ``on_show`` is what the site shows of each capture.
    """
    captures = []
    for number, covered in enumerate(coverages, start=1):
        text = index.library.captures.get(covered.file, "")
        share = index.library.settings.limits.source_share if len(text) >= SHORTEST_EXCERPTED else 1
        room = share * len(text) - sum(end - start for start, end in on_show.get(covered.file, ()))
        firsts = dict(_openings(covered.sentences, text, room)) if source.rights == "excerpt" else {}
        captures.append((covered, tuple(_blocks(f"capture-{number}", covered.sentences, text, source.rights, firsts))))
    return CoverageView(
        index.sources[source.id]._replace(words=source.title),
        str(source.language or ""),
        message(f"coverage.shown.{source.rights}"),
        tuple(captures),
    )


def _openings(sentences: Iterable[CoveredSentence], text: str, room: float) -> Iterator[tuple[Span, str]]:
    """Return the opening of each sentence that nobody quotes.

    It stops when there is no ``room`` for more characters of the capture.
    """
    for sentence in sentences:
        if sentence.use in {UNUSED, FURNITURE}:
            first = opening(text[slice(*sentence.span)])
            room -= len(first)
            if room < 0:
                return
            yield sentence.span, first


def _blocks(
    anchor: str, sentences: Iterable[CoveredSentence], text: str, rights: str, firsts: Mapping[Span, str]
) -> Iterator[Block]:
    for number, ((purpose, links, _), group) in enumerate(groupby(sentences, key=_block_key), start=1):
        block = list(group)
        first, last = block[0].line, block[-1].line
        if first == last:
            place = message("coverage.line", line=str(first))
        else:
            place = message("coverage.lines", first=str(first), last=str(last))
        count = len({sentence.line for sentence in block}) if purpose == FURNITURE else len(block)
        label = message(f"uses.{purpose}.label") if count == 1 else message(f"uses.{purpose}.counted", n=count)
        pieces = tuple(_pieces(block, text, rights, firsts))
        yield Block(f"{anchor}-{number}", len(block), capitalised(place), purpose, label, pieces, links)


def _block_key(sentence: CoveredSentence) -> tuple[str, tuple[Link, ...], int]:
    """Return the key by which neighbouring sentences share a block.

    Sentences of one line with the same use and links share a block; so do neighbouring lines of furniture.
    """
    return sentence.use, sentence.links, 0 if sentence.use == FURNITURE else sentence.line


def _pieces(
    sentences: Sequence[CoveredSentence], text: str, rights: str, firsts: Mapping[Span, str]
) -> Iterator[PassagePiece]:
    """Return what the source's rights allow to show of sentences in a row."""
    line = 0
    for sentence in sentences:
        pieces = tuple(_shown(sentence, text, rights, firsts))
        if pieces and line:
            yield PassagePiece(" " if sentence.line == line else "\n", quoted=False)
        yield from pieces
        line = sentence.line


def _shown(sentence: CoveredSentence, text: str, rights: str, firsts: Mapping[Span, str]) -> Iterator[PassagePiece]:
    start, end = sentence.span
    if sentence.use in {UNUSED, FURNITURE} and rights != "full":
        if first := firsts.get(sentence.span):
            yield PassagePiece(f"{first}…", quoted=False)
        return
    allowed = [sentence.span] if rights == "full" else shown_spans(sentence.verdicts, alone=rights == "hash-only")
    quoted = merge_spans(_within((span for verdict in sentence.verdicts for span in verdict.spans), sentence.span))
    reached = start
    for one, two in _within(allowed, sentence.span):
        if one > reached:
            yield CUT
        yield from cut_pieces(text, (one, two), list(_within(quoted, (one, two))), {})
        reached = two
    if reached < end:
        yield CUT


def _within(spans: Iterable[Span], bounds: Span) -> Iterator[Span]:
    start, end = bounds
    return ((max(one, start), min(two, end)) for one, two in spans if one < end and two > start)


def opening(sentence: str) -> str:
    """Return the first words of a sentence that nobody quotes.

    In scripts without spaces, return its first characters.
    """
    words = (found.end() for found in islice(WORD.finditer(sentence), MOST_WORDS))
    ends = words if choose_separator(sentence) else range(1, MOST_SIGNS + 1)
    return sentence[: max((end for end in ends if end <= min(MOST_CHARACTERS, len(sentence) // 2)), default=0)]
