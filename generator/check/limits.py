"""Takes a library and its verdicts; gives what of each capture the site shows, and a finding where that is too much.

What an address names of a capture, to open the live page at a quote, is shown as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.fragments import terms
from generator.check.quotes import paragraph
from generator.model import Tier
from generator.model.diagnostics import Diagnostic
from generator.model.rules import quoting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.check.fragments import Terms
    from generator.model import Library, Quotation, Source, Span, Verdict, Verdicts, Worths

SHORTEST_EXCERPTED = 1500
"""Characters below which a capture may be quoted whole: a post or a notice has no part that could stand for it."""

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def union(spans: Iterable[Span]) -> list[Span]:
    """Merge spans that touch or overlap."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def shown(library: Library, verdicts: Verdicts, worth: Worths | None = None) -> Mapping[str, list[Span]]:
    """Give, for each capture, the stretches that the site shows: every quote, and what the rights allow around it."""
    # One capture after another, so that each is prepared once.
    placed = sorted(_passing_quotations(library, verdicts, worth or {}), key=lambda pair: pair[0].capture.file)
    return _merge_by_capture(
        (quotation, reach(quotation, verdict, library.captures[quotation.capture.file]))
        for quotation, verdict in placed
    )


def reach(quotation: Quotation, verdict: Verdict, capture: str) -> tuple[Span, ...]:
    """Give what is shown of a capture for a quote that stands in it."""
    return (*around(quotation.source, verdict, capture), *filter(None, sought(quotation, verdict, capture) or ()))


def around(source: Source, verdict: Verdict, capture: str) -> tuple[Span, ...]:
    """Give a quote with what the rights of its source allow around it: nothing, its sentence, or its paragraph."""
    if source.rights == "hash-only":
        return verdict.spans
    if source.rights == "full":
        return tuple(paragraph(capture, *span) for span in verdict.sentences)
    return verdict.sentences


def sought(quotation: Quotation, verdict: Verdict, capture: str) -> Terms | None:
    """Give the words by which a quote that stands in its capture is found on the live page, if they may stand there."""
    source = quotation.source
    if not source.shown_live or quotation.capture.file != source.captures[-1].file:
        return None
    alone = source.rights == "hash-only"
    return terms(capture, (verdict.spans if alone else verdict.sentences)[0], alone=alone)


def _passing_quotations(library: Library, verdicts: Verdicts, worth: Worths) -> Iterator[tuple[Quotation, Verdict]]:
    """Give every quotation that stands in its capture, those of editions too."""
    pairs = [(quotation, verdicts[quotation.address]) for quotation in library.quotations]
    for name, past_worths in worth.items():
        for past, past_worth in zip(library.editions[name], past_worths, strict=True):
            pairs += [(quotation, past_worth.verdicts[quotation.address]) for quotation in past.library.quotations]
    return (pair for pair in pairs if pair[1].tier.passes and pair[0].capture.file in library.captures)


def _merge_by_capture(placed: Iterable[tuple[Quotation, tuple[Span, ...]]]) -> dict[str, list[Span]]:
    gathered: dict[str, list[Span]] = {}
    for quotation, spans in placed:
        gathered.setdefault(str(quotation.capture.file), []).extend(spans)
    return {file: union(spans) for file, spans in gathered.items() if spans}


def excerpts_stay_excerpts(library: Library, verdicts: Verdicts, worth: Worths) -> Iterator[Diagnostic]:
    """A quote, all quotes of a source, and all that is shown of a capture stay within the desk's limits."""
    limits = library.settings.limits
    on_show = shown(library, verdicts, worth)
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
        if words > limits.source_words and not hidden:  # quotes that overlap in a text count once, where it is read
            message = f"{words} words of {name} are quoted; the desk's limit is {limits.source_words}."
            yield Diagnostic(quoting.EXCERPT_WORD_LIMIT, source.id.place, message, "Quote less of it, or shorter.")
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
                quoting.EXCERPT_QUOTE_LIMIT, quotation.text.place, message, "Quote the part that carries the claim."
            )
