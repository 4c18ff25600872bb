"""Decide which sentences of a source are quoted, by what, and the page that shows them in a preview.

Of an excerpt, it adds nothing to what the site shows by which that would pass the desk's limit.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

from generator.check.limits import SHORTEST_EXCERPTED, union
from generator.check.quotes import is_furniture, sentences
from generator.check.wording import WORD, joint
from generator.model.places import LINE_END, line_starts
from generator.site.components import Link, PassagePiece
from generator.site.dates import withdrawal
from generator.site.labels import EVIDENCE, FURNITURE, TEXT, UNUSED, USES
from generator.site.naming import capture_name, long
from generator.site.pages import NOINDEX, Page, View
from generator.site.passages import called, cut, shown, use
from generator.site.words import capitalised, worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model import Quotation, Source, Span, Verdict
    from generator.site.index import SiteIndex
    from generator.site.material import Material


@dataclass(frozen=True)
class CoveredSentence:
    """A sentence of a capture: where it stands, how it is used, and the quotes that reach into it."""

    span: Span
    line: int
    use: str
    """``EVIDENCE``, ``TEXT``, ``UNUSED`` or ``FURNITURE``."""
    verdicts: tuple[Verdict, ...] = ()
    links: tuple[Link, ...] = ()
    """The claims, the rows of lists and the texts that quote it."""


@dataclass(frozen=True)
class Coverage:
    """The sentences of one capture, in order; where they could not be read, ``unread`` says why."""

    file: str
    name: str
    address: str
    """That of the page which lists them; it counts from the site's root."""
    sentences: tuple[CoveredSentence, ...] = ()
    unread: str = ""

    @property
    def counts(self) -> Counter[str]:
        """How many sentences are used in each way; of furniture, how many lines."""
        counts = Counter(each.use for each in self.sentences)
        counts[FURNITURE] = len({each.line for each in self.sentences if each.use == FURNITURE})
        return counts

    @property
    def sentence(self) -> str:
        """How much of the capture is used, in words."""
        if self.unread:
            return self.unread
        counts = self.counts
        evidence, text, unused, furniture = (counts[each] for each in USES)
        total = evidence + text + unused
        quoted, rest = (round(each / max(total, 1) * 100) for each in (evidence, unused))
        parts = [worded("coverage.evidence", n=evidence, sentences=worded("counts.sentences", n=total), share=quoted)]
        parts += [worded("coverage.text", n=text)] if text else []
        parts += [worded("coverage.unused", n=unused, share=rest)]
        page = [worded("uses.furniture.counted", n=furniture)] if furniture else []
        return worded("row.stop", words=worded("row.semicolon").join((worded("row.comma").join(parts), *page)))

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        """Each use that its sentences have, and in words how many have it."""
        counts = self.counts
        return tuple((each, worded(f"uses.{each}.counted", n=counts[each])) for each in USES if counts[each])


def coverage(source: Source, index: SiteIndex) -> tuple[Coverage, ...]:
    """Give the coverage of each capture of a source, oldest first, from the library of the index.

    Evidence that was withdrawn counts no more, and nothing that is quoted from a withdrawn source does.
    """
    counting = [each for each in index.library.quoted_from.get(source.id, ()) if _counts(each, index)]
    return tuple(
        Coverage(
            str(capture.file),
            capture_name(capture),
            f"sources/{source.id}/coverage/",
            *_read(source, capture.file, [each for each in counting if each.capture.file == capture.file], index),
        )
        for capture in source.captures
    )


def _counts(quotation: Quotation, index: SiteIndex) -> bool:
    verdict = index.verdicts.get(quotation.address)
    return bool(verdict and verdict.tier.passes and not index.gone(quotation))


def _read(
    source: Source, file: str, quotations: list[Quotation], index: SiteIndex
) -> tuple[tuple[CoveredSentence, ...], str]:
    """Give the sentences of a capture, or say why there are none."""
    text = index.library.captures.get(file)
    if source.withdrawn:
        return (), worded("coverage.withdrawn", withdrawn=withdrawal(source.withdrawn))
    if text is None:
        return (), worded("coverage.missing", file=file)
    return tuple(_sentences(text, quotations, index)), ""


def _sentences(text: str, quotations: Sequence[Quotation], index: SiteIndex) -> Iterator[CoveredSentence]:
    spans = list(sentences(text))
    ends = [end for _, end in spans]
    over: list[list[Quotation]] = [[] for _ in spans]
    for quotation in quotations:
        for start, end in index.verdicts[quotation.address].spans:
            position = bisect_right(ends, start)
            while position < len(spans) and spans[position][0] < end:
                over[position].append(quotation)
                position += 1
    starts = line_starts(text)
    lines = LINE_END.split(text)
    several = len({each.briefing for each in quotations}) > 1
    links = {each.address: _link(each, index, several=several) for each in quotations}
    for span, quoting in zip(spans, over, strict=True):
        line = bisect_right(starts, span[0])
        if quoting:
            kind = EVIDENCE if any(each.evidence for each in quoting) else TEXT
        else:
            kind = FURNITURE if is_furniture(lines[line - 1]) else UNUSED
        verdicts = tuple(index.verdicts[each.address] for each in quoting)
        ways = dict[tuple[str, str], Link]()
        for each in quoting:  # where a claim quotes a sentence twice, one way leads there
            ways.setdefault((each.briefing, links[each.address].words), links[each.address])
        yield CoveredSentence(span, line, kind, verdicts, tuple(ways.values()))


def _link(quotation: Quotation, index: SiteIndex, *, several: bool) -> Link:
    """Lead to a quotation by what it is used for, and where ``several`` briefings quote the source, in which."""
    found, words = use(quotation, index), called(quotation, index)
    title = index.library.briefings[quotation.briefing].head.title
    words = worded("used.in", what=words, briefing=title) if several else words
    return Link(words, found.link.address, str(found.sentence or found.link.words))


MOST_WORDS, MOST_SIGNS, MOST_CHARACTERS = 3, 5, 24
"""Of a sentence that nobody quotes; and never more than half of it, or short sentences would be shown whole."""
CUT = PassagePiece("…", quoted=False)


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
    pieces: tuple[PassagePiece, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class CoverageView(View):
    """Everything on the page of a source that only a preview has: each capture with its blocks."""

    kind = "coverage"
    style = "assets/coverage.css"
    searched = False  # what is quoted is found on the page of its source
    source: Link
    language: str
    shown: str
    captures: tuple[tuple[Coverage, tuple[Block, ...]], ...]


def coverage_page(source: Source, covered: Sequence[Coverage], material: Material) -> Page:
    """Return the page of a source's coverage."""
    return Page(
        address=covered[0].address,
        title=worded("coverage.title", title=source.title),
        description=worded("coverage.description", name=long(source)),
        view=coverage_view(source, covered, material.index, material.excerpts),
        robots=NOINDEX,
    )


def coverage_view(
    source: Source, coverages: Iterable[Coverage], index: SiteIndex, on_show: Mapping[str, Sequence[Span]]
) -> CoverageView:
    """Decide everything on the page of a source's coverage; ``on_show`` is what the site shows of each capture."""
    captures = []
    for number, each in enumerate(coverages, start=1):
        text = index.library.captures.get(each.file, "")
        share = index.library.settings.limits.source_share if len(text) >= SHORTEST_EXCERPTED else 1
        room = share * len(text) - sum(end - start for start, end in on_show.get(each.file, ()))
        firsts = dict(_openings(each.sentences, text, room)) if source.rights == "excerpt" else {}
        captures.append((each, tuple(_blocks(f"capture-{number}", each.sentences, text, source.rights, firsts))))
    return CoverageView(
        index.sources[source.id]._replace(words=source.title),
        str(source.language or ""),
        worded(f"coverage.shown.{source.rights}"),
        tuple(captures),
    )


def _openings(sentences: Iterable[CoveredSentence], text: str, room: float) -> Iterator[tuple[Span, str]]:
    """Give the opening of each sentence that nobody quotes, as far as there is room for characters of the capture."""
    for each in sentences:
        if each.use in {UNUSED, FURNITURE}:
            first = opening(text[slice(*each.span)])
            room -= len(first)
            if room < 0:
                return
            yield each.span, first


def _blocks(
    anchor: str, sentences: Iterable[CoveredSentence], text: str, rights: str, firsts: Mapping[Span, str]
) -> Iterator[Block]:
    for number, ((purpose, links, _), group) in enumerate(groupby(sentences, key=_together), start=1):
        here = list(group)
        first, last = here[0].line, here[-1].line
        if first == last:
            place = worded("coverage.line", line=str(first))
        else:
            place = worded("coverage.lines", first=str(first), last=str(last))
        many = len({each.line for each in here}) if purpose == FURNITURE else len(here)
        label = worded(f"uses.{purpose}.label") if many == 1 else worded(f"uses.{purpose}.counted", n=many)
        pieces = tuple(_pieces(here, text, rights, firsts))
        yield Block(f"{anchor}-{number}", len(here), capitalised(place), purpose, label, pieces, links)


def _together(sentence: CoveredSentence) -> tuple[str, tuple[Link, ...], int]:
    """Sentences of one line that are used by the same share a block, as all lines of furniture in a row do."""
    return sentence.use, sentence.links, 0 if sentence.use == FURNITURE else sentence.line


def _pieces(
    sentences: Sequence[CoveredSentence], text: str, rights: str, firsts: Mapping[Span, str]
) -> Iterator[PassagePiece]:
    """Give what may be shown of sentences in a row, with what stands between them."""
    line = 0
    for each in sentences:
        pieces = tuple(_shown(each, text, rights, firsts))
        if pieces and line:
            yield PassagePiece(" " if each.line == line else "\n", quoted=False)
        yield from pieces
        line = each.line


def _shown(sentence: CoveredSentence, text: str, rights: str, firsts: Mapping[Span, str]) -> Iterator[PassagePiece]:
    start, end = sentence.span
    if sentence.use in {UNUSED, FURNITURE} and rights != "full":
        if first := firsts.get(sentence.span):
            yield PassagePiece(f"{first}…", quoted=False)
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
