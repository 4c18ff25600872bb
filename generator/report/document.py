"""Arrange the memo of a review as a document of sections, which other modules write as Markdown or text."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from generator.model.english import counted
from generator.site.words import capitalised, joined, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.diagnostics import Diagnostic
    from generator.review import Memo
    from generator.review.memo import Captured, Covered, Impact, InContext, Item, Publishing
    from generator.site.changes import ChangeView
    from generator.site.differences import Difference, Marked


class Span(NamedTuple):
    """Words of a line and their style: ``strong``, ``old``, ``new``, ``quoted``, ``code``, or empty for plain words."""

    words: str
    style: str = ""


class Line(NamedTuple):
    """One line: its spans, and its depth below the title of its entry, which has depth 0."""

    spans: tuple[Span, ...]
    depth: int = 0


PATHS = 10
"""The most files outside the content that the memo names; files that run, or that control what runs, come first."""
PROGRAM = re.compile(
    r"(?:^|/)\.(?:git|pre-commit)|(?:^|/)(?:[^/.]*|[^/]*\.(?:cfg|cmd|html?|in|ini|js|json|lock|mjs|mk|pth|py|sh|toml|ya?ml))$"
    r"|(?:^|/)(?:requirements|constraints)[^/]*\.txt$",
    re.IGNORECASE,
)
"""The names of files that a machine runs, or that control what it runs; sorted first, so that nobody can hide one."""
NAMED = 5
"""The most resolved findings that the memo names."""

Entry = tuple[Line, ...]
"""Lines that are shown or left out together."""


class MemoSection(NamedTuple):
    """Entries under a heading; ``asks`` marks questions to tick, ``kept`` marks a section that is never shortened."""

    title: str
    entries: tuple[Entry, ...]
    asks: bool = False
    kept: bool = False


def document(memo: Memo) -> tuple[MemoSection, ...]:
    """Return the sections that have entries.

    The verdict and the counts come first, then what an editor must read, riskiest first.
    """
    names = joined([f"{finding.rule.name} at {finding.place}" for finding in memo.mended[:NAMED]])
    resolved = (
        f"{counted(len(memo.mended), 'earlier finding')} {'is' if len(memo.mended) == 1 else 'are'} gone: {names}"
    )
    more = f" and {len(memo.mended) - NAMED} more." if len(memo.mended) > NAMED else "."
    facts = (*memo.counts, *[f"{resolved}{more}"] * bool(memo.mended), memo.compared)
    outside = sorted(memo.outside, key=lambda path: not PROGRAM.search(path))
    rest = [f"and {len(outside) - PATHS} more"] if len(outside) > PATHS else []
    several = len({item.home for item in memo.items if item.home}) > 1
    sections = (
        MemoSection("", ((_make_line(Span(memo.verdict, "strong")),), *_make_entries(facts)), kept=True),
        MemoSection("Faults that come with this change", tuple(map(_write_fault, memo.faults))),
        MemoSection("Published with this change", tuple(map(_write_edition, memo.publishing))),
        MemoSection("What is lost", tuple(map(_write_impact, memo.falls))),
        *(
            MemoSection(label, tuple(_write_item(item, several=several) for item in group))
            for label, group in groupby(memo.items, key=lambda item: item.risk.label)
        ),
        MemoSection("New captures", tuple(map(_write_capture, memo.captures))),
        MemoSection("How much of each source is used", tuple(map(_write_coverage, memo.coverage))),
        MemoSection("Who has read it", _make_entries(memo.people)),
        MemoSection(
            "Changed outside the content, which this memo does not read",
            tuple((_make_line(Span(path, "code")),) for path in (*outside[:PATHS], *rest)),
            kept=True,
        ),
        MemoSection("Before you approve", _make_entries(memo.questions), asks=True, kept=True),
    )
    return tuple(section for section in sections if section.entries)


def _make_entries(sentences: Iterable[str]) -> tuple[Entry, ...]:
    return tuple((_make_line(Span(sentence)),) for sentence in sentences)


def _make_line(*spans: Span, depth: int = 0) -> Line:
    return Line(tuple(span for span in spans if span.words), depth)


def _write_fault(finding: Diagnostic) -> Entry:
    rule = finding.rule
    head = _make_line(Span(f"{rule.severity} {rule.name}", "strong"), Span(" at "), Span(str(finding.place), "code"))
    remarks = (_make_line(Span(f"{remark.place}: {remark.message}"), depth=1) for remark in finding.also)
    return head, _make_line(Span(" ".join(filter(None, (finding.message, finding.hint)))), depth=1), *remarks


def _write_edition(edition: Publishing) -> Entry:
    head = _make_line(Span(capitalised(edition.title), "strong"), Span(f": {edition.note}"))
    return head, _make_line(Span(edition.share), depth=1), _make_line(Span(edition.people), depth=1)


def _write_impact(impact: Impact) -> Entry:
    return _make_line(Span(impact.sentence, "strong")), *(
        _make_line(Span(sentence), depth=1) for sentence in impact.falls
    )


def _write_capture(capture: Captured) -> Entry:
    furniture = (_make_line(Span(line, "quoted"), depth=1) for line in capture.furniture)
    return (
        _make_line(Span(capture.sentence)),
        *furniture,
        *(line for row in capture.differs for line in _write_row(row, 1)),
    )


def _write_coverage(covered: Covered) -> Entry:
    before = (_make_line(Span(f"Before: {covered.before}"), depth=1),) if covered.before else ()
    page = _make_line(
        Span("Sentence by sentence in the preview: "), Span(f"{covered.address}index.html", "code"), depth=1
    )
    return _make_line(Span(covered.name, "strong"), Span(f": {covered.sentence}")), *before, page


def _write_item(item: Item, *, several: bool) -> Entry:
    home = f" in {item.home}" if item.home and several else ""
    also = f" (and in {joined(list(item.also))})" if item.also else ""
    return (
        _make_line(Span(item.title, "strong"), Span(f"{home}{also}")),
        *(line for view in item.changes for line in _write_change(view)),
        *(_make_line(Span(f"{name}: {value}"), depth=1) for name, value in item.facts),
        *(line for quote in item.before for line in _write_quote("Was", quote)),
        *(line for quote in item.after for line in _write_quote("Evidence", quote)),
    )


def _write_change(view: ChangeView) -> Iterator[Line]:
    details = " ".join(filter(None, (view.sentence, view.reason)))
    yield _make_line(Span(capitalised(view.kind), "strong"), Span(f": {details}" if details else ""), depth=1)
    for row in view.rows:
        yield from _write_row(row, 2)


def _write_row(row: Difference, depth: int) -> Iterator[Line]:
    """Write the words before and the words after."""
    name = f", {row.name}" if row.name else ""
    if row.before:
        yield _make_line(Span(f"Before{name}: "), *_style_pieces(row.before, "old"), depth=depth)
    if row.after:
        yield _make_line(
            Span(f"{'Now' if row.before else 'New'}{name}: "), *_style_pieces(row.after, "new"), depth=depth
        )


def _style_pieces(pieces: Marked, style: str) -> Iterator[Span]:
    return (Span(words, style if only else "") for words, only in pieces)


def _write_quote(name: str, quote: InContext) -> Iterator[Line]:
    spans = (Span(words, "quoted" if quoted else "") for words, quoted in quote.pieces)
    yield _make_line(Span(f"{name} {quote.address}", "strong"), Span(": "), *spans, depth=1)
    voice = f"Quoting {quote.speaker}. " if quote.speaker else ""
    match = f"{capitalised(quote.tier)}. {quote.stance}".strip()
    yield _make_line(Span(f"{voice}{quote.source} {match}"), depth=2)
    if quote.glosses:
        yield _make_line(Span(message("quotes.glosses", glosses=message("row.semicolon").join(quote.glosses))), depth=2)
    yield from (_make_line(Span(remark), depth=2) for remark in quote.remarks)
    for caution, because in quote.cautions:
        answer = f"Answered: {because}" if because else "Not answered."
        yield _make_line(Span("Warning: ", "strong"), Span(f"{caution} {answer}"), depth=2)
