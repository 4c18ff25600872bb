"""Takes a source; gives, for each of its captures, which sentences are quoted, by what, and which nobody used."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.compile.dates import withdrawal
from generator.compile.meanings import EVIDENCE, FURNITURE, TEXT, UNUSED, USES
from generator.compile.naming import capture_name
from generator.compile.parts import Link
from generator.compile.passages import called, use
from generator.places import LINE_END
from generator.quotes import is_furniture, sentences
from generator.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.compile.shelf import Shelf
    from generator.model import Quotation, Source, Span, Verdict


@dataclass(frozen=True)
class Sentence:
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
    sentences: tuple[Sentence, ...] = ()
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


def coverage(source: Source, shelf: Shelf) -> tuple[Coverage, ...]:
    """Give the coverage of each capture of a source, oldest first, by what the library of the shelf says.

    Evidence that was withdrawn counts no more, and nothing that is quoted from a withdrawn source does.
    """
    counting = [each for each in shelf.library.quoted_from.get(source.id, ()) if _counts(each, shelf)]
    return tuple(
        Coverage(
            str(capture.file),
            capture_name(capture),
            f"sources/{source.id}/coverage/",
            *_read(source, capture.file, [each for each in counting if each.capture.file == capture.file], shelf),
        )
        for capture in source.captures
    )


def _counts(quotation: Quotation, shelf: Shelf) -> bool:
    verdict = shelf.verdicts.get(quotation.id)
    return bool(verdict and verdict.tier.passes and not shelf.gone(quotation))


def _read(source: Source, file: str, quotations: list[Quotation], shelf: Shelf) -> tuple[tuple[Sentence, ...], str]:
    """Give the sentences of a capture, or say why there are none."""
    text = shelf.library.captures.get(file)
    if source.withdrawn:
        return (), worded("coverage.withdrawn", withdrawn=withdrawal(source.withdrawn))
    if text is None:
        return (), worded("coverage.missing", file=file)
    return tuple(_sentences(text, quotations, shelf)), ""


def _sentences(text: str, quotations: Sequence[Quotation], shelf: Shelf) -> Iterator[Sentence]:
    spans = list(sentences(text))
    ends = [end for _, end in spans]
    over: list[list[Quotation]] = [[] for _ in spans]
    for quotation in quotations:
        for start, end in shelf.verdicts[quotation.id].spans:
            index = bisect_right(ends, start)
            while index < len(spans) and spans[index][0] < end:
                over[index].append(quotation)
                index += 1
    starts = [0, *(found.end() for found in LINE_END.finditer(text))]
    lines = LINE_END.split(text)
    several = len({each.briefing for each in quotations}) > 1
    links = {each.id: _link(each, shelf, several=several) for each in quotations}
    for span, quoting in zip(spans, over, strict=True):
        line = bisect_right(starts, span[0])
        if quoting:
            kind = EVIDENCE if any(each.evidence for each in quoting) else TEXT
        else:
            kind = FURNITURE if is_furniture(lines[line - 1]) else UNUSED
        verdicts = tuple(shelf.verdicts[each.id] for each in quoting)
        ways = dict[tuple[str, str], Link]()
        for each in quoting:  # where a claim quotes a sentence twice, one way leads there
            ways.setdefault((each.briefing, links[each.id].words), links[each.id])
        yield Sentence(span, line, kind, verdicts, tuple(ways.values()))


def _link(quotation: Quotation, shelf: Shelf, *, several: bool) -> Link:
    """Lead to a quotation by what it is used for, and where ``several`` briefings quote the source, in which."""
    found, words = use(quotation, shelf), called(quotation, shelf)
    title = shelf.library.briefings[quotation.briefing].head.title
    words = worded("used.in", what=words, briefing=title) if several else words
    return Link(words, found.link.address, str(found.sentence or found.link.words))
