"""Takes the memo of a review; gives it as a document in sections, which is then written as Markdown or as text."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from generator.model.english import counted
from generator.site.words import capitalised, joined, worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.diagnostics import Diagnostic
    from generator.review import Memo
    from generator.review.memo import Captured, Covered, Fall, InContext, Item, Publishing
    from generator.site.changes import ChangeView
    from generator.site.differences import Difference, Marked


class Span(NamedTuple):
    """Words of a line, and how they are set: ``strong``, ``old``, ``new``, ``quoted``, ``code``, or plain."""

    words: str
    style: str = ""


class Line(NamedTuple):
    """One line: its spans, and how deep it stands below the title of its entry, which is at 0."""

    spans: tuple[Span, ...]
    depth: int = 0


PATHS = 10
"""How many files outside the content are named, those first that run or say what runs."""
PROGRAM = re.compile(
    r"(?:^|/)\.(?:git|pre-commit)|(?:^|/)(?:[^/.]*|[^/]*\.(?:cfg|cmd|html?|in|ini|js|json|lock|mjs|mk|pth|py|sh|toml|ya?ml))$"
    r"|(?:^|/)(?:requirements|constraints)[^/]*\.txt$",
    re.IGNORECASE,
)
"""How a file is called that a machine runs, or reads for what it is to run: whoever hides one adds files before it."""
NAMED = 5
"""How many findings that are gone are named."""

Entry = tuple[Line, ...]
"""What is shown or left out together."""


class MemoSection(NamedTuple):
    """Entries under a heading; ``asks`` says that they are questions to be ticked, ``kept`` that none is left out."""

    title: str
    entries: tuple[Entry, ...]
    asks: bool = False
    kept: bool = False


def document(memo: Memo) -> tuple[MemoSection, ...]:
    """Give the sections that hold anything: the verdict and the counts, then what needs eyes, riskiest first."""
    names = joined([f"{each.rule.name} at {each.place}" for each in memo.mended[:NAMED]])
    mended = f"{counted(len(memo.mended), 'earlier finding')} {'is' if len(memo.mended) == 1 else 'are'} gone: {names}"
    more = f" and {len(memo.mended) - NAMED} more." if len(memo.mended) > NAMED else "."
    facts = (*memo.counts, *[f"{mended}{more}"] * bool(memo.mended), memo.compared)
    outside = sorted(memo.outside, key=lambda path: not PROGRAM.search(path))
    left = [f"and {len(outside) - PATHS} more"] if len(outside) > PATHS else []
    several = len({item.home for item in memo.items if item.home}) > 1
    sections = (
        MemoSection("", ((_line(Span(memo.verdict, "strong")),), *_plain(facts)), kept=True),
        MemoSection("Faults that come with this change", tuple(map(_fault, memo.faults))),
        MemoSection("Published with this change", tuple(map(_publishing, memo.publishing))),
        MemoSection("What falls", tuple(map(_fall, memo.falls))),
        *(
            MemoSection(label, tuple(_item(item, several=several) for item in group))
            for label, group in groupby(memo.items, key=lambda item: item.risk.label)
        ),
        MemoSection("New captures", tuple(map(_captured, memo.captures))),
        MemoSection("How much of each source is used", tuple(map(_covered, memo.coverage))),
        MemoSection("Who has read it", _plain(memo.people)),
        MemoSection(
            "Changed outside the content, which this memo does not read",
            tuple((_line(Span(each, "code")),) for each in (*outside[:PATHS], *left)),
            kept=True,
        ),
        MemoSection("Before you approve", _plain(memo.questions), asks=True, kept=True),
    )
    return tuple(section for section in sections if section.entries)


def _plain(sentences: Iterable[str]) -> tuple[Entry, ...]:
    return tuple((_line(Span(each)),) for each in sentences)


def _line(*spans: Span, depth: int = 0) -> Line:
    return Line(tuple(span for span in spans if span.words), depth)


def _fault(finding: Diagnostic) -> Entry:
    rule = finding.rule
    head = _line(Span(f"{rule.severity} {rule.name}", "strong"), Span(" at "), Span(str(finding.place), "code"))
    also = (_line(Span(f"{each.place}: {each.message}"), depth=1) for each in finding.also)
    return head, _line(Span(" ".join(filter(None, (finding.message, finding.hint)))), depth=1), *also


def _publishing(edition: Publishing) -> Entry:
    head = _line(Span(capitalised(edition.title), "strong"), Span(f": {edition.note}"))
    return head, _line(Span(edition.share), depth=1), _line(Span(edition.people), depth=1)


def _fall(fall: Fall) -> Entry:
    return _line(Span(fall.sentence, "strong")), *(_line(Span(each), depth=1) for each in fall.falls)


def _captured(capture: Captured) -> Entry:
    lines = (_line(Span(each, "quoted"), depth=1) for each in capture.furniture)
    return _line(Span(capture.sentence)), *lines, *(line for row in capture.differs for line in _row(row, 1))


def _covered(covered: Covered) -> Entry:
    before = (_line(Span(f"Before: {covered.before}"), depth=1),) if covered.before else ()
    page = _line(Span("Sentence by sentence in the preview: "), Span(f"{covered.address}index.html", "code"), depth=1)
    return _line(Span(covered.name, "strong"), Span(f": {covered.sentence}")), *before, page


def _item(item: Item, *, several: bool) -> Entry:
    home = f" in {item.home}" if item.home and several else ""
    also = f" (and in {joined(list(item.also))})" if item.also else ""
    return (
        _line(Span(item.title, "strong"), Span(f"{home}{also}")),
        *(line for view in item.changes for line in _change(view)),
        *(_line(Span(f"{name}: {value}"), depth=1) for name, value in item.facts),
        *(line for quote in item.before for line in _quote("Was", quote)),
        *(line for quote in item.after for line in _quote("Evidence", quote)),
    )


def _change(view: ChangeView) -> Iterator[Line]:
    said = " ".join(filter(None, (view.sentence, view.reason)))
    yield _line(Span(capitalised(view.kind), "strong"), Span(f": {said}" if said else ""), depth=1)
    for row in view.rows:
        yield from _row(row, 2)


def _row(row: Difference, depth: int) -> Iterator[Line]:
    """Give what was and what is."""
    name = f", {row.name}" if row.name else ""
    if row.before:
        yield _line(Span(f"Before{name}: "), *_marked(row.before, "old"), depth=depth)
    if row.after:
        yield _line(Span(f"{'Now' if row.before else 'New'}{name}: "), *_marked(row.after, "new"), depth=depth)


def _marked(pieces: Marked, style: str) -> Iterator[Span]:
    return (Span(words, style if only else "") for words, only in pieces)


def _quote(name: str, quote: InContext) -> Iterator[Line]:
    spans = (Span(words, "quoted" if quoted else "") for words, quoted in quote.pieces)
    yield _line(Span(f"{name} {quote.address}", "strong"), Span(": "), *spans, depth=1)
    voice = f"Quoting {quote.speaker}. " if quote.speaker else ""
    stands = f"{capitalised(quote.tier)}. {quote.stance}".strip()
    yield _line(Span(f"{voice}{quote.source} {stands}"), depth=2)
    if quote.glosses:
        yield _line(Span(worded("quotes.glosses", glosses=worded("row.semicolon").join(quote.glosses))), depth=2)
    for message, because in quote.cautions:
        answer = f"Answered: {because}" if because else "Not answered."
        yield _line(Span("Warning: ", "strong"), Span(f"{message} {answer}"), depth=2)
