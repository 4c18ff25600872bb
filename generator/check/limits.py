"""Find the spans of every capture that the site shows, and report where that is more than the desk allows.

The words of a capture that an address names, to open the live page at a quote, count as shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.fragments import choose_terms
from generator.check.quotes import paragraph
from generator.model import SETTINGS, Tier
from generator.model.diagnostics import Diagnostic
from generator.model.rules import quoting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.check.fragments import Terms
    from generator.model import Library, Quotation, Source, Span, Verdict, Verdicts, Worths

SHORTEST_EXCERPTED = 1500
"""Characters. A shorter capture may be quoted whole: no part of a post or a notice could represent it."""

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Merge spans that touch or overlap."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def find_excerpts(library: Library, verdicts: Verdicts, worth: Worths | None = None) -> Mapping[str, list[Span]]:
    """Return the spans of every capture that the site shows.

    These are all quotes, and what the rights allow around them.
    """
    # Sorted by capture, so that every capture is prepared only once.
    placed = sorted(_passing_quotations(library, verdicts, worth or {}), key=lambda pair: pair[0].capture.file)
    return _merge_by_capture(
        (quotation, find_excerpt(quotation, verdict, library.captures[quotation.capture.file]))
        for quotation, verdict in placed
    )


def find_excerpt(quotation: Quotation, verdict: Verdict, capture: str) -> tuple[Span, ...]:
    """Return the spans of a capture that the site shows for a quote.

    The quote must stand in the capture.
    """
    return (
        *extend_by_rights(quotation.source, verdict, capture),
        *filter(None, choose_live_terms(quotation, verdict, capture) or ()),
    )


def extend_by_rights(source: Source, verdict: Verdict, capture: str) -> tuple[Span, ...]:
    """Return a quote's spans, extended as far as the rights of its source allow.

    The result is the quote alone, its sentences, or its paragraphs.
    """
    if source.rights == "hash-only":
        return verdict.spans
    if source.rights == "full":
        return tuple(paragraph(capture, *span) for span in verdict.sentences)
    return verdict.sentences


def choose_live_terms(quotation: Quotation, verdict: Verdict, capture: str) -> Terms | None:
    """Return the spans of the words that find a quote on the live page.

    Return None if the page may not have the words, or if no words surely find the quote.
    """
    source = quotation.source
    if not source.shown_live or quotation.capture.file != source.captures[-1].file:
        return None
    alone = source.rights == "hash-only"
    return choose_terms(capture, (verdict.spans if alone else verdict.sentences)[0], alone=alone)


def _passing_quotations(library: Library, verdicts: Verdicts, worth: Worths) -> Iterator[tuple[Quotation, Verdict]]:
    """Return every quotation that stands in its capture with its verdict, including those of editions."""
    pairs = [(quotation, verdicts[quotation.address]) for quotation in library.quotations]
    for name, past_worths in worth.items():
        for past, past_worth in zip(library.editions[name], past_worths, strict=True):
            pairs += [(quotation, past_worth.verdicts[quotation.address]) for quotation in past.library.quotations]
    return (pair for pair in pairs if pair[1].tier.passes and pair[0].capture.file in library.captures)


def _merge_by_capture(placed: Iterable[tuple[Quotation, tuple[Span, ...]]]) -> dict[str, list[Span]]:
    gathered: dict[str, list[Span]] = {}
    for quotation, spans in placed:
        gathered.setdefault(str(quotation.capture.file), []).extend(spans)
    return {file: merge_spans(spans) for file, spans in gathered.items() if spans}


def excerpts_stay_excerpts(library: Library, verdicts: Verdicts, worth: Worths) -> Iterator[Diagnostic]:
    """Report quotes, sources and captures that exceed the desk's limits on excerpts."""
    if library.lacks(SETTINGS):
        return  # the desk may have set other limits
    limits = library.settings.limits
    on_show = find_excerpts(library, verdicts, worth)
    quoted = _merge_by_capture(
        (quotation, verdict.spans) for quotation, verdict in _passing_quotations(library, verdicts, worth)
    )
    for name, quotations in library.quoted_from.items():
        source = library.sources[name]
        if source.rights == "full":
            continue
        yield from _report_long_quotes(quotations, limits.quote_words)
        words = sum(
            len(_WORD.findall(library.captures[file][start:end]))
            for file in dict.fromkeys(str(capture.file) for capture in source.captures)
            for start, end in quoted.get(file, ())
        )
        unseen = (
            quotation
            for quotation in quotations
            if verdicts[quotation.address].tier is Tier.UNCHECKED and not quotation.inside
        )
        words += sum(len(_WORD.findall(quotation.text)) for quotation in unseen)
        hidden = any(library.out_of_sight(capture.file) for capture in source.captures)
        if words > limits.source_words and not hidden:  # overlapping quotes count once only if the capture was read
            message = f"The site and its editions quote {words} words of {name}; the limit is {limits.source_words}."
            yield Diagnostic(quoting.EXCERPT_WORD_LIMIT, source.id.place, message, "Quote fewer or shorter passages.")
        for capture in source.captures:
            text = library.captures.get(capture.file, "")
            share = sum(end - start for start, end in on_show.get(str(capture.file), ())) / max(len(text), 1)
            if share > limits.source_share and len(text) >= SHORTEST_EXCERPTED:
                message = (
                    f"The site would show {share:.1%} of {capture.file}; the desk's limit is {limits.source_share:.0%}."
                )
                hint = "Quote fewer sentences of it."
                yield Diagnostic(quoting.EXCERPT_SHARE_LIMIT, capture.file.place, message, hint)


def _report_long_quotes(quotations: Iterable[Quotation], most: int) -> Iterator[Diagnostic]:
    for quotation in quotations:
        if (count := len(_WORD.findall(quotation.text))) > most:
            message = f"This quote has {count} words; the desk's limit is {most}."
            yield Diagnostic(
                quoting.EXCERPT_QUOTE_LIMIT, quotation.text.place, message, "Quote only the part that you need."
            )
